//! A file at first sight: what it is, its sheets, and the cells that stand at their top.

use super::mapping::{DateOrder, DecimalMark, FileForm};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a file is and how it begins. Enough to guess a mapping and to show the screen where columns are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Look {
    pub file: FileForm,
    pub size_bytes: u64,
    /// In the file's order. A text file has one, without a name.
    pub sheets: Vec<SheetLook>,
    /// The order of dates written as text.
    pub dates: Detected<DateOrder>,
    pub decimals: Detected<DecimalMark>,
    /// Of a text file. A byte order mark makes it certain.
    pub encoding_sure: HowSure,
    /// Day numbers count from 1904, as in workbooks from old Macs.
    pub years_from_1904: bool,
}

/// One sheet and its first rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SheetLook {
    pub name: String,
    /// Hidden in the spreadsheet program.
    pub hidden: bool,
    /// As the file states them, which may be more than are filled; of a text file counted roughly. `None`: not stated.
    pub rows: Option<u32>,
    pub columns: Option<u32>,
    /// The first rows that hold anything.
    pub first_rows: Vec<LookRow>,
    /// Merged cells among the first rows. Of a large workbook none are shown; reading knows them all.
    pub merged: Vec<Merged>,
}

/// One row as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LookRow {
    /// From 1.
    pub row: u32,
    /// From column A to the last that holds something.
    pub cells: Vec<LookCell>,
}

/// One cell as shown, cut to 200 characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LookCell {
    pub text: String,
    pub holds: Holds,
}

/// What the file says that a cell holds. In a text file every cell is text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    #[default]
    Nothing,
    Text,
    Number,
    /// A date, or a date with a time.
    Day,
    /// A time of the day or a length of time.
    Time,
    YesNo,
    /// `#REF!` and the like.
    Error,
    /// A formula that no program has computed yet.
    Uncomputed,
}

/// Cells that the spreadsheet shows as one. Rows from 1, columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Merged {
    pub first_row: u32,
    pub last_row: u32,
    pub first_column: u32,
    pub last_column: u32,
}

/// What was found in the cells, with the cell's text that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Detected<T> {
    pub value: T,
    pub how_sure: HowSure,
    /// `25/06/2025` shows that the day comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HowSure {
    /// Nothing in the file tells; this is the usual case.
    Unknown,
    Likely,
    Certain,
}
