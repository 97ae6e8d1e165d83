//! Signed batches, verbatim: own ones and those that came.

use super::fetched::{Columns, all, one};
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::{BatchHash, DeviceNumber, RoomId};
use shared::sync::{Batch, Head, Signature, SignedManifest};
use shared::time::Timestamp;

/// Whether a batch takes part in what screens say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    Counted,
    /// Kept and listed, not counted.
    SetAside,
}

impl BatchState {
    fn name(self) -> &'static str {
        match self {
            BatchState::Counted => "counted",
            BatchState::SetAside => "set_aside",
        }
    }
}

/// A batch to be kept. Its parts go by [`Store::add_part`].
#[derive(Clone, Copy, Debug)]
pub struct NewBatch<'a> {
    pub hash: BatchHash,
    pub room: RoomId,
    pub device: DeviceNumber,
    pub seq: u64,
    pub own: bool,
    pub manifest: &'a SignedManifest,
    pub state: BatchState,
    /// Stable word, empty when counted.
    pub reason: &'a str,
    pub arrived: Timestamp,
}

/// What the database knows of a batch beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBatch {
    /// Its number in this database.
    pub n: i64,
    pub hash: BatchHash,
    pub room: RoomId,
    pub device: DeviceNumber,
    pub seq: u64,
    pub own: bool,
    pub counted: bool,
    pub reason: String,
    pub arrived: Timestamp,
    /// Place in the server's log, once a receipt says so.
    pub log_seq: Option<u64>,
    pub with_mate: bool,
}

const COLUMNS: &str =
    "SELECT n, hash, room, device, seq, own, state = 'counted', reason, arrived, log_seq, with_mate FROM batches ";
const ADD: &str = "INSERT INTO batches (hash, room, device, seq, own, manifest, signature, state, reason, arrived)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const BYTES: &str = "SELECT n, manifest, signature FROM batches WHERE hash = ?1";
const PART_BYTES: &str = "SELECT bytes FROM parts WHERE batch = ?1 ORDER BY place";
const MANIFESTS: &str = "SELECT hash, manifest, signature, reason FROM batches WHERE room = ?1";
const HASHES: &str = "SELECT hash FROM batches WHERE room = ?1 ORDER BY n";
const UNSENT: &str = "SELECT hash FROM batches WHERE own = 1 AND log_seq IS NULL AND room = ?1 ORDER BY seq";
const SET_STATE: &str = "UPDATE batches SET state = ?2, reason = ?3 WHERE hash = ?1";
const SET_LOG_SEQ: &str = "UPDATE batches SET log_seq = ?2 WHERE hash = ?1";
const FORGET_LOG_SEQ: &str = "UPDATE batches SET log_seq = NULL WHERE room = ?1 AND own = 1 AND log_seq > ?2";
const SET_WITH_MATE: &str = "UPDATE batches SET with_mate = 1 WHERE hash = ?1";
/// A batch whose signature was not verified says nothing of the device that it names.
const NEWEST: &str = "SELECT seq, hash FROM batches WHERE room = ?1 AND device = ?2
    AND reason NOT IN ('forged', 'damaged', 'newer_format', 'unknown_signer') ORDER BY seq DESC, hash LIMIT 1";
const HEADS: &str = "SELECT device, seq, hash FROM batches b WHERE room = ?1 AND state = 'counted'
    AND seq = (SELECT MAX(seq) FROM batches WHERE room = b.room AND device = b.device AND state = 'counted')
    ORDER BY device, hash";

fn stored(row: Columns<'_>) -> rusqlite::Result<StoredBatch> {
    Ok(StoredBatch {
        n: row.get(0)?,
        hash: row.batch(1)?,
        room: row.room(2)?,
        device: row.device(3)?,
        seq: row.get(4)?,
        own: row.get(5)?,
        counted: row.get(6)?,
        reason: row.get(7)?,
        arrived: row.time(8)?,
        log_seq: row.get(9)?,
        with_mate: row.get(10)?,
    })
}

fn signed(row: &Columns<'_>, place: usize) -> rusqlite::Result<SignedManifest> {
    Ok(SignedManifest {
        bytes: row.get(place)?,
        signature: Signature(row.array(place + 1)?),
    })
}

