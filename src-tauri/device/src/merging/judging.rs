//! Which batches of a room count, and what follows when that changes.

use super::intake::Intake;
use super::reasons::Reason;
use crate::store::{BatchState, Contact, PartState};
use shared::api::ApiError;
use shared::ids::{BatchHash, BlobHash, Hash};
use shared::seal::verify_batch;
use shared::sync::{Manifest, Verdict, counted};
use std::collections::{BTreeMap, BTreeSet};

impl Intake<'_> {
    /// Batches whose signer or format was unknown may be known now.
    pub fn verify_again(&mut self) -> Result<(), ApiError> {
        let reasons = [Reason::UnknownSigner, Reason::NewerFormat, Reason::Forged];
        for stored in self.store.set_aside_batches()? {
            let due = stored.room == self.log.room() && reasons.iter().any(|reason| reason.word() == stored.reason);
            if !due {
                continue;
            }
            let Some(batch) = self.store.batch(stored.hash)? else {
                continue;
            };
            match verify_batch(&batch, self.log) {
                Ok(_) => self.store.set_batch_state(stored.hash, BatchState::SetAside, "")?,
                Err(fault) => {
                    self.store
                        .set_batch_state(stored.hash, BatchState::SetAside, Reason::from(&fault).word())?
                }
            }
        }
        Ok(())
    }

    /// Judges every verified batch of the room, and merges or takes out what changed.
    pub fn judge(&mut self) -> Result<(), ApiError> {
        let manifests = self.verified_manifests()?;
        let counting = counted(self.log, manifests.iter().map(|(hash, manifest)| (*hash, manifest)));
        let mut newly = Vec::new();
        for (hash, verdict) in &counting.verdicts {
            let Some(stored) = self.store.stored_batch(*hash)? else {
                continue;
            };
            match verdict {
                Verdict::Counted if !stored.counted => {
                    self.store.set_batch_state(*hash, BatchState::Counted, "")?;
                    newly.push((stored.n, *hash));
                }
                Verdict::Counted => {}
                Verdict::SetAside(waiting) => {
                    self.store
                        .set_batch_state(*hash, BatchState::SetAside, Reason::from(*waiting).word())?;
                    if stored.counted {
                        self.take_out(stored.n)?;
                    }
                }
            }
        }
        // In the order of arrival, so that what builds on something mostly finds it.
        newly.sort_unstable();
        for (n, hash) in newly {
            if let Some(manifest) = manifests.get(&hash) {
                self.merge(n, hash, manifest)?;
            }
        }
        self.erase(&counting.erased_parts, &counting.erased_blobs)?;
        for (device, seq) in &counting.handed_in {
            self.store.heard_of(
                self.log.room(),
                Contact {
                    device: *device,
                    at: chrono::DateTime::UNIX_EPOCH,
                    handed_in: *seq,
                },
            )?;
        }
        Ok(self.store.set_holes(self.log.room(), &counting.holes)?)
    }

    fn verified_manifests(&self) -> Result<BTreeMap<BatchHash, Manifest>, ApiError> {
        let apart = [Reason::Forged, Reason::Damaged, Reason::NewerFormat].map(Reason::word);
        let mut found = BTreeMap::new();
        for (hash, signed, reason) in self.store.manifests(self.log.room())? {
            if let (false, Ok(manifest)) = (apart.contains(&reason.as_str()), Manifest::read(&signed.bytes)) {
                // An unknown signer's batch was never verified: it is judged once its member entry is here.
                if self.log.ever_member(manifest.device).is_some() {
                    found.insert(hash, manifest);
                }
            }
        }
        Ok(found)
    }

    /// A batch no longer counts: its records are made again from those that do.
    fn take_out(&mut self, n: i64) -> Result<(), ApiError> {
        for part in self.store.parts_in(n)? {
            if let Some(record) = part.record {
                self.store
                    .set_part(n, part.place, Some(record), PartState::Unread, "")?;
                self.rebuild(record)?;
            }
        }
        Ok(())
    }

    /// Drops the bytes of erased parts and blobs, and what was known from them.
    fn erase(&mut self, parts: &BTreeSet<Hash>, blobs: &BTreeSet<BlobHash>) -> Result<(), ApiError> {
        let mut records = BTreeSet::new();
        for hash in parts {
            if !self.store.is_erased(*hash)? {
                records.extend(self.store.erase_part(*hash)?);
            }
        }
        for hash in blobs {
            self.store.remember_erased(Hash(hash.0))?;
        }
        for record in records {
            self.rebuild(record)?;
            // A journalled change of an erased record must not bring it back.
            if !self.documents.contains_key(&record) {
                self.store.drop_pending_of(record)?;
                self.store.drop_drafts(record)?;
                self.erased.insert(record);
            }
        }
        Ok(())
    }
}
