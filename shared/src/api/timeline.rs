//! Who did what in an audit, day by day: which records, never what was said. A record's own history says the rest.

use super::TaskPerson;
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::time::{Day, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A page of an audit's timeline, newest first. For members of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetTimeline {
    pub audit: RoomId,
    #[serde(default)]
    pub offset: u32,
    /// At most 100.
    pub limit: u32,
    #[serde(default)]
    pub person: Option<DeviceNumber>,
    #[serde(default)]
    pub kind: Option<Kind>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineView {
    pub audit: RoomId,
    /// By their authors' clocks.
    pub entries: Vec<TimelineEntry>,
    /// There are older ones.
    pub more: bool,
    /// By whom the timeline can be narrowed.
    pub people: Vec<TaskPerson>,
    /// Kinds that this audit has records of.
    pub kinds: Vec<Kind>,
}

/// What one person did with one record on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    pub record: RecordId,
    pub kind: Kind,
    /// How people call the record; empty where it has no label, or was taken back.
    pub label: String,
    pub act: TimelineAct,
    pub person: String,
    pub device: DeviceNumber,
    pub day: Day,
    /// The first and last time of that day.
    pub from: Timestamp,
    pub to: Timestamp,
    /// The fields that were written, at most 12 of them; none of what a worker took back.
    pub keys: Vec<String>,
    /// How many fields were written in all.
    pub written: u32,
    /// Of a decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimelineAct {
    Began,
    Changed,
    Decided,
    /// A worker took consent back.
    Withdrew,
}
