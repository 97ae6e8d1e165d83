//! The arithmetic of a breach as cells: every figure in a cell of its own, every result a formula over those cells.

use super::sheet::{Cell, Writing};
use crate::money::minor_digits;
use crate::payroll::evidence::{Breach, Part, Step, StepKey, StepUnit};
use crate::payroll::labels::{step_label, unit_label};
use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

/// Columns: what, amount, unit, how.
const AMOUNT: char = 'B';

/// Writes the steps; the row (from 1) of the result, where the breach has one.
pub(super) fn steps(writing: &mut Writing<'_>, breach: &Breach, language: &str) -> Result<Option<u32>, XlsxError> {
    // Where each amount stands: (row from 1, amount, unit).
    let mut stands: Vec<(u32, Decimal, StepUnit)> = Vec::new();
    let mut result = None;
    let currency = breach.owed.as_ref().map_or("", |owed| owed.currency.as_str());
    for step in &breach.steps {
        let row = writing.row + 1;
        let amount = match formula(step, &stands, currency) {
            Some(formula) => Cell::Formula(formula, step.amount),
            None => Cell::Amount(step.amount),
        };
        let how = match (&step.of_pack, step.absent) {
            (Some(id), _) => format!("pack: {id}"),
            (None, true) => "—".to_owned(),
            (None, false) => words(&step.formula),
        };
        let unit = unit_label(step.unit, currency);
        writing.line(vec![
            Cell::Text(step_label(step.key, language)),
            amount,
            Cell::Text(&unit),
            Cell::Text(&how),
        ])?;
        stands.push((row, step.amount, step.unit));
        if step.key == StepKey::Short {
            result = Some(row);
        }
    }
    Ok(result)
}

/// A step's formula over the cells above it; a figure that stands nowhere is written out. `None`: the step is read, not reckoned.
fn formula(step: &Step, stands: &[(u32, Decimal, StepUnit)], currency: &str) -> Option<String> {
    if step.formula.is_empty() {
        return None;
    }
    let mut text = String::new();
    for part in &step.formula {
        match part {
            Part::Figure { value, unit } => text += &cell(*value, *unit, stands),
            Part::Times => text += "*",
            Part::Divided => text += "/",
            Part::Plus => text += "+",
            Part::Minus => text += "-",
            Part::Open => text += "(",
            Part::Close => text += ")",
            Part::Highest => text += "MAX(",
            Part::Comma => text += ",",
        }
    }
    Some(match step.key {
        // Rounded once, in the payable amount.
        StepKey::Short => format!("=ROUND({text},{})", minor_digits(currency)),
        _ => format!("={text}"),
    })
}

fn cell(value: Decimal, unit: StepUnit, stands: &[(u32, Decimal, StepUnit)]) -> String {
    let money = |unit: StepUnit| {
        use StepUnit::*;
        match unit {
            MoneyPerHour | MoneyPerDay | MoneyPerWeek | MoneyPerMonth | MoneyPerPiece => Money,
            other => other,
        }
    };
    let found = stands
        .iter()
        .rev()
        .find(|(_, amount, of)| *amount == value && money(*of) == money(unit));
    match found {
        Some((row, ..)) => format!("{AMOUNT}{row}"),
        None if value.is_sign_negative() => format!("({value})"),
        None => value.to_string(),
    }
}

/// The formula as a person reads it: `42 × 16.23`.
pub(super) fn words(parts: &[Part]) -> String {
    let word = |part: &Part| match part {
        Part::Figure { value, .. } => value.normalize().to_string(),
        Part::Times => "×".into(),
        Part::Divided => "÷".into(),
        Part::Plus => "+".into(),
        Part::Minus => "−".into(),
        Part::Open => "(".into(),
        Part::Close => ")".into(),
        Part::Highest => "highest of".into(),
        Part::Comma => ";".into(),
    };
    parts.iter().map(word).collect::<Vec<String>>().join(" ")
}
