//! The workbook: summary, arithmetic, all outcomes, all periods, what could not be told, faults.

use super::sheet::{Cell, Looks, Writing};
use super::{MOST_EXPLAINED, MOST_ROWS, arithmetic, rows};
use crate::pack::PayrollRules;
use crate::payroll::checked::Checked;
use crate::payroll::evidence::Breach;
use crate::payroll::labels::{judgement_label, missing_label};
use crate::payroll::review::Review;
use crate::payroll::sentences::names;
use crate::spreadsheet::Field;
use rust_xlsxwriter::{Workbook, XlsxError};

/// A workbook that could not be made. Nothing was written anywhere.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be made; the results are as they were; export CSV instead")]
pub struct ExportFault(#[from] XlsxError);

/// The names of the sheets, in Spanish for `es` and in English for every other language.
struct Names {
    summary: &'static str,
    arithmetic: &'static str,
    outcomes: &'static str,
    periods: &'static str,
    open: &'static str,
    faults: &'static str,
}

const ENGLISH: Names = Names {
    summary: "Summary",
    arithmetic: "Arithmetic",
    outcomes: "Outcomes",
    periods: "Periods",
    open: "Not verifiable",
    faults: "Faults",
};
const SPANISH: Names = Names {
    summary: "Resumen",
    arithmetic: "Cuentas",
    outcomes: "Resultados",
    periods: "Períodos",
    open: "No verificable",
    faults: "Errores",
};

/// Makes the bytes of an .xlsx. The same check gives the same cells.
pub fn workbook(
    review: &Review<'_, '_>,
    checked: &Checked,
    rules: &PayrollRules,
    language: &str,
) -> Result<Vec<u8>, ExportFault> {
    let names = if language == "es" { SPANISH } else { ENGLISH };
    let looks = Looks::new();
    let mut book = Workbook::new();
    // The day of making would make the bytes differ.
    book.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let mut on = |name: &str, write: &mut dyn FnMut(&mut Writing<'_>) -> Result<(), XlsxError>| {
        let sheet = book.add_worksheet().set_name(name)?;
        let mut writing = Writing {
            sheet,
            looks: &looks,
            row: 0,
        };
        write(&mut writing)?;
        let widths = [34.0, 16.0, 24.0, 40.0, 14.0, 12.0, 14.0, 12.0];
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, width)?;
        }
        Ok::<(), XlsxError>(())
    };
    on(names.summary, &mut |writing| {
        summary(writing, checked, rules, names.outcomes, language)
    })?;
    let breaches = review.explain_all(MOST_EXPLAINED);
    on(names.arithmetic, &mut |writing| {
        explained(writing, review, rules, &breaches, language)
    })?;
    on(names.outcomes, &mut |writing| {
        table(writing, &rows(review, checked, language))
    })?;
    on(names.periods, &mut |writing| {
        periods(writing, review, checked, language)
    })?;
    on(names.open, &mut |writing| open(writing, checked, language))?;
    on(names.faults, &mut |writing| faults(writing, checked, language))?;
    Ok(book.save_to_buffer()?)
}

/// Totals by rule and currency: each is the sum of its rows on the sheet of outcomes.
fn summary(
    writing: &mut Writing<'_>,
    checked: &Checked,
    rules: &PayrollRules,
    outcomes: &str,
    language: &str,
) -> Result<(), XlsxError> {
    let spanish = language == "es";
    writing.title(if spanish {
        "Revisión de nómina"
    } else {
        "Payroll check"
    })?;
    let counts = &checked.summary;
    let lines = match spanish {
        true => [
            "Filas",
            "Personas",
            "A quienes falta pago",
            "Con otra falta",
            "No verificable",
            "Sin falta",
        ],
        false => [
            "Rows",
            "Workers",
            "Workers short",
            "In other breach",
            "Not verifiable",
            "Clean",
        ],
    };
    let values = [
        counts.rows,
        counts.workers,
        counts.workers_short,
        counts.workers_in_breach,
        counts.workers_not_verifiable,
        counts.workers_clean,
    ];
    for (line, value) in lines.into_iter().zip(values) {
        writing.line(vec![Cell::Text(line), Cell::Count(value)])?;
    }
    writing.row += 1;
    writing.head(&match spanish {
        true => [
            "Regla",
            "Debido",
            "Moneda",
            "Qué pide",
            "Revisadas",
            "Faltas",
            "No verif.",
            "Fuentes",
        ],
        false => [
            "Rule",
            "Owed",
            "Currency",
            "What it asks",
            "Checked",
            "Breaches",
            "Not verif.",
            "Sources",
        ],
    })?;
    for total in &checked.totals {
        let of_pack = rules.rule(total.rule.id());
        let formula = format!(
            "=SUMIFS('{outcomes}'!G:G,'{outcomes}'!A:A,\"{}\",'{outcomes}'!F:F,\"{}\")",
            total.rule.id(),
            total.currency
        );
        writing.line(vec![
            Cell::Text(total.rule.id()),
            Cell::Formula(formula, total.owed),
            Cell::Text(&total.currency),
            Cell::Words(of_pack.map_or_else(String::new, |rule| rule.text.read(language).to_owned())),
            Cell::Count(total.workers_checked),
            Cell::Count(total.breaches),
            Cell::Count(total.not_verifiable),
            Cell::Words(of_pack.map_or_else(String::new, |rule| rule.grounds.sources.join(", "))),
        ])?;
    }
    Ok(())
}

