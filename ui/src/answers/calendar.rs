use super::Appearance;
use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::hijri::{TabularAlgorithm, TabularAlgorithmEpoch, TabularAlgorithmLeapYears};
use icu_calendar::cal::{Buddhist, Coptic, Ethiopian, EthiopianEraStyle, Gregorian, Hijri, Persian};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date, Iso};

/// A calendar in which a form asks for days. What is stored is always the Gregorian day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Calendar {
    Gregorian,
    Buddhist,
    Ethiopian,
    Coptic,
    /// Computed by the tabular rule: where the month begins with a sighting, the day may be off by one, which the
    /// Gregorian day beside it shows.
    Islamic,
    Persian,
}

/// Year, month from 1, day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CalendarDay {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// Years that a control takes, in the calendar's own count.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9998;

impl Calendar {
    /// The calendar that an appearance asks for, and whether it is one that we reckon. Bikram Sambat and
    /// Burmese days are entered as Gregorian ones: no kept crate reckons them.
    pub fn wished(appearance: Appearance<'_>) -> (Calendar, bool) {
        let known = [
            ("buddhist", Calendar::Buddhist),
            ("ethiopian", Calendar::Ethiopian),
            ("coptic", Calendar::Coptic),
            ("islamic", Calendar::Islamic),
            ("persian", Calendar::Persian),
        ];
        match known.into_iter().find(|(word, _)| appearance.has(word)) {
            Some((_, calendar)) => (calendar, true),
            None => (
                Calendar::Gregorian,
                !["bikram-sambat", "myanmar"].iter().any(|word| appearance.has(word)),
            ),
        }
    }

    /// Its name for the browser's `Intl`, which writes its months.
    pub fn intl(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregory",
            Calendar::Buddhist => "buddhist",
            Calendar::Ethiopian => "ethiopic",
            Calendar::Coptic => "coptic",
            Calendar::Islamic => "islamic-civil",
            Calendar::Persian => "persian",
        }
    }

    /// Months of a year.
    pub fn months(self) -> u8 {
        match self {
            Calendar::Ethiopian | Calendar::Coptic => 13,
            Calendar::Gregorian | Calendar::Buddhist | Calendar::Islamic | Calendar::Persian => 12,
        }
    }

    /// How many days a month has; `None` when there is no such month.
    pub fn days(self, year: i32, month: u8) -> Option<u8> {
        let first = CalendarDay { year, month, day: 1 };
        self.date(first).map(|reckoned| reckoned.days)
    }

    /// The Gregorian day; `None` when the calendar has no such day, or it lies outside the years 1 to 9998.
    pub fn gregorian(self, day: CalendarDay) -> Option<NaiveDate> {
        let reckoned = self.date(day)?;
        let (year, month, day) = (
            reckoned.iso.year().extended_year(),
            reckoned.iso.month().ordinal,
            reckoned.iso.day_of_month().0,
        );
        NaiveDate::from_ymd_opt(year, month.into(), day.into()).filter(|day| YEARS.contains(&day.year()))
    }

    /// The day as this calendar writes it.
    pub fn of(self, day: NaiveDate) -> Option<CalendarDay> {
        let month = u8::try_from(day.month()).ok()?;
        let day_of_month = u8::try_from(day.day()).ok()?;
        let iso = Date::try_new_iso(day.year(), month, day_of_month).ok()?;
        let read = match self {
            Calendar::Gregorian => read(iso.to_calendar(Gregorian)),
            Calendar::Buddhist => read(iso.to_calendar(Buddhist)),
            Calendar::Ethiopian => read(iso.to_calendar(ETHIOPIAN)),
            Calendar::Coptic => read(iso.to_calendar(Coptic)),
            Calendar::Islamic => read(iso.to_calendar(ISLAMIC)),
            Calendar::Persian => read(iso.to_calendar(Persian)),
        };
        YEARS.contains(&read.year).then_some(read)
    }

    fn date(self, day: CalendarDay) -> Option<Reckoned> {
        if !YEARS.contains(&day.year) {
            return None;
        }
        match self {
            Calendar::Gregorian => reckon(day, Gregorian),
            Calendar::Buddhist => reckon(day, Buddhist),
            Calendar::Ethiopian => reckon(day, ETHIOPIAN),
            Calendar::Coptic => reckon(day, Coptic),
            Calendar::Islamic => reckon(day, ISLAMIC),
            Calendar::Persian => reckon(day, Persian),
        }
    }
}

