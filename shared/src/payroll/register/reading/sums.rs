//! Rows of sums without a label.

use crate::payroll::register::contents::Value;
use crate::payroll::register::field::FieldKind;
use crate::payroll::register::mapping::Mapping;
use crate::payroll::register::rows::Rows;
use rust_decimal::Decimal;

/// Rows that are added up for labels that are missing, in one file: a hostile one must not cost more.
const STEPS_MAX: usize = 5_000_000;

#[derive(Debug, Default)]
pub struct Sums {
    steps: usize,
}

impl Sums {
    /// As [`Sums::is_sum`], with more than one figure: one alone may be a worker's own.
    pub fn is_sum_of_several(&mut self, mapping: &Mapping, values: &[Value<'_>], rows: &Rows, from: usize) -> bool {
        let figures = values
            .iter()
            .filter(|value| figure(**value).is_some_and(|figure| !figure.is_zero()));
        figures.count() > 1 && self.is_sum(mapping, values, rows, from)
    }

    /// Whether the figures of a row that names nobody are the sums of the rows above it, from one on or the last so many.
    pub fn is_sum(&mut self, mapping: &Mapping, values: &[Value<'_>], rows: &Rows, from: usize) -> bool {
        let kinds: Vec<FieldKind> = mapping.columns.iter().map(|column| column.field.kind()).collect();
        let figures: Vec<(usize, Decimal)> = values
            .iter()
            .enumerate()
            .filter(|(place, _)| matches!(kinds.get(*place), Some(FieldKind::Number | FieldKind::Hours)))
            .filter_map(|(place, value)| Some((place, figure(*value)?)))
            .collect();
        let only_figures = values.iter().zip(&kinds).all(|(value, kind)| match kind {
            FieldKind::Number | FieldKind::Hours | FieldKind::YesNo | FieldKind::Text => true,
            FieldKind::Day | FieldKind::Clock => *value == Value::Nothing,
        });
        if figures.iter().all(|(_, figure)| figure.is_zero()) || !only_figures {
            return false;
        }
        let mut sums: Vec<Decimal> = vec![Decimal::ZERO; figures.len()];
        for (count, row) in (1..).zip((from..rows.len()).rev()) {
            self.steps += 1;
            if self.steps > STEPS_MAX {
                return false;
            }
            for (sum, (place, _)) in sums.iter_mut().zip(&figures) {
                let add = figure(rows.value(row, *place));
                *sum = add.and_then(|add| sum.checked_add(add)).unwrap_or(*sum);
            }
            // One row above with the same figures is a coincidence.
            let agree = sums
                .iter()
                .zip(&figures)
                .filter(|(sum, (_, figure))| *sum == figure)
                .count();
            if count >= 2 && agree == figures.len() {
                return true;
            }
        }
        false
    }
}

fn figure(value: Value<'_>) -> Option<Decimal> {
    match value {
        Value::Number(number) | Value::Minutes(number) => Some(number),
        _ => None,
    }
}
