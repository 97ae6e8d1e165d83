//! Days with a column for every hour or half hour, as vessels keep hours of rest.

use crate::payroll::register::contents::{Contents, Packed};
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::mapping::{Mapping, SlotGrid};
use crate::payroll::register::source::Cell;
use rust_decimal::Decimal;

const DAY_MINUTES: u32 = 1_440;

/// The rows that one row of slots stands for: one for each block, or one without times when there is no block. Hours
/// mapped to the first slot are the sum of the day. Lengths and figures stand on the first of these rows only, so that no
/// sum counts them twice.
pub fn rows(
    grid: SlotGrid,
    mapping: &Mapping,
    cells: &[(u32, Cell<'_>)],
    values: &[Packed],
    contents: &mut Contents,
) -> Vec<Vec<Packed>> {
    let blocks = blocks(grid, mapping, cells);
    let total: u32 = blocks.iter().map(|(start, stop)| stop - start).sum();
    let first_slot = |field: Field, column: u32| column == grid.first_column && field.kind() == FieldKind::Hours;
    let whole_day = contents.minutes(Decimal::from(total));
    let with_times = |block: Option<(u32, u32)>, is_first: bool| {
        let columns = mapping.columns.iter().zip(values);
        let row = columns.map(|(column, value)| match (column.field, block) {
            (Field::Start, Some((start, _))) => clock(start),
            (Field::Stop, Some((_, stop))) => clock(stop),
            (Field::Start | Field::Stop, None) => Packed::NOTHING,
            (field, _) if !is_first && matches!(field.kind(), FieldKind::Hours | FieldKind::Number) => Packed::NOTHING,
            (field, _) if first_slot(field, column.column) => whole_day,
            _ => *value,
        });
        row.collect::<Vec<_>>()
    };
    if blocks.is_empty() {
        return vec![with_times(None, true)];
    }
    let blocks = blocks.into_iter().enumerate();
    blocks
        .map(|(count, block)| with_times(Some(block), count == 0))
        .collect()
}

/// Minutes from midnight of every unbroken block of what the mapping's times enclose.
fn blocks(grid: SlotGrid, mapping: &Mapping, cells: &[(u32, Cell<'_>)]) -> Vec<(u32, u32)> {
    let slots = grid.slots.max(1);
    let last = grid.first_column.saturating_add(slots);
    let mut marked = vec![false; slots as usize];
    for (column, cell) in cells
        .iter()
        .filter(|(column, _)| (grid.first_column..last).contains(column))
    {
        let slot = usize::try_from(column - grid.first_column).unwrap_or(usize::MAX);
        if let Some(mark) = marked.get_mut(slot) {
            *mark = is_mark(cell);
        }
    }
    let wanted = |mark: bool| mark == (grid.marked == mapping.blocks);
    let slot_minutes = DAY_MINUTES / slots;
    let mut blocks: Vec<(u32, u32)> = Vec::new();
    for (slot, mark) in (0_u32..).zip(marked) {
        if !wanted(mark) {
            continue;
        }
        let (start, stop) = (slot * slot_minutes, (slot + 1) * slot_minutes);
        match blocks.last_mut().filter(|(_, before)| *before == start) {
            Some((_, end)) => *end = stop,
            None => blocks.push((start, stop)),
        }
    }
    blocks
}

/// Noughts and dashes mark nothing.
fn is_mark(cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Nothing | Cell::Uncomputed | Cell::Error(_) => false,
        Cell::Number(number) => *number != 0.0,
        Cell::YesNo(yes) => *yes,
        Cell::Text(text) => !matches!(text.as_ref(), "0" | "-" | "–" | "."),
        Cell::Days { .. } | Cell::IsoDay(_) | Cell::IsoTime(_) => true,
    }
}

fn clock(minutes: u32) -> Packed {
    u16::try_from(minutes).map_or(Packed::NOTHING, Packed::clock)
}
