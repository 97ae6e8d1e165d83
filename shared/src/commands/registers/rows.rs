//! Rows of a checked register: the list, one of them with its arithmetic, and notes under a row's own hash.

use super::books;
use super::open_books::OpenBooks;
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
use crate::payroll::{self, About, PeriodOutcome};
use crate::record::Edit;
use std::collections::{BTreeMap, BTreeSet};

/// Largest page of a list.
const PAGE_LINES: u32 = 1_000;

pub fn rows(host: &mut impl Host, call: ListRegisterRows) -> Result<RegisterRows, ApiError> {
    let (row, pack, open) = books::at_hand(host, call.payroll)?;
    let filter = &call.filter;
    let sampled = match filter.sampled {
        true => results::sample(&row, &pack, &open).map(|sample| sample.rows.into_iter().collect()),
        false => None,
    };
    let (sampled, notes): (BTreeSet<u32>, _) = (sampled.unwrap_or_default(), notes(&row));
    let noted: BTreeSet<u32> = match filter.noted {
        true => notes.keys().filter_map(|hash| open.place_of(*hash)).collect(),
        false => BTreeSet::new(),
    };
    let is_wanted = |place: &u32| is_wanted(*place, filter, &open, &sampled, &noted);
    let places = 0..u32::try_from(open.checked.periods.len()).unwrap_or(u32::MAX);
    let page = (call.offset as usize, call.limit.min(PAGE_LINES) as usize);
    let (total, page) = match filter.file_order {
        true => paged(places.filter(is_wanted), page),
        false => paged(open.by_weight.iter().copied().filter(is_wanted), page),
    };
    Ok(RegisterRows {
        total,
        lines: page
            .into_iter()
            .filter_map(|place| line(place, &open, &notes))
            .collect(),
    })
}

/// How many there are, and those of one page.
fn paged(places: impl Iterator<Item = u32>, (offset, limit): (usize, usize)) -> (u32, Vec<u32>) {
    let (mut total, mut page) = (0_u32, Vec::with_capacity(limit));
    for place in places {
        if total as usize >= offset && page.len() < limit {
            page.push(place);
        }
        total = total.saturating_add(1);
    }
    (total, page)
}

pub fn open_row(host: &mut impl Host, call: OpenRegisterRow) -> Result<RegisterRowView, ApiError> {
    let (row, _, open) = books::at_hand(host, call.payroll)?;
    let missing = || ApiError::not_found("row of the register");
    let outcome = open.period(call.period).ok_or_else(missing)?;
    let mut breaches = open.review().explain(About::Worker(outcome.worker));
    // What is about other periods of the same worker stands on their pages.
    breaches.retain(|breach| match (breach.first, outcome.first) {
        (Some(_), Some(first)) => breach.first <= outcome.last && breach.last >= Some(first),
        _ => true,
    });
    let first = outcome.rows.first().ok_or_else(missing)?;
    let at = open.register().rows.get(*first as usize).ok_or_else(missing)?;
    Ok(RegisterRowView {
        row: line(call.period, &open, &notes(&row)).ok_or_else(missing)?,
        cells: outcome
            .rows
            .iter()
            .filter_map(|place| open.register().rows.get(*place as usize))
            .flat_map(|row| cells(&open, row, call.who))
            .collect(),
        breaches,
        row_hash: open.register().row_hash(at),
    })
}

pub fn note_row(host: &mut impl Host, call: NoteRegisterRow) -> Result<RegisterRowView, ApiError> {
    let (row, _, open) = books::at_hand(host, call.payroll)?;
    access::need_write(host, row.room, Kind::Payroll)?;
    let note = access::within("note", call.note.trim(), NOTE_CHARS)?;
    let place = open
        .place_of(call.row_hash)
        .ok_or_else(|| ApiError::not_found("row of the register"))?;
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

fn is_wanted(place: u32, filter: &RowFilter, open: &OpenBooks, sampled: &BTreeSet<u32>, noted: &BTreeSet<u32>) -> bool {
    let Some(outcome) = open.period(place) else {
        return false;
    };
    filter.rule.is_none_or(|rule| open.broken(place).contains(rule))
        && filter.judgement.is_none_or(|judgement| outcome.judgement == judgement)
        && filter.crew.is_none_or(|crew| outcome.crew == Some(crew))
        && (!filter.sampled || outcome.rows.iter().any(|row| sampled.contains(row)))
        && (!filter.noted || noted.contains(&place))
}

fn line(place: u32, open: &OpenBooks, notes: &BTreeMap<Hash, String>) -> Option<RegisterRow> {
    let outcome = open.period(place)?;
    let first = open.register().rows.get(*outcome.rows.first()? as usize)?;
    let crews = &open.checked.plots.owed_by_crew;
    let crew = outcome.crew.and_then(|crew| crews.get(crew as usize));
    Some(RegisterRow {
        period: place,
        row: row_name(&open.register().cell(first, 0)),
        rows: u32::try_from(outcome.rows.len()).unwrap_or(u32::MAX),
        crew: crew.map(|crew| crew.crew.clone()).unwrap_or_default(),
        first: outcome.first,
        last: outcome.last,
        hours: outcome.hours,
        paid: outcome.paid,
        hourly: outcome.hourly,
        owed: outcome.owed,
        judgement: outcome.judgement,
        rules: open.broken(place).list(),
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
        .filter_map(|place| open.register().rows.get(*place as usize));
    let note = rows.find_map(|row| notes.get(&open.register().row_hash(row)));
    note.cloned().unwrap_or_default()
}

/// The cells of a row; number and name of the worker only where somebody asks who it is.
fn cells(open: &OpenBooks, row: register::Row<'_>, who: bool) -> Vec<RowCell> {
    let columns = open.register().mapping.columns.iter().zip(row.values());
    let shown = columns.filter(|(column, _)| who || !matches!(column.field, Field::Worker | Field::Name));
    let cells = shown.map(|(column, value)| {
        let reads = Reads::from(value);
        RowCell {
            field: column.field,
            head: column.head.clone(),
            unreadable: matches!(reads, Reads::Unreadable(_)),
            text: plain(value),
            at: open.register().cell(row, column.column),
        }
    });
    cells.collect()
}

/// A typed value as a person reads it, without units: the screen knows the field.
fn plain(value: register::Value<'_>) -> String {
    use register::Value;
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Minutes(minutes) => payroll::hours_of(minutes).to_string(),
        Value::Day(day) => day.to_string(),
        Value::Clock(minutes) => format!("{:02}:{:02}", minutes / 60, minutes % 60),
        Value::YesNo(yes) => if yes { "yes" } else { "no" }.to_owned(),
        Value::Unreadable(cell) => cell.text.clone(),
    }
}
