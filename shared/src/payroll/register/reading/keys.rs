//! Cells that hold for several rows: merged ones, and a worker named once above the days.

use crate::payroll::register::contents::Packed;
use crate::payroll::register::field::Field;
use crate::payroll::register::look::Merged;
use crate::payroll::register::mapping::Mapping;
use std::collections::HashMap;

/// What is said once for several rows. Amounts are not: a merged total must not be counted for every day below it.
pub fn holds_for_rows_below(field: Field) -> bool {
    use Field::*;
    matches!(
        field,
        Worker
            | Name
            | Crew
            | Job
            | Grade
            | Hired
            | H2a
            | Basis
            | PeriodFirst
            | PeriodLast
            | Day
            | PayDate
            | DueDate
            | Currency
    )
}

/// Who a row is about, carried to the rows below in a layout by day.
pub fn names_worker(field: Field) -> bool {
    matches!(field, Field::Worker | Field::Name)
}

fn carried(field: Field) -> bool {
    use Field::*;
    matches!(field, Worker | Name | Crew | Job | Grade | Hired | H2a | Basis)
}

/// Values that hold on, for one sheet.
#[derive(Debug, Default)]
pub struct Keys {
    /// By place among the columns: first and last row of merged cells, in order.
    spans: HashMap<usize, Vec<(u32, u32)>>,
    /// By place: the value of the merged cells under way and their last row.
    held: HashMap<usize, (u32, Packed)>,
    worker: Vec<(usize, Packed)>,
}

impl Keys {
    pub fn new(mapping: &Mapping, merged: &[Merged]) -> Keys {
        let mut spans: HashMap<usize, Vec<(u32, u32)>> = HashMap::new();
        for (place, column) in mapping.columns.iter().enumerate() {
            let over = |cells: &&Merged| {
                cells.last_row > cells.first_row && (cells.first_column..=cells.last_column).contains(&column.column)
            };
            if holds_for_rows_below(column.field) {
                let mut of_column: Vec<_> = merged
                    .iter()
                    .filter(over)
                    .map(|cells| (cells.first_row, cells.last_row))
                    .collect();
                of_column.sort_unstable();
                if !of_column.is_empty() {
                    spans.insert(place, of_column);
                }
            }
        }
        Keys {
            spans,
            ..Keys::default()
        }
    }

    /// Whether any merged cells hold for several rows.
    pub fn hold(&self) -> bool {
        !self.spans.is_empty()
    }

    /// Fills what merged cells say on this row, and remembers what begins here.
    pub fn fill_merged(&mut self, row: u32, values: &mut [Packed]) {
        for (place, spans) in &self.spans {
            let Some(value) = values.get_mut(*place) else { continue };
            if let Ok(at) = spans.binary_search_by_key(&row, |(first, _)| *first) {
                let last = spans.get(at).map_or(row, |(_, last)| *last);
                self.held.insert(*place, (last, *value));
            } else if value.is_nothing()
                && let Some((last, held)) = self.held.get(place)
                && row <= *last
            {
                *value = *held;
            }
        }
    }

    /// Remembers who this row is about.
    pub fn remember(&mut self, mapping: &Mapping, values: &[Packed]) {
        let columns = mapping.columns.iter().zip(values).enumerate();
        let named = columns.filter(|(_, (column, value))| carried(column.field) && !value.is_nothing());
        self.worker = named.map(|(place, (_, value))| (place, *value)).collect();
    }

    /// A new part of the sheet begins: nobody is carried over it.
    pub fn forget(&mut self) {
        self.worker.clear();
    }

    /// Fills in the worker named above. `false`: nobody was.
    pub fn fill_worker(&self, values: &mut [Packed]) -> bool {
        for (place, known) in &self.worker {
            if let Some(value) = values.get_mut(*place).filter(|value| value.is_nothing()) {
                *value = *known;
            }
        }
        !self.worker.is_empty()
    }
}