impl Store {
    /// Keeps a batch that is not here yet; returns its number in this database.
    pub fn add_batch(&self, batch: &NewBatch<'_>) -> Result<i64, StoreError> {
        self.connection.prepare_cached(ADD)?.execute(params![
            batch.hash.0,
            batch.room.0,
            batch.device.0,
            batch.seq,
            batch.own,
            batch.manifest.bytes,
            batch.manifest.signature.0,
            batch.state.name(),
            batch.reason,
            batch.arrived.timestamp_millis(),
        ])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// What is known of a batch; `None`: it is not here.
    pub fn stored_batch(&self, hash: BatchHash) -> Result<Option<StoredBatch>, StoreError> {
        one(
            self.connection.prepare_cached(&format!("{COLUMNS} WHERE hash = ?1"))?,
            [hash.0],
            stored,
        )
    }

    pub fn has_batch(&self, hash: BatchHash) -> Result<bool, StoreError> {
        Ok(self.stored_batch(hash)?.is_some())
    }

    /// A batch as it is sent: verbatim, `None` for parts that are gone.
    pub fn batch(&self, hash: BatchHash) -> Result<Option<Batch>, StoreError> {
        let Some((n, manifest)) = one(self.connection.prepare_cached(BYTES)?, [hash.0], |row| {
            Ok((row.get::<i64>(0)?, signed(&row, 1)?))
        })?
        else {
            return Ok(None);
        };
        let parts = all(self.connection.prepare_cached(PART_BYTES)?, [n], |row| row.get(0))?;
        Ok(Some(Batch { manifest, parts }))
    }

    /// Every manifest of a room with its reason: what `sync::counted` judges.
    pub fn manifests(&self, room: RoomId) -> Result<Vec<(BatchHash, SignedManifest, String)>, StoreError> {
        all(self.connection.prepare_cached(MANIFESTS)?, [room.0], |row| {
            Ok((row.batch(0)?, signed(&row, 1)?, row.get(3)?))
        })
    }

    /// One batch's manifest.
    pub fn signed_manifest(&self, hash: BatchHash) -> Result<Option<SignedManifest>, StoreError> {
        one(self.connection.prepare_cached(BYTES)?, [hash.0], |row| signed(&row, 1))
    }

    /// Hashes of a room's batches in the order of arrival: to compare with a server's listing.
    pub fn batch_hashes(&self, room: RoomId) -> Result<Vec<BatchHash>, StoreError> {
        all(self.connection.prepare_cached(HASHES)?, [room.0], |row| row.batch(0))
    }

    /// Own batches without a receipt, in the order of the chain: what is to be sent.
    pub fn unsent_batches(&self, room: RoomId) -> Result<Vec<BatchHash>, StoreError> {
        all(self.connection.prepare_cached(UNSENT)?, [room.0], |row| row.batch(0))
    }

    /// Removes a forged copy, whose true one has come.
    pub fn drop_batch(&self, n: i64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM parts WHERE batch = ?1")?
            .execute([n])?;
        self.connection
            .prepare_cached("DELETE FROM batches WHERE n = ?1")?
            .execute([n])?;
        Ok(())
    }

    /// Batches that do not count, oldest first.
    pub fn set_aside_batches(&self) -> Result<Vec<StoredBatch>, StoreError> {
        all(
            self.connection
                .prepare_cached(&format!("{COLUMNS} WHERE state <> 'counted' ORDER BY n"))?,
            [],
            stored,
        )
    }

    pub fn set_batch_state(&self, hash: BatchHash, state: BatchState, reason: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(SET_STATE)?
            .execute(params![hash.0, state.name(), reason])?;
        Ok(())
    }

    /// A receipt says that the batch stands in the server's log at or before `log_seq`.
    pub fn set_log_seq(&self, hash: BatchHash, log_seq: u64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(SET_LOG_SEQ)?
            .execute(params![hash.0, log_seq])?;
        Ok(())
    }

    /// The server lost rows after `log_seq`: own batches beyond are to be sent again.
    pub fn forget_log_seq_after(&self, room: RoomId, log_seq: u64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(FORGET_LOG_SEQ)?
            .execute(params![room.0, log_seq])?;
        Ok(())
    }

    pub fn set_with_mate(&self, hash: BatchHash) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_WITH_MATE)?.execute([hash.0])?;
        Ok(())
    }

    /// The newest batch of one device in a room.
    pub fn newest_of(&self, room: RoomId, device: DeviceNumber) -> Result<Option<Head>, StoreError> {
        one(
            self.connection.prepare_cached(NEWEST)?,
            params![room.0, device.0],
            |row| {
                Ok(Head {
                    seq: row.get(0)?,
                    hash: row.batch(1)?,
                })
            },
        )
    }

    /// The newest counted batch of every device in a room; at a fork the smallest hash.
    pub fn heads_of(&self, room: RoomId) -> Result<Vec<(DeviceNumber, Head)>, StoreError> {
        let mut heads = all(self.connection.prepare_cached(HEADS)?, [room.0], |row| {
            Ok((
                row.device(0)?,
                Head {
                    seq: row.get(1)?,
                    hash: row.batch(2)?,
                },
            ))
        })?;
        heads.dedup_by_key(|(device, _)| *device);
        Ok(heads)
    }
}
