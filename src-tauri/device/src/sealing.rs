//! Pending changes become signed batches: a record finished, lock, ten minutes, 32 KiB, or before sending.
//!
//! Order: batch files in the outbox (synced), then the database, then the journal lets go. A cut between any two is found
//! and mended at the next unlock.

use crate::merging::Rows;
use crate::session::Session;
use crate::store::{BatchState, NewBatch, PartState, Setting};
use shared::api::{ApiError, Code};
use shared::domain::cited_blobs;
use shared::ids::{DeviceNumber, RecordId, RoomId};
use shared::record::{Document, NewsBuf};
use shared::seal::batch::SealFault;
use shared::seal::{BatchDraft, Dictionary, DraftPart, RoomKey, seal_batches};
use shared::sync::limits::MAX_SEEN;
use shared::sync::part::{News, PartContent};
use shared::sync::{Batch, BlobRef, Control, Head, MemberLog, Seen};
use std::collections::{BTreeMap, BTreeSet};

/// What this device's chain in each room has named as seen: room, then device, then seq. Lost with the database, the next
/// batch names all heads again.
const SEEN: Setting<BTreeMap<RoomId, BTreeMap<u32, u64>>> = Setting::new("seen");

/// A record about to be sealed.
struct Ripe {
    document: Document,
    parts: Vec<NewsBuf>,
    blobs: Vec<BlobRef>,
}

impl Session {
    /// Seals whatever is pending in every room that it can.
    pub fn seal_all(&mut self) -> Result<(), ApiError> {
        let rooms: BTreeSet<RoomId> = self
            .store
            .pending()?
            .iter()
            .map(|pending| pending.identity.room)
            .collect();
        for room in rooms {
            self.seal_room(room, Vec::new(), None)?;
        }
        Ok(())
    }

    /// Seals a room's pending changes and these control entries. Returns the last batch of this device's chain.
    pub fn write_control(&mut self, room: RoomId, control: Vec<Control>) -> Result<Option<Head>, ApiError> {
        self.seal_room(room, control, None)
    }

    /// The newest batch of this device's chain in a room: here, or acknowledged before a database was lost.
    pub(crate) fn chain_head(&self, room: RoomId) -> Result<Option<Head>, ApiError> {
        let here = self.store.newest_of(room, self.enrolment()?.device)?;
        Ok(here.max(self.keyring().room(room).and_then(|kept| kept.chain)))
    }

    /// `facts` goes first, where an `erase` entry's index 0 names it.
    pub(crate) fn seal_room(
        &mut self,
        room: RoomId,
        control: Vec<Control>,
        facts: Option<PartContent>,
    ) -> Result<Option<Head>, ApiError> {
        if self.broken {
            return Err(crate::calls::reopen_error());
        }
        let device = self.enrolment()?.device;
        let last = self.chain_head(room)?;
        let Some(log) = self.logs.get(&room).filter(|log| log.member(device).is_some()).cloned() else {
            // Removed, or not a member yet: what is pending stays in the journal.
            return if control.is_empty() {
                Ok(last)
            } else {
                Err(ApiError::not_allowed("This device is no member of the audit."))
            };
        };
        let key = match log.epoch() {
            None => None,
            Some(epoch) => match self.room_key(room, epoch.epoch) {
                Some(key) => Some((epoch.epoch, key)),
                None if control.is_empty() => return Ok(last),
                None => return Err(no_key()),
            },
        };
        let mut ripe = self.ripe(room, &log, device)?;
        if ripe.is_empty() && control.is_empty() {
            return Ok(last);
        }
        let dictionary = self.dictionary_of_room(room)?;
        let (seen, seen_now) = self.seen(room, device)?;
        let batches = loop {
            let draft = self.batch_draft(
                &log,
                device,
                key.as_ref(),
                last,
                &seen,
                &control,
                facts.as_ref(),
                &ripe,
                dictionary.as_ref(),
            );
            let env = self.env.clone();
            match seal_batches(draft, &mut |bytes| env.chance.fill(bytes)) {
                Ok(batches) => break batches,
                // One record that cannot be sealed must not hold back the others; it stays in the journal.
                Err(SealFault::Part { index, fault }) if remove_ripe(&mut ripe, index, facts.is_some()) => {
                    tracing::error!(%fault, "a record could not be sealed");
                }
                Err(fault) => return Err(seal_error(&fault)),
            }
        };
        if batches.is_empty() {
            return Ok(last);
        }
        self.keep_sealed(room, &batches, &ripe, facts.is_some(), seen_now)
    }

