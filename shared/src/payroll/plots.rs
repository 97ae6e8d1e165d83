//! The figures behind the plots where people look first.

use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counts of worker-periods; every plot has its table in these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plots {
    /// Pay per hour; the commonest floor is an edge between two bins.
    pub hourly: Vec<Bin>,
    /// The floor that most periods have, per hour.
    pub floor: Option<Decimal>,
    /// Hours a week, in bins of five.
    pub weekly_hours: Vec<Bin>,
    /// In the order in which crews appear.
    pub owed_by_crew: Vec<CrewOwed>,
    /// When days began and ended, from time cards or a register with a row a day.
    pub days: Vec<DayStrip>,
}

/// From `from` to under `to`. The first and the last bin may stand for everything beyond.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bin {
    pub from: Decimal,
    pub to: Decimal,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CrewOwed {
    /// As the register names it.
    pub crew: String,
    pub workers: u32,
    pub workers_short: u32,
    /// In the pack's currency.
    pub owed: Decimal,
}

/// A day's work as most cards have it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct DayStrip {
    pub day: Day,
    /// Minutes from midnight.
    pub start: u16,
    /// Over 1,440 after midnight.
    pub stop: u16,
    pub workers: u32,
}

const MOST_BINS: i64 = 40;
/// The strips that are kept: the commonest of each day come first.
pub(super) const MOST_STRIPS: usize = 2_000;

/// Bins of `step` with an edge at `edge`; what lies far out is in the outermost.
pub(super) fn bins(values: &[Decimal], edge: Decimal, step: Decimal) -> Vec<Bin> {
    let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
    for value in values {
        let place = (*value - edge).checked_div(step).map(|place| place.floor());
        let place = place.and_then(|place| i64::try_from(place).ok()).unwrap_or(MOST_BINS);
        *counts.entry(place.clamp(-MOST_BINS, MOST_BINS)).or_default() += 1;
    }
    let (Some(least), Some(most)) = (counts.keys().next().copied(), counts.keys().last().copied()) else {
        return Vec::new();
    };
    let bin = |place: i64| Bin {
        from: (edge + step * Decimal::from(place)).normalize(),
        to: (edge + step * Decimal::from(place + 1)).normalize(),
        count: counts.get(&place).copied().unwrap_or_default(),
    };
    (least..=most).map(bin).collect()
}

/// A round width of bins for a floor: about a tenth of it.
pub fn step_for(floor: Decimal) -> Decimal {
    let steps = [
        "0.05", "0.1", "0.25", "0.5", "1", "2", "5", "10", "20", "50", "100", "250", "500", "1000",
    ];
    let steps = steps.iter().filter_map(|step| step.parse::<Decimal>().ok());
    let wanted = floor / Decimal::TEN;
    steps
        .into_iter()
        .find(|step| *step >= wanted)
        .unwrap_or(Decimal::ONE_THOUSAND)
}
