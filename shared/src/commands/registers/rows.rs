//! Rows of a checked register: the list, one of them with its arithmetic, and notes under a row's own hash.

use super::books::{self, OpenBooks};
use super::results;
use crate::api::{
    ApiError, ListRegisterRows, NoteRegisterRow, OpenRegisterRow, RegisterRow, RegisterRowView, RegisterRows, RowCell,
    RowFilter,
};
use crate::commands::access::{self, NOTE_CHARS};
use crate::commands::host::{Host, Row};
use crate::domain::keys::payroll as key;
use crate::ids::Hash;
use crate::kinds::Kind;
use crate::payroll::register::{self, CellAt, Field, Reads};
use crate::payroll::{self, About, PeriodOutcome, Rule, Subject};
use crate::record::Edit;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Largest page of a list.
const PAGE_LINES: u32 = 1_000;

pub fn rows(host: &mut impl Host, call: ListRegisterRows) -> Result<RegisterRows, ApiError> {
    let (row, pack, open) = books::at_hand(host, call.payroll)?;
    let sampled = results::sample(&row, &pack, &open);
    let sampled: BTreeSet<u32> = sampled.into_iter().flat_map(|sample| sample.rows).collect();
    let notes = notes(&row);
    let broken = broken(&open);
    let mut found: Vec<u32> = (0u32..).zip(&open.checked.periods).map(|(place, _)| place).collect();
    found.retain(|place| is_wanted(*place, &call.filter, &open, &broken, &sampled, &notes));
    if !call.filter.file_order {
        let weight = |place: &u32| period(&open, *place).map(|period| (period.owed, period.judgement));
        found.sort_by_key(|place| Reverse(weight(place)));
    }
    let page = found
        .iter()
        .skip(call.offset as usize)
        .take(call.limit.min(PAGE_LINES) as usize);
    Ok(RegisterRows {
        total: u32::try_from(found.len()).unwrap_or(u32::MAX),
        lines: page.filter_map(|place| line(*place, &open, &broken, &notes)).collect(),
    })
}

pub fn open_row(host: &mut impl Host, call: OpenRegisterRow) -> Result<RegisterRowView, ApiError> {
    let (row, pack, open) = books::at_hand(host, call.payroll)?;
    let missing = || ApiError::not_found("row of the register");
    let outcome = period(&open, call.period).ok_or_else(missing)?;
    let (notes, broken) = (notes(&row), broken(&open));
    let mut breaches = payroll::explain(
        &open.books(),
        &pack.payroll,
        &open.circumstances,
        About::Worker(outcome.worker),
    );
    // What is about other periods of the same worker stands on their pages.
    breaches.retain(|breach| match (breach.first, outcome.first) {
        (Some(_), Some(first)) => breach.first <= outcome.last && breach.last >= Some(first),
        _ => true,
    });
    let first = outcome.rows.first().ok_or_else(missing)?;
    let at = open.register.rows.get(*first as usize).ok_or_else(missing)?;
    Ok(RegisterRowView {
        row: line(call.period, &open, &broken, &notes).ok_or_else(missing)?,
        cells: outcome
            .rows
            .iter()
            .filter_map(|place| open.register.rows.get(*place as usize))
            .flat_map(|row| cells(&open, row, call.who))
            .collect(),
        breaches,
        row_hash: open.register.row_hash(at),
    })
}

pub fn note_row(host: &mut impl Host, call: NoteRegisterRow) -> Result<RegisterRowView, ApiError> {
    let (row, _, open) = books::at_hand(host, call.payroll)?;
    access::need_write(host, row.room, Kind::Payroll)?;
    let note = access::within("note", call.note.trim(), NOTE_CHARS)?;
    let place = place_of(&open, call.row_hash).ok_or_else(|| ApiError::not_found("row of the register"))?;
    let name = format!("{}{}", key::NOTES, call.row_hash);
    let edit = match note {
        "" => Edit::remove(name),
        note => Edit::put(name, note),
    };
    access::change(host, &row, vec![edit])?;
    let call = OpenRegisterRow {
        payroll: call.payroll,
        period: place,
        who: false,
    };
    open_row(host, call)
}

fn is_wanted(
    place: u32,
    filter: &RowFilter,
    open: &OpenBooks,
    broken: &HashMap<u32, Vec<Rule>>,
    sampled: &BTreeSet<u32>,
    notes: &BTreeMap<Hash, String>,
) -> bool {
    let Some(outcome) = period(open, place) else {
        return false;
    };
    let has_rule = |rule| broken.get(&place).is_some_and(|rules| rules.contains(&rule));
    filter.rule.is_none_or(has_rule)
        && filter.judgement.is_none_or(|judgement| outcome.judgement == judgement)
        && filter.crew.is_none_or(|crew| outcome.crew == Some(crew))
        && (!filter.sampled || outcome.rows.iter().any(|row| sampled.contains(row)))
        && (!filter.noted || !note_of(outcome, open, notes).is_empty())
}

