//! A register under review: the books joined once, then checked as a whole or explained row by row.
//!
//! Both ways run the same rules over the same figures; explaining only keeps the steps that checking throws away.

mod basis;
mod blocks;
mod columns;
mod day_rate;
mod days;
mod desk;
mod faults;
mod figures;
mod index;
mod outcome;
mod tickets;

pub(super) use columns::{Columns, Sum, plain};
pub(super) use day_rate::DayRate;
pub(super) use days::{DayOfWork, WorkDays, moment};
pub(super) use desk::{Desk, Evidence, Explained, On};
pub(super) use faults::Faults;
pub(super) use figures::{Figures, one};
pub(super) use index::{Case, week_of};
pub(super) use outcome::Seen;
pub(super) use tickets::Tickets;

use super::books::{Books, Circumstances, Told};
use super::checked::{Checked, FaultCode, Subject};
use super::evidence::{Breach, Input};
use super::register::{CellAt, Field, Layout, Register};
use super::rules;
use crate::pack::{DeductionNeeds, PayrollRules, WeekStart};
use crate::side_by_side::both;
use index::Index;
use rust_decimal::Decimal;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// Books, rules and circumstances, put together.
pub struct Review<'b, 'r> {
    pub(super) rules: &'r PayrollRules,
    pub(super) circumstances: &'r Circumstances,
    pub(super) register: Columns<'b>,
    pub(super) index: Index<'b>,
    pub(super) cards: Option<WorkDays<'b>>,
    /// The register itself, where it has a row a day.
    pub(super) own_days: Option<WorkDays<'b>>,
    pub(super) tickets: Option<Tickets<'b>>,
    pub(super) told: &'b [Told],
    pub(super) absurd: HashSet<u32>,
    pub(super) day_rate: DayRate,
    /// In the order of the columns of deductions.
    pub(super) deduction_needs: Vec<Option<DeductionNeeds>>,
    pub(super) week: WeekStart,
    faults: Vec<super::checked::BookFault>,
    /// What the rules saw of every period, once somebody has asked.
    seen: OnceLock<Vec<Seen>>,
}

/// Periods that have been through the rules.
struct Judged<'r> {
    desk: Desk<'r>,
    faults: Faults,
    seen: Vec<Seen>,
}

/// From so many rows or periods on a second thread is worth its start.
const SHARED_FROM: usize = 4_000;

/// Whom to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The worker of a row: its place among [`Register::rows`].
    Row(u32),
    /// The number in [`PeriodOutcome::worker`](super::PeriodOutcome::worker).
    Worker(u32),
    /// Counts into [`Plots::owed_by_crew`](super::Plots::owed_by_crew).
    Crew(u32),
    /// What is about the register as a whole.
    Register,
}

/// Checks a register. [`Review`] does the same and can explain afterwards without reading the books anew.
pub fn check(books: &Books<'_>, rules: &PayrollRules, circumstances: &Circumstances) -> Checked {
    Review::new(books, rules, circumstances).check()
}

/// Every breach of a worker, a crew or the register, with its arithmetic.
pub fn explain(books: &Books<'_>, rules: &PayrollRules, circumstances: &Circumstances, about: About) -> Vec<Breach> {
    Review::new(books, rules, circumstances).explain(about)
}

