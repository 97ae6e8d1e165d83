//! Sheets with a column for every hour or half hour of the day.

use super::cells::share;
use super::heads::Heads;
use crate::payroll::register::look::{Holds, SheetLook};
use crate::payroll::register::mapping::{BlockMeaning, SlotGrid, SlotLetters};
use crate::payroll::register::words::{plain, words};
use std::collections::BTreeSet;

/// The columns of slots: 24, 48 or 96 in a row with heads that count up through the day.
pub fn find(heads: &Heads, marked: BlockMeaning) -> Option<SlotGrid> {
    // Half hours stand under hours: the lower heads are the same over and over.
    let hours: Vec<Option<u32>> = heads.texts.iter().map(|text| minutes(text)).collect();
    let mut best: Option<SlotGrid> = None;
    let mut start = 0;
    while start < hours.len() {
        let mut end = start + 1;
        while let (Some(Some(before)), Some(Some(here))) = (hours.get(end - 1), hours.get(end)) {
            if here < before {
                break;
            }
            end += 1;
        }
        let count = u32::try_from(end - start).unwrap_or(0);
        if hours.get(start).is_some_and(Option::is_some) && matches!(count, 24 | 48 | 96) {
            best = Some(SlotGrid {
                first_column: u32::try_from(start).ok()?,
                slots: count,
                marked,
                letters: None,
            });
        }
        start = end;
    }
    best
}

/// What marks stand for where the sheet itself counts the hours of rest of each day. `None`: the counts do not tell it.
pub fn counted(grid: SlotGrid, sheet: &SheetLook, first_row: u32, rest: usize) -> Option<BlockMeaning> {
    let slots = grid.first_column as usize..(grid.first_column + grid.slots) as usize;
    let (mut work_days, mut rest_days) = (0, 0);
    for row in sheet.first_rows.iter().filter(|row| row.row >= first_row) {
        let cells = row.cells.get(slots.clone()).unwrap_or_default();
        let marks = cells.iter().filter(|cell| cell.holds != Holds::Nothing).count();
        let Some(hours) = row
            .cells
            .get(rest)
            .and_then(|cell| cell.text.trim().parse::<f64>().ok())
        else {
            continue;
        };
        let is = |count: usize| (share(count, cells.len()) * 24.0 - hours).abs() < 0.01;
        match (is(cells.len() - marks), is(marks)) {
            (true, false) => work_days += 1,
            (false, true) => rest_days += 1,
            (true, true) => {}
            (false, false) => return None,
        }
    }
    match (work_days, rest_days) {
        (1.., 0) => Some(BlockMeaning::Work),
        (0, 1..) => Some(BlockMeaning::Rest),
        _ => None,
    }
}

/// What the slots hold where they hold letters alone: the letters for work and for rest, or the texts that nobody knows.
pub fn letters(grid: SlotGrid, sheet: &SheetLook, first_row: u32) -> Result<Option<SlotLetters>, Vec<String>> {
    let slots = grid.first_column as usize..(grid.first_column + grid.slots) as usize;
    let mut texts = BTreeSet::new();
    for row in sheet.first_rows.iter().filter(|row| row.row >= first_row) {
        let cells = row.cells.get(slots.clone()).unwrap_or_default();
        if !cells.is_empty() && cells.iter().all(|cell| cell.holds == Holds::Text) {
            texts.extend(cells.iter().map(|cell| cell.text.trim().to_uppercase()));
        }
    }
    let texts: Vec<String> = texts.into_iter().collect();
    let letter = |text: &str, of: &[String]| {
        let mut letters = text.chars();
        let only = letters.next().filter(|_| letters.next().is_none())?;
        of.iter().any(|known| *known == plain(text)).then_some(only)
    };
    let pair = |work: &str, rest: &str| {
        let (work, rest) = (letter(work, &words().slots.work)?, letter(rest, &words().slots.rest)?);
        Some(SlotLetters { work, rest })
    };
    match texts.as_slice() {
        [] | [_] => Ok(None),
        [one, two] => match pair(one, two).or_else(|| pair(two, one)) {
            Some(letters) => Ok(Some(letters)),
            None => Err(texts),
        },
        _ => Err(texts),
    }
}

/// The hour or time that a head of a slot begins with: `0`, `00:30`, `0030`, `13-14`.
fn minutes(text: &str) -> Option<u32> {
    let latin = crate::digits::latin(text);
    let first = latin.split(['-', '–', ' ']).next()?;
    let (hour, minute) = match first.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute.get(..2).unwrap_or("00")),
        None if first.len() == 4 => first.split_at_checked(2)?,
        None => (first, "00"),
    };
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}
