//! Patterns of `regex`, in time that grows with the text only.

use regex::{Regex, RegexBuilder};

/// The largest compiled pattern, in bytes.
const LARGEST_BYTES: usize = 1 << 20;

/// A pattern that has to match the whole text, as in ODK Collect.
///
/// Fails with a sentence, also for what Java's patterns have and this does not: looking around and references back.
pub(super) fn whole(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(&format!("^(?:{pattern})$"))
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
