//! Faults of the books, located, and bounded: a file that is wrong a million times says so in two hundred lines.

use super::columns::{Columns, plain};
use super::index::Case;
use crate::payroll::checked::{BookFault, FaultCode, MOST_FAULTS};
use crate::payroll::currency;
use crate::payroll::register::{Field, Layout};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashSet};

/// Faults as they are found.
#[derive(Default)]
pub(in crate::payroll) struct Faults {
    /// With what was found: the last of many is told as [`FaultCode::More`].
    found: Vec<(FaultCode, BookFault)>,
    counts: BTreeMap<FaultCode, usize>,
}

impl Faults {
    /// Notes a fault at a field's cell, or at the row where the field has no column.
    pub fn note(&mut self, code: FaultCode, book: &Columns<'_>, row: u32, field: Field) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        let Some(at) = book.cell(row, field).or_else(|| book.row_at(row)) else {
            return;
        };
        let kind = code;
        let (code, value) = match (*count).cmp(&(MOST_FAULTS + 1)) {
            std::cmp::Ordering::Less => (code, plain(book.value(row, field))),
            std::cmp::Ordering::Equal => (FaultCode::More, String::new()),
            std::cmp::Ordering::Greater => return,
        };
        let book = book.kind();
        self.found.push((kind, BookFault { code, book, at, value }));
    }

    /// What was found in later periods, as if it had been noted here.
    pub fn add(&mut self, later: Faults) {
        let mut listed = self.counts.clone();
        for (kind, mut fault) in later.found {
            let before = listed.entry(kind).or_default();
            match (*before).cmp(&MOST_FAULTS) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => (fault.code, fault.value) = (FaultCode::More, String::new()),
                std::cmp::Ordering::Greater => continue,
            }
            *before += 1;
            self.found.push((kind, fault));
        }
        for (kind, count) in later.counts {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    pub fn into_list(self) -> Vec<BookFault> {
        self.found.into_iter().map(|(_, fault)| fault).collect()
    }

    /// The order of the files.
    pub fn order(left: &BookFault, right: &BookFault) -> std::cmp::Ordering {
        (left.book as u8, &left.at, left.code).cmp(&(right.book as u8, &right.at, right.code))
    }
}

/// Rates that are far from all others of their column: mistyped, or in another unit. Nothing is reckoned from them.
pub(in crate::payroll) fn absurd_rates(register: &Columns<'_>, faults: &mut Faults) -> HashSet<u32> {
    const RATES: [Field; 6] = [
        Field::PieceRate,
        Field::HourlyRate,
        Field::OvertimeRate,
        Field::DayRate,
        Field::MonthlyRate,
        Field::ContractRate,
    ];
    let far = Decimal::from(200);
    let mut absurd = HashSet::new();
    for field in RATES.into_iter().filter(|field| register.has(*field)) {
        let rows = 0..u32::try_from(register.book.rows.len()).unwrap_or(u32::MAX);
        let mut given: Vec<(Decimal, u32)> = rows
            .filter_map(|row| Some((register.figure(row, field).filter(|rate| *rate > Decimal::ZERO)?, row)))
            .collect();
        let half = given.len() / 2;
        // Of two rates nobody can say which is the strange one.
        if given.len() < 3 {
            continue;
        }
        let (_, (middle, _), _) = given.select_nth_unstable(half);
        let middle = *middle;
        let (most, times) = (middle.saturating_mul(far), |rate: &Decimal| rate.saturating_mul(far));
        for (rate, row) in &given {
            let is_far = *rate >= most || times(rate) <= middle;
            if is_far {
                faults.note(FaultCode::AbsurdRate, register, *row, field);
                absurd.insert(*row);
            }
        }
    }
    absurd
}

/// What cannot be in a period's figures: its hours are not used then.
pub(in crate::payroll) fn impossible_hours(register: &Columns<'_>, case: &Case, faults: &mut Faults) -> bool {
    const HOURS: [Field; 4] = [
        Field::TotalHours,
        Field::RegularHours,
        Field::OvertimeHours,
        Field::WaitingHours,
    ];
    let whole_day = Decimal::from(1_440);
    let mut impossible = false;
    for field in HOURS.into_iter().filter(|field| register.has(*field)) {
        let sum = register.sum(&case.rows, field).or_zero();
        let first = |wanted: &dyn Fn(Decimal) -> bool| {
            let mut rows = case.rows.iter().copied();
            rows.find(|row| register.figure(*row, field).is_some_and(wanted))
        };
        if sum < Decimal::ZERO {
            let row = first(&|minutes| minutes < Decimal::ZERO).or(case.rows.first().copied());
            row.into_iter()
                .for_each(|row| faults.note(FaultCode::NegativeHours, register, row, field));
            impossible = true;
        }
        let per_day = register.book.mapping.layout == Layout::Day;
        let too_long = match per_day {
            true => first(&|minutes| minutes > whole_day),
            false => None,
        };
        let whole = case.length().map(|days| whole_day * Decimal::from(days));
        let too_many = whole
            .is_some_and(|whole| sum > whole)
            .then(|| case.rows.first().copied())
            .flatten();
        if let Some(row) = too_long.or(too_many) {
            faults.note(FaultCode::TooManyHours, register, row, field);
            impossible = true;
        }
    }
    impossible
}

/// The currency of a period's amounts. `None`: none that anybody knows, or several.
pub(in crate::payroll) fn currency_of<'r>(
    register: &Columns<'_>,
    case: &Case,
    pack: &'r str,
    faults: &mut Faults,
) -> Option<&'r str> {
    let whole = register.book.mapping.currency.as_deref();
    let of_file: Option<&'r str> = whole.map_or(Some(pack), |whole| currency::read(whole, pack));
    let mut found: Option<Option<&'r str>> = None;
    for row in &case.rows {
        let read = match register.text(*row, Field::Currency) {
            None => of_file,
            Some(text) => {
                let read: Option<&'r str> = currency::read(text, pack);
                if read.is_none() {
                    faults.note(FaultCode::UnknownCurrency, register, *row, Field::Currency);
                }
                read
            }
        };
        match found {
            None => found = Some(read),
            Some(before) if before == read => {}
            Some(_) => return None,
        }
    }
    found.unwrap_or(of_file)
}
