//! Days of work from time cards (or a register with a row a day): minutes, start, stop, by worker and day.

use super::blocks;
use super::columns::{Columns, Sum};
use super::index::{Index, rows_of};
use crate::payroll::register::{BlockMeaning, Field, Value};
use crate::time::Day;
use chrono::Datelike;
use rust_decimal::Decimal;

/// What keeps a day's length from being told, the likeliest first.
const UNREAD_FIRST: [Field; 5] = [
    Field::TotalHours,
    Field::RegularHours,
    Field::OvertimeHours,
    Field::Break,
    Field::Stop,
];

/// One row of a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::payroll) struct DayOfWork {
    pub worker: u32,
    pub day: Day,
    /// Worked; `None`: it cannot be read.
    pub minutes: Option<Decimal>,
    /// Minutes from midnight, and after that from it; with [`BlockMeaning::Rest`] of the rest.
    pub start: Option<i64>,
    pub stop: Option<i64>,
    pub row: u32,
}

/// All days, by worker and day.
pub(in crate::payroll) struct WorkDays<'b> {
    pub book: Columns<'b>,
    days: Vec<DayOfWork>,
    /// Rows of workers that the register does not have.
    pub strangers: Vec<u32>,
}

impl<'b> WorkDays<'b> {
    pub fn of(book: Columns<'b>, index: &Index<'b>) -> WorkDays<'b> {
        let mut days = Vec::new();
        let mut strangers = Vec::new();
        for row in rows_of(book.book) {
            let number = book.text(row, Field::Worker).or_else(|| book.text(row, Field::Name));
            let Some(day) = book.day(row, Field::Day) else { continue };
            match number.and_then(|number| index.worker(number)) {
                Some(worker) => read(&book, row, worker, day, &mut days),
                None => strangers.push(row),
            }
        }
        days.sort_by_key(|day| (day.worker, day.day, day.start, day.row));
        WorkDays { book, days, strangers }
    }

    pub fn is_rest(&self) -> bool {
        self.book.book.mapping.blocks == BlockMeaning::Rest
    }

    pub fn of_worker(&self, worker: u32) -> &[DayOfWork] {
        let from = self.days.partition_point(|day| day.worker < worker);
        let until = self.days.partition_point(|day| day.worker <= worker);
        self.days.get(from..until).unwrap_or_default()
    }

    /// A worker's days from one to another, both included.
    pub fn between(&self, worker: u32, first: Day, last: Day) -> &[DayOfWork] {
        let days = self.of_worker(worker);
        let from = days.partition_point(|day| day.day < first);
        let until = days.partition_point(|day| day.day <= last);
        days.get(from..until).unwrap_or_default()
    }

    /// Minutes worked; `None` where a day cannot be read or there is none.
    pub fn minutes(&self, worker: u32, first: Day, last: Day) -> Option<Decimal> {
        let days = self.between(worker, first, last);
        if self.is_rest() || days.is_empty() {
            return None;
        }
        days.iter().map(|day| day.minutes).sum()
    }

    /// The first row between two days whose length cannot be told, and the field that keeps it from being told.
    pub fn unread(&self, worker: u32, first: Day, last: Day) -> Option<(u32, Field)> {
        let mut days = self.between(worker, first, last).iter();
        let day = days.find(|day| day.minutes.is_none() && !self.is_rest())?;
        let mut fields = UNREAD_FIRST.into_iter();
        let broken = fields.find(|field| self.book.unreadable(day.row, *field).is_some());
        Some((day.row, broken.unwrap_or(Field::Start)))
    }

    pub fn all(&self) -> &[DayOfWork] {
        &self.days
    }
}

/// Takes down what a row says: a block of work for each pair of start and stop. The day's minutes stand on the first.
fn read(book: &Columns<'_>, row: u32, worker: u32, day: Day, days: &mut Vec<DayOfWork>) {
    let found = blocks::of(book, row);
    let stated = book.figure(row, Field::TotalHours).or_else(|| parts(book, row));
    let stated = stated.or_else(|| overtime_alone(book, row));
    // A grid's sum of the day stands on the day's first block; the others have none of their own.
    let summed = book.book.mapping.grid.is_some() && book.has(Field::TotalHours);
    let unread = [Field::TotalHours, Field::RegularHours, Field::OvertimeHours]
        .into_iter()
        .any(|field| book.unreadable(row, field).is_some());
    // Times hold breaks that nobody wrote down: they do not stand in for overtime that cannot be read beside regular hours.
    let broken = match summed {
        true => unread,
        false => unread && book.sum(&[row], Field::RegularHours).given().is_some(),
    };
    let between = match summed {
        true => Some(Decimal::ZERO),
        false => found.worked,
    };
    let between = between.filter(|_| !broken);
    let possible = |minutes: &Decimal| *minutes >= Decimal::ZERO && *minutes <= Decimal::from(1_440);
    let first = found.first;
    let of = |(start, stop), minutes| DayOfWork {
        worker,
        day,
        minutes,
        start,
        stop,
        row,
    };
    days.push(of(first, stated.or(between).filter(possible)));
    let more = found.more.into_iter();
    days.extend(more.map(|(start, stop)| of((Some(start), Some(stop)), Some(Decimal::ZERO))));
}

/// The day's hours where regular and overtime stand apart; overtime may have a column for each of its rates. `None`: no regular
/// hours stand there, or one cannot be read, and the other alone is not the day.
fn parts(book: &Columns<'_>, row: u32) -> Option<Decimal> {
    match [Field::RegularHours, Field::OvertimeHours].map(|field| book.sum(&[row], field)) {
        [Sum::Given(regular), extra] if !matches!(extra, Sum::Unreadable(_)) => Some(regular + extra.or_zero()),
        _ => None,
    }
}

/// A day of nothing but overtime. Beside times it is a part of what they enclose.
fn overtime_alone(book: &Columns<'_>, row: u32) -> Option<Decimal> {
    let mut times = [Field::Start, Field::Stop]
        .into_iter()
        .flat_map(|field| book.all(field));
    let alone = times.all(|place| book.at(row, *place) == Value::Nothing)
        && book.unreadable(row, Field::RegularHours).is_none();
    book.sum(&[row], Field::OvertimeHours).given().filter(|_| alone)
}

/// Minutes of a day's clock since a day that all share.
pub(in crate::payroll) fn moment(day: Day, minutes: i64) -> i64 {
    i64::from(day.num_days_from_ce()) * 1_440 + minutes
}
