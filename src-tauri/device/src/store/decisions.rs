//! Decisions by the record they are about, so that its row can be made without a search.

use super::fetched::all;
use super::{Store, StoreError};
use rusqlite::params;
use shared::fields::Decision;
use shared::ids::RecordId;

const OF: &str = "SELECT decision FROM decisions WHERE target = ?1 ORDER BY record";
const PUT: &str = "INSERT INTO decisions (target, record, decision) VALUES (?1, ?2, ?3)
    ON CONFLICT (target, record) DO UPDATE SET decision = excluded.decision";
const DROP: &str = "DELETE FROM decisions WHERE record = ?1";

impl Store {
    pub fn decisions_on(&self, target: RecordId) -> Result<Vec<Decision>, StoreError> {
        all(self.connection.prepare_cached(OF)?, [target.0], |row| row.json(0))
    }

    pub fn put_decision(&self, target: RecordId, decision: &Decision) -> Result<(), StoreError> {
        let text = serde_json::to_string(decision).map_err(|_| StoreError::Unexpected)?;
        self.connection
            .prepare_cached(PUT)?
            .execute(params![target.0, decision.record.0, text])?;
        Ok(())
    }

    pub fn drop_decision(&self, decision: RecordId) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP)?.execute([decision.0])?;
        Ok(())
    }
}
