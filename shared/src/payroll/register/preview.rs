//! The first rows of a register as the mapping reads them, beside the text of their cells.

use super::contents::Value;
use super::row::RowLeftOut;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Preview {
    pub rows: Vec<PreviewRow>,
    /// Rows up to the last one shown that no check would read.
    pub left_out: Vec<RowLeftOut>,
    /// Of the sheets; [`RowLeftOut::sheet`] counts into it.
    pub sheets: Vec<String>,
}

/// One row; `cells` stand in the order of [`super::Mapping::columns`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewRow {
    pub sheet: u16,
    /// From 1.
    pub row: u32,
    pub cells: Vec<PreviewCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewCell {
    /// As the file has it, cut to 200 characters.
    pub text: String,
    pub reads: Reads,
}

/// A [`Value`] that goes over the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "reads", content = "as", rename_all = "snake_case")]
pub enum Reads {
    Nothing,
    Text(String),
    Number(Decimal),
    Minutes(Decimal),
    Day(Day),
    /// Minutes from midnight.
    Clock(u16),
    YesNo(bool),
    /// The stable code of [`super::UnreadableCell`].
    Unreadable(String),
}

impl From<Value<'_>> for Reads {
    fn from(value: Value<'_>) -> Reads {
        match value {
            Value::Nothing => Reads::Nothing,
            Value::Text(text) => Reads::Text(text.to_string()),
            Value::Number(number) => Reads::Number(number),
            Value::Minutes(minutes) => Reads::Minutes(minutes),
            Value::Day(day) => Reads::Day(day),
            Value::Clock(minutes) => Reads::Clock(minutes),
            Value::YesNo(yes) => Reads::YesNo(yes),
            Value::Unreadable(cell) => Reads::Unreadable(cell.code.clone()),
        }
    }
}
