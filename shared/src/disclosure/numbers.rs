//! Numbers that name a person: phones, the employer's worker numbers, worker codes.

use super::text::{Leak, LeakReason};
use super::words::{Word, digit, words};
use std::collections::HashSet;

/// The last digits of a phone number tell it, whatever stands before them.
const TELLING_DIGITS: usize = 7;
/// Shorter numbers are no phones.
const FEWEST_DIGITS: usize = 5;

/// Digit runs in which a phone number stands, however it is spaced.
pub(super) fn phones(text: &str, phones: &[String]) -> Vec<Leak> {
    let tails: HashSet<Vec<char>> = phones
        .iter()
        .map(|phone| phone.chars().filter_map(digit).collect::<Vec<char>>())
        .filter(|digits| digits.len() >= FEWEST_DIGITS)
        .map(|digits| {
            digits
                .get(digits.len().saturating_sub(TELLING_DIGITS)..)
                .unwrap_or_default()
                .to_vec()
        })
        .collect();
    let mut leaks = Vec::new();
    for run in runs(text) {
        let digits: Vec<char> = run.iter().map(|(digit, _)| *digit).collect();
        for length in FEWEST_DIGITS..=TELLING_DIGITS {
            for (at, window) in digits
                .windows(length)
                .enumerate()
                .filter(|(_, window)| tails.contains(*window))
            {
                let (first, last) = (run.get(at), run.get(at + window.len() - 1));
                if let (Some((_, from)), Some((_, to))) = (first, last) {
                    leaks.push(Leak {
                        from: *from,
                        to: to + 1,
                        reason: LeakReason::Phone,
                    });
                }
            }
        }
    }
    leaks
}

/// Digits that stand together, with at most three separators between two of them.
fn runs(text: &str) -> Vec<Vec<(char, u32)>> {
    let mut runs: Vec<Vec<(char, u32)>> = Vec::new();
    let mut gap = usize::MAX;
    for (at, c) in (0u32..).zip(text.chars()) {
        if let Some(digit) = digit(c) {
            match runs.last_mut() {
                Some(run) if gap <= 3 => run.push((digit, at)),
                _ => runs.push(vec![(digit, at)]),
            }
            gap = 0;
        } else if c.is_whitespace() || "-.()/+,\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{200b}".contains(c) {
            gap = gap.saturating_add(1);
        } else {
            gap = usize::MAX;
        }
    }
    runs
}

/// Words that make a short number a person's.
const NUMBER_WORDS: [&str; 22] = [
    "worker",
    "workers",
    "number",
    "no",
    "nr",
    "num",
    "numero",
    "badge",
    "id",
    "employee",
    "picker",
    "row",
    "trabajador",
    "trabajadora",
    "empleado",
    "empleada",
    "gafete",
    "ficha",
    "clave",
    "persona",
    "nomina",
    "tarjeta",
];

/// The employer's numbers: long ones anywhere, short ones and years behind a word such as "worker" or "badge".
pub(super) fn worker_numbers(text: &[Word], numbers: &[String]) -> Vec<Leak> {
    let wanted: HashSet<String> = numbers
        .iter()
        .map(|number| joined(&words(number)))
        .filter(|number| !number.is_empty())
        .collect();
    let mut leaks = Vec::new();
    for (at, first) in text.iter().enumerate() {
        let mut number = String::new();
        // `K-1029` is two words with a dash between; no number has more than four parts.
        for (parts, word) in text.iter().skip(at).take(4).enumerate() {
            if parts > 0 && !is_joint(&word.gap) {
                break;
            }
            number.push_str(&word.folded);
            let named = at
                .checked_sub(1)
                .and_then(|before| text.get(before))
                .is_some_and(|before| NUMBER_WORDS.contains(&before.folded.as_str()));
            if wanted.contains(&number) && (named || tells_alone(&number)) {
                leaks.push(Leak {
                    from: first.from,
                    to: word.to,
                    reason: LeakReason::WorkerNumber,
                });
            }
        }
    }
    leaks
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect()
}

/// Four characters and more, unless it may be a year.
fn tells_alone(number: &str) -> bool {
    let may_be_a_year = number
        .parse::<u32>()
        .is_ok_and(|number| (1900..=2100).contains(&number));
    number.chars().count() >= 4 && !may_be_a_year
}

/// A dash, dot, slash or nothing: what stands inside one number.
fn is_joint(gap: &str) -> bool {
    gap.chars().count() <= 1 && gap.chars().all(|c| is_dash(c) || matches!(c, '.' | '/' | '_'))
}

fn is_dash(c: char) -> bool {
    c == '-' || ('\u{2010}'..='\u{2015}').contains(&c) || c == '\u{2212}'
}

/// Worker codes: those of this audit in any spelling, and whatever has their form (`C-017`).
pub(super) fn worker_codes(text: &[Word], codes: &[String]) -> Vec<Leak> {
    let known: HashSet<(String, u32)> = codes.iter().filter_map(|code| code_of(&joined(&words(code)))).collect();
    let mut leaks = Vec::new();
    for (at, word) in text.iter().enumerate() {
        if code_of(&word.folded).is_some_and(|code| known.contains(&code)) {
            leaks.push(Leak {
                from: word.from,
                to: word.to,
                reason: LeakReason::WorkerCode,
            });
        }
        let Some(next) = text.get(at + 1) else { continue };
        let Some(code) = code_of(&format!("{}{}", word.folded, next.folded)) else {
            continue;
        };
        let two_words =
            word.folded.chars().all(|c| c.is_ascii_lowercase()) && next.folded.chars().all(|c| c.is_ascii_digit());
        let dashed = next.gap.chars().count() == 1 && next.gap.chars().all(is_dash);
        let spaced = next.gap == " " || next.gap == "\u{a0}";
        let has_the_form = dashed && word.capitals && (3..=4).contains(&next.folded.len());
        if two_words && (has_the_form || (known.contains(&code) && (dashed || (spaced && word.capitals)))) {
            leaks.push(Leak {
                from: word.from,
                to: next.to,
                reason: LeakReason::WorkerCode,
            });
        }
    }
    leaks
}

/// Up to three letters and a number: `c017` is (c, 17).
fn code_of(folded: &str) -> Option<(String, u32)> {
    let digits = folded.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = folded.split_at(digits);
    let fits = (1..=3).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_lowercase()) && number.len() <= 6;
    let number = number.parse().ok().filter(|_| fits)?;
    Some((letters.to_owned(), number))
}