    /// Records with pending changes, in the order in which they were first written.
    fn ripe(&self, room: RoomId, log: &MemberLog, device: DeviceNumber) -> Result<Vec<Ripe>, ApiError> {
        let mut records: Vec<RecordId> = Vec::new();
        for pending in self.store.pending_in(room)? {
            let id = pending.identity.id();
            if !records.contains(&id) {
                records.push(id);
            }
        }
        let rows = self.rows_of(Some(log), Some(device));
        let mut ripe = Vec::new();
        for record in records {
            let sealed = self
                .store
                .snapshot(record)?
                .and_then(|bytes| Document::load(&bytes).ok());
            let Some(document) = rows.document(record)? else {
                continue;
            };
            let heads = sealed.map(|document| document.heads()).unwrap_or_default();
            let parts = document.news_since(&heads, device);
            // What waits for its beginning cannot be told to others yet; it stays in the journal.
            if parts.is_empty() || document.has_waiting_of(device) {
                continue;
            }
            let blobs = cited_blobs(document.identity().kind, &document.fields(&[]));
            let blobs = blobs
                .iter()
                .map(|blob| BlobRef {
                    hash: blob.hash,
                    length: blob.size_bytes,
                })
                .collect();
            ripe.push(Ripe { document, parts, blobs });
        }
        Ok(ripe)
    }

    pub(crate) fn rows_of<'a>(&'a self, log: Option<&'a MemberLog>, own: Option<DeviceNumber>) -> Rows<'a> {
        Rows {
            store: &self.store,
            log,
            own,
            blobs: &self.blobs,
            now: self.env.now(),
        }
    }

