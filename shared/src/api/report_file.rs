//! A report as a file: what an outsider gets, and what `surco verify-evidence` reads. docs/evidence.md has it in words.

use super::{Plate, ReportContent, ReportSignature};
use crate::ids::RecordId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The word under `format`.
pub const REPORT_FILE_FORMAT: &str = "surco/report-file/1";

/// A published report as a file that outsiders can check. Whoever may read the report may have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetReportFile {
    pub report: RecordId,
    /// Whether the file holds the plates' pictures itself.
    #[serde(default)]
    pub pictures: bool,
}

/// A published report with everything needed to check it offline, save the root key's fingerprint, which a reader knows
/// from elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportFile {
    /// [`REPORT_FILE_FORMAT`]; another word is a newer app's.
    pub format: String,
    pub report: RecordId,
    /// The program's public root key, in base64.
    pub root: String,
    /// The finished values; their hash stands in them.
    pub content: ReportContent,
    /// Missing in reports of the app's first version, which cannot be checked by outsiders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<ReportSignature>,
    /// The plates' pictures, if the file holds them; else they lie beside it as `plate-<number>.jpg`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<PlatePicture>,
}

/// The bytes of one plate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlatePicture {
    /// Its number in the report.
    pub plate: u32,
    /// In base64.
    pub jpeg: String,
}

impl ReportFile {
    /// Every plate of the report, in order.
    pub fn plates(&self) -> impl Iterator<Item = &Plate> {
        self.content.plates()
    }
}