/// By period: the rules that are not clean for it or for its worker.
fn broken(open: &OpenBooks) -> HashMap<u32, Vec<Rule>> {
    let mut of_worker: HashMap<u32, Vec<Rule>> = HashMap::new();
    let mut of_period: HashMap<u32, Vec<Rule>> = HashMap::new();
    for outcome in &open.checked.outcomes {
        match outcome.subject {
            Subject::Period(place) => of_period.entry(place).or_default().push(outcome.rule),
            Subject::Worker(worker) => of_worker.entry(worker).or_default().push(outcome.rule),
            Subject::Crew(_) | Subject::Register => {}
        }
    }
    if !of_worker.is_empty() {
        for (place, period) in (0u32..).zip(&open.checked.periods) {
            let rules = of_worker.get(&period.worker).cloned().unwrap_or_default();
            of_period.entry(place).or_default().extend(rules);
        }
    }
    for rules in of_period.values_mut() {
        rules.sort_unstable();
        rules.dedup();
    }
    of_period
}

fn period(open: &OpenBooks, place: u32) -> Option<&PeriodOutcome> {
    open.checked.periods.get(place as usize)
}

fn line(
    place: u32,
    open: &OpenBooks,
    broken: &HashMap<u32, Vec<Rule>>,
    notes: &BTreeMap<Hash, String>,
) -> Option<RegisterRow> {
    let outcome = period(open, place)?;
    let first = open.register.rows.get(*outcome.rows.first()? as usize)?;
    let crews = &open.checked.plots.owed_by_crew;
    let crew = outcome.crew.and_then(|crew| crews.get(crew as usize));
    Some(RegisterRow {
        period: place,
        row: row_name(&open.register.cell(first, 0)),
        rows: u32::try_from(outcome.rows.len()).unwrap_or(u32::MAX),
        crew: crew.map(|crew| crew.crew.clone()).unwrap_or_default(),
        first: outcome.first,
        last: outcome.last,
        hours: outcome.hours,
        paid: outcome.paid,
        hourly: outcome.hourly,
        owed: outcome.owed,
        judgement: outcome.judgement,
        rules: broken.get(&place).cloned().unwrap_or_default(),
        note: note_of(outcome, open, notes),
    })
}

/// `7`, or `July!7` where a file has several sheets.
pub(super) fn row_name(at: &CellAt) -> String {
    match at.sheet.as_str() {
        "" => at.row.to_string(),
        sheet => format!("{sheet}!{}", at.row),
    }
}

fn notes(row: &Row) -> BTreeMap<Hash, String> {
    let notes = row
        .fields
        .under(key::NOTES)
        .filter_map(|(name, field)| match &field.value {
            crate::fields::Value::Text(note) => Some((name.parse().ok()?, note.clone())),
            _ => None,
        });
    notes.collect()
}

/// Hashing a row costs: rows are hashed only where there are notes at all.
fn note_of(outcome: &PeriodOutcome, open: &OpenBooks, notes: &BTreeMap<Hash, String>) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let mut rows = outcome
        .rows
        .iter()
        .filter_map(|place| open.register.rows.get(*place as usize));
    let note = rows.find_map(|row| notes.get(&open.register.row_hash(row)));
    note.cloned().unwrap_or_default()
}

fn place_of(open: &OpenBooks, hash: Hash) -> Option<u32> {
    let is_it = |place: &u32| {
        let row = open.register.rows.get(*place as usize);
        row.is_some_and(|row| open.register.row_hash(row) == hash)
    };
    let mut periods = (0u32..).zip(&open.checked.periods);
    periods.find_map(|(place, period)| period.rows.iter().any(&is_it).then_some(place))
}

/// The cells of a row; number and name of the worker only where somebody asks who it is.
fn cells(open: &OpenBooks, row: &register::Row, who: bool) -> Vec<RowCell> {
    let columns = open.register.mapping.columns.iter().zip(&row.values);
    let shown = columns.filter(|(column, _)| who || !matches!(column.field, Field::Worker | Field::Name));
    let cells = shown.map(|(column, value)| {
        let reads = Reads::from(value);
        RowCell {
            field: column.field,
            head: column.head.clone(),
            unreadable: matches!(reads, Reads::Unreadable(_)),
            text: plain(value),
            at: open.register.cell(row, column.column),
        }
    });
    cells.collect()
}

/// A typed value as a person reads it, without units: the screen knows the field.
fn plain(value: &register::Value) -> String {
    use register::Value;
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Minutes(minutes) => payroll::hours_of(*minutes).to_string(),
        Value::Day(day) => day.to_string(),
        Value::Clock(minutes) => format!("{:02}:{:02}", minutes / 60, minutes % 60),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Unreadable(cell) => cell.text.clone(),
    }
}
