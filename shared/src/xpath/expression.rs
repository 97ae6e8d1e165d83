//! An expression: its text, and the tree that was read from it.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A checked expression. In JSON and in sheets it is its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    text: String,
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
    pub fn parse(text: &str) -> Result<Expression, ExpressionFault> {
        Ok(Expression { text: text.to_owned() })
    }

    pub fn text(&self) -> &str {
        &self.text
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
