//! What a file holds in one cell, before anything is read into it.

use crate::payroll::register::look::Holds;
use crate::payroll::register::typing;
use std::borrow::Cow;

/// A cell with its value as stored; of a formula the value that was computed last.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Number(f64),
    /// Days since the workbook's epoch, or a length of time in days (`length`).
    Days {
        days: f64,
        length: bool,
    },
    /// A day in ISO 8601, as OpenDocument has it.
    IsoDay(Cow<'a, str>),
    /// `PT08H30M00S`.
    IsoTime(Cow<'a, str>),
    YesNo(bool),
    /// `#REF!` and the like.
    Error(&'static str),
    /// A formula without a stored value.
    Uncomputed,
}

const ERRORS: [&str; 12] = [
    "#REF!",
    "#N/A",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#NAME",
    "#¡VALOR!",
];

impl<'a> Cell<'a> {
    /// A text as a file has it; spaces around it, and no-break spaces, mean nothing.
    pub fn text(text: &'a str) -> Cell<'a> {
        let text = kept_as_text(text).unwrap_or(text);
        // Nearly every cell begins and ends with a sign that is seen.
        let is_seen = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        if is_seen(text.as_bytes().first()) && is_seen(text.as_bytes().last()) {
            return error(text).map_or(Cell::Text(Cow::Borrowed(text)), Cell::Error);
        }
        let trimmed = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        match trimmed.is_empty() {
            true => Cell::Nothing,
            false => error(trimmed).map_or(Cell::Text(Cow::Borrowed(trimmed)), Cell::Error),
        }
    }

    pub fn owned_text(text: String) -> Cell<'static> {
        match Cell::text(&text) {
            Cell::Nothing => Cell::Nothing,
            Cell::Error(error) => Cell::Error(error),
            Cell::Text(trimmed) if trimmed.len() < text.len() => Cell::Text(Cow::Owned(trimmed.into_owned())),
            _ => Cell::Text(Cow::Owned(text)),
        }
    }

    pub fn into_owned(self) -> Cell<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Cell::Nothing => Cell::Nothing,
            Cell::Text(text) => Cell::Text(owned(text)),
            Cell::Number(number) => Cell::Number(number),
            Cell::Days { days, length } => Cell::Days { days, length },
            Cell::IsoDay(text) => Cell::IsoDay(owned(text)),
            Cell::IsoTime(text) => Cell::IsoTime(owned(text)),
            Cell::YesNo(yes) => Cell::YesNo(yes),
            Cell::Error(error) => Cell::Error(error),
            Cell::Uncomputed => Cell::Uncomputed,
        }
    }

    pub fn is_nothing(&self) -> bool {
        matches!(self, Cell::Nothing)
    }

    /// As a person sees it, roughly: the formats of cells are not followed.
    pub fn shown(&self, from_1904: bool) -> Cow<'_, str> {
        match self {
            Cell::Nothing | Cell::Uncomputed => Cow::Borrowed(""),
            Cell::Text(text) | Cell::IsoDay(text) | Cell::IsoTime(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number_shown(*number)),
            Cell::Days { days, length } => Cow::Owned(days_shown(*days, *length, from_1904)),
            Cell::YesNo(yes) => Cow::Borrowed(if *yes { "TRUE" } else { "FALSE" }),
            Cell::Error(error) => Cow::Borrowed(error),
        }
    }

    pub fn holds(&self) -> Holds {
        match self {
            Cell::Nothing => Holds::Nothing,
            Cell::Text(_) => Holds::Text,
            Cell::Number(_) => Holds::Number,
            Cell::Days { days, length } if *length || *days < 1_000.0 => Holds::Time,
            Cell::Days { .. } | Cell::IsoDay(_) => Holds::Day,
            Cell::IsoTime(_) => Holds::Time,
            Cell::YesNo(_) => Holds::YesNo,
            Cell::Error(_) => Holds::Error,
            Cell::Uncomputed => Holds::Uncomputed,
        }
    }
}

/// What stands in a cell that was kept from becoming a number: `="0012"`, `'0013`.
fn kept_as_text(text: &str) -> Option<&str> {
    match text.as_bytes().first()? {
        b'=' => {
            let inner = text.strip_prefix("=\"")?.strip_suffix('"')?;
            (!inner.contains('"')).then_some(inner)
        }
        b'\'' => {
            let figure = text.strip_prefix('\'')?;
            let is_figure = figure.starts_with(|letter: char| letter.is_numeric() || "-+($.".contains(letter));
            (is_figure && !figure.contains('\'')).then_some(figure)
        }
        _ => None,
    }
}

/// The error that a text shows: files of text keep the errors of the workbook that they were saved from.
fn error(text: &str) -> Option<&'static str> {
    if !text.starts_with('#') {
        return None;
    }
    ERRORS.into_iter().find(|error| error.eq_ignore_ascii_case(text))
}

pub fn number_shown(number: f64) -> String {
    typing::from_float(number).map_or_else(|| number.to_string(), |number| number.to_string())
}

/// `2025-06-01`, `2025-06-01 07:30`, `8:30`.
fn days_shown(days: f64, length: bool, from_1904: bool) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a length beyond that shows its number")]
    let minutes = (days.fract().abs() * 1_440.0).round() as i64;
    #[expect(clippy::cast_possible_truncation, reason = "out of range gives no day")]
    let whole = days.floor() as i64;
    if length || days < 1_000.0 {
        return match typing::minutes_of_days(days) {
            Some(total) => {
                let sign = if total.is_sign_negative() { "-" } else { "" };
                let total = total.abs().trunc();
                let sixty = rust_decimal::Decimal::from(60);
                format!("{sign}{}:{:0>2}", (total / sixty).trunc(), total % sixty)
            }
            None => number_shown(days),
        };
    }
    match typing::day_in(whole, from_1904) {
        Some(day) if minutes == 0 => day.to_string(),
        Some(day) => format!("{day} {:02}:{:02}", minutes / 60, minutes % 60),
        None => number_shown(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_show_what_a_person_sees() {
        let days = |days: f64, length: bool| Cell::Days { days, length }.shown(false).into_owned();
        assert_eq!(days(45_810.0, false), "2025-06-02");
        assert_eq!(days(45810.3125, false), "2025-06-02 07:30");
        assert_eq!(days(1.5, true), "36:00");
        assert_eq!(Cell::Number(0.1 + 0.2).shown(false), "0.3");
        assert_eq!(Cell::text(" #ref! "), Cell::Error("#REF!"));
        assert_eq!(Cell::text("# 7"), Cell::Text("# 7".into()));
        assert_eq!(Cell::text("\u{a0} "), Cell::Nothing);
        assert_eq!(Cell::text("=\"0012\""), Cell::Text("0012".into()));
        assert_eq!(Cell::text("'40.00"), Cell::Text("40.00".into()));
        assert_eq!(Cell::text("'t Hooft"), Cell::Text("'t Hooft".into()));
    }
}
