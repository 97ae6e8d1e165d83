//! A proposed mapping, why each column was taken for what it is, and what only a person can tell.

use super::field::Field;
use super::look::HowSure;
use super::mapping::Mapping;
use super::row::CellAt;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A mapping to start from. It is complete: reading works with it, questions or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Guessed {
    pub mapping: Mapping,
    /// Every column of the first sheet that is read, mapped or not.
    pub columns: Vec<ColumnGuess>,
    pub questions: Vec<Question>,
    /// The earlier mapping of the operator fits this file.
    pub same_as_earlier: bool,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ColumnGuess {
    /// From 0.
    pub column: u32,
    /// A head over two rows in one text, the upper words first.
    pub head: String,
    /// `None`: no check needs this column, or nothing tells what it is.
    pub field: Option<Field>,
    pub how_sure: HowSure,
    pub because: Because,
}

/// Why a column was taken for what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The earlier mapping says so.
    Earlier,
    /// Its head is a known one.
    Head,
    /// Its head resembles a known one.
    NearHead,
    /// Its cells look like it.
    Cells,
    /// Nothing tells.
    Nothing,
}

/// Something that a person has to tell or confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    pub about: About,
    pub sentence: String,
    /// The text that raises the question, such as `03/04/2025`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<CellAt>,
}

/// What a question is about; the part of the mapping that its answer changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// [`Mapping::dates`].
    DateOrder,
    /// [`Mapping::decimals`].
    DecimalMark,
    /// [`Mapping::hours`].
    HoursForm,
    /// [`Mapping::blocks`].
    Blocks,
    /// [`Mapping::header_row`]: no row looks like heads.
    HeaderRow,
    /// No column names the worker.
    WorkerColumn,
    /// No column says the whole pay, nor do others make it up.
    GrossColumn,
    /// Whether a column of hours beside overtime means [`Field::TotalHours`] or [`Field::RegularHours`].
    HoursWithOvertime,
    /// [`Mapping::period`]: neither a column nor a title states it.
    Period,
    /// [`Mapping::sheets`]: some sheets have other columns and are not read.
    Sheets,
    /// The letters of a text file.
    Encoding,
    /// [`Mapping::currency`].
    Currency,
}
