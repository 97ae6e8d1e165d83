//! Lengths of time, in exact minutes.

use super::Code;
use super::number::number;
use crate::digits::latin;
use crate::payroll::register::mapping::{DecimalMark, HoursForm};
use crate::payroll::register::words::{plain, words};
use rust_decimal::Decimal;

/// What a text says about a length of time: `8:30`, `8h30`, `8 hrs 30 min`, `30 min`, `8.5`. A plain number counts what
/// `form` says. `None`: a dash and the like.
///
/// # Errors
/// `not_hours`, and what [`number`] says.
pub fn hours(text: &str, mark: DecimalMark, form: HoursForm) -> Result<Option<Decimal>, Code> {
    let bare = text.trim();
    if bare
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'))
    {
        return Ok(number(bare, mark, None)?.map(|count| minutes(count, form)));
    }
    if let Some(minutes) = plain_hours(bare) {
        return Ok(Some(minutes));
    }
    let latin = latin(bare).replace('−', "-").to_lowercase();
    if let Some(minutes) = with_fraction(&latin, form) {
        return Ok(Some(minutes));
    }
    let (negative, length) = match latin.strip_prefix('-') {
        Some(rest) => (true, rest.trim()),
        None => match latin.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => (true, inner.trim()),
            None => (false, latin.as_str()),
        },
    };
    let sign = |minutes: Decimal| if negative { -minutes } else { minutes };
    if length.contains(':') {
        return with_colons(length).map(|minutes| Some(sign(minutes)));
    }
    match with_units(length, mark)? {
        Some(minutes) => Ok(Some(sign(minutes))),
        None if length.contains(char::is_alphabetic) => Err("not_hours"),
        None => match number(bare, mark, None) {
            Ok(count) => Ok(count.map(|count| minutes(count, form))),
            Err("not_a_number") => Err("not_hours"),
            Err(code) => Err(code),
        },
    }
}

/// `8:30`, as nearly every cell has it.
fn plain_hours(text: &str) -> Option<Decimal> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=5).contains(&hours.len()) || minutes.len() != 2 || !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then(|| Decimal::from(hours * 60 + minutes))
}

/// `1/2 hr`, `½`, `8 1/2`, `1¼ hrs`: as people write halves and quarters by hand.
fn with_fraction(length: &str, form: HoursForm) -> Option<Decimal> {
    let spelled = length.replace('½', " 1/2").replace('¼', " 1/4").replace('¾', " 3/4");
    let (before, after) = spelled.split_once('/')?;
    let (whole, part) = before.trim().rsplit_once(' ').unwrap_or(("0", before.trim()));
    let (of, unit) = after.split_at(
        after
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(after.len()),
    );
    let minutes = match (part, of) {
        ("1", "2") => 30,
        ("1", "4") => 15,
        ("3", "4") => 45,
        _ => return None,
    };
    let unit = plain(unit);
    let of_hours = words().hours.contains(&unit) || unit.is_empty() && form == HoursForm::Hours;
    let whole: u32 = whole.trim().parse().ok().filter(|whole| *whole < 1_000 && of_hours)?;
    Some(Decimal::from(whole * 60 + minutes))
}

/// A number of hours or minutes, in minutes.
fn minutes(count: Decimal, form: HoursForm) -> Decimal {
    match form {
        HoursForm::Hours => {
            let (mut whole, mut decimals) = (count.mantissa() * 60, count.scale());
            while decimals > 0 && whole % 10 == 0 {
                (whole, decimals) = (whole / 10, decimals - 1);
            }
            match i64::try_from(whole) {
                Ok(whole) => Decimal::new(whole, decimals),
                Err(_) => count.saturating_mul(Decimal::from(60)).normalize(),
            }
        }
        HoursForm::Minutes => count,
        // To the second.
        HoursForm::Days => {
            let seconds = count.saturating_mul(Decimal::from(86_400)).round();
            seconds.checked_div(Decimal::from(60)).unwrap_or(seconds).normalize()
        }
    }
}

/// A part of a day, as workbooks keep times, to the second. `None`: longer than ten years, so no length of work.
pub fn minutes_of_days(days: f64) -> Option<Decimal> {
    if !(-3_660.0..=3_660.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within ten years of seconds")]
    let seconds = (days * 86_400.0).round() as i64;
    Some(of_seconds(seconds))
}

fn of_seconds(seconds: i64) -> Decimal {
    match seconds % 60 {
        0 => Decimal::from(seconds / 60),
        _ => Decimal::from(seconds) / Decimal::from(60),
    }
}

/// `8:30`, `168:45`, `8:30:20`, `:30`.
fn with_colons(length: &str) -> Result<Decimal, Code> {
    let bare = length.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = length.get(bare.len()..).map(plain).unwrap_or_default();
    if !unit.is_empty() && !words().hours.contains(&unit) {
        return Err("not_hours");
    }
    let parts: Vec<&str> = bare.split(':').map(str::trim).collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes, "00"),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return Err("not_hours"),
    };
    let part = |digits: &str, longest: usize| {
        let fits = digits.len() <= longest && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| digits.parse::<i64>().unwrap_or(0)).ok_or("not_hours")
    };
    let (hours, minutes, seconds) = (part(hours, 5)?, part(minutes, 2)?, part(seconds, 2)?);
    if parts.get(1).is_none_or(|minutes| minutes.len() != 2) || minutes > 59 || seconds > 59 {
        return Err("not_hours");
    }
    Ok(of_seconds(hours * 3_600 + minutes * 60 + seconds))
}

