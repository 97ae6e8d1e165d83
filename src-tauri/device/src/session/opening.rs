//! Unlock: open everything, and adopt what files hold and the database lacks.

use super::documents::Documents;
use super::sittings::Sittings;
use super::{Session, logs};
use crate::blobs::{BlobFolder, Captures};
use crate::calls::storage_error;
use crate::disk;
use crate::env::Env;
use crate::journal::{Journal, Outbox, Sealing};
use crate::merging::Late;
use crate::photo::plates::Plates;
use crate::store::{PendingChange, Store, StoreError, StoredRoom};
use crate::vault::{RingFile, database, ring_path};
use shared::api::{ApiError, Code};
use shared::ids::{RecordId, RoomId};
use shared::record::RecordIdentity;
use shared::seal::journal::JournalEntry;
use shared::seal::{DeviceKeys, VaultKey};
use shared::sync::Batch;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

impl Session {
    /// Opens the vault's files. A database that is gone or damaged is made again from journal, outbox and what it still
    /// gives; the rest comes with the next sync.
    pub(crate) fn open(folder: &Path, env: &Env, key: &VaultKey, keys: DeviceKeys) -> Result<Session, ApiError> {
        let ring = || RingFile::open(env, &ring_path(folder), key);
        match Self::open_with(folder, env, key, keys.clone(), ring()?) {
            Err(error) if error.code == Code::VaultDamaged && !env.disk.exists(&damage_mark(folder)) => {
                // A damaged page was met while adopting: this time the database is made anew from the start.
                disk::replace(env.disk.as_ref(), &damage_mark(folder), b"").map_err(|error| storage_error(&error))?;
                Self::open_with(folder, env, key, keys, ring()?)
            }
            other => other,
        }
    }

    fn open_with(
        folder: &Path,
        env: &Env,
        key: &VaultKey,
        keys: DeviceKeys,
        ring: RingFile,
    ) -> Result<Session, ApiError> {
        let (store, rescued) = open_store(folder, env, key)?;
        let blobs = BlobFolder::open(env.disk.clone(), folder.join("blobs")).map_err(|error| storage_error(&error))?;
        let captures =
            Captures::open(env, folder.join("captures"), key.clone()).map_err(|error| storage_error(&error))?;
        let outbox = Outbox::open(env.disk.clone(), folder.join("outbox"))?;
        let key_of = |room, epoch| logs::journal_key(ring.ring(), key, room, epoch);
        let (journal, entries) = Journal::open(env, folder.join("journal"), &key_of)?;
        let logs = logs::verified(ring.ring());
        let mut session = Session {
            env: env.clone(),
            store,
            ring,
            keys,
            vault_key: key.clone(),
            journal,
            outbox,
            blobs,
            captures,
            documents: Documents::default(),
            sittings: Sittings::default(),
            books: None,
            redacted: None,
            plates: Plates::default(),
            logs,
            actor_chance: env.random(),
            packs: HashMap::new(),
            dictionaries: HashMap::new(),
            pack_dictionaries: HashMap::new(),
            dictionaries_ready: false,
            searched_pending: 0,
            changed: Vec::new(),
            broken: false,
            damage_mark: damage_mark(folder),
        };
        session.adopt(entries, rescued)?;
        Ok(session)
    }

    /// Adopts rooms, sealed batches and journalled changes that the database lacks.
    fn adopt(&mut self, entries: Vec<JournalEntry>, rescued: Vec<Batch>) -> Result<(), ApiError> {
        for kept in &self.ring.ring().rooms {
            self.store.add_room(StoredRoom {
                room: kept.room,
                kind: kept.kind,
                practice: kept.practice,
            })?;
        }
        if self.keyring().enrolment.is_none() {
            return Ok(());
        }
        let waiting = self.outbox.waiting()?.into_iter().map(|waiting| waiting.batch);
        let mut rooms: BTreeMap<RoomId, Vec<Batch>> = BTreeMap::new();
        for batch in rescued.into_iter().chain(waiting) {
            if let (false, Ok(manifest)) = (self.store.has_batch(batch.hash())?, batch.manifest.read()) {
                rooms.entry(manifest.room).or_default().push(batch);
            }
        }
        for (room, batches) in rooms {
            if self.logs.contains_key(&room) {
                self.take_in(room, &batches, None)?;
            }
        }
        self.adopt_entries(entries)
    }

