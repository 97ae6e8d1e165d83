//! What was noticed about an XForm, and where: the faults and warnings of workbooks, by line and column.

use super::element::Element;
use super::nearest;
use crate::xlsform::{Fault, Warning};
use std::borrow::Cow;

/// As with workbooks: nobody reads more, and a hostile file must not fill memory.
const NOTES_MAX: usize = 1000;
const HINTS_MAX: usize = 100;
const QUOTED_CHARS: usize = 80;

/// A place in the file, and the text that the note is about.
#[derive(Clone, Debug, Default)]
pub(super) struct At {
    /// Both from 1; line 0 is the file as a whole.
    pub line: u32,
    pub column: u32,
    pub element: String,
    pub text: String,
}

impl At {
    pub fn of(element: &Element) -> At {
        At {
            line: element.line,
            column: element.column,
            element: element.name.clone(),
            text: String::new(),
        }
    }

    pub fn quoting(element: &Element, text: &str) -> At {
        At {
            text: text.to_owned(),
            ..At::of(element)
        }
    }

    pub fn fault(self, code: &'static str, reason: impl Into<String>) -> Fault {
        let mut cell: String = self.text.chars().take(QUOTED_CHARS).collect();
        if cell.len() < self.text.len() {
            cell.push('…');
        }
        Fault {
            sheet: String::new(),
            row: self.line,
            column: match self.line {
                0 => String::new(),
                _ => self.column.to_string(),
            },
            header: self.element,
            cell,
            code: Cow::Borrowed(code),
            reason: reason.into(),
            suggestion: None,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Notes {
    pub faults: Vec<Fault>,
    pub warnings: Vec<Warning>,
}

impl Notes {
    pub fn fault(&mut self, at: At, code: &'static str, reason: impl Into<String>) {
        if self.faults.len() < NOTES_MAX {
            self.faults.push(at.fault(code, reason));
        }
    }

    /// A fault about a word, with the nearest known one.
    pub fn misspelt<'a>(
        &mut self,
        at: At,
        code: &'static str,
        reason: impl Into<String>,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let mut fault = at.fault(code, reason);
        let known = known.into_iter().filter(|word| word.len() < 100).take(NOTES_MAX);
        let hinted = self.faults.len() < HINTS_MAX;
        if let Some(near) = hinted.then(|| nearest(word, known)).flatten() {
            fault.reason.push_str(&format!("; did you mean `{near}`?"));
            fault.suggestion = Some(near.to_owned());
        }
        if self.faults.len() < NOTES_MAX {
            self.faults.push(fault);
        }
    }

    pub fn warn(&mut self, at: At, code: &'static str, reason: impl Into<String>) {
        if self.warnings.len() < NOTES_MAX {
            self.warnings.push(Warning(at.fault(code, reason)));
        }
    }

    /// In the order of the file.
    pub fn sort(&mut self) {
        let place = |fault: &Fault| (fault.row, fault.column.parse::<u32>().unwrap_or(0));
        self.faults.sort_by_key(place);
        self.faults.dedup();
        self.warnings.sort_by_key(|warning| place(&warning.0));
        self.warnings.dedup();
    }
}
