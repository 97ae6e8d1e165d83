//! How a file is read: kept per operator, and with the payroll record, so that a reading can be repeated.

use super::field::Field;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that reading a register needs to know beyond its bytes. The same bytes and mapping give the same rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mapping {
    pub file: FileForm,
    /// Names of the sheets to read, in the file's order; they share header and columns. Empty: the only one (CSV).
    #[serde(default)]
    pub sheets: Vec<String>,
    /// The row of the column heads, from 1. `None`: the sheet has no heads.
    pub header_row: Option<u32>,
    /// The first row that is about a worker, from 1.
    pub first_row: u32,
    pub layout: Layout,
    pub columns: Vec<Column>,
    pub dates: DateOrder,
    pub decimals: DecimalMark,
    pub hours: HoursForm,
    /// What start and stop enclose.
    #[serde(default)]
    pub blocks: BlockMeaning,
    /// A sheet with a column for every hour or half hour of the day, marked where the worker worked or rested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<SlotGrid>,
    /// The currency of every amount where no column says it: as ISO 4217, or a sign that several share such as `$`, which is
    /// the pack's where it can be. `None`: the pack's.
    #[serde(default)]
    pub currency: Option<String>,
    /// The pay period, where the file states it once (in a title, a sheet's name) or not at all.
    #[serde(default)]
    pub period: Option<(crate::time::Day, crate::time::Day)>,
}

/// One column and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    pub field: Field,
    /// From 0: column A is 0.
    pub column: u32,
    /// The head as the file has it: names a deduction or an allowance, and tells whether another file has the same form.
    #[serde(default)]
    pub head: String,
    /// What a plain number stands for in this column, where it differs from [`Mapping::hours`]: `Lunch (min)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursForm>,
}

impl Column {
    pub fn new(field: Field, column: u32, head: impl Into<String>) -> Column {
        Column {
            field,
            column,
            head: head.into(),
            hours: None,
        }
    }
}

/// Columns of slots, the first at midnight. A row becomes one row for each unbroken block of [`Mapping::blocks`], its
/// times in the columns mapped to `Start` and `Stop`; hours mapped to the first slot are the day's sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlotGrid {
    /// From 0: column A is 0.
    pub first_column: u32,
    /// 24, 48 or 96.
    pub slots: u32,
    /// What a mark (`X`, `1`, a letter, a filled cell) stands for; an empty slot is the other.
    pub marked: BlockMeaning,
    /// Where every slot has a letter: `W` and `R`. A slot with anything else cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letters: Option<SlotLetters>,
}

/// The letters of slots, in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlotLetters {
    pub work: char,
    pub rest: char,
}

/// What kind of file the bytes are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum FileForm {
    Xlsx,
    Xls,
    Ods,
    Csv(CsvForm),
}

/// How a text file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CsvForm {
    /// `,`, `;`, tab or `|`.
    pub delimiter: char,
    /// Label of the WHATWG encoding standard: `utf-8`, `windows-1252`, `utf-16le` …
    pub encoding: String,
    pub bom: bool,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One worker and pay period.
    Period,
    /// One worker and day, or a block of hours on a day.
    Day,
}

/// The order of dates that are written as text or as numbers with signs between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    Point,
    Comma,
}

/// What a plain number stands for where hours are expected. `8:30`, `8h30` and `8.5 hrs` say it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HoursForm {
    Hours,
    Minutes,
    /// Parts of a day, as workbooks keep times: 0.354 is 8½ hours.
    Days,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockMeaning {
    #[default]
    Work,
    Rest,
}
