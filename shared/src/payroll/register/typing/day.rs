//! Days.

use super::Code;
use crate::digits::latin;
use crate::payroll::register::mapping::DateOrder;
use crate::payroll::register::words::{plain, words};
use crate::time::Day;
use chrono::{Datelike, Days};

/// Day numbers of workbooks that are taken for days: 1927 to 2119.
const SERIALS: std::ops::RangeInclusive<i64> = 10_000..=80_000;

/// A text that is a day or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayText {
    Day(Day),
    /// `June 2025`, with its first day.
    Month(Day),
}

/// The day that a text names: ISO, `20250615`, three figures in `order`, or with the name of a month. A time behind it
/// and the name of a weekday before it are passed over. Without a year it takes one that falls into `period`.
///
/// # Errors
/// `not_a_day`, `no_such_day` (`31/06/2025`), `which_date_order` (`25/06/2025` where months come first), `no_year`.
pub fn day_text(text: &str, order: DateOrder, period: Option<(Day, Day)>) -> Result<DayText, Code> {
    if let Some(figures) = plain_figures(text) {
        return figured(&figures, order, period, text);
    }
    let latin = latin(text.trim());
    if latin.len() > 60 {
        return Err("not_a_day");
    }
    let date = without_time(&latin);
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| date.get(from..to).and_then(|part| part.parse().ok()).unwrap_or(0);
        let (first, second, third) = (part(0, 4), part(4, 6), part(6, 8));
        return made(i32::try_from(first).unwrap_or(0), second, third);
    }
    let joined = plain(date);
    let parts = parts(&joined);
    let month = parts.iter().find_map(|part| words().months.get(*part).copied());
    let figures: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    if figures.len() + usize::from(month.is_some()) != parts.len() {
        return Err("not_a_day");
    }
    match month {
        Some(month) => named(month, &figures, parts.first().copied(), period),
        None => figured(&figures, order, period, date),
    }
}

/// What a plain text says apart from weekdays, endings of counts and the like.
fn parts(plain: &str) -> Vec<&str> {
    let parts = plain.split(' ').filter(|part| !is_passed_over(part));
    // `15jun2025` and `15th` have figures and letters in one.
    parts
        .flat_map(split_letters)
        .filter(|part| !is_passed_over(part))
        .collect()
}

/// The figures of a text that has nothing else: `1ro`, `lunes 3`, `9, 2025`.
pub fn figures_alone(text: &str) -> Option<Vec<String>> {
    let joined = plain(text);
    let parts = parts(&joined);
    let figures = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    figures.then(|| parts.into_iter().map(str::to_owned).collect())
}

/// `03/04/2025` and its like, as nearly every cell has it.
fn plain_figures(text: &str) -> Option<[&str; 3]> {
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.'))
    {
        return None;
    }
    let mut figures = text.split(['/', '-', '.']);
    let three = [figures.next()?, figures.next()?, figures.next()?];
    (figures.next().is_none() && three.iter().all(|figure| !figure.is_empty())).then_some(three)
}

/// The day that a number of a workbook stands for: a count of days since 1900 or 1904, or `20250615`.
///
/// # Errors
/// `not_a_day`.
pub fn day_of_number(number: f64, from_1904: bool) -> Result<Day, Code> {
    if !(0.0..=99_999_999.0).contains(&number) {
        return Err("not_a_day");
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded")]
    let whole = number.floor() as i64;
    if whole >= 19_000_101 {
        return match day_text(&whole.to_string(), DateOrder::YearFirst, None)? {
            DayText::Day(day) | DayText::Month(day) => Ok(day),
        };
    }
    day_in(whole, from_1904).ok_or("not_a_day")
}

/// The day with this number; `None` outside of the years that pay is about.
pub fn day_in(serial: i64, from_1904: bool) -> Option<Day> {
    let serial = if from_1904 { serial + 1_462 } else { serial };
    SERIALS.contains(&serial).then_some(())?;
    Day::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::try_from(serial).ok()?))
}

/// The part before a time: `2025-06-01T00:00:00`, `01/06/2025 00:00`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let before = text.get(..colon).unwrap_or(text);
    let cut = before.rfind([' ', 'T']);
    cut.and_then(|at| text.get(..at)).unwrap_or(text)
}

fn is_passed_over(part: &str) -> bool {
    const PASSED_OVER: [&str; 48] = [
        "de",
        "del",
        "of",
        "the",
        "st",
        "nd",
        "rd",
        "th",
        "ro",
        "do",
        "er",
        "le",
        "el",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lun",
        "mie",
        "jue",
        "vie",
        "sab",
        "dom",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ];
    part.is_empty() || PASSED_OVER.contains(&part) || matches!(part, "sabado" | "domingo" | "তারিখ")
}

