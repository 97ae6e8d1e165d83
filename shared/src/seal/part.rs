//! A part between its plaintext and its stored bytes: CBOR → zstd → padding → cipher.

use super::chance::{Chance, random};
use super::dictionary::{Dictionary, LEVEL};
use super::room_key::RoomKey;
use crate::ids::{BatchHash, DeviceNumber, RoomId};
use crate::sync::limits::{MAX_PART_BYTES, MAX_PART_PLAIN_BYTES};
use crate::sync::manifest::Manifest;
use crate::sync::part::PartContent;
use crate::sync::wire;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe;

/// Why a part could not be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartFault {
    #[error("this record's news is larger than a part may be ({bytes} bytes)")]
    TooLarge { bytes: usize },
    #[error("this device does not have the room key for it yet")]
    NoKey,
    #[error("this device does not have the compression dictionary for it yet; fetch the program's pack")]
    NoDictionary,
    #[error("the part does not open with the room's key: it is damaged or was put there by somebody else")]
    CannotOpen,
    #[error("the part would grow beyond what is allowed")]
    Bomb,
    #[error("what is inside the part is damaged or of a later version")]
    Content,
}

/// A part ready for the cipher: compressed and padded, so its stored length is known.
pub(crate) struct Padded(Vec<u8>);

/// Bytes that the cipher's tag, or the random beginning in an open room, adds.
const OVERHEAD: usize = 16;
const LENGTH_BYTES: usize = 4;

impl Padded {
    pub(crate) fn new(content: &PartContent, dictionary: Option<&Dictionary>) -> Result<Self, PartFault> {
        let plain = wire::encode(content);
        if plain.len() > MAX_PART_PLAIN_BYTES {
            return Err(PartFault::TooLarge { bytes: plain.len() });
        }
        let compressed = compress(&plain, dictionary).map_err(|_| PartFault::TooLarge { bytes: plain.len() })?;
        let mut padded = Vec::with_capacity(padme(LENGTH_BYTES + compressed.len()));
        padded.extend_from_slice(&(compressed.len() as u32).to_le_bytes());
        padded.extend_from_slice(&compressed);
        padded.resize(padme(padded.len()), 0);
        match padded.len() + OVERHEAD > MAX_PART_BYTES {
            true => Err(PartFault::TooLarge {
                bytes: padded.len() + OVERHEAD,
            }),
            false => Ok(Self(padded)),
        }
    }

    pub(crate) fn stored_len(&self) -> usize {
        self.0.len() + OVERHEAD
    }

    /// The stored bytes: sealed under the room key, or after 16 random bytes in an open room.
    pub(crate) fn store(
        &self,
        place: &Place,
        key: Option<&RoomKey>,
        chance: &mut Chance<'_>,
    ) -> Result<Vec<u8>, PartFault> {
        match key {
            Some(key) => place.seal(key, &self.0),
            None => Ok([random::<16>(chance).as_slice(), &self.0].concat()),
        }
    }
}

/// Where a part stands: bound into its key, nonce and associated data.
pub(crate) struct Place {
    pub random: [u8; 16],
    pub index: u32,
    pub room: RoomId,
    pub epoch: u32,
    pub device: DeviceNumber,
    pub seq: u64,
    pub previous: BatchHash,
    pub format: u16,
}

impl Place {
    pub(crate) fn of(manifest: &Manifest, index: usize) -> Self {
        Self {
            random: manifest.random,
            index: index as u32,
            room: manifest.room,
            epoch: manifest.epoch,
            device: manifest.device,
            seq: manifest.seq,
            previous: manifest.previous,
            format: manifest.format,
        }
    }

    fn seal(&self, key: &RoomKey, padded: &[u8]) -> Result<Vec<u8>, PartFault> {
        let aad = self.associated();
        let payload = Payload { msg: padded, aad: &aad };
        self.cipher(key)
            .encrypt(&self.nonce().into(), payload)
            .map_err(|_| PartFault::TooLarge { bytes: padded.len() })
    }

    fn open(&self, key: &RoomKey, stored: &[u8]) -> Result<Vec<u8>, PartFault> {
        let aad = self.associated();
        let payload = Payload { msg: stored, aad: &aad };
        self.cipher(key)
            .decrypt(&self.nonce().into(), payload)
            .map_err(|_| PartFault::CannotOpen)
    }

