//! Who and when: rows put together by worker and pay period, and the other books joined by worker number.
//!
//! Rows of one worker within the same work week are one period: splitting a week must not hide what the law sees by the week.

use super::columns::Columns;
use super::faults::Faults;
use crate::pack::WeekStart;
use crate::payroll::LONGEST_PERIOD_DAYS;
use crate::payroll::checked::FaultCode;
use crate::payroll::register::{Field, Layout, Register, Value};
use crate::time::Day;
use chrono::{Datelike, Days, Weekday};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

pub(in crate::payroll) struct Index<'b> {
    /// Numbers of this check by the employer's.
    numbers: HashMap<&'b str, u32>,
    /// How many workers there are, those without a number included.
    pub workers: u32,
    pub crews: Vec<&'b str>,
    /// In the order of their first rows.
    pub cases: Vec<Case>,
    /// Places of [`Self::cases`] by worker and first day.
    by_worker: Vec<u32>,
}

/// A worker's pay period: the rows that are judged together.
#[derive(Clone, Debug)]
pub(in crate::payroll) struct Case {
    pub worker: u32,
    /// Counts into [`Index::crews`].
    pub crew: Option<u32>,
    /// `None`: the first day is not known, or cannot be.
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub rows: Vec<u32>,
}

impl Case {
    /// Both days, where known.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((self.first?, self.last?))
    }

    /// How many days it has; at least 1.
    pub fn length(&self) -> Option<i64> {
        let (first, last) = self.days()?;
        Some(last.signed_duration_since(first).num_days() + 1)
    }
}

/// The first day of the work week of a day.
pub(in crate::payroll) fn week_of(day: Day, starts: WeekStart) -> Day {
    let first = match starts {
        WeekStart::Monday => Weekday::Mon,
        WeekStart::Saturday => Weekday::Sat,
        WeekStart::Sunday => Weekday::Sun,
    };
    let since = day.weekday().days_since(first);
    day.checked_sub_days(Days::new(since.into())).unwrap_or(day)
}

/// What rows of one period have in common: the work week, or both days, or, where no period is known, nothing.
type Key = (u32, Option<Day>, Option<Day>, u32);

