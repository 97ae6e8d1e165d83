//! An open vault: database, keyring, journal, outbox, blobs, and the documents at hand. Exists only between unlock and lock.

mod commit;
mod documents;
mod erasing;
mod logs;
mod numbers;
mod opening;
mod packs;
mod receipts;
mod searching;
mod sittings;

use crate::blobs::{BlobFolder, Captures};
use crate::disk;
use crate::env::Env;
use crate::journal::{Journal, Outbox};
use crate::photo::RedactedPicture;
use crate::photo::plates::Plates;
use crate::store::Store;
use crate::vault::{Enrolment, Keyring, RingFile};
use documents::Documents;
use shared::api::{ApiError, Changed, Code};
use shared::commands::OpenBooks;
use shared::ids::{Hash, RoomId};
use shared::kinds::Kind;
use shared::pack::Pack;
use shared::record::Actor;
use shared::seal::{DeviceKeys, Dictionary, VaultKey};
use shared::sync::MemberLog;
use sittings::Sittings;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

/// What is open while the vault is. Dropping it closes the database and wipes the keys.
pub struct Session {
    pub(crate) env: Env,
    pub(crate) store: Store,
    pub(crate) ring: RingFile,
    pub(crate) keys: DeviceKeys,
    pub(crate) vault_key: VaultKey,
    pub(crate) journal: Journal,
    pub(crate) outbox: Outbox,
    pub(crate) blobs: BlobFolder,
    pub(crate) captures: Captures,
    pub(crate) documents: Documents,
    pub(crate) sittings: Sittings,
    /// The employer's books that were opened last: large, so there is room for one.
    pub(crate) books: Option<Arc<OpenBooks>>,
    /// The copy that a call which waits for its turn has asked for.
    pub(crate) redacted: Option<RedactedPicture>,
    /// Redacted pictures sealed for a report that is being previewed.
    pub(crate) plates: Plates,
    pub(crate) logs: BTreeMap<RoomId, MemberLog>,
    /// Fresh at every unlock: no restored backup can continue a sequence that others know.
    pub(crate) actor_chance: [u8; 8],
    pub(crate) packs: HashMap<Hash, Arc<Pack>>,
    pub(crate) dictionaries: HashMap<Hash, Dictionary>,
    /// Packs and the dictionaries made from them, by hash.
    pub(crate) pack_dictionaries: HashMap<Hash, Hash>,
    /// Whether the dictionaries of all packs here have been made.
    pub(crate) dictionaries_ready: bool,
    /// Own pending changes up to this one are in the search.
    pub(crate) searched_pending: u64,
    /// What the present call has changed; told to screens when it is over.
    pub(crate) changed: Vec<Changed>,
    /// A write failed half-way and could not be taken back: nothing more is written until the vault is opened again.
    pub(crate) broken: bool,
    /// The file that makes the next unlock rebuild the database.
    pub(crate) damage_mark: PathBuf,
}

impl Session {
    pub fn env(&self) -> &Env {
        &self.env
    }

    /// The database, for reading and for small writes of one statement. Several together go through [`Store::within`].
    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    pub fn blobs(&self) -> &BlobFolder {
        &self.blobs
    }

    pub fn captures(&self) -> &Captures {
        &self.captures
    }

    pub fn device_keys(&self) -> &DeviceKeys {
        &self.keys
    }

    pub fn keyring(&self) -> &Keyring {
        self.ring.ring()
    }

    /// Changes the keyring; durable when it returns, unchanged if it fails.
    pub fn change_keyring<T>(&mut self, change: impl FnOnce(&mut Keyring) -> T) -> Result<T, ApiError> {
        Ok(self.ring.change(change)?)
    }

    /// Who this device is, once enrolled.
    pub fn enrolment(&self) -> Result<&Enrolment, ApiError> {
        self.keyring().enrolment.as_ref().ok_or_else(|| {
            ApiError::new(
                Code::NotEnrolled,
                "This device has not joined a program yet.",
                "Nothing was changed.",
                "Enter the 26 characters of an invite, or scan its code.",
            )
        })
    }

    /// The name under which this device writes until it locks.
    pub(crate) fn actor(&self) -> Result<Actor, ApiError> {
        Ok(Actor::new(self.enrolment()?.device, self.actor_chance))
    }

    /// Tells screens, after the present call, that something of these kinds changed. `None`: the vault itself.
    pub fn note_changed(&mut self, room: Option<RoomId>, kinds: impl IntoIterator<Item = Kind>) {
        let place = match self.changed.iter().position(|noted| noted.room == room) {
            Some(place) => place,
            None => {
                self.changed.push(Changed {
                    room,
                    kinds: Vec::new(),
                });
                self.changed.len() - 1
            }
        };
        if let Some(noted) = self.changed.get_mut(place) {
            noted.kinds.extend(kinds);
            noted.kinds.sort();
            noted.kinds.dedup();
        }
    }

    /// Seals what is pending and moves the write-ahead log into the database: every ten minutes.
    pub(crate) fn keep_house(&mut self) -> Result<(), ApiError> {
        self.seal_all()?;
        Ok(self.store.checkpoint()?)
    }

    /// Seals, closes the database, wipes the keys. What cannot be sealed now stands in the journal.
    pub(crate) fn close(mut self) {
        if let Err(error) = self.seal_all() {
            tracing::error!(
                code = error.code.text(),
                "not everything could be sealed at lock; it stays in the journal"
            );
        }
        if let Err(error) = self.journal.mend() {
            tracing::error!(%error, "the journal's end is uncertain");
        }
        if let Err(error) = self.store.close() {
            tracing::error!(%error, "the database did not close cleanly; it is whole all the same");
        }
    }

    /// A damaged page was met: the next unlock makes the database anew from what can be read, journal and outbox.
    pub fn note_damage(&self) {
        if let Err(error) = disk::replace(self.env.disk.as_ref(), &self.damage_mark, b"") {
            tracing::error!(%error, "the damage could not be noted");
        }
    }
}
