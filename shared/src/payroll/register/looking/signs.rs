//! What the cells tell about the order of dates and the mark of decimals.

use crate::digits::latin;
use crate::payroll::register::look::{Detected, HowSure};
use crate::payroll::register::mapping::{DateOrder, DecimalMark};
use crate::payroll::register::source::Cell;
use crate::time::Day;

const AMBIGUOUS_MAX: usize = 2_000;

/// A count, and the first text that was counted.
#[derive(Debug, Default)]
struct Count {
    count: usize,
    first: Option<String>,
}

impl Count {
    fn add(&mut self, text: &str) {
        self.count += 1;
        self.first.get_or_insert_with(|| text.chars().take(40).collect());
    }
}

/// Counted over the cells of a file.
#[derive(Debug, Default)]
pub struct Signs {
    day_first: Count,
    month_first: Count,
    year_first: Count,
    either: Count,
    /// Dates that have two readings: the figures as written.
    ambiguous: Vec<(u32, u32, i32)>,
    point: Count,
    comma: Count,
    /// One mark with three digits behind: `1,234` and `1.234`.
    comma_three: Count,
    point_three: Count,
    numbers: usize,
}

impl Signs {
    pub fn add(&mut self, cell: &Cell<'_>) {
        match cell {
            Cell::Number(_) | Cell::Days { .. } => self.numbers += 1,
            Cell::Text(text) if text.len() <= 100 => {
                if text.is_ascii() {
                    self.add_text(text, text);
                } else {
                    self.add_text(&latin(text), text);
                }
            }
            _ => {}
        }
    }

    fn add_text(&mut self, text: &str, written: &str) {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let mut dates = 0;
        for word in text.split(|letter: char| !(letter.is_ascii_digit() || "/.-".contains(letter))) {
            // `01/06/2025-15/06/2025`
            let parts: Vec<&str> = if word.contains('/') {
                word.split('-').collect()
            } else {
                vec![word]
            };
            for part in parts {
                dates += usize::from(self.add_date(part, written));
            }
        }
        if dates == 0 && !text.contains([':', '/']) {
            self.add_figure(text, written);
        }
    }

    fn add_date(&mut self, word: &str, written: &str) -> bool {
        let figures: Vec<&str> = word.split(['/', '.', '-']).collect();
        let [one, two, three] = figures.as_slice() else {
            return false;
        };
        let figure = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
        let (Some(first), Some(second), Some(third)) = (figure(one), figure(two), figure(three)) else {
            return false;
        };
        if one.len() == 4 {
            self.year_first.add(written);
            return true;
        }
        if !matches!(three.len(), 2 | 4) || first == 0 || second == 0 || first > 31 || second > 31 {
            return false;
        }
        match (first > 12, second > 12) {
            (true, false) => self.day_first.add(written),
            (false, true) => self.month_first.add(written),
            (true, true) => return false,
            (false, false) => {
                if first != second {
                    self.either.add(written);
                }
                let year = if three.len() == 2 { 2000 + third } else { third };
                if self.ambiguous.len() < AMBIGUOUS_MAX {
                    self.ambiguous.push((first, second, i32::try_from(year).unwrap_or(0)));
                }
            }
        }
        true
    }

    fn add_figure(&mut self, text: &str, written: &str) {
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let (points, commas) = (text.matches('.').count(), text.matches(',').count());
        let last = text.rfind(['.', ',']);
        let Some(last) = last.filter(|_| letters <= 4) else {
            return;
        };
        let behind = text.get(last + 1..).unwrap_or_default();
        let behind = behind.bytes().take_while(u8::is_ascii_digit).count();
        let before = text.get(..last).unwrap_or_default();
        let is_point = text.get(last..).is_some_and(|rest| rest.starts_with('.'));
        let whole = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        if behind == 0 || whole == 0 {
            return;
        }
        let is_decimal = match (points, commas) {
            (1, 0) | (0, 1) if behind != 3 || before.ends_with("0") && whole == 1 => true,
            (1, 0) => return self.point_three.add(written),
            (0, 1) => return self.comma_three.add(written),
            // A mark that stands more than once stands between thousands.
            (0, _) | (_, 0) => false,
            _ => true,
        };
        match is_decimal == is_point {
            true => self.point.add(written),
            false => self.comma.add(written),
        }
    }

    pub fn dates(self: &Signs) -> Detected<DateOrder> {
        let (day, month) = (&self.day_first, &self.month_first);
        let shown = |count: &Count| count.first.clone();
        match (day.count, month.count) {
            (0, 0) => self.dates_by_span(),
            (_, 0) => Detected::new(DateOrder::DayFirst, HowSure::Certain, shown(day)),
            (0, _) => Detected::new(DateOrder::MonthFirst, HowSure::Certain, shown(month)),
            (days, months) if days >= months => Detected::new(DateOrder::DayFirst, HowSure::Likely, shown(month)),
            _ => Detected::new(DateOrder::MonthFirst, HowSure::Likely, shown(day)),
        }
    }

