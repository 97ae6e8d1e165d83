//! One durable step: permission → documents → journal (fsync) → database (fsync) → reply.

use super::Session;
use super::opening::entry_of;
use crate::journal::Sealing;
use crate::merging::{Late, Rows};
use crate::store::PendingChange;
use shared::api::{ApiError, Code};
use shared::commands::{Row, Target, Write};
use shared::domain::cited_blobs;
use shared::domain::keys::interview;
use shared::fields::Decision;
use shared::ids::{Hash, RecordId, RoomId};
use shared::kinds::Kind;
use shared::permissions::may_write;
use shared::record::{Actor, Document, Edit, RecordError, RecordIdentity};
use shared::seal::journal::JournalKey;
use std::collections::{BTreeMap, BTreeSet};

/// Journal bytes after which a batch is sealed.
const SEAL_AT: u64 = 32 * 1024;

/// A record as it will stand, and what happened to it in this commit.
struct Draft {
    document: Document,
    changes: Vec<Vec<u8>>,
}

impl Session {
    /// See the head of this file. All or nothing; returns the ids in order.
    pub(crate) fn commit_writes(&mut self, room: RoomId, writes: Vec<Write>) -> Result<Vec<RecordId>, ApiError> {
        if self.broken {
            return Err(crate::calls::reopen_error());
        }
        let actor = self.actor()?;
        let mut drafts: BTreeMap<RecordId, Draft> = BTreeMap::new();
        let mut ids = Vec::new();
        let finished = writes.iter().any(finishes);
        for write in writes {
            match self.draft(room, &actor, write, &mut drafts) {
                Ok(id) => ids.push(id),
                Err(error) => {
                    // Documents taken from those at hand may have been written in: they are loaded again when needed.
                    drafts.keys().for_each(|id| self.documents.forget(*id));
                    return Err(error);
                }
            }
        }
        drafts.retain(|_, draft| !draft.changes.is_empty());
        if !drafts.is_empty() {
            let kinds: BTreeSet<Kind> = drafts.values().map(|draft| draft.document.identity().kind).collect();
            let cited = originals(&drafts);
            self.write(room, drafts)?;
            self.note_changed(Some(room), kinds);
            self.drop_named_captures(&cited);
            self.seal_when_due(room, finished);
        }
        Ok(ids)
    }

    fn draft(
        &mut self,
        room: RoomId,
        actor: &Actor,
        write: Write,
        drafts: &mut BTreeMap<RecordId, Draft>,
    ) -> Result<RecordId, ApiError> {
        let now = self.env.now();
        match write.target {
            Target::New(kind) => {
                let identity = RecordIdentity {
                    room,
                    kind,
                    creator: actor.device(),
                    chance: self.env.random(),
                };
                self.draft_new(identity, actor, &write.edits, drafts)
            }
            Target::Identified(identity) if identity.room == room && identity.creator == actor.device() => {
                self.draft_new(identity, actor, &write.edits, drafts)
            }
            Target::Identified(_) => Err(ApiError::not_found("record")),
            Target::Existing(id) => {
                let mut draft = match drafts.remove(&id) {
                    Some(draft) => draft,
                    None => Draft {
                        document: self.document(id)?,
                        changes: Vec::new(),
                    },
                };
                let identity = *draft.document.identity();
                if identity.room != room {
                    return Err(ApiError::not_found("record"));
                }
                self.check_allowed(room, identity.kind)?;
                let decisions: Vec<Decision> = self.store.decisions_on(id)?;
                let change = draft
                    .document
                    .apply(actor, &write.edits, &decisions, now)
                    .map_err(record_error)?;
                draft.changes.extend(change);
                drafts.insert(id, draft);
                Ok(id)
            }
        }
    }

    fn draft_new(
        &mut self,
        identity: RecordIdentity,
        actor: &Actor,
        edits: &[Edit],
        drafts: &mut BTreeMap<RecordId, Draft>,
    ) -> Result<RecordId, ApiError> {
        self.check_allowed(identity.room, identity.kind)?;
        let (document, change) = Document::create(identity, actor, edits, self.env.now()).map_err(record_error)?;
        let changes = vec![change];
        drafts.insert(identity.id(), Draft { document, changes });
        Ok(identity.id())
    }

    fn check_allowed(&self, room: RoomId, kind: Kind) -> Result<(), ApiError> {
        let log = self.logs.get(&room).ok_or_else(|| ApiError::not_found("audit"))?;
        match self.own_role(room) {
            Some(role) if kind.room() == log.kind() && may_write(role, kind) => Ok(()),
            Some(_) => Err(ApiError::not_allowed("Your role in this audit may not write this.")),
            None => Err(ApiError::not_allowed(
                "This device is no longer a member of this audit.",
            )),
        }
    }

    /// A record's document with everything known here: at hand, or loaded.
    pub(crate) fn document(&mut self, id: RecordId) -> Result<Document, ApiError> {
        if let Some(document) = self.documents.take(id) {
            self.documents.put(document.clone());
            return Ok(document);
        }
        let own = self.keyring().enrolment.as_ref().map(|enrolment| enrolment.device);
        let document = self
            .rows_of(None, own)
            .document(id)?
            .ok_or_else(|| ApiError::not_found("record"))?;
        self.documents.put(document.clone());
        Ok(document)
    }

