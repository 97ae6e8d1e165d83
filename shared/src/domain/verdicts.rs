//! What leads said on findings, as one verdict for each. A pure function of the set of their words: no clock decides, so that
//! a phone whose clock is wrong neither loses a later word nor keeps an earlier one, and every device shows the same.

use crate::ids::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// One lead's word on a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The decision's own record.
    pub id: RecordId,
    pub finding: RecordId,
    /// Confirmed; else dismissed.
    pub confirmed: bool,
    /// Earlier words on the finding that this one replaces. `None`: written by a version that did not say.
    pub settles: Option<Vec<RecordId>>,
}

/// What the words on a finding come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Confirmed,
    Dismissed,
    /// Leads decided differently without knowing of each other: it is open until one of them decides again. Neither is stricter
    /// (a finding dropped leaves workers unheard, one kept may expose them), so none is taken by itself.
    Disputed,
}

/// Of each finding the words that no later one replaced, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts(BTreeMap<RecordId, BTreeMap<RecordId, bool>>);

impl Verdicts {
    /// `words` in the order of their dates, which counts only among words that do not say what they replace: of these the last
    /// stands, as it did when they were written.
    pub fn of(words: &[Word]) -> Verdicts {
        let replaced: BTreeSet<(RecordId, RecordId)> = words
            .iter()
            .flat_map(|word| word.settles.iter().flatten().map(|id| (word.finding, *id)))
            .collect();
        let mut standing: BTreeMap<RecordId, BTreeMap<RecordId, bool>> = BTreeMap::new();
        let mut undated: BTreeMap<RecordId, &Word> = BTreeMap::new();
        for word in words.iter().filter(|word| !replaced.contains(&(word.finding, word.id))) {
            if word.settles.is_none() {
                undated.insert(word.finding, word);
            } else {
                standing
                    .entry(word.finding)
                    .or_default()
                    .insert(word.id, word.confirmed);
            }
        }
        for (finding, word) in undated {
            standing.entry(finding).or_default().insert(word.id, word.confirmed);
        }
        Verdicts(standing)
    }

    /// `None`: nobody decided yet.
    pub fn on(&self, finding: RecordId) -> Option<Verdict> {
        let words = self.0.get(&finding)?;
        Some(
            match (words.values().any(|word| *word), words.values().all(|word| *word)) {
                (_, true) => Verdict::Confirmed,
                (false, false) => Verdict::Dismissed,
                (true, false) => Verdict::Disputed,
            },
        )
    }

    /// The decisions that stand for a finding; several where leads decided at once.
    pub fn standing(&self, finding: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        self.0.get(&finding).into_iter().flat_map(BTreeMap::keys).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(number: u8) -> RecordId {
        RecordId([number; 16])
    }

    fn word(own: u8, confirmed: bool, settles: Option<&[u8]>) -> Word {
        Word {
            id: id(own),
            finding: id(1),
            confirmed,
            settles: settles.map(|ids| ids.iter().map(|number| id(*number)).collect()),
        }
    }

    fn verdict(words: &[Word]) -> Option<Verdict> {
        Verdicts::of(words).on(id(1))
    }

    #[test]
    fn a_later_word_holds_although_its_clock_was_set_back() {
        // By their dates the dismissal came first.
        let words = [word(101, false, Some(&[100])), word(100, true, Some(&[]))];
        assert_eq!(verdict(&words), Some(Verdict::Dismissed));
        assert_eq!(verdict(&[]), None);
    }

    #[test]
    fn leads_who_decide_apart_are_both_heard_until_one_decides_again() {
        let mut words = vec![word(100, true, Some(&[])), word(101, false, Some(&[]))];
        assert_eq!(verdict(&words), Some(Verdict::Disputed));
        assert_eq!(Verdicts::of(&words).standing(id(1)).count(), 2);
        words.push(word(102, true, Some(&[100, 101])));
        assert_eq!(verdict(&words), Some(Verdict::Confirmed));
        let agreed = [word(100, false, Some(&[])), word(101, false, Some(&[]))];
        assert_eq!(verdict(&agreed), Some(Verdict::Dismissed));
    }

    #[test]
    fn words_of_an_earlier_version_go_on_as_they_stood() {
        let mut words = vec![word(100, false, None), word(101, true, None)];
        assert_eq!(verdict(&words), Some(Verdict::Confirmed));
        words.push(word(102, false, Some(&[100, 101])));
        assert_eq!(
            verdict(&words),
            Some(Verdict::Dismissed),
            "what was replaced does not come back"
        );
    }

    #[test]
    fn a_word_replaces_none_on_another_finding() {
        let mut stranger = word(101, false, Some(&[100]));
        stranger.finding = id(2);
        assert_eq!(
            verdict(&[word(100, true, Some(&[])), stranger]),
            Some(Verdict::Confirmed)
        );
    }

    proptest! {
        /// Devices learn of words in any order, and clocks put them in any order.
        #[test]
        fn the_order_of_words_that_say_what_they_replace_makes_no_difference(
            drawn in prop::collection::vec((any::<bool>(), prop::collection::vec(0usize..8, 0..3)), 0..8),
            turn in 0usize..8,
        ) {
            let words: Vec<Word> = (0u8..).zip(&drawn).map(|(own, (confirmed, settles))| {
                let earlier: Vec<u8> = settles.iter().filter(|place| **place < usize::from(own)).map(|place| 100 + *place as u8).collect();
                word(100 + own, *confirmed, Some(&earlier))
            }).collect();
            let mut turned = words.clone();
            if !turned.is_empty() {
                let length = turned.len();
                turned.rotate_left(turn % length);
            }
            turned.reverse();
            prop_assert_eq!(Verdicts::of(&words), Verdicts::of(&turned));
            prop_assert_eq!(verdict(&words).is_none(), words.is_empty(), "a word that nothing replaced is never lost");
        }
    }
}
