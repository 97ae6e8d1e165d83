//! How the last tries to sync went.

use super::fetched::all;
use super::{Store, StoreError};
use rusqlite::params;
use shared::api::SyncTry;

/// How many are kept.
const KEPT: u32 = 20;
const ADD: &str = "INSERT INTO tries (try) VALUES (?1)";
const CUT: &str = "DELETE FROM tries WHERE n <= (SELECT MAX(n) FROM tries) - ?1";
const LIST: &str = "SELECT try FROM tries ORDER BY n DESC";

impl Store {
    pub fn add_try(&self, sync_try: &SyncTry) -> Result<(), StoreError> {
        let text = serde_json::to_string(sync_try).map_err(|_| StoreError::Unexpected)?;
        self.connection.prepare_cached(ADD)?.execute([text])?;
        self.connection.prepare_cached(CUT)?.execute([KEPT])?;
        Ok(())
    }

    /// Latest first, at most twenty.
    pub fn tries(&self) -> Result<Vec<SyncTry>, StoreError> {
        all(self.connection.prepare_cached(LIST)?, params![], |row| row.json(0))
    }
}
