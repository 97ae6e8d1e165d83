//! Mirror of the journal: own changes that no batch holds yet.

use super::fetched::{Columns, all};
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::{RecordId, RoomId};
use shared::record::RecordIdentity;
use shared::time::Timestamp;

/// One change of one record, as journalled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingChange {
    /// Number of the journal entry.
    pub n: u64,
    pub identity: RecordIdentity,
    pub at: Timestamp,
    /// The raw change chunk.
    pub change: Vec<u8>,
}

const ADD: &str =
    "INSERT INTO pending (n, room, record, kind, creator, chance, at, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const COLUMNS: &str = "SELECT n, room, kind, creator, chance, at, change FROM pending ";
const DROP: &str = "DELETE FROM pending WHERE record = ?1";

fn stored(row: Columns<'_>) -> rusqlite::Result<PendingChange> {
    let identity = RecordIdentity {
        room: row.room(1)?,
        kind: row.kind(2)?,
        creator: row.device(3)?,
        chance: row.array(4)?,
    };
    Ok(PendingChange {
        n: row.get(0)?,
        identity,
        at: row.time(5)?,
        change: row.get(6)?,
    })
}

impl Store {
    pub fn add_pending(&self, pending: &PendingChange) -> Result<(), StoreError> {
        let identity = &pending.identity;
        self.connection.prepare_cached(ADD)?.execute(params![
            pending.n,
            identity.room.0,
            identity.id().0,
            identity.kind.name(),
            identity.creator.0,
            identity.chance,
            pending.at.timestamp_millis(),
            pending.change,
        ])?;
        Ok(())
    }

    /// Everything pending, in journal order.
    pub fn pending(&self) -> Result<Vec<PendingChange>, StoreError> {
        all(
            self.connection.prepare_cached(&format!("{COLUMNS} ORDER BY n"))?,
            [],
            stored,
        )
    }

    /// A room's pending changes, in journal order. The table is small: 32 KiB make a batch.
    pub fn pending_in(&self, room: RoomId) -> Result<Vec<PendingChange>, StoreError> {
        all(
            self.connection
                .prepare_cached(&format!("{COLUMNS} WHERE room = ?1 ORDER BY n"))?,
            [room.0],
            stored,
        )
    }

    /// A record's pending changes, in journal order.
    pub fn pending_of(&self, record: RecordId) -> Result<Vec<PendingChange>, StoreError> {
        all(
            self.connection
                .prepare_cached(&format!("{COLUMNS} WHERE record = ?1 ORDER BY n"))?,
            [record.0],
            stored,
        )
    }

    /// Batches hold these changes of a record already.
    pub fn drop_pending_between(&self, record: RecordId, first: u64, last: u64) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("DELETE FROM pending WHERE record = ?1 AND n BETWEEN ?2 AND ?3")?;
        statement.execute(params![record.0, first, last])?;
        Ok(())
    }

    /// A batch holds this record's changes now.
    pub fn drop_pending_of(&self, record: RecordId) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP)?.execute([record.0])?;
        Ok(())
    }
}
