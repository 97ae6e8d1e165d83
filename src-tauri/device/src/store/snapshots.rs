//! Saved documents: what batches say of a record, merged. Caches; own pending changes are not in them.

use super::fetched::one;
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::RecordId;

const GET: &str = "SELECT document FROM snapshots WHERE record = ?1";
const PUT: &str = "INSERT INTO snapshots (record, document) VALUES (?1, ?2)
    ON CONFLICT (record) DO UPDATE SET document = excluded.document";
const DROP: &str = "DELETE FROM snapshots WHERE record = ?1";

impl Store {
    pub fn snapshot(&self, record: RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        one(self.connection.prepare_cached(GET)?, [record.0], |row| row.get(0))
    }

    pub fn put_snapshot(&self, record: RecordId, document: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(PUT)?
            .execute(params![record.0, document])?;
        Ok(())
    }

    pub fn drop_snapshot(&self, record: RecordId) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP)?.execute([record.0])?;
        Ok(())
    }

    /// Forgets every cache of a room, to make them again from batches and journal.
    pub fn drop_caches(&self) -> Result<(), StoreError> {
        self.connection.execute_batch(
            "DELETE FROM snapshots; DELETE FROM records; DELETE FROM lines; DELETE FROM counts; DELETE FROM decisions;
             DELETE FROM unsearched;",
        )?;
        self.forget_all_words()?;
        Ok(())
    }
}
