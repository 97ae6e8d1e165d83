//! What the cells of a column look like.

use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::look::{Holds, LookCell, SheetLook};
use crate::payroll::register::mapping::DateOrder;
use crate::payroll::register::typing::{DayText, day_text, looks_numeric, period_in};
use crate::payroll::register::words::words;
use std::collections::HashSet;

/// Counts over the shown cells of one column, heads left out.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    pub filled: usize,
    pub numbers: usize,
    pub days: usize,
    /// A month, or first and last day in one cell.
    pub periods: usize,
    /// `8:30`, `7:30 AM`, times of workbooks.
    pub times: usize,
    pub yes_no: usize,
    pub words: usize,
    /// Two words or more, no digit.
    pub names: usize,
    /// Short, with a digit, no fraction.
    pub codes: usize,
    /// `7.65%`.
    pub shares: usize,
    /// Numbers with a fraction: amounts, not numbers of anybody.
    pub fractions: usize,
    /// Days of a month as plain numbers, and how many of them are the day after the one above.
    month_days: usize,
    rising: usize,
    last_day: Option<u32>,
    distinct: HashSet<String>,
    /// Figures as they stand, to tell hours from minutes.
    pub figures: Vec<f64>,
}

impl Cells {
    pub fn of(sheet: &SheetLook, column: usize, first_row: u32, order: DateOrder) -> Cells {
        let mut cells = Cells::default();
        let rows = sheet.first_rows.iter().filter(|row| row.row >= first_row);
        for cell in rows.filter_map(|row| row.cells.get(column)) {
            cells.add(cell, order);
        }
        cells
    }

    fn add(&mut self, cell: &LookCell, order: DateOrder) {
        let text = cell.text.trim();
        let latin = crate::digits::latin(text);
        let is_code = latin.chars().any(|letter| letter.is_ascii_digit())
            && latin.len() <= 15
            && !latin.contains(['.', ',', ':', ' ', '/']);
        match cell.holds {
            Holds::Nothing | Holds::Uncomputed | Holds::Error => return,
            Holds::Number => {
                self.numbers += 1;
                self.codes += usize::from(is_code);
                self.shares += usize::from(latin.ends_with('%'));
                self.fractions += usize::from(latin.contains('.'));
                self.figures.extend(latin.parse::<f64>());
            }
            Holds::Day => self.days += 1,
            Holds::Time => self.times += 1,
            Holds::YesNo => self.yes_no += 1,
            Holds::Text => self.add_text(text, &latin, is_code, order),
        }
        self.filled += 1;
        self.add_day_of_month(&latin);
        self.distinct.insert(latin);
    }

    fn add_day_of_month(&mut self, latin: &str) {
        let day = latin.parse().ok().filter(|day: &u32| (1..=31).contains(day));
        self.month_days += usize::from(day.is_some());
        self.rising += usize::from(day.is_some() && day == self.last_day.map(|last| last + 1));
        self.last_day = day;
    }

    /// `1`, `2`, `3` … down the column, again for the next worker.
    pub fn are_days_of_month(&self) -> bool {
        self.month_days == self.filled && self.filled >= 3 && self.rising * 2 > self.filled
    }

    fn add_text(&mut self, text: &str, latin: &str, is_code: bool, order: DateOrder) {
        if words().nothing.contains(text) {
            return;
        }
        let colon = latin.contains(':') && latin.len() <= 12;
        // The order of dates may be wrong here; both are days.
        let day = matches!(
            day_text(text, order, None),
            Ok(DayText::Day(_)) | Err("which_date_order" | "no_such_day" | "no_year")
        );
        if colon {
            self.times += 1;
        } else if day && latin.len() > 5 {
            self.days += 1;
        } else if period_in(text, order).is_some() {
            self.periods += 1;
        } else if looks_numeric(text) {
            self.numbers += 1;
            self.shares += usize::from(latin.ends_with('%'));
            self.fractions += usize::from(latin.contains(['.', ',']));
            self.figures.extend(latin.replace(',', ".").parse::<f64>());
        } else if latin.chars().any(|letter| letter.is_ascii_digit()) {
            self.words += 1;
        } else {
            self.words += 1;
            self.names += usize::from(text.split_whitespace().count() >= 2);
        }
        self.codes += usize::from(is_code);
    }

    /// From 0, the cells speak against it, to 1. Empty columns speak against nothing.
    pub fn fit(&self, field: Field) -> f64 {
        if self.filled == 0 {
            return 0.9;
        }
        let good = match field.kind() {
            // A number of a worker may be anything but a time or an amount.
            FieldKind::Text if matches!(field, Field::Worker | Field::Grade) => {
                self.filled - self.times - self.days - self.fractions
            }
            FieldKind::Text if matches!(field, Field::Basis | Field::Signed | Field::Currency | Field::Reason) => {
                self.filled
            }
            FieldKind::Text if field == Field::Crew => self.filled - self.times,
            FieldKind::Text => self.words + self.yes_no,
            FieldKind::Day if matches!(field, Field::PeriodFirst | Field::PeriodLast) => self.days + self.periods,
            FieldKind::Day if field == Field::Day && self.are_days_of_month() => self.filled,
            FieldKind::Day => self.days,
            FieldKind::Clock => self.times + self.numbers,
            FieldKind::Hours => self.times + self.numbers,
            FieldKind::Number => self.numbers,
            FieldKind::YesNo => self.filled,
        };
        match share(good, self.filled) {
            share if share >= 0.5 => 1.0,
            share if share >= 0.2 => 0.7,
            _ => 0.3,
        }
    }

    /// Whether nearly every cell says something else.
    pub fn differ(&self) -> bool {
        self.filled >= 2 && share(self.distinct.len(), self.filled) > 0.9
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of shown cells")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
