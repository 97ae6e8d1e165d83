//! Packs that this server holds: bundles by hash, parsed once, and the compression dictionaries that they give.

use crate::blobs::Blobs;
use shared::ids::Hash;
use shared::pack::{BundleFault, Pack, PackFault, dictionary, pack_hash, unbundle};
use shared::seal::Dictionary;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Parsed packs kept in memory.
const MAX_KEPT: usize = 8;

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error(transparent)]
    Bundle(#[from] BundleFault),
    #[error("the pack has {} faults; `surco pack check` lists them", .0.len())]
    Faults(Vec<PackFault>),
    #[error(transparent)]
    Store(#[from] crate::blobs::BlobError),
}

/// The packs of one server.
pub struct Packs {
    blobs: Blobs,
    kept: Mutex<HashMap<Hash, Arc<Pack>>>,
    /// By their own hash. Small and few: one a pack.
    dictionaries: Mutex<HashMap<Hash, Dictionary>>,
}

impl Packs {
    pub fn new(blobs: Blobs) -> Packs {
        Packs {
            blobs,
            kept: Mutex::default(),
            dictionaries: Mutex::default(),
        }
    }

    /// Prepares the dictionaries of all packs that are here, so that any batch of the program room can be read.
    pub async fn prepare(&self) -> Result<(), PackError> {
        for hash in self.blobs.packs().await? {
            let bundle = self.blobs.pack(hash).await?;
            match parse(&bundle) {
                Ok(pack) => drop(self.keep(hash, pack)),
                Err(fault) => tracing::error!(pack = %hash, "a stored pack cannot be used: {fault}"),
            }
        }
        Ok(())
    }

    /// Stores a sound pack.
    pub async fn put(&self, bundle: Vec<u8>) -> Result<Hash, PackError> {
        let (hash, pack) = (pack_hash(&bundle), parse(&bundle)?);
        self.blobs.put_pack(hash, bundle).await?;
        self.keep(hash, pack);
        Ok(hash)
    }

    /// The bundle of a pack that is here.
    pub async fn bundle(&self, hash: Hash) -> Result<Vec<u8>, PackError> {
        Ok(self.blobs.pack(hash).await?.to_vec())
    }

    /// A pack by its hash; `None` if it is not here. Blocks, so never on an async thread.
    pub fn pack(&self, hash: Hash) -> Result<Option<Arc<Pack>>, PackError> {
        if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&hash) {
            return Ok(Some(kept.clone()));
        }
        let bundle = match tokio::runtime::Handle::current().block_on(self.blobs.pack(hash)) {
            Ok(bundle) => bundle,
            Err(crate::blobs::BlobError::Absent) => return Ok(None),
            Err(other) => return Err(other.into()),
        };
        let pack = parse(&bundle)?;
        Ok(Some(self.keep(hash, pack)))
    }

    /// The dictionary with this hash, if a pack that is here gives it. Zeros name none.
    pub fn dictionary(&self, hash: Hash) -> Option<Dictionary> {
        self.dictionaries
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&hash)
            .cloned()
    }

    fn keep(&self, hash: Hash, pack: Pack) -> Arc<Pack> {
        let pack = Arc::new(pack);
        if let Ok(dictionary) = Dictionary::new(&dictionary(&pack)) {
            let mut dictionaries = self.dictionaries.lock().unwrap_or_else(PoisonError::into_inner);
            dictionaries.insert(dictionary.hash(), dictionary);
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(hash, pack.clone());
        pack
    }
}

/// A bundle's pack.
pub fn parse(bundle: &[u8]) -> Result<Pack, PackError> {
    Pack::parse(&unbundle(bundle)?).map_err(PackError::Faults)
}

/// The bundle of a pack's folder and its hash, if the pack is sound.
pub fn from_folder(folder: &std::path::Path) -> anyhow::Result<(Hash, Vec<u8>, Pack)> {
    let files = read_folder(folder)?;
    let bundle = shared::pack::bundle(&files)?;
    let pack = Pack::parse(&files).map_err(PackError::Faults)?;
    Ok((pack_hash(&bundle), bundle, pack))
}

/// A pack's files by path, at most one folder deep.
pub fn read_folder(folder: &std::path::Path) -> anyhow::Result<shared::pack::PackFiles> {
    use anyhow::Context;
    let mut files = shared::pack::PackFiles::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            match entry.file_type()?.is_dir() {
                true if prefix.is_empty() => folders.push((entry.path(), format!("{name}/"))),
                true => anyhow::bail!("{}: a pack has one level of folders", entry.path().display()),
                false => drop(files.insert(format!("{prefix}{name}"), std::fs::read(entry.path())?)),
            }
        }
    }
    Ok(files)
}
