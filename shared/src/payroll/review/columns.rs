//! Where each field stands in the rows of a book, looked up once for a hundred thousand rows.

use crate::payroll::LARGEST_AMOUNT;
use crate::payroll::register::{CellAt, Field, Register, RegisterKind, Row, Value};
use crate::time::Day;
use rust_decimal::Decimal;

/// A book and the places of its columns.
pub(in crate::payroll) struct Columns<'b> {
    pub book: &'b Register,
    places: Vec<Vec<usize>>,
}

/// What a figure is over several rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::payroll) enum Sum {
    #[default]
    NoColumn,
    Empty,
    Given(Decimal),
    /// A cell cannot be read: the place of its row.
    Unreadable(u32),
}

impl Sum {
    pub fn given(self) -> Option<Decimal> {
        match self {
            Sum::Given(value) => Some(value),
            _ => None,
        }
    }

    pub fn or_zero(self) -> Decimal {
        self.given().unwrap_or_default()
    }

    pub fn is_mapped(self) -> bool {
        self != Sum::NoColumn
    }

    /// The same with one more cell.
    fn with(self, value: Value<'_>, row: u32) -> Sum {
        let figure = match value {
            Value::Number(figure) | Value::Minutes(figure) if can_be_reckoned(figure) => figure,
            // Beyond what can be reckoned with is as good as not readable.
            Value::Number(_) | Value::Minutes(_) | Value::Unreadable(_) => return Sum::Unreadable(row),
            _ => return if self == Sum::NoColumn { Sum::Empty } else { self },
        };
        match self {
            Sum::NoColumn | Sum::Empty => Sum::Given(figure),
            Sum::Given(sum) => sum.checked_add(figure).map_or(Sum::Unreadable(row), Sum::Given),
            broken @ Sum::Unreadable(_) => broken,
        }
    }
}

/// Not beyond [`LARGEST_AMOUNT`]. Asked of every cell: nearly all are small even without their point.
fn can_be_reckoned(figure: Decimal) -> bool {
    const LARGEST: u128 = LARGEST_AMOUNT.mantissa().unsigned_abs();
    figure.mantissa().unsigned_abs() <= LARGEST || figure.abs() <= LARGEST_AMOUNT
}

impl<'b> Columns<'b> {
    pub fn of(book: &'b Register) -> Columns<'b> {
        let mut places: Vec<Vec<usize>> = Vec::new();
        for (place, column) in book.mapping.columns.iter().enumerate() {
            let field = column.field as usize;
            places.resize_with(places.len().max(field + 1), Vec::new);
            if let Some(places) = places.get_mut(field) {
                places.push(place);
            }
        }
        Columns { book, places }
    }

    pub fn kind(&self) -> RegisterKind {
        self.book.kind
    }

    pub fn has(&self, field: Field) -> bool {
        !self.all(field).is_empty()
    }

    /// The places of a field: several for deductions and allowances.
    pub fn all(&self, field: Field) -> &[usize] {
        self.places.get(field as usize).map_or(&[], Vec::as_slice)
    }

    pub fn row(&self, row: u32) -> Option<Row<'b>> {
        self.book.rows.get(row as usize)
    }

    pub fn value(&self, row: u32, field: Field) -> Value<'b> {
        let place = self.all(field).first();
        place.map_or(Value::Nothing, |place| self.at(row, *place))
    }

    pub fn at(&self, row: u32, place: usize) -> Value<'b> {
        self.book.rows.value(row as usize, place)
    }

    /// The place of the first column of a field whose cell cannot be read.
    pub fn unreadable(&self, row: u32, field: Field) -> Option<usize> {
        let unreadable = |place: &usize| matches!(self.at(row, *place), Value::Unreadable(_));
        self.all(field).iter().copied().find(unreadable)
    }

    pub fn text(&self, row: u32, field: Field) -> Option<&'b str> {
        match self.value(row, field) {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        }
    }

    pub fn day(&self, row: u32, field: Field) -> Option<Day> {
        match self.value(row, field) {
            Value::Day(day) => Some(day),
            _ => None,
        }
    }

    pub fn clock(&self, row: u32, field: Field) -> Option<u16> {
        match self.value(row, field) {
            Value::Clock(minutes) => Some(minutes),
            _ => None,
        }
    }

    pub fn figure(&self, row: u32, field: Field) -> Option<Decimal> {
        match self.value(row, field) {
            Value::Number(figure) | Value::Minutes(figure) => Some(figure).filter(|figure| can_be_reckoned(*figure)),
            _ => None,
        }
    }

    pub fn yes(&self, row: u32, field: Field) -> Option<bool> {
        match self.value(row, field) {
            Value::YesNo(yes) => Some(yes),
            _ => None,
        }
    }

    /// A field over rows, all its columns together.
    pub fn sum(&self, rows: &[u32], field: Field) -> Sum {
        let places = self.all(field);
        let mut sum = Sum::NoColumn;
        for row in rows {
            for place in places {
                sum = sum.with(self.at(*row, *place), *row);
            }
        }
        sum
    }

    /// What can be read of a field over rows, all its columns together.
    pub fn readable(&self, rows: &[u32], field: Field) -> Decimal {
        let places = rows
            .iter()
            .flat_map(|row| self.all(field).iter().map(|place| self.at(*row, *place)));
        let figures = places.filter_map(|value| match value {
            Value::Number(figure) | Value::Minutes(figure) => Some(figure).filter(|figure| can_be_reckoned(*figure)),
            _ => None,
        });
        figures.fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The cell of a field on a row, where the field has a column.
    pub fn cell(&self, row: u32, field: Field) -> Option<CellAt> {
        self.cell_at(row, *self.all(field).first()?)
    }

    pub fn cell_at(&self, row: u32, place: usize) -> Option<CellAt> {
        let column = self.book.mapping.columns.get(place)?.column;
        Some(self.book.cell(self.row(row)?, column))
    }

    /// The row itself, where no cell is to be named.
    pub fn row_at(&self, row: u32) -> Option<CellAt> {
        let first = self.book.mapping.columns.first().map_or(0, |column| column.column);
        let column = self.cell(row, Field::Worker).map_or(first, |at| at.column);
        Some(self.book.cell(self.row(row)?, column))
    }
}

/// A value as a person reads it.
pub(in crate::payroll) fn plain(value: Value<'_>) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.chars().take(60).collect(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Minutes(minutes) => format!("{} h", crate::payroll::hours_of(minutes)),
        Value::Day(day) => day.to_string(),
        Value::Clock(minutes) => format!("{:02}:{:02}", minutes / 60, minutes % 60),
        Value::YesNo(true) => "yes".into(),
        Value::YesNo(false) => "no".into(),
        Value::Unreadable(cell) => cell.text.clone(),
    }
}
