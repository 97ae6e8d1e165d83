//! The shared notebook of the visit.

use crate::ids::{RecordId, RoomId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenSitenote {
    pub audit: RoomId,
}

/// Writes the note. `seen` is the text that the person began from, so that only their own edit is applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WriteSitenote {
    pub audit: RoomId,
    pub seen: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SitenoteView {
    pub audit: RoomId,
    pub note: Option<RecordId>,
    pub text: String,
    pub writers: Vec<String>,
    pub may_write: bool,
}
