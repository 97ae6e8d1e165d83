//! The lead's board: what must be settled before a report leaves.

use super::{
    AlertLine, ConflictView, CoverageView, FindingView, LikelyDuplicate, LikelySamePerson, OpenContradiction, Stop,
    TaskLine, TaskPerson, TeamContact,
};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenReconcile {
    pub audit: RoomId,
}

/// Two values for one key of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenConflict {
    pub record: RecordId,
    pub kind: Kind,
    /// How people call the record: `F-B2`, `C-017`.
    pub label: String,
    pub conflict: ConflictView,
    /// Whether publishing waits for it.
    pub material: bool,
    /// Whether a lead may write a third value made of both: free text only.
    #[serde(default)]
    pub may_merge: bool,
    /// Authors of these values that were asked about it, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<TaskLine>,
}

/// Part of a device's log that has not arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hole {
    pub device: DeviceNumber,
    pub person: String,
    pub missing_batches: u32,
    pub accepted: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionLine {
    pub decision: RecordId,
    /// `conflict`, `finding`, `without`, `same_person`, `not_same_person`, `duplicate`, `contradiction`, `below_goal`, `export`.
    pub matter: String,
    /// What `about` is made of: the kind of the record, how people call it (or whom it is about), the key of its value.
    pub kind: Option<Kind>,
    pub label: String,
    pub key: String,
    pub about: String,
    pub choice: String,
    pub reason: String,
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReconcileView {
    pub audit: RoomId,
    /// Zero-tolerance findings, those that wait for this person first.
    #[serde(default)]
    pub alerts: Vec<AlertLine>,
    pub conflicts: Vec<OpenConflict>,
    #[serde(default)]
    pub duplicates: Vec<LikelyDuplicate>,
    #[serde(default)]
    pub same_persons: Vec<LikelySamePerson>,
    #[serde(default)]
    pub contradictions: Vec<OpenContradiction>,
    /// Who was heard against the goal.
    #[serde(default)]
    pub coverage: CoverageView,
    /// Why fewer were heard than the goal asks for, as the method section prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below_goal_reason: Option<String>,
    /// Work handed back about a record: open first, then answered.
    #[serde(default)]
    pub handed_back: Vec<TaskLine>,
    /// To whom work can be handed back.
    #[serde(default)]
    pub people: Vec<TaskPerson>,
    pub drafts: Vec<FindingView>,
    pub confirmed: Vec<FindingView>,
    pub holes: Vec<Hole>,
    /// Devices that have not handed in, unless decided.
    pub not_handed_in: Vec<TeamContact>,
    pub decisions: Vec<DecisionLine>,
    /// What stops publishing, in English sentences; empty: nothing does.
    pub stops: Vec<String>,
    /// The same, one by one, as kinds with their arguments.
    pub stopped_by: Vec<Stop>,
    pub may_decide: bool,
}

/// A lead's choice between values, with a reason that stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecideConflict {
    pub record: RecordId,
    pub key: String,
    pub choice: String,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmFinding {
    pub finding: RecordId,
    /// `false` dismisses it, which needs a reason.
    pub confirm: bool,
    #[serde(default)]
    pub reason: String,
}

/// Goes on without a device's last word, or without a missing part; the method section prints the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GoOnWithout {
    pub audit: RoomId,
    pub device: DeviceNumber,
    pub reason: String,
}

/// Two worker codes are one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JoinWorkers {
    pub audit: RoomId,
    pub interviews: Vec<RecordId>,
    pub reason: String,
}

/// A third value made of both, for free text; the two stay in the history. Lead only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MergeText {
    pub record: RecordId,
    pub key: String,
    pub text: String,
    pub reason: String,
}

/// Asks one of those who set a value that is in conflict: a task that names record and key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskAuthor {
    pub record: RecordId,
    pub key: String,
    pub to: DeviceNumber,
    pub text: String,
}

/// Why fewer workers were heard than the goal asks for. The method section prints it, so it passes the leak check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExplainCoverage {
    pub audit: RoomId,
    pub reason: String,
}
