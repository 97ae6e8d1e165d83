use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike};

/// A time of day as XForms writes it, with the offset from UTC at which it was true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub time: NaiveTime,
    /// In minutes, east of Greenwich; `None` when the text has none.
    pub offset: Option<i32>,
}

/// A day and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub day: NaiveDate,
    pub clock: Clock,
}

impl Clock {
    /// `13:45:00.000+02:00`, `13:45`, `13:45Z`. `None` when the text is none of these.
    pub fn read(text: &str) -> Option<Clock> {
        let text = text.trim();
        let (time, offset) = match text.find(['Z', 'z', '+', '-']) {
            Some(at) => (text.get(..at)?, Some(offset(text.get(at..)?)?)),
            None => (text, None),
        };
        let time = ["%H:%M:%S%.f", "%H:%M"]
            .iter()
            .find_map(|form| NaiveTime::parse_from_str(time, form).ok());
        Some(Clock { time: time?, offset })
    }

    /// `13:45:00.000+02:00`.
    pub fn text(self) -> String {
        let time = self.time.format("%H:%M:%S%.3f");
        match self.offset {
            Some(minutes) => format!("{time}{}", shown(minutes)),
            None => time.to_string(),
        }
    }

    /// `13:45`, as fields of a browser want it.
    pub fn field(self) -> String {
        format!("{:02}:{:02}", self.time.hour(), self.time.minute())
    }

    /// The offset for people, `UTC+02:00`, when it is not the one that holds `here`, in minutes.
    pub fn elsewhere(self, here: i32) -> Option<String> {
        self.offset
            .filter(|offset| *offset != here)
            .map(|offset| format!("UTC{}", shown(offset)))
    }
}

impl Moment {
    /// `2026-11-11T13:45:00.000+02:00`. `None` when the text is no day with a time.
    pub fn read(text: &str) -> Option<Moment> {
        let (day, time) = text.trim().split_once(['T', ' '])?;
        Some(Moment {
            day: day.parse().ok()?,
            clock: Clock::read(time)?,
        })
    }

    pub fn text(self) -> String {
        format!("{}T{}", self.day, self.clock.text())
    }
}

fn offset(text: &str) -> Option<i32> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (hours, minutes) = match text.get(1..)?.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None => text.get(1..)?.split_at_checked(2)?,
    };
    let digits = |text: &str| {
        text.parse::<i32>()
            .ok()
            .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let minutes = digits(hours)?
        .checked_mul(60)?
        .checked_add(if minutes.is_empty() { 0 } else { digits(minutes)? })?;
    let minutes = if text.starts_with('-') { -minutes } else { minutes };
    FixedOffset::east_opt(minutes.checked_mul(60)?).map(|_| minutes)
}

fn shown(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_shift_begins_in_dhaka() {
        let clock = Clock::read("05:40:00.000+06:00").unwrap();
        assert_eq!((clock.field().as_str(), clock.offset), ("05:40", Some(360)));
        assert_eq!(clock.text(), "05:40:00.000+06:00");
        assert_eq!(clock.elsewhere(360), None);
        assert_eq!(clock.elsewhere(-240), Some("UTC+06:00".into()));
    }

    #[test]
    fn forms_of_other_tools_are_read() {
        for (text, minutes) in [
            ("13:45Z", Some(0)),
            ("13:45:10-03:30", Some(-210)),
            ("13:45:10.5+0530", Some(330)),
            ("13:45+02", Some(120)),
            ("13:45", None),
        ] {
            assert_eq!(Clock::read(text).map(|clock| clock.offset), Some(minutes), "{text}");
        }
        for text in ["", "25:00", "noon", "13:45+99:00", "13:45+é", "13:45:00.000+02:00:00"] {
            assert_eq!(Clock::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_keeps_its_offset() {
        let text = "2026-11-11T13:45:00.000+02:00";
        assert_eq!(Moment::read(text).unwrap().text(), text);
        assert_eq!(Moment::read("2026-11-11"), None);
        assert_eq!(Moment::read("2026-02-30T10:00"), None);
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reader(text in ".{0,40}") {
            let _ = (Clock::read(&text), Moment::read(&text));
        }

        #[test]
        fn what_is_written_is_read_again(seconds in 0u32..86_400, minutes in -720i32..=840) {
            let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap();
            let clock = Clock { time, offset: Some(minutes) };
            prop_assert_eq!(Clock::read(&clock.text()), Some(clock));
        }
    }
}
