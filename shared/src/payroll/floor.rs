//! Which wage floor holds: the highest of all that apply, by day, place, job, grade and tenure.

use super::rates::{FloorAsk, Rates, rates};
use super::slip::{PaySlip, SlipFault};
use crate::pack::{FloorBasis, PayrollRules};
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

/// The floor for a slip. For a period over which rates change, the lower of the days' floors. A slip knows no job or grade,
/// so rates that go by them do not count.
pub(super) fn floor_of(slip: &PaySlip, rules: &PayrollRules) -> Result<Floor, SlipFault> {
    let ask = FloorAsk {
        region: &slip.region,
        sector: None,
        h2a: slip.h2a,
        contract: slip.contract_hourly,
        job: None,
        grade: None,
        hired: None,
        first: slip.first_day,
        last: slip.last_day,
    };
    let none = |day| SlipFault::NoFloor {
        region: slip.region.chars().take(20).collect(),
        day,
    };
    let Rates {
        candidates, changed, ..
    } = rates(&rules.floors, &ask).map_err(none)?;
    if candidates.is_empty() {
        return Err(none(slip.first_day));
    }
    let candidates: Vec<FloorCandidate> = candidates
        .iter()
        .map(|candidate| match candidate.rate {
            Some(rate) => FloorCandidate {
                id: rate.id.clone(),
                title: rate.title.clone(),
                basis: rate.basis,
                hourly: rate.hourly(),
                unverified: rate.grounds.unverified,
            },
            None => FloorCandidate {
                id: "contract".into(),
                title: Words::from([("en", "Contract"), ("es", "Contrato")]),
                basis: FloorBasis::Contract,
                hourly: candidate.amount,
                unverified: false,
            },
        })
        .collect();
    Ok(Floor {
        hourly: candidates
            .iter()
            .map(|candidate| candidate.hourly)
            .max()
            .unwrap_or_default(),
        candidates,
        changed_within_period: changed,
    })
}
