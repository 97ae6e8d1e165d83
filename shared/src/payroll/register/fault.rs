//! Why a register cannot be read: what happened, what is safe, what to do.

use super::row::CellAt;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A file, or a mapping of it, that gives no rows. Nothing is half read.
///
/// A single cell that does not say what its column should is no fault: see [`super::Value::Unreadable`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterFault {
    /// A word that does not change between versions, for programs and translations: `encrypted`, `truncated` …
    pub code: Cow<'static, str>,
    /// What happened.
    pub sentence: String,
    /// What is safe all the same.
    pub safe: String,
    /// What to do next.
    pub todo: String,
    /// Where, when it is about one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Box<CellAt>>,
}

impl RegisterFault {
    #[cfg_attr(
        not(feature = "workbook"),
        expect(dead_code, reason = "only what reads files finds faults")
    )]
    pub(super) fn new(code: &'static str, sentence: impl Into<String>, todo: impl Into<String>) -> RegisterFault {
        RegisterFault {
            code: Cow::Borrowed(code),
            sentence: sentence.into(),
            safe: "Nothing was imported or changed; the file is as it was.".into(),
            todo: todo.into(),
            at: None,
        }
    }

    #[cfg_attr(
        not(feature = "workbook"),
        expect(dead_code, reason = "only what reads files finds faults")
    )]
    pub(super) fn at(self, at: CellAt) -> RegisterFault {
        RegisterFault {
            at: Some(Box::new(at)),
            ..self
        }
    }
}

impl std::fmt::Display for RegisterFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(at) = &self.at {
            write!(f, "{}: ", at.address())?;
        }
        write!(f, "{} {} {}", self.sentence, self.safe, self.todo)
    }
}

impl std::error::Error for RegisterFault {}
