//! What a pack says about pay: wage floors, the rules in its own words, and the parameters of every payroll check.
//!
//! The engine (`crate::payroll`) holds no rate and no limit of its own. A section that a pack does not have is a check that
//! its program does not ask for.

mod checks;
mod floor;
mod overtime;

pub use checks::*;
pub use floor::*;
pub use overtime::*;

use super::model::Grounds;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the payroll checks need from the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PayrollRules {
    /// ISO 4217.
    pub currency: String,
    /// Whether the premium line counts towards the wage floor.
    pub premium_counts: bool,
    pub floors: Vec<FloorRate>,
    pub rules: Vec<PayrollRule>,
    /// Checks beyond P1 and P2; older packs have none.
    #[serde(default)]
    pub checks: PayChecks,
}

impl PayrollRules {
    /// The pack's words and grounds for a rule such as `P4`.
    pub fn rule(&self, id: &str) -> Option<&PayrollRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// A rule that the payroll checks apply, with its words and sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PayrollRule {
    /// `P1` to `P15`.
    pub id: String,
    pub title: Words,
    pub text: Words,
    /// The provision that its breach speaks to.
    pub provision: String,
    pub grounds: Grounds,
}

/// The parameters of the checks beyond P1 and P2. What a check rests on stands in the rule of its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PayChecks {
    /// P4 and P5.
    pub overtime: Vec<OvertimeScheme>,
    /// P3.
    pub group_piece: Option<GroupPiece>,
    /// P6.
    pub deductions: Option<DeductionRules>,
    /// P7.
    pub premium: Option<PremiumRules>,
    /// P8.
    pub guarantee: Option<GuaranteeRules>,
    /// P9.
    pub slip: Option<SlipRules>,
    /// P10.
    pub timeliness: Option<Timeliness>,
    /// P11.
    pub working_time: Option<WorkingTime>,
    /// P12.
    pub rest: Option<RestRules>,
    /// P15.
    pub consistency: Option<ConsistencyRules>,
    /// How many workers' records are looked at in depth.
    pub sample: Option<RecordSample>,
}
