//! What travels: one device's own news of one record, as uncompressed automerge chunks.

use super::document::Document;
use super::limits::{MAX_OPS_PER_PART, MAX_PART_BYTES};
use super::read;
use crate::ids::{DeviceNumber, Hash};
use automerge::{ChangeHash, ReadDoc};

/// What a part brings of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'a> {
    /// A whole saved document of which the signer made every change.
    Saved(&'a [u8]),
    /// The signer's own raw change chunks, one after the other.
    Changes(&'a [u8]),
}

/// [`News`] that owns its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewsBuf {
    Saved(Vec<u8>),
    Changes(Vec<u8>),
}

impl NewsBuf {
    pub fn borrowed(&self) -> News<'_> {
        match self {
            NewsBuf::Saved(bytes) => News::Saved(bytes),
            NewsBuf::Changes(bytes) => News::Changes(bytes),
        }
    }
}

impl Document {
    /// What `device` wrote that `heads` do not know, in parts that the guard accepts: usually one, none if nothing is new.
    ///
    /// It is the whole saved document where the device made every change and that is smaller.
    pub fn news_since(&self, heads: &[Hash], device: DeviceNumber) -> Vec<NewsBuf> {
        let heads: Vec<ChangeHash> = heads.iter().map(|hash| ChangeHash(hash.0)).collect();
        let changes = self.doc.get_changes(&heads);
        let own: Vec<_> = changes
            .iter()
            .filter(|change| read::device_of(change.actor_id()) == Some(device))
            .collect();
        let bytes: usize = own.iter().map(|change| change.raw_bytes().len()).sum();
        if own.is_empty() {
            return Vec::new();
        }
        if self.made_only_by(device) && self.doc.stats().num_ops <= MAX_OPS_PER_PART / 2 {
            let saved = self.doc.save_nocompress();
            if saved.len() < bytes && saved.len() <= MAX_PART_BYTES {
                return vec![NewsBuf::Saved(saved)];
            }
        }
        let mut parts: Vec<(u64, Vec<u8>)> = Vec::new();
        for change in own {
            let (ops, raw) = (change.len() as u64, change.raw_bytes());
            match parts.last_mut() {
                Some((filled, part))
                    if *filled + ops <= MAX_OPS_PER_PART && part.len() + raw.len() <= MAX_PART_BYTES =>
                {
                    *filled += ops;
                    part.extend_from_slice(raw);
                }
                _ => parts.push((ops, raw.to_vec())),
            }
        }
        parts.into_iter().map(|(_, part)| NewsBuf::Changes(part)).collect()
    }
}
