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

/// The words of a text, in order: runs of letters, digits and their marks.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let mut gap = String::new();
    for (at, c) in (0u32..).zip(text.chars()) {
        if is_invisible(c) {
            continue;
        }
        if c.is_alphanumeric() || (is_combining_mark(c) && open.is_some()) {
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
                gap.push(c);
            }
        }
    }
    words.extend(open);
    words.retain(|word| !word.folded.is_empty());
    words
}

/// Characters that show nothing, with which a name could be written past a search.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn fold(c: char, into: &mut String) {
    for part in std::iter::once(c)
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|part| !is_accent(*part))
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
            other => into.push(digit(other).unwrap_or(other)),
        }
    }
}

/// Accents over Latin, Greek, Cyrillic letters and the vowel signs of Arabic script. Marks of Indic scripts are letters.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// A decimal digit of the scripts that our workers write, as 0–9.
pub(super) fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 16] = [
        0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040, 0x17e0,
        0xff10,
    ];
    let code = u32::from(c);
    let value = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
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
