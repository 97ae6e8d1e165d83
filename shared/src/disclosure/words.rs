//! Text as a search sees it: words without case, accents and invisible characters, each with its place.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Small letters without accents, digits as 0–9.
    pub folded: String,
    /// Place in the text, in characters; `to` is the first one after it.
    pub from: u32,
    pub to: u32,
    /// Begins with a capital letter, or its script has none.
    pub capital: bool,
    /// Every letter is a capital.
    pub capitals: bool,
    /// What stands between the word before and this one.
    pub gap: String,
}

/// The words of a text, in order: runs of letters, digits and their marks. Scripts that are written without spaces have a word a letter.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let mut gap = String::new();
    for (at, c) in (0u32..).zip(text.chars()) {
        if is_invisible(c) {
            continue;
        }
        if is_of_word(c, open.is_some()) {
            if is_unspaced(c) {
                words.extend(open.take());
            }
            let caseless = c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
            let word = open.get_or_insert_with(|| Word {
                folded: String::new(),
                from: at,
                to: at,
                capital: c.is_uppercase() || caseless,
                capitals: true,
                gap: std::mem::take(&mut gap),
            });
            word.capitals &= !c.is_lowercase();
            word.to = at + 1;
            fold(c, &mut word.folded);
        } else {
            words.extend(open.take());
            // Three characters decide all that is asked of a gap.
            if gap.chars().count() < 4 {
                // A wide or small hyphen is one all the same.
                gap.extend(std::iter::once(c).nfkd().take(1));
            }
        }
    }
    words.extend(open);
    words.retain(|word| !word.folded.is_empty());
    words
}

/// The same words, folded, without keeping any: for texts of which only their words count.
pub(super) fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut close = |word: &mut String| {
        if !word.is_empty() {
            each(word);
            word.clear();
        }
    };
    let mut open = false;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if is_of_word(c, open) {
            if is_unspaced(c) {
                close(&mut word);
            }
            open = true;
            fold(c, &mut word);
        } else {
            open = false;
            close(&mut word);
        }
    }
    close(&mut word);
}

fn is_of_word(c: char, open: bool) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c) && open)
}

/// Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters. Their vowel signs stay with
/// the letter before.
fn is_unspaced(c: char) -> bool {
    !is_combining_mark(c)
        && matches!(c, '\u{e01}'..='\u{e2f}' | '\u{e40}'..='\u{e46}' | '\u{e81}'..='\u{ec6}' | '\u{1000}'..='\u{102a}'
            | '\u{1780}'..='\u{17b3}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}')
}

/// Whether a word is one letter of a script that puts no space between words.
pub(super) fn is_letter_word(word: &Word) -> bool {
    word.folded.chars().next().is_some_and(is_unspaced)
}

/// Characters that show nothing, with which a name could be written past a search.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn fold(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(c)
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|part| !is_accent(*part) && !is_invisible(*part))
    {
        match part {
            'ß' => into.push_str("ss"),
            'æ' => into.push_str("ae"),
            'œ' => into.push_str("oe"),
            'ø' => into.push('o'),
            'ł' => into.push('l'),
            'đ' | 'ð' => into.push('d'),
            'ı' => into.push('i'),
            'þ' => into.push_str("th"),
            // Arabic and Urdu keyboards write the same letters with different codes.
            'ى' | 'ی' | 'ې' | 'ے' => into.push('ي'),
            'ک' | 'ڪ' => into.push('ك'),
            'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ة' | 'ۃ' => into.push('ه'),
            other => into.push(digit(other).unwrap_or(other)),
        }
    }
}

/// Accents over Latin, Greek, Cyrillic letters and the vowel signs of Arabic script. Marks of Indic scripts are letters.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// A decimal digit of the scripts that our workers write, as 0–9.
pub(super) fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 24] = [
        0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
        0xf20, 0x1040, 0x17e0, 0x1810, 0x1c50, 0xabf0, 0x1_1136, 0xff10,
    ];
    let code = u32::from(c);
    let value = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// As [`digit`], also of digits that are only drawn otherwise: in bold, in a circle, small and raised.
pub(super) fn drawn_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let mut plain = std::iter::once(c).nfkd();
    digit(plain.next()?).filter(|_| plain.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn case_accents_and_invisible_characters_make_no_difference() {
        assert_eq!(folded("MARÍA  Hernández-López"), ["maria", "hernandez", "lopez"]);
        assert_eq!(folded("Mari\u{301}a Her\u{200b}nández"), ["maria", "hernandez"]);
        assert_eq!(
            folded("Ｍａｒｉａ Łukasz Bjørn Straße"),
            ["maria", "lukasz", "bjorn", "strasse"]
        );
        assert_eq!(folded("২৩ ٤٥ ௧"), ["23", "45", "1"]);
    }

    #[test]
    fn a_bengali_word_is_one_word_and_keeps_its_vowels() {
        assert_eq!(words("রিনা আক্তার").len(), 2);
        assert_ne!(folded("রিনা"), folded("রানা"));
    }

    #[test]
    fn places_are_counted_in_characters() {
        let found = words("¿Señor Ñáñez?");
        assert_eq!((found[1].from, found[1].to, found[1].capital), (7, 12, true));
        assert_eq!(found[1].gap, " ");
    }
}
