//! A cell as the value of its column.

use super::clock::{clock, clock_of_days, clock_of_number};
use super::day::{DayText, day_of_number, day_text};
use super::hours::{hours, minutes_of_days};
use super::number::{from_float, number};
use super::period::{last_of_month, period_in};
use super::{Code, day_in};
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::mapping::{DateOrder, DecimalMark, HoursForm};
use crate::payroll::register::row::{UnreadableCell, Value};
use crate::payroll::register::source::Cell;
use crate::payroll::register::words::{plain, words};
use crate::time::Day;
use std::collections::HashSet;
use std::sync::Arc;

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

/// Texts that stand in many cells, kept once.
#[derive(Debug, Default)]
pub struct Texts(HashSet<Arc<str>>);

impl Texts {
    pub fn kept(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.0.insert(new.clone());
        new
    }
}

/// What `cell` says in a column of `field`. Never fails: what cannot be read is [`Value::Unreadable`], with its text.
pub fn value(cell: &Cell<'_>, field: Field, manner: &Manner, texts: &mut Texts) -> Value {
    let read = match cell {
        Cell::Nothing => return Value::Nothing,
        Cell::Error(_) => Err("formula_error"),
        Cell::Uncomputed => Err("formula_not_computed"),
        cell => match field.kind() {
            // The number that joins files: one of them may have Bengali digits, the other not.
            FieldKind::Text if field == Field::Worker => {
                let number = cell.shown(manner.from_1904);
                Ok(Value::Text(match number.is_ascii() {
                    true => texts.kept(&number),
                    false => texts.kept(&crate::digits::latin(&number)),
                }))
            }
            FieldKind::Text => Ok(Value::Text(texts.kept(&cell.shown(manner.from_1904)))),
            FieldKind::Day => day(cell, field, manner),
            FieldKind::Clock => time(cell, manner),
            FieldKind::Hours => length(cell, manner),
            FieldKind::Number => figure(cell, manner),
            FieldKind::YesNo => yes_no(cell),
        },
    };
    read.unwrap_or_else(|code| {
        let text = cell.shown(manner.from_1904);
        Value::Unreadable(Box::new(UnreadableCell {
            text: text.chars().take(CELL_CHARS).collect(),
            code: code.to_owned(),
        }))
    })
}

fn day(cell: &Cell<'_>, field: Field, manner: &Manner) -> Result<Value, Code> {
    match cell {
        #[expect(clippy::cast_possible_truncation, reason = "a number beyond all days is no day")]
        Cell::Days { days, length: false } => day_in(days.floor() as i64, manner.from_1904)
            .map(Value::Day)
            .ok_or("not_a_day"),
        Cell::Number(number) => day_of_number(*number, manner.from_1904).map(Value::Day),
        Cell::Text(text) | Cell::IsoDay(text) => {
            if words().nothing.contains(text.as_ref()) {
                return Ok(Value::Nothing);
            }
            let read = day_text(text, manner.dates, manner.period);
            match (read, field) {
                (Ok(DayText::Day(day)), _) => Ok(Value::Day(day)),
                (Ok(DayText::Month(first)), Field::PeriodFirst) => Ok(Value::Day(first)),
                (Ok(DayText::Month(first)), Field::PeriodLast) => {
                    last_of_month(first).map(Value::Day).ok_or("not_a_day")
                }
                (Ok(DayText::Month(_)), _) => Err("not_a_day"),
                (Err(code), Field::PeriodFirst | Field::PeriodLast) => {
                    let (first, last) = period_in(text, manner.dates).ok_or(code)?;
                    Ok(Value::Day(if field == Field::PeriodFirst { first } else { last }))
                }
                (Err("not_a_day"), _) if text.len() == 5 => serial(text, manner).map(Value::Day),
                (Err(code), _) => Err(code),
            }
        }
        _ => Err("not_a_day"),
    }
}

/// A day's number in a file of text that was saved from a workbook.
fn serial(text: &str, manner: &Manner) -> Result<Day, Code> {
    let number: u32 = crate::digits::latin(text).parse().map_err(|_| "not_a_day")?;
    day_of_number(f64::from(number), manner.from_1904)
}

fn time(cell: &Cell<'_>, manner: &Manner) -> Result<Value, Code> {
    match cell {
        Cell::Days { days, .. } => clock_of_days(*days).map(Value::Clock),
        Cell::Number(number) => clock_of_number(*number).map(Value::Clock),
        Cell::IsoTime(text) => {
            let minutes = hours(text, manner.decimals, HoursForm::Hours).map_err(|_| "not_a_time")?;
            let minutes = minutes.and_then(|minutes| u16::try_from(minutes.trunc()).ok());
            minutes
                .filter(|minutes| *minutes <= 1_440)
                .map(Value::Clock)
                .ok_or("not_a_time")
        }
        Cell::Text(text) | Cell::IsoDay(text) => Ok(clock(text)?.map_or(Value::Nothing, Value::Clock)),
        _ => Err("not_a_time"),
    }
}

fn length(cell: &Cell<'_>, manner: &Manner) -> Result<Value, Code> {
    match cell {
        Cell::Days { days, .. } => minutes_of_days(*days).map(Value::Minutes).ok_or("a_day_for_hours"),
        Cell::Number(number) => {
            if manner.hours == HoursForm::Days {
                return minutes_of_days(*number).map(Value::Minutes).ok_or("too_large");
            }
            // In the workbook's own fractions a third of an hour is 20 minutes; as a decimal it would fall short.
            let count = match manner.hours {
                HoursForm::Hours => *number * 60.0,
                HoursForm::Minutes | HoursForm::Days => *number,
            };
            from_float(count).map(Value::Minutes).ok_or("too_large")
        }
        Cell::Text(text) | Cell::IsoTime(text) => {
            let read = hours(text, manner.decimals, manner.hours)?;
            Ok(read.map_or(Value::Nothing, Value::Minutes))
        }
        Cell::IsoDay(_) => Err("a_day_for_hours"),
        _ => Err("not_hours"),
    }
}

fn figure(cell: &Cell<'_>, manner: &Manner) -> Result<Value, Code> {
    match cell {
        Cell::Number(number) => from_float(*number).map(Value::Number).ok_or("too_large"),
        Cell::Text(text) => {
            let read = number(text, manner.decimals, manner.currency.as_deref())?;
            Ok(read.map_or(Value::Nothing, Value::Number))
        }
        Cell::Days { .. } | Cell::IsoDay(_) | Cell::IsoTime(_) => Err("a_date_for_a_number"),
        _ => Err("not_a_number"),
    }
}

fn yes_no(cell: &Cell<'_>) -> Result<Value, Code> {
    match cell {
        Cell::YesNo(yes) => Ok(Value::YesNo(*yes)),
        Cell::Number(number) if *number == 1.0 => Ok(Value::YesNo(true)),
        Cell::Number(number) if *number == 0.0 => Ok(Value::YesNo(false)),
        Cell::Text(text) => {
            let text = plain(text);
            match (words().yes.contains(&text), words().no.contains(&text)) {
                (true, false) => Ok(Value::YesNo(true)),
                (false, true) => Ok(Value::YesNo(false)),
                _ => Err("not_yes_or_no"),
            }
        }
        _ => Err("not_yes_or_no"),
    }
}
