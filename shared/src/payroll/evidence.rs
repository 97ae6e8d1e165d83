//! A breach as evidence: what it rests on, where each figure stands, every step, and the sentence that says it.

use super::checked::Subject;
use super::register::{CellAt, Field, RegisterKind};
use super::rule::{Judgement, Rule};
use super::statement::Statement;
use crate::money::Money;
use crate::pack::PayUnit;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One broken rule, so that a stranger can follow it from the sentence to the cell. The same books give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Breach {
    pub subject: Subject,
    pub rule: Rule,
    pub judgement: Judgement,
    /// The provision of the code that it speaks to, by the pack.
    pub provision: String,
    /// Ids of the pack's sources: of the rule, and of the rate or scheme that decides.
    pub sources: Vec<String>,
    /// The pack marks the rule, or the rate that decides, as unverified.
    pub unverified: bool,
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub inputs: Vec<Input>,
    pub steps: Vec<Step>,
    /// Rounded once, here.
    pub owed: Option<Money>,
    pub statement: Statement,
}

/// A figure that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Input {
    pub field: Field,
    pub book: RegisterKind,
    /// As a person reads it: a number, hours, a day.
    pub value: String,
    pub at: CellAt,
}

/// One line of the arithmetic: `42 h × 16.23 = 681.66`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    pub key: StepKey,
    /// What stands between the label and the amount; empty for what is read.
    pub formula: Vec<Part>,
    pub amount: Decimal,
    pub unit: StepUnit,
    /// The id of the floor or scheme that this figure comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_pack: Option<String>,
    /// No book has such a figure, so 0 was taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absent: bool,
}

/// One part of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    Figure {
        value: Decimal,
        unit: StepUnit,
    },
    Times,
    Divided,
    Plus,
    Minus,
    Open,
    Close,
    /// The larger of what follows in brackets, parts between commas.
    Highest,
    Comma,
}

/// What a figure of the evidence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepUnit {
    /// A plain number: a divisor, a multiplier.
    Number,
    Hours,
    Minutes,
    Days,
    Weeks,
    Pieces,
    Percent,
    Money,
    MoneyPerHour,
    MoneyPerDay,
    MoneyPerWeek,
    MoneyPerMonth,
    MoneyPerPiece,
    PiecesPerHour,
}

impl From<PayUnit> for StepUnit {
    fn from(unit: PayUnit) -> StepUnit {
        match unit {
            PayUnit::Hour => StepUnit::MoneyPerHour,
            PayUnit::Day => StepUnit::MoneyPerDay,
            PayUnit::Week => StepUnit::MoneyPerWeek,
            PayUnit::Month => StepUnit::MoneyPerMonth,
        }
    }
}

/// What a step is about. Screens translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKey {
    HoursRecorded,
    /// By the time cards, where they say more than the register.
    HoursOnTimeCards,
    HoursWaited,
    HoursToPay,
    DaysWorked,
    OvertimeHours,
    HoursOffered,
    HoursGuaranteed,
    HoursNotOffered,
    Floor,
    DueByFloor,
    PiecesOnTickets,
    PiecePay,
    HourlyPay,
    DayPay,
    OtherPay,
    DueByRates,
    Gross,
    /// What the law asks, before the code's rate.
    DueByLaw,
    PaidForWork,
    MakeUpPaid,
    StraightPay,
    RegularRate,
    OvertimeExtra,
    OvertimeRate,
    OvertimeDue,
    OvertimePaid,
    BasicPay,
    CrewPieces,
    CrewHours,
    PiecesPerHour,
    ShareOfPieces,
    PiecesCredited,
    PieceRate,
    Deducted,
    DeductedByLaw,
    LeftAfterDeductions,
    PremiumReceived,
    AdminShare,
    PremiumToShare,
    ShareBase,
    SumOfBases,
    PremiumDue,
    PremiumPaid,
    NetPay,
    PaidOut,
    HoursInWindow,
    RestInWindow,
    Limit,
    Short,
}

/// Steps being taken.
#[derive(Default)]
pub(super) struct Steps(Vec<Step>);

impl Steps {
    /// What was read or is set.
    pub fn figure(&mut self, key: StepKey, amount: Decimal, unit: StepUnit) -> &mut Step {
        self.formula(key, amount, unit, Vec::new())
    }

    pub fn formula(&mut self, key: StepKey, amount: Decimal, unit: StepUnit, formula: Vec<Part>) -> &mut Step {
        self.0.push(Step {
            key,
            formula,
            amount: amount.normalize(),
            unit,
            of_pack: None,
            absent: false,
        });
        #[expect(clippy::expect_used, reason = "the step was pushed just above")]
        self.0.last_mut().expect("a step was pushed")
    }

    /// What is missing: due less paid.
    pub fn short(&mut self, owed: Decimal, parts: &[Decimal]) {
        let mut formula = Vec::new();
        for value in parts {
            if !formula.is_empty() {
                formula.push(Part::Minus);
            }
            formula.push(part(*value, StepUnit::Money));
        }
        self.formula(StepKey::Short, owed, StepUnit::Money, formula);
    }

    pub fn taken(self) -> Vec<Step> {
        self.0
    }
}

pub(super) fn part(value: Decimal, unit: StepUnit) -> Part {
    Part::Figure {
        value: value.normalize(),
        unit,
    }
}

/// Minutes as a part of a formula, in hours where hours say it exactly: `42 h`, else `500 min ÷ 60`.
pub(super) fn hours_parts(minutes: Decimal) -> Vec<Part> {
    match exact_hours(minutes) {
        Some(hours) => vec![part(hours, StepUnit::Hours)],
        None => vec![
            part(minutes, StepUnit::Minutes),
            Part::Divided,
            part(Decimal::from(60), StepUnit::Number),
        ],
    }
}

/// Hours of minutes, where at most 4 digits say them exactly.
pub(super) fn exact_hours(minutes: Decimal) -> Option<Decimal> {
    let hours = (minutes / Decimal::from(60)).normalize();
    (hours.scale() <= 4).then_some(hours)
}

/// Hours of minutes for people to read: to 4 digits.
pub fn hours_of(minutes: Decimal) -> Decimal {
    // Nearly all minutes are whole, and nearly all of those whole quarters of an hour.
    match i64::try_from(minutes.mantissa()) {
        Ok(whole) if minutes.scale() == 0 && whole % 15 == 0 => {
            let quarters = whole / 15;
            match quarters % 4 {
                0 => Decimal::new(quarters / 4, 0),
                2 | -2 => Decimal::new(quarters * 5 / 2, 1),
                _ => Decimal::new(quarters * 25, 2),
            }
        }
        _ => (minutes / Decimal::from(60)).round_dp(4).normalize(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_the_same_whichever_way_they_are_reckoned() {
        for minutes in -3_000_i64..3_000 {
            let minutes = Decimal::from(minutes);
            let slowly = (minutes / Decimal::from(60)).round_dp(4).normalize();
            assert_eq!(hours_of(minutes).to_string(), slowly.to_string(), "{minutes}");
        }
    }
}
