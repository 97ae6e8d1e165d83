//! The parameters of the other checks: P3, P6 to P12, P15, and the sample.

use crate::payroll::register::Field;
use crate::words::Words;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// P3: a crew shares its pieces by hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupPiece {
    /// Words in the pay basis column that mark it, in small letters.
    pub words: Vec<String>,
}

/// P6.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeductionRules {
    /// Consented deductions must leave the wage floor.
    pub never_below_floor: bool,
    pub purposes: Vec<DeductionPurpose>,
}

/// A purpose for which registers deduct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeductionPurpose {
    pub id: String,
    pub title: Words,
    /// Parts of column heads that name it, in small letters.
    pub words: Vec<String>,
    pub needs: DeductionNeeds,
}

/// What makes a deduction lawful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeductionNeeds {
    /// The law orders it; it may go below the floor.
    Law,
    /// The worker's signature.
    Consent,
    /// Nothing makes it lawful.
    Forbidden,
}

impl DeductionNeeds {
    pub const ALL: [(&'static str, DeductionNeeds); 3] = [
        ("law", DeductionNeeds::Law),
        ("consent", DeductionNeeds::Consent),
        ("forbidden", DeductionNeeds::Forbidden),
    ];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            DeductionNeeds::Law => "law",
            DeductionNeeds::Consent => "consent",
            DeductionNeeds::Forbidden => "forbidden",
        }
    }
}

/// P7: the premium goes through to the workers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PremiumRules {
    pub base: PremiumBase,
    /// The employer's share for administration, in per cent of what was received; an audit may know better.
    pub admin_share_percent: Option<Decimal>,
}

/// What a worker's share of the premium goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PremiumBase {
    Hours,
    Pieces,
    Earnings,
}

impl PremiumBase {
    pub const ALL: [(&'static str, PremiumBase); 3] = [
        ("hours", PremiumBase::Hours),
        ("pieces", PremiumBase::Pieces),
        ("earnings", PremiumBase::Earnings),
    ];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            PremiumBase::Hours => "hours",
            PremiumBase::Pieces => "pieces",
            PremiumBase::Earnings => "earnings",
        }
    }
}

/// P8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuaranteeRules {
    /// Of the contract's hours: `0.75`.
    pub share: Decimal,
}

/// P9: what a record of pay must state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlipRules {
    pub always: Vec<Field>,
    /// Also, of those paid by the piece.
    pub piece: Vec<Field>,
    /// Also, of those employed under H-2A.
    pub h2a: Vec<Field>,
}

/// P10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timeliness {
    /// Days in the longest pay period: 16 for twice a month.
    pub longest_period_days: u32,
    /// Days between the day on which pay is due (or, where no column says it, the period's last day) and the pay day.
    pub longest_lag_days: u32,
}

/// P11. What is `None` is not checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WorkingTime {
    /// Of a work week without overtime.
    pub weekly_hours: Option<Decimal>,
    /// Of any seven days, overtime included.
    pub seven_days_hours: Option<Decimal>,
    /// A day off in seven, or two in fourteen.
    pub day_off: bool,
    /// The least that an overtime hour is paid, as a multiple of the hourly rate.
    pub overtime_multiplier: Option<Decimal>,
}

/// P12, on rolling windows. What is `None` is not checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RestRules {
    pub hours_in_24: Option<Decimal>,
    pub hours_in_7_days: Option<Decimal>,
    /// The rest of 24 hours may be cut into so many blocks …
    pub most_blocks: Option<u32>,
    /// … of which one has so many hours …
    pub longest_block_hours: Option<Decimal>,
    /// … and between which lie at most so many.
    pub longest_gap_hours: Option<Decimal>,
    /// A pause shorter than this is no block of rest.
    pub shortest_block_hours: Decimal,
    /// Of work, on average over 52 weeks.
    pub mean_weekly_hours: Option<Decimal>,
}

/// P15: when books look made rather than kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConsistencyRules {
    /// The smallest crew whose identical hours are noted.
    pub identical_crew: u32,
    /// Per cent of figures that are whole or half hours from which on it is noted, given at least [`Self::round_rows`].
    pub round_percent: u32,
    pub round_rows: u32,
    /// More pieces in an hour than a person can do.
    pub most_pieces_an_hour: Option<Decimal>,
    /// Hours by which two books may differ in a pay period.
    pub hours_apart: Decimal,
}

/// How many workers' records are looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordSample {
    pub at_least: u32,
    /// Above so many workers …
    pub above: u32,
    /// … this share of them, in per cent.
    pub share_percent: Decimal,
}
