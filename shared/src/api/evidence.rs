//! Photos and files. Bytes come and go by the blob door; records hold hashes and facts.

use super::CustodyAt;
use crate::ids::{Hash, RecordId, RoomId};
use crate::kinds::Kind;
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
    /// Of a redacted copy: what it was made of, if that is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redacts: Option<EvidenceRef>,
    /// Its redacted copies: only these can be published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<EvidenceRef>,
    /// Checklists, interviews and pay slips that it is linked to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<EvidenceLink>,
}

/// How evidence is named elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceRef {
    pub evidence: RecordId,
    pub label: String,
}

/// What an item of evidence is linked to beside findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceLink {
    pub record: RecordId,
    pub kind: Kind,
    /// `C-017`, `P-04`, or a checklist's place.
    pub label: String,
}

/// Gives an item whose kind of picture the device does not decode the preview that a screen has drawn of it: a JPEG of at most
/// 1600 pixels and 2 MB without a position, which the blob door took in. An item that has a preview keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawPreview {
    pub evidence: RecordId,
    pub capture: Hash,
}

/// How a box is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RedactHow {
    Black,
    /// By the means of a few large cells, of which nothing can be computed back.
    Blur,
}

/// A box over a picture as it is shown upright, in thousandths of its width and height from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RedactBox {
    pub x: u16,
    pub y: u16,
    pub w: u16,
    pub h: u16,
    pub how: RedactHow,
}

/// Makes a redacted copy: a new item of evidence, derived from this one, whose covered pixels are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RedactEvidence {
    pub evidence: RecordId,
    pub boxes: Vec<RedactBox>,
    /// Without a box: the person's word that nothing in the picture shows or names a person.
    #[serde(default)]
    pub shows_nobody: bool,
    /// The copy's caption; `None`: the original's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}

/// What whoever checks the original needs beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProveEvidence {
    pub evidence: RecordId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceProof {
    pub evidence: RecordId,
    pub label: String,
    /// 32 hexadecimal digits. Together with the original it proves that the stamp is of it; alone it says nothing.
    pub salt: String,
    /// SHA-256(salt ‖ original) as the stamp has it.
    pub salted_hash: Hash,
    /// The day that the stamp names.
    pub day: Option<Day>,
    /// The signed stamp: CBOR in base64.
    pub stamp: String,
    /// The public key of the device that signed it, in base64.
    pub key: String,
    /// Whether the signature holds.
    pub holds: bool,
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

/// Links an item to a finding, or takes the link back. `finding` may also name a checklist, an interview or a pay slip of the
/// same audit: the first version of the app knew findings only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkEvidence {
    pub evidence: RecordId,
    pub finding: RecordId,
    pub linked: bool,
}
