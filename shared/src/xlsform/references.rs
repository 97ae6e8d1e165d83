//! `${name}` in cells: well written, known, and not ambiguous.

use super::fault::Notes;
use super::names::is_plain_name;
use super::table::{Cell, Table};
use std::collections::BTreeMap;

/// A reference in a text: the name, or what stands between the braces where that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference<'a> {
    Name { name: &'a str, last_saved: bool },
    Malformed(&'a str),
}

/// Every reference of a text, in order.
pub(super) fn references(text: &str) -> impl Iterator<Item = Reference<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (_, after) = rest.split_once("${")?;
            let Some((inner, beyond)) = after.split_once('}') else {
                rest = "";
                return (text.chars().count() > 2).then_some(Reference::Malformed(after));
            };
            rest = beyond;
            if !inner.is_empty() {
                return Some(read(inner));
            }
        }
    })
}

fn read(inner: &str) -> Reference<'_> {
    let (last_saved, name) = match inner.strip_prefix("last-saved#") {
        Some(name) => (true, name),
        None => (false, inner),
    };
    if is_plain_name(name) {
        Reference::Name { name, last_saved }
    } else {
        Reference::Malformed(inner)
    }
}

/// The name of a text that is one reference and nothing else.
pub(super) fn only_reference(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("${")?.strip_suffix('}')?;
    match read(inner) {
        Reference::Name { name, .. } => Some(name),
        Reference::Malformed(_) => None,
    }
}

pub(super) fn has_reference(text: &str) -> bool {
    matches!(references(text).next(), Some(Reference::Name { .. }))
}

/// What references can point at.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How often a name stands in the form.
    pub counts: BTreeMap<String, usize>,
    /// Names of files, which have no answer.
    pub files: BTreeMap<String, u32>,
}

impl Names {
    pub fn add(&mut self, name: &str) {
        *self.counts.entry(name.to_owned()).or_default() += 1;
    }

    /// Notes what is wrong with the references of a table, in the columns that `checked` lets through.
    pub fn check(&self, table: &Table, notes: &mut Notes, checked: impl Fn(&Cell<'_>) -> bool) {
        for row in table.rows() {
            for cell in row.cells().filter(|cell| cell.text.contains("${")).filter(&checked) {
                for reference in references(cell.text) {
                    self.check_one(reference, &cell, notes);
                }
            }
        }
    }

    pub fn check_one(&self, reference: Reference<'_>, cell: &Cell<'_>, notes: &mut Notes) {
        let name = match reference {
            Reference::Name { name, .. } => name,
            Reference::Malformed(inner) => {
                let reason = "a reference is `${`, the name of a question and `}`, without spaces";
                let mut fault = cell.place();
                fault.cell = cell.text.to_owned();
                notes.misspelt(fault, "malformed_reference", reason, inner.trim(), self.known());
                return;
            }
        };
        match self.counts.get(name) {
            None => {
                let reason = format!("no question is named `{name}`");
                notes.misspelt(cell.place(), "unknown_reference", reason, name, self.known());
            }
            Some(1) if self.files.contains_key(name) => {
                let reason =
                    format!("`{name}` is a file and has no answer; ask it with `instance('{name}')` or `pulldata`");
                notes.fault(cell.place(), "reference_to_file", reason);
            }
            Some(1) => {}
            Some(_) => {
                let reason =
                    format!("several questions are named `{name}`; rename them so that the reference is clear");
                notes.fault(cell.place(), "ambiguous_reference", reason);
            }
        }
    }

    fn known(&self) -> impl Iterator<Item = &str> {
        self.counts.keys().map(String::as_str)
    }
}
