//! Erasing: the bytes go, the hash stays and is refused for ever. Each device may erase what it sent, a ruling role anything.

use super::columns::int;
use crate::log::{ErasePower, LogError};
use rusqlite::{Transaction, named_params};
use shared::ids::{BlobHash, DeviceNumber, Hash, RoomId};

/// One `erase` entry at work.
pub struct Erasing<'a> {
    pub tx: &'a Transaction<'a>,
    pub room: RoomId,
    /// Who wrote the entry.
    pub device: DeviceNumber,
    pub power: ErasePower,
}

const FORBID_PART: &str = "INSERT OR IGNORE INTO erased_parts (room, hash) VALUES (:room, :hash)";
const DROP_PART: &str = "UPDATE parts SET bytes = NULL WHERE room = :room AND hash = :hash";
const FORBID_BLOB: &str = "INSERT OR IGNORE INTO erased_blobs (room, hash) VALUES (:room, :hash)";
const DROP_BLOB: &str = "DELETE FROM blobs WHERE room = :room AND hash = :hash";
const SENT_PART: &str = "SELECT 1 FROM parts AS p JOIN batches AS b ON b.id = p.batch
  WHERE p.room = :room AND p.hash = :hash AND b.device = :device";
const SENT_BLOB: &str = "SELECT 1 FROM citations WHERE room = :room AND blob = :hash AND device = :device";

impl Erasing<'_> {
    /// Drops the bytes of parts.
    pub fn parts(&self, hashes: &[Hash]) -> Result<(), LogError> {
        for hash in hashes {
            if self.may(SENT_PART, hash.as_bytes())? {
                self.run(FORBID_PART, hash.as_bytes())?;
                self.run(DROP_PART, hash.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Forgets blobs, and returns those that the file store has to drop.
    pub fn blobs(&self, hashes: &[BlobHash]) -> Result<Vec<BlobHash>, LogError> {
        let mut erased = Vec::new();
        for hash in hashes {
            if self.may(SENT_BLOB, hash.as_bytes())? {
                self.run(FORBID_BLOB, hash.as_bytes())?;
                self.run(DROP_BLOB, hash.as_bytes())?;
                erased.push(*hash);
            }
        }
        Ok(erased)
    }

    fn may(&self, sent: &str, hash: &[u8]) -> Result<bool, LogError> {
        let values =
            named_params! { ":room": self.room.as_bytes(), ":hash": hash, ":device": int(self.device.0.into()) };
        match self.power {
            ErasePower::Nothing => Ok(false),
            ErasePower::Own => Ok(self.tx.prepare_cached(sent)?.exists(values)?),
            ErasePower::Anything => Ok(true),
        }
    }

    fn run(&self, statement: &str, hash: &[u8]) -> Result<(), LogError> {
        let values = named_params! { ":room": self.room.as_bytes(), ":hash": hash };
        self.tx.prepare_cached(statement)?.execute(values)?;
        Ok(())
    }
}