impl<'b, 'r> Review<'b, 'r> {
    pub fn new(books: &Books<'b>, rules: &'r PayrollRules, circumstances: &'r Circumstances) -> Review<'b, 'r> {
        let mut faults = Faults::default();
        let register = Columns::of(books.register);
        let week = rules
            .checks
            .overtime
            .first()
            .map_or(WeekStart::default(), |scheme| scheme.week_starts);
        let rates = || {
            let mut faults = Faults::default();
            (faults::absurd_rates(&register, &mut faults), faults)
        };
        let many = register.book.rows.len() >= SHARED_FROM;
        let (index, (absurd, of_rates)) = both(many, || Index::of(&register, week, &mut faults), rates);
        faults.add(of_rates);
        let days = |book: &'b Register| WorkDays::of(Columns::of(book), &index);
        let cards = books.time_cards.map(days);
        let per_day = books.register.mapping.layout == Layout::Day;
        let own_days = per_day.then(|| days(books.register));
        let tickets = books.tickets.map(|book| Tickets::of(Columns::of(book), &index));
        for row in cards.iter().flat_map(|cards| &cards.strangers) {
            cards
                .iter()
                .for_each(|cards| faults.note(FaultCode::WorkerNotInRegister, &cards.book, *row, Field::Worker));
        }
        for row in tickets.iter().flat_map(|tickets| &tickets.strangers) {
            tickets
                .iter()
                .for_each(|tickets| faults.note(FaultCode::WorkerNotInRegister, &tickets.book, *row, Field::Worker));
        }
        Review {
            deduction_needs: rules::deductions::needs(&register, rules),
            day_rate: DayRate::of(&register),
            rules,
            circumstances,
            register,
            index,
            cards,
            own_days,
            tickets,
            told: books.told,
            absurd,
            week,
            faults: faults.into_list(),
            seen: OnceLock::new(),
        }
    }

    pub fn check(&self) -> Checked {
        let mut judged = self.judge_periods();
        rules::of_whole(self, &mut judged.desk, &judged.seen);
        let mut all = self.faults.clone();
        all.extend(judged.faults.into_list());
        all.sort_by(Faults::order);
        let checked = outcome::checked(self, judged.desk, &judged.seen, all);
        // Who asked first has put the same there.
        let _ = self.seen.set(judged.seen);
        checked
    }

