//! Sealed blobs as files, named by the SHA-256 of their bytes, and what was captured but is not named by a record yet.

mod captures;

pub use captures::Captures;

use crate::disk::{self, Disk};
use shared::api::ApiError;
use shared::ids::BlobHash;
use shared::sync::limits::MAX_BLOB_BYTES;
use shared::sync::wire::sha256;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of sealed blobs: age files, each to a key of its own.
#[derive(Clone)]
pub struct BlobFolder {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
}

/// Why a blob could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error("A file could not be read or written.")]
    Disk(#[from] io::Error),
    #[error("This file is damaged: its bytes are not the ones that were stored.")]
    Damaged,
}

impl From<BlobError> for ApiError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Disk(error) => crate::calls::storage_error(&error),
            BlobError::Damaged => ApiError::new(
                shared::api::Code::VaultDamaged,
                error.to_string(),
                "Nothing was changed.",
                "Sync to fetch it again, if a teammate or the server has it.",
            ),
        }
    }
}

impl BlobFolder {
    pub(crate) fn open(disk: Arc<dyn Disk>, folder: PathBuf) -> io::Result<Self> {
        disk.make_folder(&folder)?;
        disk.sync_folder(disk::folder_of(&folder))?;
        Ok(BlobFolder { disk, folder })
    }

    /// Where a blob stands, whether it is there or not.
    pub fn path(&self, hash: BlobHash) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(name.get(..2).unwrap_or("00")).join(name)
    }

    /// Where a blob that is being fetched grows, before it is checked and adopted.
    pub fn growing_path(&self, hash: BlobHash) -> PathBuf {
        self.path(hash).with_extension("part")
    }

    pub fn has(&self, hash: BlobHash) -> bool {
        self.disk.exists(&self.path(hash))
    }

    /// Keeps sealed bytes; durable when it returns.
    pub fn put(&self, sealed: &[u8]) -> Result<BlobHash, BlobError> {
        let hash = BlobHash(sha256(sealed).0);
        let path = self.path(hash);
        if !self.has(hash) {
            self.make_shelf(&path)?;
            disk::replace(self.disk.as_ref(), &path, sealed)?;
        }
        Ok(hash)
    }

    /// Makes the folder in which a blob is going to stand or grow.
    pub fn make_shelf(&self, path: &Path) -> Result<(), BlobError> {
        let shelf = disk::folder_of(path);
        if !self.disk.exists(shelf) {
            self.disk.make_folder(shelf)?;
            self.disk.sync_folder(&self.folder)?;
        }
        Ok(())
    }

    /// Takes in a fetched file that grew at [`growing_path`](Self::growing_path), if its bytes are the ones named.
    pub fn adopt(&self, hash: BlobHash) -> Result<(), BlobError> {
        let growing = self.growing_path(hash);
        let bytes = self.disk.read(&growing, MAX_BLOB_BYTES)?;
        if sha256(&bytes).0 != hash.0 {
            self.disk.remove(&growing)?;
            return Err(BlobError::Damaged);
        }
        self.put(&bytes)?;
        Ok(self.disk.remove(&growing)?)
    }

    /// The sealed bytes, checked against their name.
    pub fn read(&self, hash: BlobHash) -> Result<Vec<u8>, BlobError> {
        let bytes = self.disk.read(&self.path(hash), MAX_BLOB_BYTES)?;
        if sha256(&bytes).0 == hash.0 {
            Ok(bytes)
        } else {
            Err(BlobError::Damaged)
        }
    }

    pub fn remove(&self, hash: BlobHash) -> Result<(), BlobError> {
        self.disk.remove(&self.growing_path(hash))?;
        Ok(self.disk.remove(&self.path(hash))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::SystemDisk;

    fn folder() -> (tempfile::TempDir, BlobFolder) {
        let place = tempfile::tempdir().unwrap();
        let blobs = BlobFolder::open(Arc::new(SystemDisk), place.path().join("blobs")).unwrap();
        (place, blobs)
    }

    #[test]
    fn a_blob_that_rots_is_never_shown_as_the_picture() {
        let (_place, blobs) = folder();
        let hash = blobs.put(b"sealed photo").unwrap();
        assert_eq!(blobs.read(hash).unwrap(), b"sealed photo");
        std::fs::write(blobs.path(hash), b"sealed phot0").unwrap();
        assert!(matches!(blobs.read(hash), Err(BlobError::Damaged)));
    }

    #[test]
    fn what_was_fetched_counts_only_when_its_bytes_are_the_ones_named() {
        let (_place, blobs) = folder();
        let hash = BlobHash(sha256(b"from the server").0);
        blobs.make_shelf(&blobs.path(hash)).unwrap();
        std::fs::write(blobs.growing_path(hash), b"from a captive portal").unwrap();
        assert!(blobs.adopt(hash).is_err());
        assert!(!blobs.has(hash) && !blobs.growing_path(hash).exists());
        std::fs::write(blobs.growing_path(hash), b"from the server").unwrap();
        blobs.adopt(hash).unwrap();
        assert_eq!(blobs.read(hash).unwrap(), b"from the server");
    }
}
