//! What is wrong with a workbook, and where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Faults and warnings after which no more are collected: nobody reads them, and a hostile file must not fill memory.
const NOTES_MAX: usize = 1000;
/// Faults that come with a suggestion.
const HINTS_MAX: usize = 100;
const CELL_CHARS_MAX: usize = 80;

/// Why a workbook is no form. Nothing is imported while there is one.
///
/// Of an XForm `sheet` is empty, `row` and `column` are those of the file in characters, `header` is the element and `cell` the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fault {
    /// The sheet as it is named in the workbook; empty for the file as a whole.
    pub sheet: String,
    /// The row as a spreadsheet counts it, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// The column in letters (`C`); empty for the row as a whole.
    pub column: String,
    /// What stands above that column.
    pub header: String,
    /// The text of the cell, its beginning if it is long.
    pub cell: String,
    /// A word that does not change between versions, for programs and translations.
    pub code: Cow<'static, str>,
    /// One sentence: what is wrong and what to do.
    pub reason: String,
    /// What the cell probably should say.
    pub suggestion: Option<String>,
}

/// What is worth knowing about a form that was imported all the same. Same shape as a [`Fault`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Warning(pub Fault);

impl Fault {
    /// About the form as a whole, found by whoever runs it.
    pub fn of_form(code: &'static str, reason: impl Into<String>) -> Fault {
        Place::default().fault(code, reason)
    }

    pub(super) fn of_file(code: &'static str, reason: impl Into<String>) -> Box<Fault> {
        Box::new(Place::default().fault(code, reason))
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.sheet.is_empty(), self.row) {
            (true, 0) => write!(f, "{}", self.reason),
            (true, line) => write!(f, "line {line}, column {}: {}", self.column, self.reason),
            (false, 0) => write!(f, "sheet `{}`: {}", self.sheet, self.reason),
            (false, row) => write!(f, "sheet `{}`, {}{row}: {}", self.sheet, self.column, self.reason),
        }
    }
}

/// Where a note belongs.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub sheet: String,
    pub row: u32,
    /// Counted from 0; `None` for the whole row.
    pub column: Option<usize>,
    pub header: String,
    pub cell: String,
}

impl Place {
    pub fn sheet(sheet: &str) -> Place {
        Place {
            sheet: sheet.to_owned(),
            ..Place::default()
        }
    }

    pub fn row(sheet: &str, row: u32) -> Place {
        Place {
            row,
            ..Place::sheet(sheet)
        }
    }

    fn fault(self, code: &'static str, reason: impl Into<String>) -> Fault {
        let mut cell: String = self.cell.chars().take(CELL_CHARS_MAX).collect();
        if cell.len() < self.cell.len() {
            cell.push('…');
        }
        Fault {
            sheet: self.sheet,
            row: self.row,
            column: self.column.map(letters).unwrap_or_default(),
            header: self.header,
            cell,
            code: Cow::Borrowed(code),
            reason: reason.into(),
            suggestion: None,
        }
    }
}

/// What was noticed so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub faults: Vec<Fault>,
    pub warnings: Vec<Warning>,
}

impl Notes {
    pub fn fault(&mut self, place: Place, code: &'static str, reason: impl Into<String>) {
        self.add(place.fault(code, reason));
    }

    /// A fault about a word, with the nearest known one.
    pub fn misspelt<'a>(
        &mut self,
        place: Place,
        code: &'static str,
        reason: impl Into<String>,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let mut fault = place.fault(code, reason);
        // Looking for a near word costs time for every word there is.
        let known = known.into_iter().filter(|word| word.len() < 100).take(NOTES_MAX);
        let hinted = self.faults.len() < HINTS_MAX;
        if let Some(near) = hinted.then(|| crate::spelling::nearest(word, known)).flatten() {
            fault.reason.push_str(&format!("; did you mean `{near}`?"));
            fault.suggestion = Some(near.to_owned());
        }
        self.add(fault);
    }

    pub fn warn(&mut self, place: Place, code: &'static str, reason: impl Into<String>) {
        if self.warnings.len() < NOTES_MAX {
            self.warnings.push(Warning(place.fault(code, reason)));
        }
    }

    fn add(&mut self, fault: Fault) {
        if self.faults.len() < NOTES_MAX {
            self.faults.push(fault);
        }
    }

    /// Faults in the order of the sheets, rows and columns.
    pub fn sorted_faults(mut self, sheets: &[&str]) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| order(fault, sheets));
        self.faults.dedup();
        self.faults
    }

    pub fn sorted_warnings(mut self, sheets: &[&str]) -> Vec<Warning> {
        self.warnings.sort_by_key(|warning| order(&warning.0, sheets));
        self.warnings.dedup();
        self.warnings
    }
}

fn order(fault: &Fault, sheets: &[&str]) -> (usize, u32, usize, String) {
    let sheet = sheets.iter().position(|name| *name == fault.sheet);
    let sheet = if fault.sheet.is_empty() {
        0
    } else {
        sheet.map_or(usize::MAX, |at| at + 1)
    };
    (sheet, fault.row, fault.column.len(), fault.column.clone())
}

/// The letters of a column counted from 0: `A`, …, `Z`, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