    /// All periods through all rules: in two halves where there are many, for most machines have two processors to spare.
    fn judge_periods(&self) -> Judged<'r> {
        let count = self.index.cases.len();
        let part = |places: Range<usize>| {
            let (mut desk, mut faults) = (Desk::new(self.rules, None), Faults::default());
            let seen = rules::of_periods(self, &mut desk, &mut faults, places);
            Judged { desk, faults, seen }
        };
        if count < SHARED_FROM {
            return part(0..count);
        }
        let half = count / 2;
        let (mut judged, later) = both(true, || part(0..half), || part(half..count));
        judged.desk.add(later.desk);
        judged.faults.add(later.faults);
        judged.seen.extend(later.seen);
        judged
    }

    pub fn explain(&self, about: About) -> Vec<Breach> {
        let subject = match about {
            About::Worker(worker) => Subject::Worker(worker),
            About::Crew(crew) => Subject::Crew(crew),
            About::Register => Subject::Register,
            About::Row(row) => match self.index.cases.iter().find(|case| case.rows.contains(&row)) {
                Some(case) => Subject::Worker(case.worker),
                None => return Vec::new(),
            },
        };
        self.explained(Explained::Of(subject))
    }

    /// The first breaches of the whole register with their arithmetic, for a file that somebody takes away.
    pub fn explain_all(&self, most: usize) -> Vec<Breach> {
        self.explained(Explained::First(most))
    }

    fn explained(&self, what: Explained) -> Vec<Breach> {
        let seen = self.seen.get_or_init(|| self.judge_periods().seen);
        let (mut desk, mut faults) = (Desk::new(self.rules, Some(what)), Faults::default());
        match what {
            Explained::Of(Subject::Worker(worker)) => {
                let places = self.index.places_of(worker);
                rules::of_periods(self, &mut desk, &mut faults, places.into_iter());
            }
            Explained::Of(Subject::Period(_) | Subject::Crew(_) | Subject::Register) => {}
            Explained::First(_) => {
                rules::of_periods(self, &mut desk, &mut faults, 0..self.index.cases.len());
            }
        }
        if !desk.is_full() {
            rules::of_whole(self, &mut desk, seen);
        }
        desk.breaches
    }

    /// The cells that stand for a subject: of the first row of a period, of every period's for a worker.
    pub fn places(&self, subject: Subject) -> Vec<CellAt> {
        let first = |case: &Case| self.register.row_at(*case.rows.first()?);
        match subject {
            Subject::Period(place) => self
                .index
                .cases
                .get(place as usize)
                .and_then(first)
                .into_iter()
                .collect(),
            Subject::Worker(worker) => self
                .index
                .cases
                .iter()
                .filter(|case| case.worker == worker)
                .filter_map(first)
                .collect(),
            Subject::Crew(_) | Subject::Register => Vec::new(),
        }
    }

    /// The currency of each period's amounts, the pack's where it is not known.
    pub fn currencies(&self) -> Vec<String> {
        let mut unread = Faults::default();
        let of = |case: &Case| faults::currency_of(&self.register, case, &self.rules.currency, &mut unread);
        let read: Vec<Option<&str>> = self.index.cases.iter().map(of).collect();
        read.into_iter()
            .map(|currency| currency.unwrap_or(&self.rules.currency).to_owned())
            .collect()
    }

    /// The place of a subject as people read it: the first cell, or the crew's name; empty for the register.
    pub fn place_name(&self, subject: Subject) -> String {
        match subject {
            Subject::Crew(crew) => self
                .index
                .crews
                .get(crew as usize)
                .map(|crew| (*crew).to_owned())
                .unwrap_or_default(),
            Subject::Worker(worker) => self
                .index
                .first_row(worker)
                .and_then(|row| self.register.row_at(row))
                .map(|at| at.address())
                .unwrap_or_default(),
            other => self.places(other).first().map(CellAt::address).unwrap_or_default(),
        }
    }

    /// Days of work with start and stop: the time cards, else the register's own rows.
    pub(super) fn work_days(&self) -> Option<&WorkDays<'b>> {
        self.cards.as_ref().or(self.own_days.as_ref())
    }

    /// What a rule over a period is about.
    pub(super) fn on(&self, place: usize, case: &Case, currency: Option<&'r str>) -> On<'r> {
        let rules = self.rules;
        On {
            subject: Subject::Period(u32::try_from(place).unwrap_or(u32::MAX)),
            worker: Some(case.worker),
            days: (case.first, case.last),
            currency: currency.unwrap_or(&rules.currency),
        }
    }

    pub(super) fn on_worker(&self, worker: u32) -> On<'r> {
        let rules = self.rules;
        On {
            subject: Subject::Worker(worker),
            worker: Some(worker),
            days: (None, None),
            currency: &rules.currency,
        }
    }

    pub(super) fn on_register(&self) -> On<'r> {
        let rules = self.rules;
        On {
            subject: Subject::Register,
            worker: None,
            days: (None, None),
            currency: &rules.currency,
        }
    }

    /// An amount that somebody typed about the site; beyond what can be reckoned with, it is as good as not told.
    pub(super) fn told_amount(amount: Decimal) -> Option<Decimal> {
        let most = super::LARGEST_AMOUNT.saturating_mul(Decimal::ONE_THOUSAND);
        Some(amount).filter(|amount| *amount >= Decimal::ZERO && *amount <= most)
    }

    /// The rows of a period, by its place.
    pub(super) fn rows_of(&self, place: u32) -> &[u32] {
        self.index.cases.get(place as usize).map_or(&[], |case| &case.rows)
    }

    /// The cells of fields on rows, as inputs of a breach.
    pub(super) fn inputs(&self, rows: &[u32], fields: &[Field]) -> Vec<Input> {
        inputs(&self.register, rows, fields)
    }
}

pub(super) fn inputs(book: &Columns<'_>, rows: &[u32], fields: &[Field]) -> Vec<Input> {
    let mut found = Vec::new();
    for row in rows {
        for field in fields {
            for place in book.all(*field) {
                let value = plain(book.at(*row, *place));
                if let (Some(at), false) = (book.cell_at(*row, *place), value.is_empty()) {
                    found.push(Input {
                        field: *field,
                        book: book.kind(),
                        value,
                        at,
                    });
                }
            }
        }
    }
    found
}
