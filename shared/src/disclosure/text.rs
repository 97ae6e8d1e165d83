//! Free text on its way out: no name, phone, worker number, worker code, or six words that a worker said.

use super::names::Names;
use super::numbers::{Phones, codes_of, numbers_of, worker_codes, worker_numbers};
use super::words::{Word, each_word, words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What the team room holds that must not stand in a published text. It has no `Debug`: it must not reach a log either.
#[derive(Default)]
pub struct Forbidden {
    /// Full names; each part counts too.
    pub names: Vec<String>,
    pub phones: Vec<String>,
    /// The employer's worker numbers.
    pub worker_numbers: Vec<String>,
    /// Codes of this audit. Anything that looks like a code is refused anyway.
    pub worker_codes: Vec<String>,
    /// Answers in free text, notes, transcripts.
    pub testimony: Vec<String>,
    /// Public phrases in which part of a name may stand: the site's name, the operator's.
    pub permitted: Vec<String>,
}

/// A place in a text that must not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Leak {
    /// In characters from 0.
    pub from: u32,
    /// The first character after it.
    pub to: u32,
    pub reason: LeakReason,
}

/// What leaks there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeakReason {
    Name,
    Phone,
    WorkerNumber,
    WorkerCode,
    Testimony,
}

impl LeakReason {
    /// The key that screens translate.
    pub fn word(self) -> &'static str {
        match self {
            LeakReason::Name => "name",
            LeakReason::Phone => "phone",
            LeakReason::WorkerNumber => "worker_number",
            LeakReason::WorkerCode => "worker_code",
            LeakReason::Testimony => "testimony",
        }
    }
}

/// So many words in a row that a worker said are a quotation.
pub const QUOTATION_WORDS: usize = 6;

/// Every place of a text that must not leave, in order. Empty: it may.
pub fn text_check(text: &str, forbidden: &Forbidden) -> Vec<Leak> {
    texts_check(&[text], forbidden).pop().unwrap_or_default()
}

/// As [`text_check`] for many texts: everything forbidden is read once.
///
/// Names are found whatever their case, accents and spacing, as whole words: the full name, and each part alone that cannot be mistaken
/// for a word (parts of three or four letters only with a capital). Costs time in proportion to the texts and the lists together.
pub fn texts_check(texts: &[&str], forbidden: &Forbidden) -> Vec<Vec<Leak>> {
    let names = Names::new(&forbidden.names, &forbidden.permitted);
    let phones = Phones::new(&forbidden.phones);
    let numbers = numbers_of(&forbidden.worker_numbers);
    let codes = codes_of(&forbidden.worker_codes);
    let words: Vec<Vec<Word>> = texts.iter().map(|text| self::words(text)).collect();
    let mut leaks: Vec<Vec<Leak>> = testimony(&words, &forbidden.testimony);
    for ((text, words), leaks) in texts.iter().zip(&words).zip(&mut leaks) {
        leaks.extend(names.find(words));
        leaks.extend(phones.find(text, words));
        leaks.extend(worker_numbers(words, &numbers));
        leaks.extend(worker_codes(words, &codes));
    }
    leaks.into_iter().map(merged).collect()
}

