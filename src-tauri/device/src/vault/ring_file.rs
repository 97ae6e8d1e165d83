//! The keyring on disk: sealed by the vault key, replaced whole, the new ring in force only once it is durable.

use super::fault::VaultError;
use super::keyring::Keyring;
use super::sealed;
use crate::disk;
use crate::env::Env;
use shared::seal::VaultKey;
use std::path::{Path, PathBuf};

/// An open keyring and where it stands.
pub struct RingFile {
    env: Env,
    path: PathBuf,
    vault_key: VaultKey,
    ring: Keyring,
}

const PURPOSE: &str = "surco/vault-keyring/1";
const LARGEST: u64 = 16 * 1024 * 1024;

impl RingFile {
    /// A new device's ring, durable when this returns.
    pub fn create(env: &Env, path: &Path, vault_key: &VaultKey, ring: Keyring) -> Result<Self, VaultError> {
        let file = RingFile {
            env: env.clone(),
            path: path.to_owned(),
            vault_key: vault_key.clone(),
            ring,
        };
        file.write(&file.ring)?;
        Ok(file)
    }

    pub fn open(env: &Env, path: &Path, vault_key: &VaultKey) -> Result<Self, VaultError> {
        let sealed_bytes = env.disk.read(path, LARGEST)?;
        let bytes = sealed::open(vault_key, PURPOSE, &sealed_bytes).ok_or(VaultError::Keyring)?;
        let ring = Keyring::from_bytes(&bytes).map_err(|_| VaultError::Keyring)?;
        Ok(RingFile {
            env: env.clone(),
            path: path.to_owned(),
            vault_key: vault_key.clone(),
            ring,
        })
    }

    pub fn ring(&self) -> &Keyring {
        &self.ring
    }

    /// Changes the ring; durable when this returns, as it was if it fails.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Keyring) -> T) -> Result<T, VaultError> {
        let mut changed = self.ring.clone();
        let value = change(&mut changed);
        self.write(&changed)?;
        self.ring = changed;
        Ok(value)
    }

    fn write(&self, ring: &Keyring) -> Result<(), VaultError> {
        let sealed_bytes = sealed::seal(&self.env, &self.vault_key, PURPOSE, &ring.to_bytes());
        Ok(disk::replace(self.env.disk.as_ref(), &self.path, &sealed_bytes)?)
    }
}
