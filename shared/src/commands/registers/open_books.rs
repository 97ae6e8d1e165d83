//! Books that were read and checked, and what pages and rows of them are taken from, reckoned once.

use super::told::Said;
use crate::ids::Hash;
use crate::pack::Pack;
use crate::payroll::register::Register;
use crate::payroll::{Books, Checked, Circumstances, PeriodOutcome, Review, Rule, Subject, Told};
use self_cell::self_cell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Register, time cards and tickets as they were read, joined for the rules, and what the check gave.
pub struct OpenBooks {
    /// Of files, mappings, circumstances and pack; what was told is compared itself.
    print: Hash,
    pub(super) said: Vec<Said>,
    pub(super) checked: Checked,
    joined: Joined,
    /// Periods, the most owed first.
    pub(super) by_weight: Vec<u32>,
    /// By period: the rules that are not clean for it or for its worker.
    rules: Vec<Rules>,
    /// The period of each row hash, made when the first note needs it.
    hashed: OnceLock<HashMap<Hash, u32>>,
}

/// What a review rests on.
pub(super) struct Files {
    pub register: Register,
    pub time_cards: Option<Register>,
    pub tickets: Option<Register>,
    /// In the order of [`OpenBooks::said`].
    pub told: Vec<Told>,
    pub circumstances: Circumstances,
    pub pack: Arc<Pack>,
}

type Joining<'f> = Review<'f, 'f>;

self_cell!(
    struct Joined {
        owner: Files,
        #[covariant]
        dependent: Joining,
    }
);

impl OpenBooks {
    /// Joins and checks. Takes a second for a large register, and needs nobody.
    pub(super) fn checked(print: Hash, said: Vec<Said>, files: Files) -> OpenBooks {
        let joined = Joined::new(files, |files| {
            let books = Books {
                register: &files.register,
                time_cards: files.time_cards.as_ref(),
                tickets: files.tickets.as_ref(),
                told: &files.told,
            };
            Review::new(&books, &files.pack.payroll, &files.circumstances)
        });
        let checked = joined.borrow_dependent().check();
        let mut by_weight: Vec<u32> = (0u32..).zip(&checked.periods).map(|(place, _)| place).collect();
        let weight = |place: &u32| {
            checked
                .periods
                .get(*place as usize)
                .map(|period| (period.owed, period.judgement))
        };
        by_weight.sort_by_key(|place| Reverse(weight(place)));
        OpenBooks {
            print,
            said,
            rules: rules(&checked),
            by_weight,
            checked,
            joined,
            hashed: OnceLock::new(),
        }
    }

    /// Tells whether books at hand are still those that a record names.
    pub fn print(&self) -> Hash {
        self.print
    }

    pub(super) fn register(&self) -> &Register {
        &self.joined.borrow_owner().register
    }

    pub(super) fn told(&self) -> &[Told] {
        &self.joined.borrow_owner().told
    }

    pub(super) fn review(&self) -> &Review<'_, '_> {
        self.joined.borrow_dependent()
    }

    pub(super) fn period(&self, place: u32) -> Option<&PeriodOutcome> {
        self.checked.periods.get(place as usize)
    }

    /// The rules that did not come out clean for a period or its worker.
    pub(super) fn broken(&self, place: u32) -> Rules {
        self.rules.get(place as usize).copied().unwrap_or_default()
    }

    /// The period in which a row of this hash stands.
    pub(super) fn place_of(&self, hash: Hash) -> Option<u32> {
        let hashed = self.hashed.get_or_init(|| {
            let mut hashed = HashMap::with_capacity(self.checked.periods.len());
            for (place, period) in (0u32..).zip(&self.checked.periods) {
                let rows = period.rows.iter();
                for row in rows.filter_map(|row| self.register().rows.get(*row as usize)) {
                    hashed.entry(self.register().row_hash(row)).or_insert(place);
                }
            }
            hashed
        });
        hashed.get(&hash).copied()
    }
}

/// A set of rules, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rules(u16);

impl Rules {
    fn add(&mut self, rule: Rule) {
        self.0 |= 1 << rule as u16;
    }

    pub fn contains(self, rule: Rule) -> bool {
        self.0 & (1 << rule as u16) != 0
    }

    pub fn list(self) -> Vec<Rule> {
        Rule::ALL.into_iter().filter(|rule| self.contains(*rule)).collect()
    }
}

fn rules(checked: &Checked) -> Vec<Rules> {
    let mut of_period = vec![Rules::default(); checked.periods.len()];
    let mut of_worker = vec![Rules::default(); checked.summary.workers as usize];
    for outcome in &checked.outcomes {
        let of = match outcome.subject {
            Subject::Period(place) => of_period.get_mut(place as usize),
            Subject::Worker(worker) => of_worker.get_mut(worker as usize),
            Subject::Crew(_) | Subject::Register => None,
        };
        if let Some(rules) = of {
            rules.add(outcome.rule);
        }
    }
    for (rules, period) in of_period.iter_mut().zip(&checked.periods) {
        rules.0 |= of_worker.get(period.worker as usize).copied().unwrap_or_default().0;
    }
    of_period
}
