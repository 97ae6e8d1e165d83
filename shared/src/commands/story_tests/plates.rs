//! A lead's keys and sealed pictures in memory, and stories about a report's plates.

use crate::api::{ApiError, Captured, Plate, RedactBox};
use crate::commands::host::{Capture, PublisherKeys, SealedBlob, SealedPlate};
use crate::ids::{Hash, RecordId};
use crate::permissions::Role;
use crate::seal::blob::{BlobKey, seal_blob};
use crate::seal::lead::tests::added;
use crate::seal::plate::{MAX_PLATE_BYTES, open_plate};
use crate::seal::stamp::{salted_hash, stamp};
use crate::seal::{DeviceKeys, RootKey};
use crate::sync::wire::{self, sha256};
use secrecy::ExposeSecret;
use std::collections::BTreeMap;

pub(super) struct Plates {
    pub(super) keys: DeviceKeys,
    pub(super) root: RootKey,
    sealed: BTreeMap<RecordId, (SealedPlate, Vec<u8>)>,
    kept: Vec<Vec<u8>>,
    taken: BTreeMap<Hash, (Capture, Vec<u8>)>,
}

impl Plates {
    pub(super) fn new() -> Plates {
        Plates {
            keys: DeviceKeys::generate(&mut |bytes| bytes.fill(2)).unwrap(),
            root: RootKey::generate(&mut |bytes| bytes.fill(4)),
            sealed: BTreeMap::new(),
            kept: Vec::new(),
            taken: BTreeMap::new(),
        }
    }

    pub(super) fn seal(&mut self, evidence: RecordId, picture: Option<&Vec<u8>>) -> Option<SealedPlate> {
        if let Some((plate, _)) = self.sealed.get(&evidence) {
            return Some(plate.clone());
        }
        let picture = picture?;
        let key = BlobKey::generate(&mut |bytes| bytes.fill(evidence.0[3]));
        let mut bytes = Vec::new();
        let done = seal_blob(&key, picture.as_slice(), &mut bytes, MAX_PLATE_BYTES).unwrap();
        let plate = SealedPlate {
            hash: sha256(picture),
            size_bytes: picture.len() as u64,
            sealed: SealedBlob {
                hash: done.hash,
                size_bytes: done.length,
                key: key.to_text().expose_secret().to_owned(),
            },
        };
        self.sealed.insert(evidence, (plate.clone(), bytes));
        Some(plate)
    }

    pub(super) fn keep(&mut self, plate: &Plate) -> Result<(), ApiError> {
        let found = self.sealed.values().find(|(_, bytes)| sha256(bytes) == plate.sealed);
        let (_, bytes) = found.ok_or_else(|| ApiError::not_found("picture"))?;
        self.kept.push(bytes.clone());
        Ok(())
    }

    pub(super) fn open(&self, plate: &Plate) -> Result<Vec<u8>, ApiError> {
        let found = self.kept.iter().find(|bytes| sha256(bytes) == plate.sealed);
        found
            .and_then(|sealed| open_plate(plate, sealed))
            .ok_or_else(|| ApiError::not_found("picture"))
    }

    /// A photo as a phone would have kept it.
    pub(super) fn takes(&mut self, photo: &[u8], media_type: &str) -> Hash {
        let key = BlobKey::generate(&mut |bytes| bytes.fill(9));
        let mut bytes = Vec::new();
        let done = seal_blob(&key, photo, &mut bytes, MAX_PLATE_BYTES).unwrap();
        let salt = [5; 16];
        let salted = salted_hash(&salt, photo).unwrap();
        let day = "2026-03-02".parse().unwrap();
        let signed = stamp(salted, done.hash, day, &self.keys, &mut |bytes| bytes.fill(7));
        let blob = SealedBlob {
            hash: done.hash,
            size_bytes: done.length,
            key: key.to_text().expose_secret().to_owned(),
        };
        let capture = Capture {
            facts: Captured {
                capture: Hash(done.hash.0),
                media_type: media_type.to_owned(),
                size_bytes: photo.len() as u64,
                width_px: Some(40),
                height_px: Some(30),
                had_position: false,
            },
            original: blob.clone(),
            preview: Some(blob),
            salted_hash: salted,
            salt,
            stamp: wire::encode(&signed),
            captured: "2026-03-02T14:00:00Z".parse().unwrap(),
        };
        self.taken.insert(Hash(done.hash.0), (capture, photo.to_vec()));
        Hash(done.hash.0)
    }

    pub(super) fn capture(&self, capture: Hash) -> Option<Capture> {
        self.taken.get(&capture).map(|(capture, _)| capture.clone())
    }

    pub(super) fn copy(&self, hash: &str) -> Option<Vec<u8>> {
        self.taken.get(&hash.parse().ok()?).map(|(_, photo)| photo.clone())
    }

    /// Stands in for the pixels, which are the device's own business.
    pub(super) fn redact(&mut self, picture: &[u8], boxes: &[RedactBox]) -> Capture {
        let covered = [picture, format!(" covered {}", boxes.len()).as_bytes()].concat();
        let hash = self.takes(&covered, "image/jpeg");
        self.capture(hash).unwrap()
    }

    pub(super) fn publisher(&self) -> PublisherKeys {
        PublisherKeys {
            root: self.root.public(),
            key: self.keys.public().signing,
            certificate: added(&self.root, &self.keys, Role::Lead),
        }
    }
}
