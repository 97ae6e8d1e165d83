//! Pay periods in one text.

use super::day::{DayText, day_text, figures_alone};
use crate::digits::latin;
use crate::payroll::register::mapping::DateOrder;
use crate::payroll::register::words::words;
use crate::time::Day;
use chrono::{Datelike, Months};

/// Signs between the first and the last day; the words are in `words.toml`.
const BETWEEN: [&str; 7] = [" - ", " – ", " — ", "–", "—", "..", "-"];

/// First and last day of a period in one text: `01/06/2025 - 15/06/2025`, `1 al 15 de junio de 2025`, `June 2025`.
pub fn period_in(text: &str, order: DateOrder) -> Option<(Day, Day)> {
    let latin = latin(text.trim());
    if latin.len() > 200 {
        return None;
    }
    // The same length, so that what is found there is found here.
    let small = latin.to_ascii_lowercase();
    let between = BETWEEN
        .iter()
        .copied()
        .chain(words().between.iter().map(String::as_str));
    for between in between {
        for (at, _) in small.match_indices(between) {
            let (Some(first), Some(last)) = (latin.get(..at), latin.get(at + between.len()..)) else {
                continue;
            };
            if let Some(period) = first_and_last(first, last, order) {
                return Some(period);
            }
        }
    }
    match day_text(&latin, order, None).ok()? {
        DayText::Month(first) => Some((first, last_of_month(first)?)),
        DayText::Day(_) => None,
    }
}

fn first_and_last(first: &str, last: &str, order: DateOrder) -> Option<(Day, Day)> {
    if let Some((day, year)) = day_and_year(last) {
        // `November 3 - 9, 2025`: the month stands before.
        let DayText::Day(first_day) = day_text(&format!("{first} {year}"), order, None).ok()? else {
            return None;
        };
        let last_day = first_day.with_day(day)?;
        return (first_day <= last_day).then_some((first_day, last_day));
    }
    let DayText::Day(last_day) = day_text(last, order, None).ok()? else {
        return None;
    };
    let first_day = match day_text(first, order, None) {
        Ok(DayText::Day(day)) => day,
        // `1 - 15 June 2025`, `28 May - 3 June 2025`, `01/06 - 15/06/2025`: the year, and the month, stand at the end.
        _ => {
            match bare_day(first) {
                // `28 - 3 June 2025` does not say which month begins.
                Some(day) => last_day.with_day(day).filter(|day| *day <= last_day)?,
                None => match day_text(
                    first,
                    order,
                    last_day
                        .checked_sub_months(Months::new(11))
                        .map(|from| (from, last_day)),
                ) {
                    Ok(DayText::Day(day)) => day,
                    _ => return None,
                },
            }
        }
    };
    Some((first_day, last_day))
}

/// `3`, `1ro`, `lunes 3`.
fn bare_day(text: &str) -> Option<u32> {
    match figures_alone(text)?.as_slice() {
        [day] => day.parse().ok(),
        _ => None,
    }
}

/// `9, 2025`.
fn day_and_year(text: &str) -> Option<(u32, String)> {
    match figures_alone(text)?.as_slice() {
        [day, year] if year.len() == 4 && day.len() < 3 && !text.contains(['/', '-', '.']) => {
            Some((day.parse().ok()?, year.clone()))
        }
        _ => None,
    }
}

pub(super) fn last_of_month(first: Day) -> Option<Day> {
    first.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn periods_stand_in_one_cell() {
        for text in [
            "01/06/2025 - 15/06/2025",
            "01/06/2025-15/06/2025",
            "1 al 15 de junio de 2025",
            "1 - 15 June 2025",
            "2025-06-01 to 2025-06-15",
            "1 June – 15 June 2025",
            "01/06 - 15/06/2025",
            "June 1 - 15, 2025",
            "JUN 1-15, 2025",
            "1 AL 15 DE JUNIO DE 2025",
            "1ro al 15 de junio del 2025",
            "domingo 1 a domingo 15 de junio de 2025",
            "1er juin 2025 au 15 juin 2025",
            "1 jen 2025 rive 15 jen 2025",
            "01.06.2025 To 15.06.2025",
        ] {
            let (first, last) = period_in(text, DateOrder::DayFirst).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (first.to_string().as_str(), last.to_string().as_str()),
                ("2025-06-01", "2025-06-15"),
                "{text}"
            );
        }
        let month = period_in("June 2025", DateOrder::DayFirst).unwrap();
        assert_eq!(month.1.to_string(), "2025-06-30");
        for none in ["15/06/2025", "28 - 3 June 2025", "3 - June 2025", "June 15 - 3, 2025"] {
            assert_eq!(period_in(none, DateOrder::DayFirst), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_period_or_none(text in ".{0,60}") {
            let _ = period_in(&text, DateOrder::MonthFirst);
        }
    }
}
