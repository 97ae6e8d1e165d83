//! Half-typed text, outside the documents. Lost with the database, and only then.

use super::fetched::all;
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::RecordId;

const OF: &str = "SELECT key, text FROM drafts WHERE record = ?1 ORDER BY key";
const PUT: &str = "INSERT INTO drafts (record, key, text) VALUES (?1, ?2, ?3)
    ON CONFLICT (record, key) DO UPDATE SET text = excluded.text";
const DROP: &str = "DELETE FROM drafts WHERE record = ?1 AND key = ?2";
const DROP_ALL: &str = "DELETE FROM drafts WHERE record = ?1";

impl Store {
    pub fn drafts(&self, record: RecordId) -> Result<Vec<(String, String)>, StoreError> {
        all(self.connection.prepare_cached(OF)?, [record.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    pub fn keep_draft(&self, record: RecordId, key: &str, text: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(PUT)?
            .execute(params![record.0, key, text])?;
        Ok(())
    }

    pub fn drop_draft(&self, record: RecordId, key: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP)?.execute(params![record.0, key])?;
        Ok(())
    }

    pub fn drop_drafts(&self, record: RecordId) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP_ALL)?.execute([record.0])?;
        Ok(())
    }
}
