//! Plates: redacted pictures in a report, each with what lets outsiders check where it came from.

use crate::ids::Hash;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A redacted picture that a report shows. Its bytes lie sealed at the blob door; whoever may read the report may open them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plate {
    /// From 1, over the whole report.
    pub plate: u32,
    /// A person's words; they pass the check for texts that leave.
    pub caption: String,
    /// `image/jpeg`.
    pub media_type: String,
    pub width_px: u32,
    pub height_px: u32,
    /// Of the picture itself.
    pub size_bytes: u64,
    /// SHA-256 of the picture's own bytes.
    pub hash: Hash,
    /// SHA-256 of the sealed bytes: their name in the program room.
    pub sealed: Hash,
    /// Length of the sealed bytes.
    pub sealed_bytes: u64,
    /// Opens the sealed bytes: an age identity made for this report.
    pub key: String,
    /// The stamp of the original, signed at capture by the device that `signer` names: CBOR in base64.
    pub stamp: String,
    /// Names one of the report's `signers`.
    pub signer: String,
    /// The lead's signature over "this plate derives from what this stamp is of", in base64.
    pub derived: String,
}

/// A device that signed stamps, under a name that stands for it in this report alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signer {
    /// Such as `camera 1`.
    pub name: String,
    /// The device's public key for signing, in base64.
    pub key: String,
    /// The lead's signature over name, key and report, in base64.
    pub certified: String,
}

/// Who published a report, so that whoever knows the program's root key can check it without a server. docs/evidence.md.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportSignature {
    /// The lead's public key for signing, in base64.
    pub key: String,
    /// By that key over the content's hash, in base64.
    pub signature: String,
    /// The entry of the program's member log by which the root made that key a lead's: CBOR in base64.
    pub certificate: String,
}
