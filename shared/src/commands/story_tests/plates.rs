//! A lead's keys and sealed pictures in memory, and stories about a report's plates.

use crate::api::{ApiError, Plate};
use crate::commands::host::{PublisherKeys, SealedBlob, SealedPlate};
use crate::ids::RecordId;
use crate::permissions::Role;
use crate::seal::blob::{BlobKey, seal_blob};
use crate::seal::lead::tests::added;
use crate::seal::plate::{MAX_PLATE_BYTES, open_plate};
use crate::seal::{DeviceKeys, RootKey};
use crate::sync::wire::sha256;
use secrecy::ExposeSecret;
use std::collections::BTreeMap;

pub(super) struct Plates {
    pub(super) keys: DeviceKeys,
    pub(super) root: RootKey,
    sealed: BTreeMap<RecordId, (SealedPlate, Vec<u8>)>,
    kept: Vec<Vec<u8>>,
}

impl Plates {
    pub(super) fn new() -> Plates {
        Plates {
            keys: DeviceKeys::generate(&mut |bytes| bytes.fill(2)).unwrap(),
            root: RootKey::generate(&mut |bytes| bytes.fill(4)),
            sealed: BTreeMap::new(),
            kept: Vec::new(),
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

    pub(super) fn publisher(&self) -> PublisherKeys {
        PublisherKeys {
            root: self.root.public(),
            key: self.keys.public().signing,
            certificate: added(&self.root, &self.keys, Role::Lead),
        }
    }
}