fn split_letters(part: &str) -> Vec<&str> {
    let first_is_digit = part.starts_with(|letter: char| letter.is_ascii_digit());
    match part.find(|letter: char| letter.is_ascii_digit() != first_is_digit) {
        Some(at) => {
            let (head, tail) = part.split_at(at);
            let mut parts = vec![head];
            parts.extend(split_letters(tail));
            parts
        }
        None => vec![part],
    }
}

/// A day with the month by name: `15 June 2025`, `June 15, 2025`, `2025 June 15`, `June 2025`, `15 June`.
fn named(month: u32, figures: &[&str], first: Option<&str>, period: Option<(Day, Day)>) -> Result<DayText, Code> {
    let count = |figure: &str| figure.parse::<u32>().map_err(|_| "not_a_day");
    match figures {
        [one, two] if one.len() == 4 => made(year_of(one)?, month, count(two)?),
        [one, two] => made(year_of(two)?, month, count(one)?),
        [year]
            if year.len() == 4
                || (year.len() == 2 && first.is_some_and(|first| first != *year) && count(year)? > 31) =>
        {
            let first = Day::from_ymd_opt(year_of(year)?, month, 1).ok_or("no_such_day")?;
            Ok(DayText::Month(first))
        }
        [day] => without_year(month, count(day)?, period),
        _ => Err("not_a_day"),
    }
}

/// A day in figures alone.
fn figured(figures: &[&str], order: DateOrder, period: Option<(Day, Day)>, text: &str) -> Result<DayText, Code> {
    // `12,200.50` is an amount, and so is `1 200 50`.
    let is_date = text.contains(['/', '-', '.']) && !text.contains(',');
    if !is_date || figures.iter().any(|figure| !matches!(figure.len(), 1 | 2 | 4)) {
        return Err("not_a_day");
    }
    let count = |figure: &str| figure.parse::<u32>().map_err(|_| "not_a_day");
    match figures {
        [year, month, day] if year.len() == 4 || order == DateOrder::YearFirst && day.len() < 4 => {
            made(year_of(year)?, count(month)?, count(day)?)
        }
        [one, two, year] => {
            let (day, month) = match order {
                DateOrder::MonthFirst => (count(two)?, count(one)?),
                DateOrder::DayFirst | DateOrder::YearFirst => (count(one)?, count(two)?),
            };
            // Where the year usually comes first, nothing tells the order of a date that has it last.
            let (day, month) = match order {
                DateOrder::YearFirst if day <= 12 && month > 12 => (month, day),
                DateOrder::YearFirst if day <= 12 && day != month => return Err("which_date_order"),
                _ => (day, month),
            };
            if month > 12 && day <= 12 {
                return Err("which_date_order");
            }
            made(year_of(year)?, month, day)
        }
        // `06/2025`
        [month, year] if year.len() == 4 && count(month)? <= 12 => {
            let first = Day::from_ymd_opt(year_of(year)?, count(month)?, 1).ok_or("no_such_day")?;
            Ok(DayText::Month(first))
        }
        [one, two] if two.len() <= 2 && one.len() <= 2 && text.contains(['/', '-']) => {
            let (day, month) = match order {
                DateOrder::DayFirst => (count(one)?, count(two)?),
                DateOrder::MonthFirst | DateOrder::YearFirst => (count(two)?, count(one)?),
            };
            without_year(month, day, period)
        }
        _ => Err("not_a_day"),
    }
}

fn without_year(month: u32, day: u32, period: Option<(Day, Day)>) -> Result<DayText, Code> {
    if !(1..=12).contains(&month) {
        return Err("no_such_day");
    }
    let (first, last) = period.ok_or("no_year")?;
    let mut years = first.year()..=last.year();
    let day = years.find_map(|year| Day::from_ymd_opt(year, month, day).filter(|day| (first..=last).contains(day)));
    day.map(DayText::Day).ok_or("no_year")
}

/// Two figures stand for 1970 to 2069.
fn year_of(figure: &str) -> Result<i32, Code> {
    let year: i32 = figure.parse().map_err(|_| "not_a_day")?;
    match figure.len() {
        4 => Ok(year),
        2 if year < 70 => Ok(2000 + year),
        2 => Ok(1900 + year),
        _ => Err("not_a_day"),
    }
}

