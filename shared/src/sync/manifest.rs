//! The signed half of a batch: who, where, after what, and the hashes of what it carries.

use super::control::{self, Control};
use super::limits::{
    MAX_BATCH_BYTES, MAX_BLOB_BYTES, MAX_BLOBS, MAX_CONTROL, MAX_MANIFEST_BYTES, MAX_PART_BYTES, MAX_PARTS, MAX_SEEN,
};
use super::wire::{self, BadBytes};
use crate::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use minicbor::{Decode, Encode};

/// The format that this code writes, and the newest that it reads.
pub const FORMAT: u16 = 1;

/// A place in one device's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Head {
    #[n(0)]
    pub seq: u64,
    #[n(1)]
    pub hash: BatchHash,
}

/// The newest batch of another device that the author had when it sealed this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Seen {
    #[n(0)]
    pub device: DeviceNumber,
    #[n(1)]
    pub seq: u64,
    #[n(2)]
    pub hash: BatchHash,
}

/// A part by the SHA-256 and the length of its stored bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PartRef {
    #[n(0)]
    pub hash: Hash,
    #[n(1)]
    pub length: u32,
}

/// A blob that a record in this batch cites, so that a receipt can cover it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BlobRef {
    #[n(0)]
    pub hash: BlobHash,
    #[n(1)]
    pub length: u64,
}

/// What a device signs about one batch. Encoded once, kept and re-sent verbatim.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Manifest {
    #[n(0)]
    pub format: u16,
    #[n(1)]
    pub room: RoomId,
    /// Which room key seals the parts; 0 in rooms without one.
    #[n(2)]
    pub epoch: u32,
    #[n(3)]
    pub device: DeviceNumber,
    /// From 1, without holes, per device and room.
    #[n(4)]
    pub seq: u64,
    /// This device's batch before; zeros at 1.
    #[n(5)]
    pub previous: BatchHash,
    /// The newest member-log entry that the author had verified.
    #[n(6)]
    pub member_head: Hash,
    /// Version of the role × kind table that the author asked.
    #[n(7)]
    pub rule_version: u16,
    /// Salt of the part key.
    #[cbor(n(8), with = "minicbor::bytes")]
    pub random: [u8; 16],
    /// SHA-256 of the compression dictionary; zeros: none.
    #[n(9)]
    pub dictionary: Hash,
    /// Other devices' heads that changed since this device's batch before. The whole is the union along the chain.
    #[cbor(n(10), skip_if = "Vec::is_empty")]
    pub seen: Vec<Seen>,
    #[cbor(n(11), skip_if = "Vec::is_empty")]
    pub parts: Vec<PartRef>,
    #[cbor(n(12), skip_if = "Vec::is_empty")]
    pub blobs: Vec<BlobRef>,
    #[cbor(n(13), skip_if = "Vec::is_empty", with = "control::list")]
    pub control: Vec<Control>,
}

/// Why a manifest is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestFault {
    #[error(transparent)]
    Bytes(#[from] BadBytes),
    #[error("this was written in format {found}, newer than this app reads ({FORMAT}); update the app")]
    NewerFormat { found: u16 },
    #[error("the batch's place in its chain is impossible")]
    Chain,
    #[error("the batch has more {what} than the format allows")]
    TooMany { what: &'static str },
    #[error("the batch is larger than the format allows")]
    TooLarge,
    #[error("the batch says something twice: {what}")]
    Twice { what: &'static str },
}

impl Manifest {
    /// Decodes and checks everything that needs no other knowledge than the manifest itself.
    pub fn read(bytes: &[u8]) -> Result<Self, ManifestFault> {
        if bytes.len() > MAX_MANIFEST_BYTES {
            return Err(ManifestFault::TooLarge);
        }
        // The format number is read first, so that a newer manifest says "update" and not "damaged".
        let FormatOnly { format } = wire::decode(bytes)?;
        if format != FORMAT {
            return Err(ManifestFault::NewerFormat { found: format });
        }
        let manifest: Self = wire::decode(bytes)?;
        manifest.check(bytes.len())?;
        Ok(manifest)
    }

    /// Where this batch puts its device's chain.
    pub fn head(&self, hash: BatchHash) -> Head {
        Head { seq: self.seq, hash }
    }

    fn check(&self, own_length: usize) -> Result<(), ManifestFault> {
        let first = self.seq == 1;
        if self.seq == 0 || first != (self.previous == BatchHash::ZERO) || self.device.0 == 0 {
            return Err(ManifestFault::Chain);
        }
        for (count, limit, what) in [
            (self.parts.len(), MAX_PARTS, "parts"),
            (self.blobs.len(), MAX_BLOBS, "blobs"),
            (self.seen.len(), MAX_SEEN, "heads seen"),
            (self.control.len(), MAX_CONTROL, "control entries"),
        ] {
            if count > limit {
                return Err(ManifestFault::TooMany { what });
            }
        }
        let mut seen = self.seen.iter();
        if self.seen.iter().any(|s| s.device == self.device || s.seq == 0) || !strictly_rising(&mut seen) {
            return Err(ManifestFault::Twice { what: "a device seen" });
        }
        self.control.iter().try_for_each(|entry| entry.check(self))?;
        self.check_size(own_length)
    }

    fn check_size(&self, own_length: usize) -> Result<(), ManifestFault> {
        let parts: u64 = self.parts.iter().map(|p| u64::from(p.length)).sum();
        let alone = self.parts.len() == 1 && parts <= MAX_PART_BYTES as u64;
        let fits = parts + own_length as u64 + SIGNATURE_BYTES <= MAX_BATCH_BYTES as u64;
        let blobs_fit = self.blobs.iter().all(|b| b.length <= MAX_BLOB_BYTES);
        if (fits || alone) && blobs_fit {
            Ok(())
        } else {
            Err(ManifestFault::TooLarge)
        }
    }
}

const SIGNATURE_BYTES: u64 = 64;

#[derive(Decode)]
#[cbor(map)]
struct FormatOnly {
    #[n(0)]
    format: u16,
}

/// Seen heads stand in rising order of device number, each once: one encoding for one meaning.
fn strictly_rising<'a>(seen: &mut impl Iterator<Item = &'a Seen>) -> bool {
    let mut last = None;
    seen.all(|s| {
        let rises = last < Some(s.device);
        last = Some(s.device);
        rises
    })
}