const ETHIOPIAN: Ethiopian = Ethiopian::new_with_era_style(EthiopianEraStyle::AmeteMihret);
const ISLAMIC: Hijri<TabularAlgorithm> =
    Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday);

struct Reckoned {
    iso: Date<Iso>,
    days: u8,
}

fn reckon<A: AsCalendar>(day: CalendarDay, calendar: A) -> Option<Reckoned> {
    let date = Date::try_new(day.year.into(), Month::new(day.month), day.day, calendar).ok()?;
    Some(Reckoned {
        iso: date.to_calendar(Iso),
        days: date.days_in_month(),
    })
}

fn read<A: AsCalendar>(date: Date<A>) -> CalendarDay {
    CalendarDay {
        year: date.year().extended_year(),
        month: date.month().ordinal,
        day: date.day_of_month().0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Calendar; 6] = [
        Calendar::Buddhist,
        Calendar::Gregorian,
        Calendar::Ethiopian,
        Calendar::Coptic,
        Calendar::Islamic,
        Calendar::Persian,
    ];

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn known_days_of_each_calendar() {
        for (calendar, year, month, day, gregorian) in [
            (Calendar::Ethiopian, 2000, 1, 1, "2007-09-12"),
            (Calendar::Ethiopian, 2016, 1, 1, "2023-09-12"),
            (Calendar::Coptic, 1740, 1, 1, "2023-09-12"),
            (Calendar::Buddhist, 2569, 11, 11, "2026-11-11"),
            (Calendar::Persian, 1403, 1, 1, "2024-03-20"),
            (Calendar::Persian, 1404, 1, 1, "2025-03-21"),
            (Calendar::Islamic, 1445, 1, 1, "2023-07-19"),
            (Calendar::Gregorian, 2024, 2, 29, "2024-02-29"),
        ] {
            let there = CalendarDay { year, month, day };
            assert_eq!(calendar.gregorian(there), Some(on(gregorian)), "{calendar:?}");
            assert_eq!(calendar.of(on(gregorian)), Some(there), "{calendar:?}");
        }
    }

    #[test]
    fn days_that_a_month_does_not_have_are_refused() {
        let pagume = |year, day| Calendar::Ethiopian.gregorian(CalendarDay { year, month: 13, day });
        assert!(pagume(2015, 6).is_some(), "a leap year");
        assert!(pagume(2016, 6).is_none());
        assert_eq!(Calendar::Ethiopian.days(2016, 13), Some(5));
        assert_eq!(Calendar::Persian.days(1403, 13), None);
        assert_eq!(Calendar::Gregorian.days(2023, 2), Some(28));
    }

    #[test]
    fn calendars_that_nobody_reckons_fall_back_and_say_so() {
        let wished = |words| Calendar::wished(Appearance::new(words));
        assert_eq!(wished("ethiopian month-year"), (Calendar::Ethiopian, true));
        assert_eq!(wished("no-calendar"), (Calendar::Gregorian, true));
        assert_eq!(wished("bikram-sambat"), (Calendar::Gregorian, false));
        assert_eq!(wished("myanmar"), (Calendar::Gregorian, false));
    }

    proptest! {
        #[test]
        fn every_day_is_found_again(days in 227_000i32..1_095_000, which in 0..6usize) {
            let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let there = ALL[which].of(day).unwrap();
            prop_assert_eq!(ALL[which].gregorian(there), Some(day));
            prop_assert!(there.month <= ALL[which].months());
            prop_assert!(there.day <= ALL[which].days(there.year, there.month).unwrap());
        }

        #[test]
        fn no_typed_day_stops_the_reckoning(year in any::<i32>(), month in any::<u8>(), day in any::<u8>(), which in 0..6usize) {
            let _ = ALL[which].gregorian(CalendarDay { year, month, day });
        }
    }
}
