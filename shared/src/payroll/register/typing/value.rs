//! A cell as the value of its column.

use super::clock::{clock, clock_of_days, clock_of_number};
use super::day::{DayText, day_of_number, day_text};
use super::hours::{hours, minutes_of_days};
use super::number::{from_float, number};
use super::period::{last_of_month, period_in};
use super::{Code, day_in};
use crate::payroll::register::contents::{Contents, Packed};
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::mapping::{DateOrder, DecimalMark, HoursForm};
use crate::payroll::register::row::UnreadableCell;
use crate::payroll::register::source::Cell;
use crate::payroll::register::words::{plain, words};
use crate::time::Day;
use chrono::Datelike;
use rust_decimal::Decimal;

/// Characters of an unreadable cell that are kept.
const CELL_CHARS: usize = 40;

/// How the cells of a register are written.
#[derive(Clone, Debug)]
pub struct Manner {
    pub dates: DateOrder,
    pub decimals: DecimalMark,
    pub hours: HoursForm,
    pub currency: Option<String>,
    pub period: Option<(Day, Day)>,
    pub from_1904: bool,
}

/// What `cell` says in a column of `field`. Never fails: what cannot be read is `Unreadable`, with its text.
pub fn value(cell: &Cell<'_>, field: Field, manner: &Manner, contents: &mut Contents) -> Packed {
    let read = match cell {
        Cell::Nothing => return Packed::NOTHING,
        Cell::Error(_) => Err("formula_error"),
        Cell::Uncomputed => Err("formula_not_computed"),
        cell => match field.kind() {
            // The number that joins files: one of them may have Bengali digits, the other not.
            FieldKind::Text if field == Field::Worker => {
                let number = cell.shown(manner.from_1904);
                Ok(match number.is_ascii() {
                    true => contents.text(&number),
                    false => contents.text(&crate::digits::latin(&number)),
                })
            }
            FieldKind::Text => Ok(contents.text(&cell.shown(manner.from_1904))),
            FieldKind::Day => day(cell, field, manner).map(|day| day.map_or(Packed::NOTHING, Packed::day)),
            FieldKind::Clock => time(cell, manner).map(|minutes| minutes.map_or(Packed::NOTHING, Packed::clock)),
            FieldKind::Hours => {
                length(cell, manner).map(|minutes| minutes.map_or(Packed::NOTHING, |minutes| contents.minutes(minutes)))
            }
            FieldKind::Number => {
                figure(cell, manner).map(|figure| figure.map_or(Packed::NOTHING, |figure| contents.number(figure)))
            }
            FieldKind::YesNo => yes_no(cell).map(Packed::yes_no),
        },
    };
    read.unwrap_or_else(|code| {
        let text = cell.shown(manner.from_1904);
        contents.unreadable(UnreadableCell {
            text: text.chars().take(CELL_CHARS).collect(),
            code: code.to_owned(),
        })
    })
}

fn day(cell: &Cell<'_>, field: Field, manner: &Manner) -> Result<Option<Day>, Code> {
    match cell {
        #[expect(clippy::cast_possible_truncation, reason = "a number beyond all days is no day")]
        Cell::Days { days, length: false } => day_in(days.floor() as i64, manner.from_1904)
            .map(Some)
            .ok_or("not_a_day"),
        Cell::Number(number) => match day_of_month(&cell.shown(manner.from_1904)).filter(|_| field == Field::Day) {
            Some(day) => in_period(day, manner).map(Some),
            None => day_of_number(*number, manner.from_1904).map(Some),
        },
        Cell::Text(text) | Cell::IsoDay(text) => {
            if words().nothing.contains(text.as_ref()) {
                return Ok(None);
            }
            let read = day_text(text, manner.dates, manner.period);
            match (read, field) {
                (Ok(DayText::Day(day)), _) => Ok(Some(day)),
                (Ok(DayText::Month(first)), Field::PeriodFirst) => Ok(Some(first)),
                (Ok(DayText::Month(first)), Field::PeriodLast) => last_of_month(first).map(Some).ok_or("not_a_day"),
                (Ok(DayText::Month(_)), _) => Err("not_a_day"),
                (Err(code), Field::PeriodFirst | Field::PeriodLast) => {
                    let (first, last) = period_in(text, manner.dates).ok_or(code)?;
                    Ok(Some(if field == Field::PeriodFirst { first } else { last }))
                }
                (Err("not_a_day"), Field::Day) if let Some(day) = day_of_month(text) => {
                    in_period(day, manner).map(Some)
                }
                (Err("not_a_day"), _) if text.len() == 5 => serial(text, manner).map(Some),
                (Err(code), _) => Err(code),
            }
        }
        _ => Err("not_a_day"),
    }
}

