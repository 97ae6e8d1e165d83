//! Dates and times: texts of ISO 8601, or days since 1970.
//!
//! As numbers they count on the local clock, so that a date is a whole number and compares with a time of the same day.

use super::numbers;
use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, Timelike,
};

const DAY_MS: f64 = 86_400_000.0;

/// A date, perhaps with a time and its distance from UTC, as it is written.
#[derive(Clone, Copy)]
struct Written {
    date: NaiveDate,
    time: Option<NaiveTime>,
    offset: Option<FixedOffset>,
}

impl Written {
    fn local(self, zone: impl Fn() -> FixedOffset) -> Option<NaiveDateTime> {
        let clock = self.date.and_time(self.time.unwrap_or(NaiveTime::MIN));
        match self.offset {
            None => Some(clock),
            Some(offset) => clock.checked_sub_offset(offset)?.checked_add_offset(zone()),
        }
    }
}

/// Days since 1970 on the local clock, with their fraction; `None` if the text is no date.
pub(super) fn days(text: &str, zone: impl Fn() -> FixedOffset) -> Option<f64> {
    let local = written(text, false)?.local(zone)?;
    Some(milliseconds(local) / DAY_MS)
}

/// `decimal-date-time`: days since 1970 in UTC.
pub(super) fn decimal_date_time(text: &str, zone: FixedOffset) -> Option<f64> {
    let instant = moment(text, zone)?.checked_sub_offset(zone)?;
    Some(milliseconds(instant) / DAY_MS)
}

/// `decimal-time`: the part of the local day that has passed.
pub(super) fn decimal_time(text: &str, zone: FixedOffset) -> Option<f64> {
    let text = text.trim();
    let local = match text.contains('T') {
        true => written(text, true)?.local(|| zone)?,
        false => {
            let (time, offset) = time_and_offset(text)?;
            Written {
                date: NaiveDate::default(),
                time: Some(time),
                offset,
            }
            .local(|| zone)?
        }
    };
    let seconds = f64::from(local.time().num_seconds_from_midnight()) + f64::from(local.time().nanosecond()) / 1e9;
    Some(seconds / 86_400.0)
}

/// A moment on the local clock, from a text or from a number of days.
pub(super) fn moment(text: &str, zone: FixedOffset) -> Option<NaiveDateTime> {
    if let Some(written) = written(text, true) {
        return written.local(|| zone);
    }
    from_days(numbers::plain(text)?)
}

pub(super) fn from_days(days: f64) -> Option<NaiveDateTime> {
    let in_range = days.abs() < 1e8;
    let milliseconds = TimeDelta::try_milliseconds(numbers::whole((days * DAY_MS).round()))?;
    NaiveDateTime::default()
        .checked_add_signed(milliseconds)
        .filter(|_| in_range)
}

/// `2024-05-09`.
pub(super) fn date_text(moment: NaiveDateTime) -> String {
    moment.date().format("%Y-%m-%d").to_string()
}

/// `2024-05-09T10:20:30.400+02:00`.
pub(super) fn date_time_text(moment: NaiveDateTime, zone: FixedOffset) -> String {
    match moment.and_local_timezone(zone).single() {
        Some(moment) => now_text(moment),
        None => String::new(),
    }
}

pub(super) fn now_text(moment: DateTime<FixedOffset>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// Names of months and days. Other languages of a form would stand beside these.
struct Calendar {
    months: [&'static str; 12],
    days: [&'static str; 7],
}

const ENGLISH: Calendar = Calendar {
    months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    days: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

/// `format-date` and `format-date-time`: what ODK does not know stays as it is.
pub(super) fn formatted(moment: NaiveDateTime, format: &str) -> String {
    let mut out = String::with_capacity(format.len() * 2);
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        let name = |names: &[&str], which: u32| {
            usize::try_from(which)
                .ok()
                .and_then(|which| names.get(which).copied())
                .unwrap_or_default()
                .to_owned()
        };
        out.push_str(&match letters.next() {
            Some('Y') => format!("{:04}", moment.year()),
            Some('y') => format!("{:02}", moment.year().rem_euclid(100)),
            Some('m') => format!("{:02}", moment.month()),
            Some('n') => moment.month().to_string(),
            Some('b') => name(&ENGLISH.months, moment.month0()),
            Some('d') => format!("{:02}", moment.day()),
            Some('e') => moment.day().to_string(),
            Some('H') => format!("{:02}", moment.hour()),
            Some('h') => moment.hour().to_string(),
            Some('M') => format!("{:02}", moment.minute()),
            Some('S') => format!("{:02}", moment.second()),
            Some('3') => format!("{:03}", moment.nanosecond() / 1_000_000 % 1000),
            Some('a') => name(&ENGLISH.days, moment.weekday().num_days_from_sunday()),
            Some('%') => "%".to_owned(),
            Some(other) => format!("%{other}"),
            None => "%".to_owned(),
        });
    }
    out
}

fn milliseconds(moment: NaiveDateTime) -> f64 {
    let since = moment.signed_duration_since(NaiveDateTime::default());
    // Exact: dates of four-digit years are far below 2^53 milliseconds.
    since.num_days().to_string().parse::<f64>().unwrap_or(f64::NAN) * DAY_MS + rest_of_day(since)
}

fn rest_of_day(since: TimeDelta) -> f64 {
    let rest = since - TimeDelta::days(since.num_days());
    i32::try_from(rest.num_milliseconds()).map_or(0.0, f64::from)
}

/// Reads `2024-05-09`, alone or with `T10:20`, `T10:20:30.4`, `Z`, `+02:00`. `lenient`: also `2024-5-9`.
fn written(text: &str, lenient: bool) -> Option<Written> {
    let text = text.trim_matches(numbers::is_space);
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = |part: &str| part.len() == 2 || (lenient && part.len() == 1);
    if parts.next().is_some() || year.len() != 4 || !fits(month) || !fits(day) {
        return None;
    }
    let year = i32::try_from(digits(year)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, digits(month)?, digits(day)?)?;
    match time.map(time_and_offset) {
        None => Some(Written {
            date,
            time: None,
            offset: None,
        }),
        Some(read) => read.map(|(time, offset)| Written {
            date,
            time: Some(time),
            offset,
        }),
    }
}

fn time_and_offset(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        None => (text, None),
        Some(at) => (text.get(..at)?, Some(offset(text.get(at..)?)?)),
    };
    let mut parts = clock.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    if parts.next().is_some() || [hour, minute, second].iter().any(|part| part.len() != 2) {
        return None;
    }
    digits(fraction.get(..fraction.len().min(9))?)?;
    let milliseconds = digits(format!("{fraction}000").get(..3)?)?;
    let time = NaiveTime::from_hms_milli_opt(digits(hour)?, digits(minute)?, digits(second)?, milliseconds)?;
    Some((time, offset))
}

fn offset(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let east = text.starts_with('+');
    let (hours, minutes) = text.get(1..)?.split_once(':').unwrap_or((text.get(1..)?, "00"));
    let (hours, minutes) = (
        i32::try_from(digits(hours)?).ok()?,
        i32::try_from(digits(minutes)?).ok()?,
    );
    let seconds = (hours <= 14 && minutes < 60).then_some((hours * 60 + minutes) * 60)?;
    FixedOffset::east_opt(if east { seconds } else { -seconds })
}

fn digits(text: &str) -> Option<u32> {
    let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}
