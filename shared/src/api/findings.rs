//! Findings: a provision, a severity, a statement, and what it rests on.

use super::{AlertLine, CustodyAt, DecisionLine, FindingRef};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::money::Money;
use crate::time::{Day, Timestamp};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Interviews,
    Records,
    Observation,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RaiseFinding {
    pub audit: RoomId,
    /// Id of the provision in the pack.
    pub provision: String,
    pub severity: String,
    pub statement: String,
    #[serde(default)]
    pub basis: Vec<Basis>,
    /// Interviews and pay slips that support it: stays with the team.
    #[serde(default)]
    pub supports: Vec<RecordId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListFindings {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Findings {
    /// Gravest first.
    pub findings: Vec<FindingView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenFinding {
    pub finding: RecordId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    Draft,
    Confirmed,
    Dismissed,
    /// Another finding stands for it: see `merged_into`. Never published.
    Merged,
}

/// Changes what is given, leaves the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditFinding {
    pub finding: RecordId,
    #[serde(default)]
    pub severity: Option<String>,
    #[serde(default)]
    pub statement: Option<StatementEdit>,
    #[serde(default)]
    pub basis: Option<Vec<Basis>>,
    #[serde(default)]
    pub supports: Option<Vec<RecordId>>,
    /// An id of the pack's list of causes, or one's own words; empty takes it back.
    #[serde(default)]
    pub root_cause: Option<String>,
    #[serde(default)]
    pub response: Option<Response>,
}

/// What management answered. Published with the finding: no names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Response {
    pub text: String,
    /// In role words: "farm manager".
    pub by: String,
    #[serde(default)]
    pub on: Option<Day>,
}

/// A text that two people may edit: what the person began from, and what they made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementEdit {
    pub seen: String,
    pub text: String,
}

/// One of several values that stand for one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RivalView {
    pub value: String,
    pub person: String,
    pub device: DeviceNumber,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FindingView {
    pub audit: RoomId,
    pub finding: RecordId,
    /// `F-B2`: letters of the device and its own counter.
    pub label: String,
    pub provision: String,
    pub severity: String,
    pub statement: String,
    pub basis: Vec<Basis>,
    pub supports: Vec<RecordId>,
    /// Interviews among the supports, counted in persons.
    pub interviews: u32,
    pub pay_slips: u32,
    /// What a payroll check found to be owed; it becomes part of the corrective action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed: Option<Owing>,
    pub evidence: Vec<RecordId>,
    /// What of `owed` left the team with an earlier report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Owing>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub root_cause: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// The finding that stands for this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<FindingRef>,
    /// Findings that this one stands for: their supports, evidence and basis count here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<FindingRef>,
    /// The alarm that went out with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<AlertLine>,
    /// Only where one finding is opened, and only inside the team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corroboration: Option<Corroboration>,
    pub state: FindingState,
    /// The lead's reason, once decided.
    pub reason: Option<String>,
    /// Where leads decided differently without knowing of each other: each one's word. The finding is a draft again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_apart: Vec<DecisionLine>,
    /// Key to the values that stand, where two people set it differently.
    pub conflicts: Vec<ConflictView>,
    pub author_name: String,
    pub custody: CustodyAt,
    pub may_write: bool,
    /// Root cause and response may be written after the lead has decided, too.
    #[serde(default)]
    pub may_respond: bool,
}

/// What a finding rests on, counted: stays with the team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Corroboration {
    /// In persons; joined codes count once, and what was taken back does not.
    pub interviews: u32,
    /// The same by group: `crew`, `audience`, `gender`, `language`, `pay_type`.
    pub groups: Vec<CorroborationGroup>,
    pub pay_slips: u32,
    pub registers: u32,
    pub checklists: u32,
    pub evidence: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorroborationGroup {
    pub by: String,
    pub group: String,
    /// The group in the pack's words.
    #[serde(default)]
    pub words: Words,
    pub interviews: u32,
}

/// An amount that is owed to workers, and to how many of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Owing {
    pub money: Money,
    pub workers: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConflictView {
    pub key: String,
    pub values: Vec<RivalView>,
}

/// What the answers of an audit suggest, provision by provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSuggestions {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestions {
    /// Gravest first, then by how many interviews suggest it.
    pub suggestions: Vec<Suggestion>,
    /// Whether this person may draft a finding here and now.
    pub may_draft: bool,
}

/// A breach that answers suggest. It says how many, never who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    pub provision: String,
    pub title: Words,
    /// What the pack proposes for a breach of it.
    pub severity: String,
    /// Interviews that suggest it, counted in persons; those whose consent was taken back never count.
    pub interviews: u32,
    /// The questions whose answers suggest it, most interviews first.
    pub questions: Vec<SuggestingQuestion>,
    /// How many more questions there are: sensitive ones, and those where one person alone suggests it.
    pub unquoted: u32,
    /// A finding on this provision that stands already: a draft, else a confirmed one.
    pub finding: Option<FindingRef>,
    pub state: Option<FindingState>,
}

/// A question in its own words, without any answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SuggestingQuestion {
    pub label: Words,
    pub interviews: u32,
}

/// Makes a draft finding of what the answers suggest on a provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftFinding {
    pub audit: RoomId,
    /// Id of the provision in the pack.
    pub provision: String,
}
