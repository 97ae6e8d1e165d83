//! Rows with typed cells that remember where they stand.

use super::contents::Value;
use super::field::Field;
use super::mapping::Mapping;
use super::rows::{Row, Rows};
use crate::ids::Hash;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file as its mapping reads it.
#[derive(Clone, Debug)]
pub struct Register {
    pub kind: RegisterKind,
    /// Of the file's bytes.
    pub hash: Hash,
    pub mapping: Mapping,
    /// Names of the sheets; [`Row::sheet`](super::Row::sheet) counts into it. A CSV has one without a name.
    pub sheets: Vec<String>,
    /// In the file's order.
    pub rows: Rows,
    /// Rows that are about no worker, each with its reason: nothing is skipped in silence.
    pub left_out: Vec<RowLeftOut>,
}

/// What the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegisterKind {
    Register,
    TimeCards,
    PieceTickets,
}

/// A cell that does not say what its column should.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnreadableCell {
    /// As written, cut to 40 characters.
    pub text: String,
    /// Stable code: `not_a_number`, `formula_error`, `no_such_day`, `which_date_order`, …
    pub code: String,
}

/// Where a cell stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct CellAt {
    /// Empty in a CSV.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// From 0.
    pub column: u32,
}

/// What a field says on a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    /// No column is mapped to it.
    NoColumn,
    /// The cell is empty.
    Empty(CellAt),
    Given(T, CellAt),
    Unreadable(UnreadableCell, CellAt),
}

/// A row that no check reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowLeftOut {
    pub sheet: u16,
    pub row: u32,
    pub why: WhyLeftOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    Blank,
    RepeatedHeader,
    Totals,
    /// Words without a worker or a figure.
    Note,
}

impl CellAt {
    /// As a spreadsheet writes it: `B7`, `July!B7`, `'Week 2'!B7`.
    pub fn address(&self) -> String {
        let mut letters = Vec::new();
        let mut number = u64::from(self.column) + 1;
        while number > 0 {
            number -= 1;
            letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
            number /= 26;
        }
        let cell: String = letters.into_iter().rev().collect();
        let plain = |name: &str| name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        match self.sheet.as_str() {
            "" => format!("{cell}{}", self.row),
            name if plain(name) => format!("{name}!{cell}{}", self.row),
            name => format!("'{}'!{cell}{}", name.replace('\'', "''"), self.row),
        }
    }
}

impl Register {
    pub fn cell(&self, row: Row<'_>, column: u32) -> CellAt {
        CellAt {
            sheet: self.sheets.get(usize::from(row.sheet())).cloned().unwrap_or_default(),
            row: row.row(),
            column,
        }
    }

    /// The places of a field's columns among [`Row::values`](super::Row::values): several for deductions and allowances.
    pub fn places(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        let columns = self.mapping.columns.iter().enumerate();
        columns
            .filter(move |(_, column)| column.field == field)
            .map(|(place, _)| place)
    }

    /// What the first column of `field` says on `row`.
    pub fn value<'a>(&self, row: Row<'a>, field: Field) -> Option<(Value<'a>, CellAt)> {
        let place = self.places(field).next()?;
        let column = self.mapping.columns.get(place)?.column;
        Some((row.value(place)?, self.cell(row, column)))
    }

    pub fn number(&self, row: Row<'_>, field: Field) -> Reading<Decimal> {
        self.read(row, field, |value| match value {
            Value::Number(number) => Some(number),
            _ => None,
        })
    }

    pub fn minutes(&self, row: Row<'_>, field: Field) -> Reading<Decimal> {
        self.read(row, field, |value| match value {
            Value::Minutes(minutes) => Some(minutes),
            _ => None,
        })
    }

    pub fn day(&self, row: Row<'_>, field: Field) -> Reading<Day> {
        self.read(row, field, |value| match value {
            Value::Day(day) => Some(day),
            _ => None,
        })
    }

    pub fn clock(&self, row: Row<'_>, field: Field) -> Reading<u16> {
        self.read(row, field, |value| match value {
            Value::Clock(minutes) => Some(minutes),
            _ => None,
        })
    }

    pub fn text<'a>(&self, row: Row<'a>, field: Field) -> Reading<&'a str> {
        self.read(row, field, |value| match value {
            Value::Text(text) => Some(text),
            _ => None,
        })
    }

    pub fn yes_no(&self, row: Row<'_>, field: Field) -> Reading<bool> {
        self.read(row, field, |value| match value {
            Value::YesNo(yes) => Some(yes),
            _ => None,
        })
    }

    fn read<'a, T>(&self, row: Row<'a>, field: Field, take: impl Fn(Value<'a>) -> Option<T>) -> Reading<T> {
        match self.value(row, field) {
            None => Reading::NoColumn,
            Some((Value::Nothing, at)) => Reading::Empty(at),
            Some((Value::Unreadable(cell), at)) => Reading::Unreadable(cell.clone(), at),
            Some((value, at)) => match take(value) {
                Some(given) => Reading::Given(given, at),
                None => Reading::Empty(at),
            },
        }
    }
}

impl<T> Reading<T> {
    pub fn given(self) -> Option<T> {
        match self {
            Reading::Given(value, _) => Some(value),
            _ => None,
        }
    }
}
