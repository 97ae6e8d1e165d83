//! A pay slip as it was keyed in: figures and where each was read, never whose slip it is.

use super::register::Field;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The largest amount or count that the arithmetic takes. Beyond it somebody mistyped.
pub const LARGEST_AMOUNT: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// The longest pay period, in days.
pub const LONGEST_PERIOD_DAYS: i64 = 62;
const MOST_DIGITS_AFTER_POINT: u32 = 4;

/// What one pay slip says, and what is known beside it about the same days.
///
/// All amounts are in the currency of the pack's payroll rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaySlip {
    /// First day of the pay period.
    pub first_day: Day,
    /// Last day of the pay period, itself included.
    pub last_day: Day,
    pub basis: PayBasis,
    /// Where the work was done, as ISO 3166: `US-FL`. Decides which wage floors apply.
    pub region: String,
    /// The worker or a fellow worker at the site is employed under H-2A, so its rate applies.
    #[serde(default)]
    pub h2a: bool,
    /// The rate per hour of the contract or job order, where one is known.
    #[serde(default)]
    pub contract_hourly: Option<Decimal>,
    /// Hours that the slip or register states. `None`: it states none.
    #[serde(default)]
    pub recorded_hours: Option<Decimal>,
    /// Hours of waiting at the employer's request that are not among the recorded ones. `None`: nobody knows.
    #[serde(default)]
    pub waiting_hours: Option<Decimal>,
    #[serde(default)]
    pub pieces: Option<Decimal>,
    /// Amount for one piece.
    #[serde(default)]
    pub piece_rate: Option<Decimal>,
    /// Amount per hour, for those paid by the hour.
    #[serde(default)]
    pub hourly_rate: Option<Decimal>,
    /// Anything else paid for this work, such as waiting pay.
    #[serde(default)]
    pub other_pay: Decimal,
    /// The make-up line. `None`: the slip has no such line.
    #[serde(default)]
    pub make_up_pay: Option<Decimal>,
    /// The premium line. `None`: the slip has no such line.
    #[serde(default)]
    pub premium: Option<Decimal>,
    /// All that was paid before deductions, the premium included.
    pub gross_paid: Decimal,
    #[serde(default)]
    pub deductions: Vec<Deduction>,
    #[serde(default)]
    pub sources: SlipSources,
    /// What stands on the paper, of what the pack's rule P9 asks for. `None`: nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Vec<Field>>,
}

/// How the worker is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayBasis {
    Hour,
    Piece,
    HourAndPiece,
    Day,
}

/// One deduction as the slip names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deduction {
    pub purpose: String,
    pub amount: Decimal,
}

/// Where each figure was read: "Slip, line 4", "Crew start board". Records only, never a speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlipSources {
    #[serde(default)]
    pub recorded_hours: Option<String>,
    #[serde(default)]
    pub waiting_hours: Option<String>,
    #[serde(default)]
    pub pieces: Option<String>,
    #[serde(default)]
    pub gross_paid: Option<String>,
}

/// Why figures cannot be reckoned with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlipFault {
    #[error("the pay period ends before it begins; check both days")]
    PeriodBackwards,
    #[error("a pay period has at most {LONGEST_PERIOD_DAYS} days; check both days")]
    PeriodTooLong,
    #[error("`{0}` cannot be less than 0")]
    Negative(&'static str),
    #[error("`{0}` is too large to be right")]
    TooLarge(&'static str),
    #[error("`{0}` has more than {MOST_DIGITS_AFTER_POINT} digits after the point")]
    TooFine(&'static str),
    #[error("{hours} hours do not fit into {days} days")]
    TooManyHours { hours: Decimal, days: i64 },
    #[error("piece work needs both the number of pieces and the rate")]
    PiecesIncomplete,
    #[error("more than 40 deductions; add small ones together")]
    TooManyDeductions,
    #[error("the pack has no wage floor for `{region}` on {day}; correct the place, or ask for a newer pack")]
    NoFloor { region: String, day: Day },
}

impl PaySlip {
    /// Whether all figures are such as a real slip could have.
    pub(super) fn check(&self) -> Result<(), SlipFault> {
        let days = self.last_day.signed_duration_since(self.first_day).num_days() + 1;
        if days < 1 {
            return Err(SlipFault::PeriodBackwards);
        }
        if days > LONGEST_PERIOD_DAYS {
            return Err(SlipFault::PeriodTooLong);
        }
        let optional = [
            ("contract_hourly", self.contract_hourly),
            ("recorded_hours", self.recorded_hours),
            ("waiting_hours", self.waiting_hours),
            ("pieces", self.pieces),
            ("piece_rate", self.piece_rate),
            ("hourly_rate", self.hourly_rate),
            ("make_up_pay", self.make_up_pay),
            ("premium", self.premium),
        ];
        let given = optional
            .into_iter()
            .filter_map(|(name, figure)| figure.map(|figure| (name, figure)));
        let always = [("other_pay", self.other_pay), ("gross_paid", self.gross_paid)];
        let deductions = self.deductions.iter().map(|deduction| ("deductions", deduction.amount));
        for (name, figure) in given.chain(always).chain(deductions) {
            bounded(name, figure)?;
        }
        if self.deductions.len() > 40 {
            return Err(SlipFault::TooManyDeductions);
        }
        let hours = self.recorded_hours.unwrap_or_default() + self.waiting_hours.unwrap_or_default();
        if hours > Decimal::from(24 * days) {
            return Err(SlipFault::TooManyHours { hours, days });
        }
        if self.pieces.is_some() != self.piece_rate.is_some() {
            return Err(SlipFault::PiecesIncomplete);
        }
        Ok(())
    }
}

fn bounded(name: &'static str, figure: Decimal) -> Result<(), SlipFault> {
    match figure {
        _ if figure < Decimal::ZERO => Err(SlipFault::Negative(name)),
        _ if figure > LARGEST_AMOUNT => Err(SlipFault::TooLarge(name)),
        _ if figure.normalize().scale() > MOST_DIGITS_AFTER_POINT => Err(SlipFault::TooFine(name)),
        _ => Ok(()),
    }
}
