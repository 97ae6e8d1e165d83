//! Everything that is not clean as one table, and as CSV.

use crate::payroll::checked::{Checked, Outcome, Subject};
use crate::payroll::labels::{judgement_label, missing_label};
use crate::payroll::register::CellAt;
use crate::payroll::review::Review;
use crate::payroll::rule::Judgement;
use crate::payroll::sentences::names;
use crate::spreadsheet::{Field, harmless_cell};

/// The head of the table, in Spanish for `es` and in English for every other language.
fn head(language: &str) -> [&'static str; 8] {
    match language {
        "es" => [
            "Regla",
            "Resultado",
            "Dónde",
            "Desde",
            "Hasta",
            "Moneda",
            "Debido",
            "Horas",
        ],
        _ => ["Rule", "Result", "Where", "From", "Until", "Currency", "Owed", "Hours"],
    }
}

/// One row an outcome; then what could not be told, with its cells.
pub fn rows(review: &Review<'_, '_>, checked: &Checked, language: &str) -> Vec<Vec<Field>> {
    let text = |text: &str| Field::Text(text.to_owned());
    let mut rows = vec![head(language).map(text).to_vec()];
    let currencies = review.currencies();
    for outcome in &checked.outcomes {
        let period = match outcome.subject {
            Subject::Period(place) => checked.periods.get(place as usize),
            _ => None,
        };
        let day = |day: Option<crate::time::Day>| day.map_or(Field::Nothing, |day| Field::Text(day.to_string()));
        rows.push(vec![
            text(outcome.rule.id()),
            text(judgement_label(outcome.judgement, language)),
            Field::Text(review.place_name(outcome.subject)),
            day(period.and_then(|period| period.first)),
            day(period.and_then(|period| period.last)),
            Field::Text(currency_of(outcome, &currencies, &checked.currency)),
            match outcome.judgement {
                Judgement::Short => Field::Number(outcome.owed),
                _ => Field::Nothing,
            },
            period.and_then(|period| period.hours).into(),
        ]);
    }
    for open in &checked.not_verifiable {
        let field = open
            .field
            .map(|field| format!(": {}", names(&[field])))
            .unwrap_or_default();
        let what = format!("{}{field}", missing_label(open.missing, language));
        let mut cells: Vec<String> = open.cells.iter().map(CellAt::address).collect();
        if cells.is_empty() {
            // It is about no cell, and stands in the list all the same.
            cells.push(String::new());
        }
        for at in cells {
            let mut row = vec![text(open.rule.id()), Field::Text(what.clone()), Field::Text(at)];
            row.resize(8, Field::Nothing);
            rows.push(row);
        }
    }
    rows
}

fn currency_of(outcome: &Outcome, of_periods: &[String], pack: &str) -> String {
    let of_period = match outcome.subject {
        Subject::Period(place) => of_periods.get(place as usize),
        _ => None,
    };
    of_period.cloned().unwrap_or_else(|| pack.to_owned())
}

/// As CSV (RFC 4180, UTF-8). What came out of the register's cells is text that no spreadsheet runs.
pub fn csv(review: &Review<'_, '_>, checked: &Checked, language: &str) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows(review, checked, language) {
        let cells = row.iter().map(|cell| match cell {
            Field::Text(text) => harmless_cell(text),
            Field::Number(number) => number.normalize().to_string(),
            Field::Nothing => String::new(),
        });
        // Writing to memory fails for nobody.
        let _ = writer.write_record(cells);
    }
    writer.into_inner().unwrap_or_default()
}
