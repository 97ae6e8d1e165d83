//! What leaves the team: preview, report, review.

use super::Stop;
use crate::disclosure::Released;
use crate::ids::{Hash, RecordId, RoomId};
use crate::money::Money;
use crate::time::{Day, Timestamp};
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
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportPreview {
    pub content: ReportContent,
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

/// A finding as published: no number below the threshold, no speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedFinding {
    pub number: u32,
    pub provision: String,
    pub provision_title: crate::words::Words,
    pub severity: String,
    pub statement: String,
    /// Words such as "records and interviews", numbers only from the threshold on.
    pub basis: String,
    pub evidence_items: u32,
    /// Why it came to be, and what management answered: free text that passed the leak check.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub root_cause: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub response: String,
    pub action: Option<PublishedAction>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedAction {
    pub what: String,
    pub due: Option<Day>,
    /// Money to be paid back to workers; kept back where few share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed: Option<Money>,
}

/// Pay without workers: what was short, by how many slips (kept back when few).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedPay {
    /// `None`: kept back.
    pub slips_checked: Option<u32>,
    pub slips_short: Option<u32>,
    pub owed: Option<Money>,
    pub rule: String,
    pub why_kept_back: Option<String>,
}

/// The finished values of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportContent {
    pub site: String,
    pub operator: String,
    pub title: String,
    pub starts: Day,
    pub ends: Day,
    /// From 1; a corrected report is a new version that names the old one.
    pub version: u32,
    pub replaces: Option<RecordId>,
    pub summary: String,
    pub method: Vec<String>,
    /// Persons heard of all; `None`: kept back.
    pub heard: Option<u32>,
    pub workers: Option<u32>,
    pub goal_percent: u32,
    /// Coverage by group; empty when no worker table may leave.
    pub coverage: Vec<Released>,
    /// Why there is no worker table, said first.
    pub no_worker_tables: Option<String>,
    pub findings: Vec<PublishedFinding>,
    pub pay: Vec<PublishedPay>,
    pub decisions: Vec<String>,
    /// SHA-256 over the canonical JSON of all of the above.
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
