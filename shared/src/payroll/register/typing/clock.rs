//! Times of the day, in minutes from midnight.

use super::Code;
use crate::digits::latin;
use crate::payroll::register::words::{plain, words};

/// What a text says about a time of the day: `7:30 AM`, `19.30`, `0730`, `7h30`, `7 pm`, `24:00`, with a date before or
/// without. Seconds are cut. `None`: a dash and the like.
///
/// # Errors
/// `not_a_time`; `clock_or_decimal` for `7.5`, which may be half past seven or ten to eight.
pub fn clock(text: &str) -> Result<Option<u16>, Code> {
    let text = text.trim();
    if let Some(minutes) = plain_clock(text.as_bytes()) {
        return Ok(Some(minutes));
    }
    if words().nothing.contains(&text.to_lowercase()) {
        return Ok(None);
    }
    let latin = latin(text).to_lowercase();
    // `2025-06-01 07:30` and `2025-06-01T07:30:00Z`.
    let time = match latin.split_once([' ', 't']) {
        Some((date, time)) if date.len() >= 8 && date.contains(['-', '/', '.']) && !date.contains(':') => time.trim(),
        _ => latin.as_str(),
    };
    match time {
        "noon" | "mediodia" | "12 noon" => return Ok(Some(720)),
        "midnight" | "medianoche" => return Ok(Some(0)),
        _ => {}
    }
    let end = time.find(|letter: char| !(letter.is_ascii_digit() || ":.h ".contains(letter)));
    let (figures, half) = time.split_at(end.unwrap_or(time.len()));
    let half = plain(half);
    let figures = figures.trim().trim_end_matches(['.', 'h', ' ']);
    let (hour, minute) = hour_and_minute(figures)?;
    let hour = match (words().before_noon.contains(&half), words().after_noon.contains(&half)) {
        (true, false) if (1..=12).contains(&hour) => hour % 12,
        (false, true) if (1..=12).contains(&hour) => hour % 12 + 12,
        _ if half.is_empty() || half == "z" || words().hours.contains(&half) => hour,
        _ => return Err("not_a_time"),
    };
    match (hour, minute) {
        (0..=23, 0..=59) | (24, 0) => Ok(Some(hour * 60 + minute)),
        _ => Err("not_a_time"),
    }
}

/// `07:30` and `7:30`, as nearly every cell has it.
fn plain_clock(bytes: &[u8]) -> Option<u16> {
    let (hour, minute) = match bytes {
        [ten, one, b':', minute @ ..] if ten.is_ascii_digit() => (u16::from(ten - b'0') * 10 + digit(*one)?, minute),
        [one, b':', minute @ ..] => (digit(*one)?, minute),
        _ => return None,
    };
    let [ten, one] = minute else { return None };
    let minute = digit(*ten)? * 10 + digit(*one)?;
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn digit(byte: u8) -> Option<u16> {
    byte.is_ascii_digit().then(|| u16::from(byte - b'0'))
}

/// A time that a workbook keeps as days: the part after the last midnight; one whole day alone is 24:00.
pub fn clock_of_days(days: f64) -> Result<u16, Code> {
    if !(0.0..3_000_000.0).contains(&days) {
        return Err("not_a_time");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative and bounded"
    )]
    let minutes = (days * 1_440.0).round() as u64;
    if minutes == 1_440 {
        return Ok(1_440);
    }
    u16::try_from(minutes % 1_440).map_err(|_| "not_a_time")
}

/// A number where a time of the day belongs: `730` and `7` are times, `0.3125` is a part of a day.
pub fn clock_of_number(number: f64) -> Result<u16, Code> {
    if number > 0.0 && number < 1.0 {
        return clock_of_days(number);
    }
    if number.fract() != 0.0 {
        return Err("clock_or_decimal");
    }
    if !(0.0..=2_400.0).contains(&number) {
        return Err("not_a_time");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and bounded"
    )]
    let whole = number as u16;
    let (hour, minute) = if whole <= 24 {
        (whole, 0)
    } else {
        (whole / 100, whole % 100)
    };
    match (hour, minute) {
        (0..=23, 0..=59) | (24, 0) => Ok(hour * 60 + minute),
        _ => Err("not_a_time"),
    }
}

