//! What expressions come to, and how one kind of value becomes another.

use super::dates;
use super::document::{Documents, Node};
use super::numbers;
use chrono::FixedOffset;
use std::borrow::Cow;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Truth(bool),
    /// In document order, each once; shuffled only by `randomize`.
    Nodes(Vec<Node>),
}

impl Value {
    /// As a text: of nodes, the first one's.
    pub fn text(&self, documents: &dyn Documents) -> String {
        self.borrowed_text(documents).into_owned()
    }

    /// As a number: of a date, its days since 1970 on the clock of `zone`; NaN if it is none.
    pub fn number(&self, documents: &dyn Documents, zone: FixedOffset) -> f64 {
        match self {
            Value::Text(text) => number_of(text, || zone),
            Value::Number(number) => *number,
            Value::Truth(truth) => f64::from(u8::from(*truth)),
            Value::Nodes(_) => number_of(&self.borrowed_text(documents), || zone),
        }
    }

    /// As a condition: a text holds if it is not empty, so "false" holds; nodes hold if one of them has a text.
    ///
    /// XPath 1.0 lets empty nodes hold, too. ODK Collect asks for the text, so that `not(${name})` means "not answered".
    pub fn truth(&self, documents: &dyn Documents) -> bool {
        match self {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => is_true(*number),
            Value::Truth(truth) => *truth,
            Value::Nodes(nodes) => nodes.iter().any(|node| !documents.text(*node).is_empty()),
        }
    }

    pub(super) fn borrowed_text<'v>(&'v self, documents: &'v dyn Documents) -> Cow<'v, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(numbers::to_text(*number)),
            Value::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            Value::Nodes(nodes) => nodes.first().map_or(Cow::Borrowed(""), |node| documents.text(*node)),
        }
    }
}

pub(super) fn is_true(number: f64) -> bool {
    !(number == 0.0 || number.is_nan())
}

/// A text as a number, or as a date that counts as its days since 1970.
pub(super) fn number_of(text: &str, zone: impl Fn() -> FixedOffset) -> f64 {
    numbers::plain(text).unwrap_or_else(|| dates::days(text, zone).unwrap_or(f64::NAN))
}
