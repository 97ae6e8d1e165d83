//! The arithmetic as a ledger: every step with its numbers, so that whoever is short can check it on paper.

use super::floor::Floor;
use super::slip_stated::SlipStates;
use crate::money::Money;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a pay slip comes to under rules P1 and P2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Arithmetic {
    pub verdict: Verdict,
    /// In the order of reading.
    pub lines: Vec<LedgerLine>,
    pub floor: Floor,
    /// Hours recorded and waited. `None` without recorded hours.
    pub hours_to_pay: Option<Decimal>,
    /// What had to be paid at least. `None` while hours are missing and nothing else gives it.
    pub owed: Option<Money>,
    /// What was paid for the work, the premium not counted unless the pack counts it.
    pub paid: Money,
    /// What is missing, rounded once; 0 when nothing is.
    pub shortfall: Money,
    /// Paid per recorded hour, to 4 digits: how the slip alone reads.
    pub per_recorded_hour: Option<Decimal>,
    /// Paid per hour to be paid, to 4 digits.
    pub per_hour_to_pay: Option<Decimal>,
    /// The slip's own hours give no less than the floor although pay is short.
    pub slip_alone_looks_right: bool,
    /// Checks that could not be made. They count against the books, not as clean.
    pub not_verifiable: Vec<Unverifiable>,
    /// Ids of the rules applied, such as `P1`.
    pub rules: Vec<String>,
    /// P9: what the slip must state. `None`: the pack does not ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub states: Option<SlipStates>,
}

/// How it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Pay reaches what is owed.
    Reaches,
    Short,
    /// Hours are missing, so nobody can tell.
    NotVerifiable,
}

/// One line of the ledger. Screens translate `key`; formulas are numbers and signs only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerLine {
    /// From 1 for steps; sums and the result have none.
    pub step: Option<u32>,
    pub key: LineKey,
    pub place: LinePlace,
    /// What stands between the label and the amount: `42 h × 16.23`.
    pub formula: Vec<FormulaPart>,
    pub quantity: Decimal,
    pub unit: Unit,
    /// Where the figure was read.
    pub source: Option<String>,
    /// The rule that asks for this line.
    pub rule: Option<String>,
    /// The slip has no such line, so 0 was taken.
    pub absent: bool,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKey {
    RecordedHours,
    WaitingHours,
    HoursToPay,
    WageFloor,
    /// Hours × floor.
    OwedByFloor,
    /// What the agreed rates give, where that is more than hours × floor.
    OwedByRates,
    Pieces,
    HourlyPay,
    OtherPay,
    MakeUpPay,
    /// Pay on the slip that no line explains, or lines that were not paid.
    Unexplained,
    PaidForWork,
    Short,
}

/// Whether a line is a step, closes some, or is the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinePlace {
    Step,
    Sum,
    Result,
}

/// One part of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum FormulaPart {
    Figure { value: Decimal, unit: Unit },
    Times,
    Plus,
    Minus,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Hours,
    Pieces,
    /// In the currency of [`Arithmetic::paid`].
    Money,
    MoneyPerHour,
    MoneyPerPiece,
}

/// A check that could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unverifiable {
    /// The slip states no hours.
    RecordedHours,
    /// Nobody knows whether the crew waited.
    WaitingHours,
    /// Paid by the piece, but the slip states no pieces.
    PieceCount,
    /// The slip has no premium line.
    Premium,
    /// Deductions stand on the slip; their consent and legal ground were not seen.
    DeductionConsent,
    /// The floor changed inside the period; hours by day are needed.
    FloorChanged,
    /// The rate that decides is marked unverified in the pack.
    FloorRate,
    /// Nobody looked whether the slip states what it must.
    SlipFields,
}
