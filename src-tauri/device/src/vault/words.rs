//! Passphrases: five offered words, or one of the person's own that is hard enough to guess.

use crate::env::Env;
use bip39::Language;

const OFFERED: usize = 5;
/// zxcvbn's scale is 0–4; from 3 on a guess is safe against slow hashing.
const STRONG: zxcvbn::Score = zxcvbn::Score::Three;

/// Five words, fresh at each call: 55 bits, each guess at Argon2id's price. Written without accents, to type anywhere.
pub(super) fn offer(env: &Env, language: &str) -> Vec<String> {
    let list = match language.split('-').next() {
        Some("es") => Language::Spanish,
        _ => Language::English,
    }
    .word_list();
    // 2048 words are a power of two, so the remainder is even.
    let word = |_| {
        let place = usize::from(u16::from_le_bytes(env.random())) % list.len();
        list.get(place)
            .map(|word| word.chars().filter(|letter| !is_accent(*letter)).collect())
    };
    (0..OFFERED).filter_map(word).collect()
}

/// The list is written in decomposed form: accents are characters of their own.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// What is really derived from: the words, however many spaces were typed between them.
pub(super) fn normal(passphrase: &str) -> String {
    passphrase.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a passphrase may guard a vault.
pub(super) fn is_strong(passphrase: &str) -> bool {
    // zxcvbn grows with the length; beyond 100 characters nothing is weak that is not one repeated.
    let head: String = passphrase.chars().take(100).collect();
    zxcvbn::zxcvbn(&head, &["surco"]).score() >= STRONG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offered_words_are_strong_differ_and_are_typed_without_accents() {
        let env = Env::system();
        for language in ["en", "es", "es-MX", "bn"] {
            let words = offer(&env, language);
            assert_eq!(words.len(), OFFERED);
            assert!(
                words
                    .iter()
                    .all(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == 'ñ')),
                "{words:?}"
            );
            assert!(is_strong(&words.join(" ")), "{words:?}");
            assert_ne!(offer(&env, language), words);
        }
    }

    #[test]
    fn what_anybody_would_guess_is_refused() {
        for weak in ["", "password", "12345678", "surco2026", "Password1"] {
            assert!(!is_strong(weak), "{weak}");
        }
        assert_eq!(normal("  red   kite\tfurrow "), "red kite furrow");
    }
}