fn made(year: i32, month: u32, day: u32) -> Result<DayText, Code> {
    if !(1900..=2200).contains(&year) {
        return Err("no_such_day");
    }
    Day::from_ymd_opt(year, month, day)
        .map(DayText::Day)
        .ok_or("no_such_day")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn iso(text: &str, order: DateOrder) -> Result<String, Code> {
        day_text(text, order, None).map(|day| match day {
            DayText::Day(day) => day.to_string(),
            DayText::Month(first) => format!("{}", first.format("%Y-%m")),
        })
    }

    #[test]
    fn days_as_offices_write_them() {
        use DateOrder::*;
        for (text, order, day) in [
            ("03/04/2025", DayFirst, "2025-04-03"),
            ("03/04/2025", MonthFirst, "2025-03-04"),
            ("3.4.25", DayFirst, "2025-04-03"),
            ("25/04/03", YearFirst, "2025-04-03"),
            ("2025-04-03", MonthFirst, "2025-04-03"),
            ("2025/4/3", DayFirst, "2025-04-03"),
            ("2025-04-03T00:00:00", DayFirst, "2025-04-03"),
            ("03/04/2025 00:00", DayFirst, "2025-04-03"),
            ("20250403", DayFirst, "2025-04-03"),
            ("3 Apr 2025", MonthFirst, "2025-04-03"),
            ("Apr 3, 2025", DayFirst, "2025-04-03"),
            ("03-Apr-25", MonthFirst, "2025-04-03"),
            ("Thu 03/04/2025", DayFirst, "2025-04-03"),
            ("15 de junio de 2025", MonthFirst, "2025-06-15"),
            ("১৫ জুন ২০২৫", MonthFirst, "2025-06-15"),
            ("১৫/০৬/২০২৫", DayFirst, "2025-06-15"),
            ("June 2025", DayFirst, "2025-06"),
            ("06/2025", DayFirst, "2025-06"),
            ("June 15th, 2025", DayFirst, "2025-06-15"),
        ] {
            assert_eq!(iso(text, order).as_deref(), Ok(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        use DateOrder::*;
        assert_eq!(iso("25/06/2025", MonthFirst), Err("which_date_order"));
        assert_eq!(iso("03/04/2025", YearFirst), Err("which_date_order"));
        assert_eq!(iso("25/06/2025", YearFirst).as_deref(), Ok("2025-06-25"));
        assert_eq!(iso("06/25/2025", YearFirst).as_deref(), Ok("2025-06-25"));
        assert_eq!(iso("31/06/2025", DayFirst), Err("no_such_day"));
        assert_eq!(iso("2025-13-01", DayFirst), Err("no_such_day"));
        assert_eq!(iso("15 June", DayFirst), Err("no_year"));
        for text in [
            "",
            "soon",
            "1",
            "12.5",
            "12,200.50",
            "1 200 50",
            "5.200.50",
            "3/4/5/6",
            "Tomato 15 of 2025",
        ] {
            assert_eq!(iso(text, DayFirst), Err("not_a_day"), "{text}");
        }
        let june = (
            Day::from_ymd_opt(2025, 6, 1).unwrap(),
            Day::from_ymd_opt(2025, 6, 15).unwrap(),
        );
        assert_eq!(
            day_text("12/06", DayFirst, Some(june)),
            Ok(DayText::Day(june.0.with_day(12).unwrap()))
        );
    }

    #[test]
    fn workbook_numbers_are_days() {
        assert_eq!(day_of_number(45_810.0, false).unwrap().to_string(), "2025-06-02");
        assert_eq!(day_of_number(44_348.0, true).unwrap().to_string(), "2025-06-02");
        assert_eq!(day_of_number(20_250_602.0, false).unwrap().to_string(), "2025-06-02");
        assert_eq!(day_of_number(40.0, false), Err("not_a_day"));
    }

    proptest! {
        #[test]
        fn every_day_comes_back(offset in 0_u64..20_000, order in 0_usize..3) {
            let day = Day::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(offset);
            let (order, form) = [
                (DateOrder::DayFirst, "%d/%m/%Y"), (DateOrder::MonthFirst, "%m/%d/%Y"), (DateOrder::YearFirst, "%Y/%m/%d"),
            ][order];
            for form in [form, "%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%Y%m%d"] {
                let text = day.format(form).to_string();
                prop_assert_eq!(day_text(&text, order, None), Ok(DayText::Day(day)), "{}", text);
            }
        }

        #[test]
        fn any_text_gives_a_day_or_a_code(text in ".{0,60}") {
            let _ = day_text(&text, DateOrder::DayFirst, None);
        }
    }
}