/// Six consecutive words of any testimony, in each text.
fn testimony(texts: &[Vec<Word>], said: &[String]) -> Vec<Vec<Leak>> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut windows: HashMap<[usize; QUOTATION_WORDS], Vec<(usize, usize)>> = HashMap::new();
    for (text, words) in texts.iter().enumerate() {
        let ids: Vec<usize> = words
            .iter()
            .map(|word| {
                let next = numbers.len();
                *numbers.entry(word.folded.as_str()).or_insert(next)
            })
            .collect();
        for (at, window) in ids.windows(QUOTATION_WORDS).enumerate() {
            if let Ok(window) = <[usize; QUOTATION_WORDS]>::try_from(window) {
                windows.entry(window).or_default().push((text, at));
            }
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for testimony in said {
        let mut last = [usize::MAX; QUOTATION_WORDS];
        each_word(testimony, |word| {
            last.rotate_left(1);
            // A word that no text has can be part of no quotation, so it gets a number that nothing matches.
            if let Some(newest) = last.last_mut() {
                *newest = numbers.get(word).copied().unwrap_or(usize::MAX);
            }
            // Each window of a text is found once: what was said a thousand times costs no more than what was said once.
            if !last.contains(&usize::MAX) {
                found.extend(windows.remove(&last).into_iter().flatten());
            }
        });
    }
    let mut leaks = vec![Vec::new(); texts.len()];
    for (text, at) in found {
        let words = texts.get(text).and_then(|words| words.get(at..at + QUOTATION_WORDS));
        if let (Some([first, .., last]), Some(leaks)) = (words, leaks.get_mut(text)) {
            leaks.push(Leak {
                from: first.from,
                to: last.to,
                reason: LeakReason::Testimony,
            });
        }
    }
    leaks
}

/// In order, overlapping leaks of one reason as one.
fn merged(mut leaks: Vec<Leak>) -> Vec<Leak> {
    leaks.sort_by_key(|leak| (leak.reason, leak.from, leak.to));
    let mut merged: Vec<Leak> = Vec::new();
    for leak in leaks {
        match merged.last_mut() {
            Some(last) if last.reason == leak.reason && leak.from <= last.to => last.to = last.to.max(leak.to),
            _ => merged.push(leak),
        }
    }
    merged.sort();
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forbidden() -> Forbidden {
        let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Forbidden {
            names: list(&["María Hernández López", "Juan de la Cruz", "Rosa Robles", "রিনা আক্তার"]),
            phones: list(&["+1 (239) 555-0123"]),
            worker_numbers: list(&["10-29-7", "4417", "17"]),
            worker_codes: list(&["C-017"]),
            testimony: list(&["We waited every morning until the fruit was dry, and nobody wrote it down."]),
            permitted: list(&["Tres Robles Farm"]),
        }
    }

    fn found(text: &str) -> Vec<(String, &'static str)> {
        let characters: Vec<char> = text.chars().collect();
        let cut = |leak: &Leak| characters[leak.from as usize..leak.to as usize].iter().collect();
        text_check(text, &forbidden())
            .iter()
            .map(|leak| (cut(leak), leak.reason.word()))
            .collect()
    }

    fn one(text: &str) -> (String, &'static str) {
        let mut leaks = found(text);
        assert_eq!(leaks.len(), 1, "{text}: {leaks:?}");
        leaks.remove(0)
    }

    #[test]
    fn a_name_is_found_whatever_its_case_accents_order_and_disguise() {
        assert_eq!(
            one("We spoke with MARIA HERNANDEZ LOPEZ."),
            ("MARIA HERNANDEZ LOPEZ".into(), "name")
        );
        assert_eq!(one("as Hernández told"), ("Hernández".into(), "name"));
        assert_eq!(one("hernandez's crew"), ("hernandez".into(), "name"));
        assert_eq!(one("signed by Her\u{200b}nandez"), ("Her\u{200b}nandez".into(), "name"));
        assert_eq!(one("আক্তার বলেছেন"), ("আক্তার".into(), "name"));
        assert_eq!(one("juan de la cruz was there"), ("juan de la cruz".into(), "name"));
    }

    #[test]
    fn words_that_only_contain_a_name_or_look_like_a_short_one_may_leave() {
        assert_eq!(found("The crossing and the rosary, a rosa field, de la compañía"), []);
        assert_eq!(
            found("Tres Robles Farm keeps its shade in order."),
            [],
            "the site's own name"
        );
        assert_eq!(one("Robles said so at Tres Robles Farm.").0, "Robles");
        assert_eq!(one("Rosa said so").0, "Rosa");
    }

    #[test]
    fn a_phone_number_is_found_however_it_is_spaced() {
        for text in [
            "call 239-555-0123 now",
            "call 2395550123",
            "call (239) 555.0123",
            "٥٥٥ ٠١٢٣ ٢٣٩ 555 0123",
            "+12395550123",
        ] {
            assert!(
                found(text).iter().any(|(_, reason)| *reason == "phone"),
                "{text}: {:?}",
                found(text)
            );
        }
        assert_eq!(found("1,152 buckets at $0.55 on 3 November 2025, 36.0 h"), []);
    }

    #[test]
    fn worker_codes_and_numbers_are_found_and_findings_are_not() {
        assert_eq!(one("C-017 was not paid"), ("C-017".into(), "worker_code"));
        assert_eq!(one("c017 was not paid").1, "worker_code");
        assert_eq!(one("see C 17").1, "worker_code");
        assert_eq!(one("see B\u{2013}203"), ("B\u{2013}203".into(), "worker_code"));
        assert_eq!(one("badge 10/29/7"), ("10/29/7".into(), "worker_number"));
        assert_eq!(one("row of 4417").1, "worker_number");
        assert_eq!(one("worker no. 17 waited").1, "worker_number");
        assert_eq!(
            found("17 workers waited; see F-06 and finding F-B2; H-2A; COVID-19; rule P1"),
            []
        );
    }

    #[test]
    fn six_words_of_testimony_are_a_quotation_and_five_are_not() {
        let (quote, reason) = one("One told us: every morning until the FRUIT was dry... then work");
        assert_eq!(
            (quote.as_str(), reason),
            ("every morning until the FRUIT was dry", "testimony")
        );
        assert_eq!(
            found("They waited until the fruit was dry."),
            [],
            "until the fruit was dry: five words"
        );
    }

    #[test]
    fn everything_is_found_at_once_in_order() {
        let text = "C-017, Hernández, 239 555 0123: we waited every morning until the fruit was dry, and nobody wrote it down.";
        let reasons: Vec<&str> = found(text).into_iter().map(|(_, reason)| reason).collect();
        assert_eq!(reasons, ["worker_code", "name", "phone", "testimony"]);
    }

    #[test]
    fn a_text_that_repeats_itself_is_checked_in_bounded_time() {
        let long = "until the fruit was dry we ".repeat(10_000);
        let said = Forbidden {
            testimony: vec![long.clone()],
            ..Forbidden::default()
        };
        assert_eq!(text_check(&long, &said).len(), 1);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_places_lie_inside(text in "\\PC{0,80}", name in "\\PC{0,12}", phone in "[0-9 +]{0,14}") {
            let length = text.chars().count() as u32;
            let forbidden = Forbidden { names: vec![name], phones: vec![phone], testimony: vec![text.clone()], ..Forbidden::default() };
            for leak in text_check(&text, &forbidden) {
                prop_assert!(leak.from < leak.to && leak.to <= length);
            }
        }

        #[test]
        fn a_long_name_never_gets_through_in_any_case(before in "[a-z ]{0,20}", upper in any::<bool>()) {
            let name = if upper { "HERNANDEZ" } else { "hernandez" };
            let text = format!("{before} {name}, {before}");
            prop_assert!(!text_check(&text, &forbidden()).is_empty());
        }
    }
}
