//! Names in a text: the whole name, or one part of it that cannot be an ordinary word.

use super::text::{Leak, LeakReason};
use super::words::{Word, words};
use std::collections::{HashMap, HashSet};

/// Small words inside names that say nothing alone.
const PARTICLES: [&str; 24] = [
    "de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "van", "von", "der", "den", "bin",
    "ibn", "ben", "al", "san", "santa", "junior", "senior",
];

/// All places where one of the names stands, outside permitted phrases.
pub(super) fn names(text: &[Word], names: &[String], permitted: &[String]) -> Vec<Leak> {
    let names: Vec<Vec<Word>> = names.iter().map(|name| words(name)).collect();
    let parts: HashSet<&str> = names
        .iter()
        .flatten()
        .map(|word| word.folded.as_str())
        .filter(|part| !PARTICLES.contains(part))
        .collect();
    let allowed = covered(text, &permitted.iter().map(|phrase| words(phrase)).collect::<Vec<_>>());
    let leak = |from: usize, to: usize| {
        let inside = (from..to).all(|at| allowed.contains(&at));
        let (first, last) = (text.get(from)?, text.get(to.checked_sub(1)?)?);
        (!inside).then_some(Leak {
            from: first.from,
            to: last.to,
            reason: LeakReason::Name,
        })
    };
    let whole = occurrences(text, &names).into_iter().filter(|(from, to)| to - from > 1);
    let single = text
        .iter()
        .enumerate()
        .filter(|(_, word)| parts.contains(word.folded.as_str()) && is_telling(word));
    whole
        .chain(single.map(|(at, _)| (at, at + 1)))
        .filter_map(|(from, to)| leak(from, to))
        .collect()
}

/// Whether a word alone tells a name. Short ones in Latin script are often ordinary words too (rosa, cruz): they need a capital.
fn is_telling(word: &Word) -> bool {
    match word.folded.chars().count() {
        0 | 1 => false,
        2 => word.capital && !word.folded.is_ascii(),
        3 | 4 => word.capital,
        _ => true,
    }
}

/// The indices of words that belong to a phrase of the list.
fn covered(text: &[Word], phrases: &[Vec<Word>]) -> HashSet<usize> {
    occurrences(text, phrases)
        .into_iter()
        .flat_map(|(from, to)| from..to)
        .collect()
}

/// Where phrases stand, as ranges of words.
fn occurrences(text: &[Word], phrases: &[Vec<Word>]) -> Vec<(usize, usize)> {
    let mut by_first: HashMap<&str, Vec<&[Word]>> = HashMap::new();
    for phrase in phrases {
        if let Some(first) = phrase.first() {
            by_first.entry(first.folded.as_str()).or_default().push(phrase);
        }
    }
    let mut found = Vec::new();
    for (at, word) in text.iter().enumerate() {
        for phrase in by_first.get(word.folded.as_str()).into_iter().flatten() {
            let here = text.get(at..at + phrase.len());
            if here.is_some_and(|here| {
                here.iter()
                    .zip(phrase.iter())
                    .all(|(left, right)| left.folded == right.folded)
            }) {
                found.push((at, at + phrase.len()));
            }
        }
    }
    found
}
