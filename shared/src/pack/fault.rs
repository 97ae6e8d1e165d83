//! What is wrong in a pack, and where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One fault of a pack: file, line, reason. A pack with any fault is not used at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{file}{}: {reason}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct PackFault {
    /// Path inside the pack, such as `worker-interview/survey.csv`.
    pub file: String,
    /// Counted from 1; `None` when the whole file is meant.
    pub line: Option<u32>,
    pub reason: String,
}
