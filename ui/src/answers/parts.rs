use super::{Calendar, CalendarDay};
use chrono::NaiveDate;
use shared::digits::latin;

/// Which parts of a day a question asks for; the others are the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Day,
    Month,
    Year,
}

/// What stands in the fields for day, month and year, as it was typed, in digits of any script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub day: String,
    /// From 1.
    pub month: String,
    pub year: String,
}

/// Why the parts are no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// Nothing is typed: no answer.
    Empty,
    /// A part is missing: nothing to say yet.
    Open,
    /// The month has only so many days.
    Day { last: u8 },
    /// The year is no number from 1 to 9998.
    Year,
}

impl Parts {
    /// A Gregorian day in the parts of `calendar`.
    pub fn of(day: NaiveDate, calendar: Calendar) -> Parts {
        match calendar.of(day) {
            Some(there) => Parts {
                day: there.day.to_string(),
                month: there.month.to_string(),
                year: there.year.to_string(),
            },
            None => Parts::default(),
        }
    }

    /// The Gregorian day that the parts name.
    pub fn day(&self, calendar: Calendar, asked: Asked) -> Result<NaiveDate, Unfit> {
        let first = || "1".to_owned();
        let (day, month) = match asked {
            Asked::Day => (latin(&self.day), latin(&self.month)),
            Asked::Month => (first(), latin(&self.month)),
            Asked::Year => (first(), first()),
        };
        let (day, month, year) = (day.trim(), month.trim(), latin(&self.year));
        let year = year.trim();
        let typed = match asked {
            Asked::Day => [day, month, year],
            Asked::Month => ["", month, year],
            Asked::Year => ["", "", year],
        };
        if typed.iter().all(|part| part.is_empty()) {
            return Err(Unfit::Empty);
        }
        if [day, month, year].iter().any(|part| part.is_empty()) {
            return Err(Unfit::Open);
        }
        let year: i32 = year.parse().map_err(|_| Unfit::Year)?;
        let month: u8 = month.parse().map_err(|_| Unfit::Open)?;
        let last = calendar.days(year, month).ok_or(Unfit::Year)?;
        let day = day.parse().ok().filter(|day| (1..=last).contains(day));
        let day = day.ok_or(Unfit::Day { last })?;
        calendar.gregorian(CalendarDay { year, month, day }).ok_or(Unfit::Year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(day: &str, month: &str, year: &str) -> Parts {
        Parts {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        }
    }

    #[test]
    fn a_birthday_in_bengali_digits() {
        let day = parts("২১", "2", "১৯৯৯").day(Calendar::Gregorian, Asked::Day);
        assert_eq!(day, Ok("1999-02-21".parse().unwrap()));
    }

    #[test]
    fn a_half_typed_day_is_no_fault_and_no_answer() {
        let day = |parts: Parts| parts.day(Calendar::Gregorian, Asked::Day);
        assert_eq!(day(parts("", "", "")), Err(Unfit::Empty));
        assert_eq!(day(parts("3", "", "2024")), Err(Unfit::Open));
        assert_eq!(day(parts("30", "2", "2024")), Err(Unfit::Day { last: 29 }));
        assert_eq!(day(parts("0", "2", "2024")), Err(Unfit::Day { last: 29 }));
        assert_eq!(day(parts("1", "1", "0")), Err(Unfit::Year));
        assert_eq!(day(parts("1", "1", "long ago")), Err(Unfit::Year));
    }

    #[test]
    fn month_and_year_alone_mean_their_first_day() {
        let month = parts("", "11", "2026").day(Calendar::Gregorian, Asked::Month);
        assert_eq!(month, Ok("2026-11-01".parse().unwrap()));
        let year = parts("", "", "2016").day(Calendar::Ethiopian, Asked::Year);
        assert_eq!(year, Ok("2023-09-12".parse().unwrap()));
    }

    #[test]
    fn a_stored_day_stands_in_the_fields_of_its_calendar() {
        let day = "2023-09-12".parse().unwrap();
        assert_eq!(Parts::of(day, Calendar::Ethiopian), parts("1", "1", "2016"));
    }
}
