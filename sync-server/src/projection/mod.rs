//! From the program room's log to its read model. Follows behind; after a crash it goes on where it was.
//!
//! What it reads has been verified; what it takes in passes the guard of `record`. A poisoned part is set aside here and
//! takes nothing else with it.

mod follow;
pub mod store;

pub use follow::Grown;

use crate::errors::Fault;
use crate::log::{Log, LogError};
use crate::packs::Packs;
use crate::trust::Trust;
use rusqlite::Connection;
use shared::ids::RoomId;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Why the read model could not follow. The log is not touched by any of it.
#[derive(Debug, thiserror::Error)]
pub enum ProjectionError {
    #[error("the read model is damaged; stop the server, delete projection.db and start again: it is rebuilt")]
    Damaged,
    #[error("the server's disk is full; nothing was lost")]
    Full,
    #[error("the read model failed: {0}")]
    Database(rusqlite::Error),
    #[error(transparent)]
    Log(#[from] LogError),
    #[error("the member log could not be read")]
    Trust,
}

impl From<rusqlite::Error> for ProjectionError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => ProjectionError::Full,
            _ => ProjectionError::Database(error),
        }
    }
}

impl From<rusqlite::types::FromSqlError> for ProjectionError {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        ProjectionError::Damaged
    }
}

impl From<serde_json::Error> for ProjectionError {
    fn from(_: serde_json::Error) -> Self {
        ProjectionError::Damaged
    }
}

impl From<Fault> for ProjectionError {
    fn from(_: Fault) -> Self {
        ProjectionError::Trust
    }
}

impl From<ProjectionError> for Fault {
    fn from(error: ProjectionError) -> Self {
        match error {
            ProjectionError::Log(error) => Fault::Log(error),
            ProjectionError::Full => Fault::Log(LogError::Full),
            ProjectionError::Database(error) => Fault::Log(LogError::Database(error)),
            ProjectionError::Damaged => Fault::Log(LogError::Damaged("projection")),
            ProjectionError::Trust => Fault::Internal("projection"),
        }
    }
}

/// The read model of the program room.
pub struct Projection {
    room: RoomId,
    log: Arc<dyn Log>,
    trust: Arc<Trust>,
    packs: Arc<Packs>,
    connection: Mutex<Connection>,
}

impl Projection {
    /// Opens the read model; it has not caught up yet.
    pub fn open(
        path: &Path,
        room: RoomId,
        log: Arc<dyn Log>,
        trust: Arc<Trust>,
        packs: Arc<Packs>,
    ) -> Result<Projection, ProjectionError> {
        Ok(Projection {
            room,
            log,
            trust,
            packs,
            connection: Mutex::new(store::open(path)?),
        })
    }

    pub fn room(&self) -> RoomId {
        self.room
    }

    /// The read model, for reading. Held for as long as one call takes.
    pub fn read(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
