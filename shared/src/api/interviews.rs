//! Interviews: consent first, one question at a time, every answer durable when its reply is back.

use super::{CustodyAt, Point, Turn};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::time::{Day, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::pack::Audience;

/// What a person agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    pub notes: bool,
    pub audio: bool,
    pub photos: bool,
    /// Own words may stand in a report, without a name.
    #[serde(default)]
    pub quote: bool,
    /// The last day on which this holds; `None`: until it is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The language in which the script was read.
    pub language: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StartInterview {
    pub audit: RoomId,
    pub audience: Audience,
    pub crew: String,
    /// The interview's language, a tag such as `es`.
    pub language: String,
    pub consent: Consent,
    /// Others within earshot: `interpreter`, `supervisor`, `coworker`.
    #[serde(default)]
    pub present: Vec<String>,
    /// The folder of the questionnaire, where the pack has several for the audience; else the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// How many people are heard together (2 to 50); `None`: one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
}

/// A page of the list, newest last in storage, newest first here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListInterviews {
    pub audit: RoomId,
    #[serde(default)]
    pub offset: u32,
    /// At most 10,000.
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InterviewLine {
    pub interview: RecordId,
    pub worker_code: String,
    pub crew: String,
    pub audience: Audience,
    pub language: String,
    pub answered: u32,
    pub flagged: u32,
    pub finished: bool,
    /// Consent was taken back, or its last day is over: nothing of it is shown.
    pub withdrawn: bool,
    /// The day on which consent ran out: it may be given again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// How many people take part, where it is a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    pub author: DeviceNumber,
    pub started: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InterviewPage {
    pub total: u32,
    pub lines: Vec<InterviewLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenInterview {
    pub interview: RecordId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InterviewView {
    pub audit: RoomId,
    pub line: InterviewLine,
    pub form: String,
    pub consent: Consent,
    pub present: Vec<String>,
    /// Key to answer. Several choices are separated by a space, dates are `2026-11-22`.
    pub answers: BTreeMap<String, String>,
    pub notes: BTreeMap<String, String>,
    pub flags: Vec<String>,
    /// Half-typed text of this device, by question name.
    pub drafts: BTreeMap<String, String>,
    /// Keys of the questions that apply, in order: a question's name, within the entries of repeats (`crews[B1]/wage`).
    /// `crews[]` stands where one more entry may be added.
    pub relevant: Vec<String>,
    /// By key: what is special about a place now. Most places have none.
    #[serde(default)]
    pub points: BTreeMap<String, Point>,
    /// Grows with each change; a [`Turn`] continues the view whose number is one less.
    #[serde(default)]
    pub revision: u32,
    /// Answers that stand on questions that no longer apply: they will be left out.
    pub hidden_answers: u32,
    /// The keys of those answers. A newer pack may not ask their questions at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// Keys with two values: a lead decides.
    pub conflicts: Vec<String>,
    /// Questions that are asked now and have no answer.
    #[serde(default)]
    pub left_open: u32,
    /// A checklist of a place rather than what a person said.
    #[serde(default)]
    pub checklist: bool,
    #[serde(default)]
    pub place: String,
    /// Why it was opened again after it was finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<String>,
    /// Photos, sounds and files that belong to questions.
    #[serde(default)]
    pub attached: Vec<AttachedEvidence>,
    pub has_identity: bool,
    pub author_name: String,
    pub may_write: bool,
    pub custody: CustodyAt,
}

/// What was photographed or recorded for a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttachedEvidence {
    pub evidence: RecordId,
    pub label: String,
    /// The question's key.
    pub question: String,
    pub media_type: String,
}

/// Opens a finished interview or checklist again, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReopenInterview {
    pub interview: RecordId,
    pub reason: String,
}

/// Asks a teammate to go on with an interview or checklist: a task that arrives with the next merge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HandOver {
    pub interview: RecordId,
    pub to: DeviceNumber,
    #[serde(default)]
    pub words: String,
}

/// Saves one answer. `None` takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerQuestion {
    pub interview: RecordId,
    pub question: String,
    pub answer: Option<String>,
    /// Leaves `relevant` out of the reply: its `turn` says what has changed.
    #[serde(default)]
    pub brief: bool,
}

/// One more entry of a repeat that people count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddEntry {
    pub interview: RecordId,
    /// As `relevant` names it: `crews[]`, `homes[B1]/people[]`.
    pub repeat: String,
}

/// Takes an entry out of a repeat, with its answers. They stay in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TakeEntryOut {
    pub interview: RecordId,
    /// Such as `crews[B1]`.
    pub entry: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoteQuestion {
    pub interview: RecordId,
    pub question: String,
    /// Empty takes the note back.
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FlagQuestion {
    pub interview: RecordId,
    pub question: String,
    pub flagged: bool,
    /// `child` or `imminent_danger` opens the pack's protocol card.
    #[serde(default)]
    pub protocol: Option<String>,
}

/// The reply to a saved answer: the change is durable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answered {
    pub question: String,
    pub answer: Option<String>,
    pub relevant: Vec<String>,
    /// What the change did to other places.
    #[serde(default)]
    pub turn: Turn,
    #[serde(default)]
    pub revision: u32,
    pub answered: u32,
    pub hidden_answers: u32,
    /// The protocol card to show at once.
    pub protocol: Option<String>,
}

/// Keeps half-typed text in the vault, outside the record. `key`: a question name, or a page's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeepDraft {
    pub record: RecordId,
    pub key: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GiveConsent {
    pub interview: RecordId,
    pub consent: Consent,
}

/// The worker takes consent back, in any phase: the interview no longer counts and is no longer shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WithdrawConsent {
    pub interview: RecordId,
}

/// Name and contact, sealed in a record of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetIdentity {
    pub interview: RecordId,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub contact: String,
    /// The employer's number for this worker.
    #[serde(default)]
    pub worker_number: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenIdentity {
    pub interview: RecordId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IdentityView {
    pub worker_code: String,
    pub name: String,
    pub contact: String,
    pub worker_number: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FinishInterview {
    pub interview: RecordId,
}

/// What the worker takes home. The four words are shown once and stored only as a salted hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Slip {
    pub worker_code: String,
    pub program_phone: Option<String>,
    pub words: Vec<String>,
}

/// Erases what one worker said: bytes are dropped everywhere, counting facts stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EraseWorker {
    pub interview: RecordId,
    /// The four words of the slip, or a lead's reason.
    pub words: Option<String>,
    pub reason: Option<String>,
}
