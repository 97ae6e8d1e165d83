//! Overtime: who is paid it from which hour on, and how much (P4, P5).

use crate::pack::Grounds;
use crate::words::Words;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a worker is paid, as far as overtime depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaidBy {
    Hour,
    Piece,
    Day,
    Month,
}

impl PaidBy {
    pub const ALL: [(&'static str, PaidBy); 4] = [
        ("hour", PaidBy::Hour),
        ("piece", PaidBy::Piece),
        ("day", PaidBy::Day),
        ("month", PaidBy::Month),
    ];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            PaidBy::Hour => "hour",
            PaidBy::Piece => "piece",
            PaidBy::Day => "day",
            PaidBy::Month => "month",
        }
    }
}

/// How overtime is paid for some workers. The first scheme that fits a worker holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OvertimeScheme {
    /// Such as `us-piece`.
    pub id: String,
    pub title: Words,
    pub method: OvertimeMethod,
    /// For workers paid so; empty: for all.
    pub paid_by: Vec<PaidBy>,
    /// Hours of a work week from which on hours are overtime.
    pub weekly_hours: Decimal,
    /// What an overtime hour is paid, as a multiple: `1.5` is time and a half.
    pub multiplier: Decimal,
    /// Hours by which basic pay is divided; only with [`OvertimeMethod::BasicDivisor`].
    pub divisor: Option<Decimal>,
    pub week_starts: WeekStart,
    pub grounds: Grounds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OvertimeMethod {
    /// P4: all pay for the week ÷ all its hours is the regular rate; overtime hours get the part of the multiplier above 1 on top.
    RegularRate,
    /// P5: basic pay ÷ divisor × multiplier for each overtime hour.
    BasicDivisor,
}

impl OvertimeMethod {
    pub const ALL: [(&'static str, OvertimeMethod); 2] = [
        ("regular_rate", OvertimeMethod::RegularRate),
        ("basic_divisor", OvertimeMethod::BasicDivisor),
    ];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            OvertimeMethod::RegularRate => "regular_rate",
            OvertimeMethod::BasicDivisor => "basic_divisor",
        }
    }
}

/// The day on which a work week begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeekStart {
    #[default]
    Monday,
    Saturday,
    Sunday,
}

impl WeekStart {
    pub const ALL: [(&'static str, WeekStart); 3] = [
        ("monday", WeekStart::Monday),
        ("saturday", WeekStart::Saturday),
        ("sunday", WeekStart::Sunday),
    ];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            WeekStart::Monday => "monday",
            WeekStart::Saturday => "saturday",
            WeekStart::Sunday => "sunday",
        }
    }
}
