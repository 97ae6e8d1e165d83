//! An audit: its plan, phase, coverage and doors.

use super::Custody;
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::pack::Audience;
use crate::time::{Day, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Planned,
    Fieldwork,
    Reconciling,
    Review,
    Closed,
}

/// How many workers a crew has, and what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Crew {
    pub name: String,
    pub workers: u32,
}

/// Makes an audit and its sealed team room. Lead only; works without signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MakeAudit {
    pub site: RecordId,
    pub title: String,
    pub starts: Day,
    pub ends: Day,
    pub crews: Vec<Crew>,
    /// A rehearsal: never leaves this device.
    #[serde(default)]
    pub practice: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenAudit {
    pub audit: RoomId,
}

/// Moves an audit to another phase. Lead only. Fieldwork opens only with two lead devices in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MovePhase {
    pub audit: RoomId,
    pub phase: Phase,
    /// Required to open fieldwork with fewer than two lead devices.
    #[serde(default)]
    pub reason: Option<String>,
}

/// "My part is ready": states this device's last batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HandIn {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuditLine {
    pub audit: RoomId,
    pub title: String,
    pub site: String,
    pub operator: String,
    pub phase: Phase,
    pub starts: Day,
    pub ends: Day,
    pub heard: u32,
    pub workers: u32,
    /// Share of workers to hear, in per cent.
    pub goal_percent: u32,
    pub practice: bool,
    /// Whether this host holds the team room, or only the public header.
    pub has_team_room: bool,
}

/// Heard of all in one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageRow {
    pub group: String,
    /// The group in the pack's words; empty where the pack is not here.
    #[serde(default)]
    pub words: crate::words::Words,
    pub heard: u32,
    /// Headcount, where the plan knows it.
    pub workers: Option<u32>,
    /// In per cent, rounded; `None` without a headcount.
    pub share_percent: Option<u32>,
    /// How many are to be heard here: a crew's share where the pack asks for it, or a quota. `None`: no goal of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<u32>,
    pub reaches_goal: Option<bool>,
}

/// Others whom the pack wants heard beside the workers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AlsoHeard {
    pub audience: Audience,
    pub heard: u32,
}

/// Coverage counted in persons, never who. `by`: `crew`, `gender`, `language` or `pay_type`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageTableView {
    pub by: String,
    pub rows: Vec<CoverageRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageView {
    pub heard: u32,
    pub workers: u32,
    pub goal_percent: u32,
    pub goal_workers: u32,
    pub tables: Vec<CoverageTableView>,
    /// People heard in groups. They count towards no goal: nobody knows whether they were also heard alone.
    #[serde(default)]
    pub in_groups: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<AlsoHeard>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TeamContact {
    pub device: DeviceNumber,
    pub person: String,
    pub as_of: Option<Timestamp>,
    pub handed_in: bool,
    pub is_this_device: bool,
}

/// What stands behind each door of the audit home.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditCounts {
    pub interviews: u32,
    pub unfinished: u32,
    pub pay_slips: u32,
    pub pay_slips_short: u32,
    /// Registers of the employer, and workers that their last checks found short.
    #[serde(default)]
    pub registers: u32,
    #[serde(default)]
    pub workers_short: u32,
    pub evidence: u32,
    pub findings: u32,
    pub findings_confirmed: u32,
    pub open_matters: u32,
    pub open_tasks: u32,
    pub reports: u32,
    /// Records that arrived after their phase moved on.
    pub late: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuditView {
    pub line: AuditLine,
    pub crews: Vec<Crew>,
    pub coverage: CoverageView,
    pub counts: AuditCounts,
    pub custody: Custody,
    pub team: Vec<TeamContact>,
    pub may: AuditAbilities,
    /// The questionnaires that interviews can be begun with, in the pack's order; empty where the pack is not here.
    #[serde(default)]
    pub questionnaires: Vec<QuestionnaireLine>,
    /// The program's present pack is another than the one that the audit was planned with (`compare_pack`).
    #[serde(default)]
    pub newer_pack: bool,
}

/// A questionnaire of the audit's pack. Several may be for one audience; the first of them is the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionnaireLine {
    /// Its folder: the `form` of other calls.
    pub form: String,
    pub audience: crate::pack::Audience,
    pub title: crate::words::Words,
}

/// What this person may do here: screens grey the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditAbilities {
    pub capture: bool,
    pub lead: bool,
    pub move_to: Vec<Phase>,
    pub invite: bool,
}
