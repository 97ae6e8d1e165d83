//! An open vault: database, keyring, journal, outbox, blobs, and the documents at hand. Exists only between unlock and lock.

mod documents;
mod logs;

use crate::blobs::{BlobFolder, Captures};
use crate::env::Env;
use crate::journal::{Journal, Outbox};
use crate::store::Store;
use crate::vault::{Enrolment, Keyring, RingFile};
use documents::Documents;
use shared::api::{ApiError, Changed, Code};
use shared::ids::{Hash, RoomId};
use shared::kinds::Kind;
use shared::pack::Pack;
use shared::record::Actor;
use shared::seal::{DeviceKeys, Dictionary};
use shared::sync::MemberLog;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What is open while the vault is. Dropping it closes the database and wipes the keys.
pub struct Session {
    pub(crate) env: Env,
    pub(crate) store: Store,
    pub(crate) ring: RingFile,
    pub(crate) keys: DeviceKeys,
    pub(crate) journal: Journal,
    pub(crate) outbox: Outbox,
    pub(crate) blobs: BlobFolder,
    pub(crate) captures: Captures,
    pub(crate) documents: Documents,
    pub(crate) logs: BTreeMap<RoomId, MemberLog>,
    /// Fresh at every unlock: no restored backup can continue a sequence that others know.
    pub(crate) actor_chance: [u8; 8],
    pub(crate) packs: HashMap<Hash, Arc<Pack>>,
    pub(crate) dictionaries: HashMap<Hash, Dictionary>,
    /// What the present call has changed; told to screens when it is over.
    pub(crate) changed: Vec<Changed>,
    /// A write failed half-way and could not be taken back: nothing more is written until the vault is opened again.
    pub(crate) broken: bool,
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
                self.changed.push(Changed { room, kinds: Vec::new() });
                self.changed.len() - 1
            }
        };
        if let Some(noted) = self.changed.get_mut(place) {
            noted.kinds.extend(kinds);
            noted.kinds.sort();
            noted.kinds.dedup();
        }
    }
}
