//! Days with a column for every hour or half hour, as vessels keep hours of rest.

use crate::payroll::register::contents::{Contents, Packed};
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::mapping::{BlockMeaning, Mapping, SlotGrid, SlotLetters};
use crate::payroll::register::row::UnreadableCell;
use crate::payroll::register::source::Cell;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

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
    let blocks = match blocks(grid, mapping, cells) {
        Ok(blocks) => blocks,
        Err(text) => return vec![unread(grid, mapping, values, text, contents)],
    };
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

/// A day whose slots do not tell work from rest: neither its times nor its sum are known.
fn unread(grid: SlotGrid, mapping: &Mapping, values: &[Packed], text: String, contents: &mut Contents) -> Vec<Packed> {
    let cell = contents.unreadable(UnreadableCell {
        text,
        code: "work_or_rest".to_owned(),
    });
    let columns = mapping.columns.iter().zip(values);
    let row = columns.map(|(column, value)| match column.field {
        Field::Start | Field::Stop => cell,
        field if column.column == grid.first_column && field.kind() == FieldKind::Hours => cell,
        _ => *value,
    });
    row.collect()
}

/// Minutes from midnight of every unbroken block of what the mapping's times enclose. The text of the slots where they
/// do not tell it.
fn blocks(grid: SlotGrid, mapping: &Mapping, cells: &[(u32, Cell<'_>)]) -> Result<Vec<(u32, u32)>, String> {
    let slots = grid.slots.max(1);
    let last = grid.first_column.saturating_add(slots);
    let mut marked = vec![false; slots as usize];
    let mut texts = BTreeSet::new();
    let mut filled = 0;
    for (column, cell) in cells
        .iter()
        .filter(|(column, _)| (grid.first_column..last).contains(column))
    {
        let slot = usize::try_from(column - grid.first_column).unwrap_or(usize::MAX);
        if let Cell::Text(text) = cell {
            texts.insert(text.to_uppercase());
            filled += 1;
        }
        if let Some(mark) = marked.get_mut(slot) {
            *mark = match (cell, grid.letters) {
                (Cell::Text(text), Some(letters)) => {
                    text.chars().flat_map(char::to_uppercase).eq([letters.work]) == (grid.marked == BlockMeaning::Work)
                }
                _ => is_mark(cell),
            };
        }
    }
    let shown = || texts.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let known = |letters: SlotLetters| {
        let known = |text: &String| text.chars().eq([letters.work]) || text.chars().eq([letters.rest]);
        filled == slots && texts.iter().all(known)
    };
    // A day without any letter is a day without a mark.
    match grid.letters {
        Some(letters) if filled > 0 && !known(letters) => return Err(shown()),
        // Marks of several kinds in every slot: one of them is rest.
        None if filled == slots && texts.len() > 1 => return Err(shown()),
        _ => {}
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
    Ok(blocks)
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

#[cfg(test)]
mod tests {
    use crate::payroll::register::{About, Field, Reading, RegisterKind, guess, look, read};

    /// The blocks of the first worker's days as minutes from midnight, and whether it is asked what they enclose.
    fn read_grid(title: &str, days: &[String]) -> (Vec<Option<(u16, u16)>>, bool) {
        let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
        let mut csv = format!("{title}\nName,Date,{}\n", hours.join(","));
        for (day, slots) in (5..).zip(days) {
            csv += &format!("Boateng E,2025-05-{day:02},{slots}\n");
        }
        let guessed = guess(&look(csv.as_bytes()).unwrap(), RegisterKind::TimeCards, None);
        let register = read(csv.as_bytes(), &guessed.mapping, RegisterKind::TimeCards).unwrap();
        let clock = |row, field| match register.clock(row, field) {
            Reading::Given(minutes, _) => Some(minutes),
            _ => None,
        };
        let blocks = register
            .rows
            .iter()
            .map(|row| Some((clock(row, Field::Start)?, clock(row, Field::Stop)?)));
        let asked = guessed.questions.iter().any(|question| question.about == About::Blocks);
        (blocks.collect(), asked)
    }

    fn day(work: std::ops::Range<usize>, letters: [&str; 2]) -> String {
        let slots: Vec<&str> = (0..24)
            .map(|hour| letters[usize::from(!work.contains(&hour))])
            .collect();
        slots.join(",")
    }

    #[test]
    fn letters_in_every_slot_tell_work_from_rest() {
        let days = [day(6..14, ["W", "R"]), day(0..24, ["w", "r"])];
        let (blocks, asked) = read_grid("Hours of work", &days);
        assert_eq!((blocks, asked), (vec![Some((360, 840)), Some((0, 1440))], false));
        let (blocks, asked) = read_grid("Hours of work and rest", &days[..1]);
        assert_eq!((blocks, asked), (vec![Some((0, 360)), Some((840, 1440))], false));
    }

    #[test]
    fn letters_that_nobody_knows_are_asked_and_not_counted() {
        let (blocks, asked) = read_grid("Hours of work and rest", &[day(6..14, ["A", "B"])]);
        assert_eq!((blocks, asked), (vec![None], true));
        let (blocks, _) = read_grid("Hours", &[day(6..14, ["W", "R"]), day(6..14, ["W", ""])]);
        assert_eq!(blocks, [Some((360, 840)), None]);
        let (blocks, asked) = read_grid("Hours of rest", &[day(6..14, ["", "X"])]);
        assert_eq!((blocks, asked), (vec![Some((0, 360)), Some((840, 1440))], true));
    }
}
