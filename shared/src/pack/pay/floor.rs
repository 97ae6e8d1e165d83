//! Wage floors: what a unit of work is paid at least, where, to whom, from when.

use crate::pack::Grounds;
use crate::time::Day;
use crate::words::Words;
use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One row of the wage-floor table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FloorRate {
    pub id: String,
    pub title: Words,
    pub basis: FloorBasis,
    /// For one unit, in the currency of the rules.
    pub amount: Decimal,
    pub unit: PayUnit,
    /// Hours of work that the unit pays for: 1 for an hour, 208 for a month where the law divides by 208.
    pub hours: Decimal,
    /// Days of work that the unit pays for, for registers that count days and no hours.
    #[serde(default)]
    pub days: Option<Decimal>,
    /// The basic pay within `amount`, where overtime is reckoned from it (P5).
    #[serde(default)]
    pub basic: Option<Decimal>,
    /// Where it holds: ISO 3166 (`US`, `US-FL`).
    pub region: String,
    /// Holds only at sites with H-2A workers.
    pub h2a_only: bool,
    #[serde(default)]
    pub whom: FloorScope,
    pub from: Day,
    /// The last day; `None` while no end is known.
    pub until: Option<Day>,
    pub grounds: Grounds,
}

impl FloorRate {
    /// The amount for an hour, cut after 4 digits where it does not end: a floor never accuses anybody by rounding up.
    /// For showing and comparing; what is owed is reckoned from `amount` and `hours`.
    pub fn hourly(&self) -> Decimal {
        match self.amount.checked_div(self.hours) {
            _ if self.unit == PayUnit::Hour => self.amount,
            Some(hourly) => hourly.round_dp_with_strategy(4, RoundingStrategy::ToZero).normalize(),
            None => Decimal::ZERO,
        }
    }
}

/// Whom a floor is for. Empty lists and absent bands hold for everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FloorScope {
    /// Such as `garment`; the sector of the site.
    pub sectors: Vec<String>,
    /// Names of jobs as registers write them, in small letters.
    pub jobs: Vec<String>,
    pub grades: Vec<String>,
    /// Whole months since the day of hire, from this many on.
    pub from_months: Option<u32>,
    /// Whole months since the day of hire, under this many.
    pub under_months: Option<u32>,
}

impl FloorScope {
    pub fn by_job(&self) -> bool {
        !self.jobs.is_empty()
    }

    pub fn by_grade(&self) -> bool {
        !self.grades.is_empty()
    }

    pub fn by_tenure(&self) -> bool {
        self.from_months.is_some() || self.under_months.is_some()
    }
}

/// What an amount of pay is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayUnit {
    #[default]
    Hour,
    Day,
    Week,
    Month,
}

impl PayUnit {
    pub const ALL: [(&'static str, PayUnit); 4] = [
        ("hour", PayUnit::Hour),
        ("day", PayUnit::Day),
        ("week", PayUnit::Week),
        ("month", PayUnit::Month),
    ];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            PayUnit::Hour => "hour",
            PayUnit::Day => "day",
            PayUnit::Week => "week",
            PayUnit::Month => "month",
        }
    }
}

/// What makes a rate binding. A contract's rate comes with the audit's plan, not with the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorBasis {
    Law,
    /// The program's code.
    Code,
    Contract,
    /// The adverse effect wage rate of the H-2A rules.
    Aewr,
}

impl FloorBasis {
    /// The word in packs and records.
    pub fn name(self) -> &'static str {
        match self {
            FloorBasis::Law => "law",
            FloorBasis::Code => "code",
            FloorBasis::Contract => "contract",
            FloorBasis::Aewr => "aewr",
        }
    }
}
