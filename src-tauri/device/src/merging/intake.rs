//! One room's intake inside a transaction: batches kept verbatim, and what is written at the end.

use super::Touched;
use super::reasons::Reason;
use super::rows::{Late, Rows};
use crate::store::{BatchState, NewBatch, PartState, Store};
use crate::vault::KeptKey;
use shared::api::ApiError;
use shared::ids::{DeviceNumber, Hash, RecordId};
use shared::record::Document;
use shared::seal::{Dictionary, RoomKey, verify_batch};
use shared::sync::{Batch, MemberLog};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an intake borrows, and what it has found so far.
pub(super) struct Intake<'a> {
    pub store: &'a Store,
    pub(super) log: &'a MemberLog,
    pub(super) own: DeviceNumber,
    pub(super) keys: BTreeMap<u32, RoomKey>,
    pub(super) dictionaries: &'a HashMap<Hash, Dictionary>,
    pub(super) rows: Rows<'a>,
    /// Snapshots as they will stand.
    pub(super) documents: BTreeMap<RecordId, Document>,
    /// Records whose rows are to be made again, and whether others' late news is in them.
    pub(super) stale: BTreeMap<RecordId, Late>,
    /// Whether parts came that had been withheld from batches that are here.
    pub filled: bool,
    /// Records of which nothing may stay, not in the journal either.
    pub(super) erased: BTreeSet<RecordId>,
}

impl<'a> Intake<'a> {
    pub fn new(
        store: &'a Store,
        log: &'a MemberLog,
        own: DeviceNumber,
        keys: Vec<KeptKey>,
        dictionaries: &'a HashMap<Hash, Dictionary>,
        rows: Rows<'a>,
    ) -> Self {
        let keys = keys.iter().map(|kept| (kept.epoch, kept.room_key())).collect();
        Intake {
            store,
            log,
            own,
            keys,
            dictionaries,
            rows,
            documents: BTreeMap::new(),
            stale: BTreeMap::new(),
            filled: false,
            erased: BTreeSet::new(),
        }
    }

    /// Keeps a batch verbatim; whether it counts is judged later. Returns whether it was new.
    pub fn keep(&mut self, batch: &Batch) -> Result<bool, ApiError> {
        let hash = batch.hash();
        let verified = verify_batch(batch, self.log);
        if let Some(known) = self.store.stored_batch(hash)? {
            // A forged copy has the same name as the true one, which must still find its way.
            if known.reason != Reason::Forged.word() || verified.is_err() {
                self.fill_gaps(known.n, batch)?;
                return Ok(false);
            }
            self.store.drop_batch(known.n)?;
        }
        let (device, seq) = match batch.manifest.read() {
            Ok(manifest) => (manifest.device, manifest.seq),
            Err(_) => (DeviceNumber(0), 0),
        };
        // Verified ones wait for the judgement; the others keep their reason until the log or the app says more.
        let reason = verified.as_ref().err().map_or("", |fault| Reason::from(fault).word());
        let n = self.store.add_batch(&NewBatch {
            hash,
            room: self.log.room(),
            device,
            seq,
            own: device == self.own && verified.is_ok(),
            manifest: &batch.manifest,
            state: BatchState::SetAside,
            reason,
            arrived: self.rows.now,
        })?;
        let listed = verified.map(|verified| verified.manifest.parts).unwrap_or_default();
        for (place, (part, stored)) in listed.iter().zip(&batch.parts).enumerate() {
            let erased = self.store.is_erased(part.hash)?;
            let bytes = stored.as_deref().filter(|_| !erased);
            let state = if bytes.is_some() {
                PartState::Unread
            } else {
                PartState::Gone
            };
            self.store.add_part(n, place as u32, part.hash, None, bytes, state)?;
        }
        Ok(true)
    }

    /// Bytes that were withheld before and are here now.
    fn fill_gaps(&mut self, n: i64, batch: &Batch) -> Result<(), ApiError> {
        if batch.read().is_err() {
            return Ok(());
        }
        for part in self
            .store
            .parts_in(n)?
            .iter()
            .filter(|part| part.state == PartState::Gone)
        {
            let stored = batch.parts.get(part.place as usize).and_then(Option::as_deref);
            if let Some(bytes) = stored.filter(|_| !self.store.is_erased(part.hash).unwrap_or(true)) {
                self.store.fill_part(n, part.place, bytes)?;
                self.filled = true;
            }
        }
        Ok(())
    }

    /// Writes the snapshots and makes the rows. Returns what changed, and what was erased.
    pub fn finish(self) -> Result<(Touched, BTreeSet<RecordId>), ApiError> {
        for (record, document) in &self.documents {
            self.store.put_snapshot(*record, &document.save())?;
        }
        Ok((self.rows.make_all(self.stale)?, self.erased))
    }
}
