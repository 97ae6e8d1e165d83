//! Parts of batches: sealed bytes, the record that each is about, and what became of it here.

use super::fetched::{Columns, all, one};
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::{BatchHash, Hash, RecordId, RoomId};

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    /// Merged into its record.
    Taken,
    /// Not opened: its batch does not count, or the room's key is not here yet.
    Unread,
    /// The guard, the seal or the rules refused it.
    Refused,
    /// Its bytes were erased, or the sender withheld them.
    Gone,
}

impl PartState {
    fn name(self) -> &'static str {
        match self {
            PartState::Taken => "taken",
            PartState::Unread => "unread",
            PartState::Refused => "refused",
            PartState::Gone => "gone",
        }
    }

    fn from_name(name: &str) -> Option<PartState> {
        [PartState::Taken, PartState::Unread, PartState::Refused, PartState::Gone]
            .into_iter()
            .find(|s| s.name() == name)
    }
}

/// A part and its batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPart {
    pub batch: BatchHash,
    /// Number of the batch in this database.
    pub batch_n: i64,
    pub place: u32,
    pub hash: Hash,
    pub record: Option<RecordId>,
    pub state: PartState,
    /// Stable word, empty unless refused.
    pub reason: String,
}

const ADD: &str =
    "INSERT INTO parts (batch, place, hash, record, bytes, state, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const SET: &str = "UPDATE parts SET record = ?3, state = ?4, reason = ?5 WHERE batch = ?1 AND place = ?2";
const COLUMNS: &str = "SELECT b.hash, b.n, p.place, p.hash, p.record, p.state, p.reason
    FROM parts p JOIN batches b ON b.n = p.batch ";
const BYTES: &str = "SELECT bytes FROM parts WHERE batch = ?1 AND place = ?2";
const FILL: &str = "UPDATE parts SET bytes = ?3, state = 'unread' WHERE batch = ?1 AND place = ?2";
const ABOUT: &str = "SELECT DISTINCT p.record FROM parts p JOIN batches b ON b.n = p.batch
    WHERE b.room = ?1 AND p.record IS NOT NULL";
const NAMED: &str = "SELECT DISTINCT record FROM parts WHERE hash = ?1 AND record IS NOT NULL";
const DROP: &str = "UPDATE parts SET bytes = NULL, state = 'gone' WHERE hash = ?1";
const ADD_ERASED: &str = "INSERT OR IGNORE INTO erased (hash) VALUES (?1)";
const IS_ERASED: &str = "SELECT EXISTS (SELECT 1 FROM erased WHERE hash = ?1)";

fn stored(row: Columns<'_>) -> rusqlite::Result<StoredPart> {
    let record: Option<Vec<u8>> = row.get(4)?;
    let state: String = row.get(5)?;
    Ok(StoredPart {
        batch: row.batch(0)?,
        batch_n: row.get(1)?,
        place: row.get(2)?,
        hash: row.hash(3)?,
        record: record.and_then(|bytes| RecordId::from_slice(&bytes)),
        state: PartState::from_name(&state).unwrap_or(PartState::Refused),
        reason: row.get(6)?,
    })
}

impl Store {
    /// Keeps a part of batch number `batch_n`.
    pub fn add_part(
        &self,
        batch_n: i64,
        place: u32,
        hash: Hash,
        record: Option<RecordId>,
        bytes: Option<&[u8]>,
        state: PartState,
    ) -> Result<(), StoreError> {
        let record = record.map(|id| id.0);
        let mut statement = self.connection.prepare_cached(ADD)?;
        statement.execute(params![batch_n, place, hash.0, record, bytes, state.name(), ""])?;
        Ok(())
    }

    pub fn set_part(
        &self,
        batch_n: i64,
        place: u32,
        record: Option<RecordId>,
        state: PartState,
        reason: &str,
    ) -> Result<(), StoreError> {
        let record = record.map(|id| id.0);
        self.connection
            .prepare_cached(SET)?
            .execute(params![batch_n, place, record, state.name(), reason])?;
        Ok(())
    }

    /// Parts that speak of a record, in the order of arrival.
    pub fn parts_of(&self, record: RecordId) -> Result<Vec<StoredPart>, StoreError> {
        let text = format!("{COLUMNS} WHERE p.record = ?1 ORDER BY p.n");
        all(self.connection.prepare_cached(&text)?, [record.0], stored)
    }

    /// Parts of one batch, in order.
    pub fn parts_in(&self, batch_n: i64) -> Result<Vec<StoredPart>, StoreError> {
        let text = format!("{COLUMNS} WHERE p.batch = ?1 ORDER BY p.place");
        all(self.connection.prepare_cached(&text)?, [batch_n], stored)
    }

    /// Parts that were refused or not read, oldest first.
    pub fn parts_aside(&self) -> Result<Vec<StoredPart>, StoreError> {
        let text = format!("{COLUMNS} WHERE p.state <> 'taken' AND p.state <> 'gone' ORDER BY p.batch, p.place");
        all(self.connection.prepare_cached(&text)?, [], stored)
    }

    /// A part's stored bytes; `None`: gone.
    pub fn part_bytes(&self, batch_n: i64, place: u32) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(
            one(self.connection.prepare_cached(BYTES)?, params![batch_n, place], |row| {
                row.get(0)
            })?
            .flatten(),
        )
    }

    /// Bytes that were withheld are here now.
    pub fn fill_part(&self, batch_n: i64, place: u32, bytes: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(FILL)?
            .execute(params![batch_n, place, bytes])?;
        Ok(())
    }

    /// Records of which a room's parts speak.
    pub fn records_in_parts(&self, room: RoomId) -> Result<Vec<RecordId>, StoreError> {
        all(self.connection.prepare_cached(ABOUT)?, [room.0], |row| row.record(0))
    }

    /// Drops a part's bytes and remembers for ever that they are not taken again. Returns the records it spoke of.
    pub fn erase_part(&self, hash: Hash) -> Result<Vec<RecordId>, StoreError> {
        let records = all(self.connection.prepare_cached(NAMED)?, [hash.0], |row| row.record(0))?;
        self.connection.prepare_cached(DROP)?.execute([hash.0])?;
        self.connection.prepare_cached(ADD_ERASED)?.execute([hash.0])?;
        Ok(records)
    }

    /// Whether an `erase` entry named this part or blob.
    pub fn is_erased(&self, hash: Hash) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached(IS_ERASED)?
            .query_row([hash.0], |row| row.get(0))?)
    }

    /// Remembers an erased blob's hash.
    pub fn remember_erased(&self, hash: Hash) -> Result<(), StoreError> {
        self.connection.prepare_cached(ADD_ERASED)?.execute([hash.0])?;
        Ok(())
    }
}
