//! One process at a time holds a vault folder.

use shared::api::{ApiError, Code};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held as long as the device is; the operating system frees it even after `kill -9`.
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    pub fn take(folder: &Path) -> Result<Self, ApiError> {
        let open = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join("lock"));
        let file = open.map_err(|error| crate::calls::storage_error(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(ApiError::new(
                Code::VaultExists,
                "Another window or program has this vault open.",
                "Nothing was changed.",
                "Use the other one, or close it and try again.",
            )),
            Err(TryLockError::Error(error)) => Err(crate::calls::storage_error(&error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_opener_is_refused_until_the_first_is_gone() {
        let place = tempfile::tempdir().unwrap();
        let first = FolderLock::take(place.path()).unwrap();
        assert!(FolderLock::take(place.path()).is_err());
        drop(first);
        assert!(FolderLock::take(place.path()).is_ok());
    }
}
