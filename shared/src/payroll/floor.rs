//! Which wage floor holds: the highest of all that apply, by day and place.

use super::slip::{PaySlip, SlipFault};
use crate::pack::{FloorBasis, FloorRate, PayrollRules};
use crate::time::Day;
use crate::words::Words;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The wage floor of a pay period, with everything that was weighed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Floor {
    /// Amount per hour: the highest of the candidates.
    pub hourly: Decimal,
    /// Lowest first, as one reads "highest of".
    pub candidates: Vec<FloorCandidate>,
    /// The floor rose or fell inside the period; the lower one was taken, so what is owed is owed at least.
    pub changed_within_period: bool,
}

/// One rate that applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FloorCandidate {
    /// The id in the pack's table, or `contract`.
    pub id: String,
    pub title: Words,
    pub basis: FloorBasis,
    pub hourly: Decimal,
    /// The pack says that this rate or its days could not be checked.
    pub unverified: bool,
}

/// The floor for a slip. For a period over which rates change, the lower of the days' floors.
pub(super) fn floor_of(slip: &PaySlip, rules: &PayrollRules) -> Result<Floor, SlipFault> {
    let mut lowest: Option<Vec<FloorCandidate>> = None;
    let mut changed = false;
    for day in slip.first_day.iter_days().take_while(|day| *day <= slip.last_day) {
        let candidates = candidates(slip, rules, day);
        let Some(hourly) = highest(&candidates) else {
            return Err(SlipFault::NoFloor {
                region: slip.region.chars().take(20).collect(),
                day,
            });
        };
        let so_far = lowest.as_deref().and_then(highest);
        changed |= so_far.is_some_and(|so_far| so_far != hourly);
        if so_far.is_none_or(|so_far| hourly < so_far) {
            lowest = Some(candidates);
        }
    }
    let mut candidates = lowest.unwrap_or_default();
    candidates.sort_by_key(|candidate| candidate.hourly);
    let hourly = highest(&candidates).unwrap_or_default();
    Ok(Floor {
        hourly,
        candidates,
        changed_within_period: changed,
    })
}

fn highest(candidates: &[FloorCandidate]) -> Option<Decimal> {
    candidates.iter().map(|candidate| candidate.hourly).max()
}

fn candidates(slip: &PaySlip, rules: &PayrollRules, day: Day) -> Vec<FloorCandidate> {
    let of_pack = rules
        .floors
        .iter()
        .filter(|rate| applies(rate, slip, day))
        .map(|rate| FloorCandidate {
            id: rate.id.clone(),
            title: rate.title.clone(),
            basis: rate.basis,
            hourly: rate.hourly(),
            unverified: rate.grounds.unverified,
        });
    let contract = slip.contract_hourly.map(|hourly| FloorCandidate {
        id: "contract".into(),
        title: Words::from([("en", "Contract"), ("es", "Contrato")]),
        basis: FloorBasis::Contract,
        hourly,
        unverified: false,
    });
    let mut found: Vec<FloorCandidate> = of_pack.collect();
    // A contract alone is no floor: where no law is known, nobody can say that it is high enough.
    if !found.is_empty() {
        found.extend(contract);
    }
    found
}

/// A rate holds in its region and every part of it: `US` in `US-FL` too.
fn applies(rate: &FloorRate, slip: &PaySlip, day: Day) -> bool {
    let rest = slip.region.strip_prefix(&rate.region);
    let here = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let now = rate.from <= day && rate.until.is_none_or(|until| day <= until);
    here && now && (slip.h2a || !rate.h2a_only)
}