/// `1` to `31` beside a month that a title names.
fn day_of_month(text: &str) -> Option<u32> {
    let day = crate::digits::latin(text).parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

/// The one day of the period with this number.
fn in_period(day: u32, manner: &Manner) -> Result<Day, Code> {
    let (first, last) = manner.period.ok_or("no_year")?;
    // Longer than a month it has the number twice, if not on every day.
    if (last - first).num_days() > 30 {
        return Err("no_year");
    }
    let mut days = first.iter_days().take_while(|one| *one <= last);
    days.find(|one| one.day() == day).ok_or("no_such_day")
}

/// A day's number in a file of text that was saved from a workbook.
fn serial(text: &str, manner: &Manner) -> Result<Day, Code> {
    let number: u32 = crate::digits::latin(text).parse().map_err(|_| "not_a_day")?;
    day_of_number(f64::from(number), manner.from_1904)
}

fn time(cell: &Cell<'_>, manner: &Manner) -> Result<Option<u16>, Code> {
    match cell {
        Cell::Days { days, .. } => clock_of_days(*days).map(Some),
        Cell::Number(number) => clock_of_number(*number).map(Some),
        Cell::IsoTime(text) => {
            let minutes = hours(text, manner.decimals, HoursForm::Hours).map_err(|_| "not_a_time")?;
            let minutes = minutes.and_then(|minutes| u16::try_from(minutes.trunc()).ok());
            minutes
                .filter(|minutes| *minutes <= 1_440)
                .map(Some)
                .ok_or("not_a_time")
        }
        Cell::Text(text) | Cell::IsoDay(text) => clock(text),
        _ => Err("not_a_time"),
    }
}

fn length(cell: &Cell<'_>, manner: &Manner) -> Result<Option<Decimal>, Code> {
    match cell {
        Cell::Days { days, .. } => minutes_of_days(*days).map(Some).ok_or("a_day_for_hours"),
        Cell::Number(number) => {
            if manner.hours == HoursForm::Days {
                return minutes_of_days(*number).map(Some).ok_or("too_large");
            }
            // In the workbook's own fractions a third of an hour is 20 minutes; as a decimal it would fall short.
            let count = match manner.hours {
                HoursForm::Hours => *number * 60.0,
                HoursForm::Minutes | HoursForm::Days => *number,
            };
            from_float(count).map(Some).ok_or("too_large")
        }
        Cell::Text(text) | Cell::IsoTime(text) => hours(text, manner.decimals, manner.hours),
        Cell::IsoDay(_) => Err("a_day_for_hours"),
        _ => Err("not_hours"),
    }
}

fn figure(cell: &Cell<'_>, manner: &Manner) -> Result<Option<Decimal>, Code> {
    match cell {
        Cell::Number(number) => from_float(*number).map(Some).ok_or("too_large"),
        Cell::Text(text) => number(text, manner.decimals, manner.currency.as_deref()),
        Cell::Days { .. } | Cell::IsoDay(_) | Cell::IsoTime(_) => Err("a_date_for_a_number"),
        _ => Err("not_a_number"),
    }
}

fn yes_no(cell: &Cell<'_>) -> Result<bool, Code> {
    match cell {
        Cell::YesNo(yes) => Ok(*yes),
        Cell::Number(number) if *number == 1.0 => Ok(true),
        Cell::Number(number) if *number == 0.0 => Ok(false),
        Cell::Text(text) => {
            let text = plain(text);
            match (words().yes.contains(&text), words().no.contains(&text)) {
                (true, false) => Ok(true),
                (false, true) => Ok(false),
                _ => Err("not_yes_or_no"),
            }
        }
        _ => Err("not_yes_or_no"),
    }
}
