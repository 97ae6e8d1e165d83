//! Corrective actions: what, who, by when, what was done, how it was verified, and how far a site is.

use crate::ids::{RecordId, RoomId};
use crate::money::Money;
use crate::time::{Day, Timestamp};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListActions {
    #[serde(default)]
    pub audit: Option<RoomId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    InProgress,
    ReportedFixed,
    Verified,
    Reopened,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionLine {
    pub action: RecordId,
    pub audit: RoomId,
    pub site: String,
    pub what: String,
    /// The responsible party; empty until somebody names it.
    #[serde(default)]
    pub who: String,
    pub provision: String,
    /// When it was published.
    pub since: Day,
    pub due: Option<Day>,
    pub state: ActionState,
    /// Computed against today; never stored.
    pub overdue_days: Option<u32>,
    /// What of its time is used, in per cent, at most 100; `None` without a date.
    #[serde(default)]
    pub time_used_percent: Option<u32>,
    /// Money to be paid back, and what of it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed: Option<Restitution>,
    /// Oldest first.
    pub progress: Vec<ProgressView>,
    /// Changes of who and when, with their reasons; oldest first.
    #[serde(default)]
    pub planned: Vec<PlanView>,
    pub may_write: bool,
}

/// One entry of progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProgressView {
    pub state: ActionState,
    pub text: String,
    pub by: String,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_back: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Visit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workers: Option<WorkersConfirm>,
}

/// A visit on which a correction was seen. Its photos stay with the team; their number and the day are public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Visit {
    pub day: Day,
    #[serde(default)]
    pub photos: u32,
}

/// What workers themselves say of a correction, as far as it may leave the team (`disclosure::workers_confirm`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum WorkersConfirm {
    Counted {
        asked: u32,
        confirmed: u32,
    },
    /// Some confirmed; how many would point at somebody.
    Some,
    /// Workers were asked. What they said would point at them.
    Asked,
}

/// A change of the plan: who has to do it, or by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlanView {
    pub who: Option<String>,
    pub due: Option<Day>,
    pub reason: String,
    pub by: String,
    pub at: Timestamp,
}

/// What is owed to workers, to the cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Restitution {
    pub owed: Money,
    pub paid_back: Money,
    pub left: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Actions {
    pub actions: Vec<ActionLine>,
    /// By audit, in the order of their sites.
    #[serde(default)]
    pub rates: Vec<ProgressRate>,
}

/// How far the corrections of one audit are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProgressRate {
    pub audit: RoomId,
    pub site: String,
    pub actions: u32,
    pub reported_fixed: u32,
    pub verified: u32,
    /// Whose date has come, verified or not.
    pub due: u32,
    pub overdue: u32,
    /// (Reported fixed + verified) ÷ actions.
    pub rate_percent: u32,
    /// Verified ÷ due: `None` while nothing is due.
    pub verified_of_due_percent: Option<u32>,
    /// What of the time for all of them together is used.
    pub time_used_percent: Option<u32>,
    /// A date was missed, or the rate is below the time used.
    pub behind_schedule: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportProgress {
    pub action: RecordId,
    pub state: ActionState,
    pub text: String,
    /// Paid back to workers since the last entry, in the currency that is owed. Below zero: a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_back: Option<Decimal>,
    /// The visit on which it was seen: needed to verify.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Visit>,
    /// How many workers were asked and how many confirmed; only what the disclosure rules let pass is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workers: Option<AskedWorkers>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedWorkers {
    pub asked: u32,
    pub confirmed: u32,
}

/// Names who has to do it, or sets another date than the pack's, with a reason that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlanAction {
    pub action: RecordId,
    #[serde(default)]
    pub who: Option<String>,
    #[serde(default)]
    pub due: Option<Day>,
    /// Required for another date.
    #[serde(default)]
    pub reason: String,
}
