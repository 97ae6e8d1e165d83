//! An expression: its text, and the tree that was read from it.

use super::evaluate::{self, At};
use super::mentions::{self, Mention};
use super::reader;
use super::tokens::tokens;
use super::tree::Expr;
use super::value::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::sync::Arc;

/// The longest expression, in characters.
pub const LONGEST_CHARS: usize = 20_000;

/// A checked expression. In JSON and in sheets it is its text.
#[derive(Clone)]
pub struct Expression {
    text: Arc<str>,
    tree: Arc<Expr>,
}

/// Why a text is no expression of this language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at} of `{text}`: {reason}")]
pub struct ExpressionFault {
    /// Where, in characters from 1.
    pub at: usize,
    /// The expression, its beginning if it is long.
    pub text: String,
    pub reason: String,
}

impl Expression {
    /// Reads an expression.
    ///
    /// Fails with the place and a sentence on the first thing that is wrong: a sign out of place, an unknown function, a
    /// wrong number of arguments, more than 20,000 characters, or more than 200 parentheses inside one another.
    pub fn parse(text: &str) -> Result<Expression, ExpressionFault> {
        let tree = read(text).map_err(|(at, reason)| fault(text, at, reason))?;
        Ok(Expression {
            text: text.into(),
            tree: Arc::new(tree),
        })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the value depends on, each once: rather too much than too little.
    pub fn mentions(&self) -> Vec<Mention> {
        mentions::mentions(&self.tree)
    }

    /// Whether the value may change although no answer does: it asks for the clock or for chance.
    pub fn is_volatile(&self) -> bool {
        mentions::is_volatile(&self.tree)
    }

    /// The value. What cannot be computed, or not within bounded work, is NaN or an empty text.
    pub fn evaluate(&self, at: &At<'_>) -> Value {
        evaluate::evaluate(&self.tree, *at)
    }

    #[cfg(test)]
    pub(super) fn tree(&self) -> &Expr {
        &self.tree
    }
}

fn read(text: &str) -> Result<Expr, (usize, String)> {
    if text.chars().nth(LONGEST_CHARS).is_some() {
        return Err((
            0,
            format!("an expression may have {LONGEST_CHARS} characters; compute parts of it in calculations"),
        ));
    }
    let words = tokens(text)?;
    match words.is_empty() {
        true => Err((0, "there is no expression here".to_owned())),
        false => reader::read(&words, text.len(), 0),
    }
}

/// Longest part of an expression in a message, in characters.
const QUOTED_CHARS: usize = 200;

fn fault(text: &str, at: usize, reason: String) -> ExpressionFault {
    let before = text.get(..at).map_or(0, |before| before.chars().count());
    let quoted = match text.char_indices().nth(QUOTED_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    };
    ExpressionFault {
        at: before + 1,
        text: quoted,
        reason,
    }
}

impl std::fmt::Debug for Expression {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Expression").field(&self.text).finish()
    }
}

/// The text decides: the tree comes of it.
impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Expression::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Expression {
    fn schema_name() -> Cow<'static, str> {
        "FormExpression".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "An XLSForm expression, such as `${fee_paid} = 'yes'`" })
    }
}
