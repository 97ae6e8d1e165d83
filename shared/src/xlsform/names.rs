//! Which names XForms allow, and which words mean yes.

/// Whether a text may be the name of an element, with a prefix (`orx:meta`) or without.
pub(super) fn is_element_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, name)) => is_plain_name(prefix) && is_plain_name(name),
        None => is_plain_name(text),
    }
}

/// Whether a text may be the name of an element, without a prefix.
pub(super) fn is_plain_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(may_begin) && letters.all(may_follow)
}

/// XML's letters but À to Ö, which the reference converter refuses.
pub(super) fn may_begin(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

pub(super) fn may_follow(letter: char) -> bool {
    may_begin(letter)
        || matches!(letter, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The sentence for a name that is none.
pub(super) fn why_not(name: &str) -> String {
    format!("`{name}` is no name; begin with a letter or `_`, then letters, digits, `_`, `-` and `.`, without spaces")
}

/// A name made of the letters of one that is none.
pub(super) fn repaired(name: &str) -> Option<String> {
    let repaired: String = name
        .trim()
        .chars()
        .map(|letter| if may_follow(letter) { letter } else { '_' })
        .skip_while(|letter| !may_begin(*letter))
        .collect();
    is_plain_name(&repaired).then_some(repaired)
}

/// `Some(true)` for yes, `Some(false)` for no, in the spellings of XLSForm.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}
