//! What may be one and the same: findings that say alike, interviews that may be of one person.

use super::FindingState;
use crate::ids::{RecordId, RoomId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two findings that may be one breach, raised twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LikelyDuplicate {
    pub one: AlikeFinding,
    pub other: AlikeFinding,
    /// Why they are proposed, strongest first.
    pub why: Vec<WhyAlike>,
    /// Two leads ruled differently without knowing of each other: one of them rules again.
    pub disputed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AlikeFinding {
    pub finding: RecordId,
    pub label: String,
    pub provision: String,
    pub statement: String,
    pub state: FindingState,
    pub author_name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WhyAlike {
    /// Shared words of all words of both statements.
    SimilarWords {
        percent: u32,
    },
    /// Interviews, pay slips and checklists that support both.
    SharedSupports {
        count: u32,
    },
    SharedEvidence {
        count: u32,
    },
}

/// Two findings are one: `away` stays as it is and points to `into`; what it rests on counts there. Lead only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MergeFindings {
    pub away: RecordId,
    pub into: RecordId,
    pub reason: String,
}

/// Two findings are two: takes merged ones apart again, and keeps others from being proposed. Lead only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeepFindingsApart {
    pub one: RecordId,
    pub other: RecordId,
    pub reason: String,
}

/// Interviews that may be of one person. It says what they share, never the number itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LikelySamePerson {
    pub why: WhySamePerson,
    pub interviews: Vec<SamePersonInterview>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SamePersonInterview {
    pub interview: RecordId,
    pub worker_code: String,
    pub crew: String,
    pub author_name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhySamePerson {
    SameCode,
    SameWorkerNumber,
    SamePhone,
}

/// Interviews are of different persons: undoes a join of them, and keeps them from being proposed. Lead only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeepWorkersApart {
    pub audit: RoomId,
    pub interviews: Vec<RecordId>,
    pub reason: String,
}