    fn write(&mut self, room: RoomId, drafts: BTreeMap<RecordId, Draft>) -> Result<(), ApiError> {
        let first = self.journal.next_counter();
        let now = self.env.now();
        let changes = drafts.values().flat_map(|draft| {
            let identity = *draft.document.identity();
            draft.changes.iter().map(move |change| (identity, change))
        });
        let pending: Vec<PendingChange> = (first..)
            .zip(changes)
            .map(|(n, (identity, change))| PendingChange {
                n,
                identity,
                at: now,
                change: change.clone(),
            })
            .collect();
        let mut entries: Vec<_> = (0..)
            .zip(pending.iter().rev())
            .map(|(more, pending)| entry_of(pending, pending.n, more))
            .collect();
        entries.reverse();
        let (epoch, key) = self.journal_key_now(room)?;
        let frames: Vec<Sealing<'_>> = entries
            .iter()
            .map(|entry| Sealing {
                entry,
                epoch,
                key: &key,
            })
            .collect();
        if let Err(error) = self.journal.append(&frames) {
            self.documents.forget_all();
            return Err(error.into());
        }
        if let Err(error) = self.write_rows(room, &drafts, &pending) {
            // Refused by the database, so never acknowledged: it must not come back from the journal either.
            if let Err(error) = self.journal.take_back(first) {
                tracing::error!(%error, "an entry that the database refused stays in the journal for now");
            }
            self.documents.forget_all();
            return Err(error);
        }
        for (_, draft) in drafts {
            self.documents.put(draft.document);
        }
        Ok(())
    }

    fn write_rows(
        &mut self,
        room: RoomId,
        drafts: &BTreeMap<RecordId, Draft>,
        pending: &[PendingChange],
    ) -> Result<(), ApiError> {
        let own = self.enrolment()?.device;
        let Session {
            store,
            logs,
            blobs,
            env,
            ..
        } = self;
        store.within(|store| {
            let rows = Rows {
                store,
                log: logs.get(&room),
                own: Some(own),
                blobs,
                now: env.now(),
            };
            for pending in pending {
                store.add_pending(pending)?;
            }
            let mut decided = BTreeSet::new();
            for draft in drafts.values() {
                decided.extend(rows.make(&draft.document, Late::No)?);
            }
            for target in decided.into_iter().filter(|target| !drafts.contains_key(target)) {
                if let Some(document) = rows.document(target)? {
                    rows.make(&document, Late::No)?;
                    rows.note_unsearched(&document)?;
                }
            }
            Ok(())
        })
    }

    /// The key under which a room's entries go into the journal now, and its epoch.
    pub(crate) fn journal_key_now(&self, room: RoomId) -> Result<(u32, JournalKey), ApiError> {
        let log = self.logs.get(&room).ok_or_else(|| ApiError::not_found("audit"))?;
        let Some(epoch) = log.epoch() else {
            return Ok((0, JournalKey::of_vault(&self.vault_key)));
        };
        Ok(match self.room_key(room, epoch.epoch) {
            Some(key) => (epoch.epoch, JournalKey::of_room(&key)),
            // The new epoch's key is still on its way: the vault's own key keeps the entry until then.
            None => (0, JournalKey::of_vault(&self.vault_key)),
        })
    }

    /// Seals a room when a record is finished or enough is pending. Its own failure does not undo what was just saved.
    fn seal_when_due(&mut self, room: RoomId, finished: bool) {
        if !finished && self.journal.waiting_bytes(room) < SEAL_AT {
            return;
        }
        if let Err(error) = self.seal_room(room, Vec::new(), None) {
            tracing::error!(
                code = error.code.text(),
                "sealing is tried again later; the journal holds the work"
            );
        }
    }

    /// A record names these captures now, durably: their own files have served.
    fn drop_named_captures(&mut self, cited: &[Hash]) {
        for capture in cited {
            if let Err(error) = self.captures.drop(*capture) {
                tracing::error!(%error, "a capture that a record names could not be dropped; it stays sealed");
            }
        }
    }

    /// The row of a record.
    pub fn row(&self, record: RecordId) -> Result<Option<Row>, ApiError> {
        Ok(self.store.row(record)?)
    }
}

/// Whether a write finishes an interview, after which it is rarely touched again.
fn finishes(write: &Write) -> bool {
    write
        .edits
        .iter()
        .any(|edit| matches!(edit, Edit::Put { key, .. } if key == interview::FINISHED))
}

/// The captures that new evidence names.
fn originals(drafts: &BTreeMap<RecordId, Draft>) -> Vec<Hash> {
    let evidence = drafts
        .values()
        .filter(|draft| draft.document.identity().kind == Kind::Evidence);
    let cited = evidence.flat_map(|draft| cited_blobs(Kind::Evidence, &draft.document.fields(&[])));
    // A preview that a screen drew was captured like a photo; others were never captured, and nothing is there to drop.
    cited.map(|blob| Hash(blob.hash.0)).collect()
}

fn record_error(error: RecordError) -> ApiError {
    let (code, next, place) = match &error {
        RecordError::Conflicted { key } => (
            Code::Conflicted,
            "Ask the lead to decide, then try again.",
            Some(key.clone()),
        ),
        RecordError::TooLong { key, .. } => (Code::TooLarge, "Shorten it, or split it.", Some(key.clone())),
        RecordError::TooMuchAtOnce | RecordError::Full => (Code::TooLarge, "Save it in smaller pieces.", None),
        RecordError::BadKey { key } => (Code::BadRequest, "Correct it and try again.", Some(key.clone())),
        RecordError::NotHereYet => (Code::NotFound, "Sync, then write.", None),
        RecordError::Damaged => (Code::VaultDamaged, "Lock, unlock, and sync.", None),
    };
    let mut told = ApiError::new(
        code,
        sentence(&error.to_string()),
        "This was not saved. Everything saved before is safe.",
        next,
    );
    told.place = place;
    told
}

/// The first letter large, a full stop at the end.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).chain(['.']).collect()
}
