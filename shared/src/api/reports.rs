//! What leaves the team: preview, report, review.

use super::{ReportContent, Stop};
use crate::disclosure::Why;
use crate::ids::{Hash, RecordId, RoomId};
use crate::time::{Day, Timestamp};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a lead writes; everything else is computed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportText {
    pub summary: String,
    pub method: String,
}

/// Shows exactly what would leave, what is kept back and why, and what stops it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewReport {
    pub audit: RoomId,
    pub text: ReportText,
}

/// Text that must not leave, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextLeak {
    /// `summary`, `method` or `finding F-B2`.
    pub place: String,
    /// In characters.
    pub from: u32,
    pub to: u32,
    /// `name`, `phone`, `worker_number`, `worker_code` or `testimony`.
    pub reason: String,
    /// The words themselves with some of what stands around them. Only the lead sees this, and it is not stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<MarkedText>,
}

/// A place of a text with its surroundings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarkedText {
    pub before: String,
    pub here: String,
    pub after: String,
}

/// Something that the disclosure rules keep with the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptBack {
    pub of: ReportPart,
    /// Empty: the file that it would be reckoned from is not on this device.
    pub why: Vec<Why>,
}

/// A part of a report, to say what is kept back or has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum ReportPart {
    Summary,
    Method,
    Decisions,
    /// All figures about workers.
    Workers,
    /// A table of coverage: `crew`, `gender`, `language`, `pay_type`.
    Coverage {
        table: String,
    },
    /// Pay slips keyed in by hand.
    PaySlips,
    Register {
        first: Option<Day>,
        last: Option<Day>,
    },
    Wages {
        first: Option<Day>,
        last: Option<Day>,
    },
    Finding {
        number: u32,
        title: Words,
    },
    /// How many people a finding rests on.
    Basis {
        finding: u32,
    },
    /// What an action owes.
    Owed {
        finding: u32,
    },
}

/// How a part differs from the report that this one replaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportChange {
    pub of: ReportPart,
    pub change: PartChange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartChange {
    Added,
    Changed,
    Removed,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportPreview {
    pub content: ReportContent,
    /// What stays with the team, and why.
    #[serde(default)]
    pub kept_back: Vec<KeptBack>,
    /// The version that this one would replace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces_version: Option<u32>,
    /// What differs from it.
    #[serde(default)]
    pub changes: Vec<ReportChange>,
    /// Records that arrived after the phase had moved on: they are in the report.
    #[serde(default)]
    pub late: u32,
    /// What stops publishing, in English sentences.
    pub stops: Vec<String>,
    /// The same, one by one, as kinds with their arguments.
    pub stopped_by: Vec<Stop>,
    pub leaks: Vec<TextLeak>,
}

/// Signs and publishes what `preview_report` showed; `hash` is its hash, so that nothing unseen leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishReport {
    pub audit: RoomId,
    pub text: ReportText,
    pub hash: Hash,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListReports {
    /// Of one audit, or of the program.
    #[serde(default)]
    pub audit: Option<RoomId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    Waiting,
    Returned,
    Answered,
    Replaced,
    Approved,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportLine {
    pub report: RecordId,
    pub audit: RoomId,
    pub site: String,
    pub title: String,
    pub version: u32,
    pub published: Timestamp,
    pub by: String,
    pub state: ReviewState,
    pub findings: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reports {
    pub reports: Vec<ReportLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenReport {
    pub report: RecordId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewAct {
    Comment,
    Return,
    Approve,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewView {
    pub review: RecordId,
    pub act: ReviewAct,
    /// `summary`, `coverage`, `finding 2`, `method`, or empty for the whole.
    pub part: String,
    pub text: String,
    pub by: String,
    pub at: Timestamp,
    /// Written through the server's key rather than on an enrolled device.
    pub through_server: bool,
    pub replies: Vec<ReplyView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplyView {
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportView {
    pub line: ReportLine,
    pub content: ReportContent,
    pub reviews: Vec<ReviewView>,
    /// Earlier and later versions.
    pub versions: Vec<ReportLine>,
    pub may_review: bool,
    pub may_reply: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CommentReport {
    pub report: RecordId,
    pub part: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnReport {
    pub report: RecordId,
    pub question: String,
}

/// Approval names the report's hash: what was read is what is approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApproveReport {
    pub report: RecordId,
    pub hash: Hash,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplyReview {
    pub review: RecordId,
    pub text: String,
}
