//! Whether a default is computed: the tokens of XLSForm's expressions, as far as that question needs them.

use super::names::{is_plain_name, may_begin, may_follow};
use super::references::only_reference;
use crate::form::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// `*`, `+`, ` mod `, ` div `.
    Arithmetic,
    Minus,
    /// `|`, `${name}`, `today(`.
    Computing,
    Other,
}

/// Operators that are words only with a space on both sides.
const WORDS: [(&str, Token); 4] = [
    (" mod ", Token::Arithmetic),
    (" div ", Token::Arithmetic),
    (" and ", Token::Other),
    (" or ", Token::Other),
];

/// Whether a default is an expression. A text such as `N/A` or `2026-01-31` is none.
pub(super) fn is_dynamic(text: &str, kind: Kind) -> bool {
    let holds_hyphens = matches!(
        kind,
        Kind::Date | Kind::DateTime | Kind::Geopoint | Kind::Geotrace | Kind::Geoshape
    );
    let mut rest = text;
    while let Some((token, after)) = next(rest) {
        match token {
            Token::Minus if holds_hyphens => return false,
            Token::Arithmetic | Token::Minus | Token::Computing => return true,
            Token::Other => rest = after,
        }
    }
    false
}

fn next(text: &str) -> Option<(Token, &str)> {
    let first = text.chars().next()?;
    if let Some(after) = moment(text).or_else(|| number(text)) {
        return Some((Token::Other, after));
    }
    for (word, token) in WORDS {
        if let Some(after) = text.strip_prefix(word) {
            return Some((token, after));
        }
    }
    if first.is_whitespace() {
        return Some((Token::Other, text.trim_start()));
    }
    let after = text.get(first.len_utf8()..).unwrap_or_default();
    Some(match first {
        '*' | '+' => (Token::Arithmetic, after),
        '-' => (Token::Minus, after),
        '|' => (Token::Computing, after),
        '"' | '\'' => match after.split_once(first) {
            Some((_, after)) => (Token::Other, after),
            None => (Token::Other, after),
        },
        '$' => match text
            .split_inclusive('}')
            .next()
            .filter(|reference| only_reference(reference).is_some())
        {
            Some(_) => (Token::Computing, after),
            None => (Token::Other, after),
        },
        _ if may_begin(first) => {
            let after = past_name(text);
            match after.strip_prefix('(') {
                Some(after) => (Token::Computing, after),
                None => (Token::Other, after),
            }
        }
        _ => (Token::Other, after),
    })
}

/// Past a name, with one prefix (`jr:choice-name`).
fn past_name(text: &str) -> &str {
    let after = text.trim_start_matches(may_follow);
    match after.strip_prefix(':') {
        Some(local) if local.starts_with(may_begin) => local.trim_start_matches(may_follow),
        _ => after,
    }
}

/// Past a date, a time or both.
fn moment(text: &str) -> Option<&str> {
    if let Some(after) = date(text) {
        let both = after.strip_prefix('T').and_then(time);
        return Some(both.unwrap_or(after));
    }
    time(text)
}

fn date(text: &str) -> Option<&str> {
    let text = text.strip_prefix('-').unwrap_or(text);
    let text = digits(text, 4)?.strip_prefix('-')?;
    digits(digits(text, 2)?.strip_prefix('-')?, 2)
}

fn time(text: &str) -> Option<&str> {
    let text = digits(text, 2)?.strip_prefix(':')?;
    let after = digits(digits(text, 2)?.strip_prefix(':')?, 2)?;
    if let Some(after) = after.strip_prefix('Z') {
        return Some(after);
    }
    let zone = after
        .strip_prefix(['+', '-'])
        .and_then(|zone| digits(zone, 2)?.strip_prefix(':'));
    Some(zone.and_then(|zone| digits(zone, 2)).unwrap_or(after))
}

fn number(text: &str) -> Option<&str> {
    let text = text.strip_prefix('-').unwrap_or(text);
    let after = text.trim_start_matches(|letter: char| letter.is_numeric());
    let whole = after.len() < text.len();
    match after.strip_prefix('.') {
        Some(fraction) => {
            let after = fraction.trim_start_matches(|letter: char| letter.is_numeric());
            (whole || after.len() < fraction.len()).then_some(after)
        }
        None => whole.then_some(after),
    }
}

fn digits(text: &str, count: usize) -> Option<&str> {
    let (digits, after) = text.split_at_checked(count)?;
    digits.chars().all(|digit| digit.is_ascii_digit()).then_some(after)
}

/// The first argument of every `pulldata(` of a text: the name of a file without `.csv`.
pub(super) fn pulled_files(text: &str) -> impl Iterator<Item = String> {
    text.split("pulldata").skip(1).filter_map(|after| {
        let (first, _) = after.trim_start().strip_prefix('(')?.split_once(',')?;
        let name = first.replace(['\'', '"'], "").trim().to_owned();
        (is_plain_name(&name) || !name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_computed_when_it_calculates_and_fixed_when_it_is_a_text() {
        for text in [
            "today()",
            "${a}",
            "1 + 2",
            "a * b",
            "4 mod 2",
            "jr:choice-name(1)",
            "a|b",
            "5 - 3",
            "x -y",
        ] {
            assert!(is_dynamic(text, Kind::Text), "{text}");
        }
        for text in [
            "yes",
            "N/A",
            "2026-01-31",
            "08:30:00",
            "-5",
            "5-3",
            "a-b",
            "hello (world)",
            "'1 + 2'",
            "a and b",
            "12.5",
            "2026-01-31T08:30:00+01:00",
        ] {
            assert!(!is_dynamic(text, Kind::Text), "{text}");
        }
        assert!(!is_dynamic("3 - 4", Kind::Date));
        assert!(is_dynamic("3 - 4", Kind::Integer));
    }
}
