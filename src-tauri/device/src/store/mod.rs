//! The encrypted database: batches, documents, the read model and what sync remembers. The only code with SQL.
//!
//! Truth is batches plus journal; everything else here can be made again. Every function is one statement or a few inside
//! a transaction that the caller opens with [`Store::within`]. One file a table.

mod batches;
mod custody;
mod decisions;
mod drafts;
mod error;
mod fetched;
mod members;
mod numbers;
mod opening;
mod parts;
mod pending;
mod records;
mod rescue;
mod rooms;
mod schema;
mod search;
mod sending;
mod settings;
mod snapshots;
mod tries;

pub use batches::{BatchState, NewBatch, StoredBatch};
pub use custody::{BlobPart, BlobRow, StoredBlobs};
pub use error::StoreError;
pub use members::Contact;
pub use parts::{PartState, StoredPart};
pub use pending::PendingChange;
pub use records::{NewRow, RowPlace};
pub use rooms::StoredRoom;
pub use search::Unsearched;
pub use settings::Setting;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// The oldest SQLite whose write-ahead log is free of the reset fault (fixed in 3.51.3).
pub const OLDEST_SQLITE: i32 = 3_051_003;

/// An open, decrypted database. Used by one thread at a time.
pub struct Store {
    connection: Connection,
}

impl Store {
    /// Opens or makes the database under a raw key, and brings its shape up to date.
    pub fn open(path: &Path, key: &[u8; 32]) -> Result<Store, StoreError> {
        opening::open(path, key, schema::MIGRATIONS).map(|connection| Store { connection })
    }

    /// Opens it as a later version would that has more migrations. For tests of what a cut leaves of one.
    pub fn open_later(path: &Path, key: &[u8; 32], more: &[&str]) -> Result<Store, StoreError> {
        let migrations = [schema::MIGRATIONS, more].concat();
        opening::open(path, key, &migrations).map(|connection| Store { connection })
    }

    /// One durable step: everything that `work` does stands, or nothing.
    pub fn within<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Store) -> Result<T, E>) -> Result<T, E> {
        // The transaction borrows nothing: `Store` functions take `&self`, and nested use is refused by SQLite.
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let value = work(self)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Moves what the write-ahead log holds into the database file, without waiting for readers.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// What SQLite and SQLCipher find wrong with the file; empty when it is whole.
    pub fn damage(&self) -> Result<Vec<String>, StoreError> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        let mut found = opening::lines(&self.connection, "PRAGMA cipher_integrity_check")?;
        found.extend(
            opening::lines(&self.connection, "PRAGMA integrity_check")?
                .into_iter()
                .filter(|line| line != "ok"),
        );
        Ok(found)
    }

    /// Writes another shape's number, as a newer version would. For tests of this version's refusal.
    pub fn pretend_version(&self, version: i64) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "user_version", version)?)
    }

    /// Closes it and waits for the checkpoint that SQLite makes at the end.
    pub fn close(self) -> Result<(), StoreError> {
        self.connection.close().map_err(|(_, error)| StoreError::from(error))
    }
}
