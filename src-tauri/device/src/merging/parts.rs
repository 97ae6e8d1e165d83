//! Parts of batches that count: opened, checked against role, room and guard, merged into their records' snapshots.

use super::intake::Intake;
use super::reasons::Reason;
use super::rows::Late;
use crate::store::{Contact, PartState};
use shared::api::ApiError;
use shared::domain::keys::through_server;
use shared::ids::{BatchHash, RecordId};
use shared::permissions::{Role, may_write, may_write_through_scribe};
use shared::record::{Document, News, RecordIdentity, admit};
use shared::seal::part::open_part;
use shared::sync::part::{News as PartNews, PartContent};
use shared::sync::{Manifest, SignedManifest};
use std::collections::BTreeSet;

impl Intake<'_> {
    /// Opens and merges the parts of a batch that counts.
    pub(super) fn merge(&mut self, n: i64, hash: BatchHash, manifest: &Manifest) -> Result<(), ApiError> {
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

    /// Makes a record's snapshot again from the parts of counted batches, in the order of arrival.
    pub(super) fn rebuild(&mut self, record: RecordId) -> Result<(), ApiError> {
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