    /// Heads of others that changed since this chain named them last, and what it will have named then.
    fn seen(&self, room: RoomId, device: DeviceNumber) -> Result<(Vec<Seen>, BTreeMap<u32, u64>), ApiError> {
        let named = self
            .store
            .setting(&SEEN)?
            .unwrap_or_default()
            .remove(&room)
            .unwrap_or_default();
        let mut now = named.clone();
        let mut seen = Vec::new();
        for (other, head) in self.store.heads_of(room)? {
            let news = other != device && named.get(&other.0).is_none_or(|seq| *seq < head.seq);
            if news && seen.len() < MAX_SEEN {
                seen.push(Seen {
                    device: other,
                    seq: head.seq,
                    hash: head.hash,
                });
                now.insert(other.0, head.seq);
            }
        }
        Ok((seen, now))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a draft has these pieces; it borrows each from its own owner"
    )]
    fn batch_draft<'a>(
        &'a self,
        log: &MemberLog,
        device: DeviceNumber,
        key: Option<&'a (u32, RoomKey)>,
        last: Option<Head>,
        seen: &[Seen],
        control: &[Control],
        facts: Option<&PartContent>,
        ripe: &[Ripe],
        dictionary: Option<&'a Dictionary>,
    ) -> BatchDraft<'a> {
        let facts = facts.map(|content| DraftPart {
            content: content.clone(),
            blobs: Vec::new(),
        });
        let parts = facts.into_iter().chain(ripe.iter().flat_map(draft_parts)).collect();
        BatchDraft {
            room: log.room(),
            room_key: key.map(|(epoch, key)| (*epoch, key)),
            device,
            keys: &self.keys,
            last,
            member_head: log.head(),
            seen: seen.to_vec(),
            control: control.to_vec(),
            parts,
            dictionary,
        }
    }

    /// Outbox, database, journal, in this order.
    fn keep_sealed(
        &mut self,
        room: RoomId,
        batches: &[Batch],
        ripe: &[Ripe],
        has_facts: bool,
        seen_now: BTreeMap<u32, u64>,
    ) -> Result<Option<Head>, ApiError> {
        let mut put = Vec::new();
        for batch in batches {
            let manifest = batch.manifest.read().map_err(|fault| seal_error(&fault.into()))?;
            let seq = manifest.seq;
            // Also one that fails may have got as far as its name.
            put.push((manifest, batch));
            if let Err(error) = self.outbox.put(room, seq, batch) {
                return Err(self.take_back_outbox(room, &put, error.into()));
            }
        }
        let mut records = ripe
            .iter()
            .flat_map(|ripe| ripe.parts.iter().map(|_| ripe.document.id()));
        let mut owners = has_facts.then_some(None).into_iter().chain(records.by_ref().map(Some));
        let now = self.env.now();
        let up_to = self.journal.next_counter().saturating_sub(1);
        let written = self.store.within(|store| {
            for (manifest, batch) in &put {
                let n = store.add_batch(&NewBatch {
                    hash: batch.hash(),
                    room,
                    device: manifest.device,
                    seq: manifest.seq,
                    own: true,
                    manifest: &batch.manifest,
                    state: BatchState::Counted,
                    reason: "",
                    arrived: now,
                })?;
                for (place, (part, bytes)) in manifest.parts.iter().zip(&batch.parts).enumerate() {
                    let record = owners.next().flatten();
                    store.add_part(n, place as u32, part.hash, record, bytes.as_deref(), PartState::Taken)?;
                }
            }
            for ripe in ripe {
                store.drop_pending_of(ripe.document.id())?;
                store.put_snapshot(ripe.document.id(), &ripe.document.save())?;
            }
            let mut seen = store.setting(&SEEN)?.unwrap_or_default();
            seen.insert(room, seen_now);
            store.set_setting(&SEEN, &seen)
        });
        if let Err(error) = written {
            return Err(self.take_back_outbox(room, &put, error.into()));
        }
        let sealed: BTreeSet<RecordId> = ripe.iter().map(|ripe| ripe.document.id()).collect();
        if let Err(error) = self.journal.drop_entries(&|record| sealed.contains(&record), up_to) {
            // Nothing is lost by entries that stand twice: they are recognised and dropped at the next unlock.
            tracing::error!(%error, "the journal could not let go of sealed entries");
            self.broken = true;
        }
        Ok(put.last().map(|(manifest, batch)| manifest.head(batch.hash())))
    }

    /// What was put is not in the chain after all: another batch will have its place.
    fn take_back_outbox(
        &mut self,
        room: RoomId,
        put: &[(shared::sync::Manifest, &Batch)],
        error: ApiError,
    ) -> ApiError {
        for (manifest, batch) in put {
            if let Err(error) = self.outbox.take_back(room, manifest.seq, batch.hash()) {
                tracing::error!(%error, "a batch could not be taken back from the outbox");
                self.broken = true;
            }
        }
        error
    }
}

fn draft_parts(ripe: &Ripe) -> impl Iterator<Item = DraftPart> + '_ {
    let identity = *ripe.document.identity();
    ripe.parts.iter().map(move |news| {
        let news = match news {
            NewsBuf::Saved(document) => News::Saved {
                document: document.clone(),
            },
            NewsBuf::Changes(changes) => News::Changes {
                changes: vec![changes.clone()],
            },
        };
        let content = PartContent::Record {
            record: identity.id(),
            kind: identity.kind,
            creator: identity.creator,
            chance: identity.chance,
            news,
        };
        DraftPart {
            content,
            blobs: ripe.blobs.clone(),
        }
    })
}

/// Takes out the record of which part `index` could not be sealed. `false`: it was none of them.
fn remove_ripe(ripe: &mut Vec<Ripe>, index: usize, has_facts: bool) -> bool {
    let Some(mut left) = index.checked_sub(usize::from(has_facts)) else {
        return false;
    };
    for place in 0..ripe.len() {
        let parts = ripe.get(place).map_or(0, |ripe| ripe.parts.len());
        if left < parts {
            ripe.remove(place);
            return true;
        }
        left -= parts;
    }
    false
}

fn no_key() -> ApiError {
    ApiError::new(
        Code::NotAllowed,
        "This device does not have the audit's key yet.",
        "Nothing was changed.",
        "Sync while a teammate's device is online too, then try again.",
    )
}

fn seal_error(fault: &SealFault) -> ApiError {
    tracing::error!(%fault, "sealing");
    ApiError::new(
        Code::Internal,
        "The work could not be sealed for sending.",
        "Everything saved is safe in the journal of this device.",
        "Try again, and report this if it goes on.",
    )
}
