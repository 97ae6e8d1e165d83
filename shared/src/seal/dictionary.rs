//! The compression dictionary that a batch names by hash: made from the pinned pack's form, the same on every host.

use crate::ids::Hash;
use crate::sync::wire::sha256;
use std::sync::Arc;
use zstd::dict::{DecoderDictionary, EncoderDictionary};

/// zstd's level for parts: small inputs, sent over poor links, sealed once.
pub const LEVEL: i32 = 12;

/// A raw-content zstd dictionary, prepared once. Cheap to clone.
#[derive(Clone)]
pub struct Dictionary(Arc<Prepared>);

struct Prepared {
    hash: Hash,
    encoder: EncoderDictionary<'static>,
    decoder: DecoderDictionary<'static>,
}

/// Why bytes cannot serve as a dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryFault {
    #[error("a compression dictionary has 8 to 131072 bytes of text, this has {length}")]
    Length { length: usize },
    /// Raw content only: a trained dictionary's magic number would be read as something else.
    #[error("these bytes look like a trained dictionary; only plain text serves")]
    Trained,
}

const MAX_DICTIONARY_BYTES: usize = 128 * 1024;
const TRAINED_MAGIC: [u8; 4] = [0x37, 0xa4, 0x30, 0xec];

impl Dictionary {
    pub fn new(content: &[u8]) -> Result<Self, DictionaryFault> {
        if !(8..=MAX_DICTIONARY_BYTES).contains(&content.len()) {
            return Err(DictionaryFault::Length { length: content.len() });
        }
        if content.starts_with(&TRAINED_MAGIC) {
            return Err(DictionaryFault::Trained);
        }
        Ok(Self(Arc::new(Prepared {
            hash: sha256(content),
            encoder: EncoderDictionary::copy(content, LEVEL),
            decoder: DecoderDictionary::copy(content),
        })))
    }

    /// SHA-256 of the content: what manifests name.
    pub fn hash(&self) -> Hash {
        self.0.hash
    }

    pub(crate) fn encoder(&self) -> &EncoderDictionary<'static> {
        &self.0.encoder
    }

    pub(crate) fn decoder(&self) -> &DecoderDictionary<'static> {
        &self.0.decoder
    }
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dictionary({})", self.hash())
    }
}
