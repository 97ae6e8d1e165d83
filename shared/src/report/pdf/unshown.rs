//! Letters that no font of a report has: shown by their numbers, and counted for a note.

use super::fonts;
use crate::report::words::Phrases;
use std::collections::BTreeSet;
use std::fmt::Write;

/// How many the note names.
const NAMED: usize = 20;

#[derive(Default)]
pub(super) struct Unshown(BTreeSet<char>);

impl Unshown {
    /// The text as it can be shown: what no font has stands as `⟨U+1F33D⟩`, what is not meant to be seen is left out.
    pub(super) fn shown(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for letter in text.chars() {
            if letter == '\t' {
                shown.push(' ');
            } else if letter == '\n' || is_steering(letter) || fonts::shows(letter) {
                shown.push(letter);
            } else if !letter.is_control() {
                self.0.insert(letter);
                let _ = write!(shown, "[U+{:04X}]", u32::from(letter));
            }
        }
        shown
    }

    /// What the reader is told, if anything is missing.
    pub(super) fn note(&self, phrases: &Phrases) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut list: Vec<String> = self
            .0
            .iter()
            .take(NAMED)
            .map(|letter| format!("U+{:04X}", u32::from(*letter)))
            .collect();
        if self.0.len() > NAMED {
            list.push("…".into());
        }
        Some(phrases.say(
            "unshown",
            [("count", self.0.len().into()), ("list", list.join(", ").into())],
        ))
    }
}

/// Marks that join or order letters and have no picture of their own.
fn is_steering(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
        | '\u{fe00}'..='\u{fe0f}')
}
