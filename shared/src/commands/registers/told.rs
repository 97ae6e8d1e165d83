//! What workers told about hours and pay, beside what the books say: by worker code, and the difference is the books' to explain.
//!
//! The column `told` of a questionnaire marks the answers that are figures: `hours_week`, `pay_period`. A worker's number, kept
//! apart with the identity, joins the interview to the register's row.

use super::open_books::OpenBooks;
use crate::api::{ApiError, ToldBesideBooks};
use crate::commands::host::Host;
use crate::digits;
use crate::domain::about;
use crate::domain::interview::{InterviewSummary, answers};
use crate::domain::keys::{identity, interview as key};
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::payroll::Told;
use crate::payroll::register::{Field, Register};
use crate::time::Day;
use chrono::Days;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Hours of a week are held against a pay period of at most so many days.
const WEEK_DAYS: i64 = 7;
/// A period that ended longer ago is not what the worker spoke of.
const RECENT_DAYS: i64 = 45;

/// The figures of one interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Said {
    code: String,
    interview: RecordId,
    worker: Option<String>,
    /// When it was told.
    on: Day,
    hours_week: Option<Decimal>,
    pay_period: Option<Decimal>,
}

/// Everything that was told about hours and pay in an audit. What a worker took back is not among it.
pub(super) fn said(host: &mut impl Host, audit: RoomId, pack: &Pack) -> Result<Vec<Said>, ApiError> {
    let asks = |name: &str| {
        let form = pack.interviews.iter().find(|asked| asked.folder == name)?;
        let by = |figure: &str| {
            let mut questions = form.form.questions();
            questions
                .find(|question| question.told() == Some(figure))
                .map(|question| question.name.clone())
        };
        Some((by("hours_week"), by("pay_period"))).filter(|(hours, pay)| hours.is_some() || pay.is_some())
    };
    // Most audits ask for no figure: then nothing is read.
    if !pack.interviews.iter().any(|asked| asks(&asked.folder).is_some()) {
        return Ok(Vec::new());
    }
    let numbers = numbers(host, audit)?;
    let today = host.today();
    let mut all = Vec::new();
    for row in host.rows(audit, Kind::Interview)? {
        let summary = InterviewSummary::read(&row.fields).on(today);
        let Some((hours, pay)) = asks(row.fields.text(key::FORM).unwrap_or_default()) else {
            continue;
        };
        if summary.withdrawn || summary.group.is_some() {
            continue;
        }
        let answers = answers(&row.fields);
        let figure = |name: Option<String>| name.and_then(|name| digits::figure(answers.get(&name)?));
        let (hours_week, pay_period) = (figure(hours), figure(pay));
        if hours_week.is_some() || pay_period.is_some() {
            all.push(Said {
                code: summary.code,
                interview: row.id,
                worker: numbers.get(&row.id).cloned(),
                on: row.created.date_naive(),
                hours_week,
                pay_period,
            });
        }
    }
    all.sort_by(|left, right| (&left.code, left.interview).cmp(&(&right.code, right.interview)));
    Ok(all)
}

/// The employer's number of each worker whom the team knows by it.
fn numbers(host: &mut impl Host, audit: RoomId) -> Result<BTreeMap<RecordId, String>, ApiError> {
    let mut numbers = BTreeMap::new();
    for row in host.rows(audit, Kind::Identity)? {
        let number = row
            .fields
            .text(identity::WORKER_NUMBER)
            .filter(|number| !number.is_empty());
        if let (Some(interview), Some(number)) = (about(row.kind, &row.fields), number) {
            numbers.insert(interview, number.to_owned());
        }
    }
    Ok(numbers)
}

/// What was told, laid against the pay period that it can have been about.
pub(super) fn placed(said: &[Said], register: &Register) -> Vec<Told> {
    if said.is_empty() {
        return Vec::new();
    }
    let (periods, written) = (periods(register), written(register));
    let placed = said.iter().map(|said| {
        let (first, last) = period_of(said, &periods).unwrap_or_else(|| week_before(said.on));
        Told {
            code: said.code.clone(),
            worker: said.worker.as_ref().map(|number| as_written(number, &written)),
            first,
            last,
            hours: said.hours_week.filter(|_| (last - first).num_days() < WEEK_DAYS),
            pay: said.pay_period,
        }
    });
    placed.collect()
}

