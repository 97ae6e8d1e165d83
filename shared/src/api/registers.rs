//! Payroll registers: an employer's file is looked at, mapped, imported and checked; results name rows, never people.
//!
//! The file itself is evidence (`add_evidence`): its bytes stay untouched and sealed. A register's record keeps which evidence it
//! reads, how, and what was noted; every figure is recomputed from the bytes.

use super::CustodyAt;
use crate::ids::{Hash, RecordId, RoomId};
use crate::pack::Source;
use crate::payroll::register::{CellAt, Field, Guessed, Look, Mapping, RegisterKind, WhyLeftOut};
use crate::payroll::{
    BookFault, Breach, Circumstances, Judgement, NotVerifiable, Plots, Rule, RuleTotal, Sample, Summary,
};
use crate::time::Day;
use crate::words::Words;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a file is, how it begins, and a mapping to start from: the operator's earlier one where the heads match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LookAtRegister {
    /// The evidence that holds the file.
    pub evidence: RecordId,
    pub kind: RegisterKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterLook {
    pub look: Look,
    pub guessed: Guessed,
}

/// The first rows as a mapping reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewRegister {
    pub evidence: RecordId,
    pub kind: RegisterKind,
    pub mapping: Mapping,
    /// At most 100.
    pub rows: u32,
}

/// One of the employer's files and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BookFile {
    pub evidence: RecordId,
    /// As the employer named it. Shown in the team alone.
    #[serde(default)]
    pub file_name: String,
    pub mapping: Mapping,
}

/// Reads and checks a register, and keeps how. `correct` replaces mapping, files and circumstances of one that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportRegister {
    pub audit: RoomId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct: Option<RecordId>,
    pub register: BookFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_cards: Option<BookFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tickets: Option<BookFile>,
    #[serde(default)]
    pub circumstances: Circumstances,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListRegisters {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Registers {
    pub registers: Vec<RegisterLine>,
}

/// A register in the list, with the totals as its last check gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterLine {
    pub payroll: RecordId,
    /// `R-A1`: the first register of device A.
    pub label: String,
    pub file_name: String,
    /// First and last day that its rows are about.
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub summary: Summary,
    pub author_name: String,
    pub custody: CustodyAt,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenRegister {
    pub payroll: RecordId,
}

/// A register, checked: totals first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterView {
    pub audit: RoomId,
    pub line: RegisterLine,
    pub register: BookFile,
    pub time_cards: Option<BookFile>,
    pub tickets: Option<BookFile>,
    pub circumstances: Circumstances,
    /// Of the pack's amounts.
    pub currency: String,
    pub rules: Vec<RuleInWords>,
    /// What the rules stand on, by the ids that rules and breaches name.
    #[serde(default)]
    pub sources: Vec<Source>,
    pub totals: Vec<RuleTotal>,
    pub not_verifiable: Vec<NotVerifiable>,
    pub faults: Vec<BookFault>,
    /// Rows that are about no worker, by reason.
    pub left_out: Vec<RowsLeftOut>,
    pub plots: Plots,
    pub told: Vec<ToldBesideBooks>,
    pub sample: Option<Sample>,
    /// The rules of this app are others than those of the last check: totals were made anew.
    pub engine_changed: bool,
    pub may_write: bool,
}

/// What the pack says of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleInWords {
    pub rule: Rule,
    pub title: Words,
    pub text: Words,
    /// The provision of the code that its breach speaks to.
    pub provision: String,
    pub sources: Vec<String>,
    pub unverified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowsLeftOut {
    pub why: WhyLeftOut,
    pub count: u32,
    /// The first of them: `July!14`.
    pub first: String,
}

/// Which worker-periods are wanted. Everything left out means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RowFilter {
    pub rule: Option<Rule>,
    pub judgement: Option<Judgement>,
    /// Counts into `plots.owed_by_crew`.
    pub crew: Option<u32>,
    /// Those that the sample names.
    pub sampled: bool,
    pub noted: bool,
    /// As the file has them, instead of the most owed first.
    pub file_order: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListRegisterRows {
    pub payroll: RecordId,
    #[serde(default)]
    pub filter: RowFilter,
    #[serde(default)]
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterRows {
    pub total: u32,
    pub lines: Vec<RegisterRow>,
}

/// A worker's pay period. Whose it is stays in the file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct RegisterRow {
    /// Its number in this check.
    pub period: u32,
    /// Where its first row stands: `7`, `July!7`.
    pub row: String,
    pub rows: u32,
    pub crew: String,
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub hours: Option<Decimal>,
    pub paid: Option<Decimal>,
    /// Paid per hour to be paid, to 4 digits.
    pub hourly: Option<Decimal>,
    pub owed: Decimal,
    pub judgement: Judgement,
    /// The rules that did not come out clean.
    pub rules: Vec<Rule>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One row with its cells and the arithmetic of everything that is broken for its worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenRegisterRow {
    pub payroll: RecordId,
    pub period: u32,
    /// Also who it is: number and name as the file has them.
    #[serde(default)]
    pub who: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterRowView {
    pub row: RegisterRow,
    pub cells: Vec<RowCell>,
    pub breaches: Vec<Breach>,
    /// Names the row for notes, whatever stands around it.
    pub row_hash: Hash,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowCell {
    pub field: Field,
    pub head: String,
    pub text: String,
    pub at: CellAt,
    /// It does not say what its column should.
    pub unreadable: bool,
}

/// A note on a row, under the row's hash. Empty takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoteRegisterRow {
    pub payroll: RecordId,
    pub row_hash: Hash,
    pub note: String,
}

/// Picks the records to be looked at by the program's rule, and keeps the pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickPaySample {
    pub payroll: RecordId,
}

/// What a worker told beside what the books say, by worker code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToldBesideBooks {
    pub code: String,
    pub interview: RecordId,
    pub first: Day,
    pub last: Day,
    pub hours_told: Option<Decimal>,
    pub hours_on_books: Option<Decimal>,
    pub pay_told: Option<Decimal>,
    pub pay_on_books: Option<Decimal>,
    /// The worker's number is not linked, or not in the register.
    pub not_found: bool,
}

/// A draft finding on what a rule found, resting on records: it names no worker and no speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftPayFinding {
    pub payroll: RecordId,
    pub rule: Rule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// With formulas that a lawyer can follow.
    Xlsx,
    Csv,
}

/// The check as a table, for those who may see the books. For the team alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportRegister {
    pub payroll: RecordId,
    pub format: TableFormat,
    /// The reader's language: `es`, or English for every other; the pack's first where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A file for a person to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportedFile {
    pub file_name: String,
    pub media_type: String,
    /// In base64.
    pub bytes: String,
    pub size_bytes: u64,
}
