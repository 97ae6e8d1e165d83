//! Patterns of `regex`, in time that grows with the text only.

use regex::{Regex, RegexBuilder};

/// The largest compiled pattern, in bytes.
const LARGEST_BYTES: usize = 1 << 20;

/// A pattern that has to match the whole text, as in ODK Collect.
///
/// Fails with a sentence, also for what Java's patterns have and this does not: looking around and references back.
pub(super) fn whole(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(&format!("^(?:{})$", as_java_means(pattern)))
        .size_limit(LARGEST_BYTES)
        .dfa_size_limit(LARGEST_BYTES)
        .nest_limit(100)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "this pattern is too large; repeat less, or shorter parts".to_owned(),
            _ if ["(?=", "(?!", "(?<=", "(?<!"]
                .iter()
                .any(|around| pattern.contains(around)) =>
            {
                "a pattern cannot look ahead or behind here; join two regex(…) with `and` instead".to_owned()
            }
            _ => "this pattern cannot be read; look for brackets that are not closed and stray \\".to_owned(),
        })
}

/// `\d`, `\w`, `\s` and `\b` know only the letters and digits of ASCII in Java's patterns, which forms are written for.
fn as_java_means(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut open_classes = 0_usize;
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '[' => open_classes += 1,
            ']' => open_classes = open_classes.saturating_sub(1),
            _ => {}
        }
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        let escaped = letters.next();
        let meant = match escaped {
            Some('d') => "[0-9]",
            Some('D') => "[^0-9]",
            Some('w') => "[0-9A-Za-z_]",
            Some('W') => "[^0-9A-Za-z_]",
            Some('s') => r"[ \t\n\x0B\f\r]",
            Some('S') => r"[^ \t\n\x0B\f\r]",
            Some('b') if open_classes == 0 => r"(?-u:\b)",
            Some('B') if open_classes == 0 => r"(?-u:\B)",
            _ => r"\",
        };
        out.push_str(meant);
        if meant == r"\" {
            out.extend(escaped);
        }
    }
    out
}
