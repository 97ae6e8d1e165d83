//! A batch as it is stored and sent: manifest bytes verbatim, a signature, and parts that may be gone.

use super::manifest::{Manifest, ManifestFault};
use super::wire::{self, Signature, purpose_hash, sha256};
use crate::ids::{BatchHash, Hash};
use minicbor::{Decode, Encode};

/// A manifest's bytes as they were signed, never re-encoded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedManifest {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    pub signature: Signature,
}

/// A device's news for one room. A part is `None` when it was erased or is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Batch {
    #[n(0)]
    pub manifest: SignedManifest,
    #[cbor(n(1), with = "wire::optional_bytes")]
    pub parts: Vec<Option<Vec<u8>>>,
}

/// Why a batch is not taken, whoever signed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchFault {
    #[error(transparent)]
    Manifest(#[from] ManifestFault),
    #[error("the batch lists {listed} parts and carries {found}")]
    Parts { listed: usize, found: usize },
    #[error("part {index} of the batch is not the one that was signed")]
    Part { index: usize },
}

impl SignedManifest {
    /// The batch's name: SHA-256("surco/batch-id/1" ‖ 0 ‖ manifest bytes).
    pub fn batch_hash(&self) -> BatchHash {
        BatchHash(purpose_hash("surco/batch-id/1", &[&self.bytes]).0)
    }

    /// What the signature is over: SHA-256("surco/batch/1" ‖ 0 ‖ manifest bytes).
    pub fn signed_hash(&self) -> Hash {
        purpose_hash(SIGNED_AS, &[&self.bytes])
    }

    /// The manifest, decoded and checked; the signature is `seal`'s to verify.
    pub fn read(&self) -> Result<Manifest, ManifestFault> {
        Manifest::read(&self.bytes)
    }
}

/// Purpose of a batch signature.
pub const SIGNED_AS: &str = "surco/batch/1";

impl Batch {
    pub fn hash(&self) -> BatchHash {
        self.manifest.batch_hash()
    }

    /// Bytes it takes in a message, near enough for paging.
    pub fn size_bytes(&self) -> usize {
        self.manifest.bytes.len() + 80 + self.parts.iter().flatten().map(|p| p.len() + 5).sum::<usize>()
    }

    /// Checks the manifest and that every part present is the one it names. No signature yet.
    pub fn read(&self) -> Result<Manifest, BatchFault> {
        let manifest = self.manifest.read()?;
        if manifest.parts.len() != self.parts.len() {
            return Err(BatchFault::Parts {
                listed: manifest.parts.len(),
                found: self.parts.len(),
            });
        }
        for (index, (named, found)) in manifest.parts.iter().zip(&self.parts).enumerate() {
            match found {
                Some(bytes) if bytes.len() != named.length as usize || sha256(bytes) != named.hash => {
                    return Err(BatchFault::Part { index });
                }
                Some(_) | None => {}
            }
        }
        Ok(manifest)
    }

    /// The same batch without the bytes of the parts for which `gone` says so.
    pub fn without(mut self, gone: impl Fn(usize) -> bool) -> Self {
        for (index, part) in self.parts.iter_mut().enumerate() {
            if gone(index) {
                *part = None;
            }
        }
        self
    }
}
