//! Dates among the words of a title, and what the words beside them tell.

use crate::payroll::register::mapping::DateOrder;
use crate::payroll::register::typing::{DayText, day_text, figures_alone, period_in};
use crate::payroll::register::words::{plain, words};
use crate::payroll::register::words_of_titles::TitleWords;
use crate::time::Day;

const RUN_WORDS_MAX: usize = 11;

/// Dates in a text: which of its words they are, and what they say.
#[derive(Debug)]
pub struct Run {
    pub from: usize,
    pub to: usize,
    pub says: Says,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    Days(Day, Day),
    Day(Day),
    Month(Day, Day),
}

/// The longest runs of words that are dates, from left to right.
pub fn find(words: &[&str], numbers: &[bool], within: (usize, usize), order: DateOrder, runs: &mut Vec<Run>) {
    let (begin, end) = within;
    for length in (1..=(end.saturating_sub(begin)).min(RUN_WORDS_MAX)).rev() {
        for from in begin..=end - length {
            let to = from + length;
            let (Some(run), Some(numbers_in)) = (words.get(from..to), numbers.get(from..to)) else {
                continue;
            };
            // A sign at its end belongs to what stands there.
            let is_whole = |word: Option<&&str>| word.is_some_and(|word| word.chars().any(char::is_alphanumeric));
            if numbers_in.contains(&true) || !is_whole(run.first()) || !is_whole(run.last()) {
                continue;
            }
            if let Some(says) = says(&run.join(" "), order) {
                find(words, numbers, (begin, from), order, runs);
                runs.push(Run { from, to, says });
                find(words, numbers, (to, end), order, runs);
                return;
            }
        }
    }
}

fn says(text: &str, order: DateOrder) -> Option<Says> {
    if !has_digit(text) {
        return None;
    }
    match (day_text(text, order, None), period_in(text, order)) {
        (Ok(DayText::Day(day)), _) => Some(Says::Day(day)),
        // `9 - 2025` may be anything.
        (Ok(DayText::Month(_)), Some(_)) if text.contains(' ') && !names_month(text) => None,
        (Ok(DayText::Month(_)), Some((first, last))) => Some(Says::Month(first, last)),
        (_, Some((first, last))) => Some(Says::Days(first, last)),
        _ => None,
    }
}

/// Which words are numbers of weeks, payrolls, forms: `Week 7 / 2025`, `Rev 05/2019`. A whole date is none.
pub fn numbers(words: &[&str], label: &str, order: DateOrder) -> Vec<bool> {
    let mut numbers = vec![false; words.len()];
    for (place, word) in words.iter().enumerate() {
        let before = match place.checked_sub(1).and_then(|before| words.get(before)) {
            Some(before) => spaced(before),
            None => label.to_owned(),
        };
        let is_date = matches!(says(word, order), Some(Says::Day(_) | Says::Days(..)));
        let is_number = has_digit(word) && !is_date && ends(&before, &titles().number_follows);
        // `Semana 3 al 9 de junio de 2025` is a week's days.
        let is_week = || {
            ends(&before, &titles().part_of_month)
                && (place + 3..=words.len().min(place + RUN_WORDS_MAX)).rev().any(|to| {
                    let run = words.get(place..to).unwrap_or_default().join(" ");
                    matches!(says(&run, order), Some(Says::Days(first, last)) if (last - first).num_days() == 6)
                })
        };
        if let Some(number) = numbers.get_mut(place) {
            *number = is_number && !is_week();
        }
    }
    numbers
}

/// `Quincena 1 noviembre 2025`, `1st half of November 2025`: a figure that may be a day.
pub fn has_day_beside(run: &Run, words: &[&str], numbers: &[bool]) -> bool {
    let beside = (run.from.saturating_sub(3)..run.from).chain(run.to..run.to + 2);
    beside
        .filter_map(|place| Some((place, words.get(place)?)))
        .any(|(place, word)| {
            let of_thing = place
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .is_some_and(|before| ends(&spaced(before), &titles().thing_numbered));
            numbers.get(place) == Some(&true) || has_digit(word) && figures_alone(word).is_some() && !of_thing
        })
}

/// `11/09/2025` alone does not tell its week.
pub fn has_two_orders(run: &Run, words: &[&str]) -> bool {
    let text = words.get(run.from..run.to).unwrap_or_default().join(" ");
    let days = [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| day_text(&text, order, None));
    matches!(days, [Ok(one), Ok(other)] if one != other)
}

pub fn is_named(run: &Run, words: &[&str]) -> bool {
    names_month(&words.get(run.from..run.to).unwrap_or_default().join(" "))
}

fn names_month(text: &str) -> bool {
    text.chars().any(|letter| letter.is_alphabetic())
}

/// `Week ending`, but not `two weeks ending` or `2 week ending`.
pub fn is_week_ending(label: &str) -> bool {
    titles().week_ending.iter().any(|words| {
        label.strip_suffix(words.as_str()).is_some_and(|before| {
            let before = before.trim_end().rsplit(' ').next().unwrap_or_default();
            !has_digit(before) && !matches!(before, "two" | "bi" | "dos" | "four")
        })
    })
}

pub fn titles() -> &'static TitleWords {
    &words().titles
}

fn has_digit(text: &str) -> bool {
    crate::digits::latin(text).bytes().any(|byte| byte.is_ascii_digit())
}

/// To be searched for whole words.
pub fn spaced(text: &str) -> String {
    format!(" {} ", plain(text))
}

pub fn has(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase.as_str()))
}

pub fn ends(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| text.ends_with(phrase.as_str()))
}

/// Where the last of the phrases ends; 0: none stands there.
pub fn last_end(text: &str, phrases: &[String]) -> usize {
    let ends = phrases
        .iter()
        .filter_map(|phrase| Some(text.rfind(phrase.as_str())? + phrase.len()));
    ends.max().unwrap_or(0)
}
