//! Photos and files. Bytes come and go by the blob door; records hold hashes and facts.

use super::CustodyAt;
use crate::ids::{Hash, RecordId, RoomId};
use crate::time::Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The blob door's reply to `put_blob`: the bytes are sealed and durable, and wait to be named by `add_evidence`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Captured {
    /// Names the sealed bytes until a record does.
    pub capture: Hash,
    pub media_type: String,
    pub size_bytes: u64,
    pub width_px: Option<u32>,
    pub height_px: Option<u32>,
    /// Whether the file carried a position: it is read once and kept only if the person chooses.
    pub had_position: bool,
}

/// Makes the evidence record of a capture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddEvidence {
    pub audit: RoomId,
    pub capture: Hash,
    #[serde(default)]
    pub caption: String,
    /// Such as "Field 7": coarse, and only if chosen.
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub finding: Option<RecordId>,
    /// The interview that it was taken in: it goes when the worker takes consent back or is erased.
    #[serde(default)]
    pub interview: Option<RecordId>,
    /// The key of the question that it answers.
    #[serde(default)]
    pub question: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListEvidence {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceList {
    pub items: Vec<EvidenceView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenEvidence {
    pub evidence: RecordId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceView {
    pub audit: RoomId,
    pub evidence: RecordId,
    /// `E-04`: the fourth of this device.
    pub label: String,
    pub caption: String,
    pub place: String,
    pub media_type: String,
    pub size_bytes: u64,
    pub width_px: Option<u32>,
    pub height_px: Option<u32>,
    pub taken_on: Day,
    /// SHA-256 of the stored original.
    pub hash: Hash,
    pub findings: Vec<FindingRef>,
    pub author_name: String,
    /// `{evidence}/preview` and `{evidence}/original` are the names at the blob door.
    pub has_preview: bool,
    pub record_custody: CustodyAt,
    pub preview_custody: CustodyAt,
    pub original_custody: CustodyAt,
    pub may_write: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FindingRef {
    pub finding: RecordId,
    pub label: String,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaptionEvidence {
    pub evidence: RecordId,
    pub caption: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkEvidence {
    pub evidence: RecordId,
    pub finding: RecordId,
    pub linked: bool,
}
