//! The header on disk, and the one before it until the new one has opened once.

use super::fault::VaultError;
use crate::disk;
use crate::env::Env;
use shared::seal::VaultHeader;
use std::io;
use std::path::{Path, PathBuf};

pub(super) struct HeaderFile {
    env: Env,
    present: PathBuf,
    previous: PathBuf,
}

const LARGEST: u64 = 128 * 1024;

impl HeaderFile {
    pub fn new(env: &Env, folder: &Path) -> Self {
        HeaderFile {
            env: env.clone(),
            present: folder.join("header"),
            previous: folder.join("header.previous"),
        }
    }

    pub fn exists(&self) -> bool {
        self.env.disk.exists(&self.present) || self.env.disk.exists(&self.previous)
    }

    /// The present header, then the previous one. An error only if none can be read.
    pub fn candidates(&self) -> Result<Vec<VaultHeader>, VaultError> {
        let mut fault = VaultError::Header;
        let mut found = Vec::new();
        for path in [&self.present, &self.previous] {
            match self.env.disk.read(path, LARGEST) {
                Ok(bytes) => match VaultHeader::from_bytes(&bytes) {
                    Ok(header) => found.push(header),
                    Err(error) => fault = error.into(),
                },
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => fault = error.into(),
            }
        }
        if found.is_empty() { Err(fault) } else { Ok(found) }
    }

    /// The first header of a vault.
    pub fn write_first(&self, header: &VaultHeader) -> Result<(), VaultError> {
        Ok(disk::replace(
            self.env.disk.as_ref(),
            &self.present,
            &header.to_bytes(),
        )?)
    }

    /// Another header; the present one is kept beside it until [`forget_previous`](Self::forget_previous).
    pub fn replace(&self, header: &VaultHeader) -> Result<(), VaultError> {
        let disk = self.env.disk.as_ref();
        match disk.read(&self.present, LARGEST) {
            Ok(bytes) if VaultHeader::from_bytes(&bytes).is_ok() => disk::replace(disk, &self.previous, &bytes)?,
            // A damaged header must not take the place of the good one before it.
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        self.write_first(header)
    }

    pub fn forget_previous(&self) -> Result<(), VaultError> {
        if self.env.disk.exists(&self.previous) {
            self.env.disk.remove(&self.previous)?;
        }
        Ok(())
    }
}
