//! Work handed to a teammate.

use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GiveTask {
    pub audit: RoomId,
    pub to: DeviceNumber,
    pub text: String,
    /// The record that it is about: an interview, finding, evidence, checklist or payroll record of the same audit.
    #[serde(default)]
    pub about: Option<RecordId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListTasks {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tasks {
    pub tasks: Vec<TaskLine>,
    /// To whom a task can be given.
    pub people: Vec<TaskPerson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskPerson {
    pub device: DeviceNumber,
    pub person: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskLine {
    pub audit: RoomId,
    pub task: RecordId,
    pub text: String,
    pub from: String,
    pub to: String,
    pub about: Option<RecordId>,
    /// What that is and how people call it, where it is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about_kind: Option<Kind>,
    #[serde(default)]
    pub about_label: String,
    /// The key of it that is asked about, where two people disagree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub at: Timestamp,
    pub done: bool,
    pub answer: String,
    pub mine: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FinishTask {
    pub task: RecordId,
    #[serde(default)]
    pub answer: String,
}
