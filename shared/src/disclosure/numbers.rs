//! Numbers that name a person: phones, the employer's worker numbers, worker codes.

use super::text::{Leak, LeakReason};
use super::words::{Word, drawn_digit, is_invisible, words};
use std::collections::HashSet;

/// The last digits of a phone number tell it, whatever stands before them.
const TELLING_DIGITS: usize = 7;
/// Shorter numbers are no phones.
const FEWEST_DIGITS: usize = 5;

/// Phone numbers and other ways to reach a person, read once.
pub(super) struct Phones {
    tails: HashSet<Vec<char>>,
    /// Addresses and handles: what has letters.
    handles: HashSet<String>,
    longest_handle: usize,
}

impl Phones {
    pub fn new(contacts: &[String]) -> Phones {
        let digits = contacts
            .iter()
            .map(|contact| contact.chars().filter_map(drawn_digit).collect::<Vec<char>>())
            .filter(|digits| digits.len() >= FEWEST_DIGITS);
        let tail = |digits: Vec<char>| {
            let from = digits.len().saturating_sub(TELLING_DIGITS);
            digits.get(from..).unwrap_or_default().to_vec()
        };
        let handles = contacts
            .iter()
            .flat_map(|contact| contact.split([' ', ',', ';']))
            .map(|contact| joined(&words(contact)))
            .filter(|handle| handle.chars().filter(|c| c.is_alphabetic()).count() >= 3 && handle.len() >= 6);
        let handles: HashSet<String> = handles.collect();
        Phones {
            tails: digits.map(tail).collect(),
            longest_handle: handles.iter().map(String::len).max().unwrap_or_default(),
            handles,
        }
    }

    /// Digit runs in which a number stands, however it is spaced; addresses and handles.
    pub fn find(&self, text: &str, words: &[Word]) -> Vec<Leak> {
        let mut leaks = Vec::new();
        for run in runs(text) {
            let digits: Vec<char> = run.iter().map(|(digit, _)| *digit).collect();
            for length in FEWEST_DIGITS..=TELLING_DIGITS {
                for (at, window) in digits
                    .windows(length)
                    .enumerate()
                    .filter(|(_, window)| self.tails.contains(*window))
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
        for (at, first) in words.iter().enumerate().filter(|_| !self.handles.is_empty()) {
            let mut handle = String::new();
            for (parts, word) in words.iter().skip(at).take(8).enumerate() {
                if parts > 0 && word.gap.chars().count() > 1 || handle.len() > self.longest_handle {
                    break;
                }
                handle.push_str(&word.folded);
                if self.handles.contains(&handle) {
                    leaks.push(Leak {
                        from: first.from,
                        to: word.to,
                        reason: LeakReason::Phone,
                    });
                }
            }
        }
        leaks
    }
}

/// Digits that stand together, with at most three separators between two of them.
fn runs(text: &str) -> Vec<Vec<(char, u32)>> {
    let mut runs: Vec<Vec<(char, u32)>> = Vec::new();
    let mut gap = usize::MAX;
    for (at, c) in (0u32..).zip(text.chars()).filter(|(_, c)| !is_invisible(*c)) {
        if let Some(digit) = drawn_digit(c) {
            match runs.last_mut() {
                Some(run) if gap <= 3 => run.push((digit, at)),
                _ => runs.push(vec![(digit, at)]),
            }
            gap = 0;
        } else if c.is_whitespace() || !c.is_alphanumeric() {
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

/// The employer's numbers as they are looked for.
pub(super) fn numbers_of(numbers: &[String]) -> HashSet<String> {
    let joined = numbers.iter().map(|number| joined(&words(number)));
    joined.filter(|number| !number.is_empty()).collect()
}

/// The employer's numbers: long ones anywhere, short ones and years behind a word such as "worker" or "badge".
pub(super) fn worker_numbers(text: &[Word], wanted: &HashSet<String>) -> Vec<Leak> {
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

/// Worker codes as they are looked for: letters and a number.
pub(super) fn codes_of(codes: &[String]) -> HashSet<(String, u32)> {
    codes.iter().filter_map(|code| code_of(&joined(&words(code)))).collect()
}

/// Worker codes: those of this audit in any spelling, and whatever has their form (`C-017`).
pub(super) fn worker_codes(text: &[Word], known: &HashSet<(String, u32)>) -> Vec<Leak> {
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
        let gap = next.gap.trim();
        let dashed = gap.chars().count() == 1 && gap.chars().all(is_dash);
        // `C. 17` may end a sentence; `C.17`, `C/17`, `C_17`, `C #17` cannot.
        let jointed = !next.gap.contains(char::is_whitespace) && is_joint(gap) || matches!(gap, "#" | ":" | "№");
        let spaced = gap.is_empty() && !next.gap.is_empty();
        let has_the_form = dashed && word.capitals && (3..=4).contains(&next.folded.len());
        let is_known = known.contains(&code) && (dashed || jointed || (spaced && word.capitals));
        if two_words && (has_the_form || is_known) {
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
