//! Names in a text: the whole name, or one part of it that cannot be an ordinary word.

use super::text::{Leak, LeakReason};
use super::words::{Word, is_letter_word, words};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Small words inside names that say nothing alone.
const PARTICLES: [&str; 24] = [
    "de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "van", "von", "der", "den", "bin",
    "ibn", "ben", "al", "san", "santa", "junior", "senior",
];

/// Parts joined from several pieces are long enough that no two ordinary words make them.
const FEWEST_JOINED: usize = 6;
/// Letters with spaces between them spell a name from so many on.
const FEWEST_SPELT: usize = 4;

/// Names to look for, read once.
pub(super) struct Names {
    /// Full names, and parts of a script without spaces, word by word.
    whole: Vec<Vec<Word>>,
    parts: HashSet<String>,
    /// Parts and pairs of parts as they stand when somebody leaves spaces out or puts some in.
    joined: HashSet<String>,
    /// Lengths of `joined`, in characters.
    lengths: BTreeSet<usize>,
    permitted: Vec<Vec<Word>>,
}

impl Names {
    pub fn new(names: &[String], permitted: &[String]) -> Names {
        let full: Vec<Vec<Word>> = names.iter().map(|name| words(name)).collect();
        let mut joined: HashSet<String> = HashSet::new();
        for name in &full {
            let folded: Vec<&str> = name.iter().map(|word| word.folded.as_str()).collect();
            joined.insert(folded.concat());
            joined.extend(folded.windows(2).map(|pair| pair.concat()));
            joined.extend(
                folded
                    .iter()
                    .filter(|part| !PARTICLES.contains(part))
                    .map(|part| (*part).to_owned()),
            );
        }
        joined.retain(|name| name.chars().count() >= FEWEST_SPELT);
        let unspaced = names
            .iter()
            .flat_map(|name| name.split_whitespace())
            .map(words)
            .filter(|part| part.len() > 1 && part.iter().all(is_letter_word));
        let parts = full.iter().flatten().map(|word| word.folded.clone());
        Names {
            parts: parts.filter(|part| !PARTICLES.contains(&part.as_str())).collect(),
            lengths: joined.iter().map(|name| name.chars().count()).collect(),
            joined,
            whole: full.iter().cloned().chain(unspaced).collect(),
            permitted: permitted.iter().map(|phrase| words(phrase)).collect(),
        }
    }

    /// All places where one of the names stands, outside permitted phrases.
    pub fn find(&self, text: &[Word]) -> Vec<Leak> {
        let allowed = covered(text, &self.permitted);
        let leak = |from: usize, to: usize| {
            let inside = (from..to).all(|at| allowed.contains(&at));
            let (first, last) = (text.get(from)?, text.get(to.checked_sub(1)?)?);
            (!inside).then_some(Leak {
                from: first.from,
                to: last.to,
                reason: LeakReason::Name,
            })
        };
        let whole = occurrences(text, &self.whole)
            .into_iter()
            .filter(|(from, to)| to - from > 1);
        let single = text
            .iter()
            .enumerate()
            .filter(|(_, word)| self.parts.contains(&word.folded) && is_telling(word));
        whole
            .chain(single.map(|(at, _)| (at, at + 1)))
            .chain(self.in_pieces(text))
            .chain(self.spelt(text))
            .filter_map(|(from, to)| leak(from, to))
            .collect()
    }

    /// Names that run into one word or are cut into several: `MariaHernandez`, `Hernán-dez`, `Her nan dez`.
    fn in_pieces(&self, text: &[Word]) -> Vec<(usize, usize)> {
        let longest = self.lengths.last().copied().unwrap_or_default();
        let mut found = Vec::new();
        for at in 0..text.len() {
            let mut joined = String::new();
            for (pieces, word) in text.iter().skip(at).take(4).enumerate() {
                if pieces > 0 && word.gap.chars().count() > 3 {
                    break;
                }
                joined.push_str(&word.folded);
                let length = joined.chars().count();
                if length > longest {
                    break;
                }
                let is_part = pieces == 0 && self.parts.contains(&joined);
                if length >= FEWEST_JOINED && !is_part && self.joined.contains(&joined) {
                    found.push((at, at + pieces + 1));
                }
            }
        }
        found
    }

    /// Names with a space after every letter.
    fn spelt(&self, text: &[Word]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let is_letter = |word: &Word| word.folded.chars().count() == 1 && !is_letter_word(word);
        let mut at = 0;
        while at < text.len() {
            let run = text
                .iter()
                .skip(at)
                .take_while(|word| is_letter(word) && word.gap.chars().count() <= 3)
                .count()
                .max(1);
            // The first letter of a run may have any gap before it.
            let letters: Vec<&str> = text
                .iter()
                .skip(at)
                .take(run)
                .map(|word| word.folded.as_str())
                .collect();
            if run >= FEWEST_SPELT {
                for length in self.lengths.iter().copied().filter(|length| *length <= run) {
                    let names = letters.windows(length).enumerate();
                    let named = names.filter(|(_, letters)| self.joined.contains(&letters.concat()));
                    found.extend(named.map(|(place, _)| (at + place, at + place + length)));
                }
            }
            at += run;
        }
        found
    }
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