impl<'b> Index<'b> {
    pub fn of(register: &Columns<'b>, week: WeekStart, faults: &mut Faults) -> Index<'b> {
        let mut index = Index {
            numbers: HashMap::new(),
            workers: 0,
            crews: Vec::new(),
            cases: Vec::new(),
            by_worker: Vec::new(),
        };
        let mut keyed: Vec<(Key, u32, Option<Day>, Option<Day>)> = Vec::with_capacity(register.book.rows.len());
        for row in rows_of(register.book) {
            let worker = index.number(register, row, faults);
            let (first, last) = period(register, row, faults);
            let key = match (first, last) {
                (Some(first), Some(last)) if week_of(first, week) == week_of(last, week) => {
                    (worker, Some(week_of(first, week)), None, 0)
                }
                (Some(_), Some(_)) => (worker, first, last, 0),
                // A row without a period stands alone.
                _ => (worker, None, last, row + 1),
            };
            keyed.push((key, row, first, last));
        }
        keyed.sort_unstable();
        let mut crews: HashMap<&'b str, u32> = HashMap::new();
        for group in keyed.chunk_by(|left, right| left.0 == right.0) {
            index.cases.push(case(register, group, faults));
        }
        overlaps(register, &index.cases, faults);
        index.cases.sort_by_key(|case| case.rows.first().copied());
        for case in &mut index.cases {
            let row = case.rows.first().copied().unwrap_or_default();
            case.crew = register.text(row, Field::Crew).map(|name| {
                *crews.entry(name).or_insert_with(|| {
                    index.crews.push(name);
                    u32::try_from(index.crews.len() - 1).unwrap_or(u32::MAX)
                })
            });
        }
        let mut by_worker: Vec<u32> = (0..u32::try_from(index.cases.len()).unwrap_or(u32::MAX)).collect();
        by_worker.sort_by_key(|place| {
            index
                .cases
                .get(*place as usize)
                .map(|case| (case.worker, case.first, case.last))
        });
        index.by_worker = by_worker;
        index
    }

    /// Every worker's periods by their days, as places among [`Self::cases`].
    pub fn each_worker(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let worker = |place: &u32| self.cases.get(*place as usize).map(|case| case.worker);
        let groups = self
            .by_worker
            .chunk_by(move |left, right| worker(left) == worker(right));
        groups.filter_map(move |places| Some((worker(places.first()?)?, places)))
    }

    /// The first row of a worker's first period.
    pub fn first_row(&self, worker: u32) -> Option<u32> {
        let place = self.of_worker(worker).first()?;
        self.cases.get(*place as usize)?.rows.first().copied()
    }

    /// The places of a worker's periods among [`Self::cases`], in their order.
    pub fn places_of(&self, worker: u32) -> Vec<usize> {
        let mut places: Vec<usize> = self.of_worker(worker).iter().map(|place| *place as usize).collect();
        places.sort_unstable();
        places
    }

    /// The same by the days of the periods.
    fn of_worker(&self, worker: u32) -> &[u32] {
        let before = |place: &u32| self.cases.get(*place as usize).map_or(u32::MAX, |case| case.worker);
        let from = self.by_worker.partition_point(|place| before(place) < worker);
        let until = self.by_worker.partition_point(|place| before(place) <= worker);
        self.by_worker.get(from..until).unwrap_or_default()
    }

    /// The number of this check for an employer's number.
    pub fn worker(&self, number: &str) -> Option<u32> {
        self.numbers.get(number.trim()).copied()
    }

    fn number(&mut self, register: &Columns<'b>, row: u32, faults: &mut Faults) -> u32 {
        let next = self.workers;
        let known = register
            .text(row, Field::Worker)
            .or_else(|| register.text(row, Field::Name));
        let number = match known {
            Some(number) => *self.numbers.entry(number).or_insert(next),
            None => {
                faults.note(FaultCode::NoWorker, register, row, Field::Worker);
                next
            }
        };
        self.workers = self.workers.max(number + 1);
        number
    }
}

pub(in crate::payroll) fn rows_of(book: &Register) -> std::ops::Range<u32> {
    0..u32::try_from(book.rows.len()).unwrap_or(u32::MAX)
}

/// The days of a row: its own period, its day, or the period of the whole file.
fn period(register: &Columns<'_>, row: u32, faults: &mut Faults) -> (Option<Day>, Option<Day>) {
    let (first, last) = (
        register.day(row, Field::PeriodFirst),
        register.day(row, Field::PeriodLast),
    );
    let of_file = register.book.mapping.period;
    let (first, last) = match (first, last, register.day(row, Field::Day)) {
        (Some(first), Some(last), _) => (first, last),
        (_, _, Some(day)) if register.book.mapping.layout == Layout::Day => match of_file {
            Some((first, last)) if first <= day && day <= last => (first, last),
            _ => (day, day),
        },
        (None, None, _) if of_file.is_some() => match of_file {
            Some(period) => period,
            None => return (None, None),
        },
        (first, last, _) => {
            if first.or(last).is_none() {
                faults.note(FaultCode::NoPeriod, register, row, Field::PeriodFirst);
            }
            return (None, last.or(first));
        }
    };
    let days = last.signed_duration_since(first).num_days() + 1;
    if days < 1 {
        faults.note(FaultCode::PeriodBackwards, register, row, Field::PeriodLast);
        return (None, None);
    }
    if days > LONGEST_PERIOD_DAYS {
        faults.note(FaultCode::PeriodTooLong, register, row, Field::PeriodLast);
        return (None, Some(last));
    }
    (Some(first), Some(last))
}

fn case(register: &Columns<'_>, group: &[(Key, u32, Option<Day>, Option<Day>)], faults: &mut Faults) -> Case {
    let mut rows: Vec<u32> = Vec::with_capacity(group.len());
    let per_period = register.book.mapping.layout == Layout::Period;
    let mut seen: HashMap<u64, Vec<u32>> = HashMap::new();
    for (_, row, first, last) in group {
        let twice = match group.len() {
            1 => false,
            _ => {
                let alike = seen.entry(fingerprint(register, *row)).or_default();
                let twice = alike.iter().any(|before| same(register, *before, *row));
                if !twice {
                    alike.push(*row);
                }
                twice
            }
        };
        if twice {
            faults.note(FaultCode::SameRowTwice, register, *row, Field::Worker);
            continue;
        }
        let same_days = |other: &&(Key, u32, Option<Day>, Option<Day>)| (&other.2, &other.3) == (first, last);
        let before = group.iter().take_while(|other| other.1 < *row).find(same_days);
        if per_period && before.is_some() && first.is_some() {
            faults.note(FaultCode::WorkerTwice, register, *row, Field::Worker);
        }
        rows.push(*row);
    }
    let key = group.first().map(|(key, ..)| *key).unwrap_or_default();
    Case {
        worker: key.0,
        crew: None,
        first: group.iter().filter_map(|(_, _, first, _)| *first).min(),
        last: group.iter().filter_map(|(_, _, _, last)| *last).max(),
        rows,
    }
}

fn same(register: &Columns<'_>, left: u32, right: u32) -> bool {
    let (left, right) = (register.row(left), register.row(right));
    left.zip(right).is_some_and(|(left, right)| left.says_as(&right))
}

/// A number that equal rows share.
fn fingerprint(register: &Columns<'_>, row: u32) -> u64 {
    let mut hasher = DefaultHasher::new();
    for value in register.row(row).into_iter().flat_map(|row| row.values()) {
        match value {
            Value::Number(figure) | Value::Minutes(figure) => figure.hash(&mut hasher),
            Value::Day(day) => day.hash(&mut hasher),
            Value::Clock(minutes) => minutes.hash(&mut hasher),
            Value::Text(text) => text.hash(&mut hasher),
            Value::YesNo(yes) => yes.hash(&mut hasher),
            Value::Unreadable(cell) => cell.text.hash(&mut hasher),
            Value::Nothing => 0_u8.hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// `cases` by worker and first day.
fn overlaps(register: &Columns<'_>, cases: &[Case], faults: &mut Faults) {
    let mut reached: Option<(u32, Day)> = None;
    let mut ordered: Vec<&Case> = cases.iter().filter(|case| case.days().is_some()).collect();
    ordered.sort_by_key(|case| (case.worker, case.first, case.last));
    for case in ordered {
        let (Some((first, last)), Some(row)) = (case.days(), case.rows.first()) else {
            continue;
        };
        match reached {
            Some((worker, until)) if worker == case.worker => {
                if first <= until {
                    faults.note(FaultCode::OverlappingPeriods, register, *row, Field::PeriodFirst);
                }
                reached = Some((worker, until.max(last)));
            }
            _ => reached = Some((case.worker, last)),
        }
    }
}