/// Testimony beside the register, by worker code: also of those whose number nobody linked.
pub(super) fn beside(said: &[Said], open: &OpenBooks) -> Vec<ToldBesideBooks> {
    if said.is_empty() {
        return Vec::new();
    }
    let by_worker = workers(open.register());
    let lines = said.iter().zip(open.told()).map(|(said, told)| {
        let rows = told.worker.as_deref().and_then(|number| by_worker.get(&plain(number)));
        let mut periods = open.checked.periods.iter().filter(|period| {
            let fits = period.first >= Some(told.first) && period.last.is_some_and(|last| last <= told.last);
            fits && rows.is_some_and(|rows| period.rows.iter().any(|row| rows.contains(row)))
        });
        let books = periods.next();
        ToldBesideBooks {
            code: said.code.clone(),
            interview: said.interview,
            first: told.first,
            last: told.last,
            hours_told: said.hours_week,
            hours_on_books: books.and_then(|period| period.hours),
            pay_told: said.pay_period,
            pay_on_books: books.and_then(|period| period.paid),
            not_found: books.is_none(),
        }
    });
    lines.collect()
}

/// Rows by worker number.
fn workers(register: &Register) -> BTreeMap<String, Vec<u32>> {
    let mut workers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (place, row) in (0u32..).zip(register.rows.iter()) {
        if let Some(number) = register.text(row, Field::Worker).given() {
            workers.entry(plain(number)).or_default().push(place);
        }
    }
    workers
}

/// Pay periods by worker number.
fn periods(register: &Register) -> BTreeMap<String, Vec<(Day, Day)>> {
    let mut periods: BTreeMap<String, Vec<(Day, Day)>> = BTreeMap::new();
    for row in register.rows.iter() {
        let first = register.day(row, Field::PeriodFirst).given();
        let last = register.day(row, Field::PeriodLast).given();
        let period = first.zip(last).or(register.mapping.period);
        if let (Some(number), Some(period)) = (register.text(row, Field::Worker).given(), period) {
            periods.entry(plain(number)).or_default().push(period);
        }
    }
    periods
}

/// Numbers as the register writes them, by their plain form.
fn written(register: &Register) -> BTreeMap<String, BTreeSet<&str>> {
    let mut written: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in register.rows.iter() {
        if let Some(number) = register.text(row, Field::Worker).given() {
            written.entry(plain(number)).or_default().insert(number);
        }
    }
    written
}

/// The rules know a worker by the register's own spelling: `0101` where the team typed `101`, unless two workers would fit.
fn as_written(number: &str, written: &BTreeMap<String, BTreeSet<&str>>) -> String {
    let fits = written.get(&plain(number));
    let only = fits.filter(|fits| fits.len() == 1 && !fits.contains(number));
    only.and_then(BTreeSet::first).copied().unwrap_or(number).to_owned()
}

/// The latest period of the worker that had ended, or was running, when it was told.
fn period_of(said: &Said, periods: &BTreeMap<String, Vec<(Day, Day)>>) -> Option<(Day, Day)> {
    let own = periods.get(&plain(said.worker.as_deref()?))?;
    let recent = own
        .iter()
        .filter(|(first, last)| first <= last && *first <= said.on && (said.on - *last).num_days() <= RECENT_DAYS);
    // A week that is not over says less than the one before it.
    recent.copied().max_by_key(|(_, last)| (*last <= said.on, *last))
}

fn week_before(day: Day) -> (Day, Day) {
    let back = |days| day.checked_sub_days(Days::new(days)).unwrap_or(day);
    (back(7), back(1))
}

/// Numbers are typed with and without zeros in front.
pub(super) fn plain(number: &str) -> String {
    let number = digits::latin(number.trim()).to_lowercase();
    let short = number.trim_start_matches('0');
    if short.is_empty() { number } else { short.to_owned() }
}
