//! Small values that may be lost with the database, and packs, which are fetched again.

use super::fetched::one;
use super::{Store, StoreError};
use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::ids::Hash;

/// A setting and its type: `Setting<i64>`.
#[derive(Clone, Copy, Debug)]
pub struct Setting<T> {
    name: &'static str,
    kind: std::marker::PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> Setting<T> {
    pub const fn new(name: &'static str) -> Self {
        Setting {
            name,
            kind: std::marker::PhantomData,
        }
    }
}

const GET: &str = "SELECT value FROM settings WHERE name = ?1";
const SET: &str = "INSERT INTO settings (name, value) VALUES (?1, ?2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";
const PACK: &str = "SELECT files FROM packs WHERE hash = ?1";
const PUT_PACK: &str = "INSERT OR IGNORE INTO packs (hash, files) VALUES (?1, ?2)";

impl Store {
    /// `None` also when an older version wrote another shape.
    pub fn setting<T: Serialize + DeserializeOwned>(&self, setting: &Setting<T>) -> Result<Option<T>, StoreError> {
        let value: Option<Vec<u8>> = one(self.connection.prepare_cached(GET)?, [setting.name], |row| row.get(0))?;
        Ok(value.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    pub fn set_setting<T: Serialize + DeserializeOwned>(
        &self,
        setting: &Setting<T>,
        value: &T,
    ) -> Result<(), StoreError> {
        let bytes = serde_json::to_vec(value).map_err(|_| StoreError::Unexpected)?;
        self.connection
            .prepare_cached(SET)?
            .execute(params![setting.name, bytes])?;
        Ok(())
    }

    /// The packed files of a pack; `None`: not fetched yet.
    pub fn pack_files(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        one(self.connection.prepare_cached(PACK)?, [hash.0], |row| row.get(0))
    }

    pub fn has_pack(&self, hash: Hash) -> Result<bool, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM packs WHERE hash = ?1)")?;
        Ok(statement.query_row([hash.0], |row| row.get(0))?)
    }

    /// Packs that are here.
    pub fn pack_hashes(&self) -> Result<Vec<Hash>, StoreError> {
        super::fetched::all(
            self.connection.prepare_cached("SELECT hash FROM packs ORDER BY hash")?,
            [],
            |row| row.hash(0),
        )
    }

    pub fn put_pack_files(&self, hash: Hash, files: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(PUT_PACK)?
            .execute(params![hash.0, files])?;
        Ok(())
    }
}
