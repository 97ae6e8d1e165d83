//! Control entries made offline. They ride in manifests and so are signed and chained like everything else.
//!
//! `remove` and `epoch` need the compare-and-swap order of the member log and are entries there.

use super::limits::MAX_ERASED;
use super::manifest::{Manifest, ManifestFault};
use crate::ids::{BatchHash, BlobHash, Hash};
use minicbor::{Decode, Encode};

/// What an author decided about the room itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum Control {
    /// A lead lets a waiting batch of a removed device count.
    #[n(0)]
    Accept {
        #[n(0)]
        batch: BatchHash,
    },
    /// A lead sets a waiting batch of a removed device aside for good.
    #[n(1)]
    Refuse {
        #[n(0)]
        batch: BatchHash,
    },
    /// Every holder drops these bytes and refuses them for ever; the hashes stay, so chains still verify.
    #[n(2)]
    Erase {
        #[cbor(n(0), skip_if = "Vec::is_empty")]
        parts: Vec<Hash>,
        #[cbor(n(1), skip_if = "Vec::is_empty")]
        blobs: Vec<BlobHash>,
        /// Index of the part of this same batch that holds the counting facts that stay (sealed like any part).
        #[n(2)]
        facts: Option<u32>,
    },
    /// The author handed in everything up to this own seq.
    #[n(3)]
    HandedIn {
        #[n(0)]
        seq: u64,
    },
    /// An entry of a later version: kept in the verbatim bytes, without effect here.
    #[n(255)]
    Unknown,
}

impl Control {
    pub(super) fn check(&self, manifest: &Manifest) -> Result<(), ManifestFault> {
        match self {
            Control::Erase { parts, blobs, facts } => {
                if parts.len() + blobs.len() > MAX_ERASED {
                    return Err(ManifestFault::TooMany { what: "erased hashes" });
                }
                match facts {
                    Some(index) if *index as usize >= manifest.parts.len() => Err(ManifestFault::Chain),
                    Some(_) | None => Ok(()),
                }
            }
            Control::HandedIn { seq } if *seq > manifest.seq => Err(ManifestFault::Chain),
            Control::HandedIn { .. } | Control::Accept { .. } | Control::Refuse { .. } | Control::Unknown => Ok(()),
        }
    }
}

/// CBOR of a list of control entries in which unknown ones do not spoil the rest.
pub mod list {
    use super::Control;
    use minicbor::{Decoder, Encode, Encoder};

    pub fn encode<C, W: minicbor::encode::Write>(
        list: &[Control],
        e: &mut Encoder<W>,
        c: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(list.len() as u64)?;
        list.iter().try_for_each(|entry| entry.encode(e, c))
    }

    pub fn decode<C>(d: &mut Decoder<'_>, c: &mut C) -> Result<Vec<Control>, minicbor::decode::Error> {
        let count = d
            .array()?
            .ok_or_else(|| minicbor::decode::Error::message("a list without a length"))?;
        let mut list = Vec::new();
        for _ in 0..count {
            let start = d.position();
            match d.decode_with(c) {
                Ok(entry) => list.push(entry),
                Err(e) if e.is_unknown_variant() => {
                    d.set_position(start);
                    d.skip()?;
                    list.push(Control::Unknown);
                }
                Err(e) => return Err(e),
            }
        }
        Ok(list)
    }
}
