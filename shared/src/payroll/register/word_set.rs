//! Words of one meaning, in all languages.

use super::words::{ByLanguage, plain};
use std::collections::HashSet;

/// Words and phrases to be found in the form of [`plain`].
#[derive(Default)]
pub(super) struct WordSet(HashSet<String>);

impl WordSet {
    pub fn is(&self, plain: &str) -> bool {
        self.0.contains(plain)
    }

    /// Whether any stands among the words of a text.
    pub fn within(&self, plain: &str) -> bool {
        let words: Vec<&str> = plain.split(' ').collect();
        let longest = self.0.iter().map(|phrase| phrase.split(' ').count()).max().unwrap_or(0);
        (1..=longest).any(|length| words.windows(length).any(|run| self.0.contains(&run.join(" "))))
    }

    /// The other words of a text.
    pub fn left_out_of(&self, plain: &str) -> String {
        let mut between = format!(" {plain} ");
        let mut phrases: Vec<&String> = self.0.iter().collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        for phrase in phrases {
            between = between.replace(&format!(" {phrase} "), " ");
        }
        between.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl From<ByLanguage> for WordSet {
    fn from(words: ByLanguage) -> WordSet {
        WordSet(words.into_values().flatten().map(|word| plain(&word)).collect())
    }
}
