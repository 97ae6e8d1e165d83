//! Answers given out for other tools: chosen by a person, recorded, and refused where they would point at one.

use crate::ids::RoomId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How answers are written down for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// ODK Central's tables, one for the form and one for each repeat.
    Csv,
    /// XForms instances, one a finished interview, as ODK Collect would send them.
    Xforms,
}

impl ExportFormat {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Xforms => "xforms",
        }
    }
}

/// Gives out the finished interviews of one form. For a lead, on a device of the team; it is recorded.
///
/// Questions go by name, or by key where they stand in repeats: `crews[]/wage`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportAnswers {
    pub audit: RoomId,
    /// The questionnaire's folder in the pack.
    pub form: String,
    pub format: ExportFormat,
    /// These questions alone; empty: every one that may leave.
    #[serde(default)]
    pub columns: Vec<String>,
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// What could name a person and leaves all the same, one by one: crew, free words, pictures, places, what is computed, what
    /// the device notes of itself, and `worker_code`. They leave whether or not `columns` has them.
    #[serde(default)]
    pub with_text: Vec<String>,
    /// Also with fewer interviews than the pack's threshold.
    #[serde(default)]
    pub with_few: bool,
    /// Who gets it and for what. It stays in the audit's decisions.
    #[serde(default)]
    pub reason: String,
    /// Tells what would leave, and nothing leaves: no zip, no reason needed, nothing recorded.
    #[serde(default)]
    pub only_look: bool,
}

/// Why a question was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutWhy {
    /// The person left it out.
    Chosen,
    Crew,
    /// A person's own words, a picture, a sound or a code.
    FreeText,
    Place,
    /// Made by the form from other answers, which it could repeat.
    Computed,
    /// What the device notes of itself: hours, the device, the person who asks.
    Device,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    pub key: String,
    pub why: LeftOutWhy,
}

/// What was given out, and what was not; or would be, where somebody only looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportedAnswers {
    /// `worker-interview-csv.zip`.
    pub file_name: String,
    /// The zip in base64. Empty for `only_look`, as are its size and files.
    pub zip: String,
    pub size_bytes: u64,
    /// The files in the zip.
    pub files: Vec<String>,
    pub interviews: u32,
    /// Keys of the questions that left.
    pub columns: Vec<String>,
    pub left_out: Vec<LeftOut>,
    /// Interviews of the form that are not finished, and stayed.
    pub unfinished: u32,
    /// Interviews whose consent was taken back, and stayed.
    pub withdrawn: u32,
}
