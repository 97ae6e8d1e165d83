//! How alike two statements are, in any language: shared words of all words. Pure and bounded; it decides nothing.

use super::folding::words;
use std::collections::BTreeSet;

/// Letters and words of one statement that are compared: a longer one says the same in its first pages.
const MOST_CHARS: usize = 6_000;
const MOST_WORDS: usize = 400;
/// Statements that are compared with one another: a provision with more findings is sorted by hand.
pub const MOST_COMPARED: usize = 120;

/// The different words of a statement, without case, accents and order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSet(BTreeSet<String>);

impl WordSet {
    pub fn of(statement: &str) -> WordSet {
        let end = statement
            .char_indices()
            .nth(MOST_CHARS)
            .map_or(statement.len(), |(at, _)| at);
        let read = words(statement.get(..end).unwrap_or(statement))
            .into_iter()
            .take(MOST_WORDS);
        WordSet(read.map(|word| word.folded).collect())
    }

    /// Shared words of all words of both, in per cent (Jaccard's index). 0 where one says nothing.
    pub fn percent_shared(&self, other: &WordSet) -> u32 {
        let shared = self.0.intersection(&other.0).count();
        let all = self.0.len() + other.0.len() - shared;
        let percent = (shared * 100).checked_div(all).unwrap_or(0);
        u32::try_from(percent).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(one: &str, other: &str) -> u32 {
        WordSet::of(one).percent_shared(&WordSet::of(other))
    }

    #[test]
    fn the_same_breach_in_other_words_is_alike_and_another_breach_is_not() {
        let one = "Crew B has no shade within reach at the north field.";
        assert!(percent(one, "No shade at the north field: crew B has none within reach.") >= 70);
        assert!(percent(one, "Waiting time is not recorded on the cards of two crews.") < 15);
    }

    #[test]
    fn case_accents_and_scripts_are_no_difference() {
        assert_eq!(percent("SIN SOMBRA, según ellos", "según ellos sin sombra"), 100);
        assert_eq!(percent("মাঠে ছায়া নেই", "ছায়া নেই মাঠে"), 100);
        assert_eq!(percent("کھیت میں سایہ نہیں", "سایہ نہیں کھیت میں"), 100);
        assert_eq!(percent("", ""), 0, "nothing is like nothing");
    }

    #[test]
    fn a_statement_of_a_whole_book_costs_no_more_than_its_first_page() {
        let book: String = (0..200_000).map(|n| format!("word{n} ")).collect();
        let began = std::time::Instant::now();
        assert_eq!(WordSet::of(&book).0.len(), MOST_WORDS);
        assert!(began.elapsed().as_secs() < 2);
    }

    proptest! {
        #[test]
        fn likeness_has_no_direction_and_never_leaves_its_scale(one in ".{0,120}", other in ".{0,120}") {
            let there = percent(&one, &other);
            prop_assert_eq!(there, percent(&other, &one));
            prop_assert!(there <= 100);
        }
    }
}
