//! Captures that no record names yet: one small sealed file each, so that a photo outlives the database too.

use crate::disk::{self, Disk};
use crate::env::Env;
use crate::vault::sealed;
use minicbor::{Decode, Encode};
use shared::api::Captured;
use shared::commands::{Capture, SealedBlob};
use shared::ids::{BlobHash, Hash};
use shared::seal::VaultKey;
use shared::sync::wire;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The folder of such files.
pub struct Captures {
    disk: Arc<dyn Disk>,
    env: Env,
    folder: PathBuf,
    vault_key: VaultKey,
}

const PURPOSE: &str = "surco/vault-capture/1";
const LARGEST: u64 = 64 * 1024;

#[derive(Encode, Decode)]
#[cbor(map)]
struct Stored {
    #[cbor(n(0), with = "minicbor::bytes")]
    facts: Vec<u8>,
    #[n(1)]
    original: StoredBlob,
    #[n(2)]
    preview: Option<StoredBlob>,
    #[n(3)]
    salted_hash: Hash,
    #[cbor(n(4), with = "minicbor::bytes")]
    salt: [u8; 16],
    #[cbor(n(5), with = "minicbor::bytes")]
    stamp: Vec<u8>,
    #[n(6)]
    captured_ms: i64,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct StoredBlob {
    #[n(0)]
    hash: BlobHash,
    #[n(1)]
    size_bytes: u64,
    #[n(2)]
    key: String,
}

impl Captures {
    pub(crate) fn open(env: &Env, folder: PathBuf, vault_key: VaultKey) -> io::Result<Self> {
        env.disk.make_folder(&folder)?;
        env.disk.sync_folder(disk::folder_of(&folder))?;
        Ok(Captures {
            disk: env.disk.clone(),
            env: env.clone(),
            folder,
            vault_key,
        })
    }

    /// Keeps a capture until a record names it; durable when it returns. Its blobs must be durable before.
    pub fn keep(&self, capture: &Capture) -> io::Result<()> {
        let facts = serde_json::to_vec(&capture.facts).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        let stored = Stored {
            facts,
            original: StoredBlob::of(&capture.original),
            preview: capture.preview.as_ref().map(StoredBlob::of),
            salted_hash: capture.salted_hash,
            salt: capture.salt,
            stamp: capture.stamp.clone(),
            captured_ms: capture.captured.timestamp_millis(),
        };
        let bytes = Zeroizing::new(wire::encode(&stored));
        let sealed = sealed::seal(&self.env, &self.vault_key, PURPOSE, &bytes);
        disk::replace(self.disk.as_ref(), &self.path(capture.facts.capture), &sealed)
    }

    /// `None`: never captured here, or named by a record since.
    pub fn find(&self, capture: Hash) -> io::Result<Option<Capture>> {
        let path = self.path(capture);
        if !self.disk.exists(&path) {
            return Ok(None);
        }
        let bytes = self.disk.read(&path, LARGEST)?;
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let opened = sealed::open(&self.vault_key, PURPOSE, &bytes).ok_or_else(damaged)?;
        let stored: Stored = wire::decode(&opened).map_err(|_| damaged())?;
        stored.into_capture().map(Some).ok_or_else(damaged)
    }

    /// A record names it now, or it was given up.
    pub fn drop(&self, capture: Hash) -> io::Result<()> {
        self.disk.remove(&self.path(capture))
    }

    fn path(&self, capture: Hash) -> PathBuf {
        self.folder.join(capture.to_string())
    }
}

impl Stored {
    fn into_capture(self) -> Option<Capture> {
        let facts: Captured = serde_json::from_slice(&self.facts).ok()?;
        Some(Capture {
            facts,
            original: self.original.into_sealed(),
            preview: self.preview.map(StoredBlob::into_sealed),
            salted_hash: self.salted_hash,
            salt: self.salt,
            stamp: self.stamp,
            captured: chrono::DateTime::from_timestamp_millis(self.captured_ms)?,
        })
    }
}

impl StoredBlob {
    fn of(blob: &SealedBlob) -> Self {
        StoredBlob {
            hash: blob.hash,
            size_bytes: blob.size_bytes,
            key: blob.key.clone(),
        }
    }

    fn into_sealed(self) -> SealedBlob {
        SealedBlob {
            hash: self.hash,
            size_bytes: self.size_bytes,
            key: self.key,
        }
    }
}
