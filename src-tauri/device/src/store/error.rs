//! What can go wrong with the database, in words for a person.

use shared::api::{ApiError, Code};

/// Why the database could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("There is no space left on this device.")]
    Full,
    #[error("This device could not write to its storage.")]
    Failed,
    #[error("A piece of the database is damaged.")]
    Damaged,
    #[error("The database was written by a newer version of the app ({found}; this one knows {known}).")]
    Newer { found: i64, known: i64 },
    #[error("The database library is too old ({found}).")]
    OldSqlite { found: i32 },
    /// A fault of ours: a statement that cannot be, or a value that does not fit. Carries no content.
    #[error("The database did something unexpected.")]
    Unexpected,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::*;
        match error.sqlite_error_code() {
            Some(DiskFull) => StoreError::Full,
            Some(SystemIoFailure | ReadOnly | CannotOpen | FileLockingProtocolFailed | PermissionDenied) => {
                StoreError::Failed
            }
            Some(DatabaseCorrupt | NotADatabase) => StoreError::Damaged,
            _ => {
                // Statement texts hold no content: values are always bound.
                tracing::error!(%error, "database");
                StoreError::Unexpected
            }
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let (code, safe, next) = match &error {
            StoreError::Full => (
                Code::StorageFull,
                "This was not saved. Everything saved before is safe.",
                "Make room on the device (delete videos or apps), then try again.",
            ),
            StoreError::Failed => (
                Code::StorageFailed,
                "This was not saved. Everything saved before is safe.",
                "Try again. If it goes on, restart the app and hand the work over by sync soon.",
            ),
            StoreError::Damaged => (
                Code::VaultDamaged,
                "Nothing was changed. Work that was sent, and work in the journal, is safe.",
                "Lock and unlock. If it goes on, sync and ask the lead.",
            ),
            StoreError::Newer { .. } => (
                Code::NewerVersion,
                "Nothing was changed.",
                "Install the newest version of the app on this device.",
            ),
            StoreError::OldSqlite { .. } | StoreError::Unexpected => (
                Code::Internal,
                "Everything saved before is safe.",
                "Try again, and report this if it goes on.",
            ),
        };
        ApiError::new(code, error.to_string(), safe, next)
    }
}
