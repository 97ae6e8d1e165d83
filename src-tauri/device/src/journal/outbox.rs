//! Sealed batches that no receipt covers yet, one file each, synced before the journal lets go of what is in them.

use crate::disk::{self, Disk};
use crate::journal::JournalError;
use shared::ids::{BatchHash, RoomId};
use shared::sync::wire;
use shared::sync::{Batch, limits};
use std::path::PathBuf;
use std::sync::Arc;

/// The folder of such files. Names are room, seq and hash: no content.
pub struct Outbox {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
}

/// A batch found in the outbox.
pub struct Waiting {
    pub path: PathBuf,
    pub batch: Batch,
}

const LARGEST: u64 = (limits::MAX_PART_BYTES + limits::MAX_MANIFEST_BYTES + 1024) as u64;

impl Outbox {
    pub fn open(disk: Arc<dyn Disk>, folder: PathBuf) -> Result<Self, JournalError> {
        disk.make_folder(&folder)?;
        disk.sync_folder(disk::folder_of(&folder))?;
        Ok(Outbox { disk, folder })
    }

    /// Durable when it returns.
    pub fn put(&self, room: RoomId, seq: u64, batch: &Batch) -> Result<(), JournalError> {
        let path = self.path(room, seq, batch.hash());
        Ok(disk::replace(self.disk.as_ref(), &path, &wire::encode(batch))?)
    }

    /// A receipt covers it and the keyring knows how far the chain has come.
    pub fn remove(&self, room: RoomId, seq: u64, hash: BatchHash) -> Result<(), JournalError> {
        Ok(self.disk.remove(&self.path(room, seq, hash))?)
    }

    /// It is not in the chain after all. Durable when it returns: nobody may find it again beside another of its number.
    pub fn take_back(&self, room: RoomId, seq: u64, hash: BatchHash) -> Result<(), JournalError> {
        self.remove(room, seq, hash)?;
        Ok(self.disk.sync_folder(&self.folder)?)
    }

    /// All waiting batches, by room and seq. Unreadable files are left where they are and named in the log.
    pub fn waiting(&self) -> Result<Vec<Waiting>, JournalError> {
        let mut found = Vec::new();
        for path in self.disk.list(&self.folder)? {
            if path.extension().is_none_or(|end| end != "batch") {
                continue;
            }
            match wire::decode::<Batch>(&self.disk.read(&path, LARGEST)?) {
                Ok(batch) => found.push(Waiting { path, batch }),
                Err(error) => tracing::error!(%error, "a file of the outbox cannot be read; it stays where it is"),
            }
        }
        Ok(found)
    }

    fn path(&self, room: RoomId, seq: u64, hash: BatchHash) -> PathBuf {
        let hash = hash.to_string();
        let short = hash.get(..16).unwrap_or(&hash);
        self.folder.join(format!("{room}-{seq:012}-{short}.batch"))
    }
}