    fn cipher(&self, key: &RoomKey) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*key.derive(&self.random, "surco/part/1")).into())
    }

    /// The index as 24 bytes, little-endian. Each batch has its own key, so an index is never used twice.
    fn nonce(&self) -> [u8; 24] {
        let mut nonce = [0; 24];
        nonce
            .iter_mut()
            .zip(self.index.to_le_bytes())
            .for_each(|(to, from)| *to = from);
        nonce
    }

    /// CBOR array: format, room, epoch, device, seq, previous.
    fn associated(&self) -> Vec<u8> {
        wire::encode(&(self.format, self.room, self.epoch, self.device, self.seq, self.previous))
    }
}

/// Opens one stored part. `key` is the room key of the manifest's epoch, `dictionary` the one that it names.
///
/// Memory is bounded by `MAX_PART_PLAIN_BYTES` whatever the bytes say. Whether the record's id, kind and actors are
/// right is `record`'s to check.
pub fn open_part(
    manifest: &Manifest,
    index: usize,
    stored: &[u8],
    key: Option<&RoomKey>,
    dictionary: Option<&Dictionary>,
) -> Result<PartContent, PartFault> {
    if stored.len() > MAX_PART_BYTES {
        return Err(PartFault::TooLarge { bytes: stored.len() });
    }
    let named = manifest.dictionary != crate::ids::Hash::ZERO;
    if named && dictionary.map(Dictionary::hash) != Some(manifest.dictionary) {
        return Err(PartFault::NoDictionary);
    }
    let opened;
    let padded = match (manifest.epoch, key) {
        (0, _) => stored.get(OVERHEAD..).ok_or(PartFault::Content)?,
        (_, None) => return Err(PartFault::NoKey),
        (_, Some(key)) => {
            opened = Place::of(manifest, index).open(key, stored)?;
            opened.as_slice()
        }
    };
    let plain = decompress(unpad(padded)?, dictionary.filter(|_| named))?;
    wire::decode(&plain).map_err(|_| PartFault::Content)
}

/// What stands before the padding, which must be zeros to the length that Padmé gives.
fn unpad(padded: &[u8]) -> Result<&[u8], PartFault> {
    let (length, rest) = padded.split_first_chunk::<LENGTH_BYTES>().ok_or(PartFault::Content)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (compressed, padding) = rest.split_at_checked(length).ok_or(PartFault::Content)?;
    let fits = padme(LENGTH_BYTES + length) == padded.len() && padding.iter().all(|b| *b == 0);
    if fits { Ok(compressed) } else { Err(PartFault::Content) }
}

fn compress(plain: &[u8], dictionary: Option<&Dictionary>) -> std::io::Result<Vec<u8>> {
    match dictionary {
        Some(dictionary) => Compressor::with_prepared_dictionary(dictionary.encoder())?.compress(plain),
        None => Compressor::new(LEVEL)?.compress(plain),
    }
}

fn decompress(compressed: &[u8], dictionary: Option<&Dictionary>) -> Result<Vec<u8>, PartFault> {
    // The frame must state its size: only so is memory known before anything is unpacked.
    let size = match zstd_safe::get_frame_content_size(compressed) {
        Ok(Some(size)) if size <= MAX_PART_PLAIN_BYTES as u64 => size as usize,
        Ok(Some(_)) => return Err(PartFault::Bomb),
        Ok(None) | Err(_) => return Err(PartFault::Content),
    };
    let mut decompressor = match dictionary {
        Some(dictionary) => Decompressor::with_prepared_dictionary(dictionary.decoder()),
        None => Decompressor::new(),
    }
    .map_err(|_| PartFault::Content)?;
    decompressor
        .decompress(compressed, size)
        .map_err(|_| PartFault::Content)
}

/// Padmé (Nikitin et al., PETS 2019): rounds a length up so that it tells O(log log) bits, at most 12 % more.
pub(crate) fn padme(length: usize) -> usize {
    if length < 2 {
        return length;
    }
    let exponent = length.ilog2();
    let kept_bits = exponent.ilog2().saturating_add(1);
    let mask = (1usize << exponent.saturating_sub(kept_bits)) - 1;
    (length + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_costs_at_most_an_eighth_and_never_shortens() {
        let mut lengths = std::collections::BTreeSet::new();
        for length in 2..40_000 {
            let padded = padme(length);
            assert!(padded >= length && padded * 100 <= length * 112, "{length} {padded}");
            lengths.insert(padded);
        }
        assert!(lengths.len() < 400, "{} lengths tell too much", lengths.len());
        // The paper's own example.
        assert_eq!(padme(9), 10);
    }
}
