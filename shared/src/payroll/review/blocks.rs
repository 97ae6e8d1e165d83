//! What the times of one row enclose: one block from start to stop, or several, such as before and after lunch.

use super::columns::Columns;
use crate::payroll::register::{BlockMeaning, Field, RegisterKind, Value};
use rust_decimal::Decimal;

const DAY: i64 = 1_440;
/// Nobody works so long without a pause on a day that is written in parts: `4:00` is the afternoon then, or a slip.
const LONGEST_PART: i64 = 14 * 60;

/// Minutes from midnight; after that, of the next day.
type Block = (i64, i64);

/// The blocks of a row.
#[derive(Default)]
pub(super) struct Blocks {
    pub first: (Option<i64>, Option<i64>),
    pub more: Vec<Block>,
    /// Minutes in all, the break taken off. `None`: a time or the break cannot be told.
    pub worked: Option<Decimal>,
}

pub(super) fn of(book: &Columns<'_>, row: u32) -> Blocks {
    let several = book.all(Field::Start).len() > 1;
    let found = match several {
        true => parts(book, row),
        false => one(book, row),
    };
    let Ok((first, more)) = found else {
        return Blocks::default();
    };
    let parts = || first.0.zip(first.1).into_iter().chain(more.iter().copied());
    if is_blank(book, row) {
        let worked = Some(Decimal::ZERO);
        return Blocks { first, more, worked };
    }
    let too_long = several && book.book.mapping.blocks == BlockMeaning::Work;
    let too_long = too_long && parts().any(|(start, stop)| stop - start > LONGEST_PART);
    let length: i64 = parts().map(|(start, stop)| stop - start).sum();
    let whole = parts().map(|(_, stop)| stop).max().zip(first.0);
    let gaps = whole.map_or(0, |(stop, start)| stop - start - length);
    let worked = match pause(book, row) {
        _ if too_long || first.0.is_none() || first.1.is_none() => None,
        // The break is what lies between the parts; only what it is longer was worked less.
        Some(pause) => Some(Decimal::from(length) - (pause - Decimal::from(gaps)).max(Decimal::ZERO)),
        None => None,
    };
    Blocks { first, more, worked }
}

/// `None`: it cannot be read, which is not the same as none.
fn pause(book: &Columns<'_>, row: u32) -> Option<Decimal> {
    match book.value(row, Field::Break) {
        Value::Nothing => Some(Decimal::ZERO),
        _ => book.figure(row, Field::Break).map(|minutes| minutes.abs()),
    }
}

/// A card with no time and no hours at all is a day off. In a register pieces may stand there without their hours.
fn is_blank(book: &Columns<'_>, row: u32) -> bool {
    const TIMES: [Field; 5] = [
        Field::Start,
        Field::Stop,
        Field::TotalHours,
        Field::RegularHours,
        Field::OvertimeHours,
    ];
    let mut places = TIMES.into_iter().flat_map(|field| book.all(field)).peekable();
    book.kind() == RegisterKind::TimeCards
        && places.peek().is_some()
        && places.all(|place| book.at(row, *place) == Value::Nothing)
}

type Found = ((Option<i64>, Option<i64>), Vec<Block>);

fn one(book: &Columns<'_>, row: u32) -> Result<Found, ()> {
    let start = book.clock(row, Field::Start).map(i64::from);
    let stop = book.clock(row, Field::Stop).map(i64::from);
    // Not after the start means the next day.
    let stop = match (start, stop) {
        (Some(start), Some(stop)) if stop <= start => Some(stop + DAY),
        (_, stop) => stop,
    };
    Ok(((start, stop), Vec::new()))
}

/// Starts and stops take turns round the clock from the first column's start, in whatever order their columns stand.
fn parts(book: &Columns<'_>, row: u32) -> Result<Found, ()> {
    let starts = times(book, row, Field::Start)?;
    let stops = times(book, row, Field::Stop)?;
    let Some(begin) = starts.first().copied() else {
        return if stops.is_empty() {
            Ok(((None, None), Vec::new()))
        } else {
            Err(())
        };
    };
    let since = |time: i64| (time - begin).rem_euclid(DAY);
    let starts = starts.iter().map(|time| (since(*time), true));
    let stops = stops.iter().map(|time| match since(*time) {
        0 => (DAY, false),
        since => (since, false),
    });
    let mut turns: Vec<(i64, bool)> = starts.chain(stops).collect();
    // Who comes back in the minute of leaving left first.
    turns.sort_unstable();
    let mut blocks = Vec::with_capacity(turns.len() / 2);
    for pair in turns.chunks(2) {
        match pair {
            [(from, true), (until, false)] => blocks.push((begin + from, begin + until)),
            _ => return Err(()),
        }
    }
    let mut blocks = blocks.into_iter();
    let (start, stop) = blocks.next().ok_or(())?;
    Ok(((Some(start), Some(stop)), blocks.collect()))
}

/// The times of a field's columns that are filled. `Err`: one cannot be read.
fn times(book: &Columns<'_>, row: u32, field: Field) -> Result<Vec<i64>, ()> {
    let mut times = Vec::new();
    for place in book.all(field) {
        match book.at(row, *place) {
            Value::Nothing => {}
            Value::Clock(minutes) => times.push(i64::from(minutes)),
            _ => return Err(()),
        }
    }
    Ok(times)
}
