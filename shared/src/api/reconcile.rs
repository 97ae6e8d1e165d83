//! The lead's board: what must be settled before a report leaves.

use super::{ConflictView, FindingView, Stop, TeamContact};
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
    /// `conflict`, `finding`, `without` or `same_person`.
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
    pub conflicts: Vec<OpenConflict>,
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
