//! Sheets with a column for every hour or half hour of the day.

use super::heads::Heads;
use crate::payroll::register::mapping::{BlockMeaning, SlotGrid};

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
            });
        }
        start = end;
    }
    best
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
