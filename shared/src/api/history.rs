//! A record's history: who set which field to what, and when. Nothing that was ever acknowledged is missing from it.

use crate::ids::{DeviceNumber, Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A page of a record's history, newest first. For whoever may open the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetHistory {
    pub record: RecordId,
    #[serde(default)]
    pub offset: u32,
    /// At most 100.
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryView {
    pub room: RoomId,
    pub record: RecordId,
    pub kind: Kind,
    /// Entries in all.
    pub total: u32,
    /// Effects before their causes: newest first.
    pub entries: Vec<HistoryEntry>,
    /// Some of it arrived after the audit's phase had moved on.
    pub late: bool,
    /// Changes that are here and wait for earlier ones that are not: no part of the record yet.
    pub waiting: u32,
    /// A worker took consent back, or what this hangs on was erased: the entries say who and when, and nothing of content.
    pub withheld: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HistoryAct {
    /// The record was made. Entries of the same `change` say with what.
    Begun,
    Set,
    Emptied,
    /// Some of a text that several people edit was changed: see `edit`.
    Edited,
    /// A lead decided: between values that stood, or on the whole record. See `reason`.
    Decided,
    /// Set to something that a later version of the app has to read.
    Unread,
}

/// What one person did to one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryEntry {
    pub act: HistoryAct,
    /// The field's stable name, such as `answers/pay_day`; empty where it is about the whole record.
    pub key: String,
    /// What the field held then, at most 2,000 characters; numbers in digits, `true` or `false`.
    pub value: Option<String>,
    /// What it held before, as its author found it: `None` where it was empty, and beside an `edit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// `value` is longer than what is shown.
    pub is_cut: bool,
    pub edit: Option<TextEdit>,
    /// Of a decision.
    pub reason: Option<String>,
    pub person: String,
    pub device: DeviceNumber,
    /// By the author's own clock: for show, it orders nothing.
    pub at: Timestamp,
    /// Signed by the server's key on behalf of `person`, rather than by their own device.
    pub through_server: bool,
    /// Entries with one change were saved in one step; a decision is a record of its own and has none.
    pub change: Option<Hash>,
}

/// One stretch of a text that was replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextEdit {
    /// Characters before it.
    pub from_char: u32,
    /// At most 2,000 characters each.
    pub removed: String,
    pub added: String,
}
