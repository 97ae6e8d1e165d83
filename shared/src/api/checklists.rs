//! Checklists of places: the same forms and answers as interviews (`open_interview`, `answer_question`), without a person.

use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::time::Timestamp;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Begins a checklist of the pack at a place; its view is that of an interview with `checklist: true`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StartChecklist {
    pub audit: RoomId,
    /// The checklist's folder in the pack.
    pub form: String,
    /// Such as "Camp 2, kitchen".
    pub place: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListChecklists {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checklists {
    /// What the pack offers.
    pub forms: Vec<ChecklistForm>,
    /// The latest first.
    pub lines: Vec<ChecklistLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChecklistForm {
    pub form: String,
    pub title: Words,
    pub items: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChecklistLine {
    pub checklist: RecordId,
    /// `L-B2`: the second of this device.
    pub label: String,
    pub form: String,
    pub title: Words,
    pub place: String,
    pub answered: u32,
    pub flagged: u32,
    pub finished: bool,
    pub author: DeviceNumber,
    pub started: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FinishChecklist {
    pub checklist: RecordId,
}
