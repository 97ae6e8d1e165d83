//! Words of an expression: names, numbers, texts in quotes and signs (XPath 1.0, section 3.7).

/// A word and where it begins, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token<'t> {
    pub at: usize,
    pub word: Word<'t>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Word<'t> {
    Number(f64),
    Text(&'t str),
    /// A name, with its prefix if it has one: `region`, `jr:choice-name`.
    Name(&'t str),
    /// `${name}`.
    Named(&'t str),
    /// `${last-saved#name}`.
    LastSaved(&'t str),
    Sign(&'static str),
}

/// Longer signs come before those they begin with.
const SIGNS: [&str; 21] = [
    "::", "..", "//", "!=", "<=", ">=", "(", ")", "[", "]", ".", ",", "@", "/", "|", "+", "-", "*", "=", "<", ">",
];

/// What is wrong with a text, and at which byte.
pub(crate) type Wrong = (usize, String);

/// Splits a text into words.
pub(crate) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Wrong> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let space = rest.len() - rest.trim_start().len();
        at += space;
        let rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(found);
        }
        let (word, length) = word(rest).map_err(|reason| (at, reason))?;
        found.push(Token { at, word });
        at += length;
    }
}

/// The first word of a text that does not begin with a space, and its length in bytes.
fn word(rest: &str) -> Result<(Word<'_>, usize), String> {
    if let Some(inside) = rest.strip_prefix("${") {
        return reference(inside).map(|(word, length)| (word, length + 2));
    }
    for quote in ['\'', '"'] {
        if let Some(inside) = rest.strip_prefix(quote) {
            return match inside.split_once(quote) {
                Some((value, _)) => Ok((Word::Text(value), value.len() + 2)),
                None => Err(format!("the text that begins here has no closing {quote}")),
            };
        }
    }
    if let Some(length) = number_length(rest) {
        let digits = rest.get(..length).unwrap_or_default();
        return Ok((Word::Number(digits.parse().unwrap_or(f64::NAN)), length));
    }
    if let Some(length) = name_length(rest) {
        return Ok((Word::Name(rest.get(..length).unwrap_or_default()), length));
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((Word::Sign(sign), sign.len()));
    }
    Err(match rest.chars().next().unwrap_or(' ') {
        '!' => "`!` stands only before `=`; to turn a condition round write not(…)".to_owned(),
        '&' => "`&` is no operator here; write `and`".to_owned(),
        '“' | '”' | '‘' | '’' | '„' => "a text stands in straight quotes, 'like this'".to_owned(),
        '−' | '–' => "the minus sign is `-`".to_owned(),
        '×' => "write `*` to multiply".to_owned(),
        '÷' => "write `div` to divide".to_owned(),
        '$' => "a question is named in braces: ${name}".to_owned(),
        '%' => "write `mod` for a remainder".to_owned(),
        other => format!("`{other}` has no meaning in an expression; a text stands in quotes"),
    })
}

fn reference(inside: &str) -> Result<(Word<'_>, usize), String> {
    let Some((name, _)) = inside.split_once('}') else {
        return Err("this `${` has no closing `}`".to_owned());
    };
    let length = name.len() + 1;
    let trimmed = name.trim();
    let (word, bare) = match trimmed.strip_prefix("last-saved#") {
        Some(bare) => (Word::LastSaved(bare), bare),
        None => (Word::Named(trimmed), trimmed),
    };
    match name_length(bare) == Some(bare.len()) && !bare.is_empty() {
        true => Ok((word, length)),
        false => Err(format!("`{}` is no name of a question", shortened(name))),
    }
}

/// At most forty characters of a text, to be quoted in a sentence.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn number_length(rest: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(rest);
    let after = rest.get(whole..)?;
    let part = after.strip_prefix('.').map(digits);
    match (whole, part) {
        (0, Some(0) | None) => None,
        (_, Some(part)) => Some(whole + 1 + part),
        (_, None) => Some(whole),
    }
}

/// Length of the name at the beginning: with one prefix if a name follows its colon.
fn name_length(rest: &str) -> Option<usize> {
    let plain = plain_name_length(rest)?;
    let after = rest.get(plain..)?;
    if let Some(local) = after.strip_prefix(':')
        && let Some(more) = plain_name_length(local)
    {
        return Some(plain + 1 + more);
    }
    Some(plain)
}

fn plain_name_length(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if !(first.is_alphabetic() || first == '_') {
        return None;
    }
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}') || is_mark(c);
    Some(rest.find(|c| !inside(c)).unwrap_or(rest.len()))
}

/// Combining marks: names in Hindi, Burmese or Arabic hold them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{6ed}' | '\u{900}'..='\u{109f}' | '\u{1ab0}'..='\u{1aff}')
}
