//! Evidence stamps: at capture a device signs what it took, so that outsiders can check a plate years later.

use super::chance::{Chance, random};
use super::keys::DeviceKeys;
use super::sign;
use crate::ids::{BlobHash, Hash};
use crate::sync::manifest::FORMAT;
use crate::sync::wire::{self, PublicKey, Signature};
use crate::time::Day;
use chrono::Datelike;
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// "I took this on that day." Says nothing of the content, the place or the hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Stamp {
    #[n(0)]
    pub format: u16,
    /// SHA-256("surco/stamp-original/1" ‖ 0 ‖ salt ‖ original bytes): whoever has original and salt can check it.
    #[n(1)]
    pub original: Hash,
    #[n(2)]
    pub stored: BlobHash,
    /// Days since 1 January 1970, by the device's clock.
    #[n(3)]
    pub day: i32,
    #[cbor(n(4), with = "minicbor::bytes")]
    pub id: [u8; 16],
}

/// A stamp's bytes as they were signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedStamp {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    pub signature: Signature,
}

const SIGNED_AS: &str = "surco/stamp/1";
const ORIGINAL: &str = "surco/stamp-original/1";
/// 1 January 1970 counted from the first day of the common era.
const EPOCH_FROM_CE: i32 = 719_163;

/// Hashes an original with its salt, in pieces.
pub fn salted_hash(salt: &[u8; 16], mut original: impl Read) -> io::Result<Hash> {
    let mut hasher = Sha256::new();
    hasher.update(ORIGINAL.as_bytes());
    hasher.update([0]);
    hasher.update(salt);
    let mut piece = [0; 16 * 1024];
    loop {
        match original.read(&mut piece)? {
            0 => return Ok(Hash(hasher.finalize().into())),
            n => hasher.update(piece.get(..n).unwrap_or(&piece)),
        }
    }
}

/// Stamps an original that `salted_hash` has gone through.
pub fn stamp(original: Hash, stored: BlobHash, day: Day, keys: &DeviceKeys, chance: &mut Chance<'_>) -> SignedStamp {
    let day = day.num_days_from_ce() - EPOCH_FROM_CE;
    let bytes = wire::encode(&Stamp {
        format: FORMAT,
        original,
        stored,
        day,
        id: random(chance),
    });
    let signature = keys.sign(SIGNED_AS, &bytes);
    SignedStamp { bytes, signature }
}

impl SignedStamp {
    /// The stamp, if that device signed it.
    pub fn verify(&self, device: &PublicKey) -> Option<Stamp> {
        let signed = sign::verify(device, SIGNED_AS, &self.bytes, &self.signature);
        wire::decode::<Stamp>(&self.bytes)
            .ok()
            .filter(|stamp| signed && stamp.format == FORMAT)
    }
}

impl Stamp {
    pub fn day(&self) -> Option<Day> {
        Day::from_num_days_from_ce_opt(self.day.checked_add(EPOCH_FROM_CE)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_proves_the_day_and_the_bytes_and_nothing_without_the_salt() {
        let keys = DeviceKeys::generate(&mut |b| b.fill(2)).unwrap();
        let day = Day::from_ymd_opt(2026, 11, 22).unwrap();
        let original = salted_hash(&[5; 16], &b"photo"[..]).unwrap();
        let signed = stamp(original, BlobHash([8; 32]), day, &keys, &mut |b| b.fill(7));
        let read = signed.verify(&keys.public().signing).unwrap();
        assert_eq!(
            (read.day(), read.original, read.stored),
            (Some(day), original, BlobHash([8; 32]))
        );
        assert_ne!(salted_hash(&[6; 16], &b"photo"[..]).unwrap(), original);
        let other = DeviceKeys::generate(&mut |b| b.fill(3)).unwrap();
        assert_eq!(signed.verify(&other.public().signing), None);
        let mut later = signed.clone();
        *later.bytes.last_mut().unwrap() ^= 1;
        assert_eq!(later.verify(&keys.public().signing), None);
        assert_eq!(Day::from_ymd_opt(1970, 1, 1).unwrap().num_days_from_ce(), EPOCH_FROM_CE);
    }
}
