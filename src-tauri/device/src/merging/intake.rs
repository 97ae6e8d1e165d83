//! One room's intake inside a transaction.

use super::Touched;
use super::reasons::Reason;
use super::rows::{Late, Rows};
use crate::store::{BatchState, Contact, NewBatch, PartState, Store};
use crate::vault::KeptKey;
use shared::api::ApiError;
use shared::domain::keys::through_server;
use shared::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RecordId};
use shared::permissions::Role;
use shared::permissions::{may_write, may_write_through_scribe};
use shared::record::{Document, News, RecordIdentity, admit};
use shared::seal::part::open_part;
use shared::seal::{Dictionary, RoomKey, verify_batch};
use shared::sync::part::{News as PartNews, PartContent};
use shared::sync::{Batch, Manifest, MemberLog, SignedManifest, Verdict, counted};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an intake borrows, and what it has found so far.
pub(super) struct Intake<'a> {
    pub store: &'a Store,
    log: &'a MemberLog,
    own: DeviceNumber,
    keys: BTreeMap<u32, RoomKey>,
    dictionaries: &'a HashMap<Hash, Dictionary>,
    rows: Rows<'a>,
    /// Snapshots as they will stand.
    documents: BTreeMap<RecordId, Document>,
    /// Records whose rows are to be made again, and whether others' late news is in them.
    stale: BTreeMap<RecordId, Late>,
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
        let keys = keys
            .iter()
            .map(|kept| (kept.epoch, RoomKey::from_bytes(kept.key)))
            .collect();
        Intake {
            store,
            log,
            own,
            keys,
            dictionaries,
            rows,
            documents: BTreeMap::new(),
            stale: BTreeMap::new(),
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
            }
        }
        Ok(())
    }

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

    /// Opens and merges the parts of a batch that counts.
    fn merge(&mut self, n: i64, hash: BatchHash, manifest: &Manifest) -> Result<(), ApiError> {
        let contact = Contact {
            device: manifest.device,
            at: self.rows.now,
            handed_in: 0,
        };
        self.store.heard_of(self.log.room(), contact)?;
        for part in self.store.parts_in(n)? {
            if part.state == PartState::Unread {
                self.merge_part(n, hash, part.place, manifest)?;
            }
        }
        Ok(())
    }

    fn merge_part(&mut self, n: i64, hash: BatchHash, place: u32, manifest: &Manifest) -> Result<(), ApiError> {
        let Some(bytes) = self.store.part_bytes(n, place)? else {
            return Ok(());
        };
        let key = self.keys.get(&manifest.epoch);
        let dictionary = self.dictionaries.get(&manifest.dictionary);
        let content = match open_part(manifest, place as usize, &bytes, key, dictionary) {
            Ok(content) => content,
            Err(fault) => {
                let reason = Reason::from(fault);
                let state = if matches!(reason, Reason::NoKey | Reason::NoPack) {
                    PartState::Unread
                } else {
                    PartState::Refused
                };
                return Ok(self.store.set_part(n, place, None, state, reason.word())?);
            }
        };
        let record = content.record();
        match self.admit(&content, manifest) {
            Ok(()) => self.store.set_part(n, place, record, PartState::Taken, "")?,
            Err(Refusal::Reason(reason)) => {
                tracing::warn!(batch = %hash, place, reason = reason.word(), "a part was set aside");
                self.store.set_part(n, place, None, PartState::Refused, reason.word())?;
            }
            Err(Refusal::Fault(error)) => return Err(error),
        }
        Ok(())
    }

    /// Merges one record's news into its snapshot.
    fn admit(&mut self, content: &PartContent, manifest: &Manifest) -> Result<(), Refusal> {
        let PartContent::Record {
            record,
            kind,
            creator,
            chance,
            news,
        } = content
        else {
            return Ok(());
        };
        let identity = RecordIdentity {
            room: manifest.room,
            kind: *kind,
            creator: *creator,
            chance: *chance,
        };
        if identity.id() != *record {
            return Err(Reason::Poisoned.into());
        }
        let role = self
            .log
            .member_at(manifest.member_head, manifest.device)
            .map(|member| member.role);
        let role = role.ok_or(Reason::NotAllowed)?;
        if kind.room() != self.log.kind() || !may_write(role, *kind) {
            return Err(Reason::NotAllowed.into());
        }
        let joined;
        let news = match news {
            PartNews::Saved { document } => News::Saved(document),
            PartNews::Changes { changes } => {
                joined = changes.concat();
                News::Changes(&joined)
            }
        };
        let existing = self.document(*record)?;
        let admitted =
            admit(existing.as_ref(), &identity, manifest.device, news).map_err(|error| Reason::from(&error))?;
        if role == Role::Scribe && !on_behalf(&admitted.document, identity) {
            return Err(Reason::NotAllowed.into());
        }
        self.documents.insert(*record, admitted.document);
        let late = if manifest.device == self.own {
            Late::No
        } else {
            Late::IfPhaseMoved
        };
        let noted = self.stale.entry(*record).or_insert(late);
        *noted = (*noted).max(late);
        Ok(())
    }

    /// The record's snapshot: the one of this intake, or the stored one.
    fn document(&self, record: RecordId) -> Result<Option<Document>, ApiError> {
        if let Some(document) = self.documents.get(&record) {
            return Ok(Some(document.clone()));
        }
        // A snapshot is a cache: a damaged one is made again from the batches.
        Ok(self
            .store
            .snapshot(record)?
            .and_then(|bytes| Document::load(&bytes).ok()))
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

    /// Makes a record's snapshot again from the parts of counted batches, in the order of arrival.
    fn rebuild(&mut self, record: RecordId) -> Result<(), ApiError> {
        self.documents.remove(&record);
        self.store.drop_snapshot(record)?;
        self.stale.entry(record).or_insert(Late::No);
        for part in self.store.parts_of(record)? {
            let Some(batch) = self.store.stored_batch(part.batch)?.filter(|batch| batch.counted) else {
                continue;
            };
            let Some(signed) = self.store.signed_manifest(part.batch)? else {
                continue;
            };
            if let (PartState::Taken | PartState::Unread, Ok(manifest)) = (part.state, signed.read()) {
                self.merge_part(batch.n, part.batch, part.place, &manifest)?;
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
            }
        }
        Ok(())
    }

    /// Opens parts that had to wait for a key or a pack.
    pub fn read_waiting(&mut self) -> Result<(), ApiError> {
        for part in self.store.parts_aside()? {
            let waits = part.state == PartState::Unread;
            let Some(batch) = self
                .store
                .stored_batch(part.batch)?
                .filter(|batch| waits && batch.counted)
            else {
                continue;
            };
            if batch.room != self.log.room() {
                continue;
            }
            if let Some(Ok(manifest)) = self
                .store
                .signed_manifest(part.batch)?
                .map(|signed: SignedManifest| signed.read())
            {
                self.merge_part(batch.n, part.batch, part.place, &manifest)?;
            }
        }
        Ok(())
    }

    /// Makes every snapshot and row of the room again.
    pub fn rebuild_all(&mut self) -> Result<(), ApiError> {
        let room = self.log.room();
        let mut records: BTreeSet<RecordId> = self.store.records_in_parts(room)?.into_iter().collect();
        records.extend(self.store.pending_in(room)?.iter().map(|pending| pending.identity.id()));
        records.extend(self.store.rows_by_id(room)?.iter().map(|row| row.id));
        records.into_iter().try_for_each(|record| self.rebuild(record))
    }

    /// Writes the snapshots and makes the rows. Returns what changed.
    pub fn finish(self) -> Result<Touched, ApiError> {
        for (record, document) in &self.documents {
            self.store.put_snapshot(*record, &document.save())?;
        }
        self.rows.make_all(self.stale)
    }
}

/// Whether what the server's key signed stands on a signed-in person's role.
fn on_behalf(document: &Document, identity: RecordIdentity) -> bool {
    let fields = document.fields(&[]);
    let role = fields
        .text(through_server::ROLE)
        .and_then(|text| serde_json::from_value::<Role>(text.into()).ok());
    // Before its beginning is here nobody can say; it shows nothing until then.
    document.times().is_none() || role.is_some_and(|role| may_write_through_scribe(role, identity.kind))
}

/// Why a part's news was not merged.
enum Refusal {
    Reason(Reason),
    Fault(ApiError),
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Refusal::Reason(reason)
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Refusal::Fault(error)
    }
}
