//! Words as people mean them: without case and accents, in one spelling of each letter, in every script alike.
//!
//! Vowel signs of Bengali and its relatives are letters and stay; vowel marks of Urdu and Arabic, which most people leave
//! out, go. Letters that keyboards write in several ways (ی and ي, ক with a dot) become one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer ones are cut: nobody types them.
const WORD_CHARS: usize = 64;

/// A word of a text: how it is compared, and which bytes of the text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub folded: String,
    pub from: usize,
    pub to: usize,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut present: Option<Word> = None;
    for (place, letter) in text.char_indices() {
        let end = place + letter.len_utf8();
        if !letter.is_alphanumeric() && !is_combining_mark(letter) && !is_joiner(letter) {
            words.extend(present.take());
            continue;
        }
        let word = present.get_or_insert_with(|| Word {
            folded: String::new(),
            from: place,
            to: place,
        });
        word.to = end;
        if word.folded.len() < WORD_CHARS * 4 {
            word.folded.extend(folded(letter));
        }
    }
    words.extend(present);
    // A joiner or an accent alone is no word.
    words.retain(|word| !word.folded.is_empty());
    words
}

fn folded(letter: char) -> impl Iterator<Item = char> {
    std::iter::once(letter)
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_left_out(*letter))
        .map(same_letter)
}

/// Marks that people type or leave out.
fn is_left_out(letter: char) -> bool {
    matches!(letter,
        // Accents of Latin, Greek and Cyrillic letters.
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        // Vowel marks of Urdu and Arabic, and the stroke that only lengthens a word.
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}')
        || is_joiner(letter)
}

/// Shapes letters and means nothing.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// One spelling of letters and digits that are written in several.
fn same_letter(letter: char) -> char {
    match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ه' | 'ة' | 'ۂ' | 'ھ' | 'ۃ' => 'ہ',
        'ı' => 'i',
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        '०'..='९' => digit(letter, '०'),
        '০'..='৯' => digit(letter, '০'),
        other => other,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter).saturating_sub(u32::from(zero)), 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(
            folded("Él no paga el AÑO, dijo José."),
            ["el", "no", "paga", "el", "ano", "dijo", "jose"]
        );
        assert_eq!(folded("e\u{301}l"), ["el"], "typed apart");
        assert_eq!(folded("C-017 no_breaks"), ["c", "017", "no", "breaks"]);
        assert_eq!(folded("… — ! \u{301}\u{200D}"), Vec::<String>::new());
    }

    #[test]
    fn a_bengali_word_stays_one_and_keeps_its_vowels() {
        assert_eq!(folded("বেতন দেয়নি।"), ["বেতন", "দে\u{9AF}\u{9BC}নি"]);
        assert_eq!(
            folded("দে\u{9DF}নি"),
            folded("দে\u{9AF}\u{9BC}নি"),
            "with the dot typed apart"
        );
        assert_eq!(folded("ক\u{9CB}"), folded("ক\u{9C7}\u{9BE}"), "a vowel in two halves");
        assert_ne!(folded("কাজ"), folded("কজ"));
        assert_eq!(folded("কর্মী ১২"), ["কর্মী", "12"]);
    }

    #[test]
    fn an_urdu_word_is_found_by_either_keyboard_and_without_marks() {
        assert_eq!(folded("تنخواہ مِلی"), ["تنخواہ", "ملی"]);
        assert_eq!(folded("تنخواه ملي"), ["تنخواہ", "ملی"], "an Arabic keyboard");
        assert_eq!(folded("كام ۱۲"), ["کام", "12"]);
    }

    #[test]
    fn a_word_knows_its_bytes() {
        let text = "A José, sí";
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.from..word.to]).collect();
        assert_eq!(found, ["A", "José", "sí"]);
    }
}