    /// Journal and `pending` are made equal; both may have lost entries that the other has.
    fn adopt_entries(&mut self, entries: Vec<JournalEntry>) -> Result<(), ApiError> {
        let pending = self.store.pending()?;
        let known: HashSet<(RecordId, &[u8])> = pending
            .iter()
            .map(|pending| (pending.identity.id(), pending.change.as_slice()))
            .collect();
        let in_file: HashSet<(RecordId, &[u8])> = entries
            .iter()
            .map(|entry| (entry.record, entry.change.as_slice()))
            .collect();
        let lost: Vec<PendingChange> = pending
            .iter()
            .filter(|pending| !in_file.contains(&(pending.identity.id(), pending.change.as_slice())))
            .cloned()
            .collect();
        let found: Vec<&JournalEntry> = entries
            .iter()
            .filter(|entry| !known.contains(&(entry.record, entry.change.as_slice())))
            .collect();
        let mut n = pending.iter().map(|pending| pending.n).max().unwrap_or(0);
        let mut fresh = Vec::new();
        for entry in found {
            n = entry.counter.max(n + 1);
            fresh.extend(pending_of(entry, n, self.env.now()));
        }
        self.journal.begin_at(n + 1);
        if !fresh.is_empty() {
            tracing::info!(
                count = fresh.len(),
                "changes in the journal that the database lacked are adopted"
            );
            self.adopt_pending(&fresh)?;
        }
        self.write_lost(&lost)?;
        self.drop_known_entries()
    }

    fn adopt_pending(&mut self, fresh: &[PendingChange]) -> Result<(), ApiError> {
        let own = self.enrolment()?.device;
        let mut by_room: BTreeMap<RoomId, BTreeMap<RecordId, Late>> = BTreeMap::new();
        for pending in fresh {
            by_room
                .entry(pending.identity.room)
                .or_default()
                .insert(pending.identity.id(), Late::No);
        }
        let Session {
            store,
            logs,
            blobs,
            env,
            ..
        } = self;
        store.within(|store| {
            for pending in fresh {
                store.add_pending(pending)?;
            }
            for (room, records) in by_room {
                let rows = crate::merging::Rows {
                    store,
                    log: logs.get(&room),
                    own: Some(own),
                    blobs,
                    now: env.now(),
                };
                rows.make_all(records)?;
            }
            Ok::<(), ApiError>(())
        })
    }

    /// Entries that the journal file lost are written there again.
    fn write_lost(&mut self, lost: &[PendingChange]) -> Result<(), ApiError> {
        for pending in lost {
            let entry = entry_of(pending, self.journal.next_counter(), 0);
            let (epoch, key) = self.journal_key_now(entry.room)?;
            self.journal.append(&[Sealing {
                entry: &entry,
                epoch,
                key: &key,
            }])?;
        }
        Ok(())
    }

    /// Lets the journal go of entries that batches hold: a cut came between sealing and dropping.
    fn drop_known_entries(&mut self) -> Result<(), ApiError> {
        let pending: BTreeSet<RecordId> = self
            .store
            .pending()?
            .iter()
            .map(|pending| pending.identity.id())
            .collect();
        Ok(self
            .journal
            .drop_entries(&|record| !pending.contains(&record), u64::MAX)?)
    }
}

/// `None`: the entry names another record than its own identity does.
fn pending_of(entry: &JournalEntry, n: u64, now: shared::time::Timestamp) -> Option<PendingChange> {
    let identity = RecordIdentity {
        room: entry.room,
        kind: entry.kind,
        creator: entry.creator,
        chance: entry.chance,
    };
    (identity.id() == entry.record).then(|| PendingChange {
        n,
        identity,
        at: now,
        change: entry.change.clone(),
    })
}

/// A pending change as the journal writes it, with `more` of the same commit behind it.
pub(crate) fn entry_of(pending: &PendingChange, counter: u64, more: u32) -> JournalEntry {
    let RecordIdentity {
        room,
        kind,
        creator,
        chance,
    } = pending.identity;
    let record = pending.identity.id();
    JournalEntry {
        room,
        record,
        kind,
        counter,
        change: pending.change.clone(),
        blobs: Vec::new(),
        creator,
        chance,
        more,
    }
}

/// Put there when a damaged page was met; the next unlock makes the database anew.
fn damage_mark(folder: &Path) -> PathBuf {
    folder.join("damaged")
}

/// Opens the database; a damaged one is set aside, and what it still gives is rescued.
fn open_store(folder: &Path, env: &Env, key: &VaultKey) -> Result<(Store, Vec<Batch>), ApiError> {
    let path = database(folder);
    if !env.disk.exists(&damage_mark(folder)) {
        match Store::open(&path, key.expose()) {
            Ok(store) => return Ok((store, Vec::new())),
            Err(StoreError::Damaged) => {}
            Err(error) => return Err(error.into()),
        }
    }
    tracing::error!("the database is damaged; it is set aside and made again");
    let rescued = Store::rescue(&path, key.expose());
    for end in ["", "-wal", "-shm"] {
        let from = folder.join(format!("device.db{end}"));
        if env.disk.exists(&from) {
            let to = folder.join(format!("device.damaged{end}"));
            env.disk.rename(&from, &to).map_err(|error| storage_error(&error))?;
        }
    }
    let store = Store::open(&path, key.expose())?;
    env.disk
        .remove(&damage_mark(folder))
        .map_err(|error| storage_error(&error))?;
    Ok((store, rescued))
}
