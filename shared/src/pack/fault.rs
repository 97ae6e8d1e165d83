//! What is wrong in a pack, and where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One fault of a pack: file, line, reason. A pack with any fault is not used at all.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, thiserror::Error,
)]
#[error("{file}{}: {reason}", self.place())]
pub struct PackFault {
    /// Path inside the pack, such as `worker-interview/survey.csv`.
    pub file: String,
    /// The sheet, where the file is a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Counted from 1; `None` when the whole file, or sheet, is meant.
    pub line: Option<u32>,
    /// The column of a sheet in letters (`C`), where one cell is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    pub reason: String,
}

/// What is worth knowing about a pack that is used all the same. Same shape as a [`PackFault`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PackWarning(pub PackFault);

impl PackFault {
    /// About a file, or one line of it.
    pub fn new(file: impl Into<String>, line: Option<u32>, reason: impl Into<String>) -> PackFault {
        PackFault {
            file: file.into(),
            line,
            reason: reason.into(),
            ..PackFault::default()
        }
    }

    /// Where in the file, as people read it: `, line 5`; in a workbook `, sheet survey, cell C5`.
    fn place(&self) -> String {
        match (&self.sheet, self.line, &self.column) {
            (Some(sheet), Some(line), Some(column)) => format!(", sheet {sheet}, cell {column}{line}"),
            (Some(sheet), Some(line), None) => format!(", sheet {sheet}, line {line}"),
            (Some(sheet), None, _) => format!(", sheet {sheet}"),
            (None, Some(line), _) => format!(", line {line}"),
            (None, None, _) => String::new(),
        }
    }
}