    /// Dates of one register lie close together: in the wrong order they are strewn over the year.
    fn dates_by_span(&self) -> Detected<DateOrder> {
        if self.either.count == 0 {
            return match self.year_first.count {
                0 => Detected::new(DateOrder::DayFirst, HowSure::Unknown, None),
                _ => Detected::new(DateOrder::YearFirst, HowSure::Certain, self.year_first.first.clone()),
            };
        }
        let span = |day_first: bool| {
            let days = self.ambiguous.iter().filter_map(|(first, second, year)| {
                let (day, month) = if day_first {
                    (*first, *second)
                } else {
                    (*second, *first)
                };
                Day::from_ymd_opt(*year, month, day)
            });
            let days: Vec<Day> = days.collect();
            let (first, last) = (days.iter().min()?, days.iter().max()?);
            Some((*last - *first).num_days())
        };
        let (as_day, as_month) = (span(true).unwrap_or(0), span(false).unwrap_or(0));
        let shown_by = self.either.first.clone();
        match (as_day, as_month) {
            (near, far) if near <= 45 && far >= near * 4 + 20 => {
                Detected::new(DateOrder::DayFirst, HowSure::Likely, shown_by)
            }
            (far, near) if near <= 45 && far >= near * 4 + 20 => {
                Detected::new(DateOrder::MonthFirst, HowSure::Likely, shown_by)
            }
            _ => Detected::new(DateOrder::DayFirst, HowSure::Unknown, shown_by),
        }
    }

    pub fn decimals(&self) -> Detected<DecimalMark> {
        let shown = |count: &Count| count.first.clone();
        match (self.point.count, self.comma.count) {
            (0, 0) => match (self.comma_three.count, self.point_three.count) {
                // Amounts with three decimals are rarer than thousands.
                (0, 0) if self.numbers > 0 => Detected::new(DecimalMark::Point, HowSure::Certain, None),
                (0, 0) => Detected::new(DecimalMark::Point, HowSure::Unknown, None),
                (_, 0) => Detected::new(DecimalMark::Point, HowSure::Likely, shown(&self.comma_three)),
                (0, _) => Detected::new(DecimalMark::Comma, HowSure::Likely, shown(&self.point_three)),
                _ => Detected::new(DecimalMark::Point, HowSure::Unknown, shown(&self.point_three)),
            },
            (_, 0) => Detected::new(DecimalMark::Point, HowSure::Certain, shown(&self.point)),
            (0, _) => Detected::new(DecimalMark::Comma, HowSure::Certain, shown(&self.comma)),
            (points, commas) if points >= commas => {
                Detected::new(DecimalMark::Point, HowSure::Likely, shown(&self.comma))
            }
            _ => Detected::new(DecimalMark::Comma, HowSure::Likely, shown(&self.point)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(texts: &[&str]) -> Signs {
        let mut signs = Signs::default();
        texts.iter().for_each(|text| signs.add(&Cell::text(text)));
        signs
    }

    #[test]
    fn dates_say_their_order_or_that_nothing_tells_it() {
        use {DateOrder::*, HowSure::*};
        for (texts, order, sure) in [
            (vec!["25/06/2025", "01/06/2025"], DayFirst, Certain),
            (vec!["06/25/2025"], MonthFirst, Certain),
            (vec!["2025-06-25"], YearFirst, Certain),
            (vec!["03/04/2025"], DayFirst, Unknown),
            (vec!["01/06/2025", "07/06/2025"], DayFirst, Likely),
            (vec!["06/01/2025", "06/07/2025"], MonthFirst, Likely),
            (vec!["25/06/2025", "06/25/2025"], DayFirst, Likely),
            (vec!["01/06/2025-15/06/2025"], DayFirst, Certain),
            (vec!["১৫/০৬/২০২৫"], DayFirst, Certain),
        ] {
            let found = signs(&texts).dates();
            assert_eq!((found.value, found.how_sure), (order, sure), "{texts:?}");
        }
    }

    #[test]
    fn figures_say_their_decimal_mark() {
        use {DecimalMark::*, HowSure::*};
        for (texts, mark, sure) in [
            (vec!["1.234,50"], Comma, Certain),
            (vec!["1,234.50"], Point, Certain),
            (vec!["12,5", "1.234"], Comma, Certain),
            (vec!["1,234"], Point, Likely),
            (vec!["1.234"], Comma, Likely),
            (vec!["0.125"], Point, Certain),
            (vec!["1,23,456"], Point, Certain),
            (vec!["Ana, Luz", "40"], Point, Unknown),
        ] {
            let found = signs(&texts).decimals();
            assert_eq!((found.value, found.how_sure), (mark, sure), "{texts:?}");
        }
    }
}