fn hour_and_minute(figures: &str) -> Result<(u16, u16), Code> {
    let digits = |part: &str| -> Result<u16, Code> {
        let part = part.trim();
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten().ok_or("not_a_time")
    };
    let parts: Vec<&str> = figures.split([':', '.', 'h']).collect();
    match parts.as_slice() {
        [whole] if whole.len() <= 2 => Ok((digits(whole)?, 0)),
        [whole] if (3..=4).contains(&whole.len()) && whole.is_ascii() => {
            let (hour, minute) = whole.split_at(whole.len() - 2);
            Ok((digits(hour)?, digits(minute)?))
        }
        [_, minute] if minute.trim().len() == 1 && figures.contains('.') => Err("clock_or_decimal"),
        [hour, minute] if minute.trim().len() == 2 => Ok((digits(hour)?, digits(minute)?)),
        [hour, minute, second] if second.trim().len() == 2 => {
            digits(second)?;
            Ok((digits(hour)?, digits(minute)?))
        }
        // `07:30:00.000`
        [hour, minute, _, _] if figures.contains(':') => Ok((digits(hour)?, digits(minute)?)),
        _ => Err("not_a_time"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_as_offices_write_them() {
        for (text, minutes) in [
            ("7:30", 450),
            ("7:30 AM", 450),
            ("7.30pm", 1_170),
            ("12:15 a.m.", 15),
            ("12 PM", 720),
            ("19.30", 1_170),
            ("0730", 450),
            ("730", 450),
            ("24:00", 1_440),
            ("2400", 1_440),
            ("7h30", 450),
            ("7 h", 420),
            ("06:00:59", 360),
            ("2025-06-01 07:30:00", 450),
            ("2025-06-01T07:30:00Z", 450),
            ("৭:৩০", 450),
            ("7:30 a. m.", 450),
        ] {
            assert_eq!(clock(text), Ok(Some(minutes)), "{text}");
        }
        assert_eq!(clock("—"), Ok(None));
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for text in [
            "24:30",
            "7:60",
            "13:00 PM",
            "25:00",
            "early",
            "",
            "7:3",
            "99999",
            "7:30 or 8",
            "x7",
        ] {
            assert_eq!(clock(text), Err("not_a_time"), "{text}");
        }
        assert_eq!(clock("7.5"), Err("clock_or_decimal"));
        assert_eq!(clock("7.75"), Err("not_a_time"));
    }

    #[test]
    fn numbers_of_workbooks_are_times() {
        assert_eq!(clock_of_days(0.3125), Ok(450));
        assert_eq!(clock_of_days(45810.3125), Ok(450));
        assert_eq!(clock_of_days(1.0), Ok(1_440));
        assert_eq!(clock_of_number(730.0), Ok(450));
        assert_eq!(clock_of_number(7.0), Ok(420));
        assert_eq!(clock_of_number(7.5), Err("clock_or_decimal"));
        assert_eq!(clock_of_number(760.0), Err("not_a_time"));
    }

    proptest! {
        #[test]
        fn every_minute_of_the_day_comes_back(minutes in 0_u16..1_440) {
            let (hour, minute) = (minutes / 60, minutes % 60);
            let half = if hour < 12 { "AM" } else { "PM" };
            let twelve = (hour + 11) % 12 + 1;
            for way in [
                format!("{hour:02}:{minute:02}"), format!("{hour}.{minute:02}"), format!("{hour:02}{minute:02}"),
                format!("{twelve}:{minute:02} {half}"), format!("{hour}h{minute:02}"),
            ] {
                prop_assert_eq!(clock(&way), Ok(Some(minutes)), "{}", way);
            }
            prop_assert_eq!(clock_of_days(f64::from(minutes) / 1_440.0), Ok(minutes));
        }

        #[test]
        fn any_text_gives_a_time_or_a_code(text in ".{0,30}", number: f64) {
            let _ = (clock(&text), clock_of_number(number), clock_of_days(number));
        }
    }
}