/// Figures with units behind: `8 h 30 min`, `8h30`, `pt8h30m`. `None`: no unit.
fn with_units(length: &str, mark: DecimalMark) -> Result<Option<Decimal>, Code> {
    let mut rest = length.strip_prefix("pt").unwrap_or(length).trim();
    let mut total = Decimal::ZERO;
    let mut last = None;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !(letter.is_ascii_digit() || letter == '.' || letter == ','));
        let (figure, after) = rest.split_at(end.unwrap_or(rest.len()));
        let unit_end = after
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(after.len());
        let (unit, after) = after.split_at(unit_end);
        let unit = plain(unit);
        let unit = unit.trim_end_matches(" y").trim_end_matches(" and").trim();
        if figure.is_empty() {
            return if last.is_some() { Err("not_hours") } else { Ok(None) };
        }
        let count = number(figure, mark, None)?.ok_or("not_hours")?;
        // `8h30`
        let bare_minutes = unit.is_empty() && last == Some("hours") && count < Decimal::from(60) && count.is_integer();
        if words().hours.contains(unit) && last.is_none() {
            total = minutes(count, HoursForm::Hours);
            last = Some("hours");
        } else if words().minutes.contains(unit) && last != Some("minutes") || bare_minutes {
            total = total.saturating_add(count);
            last = Some("minutes");
        } else if unit == "s" && count.is_zero() {
            // `PT8H30M00S`, as OpenDocument writes it.
        } else {
            return if last.is_some() { Err("not_hours") } else { Ok(None) };
        }
        rest = after;
    }
    Ok(last.map(|_| total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Option<String>, Code> {
        let minutes = hours(text, DecimalMark::Point, HoursForm::Hours)?;
        Ok(minutes.map(|minutes| minutes.normalize().to_string()))
    }

    #[test]
    fn hours_as_offices_write_them() {
        for (text, minutes) in [
            ("8.5", "510"),
            ("8.33", "499.8"),
            ("8:30", "510"),
            ("08:20:00", "500"),
            ("168:45", "10125"),
            ("24:00", "1440"),
            ("25:00", "1500"),
            (":30", "30"),
            ("8h30", "510"),
            ("8h", "480"),
            ("8 h 30 min", "510"),
            ("8 hrs", "480"),
            ("8.5 hrs.", "510"),
            ("45 min", "45"),
            ("-2:30", "-150"),
            ("(1.5)", "-90"),
            ("PT08H30M00S", "510"),
            ("8 horas y 30 minutos", "510"),
            ("৮ ঘণ্টা ৩০ মিনিট", "510"),
            ("৮.৫", "510"),
            ("1,040", "62400"),
            ("1/2 hr", "30"),
            ("½", "30"),
            ("8 1/2", "510"),
            ("1¼ hrs.", "75"),
        ] {
            assert_eq!(read(text), Ok(Some(minutes.into())), "{text}");
        }
        assert_eq!(
            hours("90", DecimalMark::Point, HoursForm::Minutes),
            Ok(Some(Decimal::from(90)))
        );
        assert_eq!(
            hours("8,5 h", DecimalMark::Comma, HoursForm::Hours),
            Ok(Some(Decimal::from(510)))
        );
        assert_eq!(read("-"), Ok(None));
    }

    #[test]
    fn what_is_no_length_of_time_is_not_read() {
        for text in [
            "8:75", "8:3", "half", "8:30 pm", "8h 30h", "1:2:3:4", "h8", "8 days", "1/3", "3/2", "1/2 day",
        ] {
            assert_eq!(read(text), Err("not_hours"), "{text}");
        }
        assert_eq!(read("8,5"), Err("which_decimal_mark"));
    }

    #[test]
    fn workbook_times_are_read_to_the_second() {
        for (days, minutes) in [
            (0.354_166_666_666_667, "510"),
            (1.0, "1440"),
            (7.25, "10440"),
            (-0.0625, "-90"),
        ] {
            assert_eq!(minutes_of_days(days).unwrap().to_string(), minutes);
        }
        assert_eq!(minutes_of_days(45_000.0), None);
    }

    proptest! {
        #[test]
        fn units_convert_round_trip(total in 0_i64..100_000) {
            let (hours_part, minutes_part) = (total / 60, total % 60);
            let expected = Ok(Some(Decimal::from(total)));
            let ways = [
                format!("{hours_part}:{minutes_part:02}"),
                format!("{hours_part}h{minutes_part:02}"),
                format!("{hours_part} hrs {minutes_part} min"),
                format!("{total} min"),
            ];
            for way in ways {
                prop_assert_eq!(hours(&way, DecimalMark::Point, HoursForm::Hours), expected, "{}", way);
            }
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let days = total as f64 / 1440.0;
            prop_assert_eq!(minutes_of_days(days), Some(Decimal::from(total)));
        }

        #[test]
        fn any_text_gives_a_length_or_a_code(text in ".{0,30}") {
            let _ = hours(&text, DecimalMark::Point, HoursForm::Hours);
        }
    }
}
