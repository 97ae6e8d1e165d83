//! Pay periods in one text.

use super::day::{DayText, day_text};
use crate::digits::latin;
use crate::payroll::register::mapping::DateOrder;
use crate::time::Day;
use chrono::{Datelike, Months};

/// First and last day of a period in one text: `01/06/2025 - 15/06/2025`, `1 al 15 de junio de 2025`, `June 2025`.
pub fn period_in(text: &str, order: DateOrder) -> Option<(Day, Day)> {
    let latin = latin(text.trim());
    if latin.len() > 200 {
        return None;
    }
    for between in [
        " - ",
        " – ",
        " — ",
        " to ",
        " al ",
        " a ",
        " hasta ",
        "–",
        "—",
        " থেকে ",
        "..",
        " through ",
        " thru ",
        "-",
    ] {
        for (at, _) in latin.match_indices(between) {
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
    let DayText::Day(last_day) = day_text(last, order, None).ok()? else {
        return None;
    };
    let first_day = match day_text(first, order, None) {
        Ok(DayText::Day(day)) => day,
        // `1 - 15 June 2025`, `28 May - 3 June 2025`, `01/06 - 15/06/2025`: the year, and the month, stand at the end.
        _ => {
            let bare: Option<u32> = first.trim().parse().ok();
            match bare {
                Some(day) => last_day.with_day(day)?,
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
        assert_eq!(period_in("15/06/2025", DateOrder::DayFirst), None);
    }

    proptest! {
        #[test]
        fn any_text_gives_a_period_or_none(text in ".{0,60}") {
            let _ = period_in(&text, DateOrder::MonthFirst);
        }
    }
}