fn explained(
    writing: &mut Writing<'_>,
    review: &Review<'_, '_>,
    rules: &PayrollRules,
    breaches: &[Breach],
    language: &str,
) -> Result<(), XlsxError> {
    for breach in breaches {
        let title = rules
            .rule(breach.rule.id())
            .map_or("", |rule| rule.title.read(language));
        let place = review.place_name(breach.subject);
        writing.head(&[
            &format!("{} {title}", breach.rule.id()),
            "",
            &place,
            &breach.statement.sentence(language),
        ])?;
        arithmetic::steps(writing, breach, language)?;
        for input in breach.inputs.iter().take(200) {
            let field = names(&[input.field]);
            writing.line(vec![
                Cell::Text(&field),
                match input.value.parse() {
                    Ok(number) => Cell::Amount(number),
                    Err(_) => Cell::Text(&input.value),
                },
                Cell::Nothing,
                Cell::Text(&input.at.address()),
            ])?;
        }
        let sources = breach.sources.join(", ");
        let marked = match (breach.unverified, language) {
            (false, _) => "",
            (true, "es") => " (sin verificar)",
            (true, _) => " (unverified)",
        };
        writing.line(vec![
            Cell::Text(if language == "es" { "Fuentes" } else { "Sources" }),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Words(format!("{sources}{marked}")),
        ])?;
        writing.row += 1;
    }
    Ok(())
}

fn table(writing: &mut Writing<'_>, rows: &[Vec<Field>]) -> Result<(), XlsxError> {
    for (place, row) in rows.iter().take(MOST_ROWS).enumerate() {
        let cells = row.iter().map(|field| match field {
            Field::Text(text) => Cell::Text(text),
            Field::Number(number) => Cell::Amount(*number),
            Field::Nothing => Cell::Nothing,
        });
        match place {
            0 => {
                let heads: Vec<&str> = row
                    .iter()
                    .map(|field| match field {
                        Field::Text(text) => text.as_str(),
                        _ => "",
                    })
                    .collect();
                writing.head(&heads)?;
                writing.sheet.set_freeze_panes(1, 0)?;
            }
            _ => writing.line(cells.collect())?,
        }
    }
    Ok(())
}

fn periods(
    writing: &mut Writing<'_>,
    review: &Review<'_, '_>,
    checked: &Checked,
    language: &str,
) -> Result<(), XlsxError> {
    writing.head(&match language {
        "es" => [
            "Dónde",
            "Desde",
            "Hasta",
            "Resultado",
            "Horas",
            "Pagado",
            "Por hora",
            "Debido",
        ],
        _ => ["Where", "From", "Until", "Result", "Hours", "Paid", "Per hour", "Owed"],
    })?;
    writing.sheet.set_freeze_panes(1, 0)?;
    for (place, period) in (0_u32..).zip(checked.periods.iter().take(MOST_ROWS)) {
        let at = review.place_name(crate::payroll::Subject::Period(place));
        let day = |day: Option<crate::time::Day>| day.map_or_else(String::new, |day| day.to_string());
        let (first, last) = (day(period.first), day(period.last));
        let amount = |amount: Option<rust_decimal::Decimal>| amount.map_or(Cell::Nothing, Cell::Amount);
        writing.line(vec![
            Cell::Text(&at),
            Cell::Text(&first),
            Cell::Text(&last),
            Cell::Text(judgement_label(period.judgement, language)),
            amount(period.hours),
            amount(period.paid),
            amount(period.hourly),
            Cell::Amount(period.owed),
        ])?;
    }
    Ok(())
}

fn open(writing: &mut Writing<'_>, checked: &Checked, language: &str) -> Result<(), XlsxError> {
    writing.head(&match language {
        "es" => ["Qué falta", "Regla", "Columna", "Celdas", "Cuántas veces"],
        _ => ["What is missing", "Rule", "Column", "Cells", "How often"],
    })?;
    for open in &checked.not_verifiable {
        let field = open.field.map(|field| names(&[field])).unwrap_or_default();
        let cells: Vec<String> = open
            .cells
            .iter()
            .map(crate::payroll::register::CellAt::address)
            .collect();
        writing.line(vec![
            Cell::Words(missing_label(open.missing, language).to_owned()),
            Cell::Text(open.rule.id()),
            Cell::Text(&field),
            Cell::Words(cells.join(", ")),
            Cell::Count(open.count),
        ])?;
    }
    Ok(())
}

fn faults(writing: &mut Writing<'_>, checked: &Checked, language: &str) -> Result<(), XlsxError> {
    for fault in &checked.faults {
        writing.line(vec![Cell::Text(&fault.sentence(language))])?;
    }
    Ok(())
}
