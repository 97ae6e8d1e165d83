//! Search across one audit: what was answered, noted, stated, captioned and asked for, by its words.

use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Records of an audit that hold all of these words, the newest first. Case and accents do not matter, and the last word
/// may be its beginning. Names and contacts, and what a worker took back, are never found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Search {
    pub audit: RoomId,
    /// At most 300 characters; words from the seventeenth on are left out.
    pub text: String,
    /// Between 1 and 100.
    #[serde(default = "twenty")]
    pub limit: u32,
}

fn twenty() -> u32 {
    20
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SearchHits {
    pub hits: Vec<SearchHit>,
    /// There are more than `limit`.
    pub more: bool,
}

/// One record, shown by the place in it that fits best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SearchHit {
    pub record: RecordId,
    /// `interview`, `finding`, `evidence`, `sitenote` or `task`.
    pub kind: Kind,
    /// A worker code, `F-B2`, `E-04`; empty for a site note and a task.
    pub label: String,
    pub place: SearchPlace,
    /// The question's name, for an answer or a note.
    pub question: Option<String>,
    /// A stretch of the text around the first word found, at most 200 characters; `…` where it was cut.
    pub snippet: String,
    /// The words found in `snippet`, in order.
    pub marks: Vec<Mark>,
    /// Other places in this record that fit as well.
    pub other_places: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SearchPlace {
    Answer,
    Note,
    Statement,
    Caption,
    /// Where a photo was taken, as its author put it.
    PhotoPlace,
    Sitenote,
    Task,
    TaskAnswer,
    /// The label itself.
    Label,
}

/// From one character to before another, counted in characters (Unicode scalar values), not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    pub from: u32,
    pub to: u32,
}
