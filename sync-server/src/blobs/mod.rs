//! Sealed files by room and hash, and packs by hash, in an object store: a folder now, S3 by configuration later.
//!
//! A blob is there whole and verified or not there. Unfinished uploads are elsewhere ([`uploads`]).

pub mod uploads;

use object_store::path::Path as ObjectPath;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use shared::ids::{BlobHash, Hash, RoomId};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use tokio::io::AsyncReadExt;
use tokio_stream::{Stream, StreamExt};

/// Bytes moved at once between an upload and the store.
const PIECE_BYTES: usize = 1024 * 1024;

/// Why a blob could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error("this file is not on the server")]
    Absent,
    #[error("what arrived is not the file that was announced; send it again")]
    OtherBytes,
    #[error("the server's disk is full")]
    Full,
    #[error("the server's file store failed: {0}")]
    Store(String),
}

impl From<std::io::Error> for BlobError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => BlobError::Full,
            _ => BlobError::Store(error.to_string()),
        }
    }
}

impl From<object_store::Error> for BlobError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => BlobError::Absent,
            other if is_full(&other) => BlobError::Full,
            other => BlobError::Store(other.to_string()),
        }
    }
}

/// Whether a disk that is full is somewhere among the causes.
fn is_full(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error
            .downcast_ref::<std::io::Error>()
            .is_some_and(|io| matches!(io.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
        {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Bytes of a blob on their way out, and which of how many they are.
pub struct Piece<S> {
    pub bytes: S,
    /// From, up to (not including).
    pub range: std::ops::Range<u64>,
    pub size_bytes: u64,
}

/// The store of finished blobs and packs.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

impl Blobs {
    /// A folder as store; what it says is written is durable.
    pub fn in_folder(folder: &Path) -> Result<Blobs, BlobError> {
        std::fs::create_dir_all(folder)?;
        let store = object_store::local::LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Blobs { store: Arc::new(store) })
    }

    /// Takes the file at `path` in, if its SHA-256 is `hash`. It appears under its name at once and whole.
    pub async fn take(&self, room: RoomId, hash: BlobHash, path: &Path) -> Result<(), BlobError> {
        let mut file = tokio::fs::File::open(path).await?;
        let mut writer = self.store.put_multipart(&blob_path(room, hash)).await?;
        let mut hasher = Sha256::new();
        loop {
            let mut piece = Vec::with_capacity(PIECE_BYTES);
            (&mut file).take(PIECE_BYTES as u64).read_to_end(&mut piece).await?;
            if piece.is_empty() {
                break;
            }
            hasher.update(&piece);
            writer.put_part(PutPayload::from(piece)).await?;
        }
        if hasher.finalize().as_slice() != hash.as_bytes() {
            writer.abort().await?;
            return Err(BlobError::OtherBytes);
        }
        writer.complete().await?;
        Ok(())
    }

    /// A blob's bytes from `range`, or all of them.
    pub async fn read(
        &self,
        room: RoomId,
        hash: BlobHash,
        range: Option<GetRange>,
    ) -> Result<Piece<impl Stream<Item = Result<axum::body::Bytes, object_store::Error>> + Send + use<>>, BlobError>
    {
        let found = self
            .store
            .get_opts(&blob_path(room, hash), GetOptions::new().with_range(range))
            .await?;
        let (range, size_bytes) = (found.range.clone(), found.meta.size);
        Ok(Piece {
            bytes: found.into_stream(),
            range,
            size_bytes,
        })
    }

    /// A blob's length, if it is here.
    pub async fn size_bytes(&self, room: RoomId, hash: BlobHash) -> Result<Option<u64>, BlobError> {
        match self.store.head(&blob_path(room, hash)).await {
            Ok(meta) => Ok(Some(meta.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }

    /// Whether the stored bytes still are what their name says.
    pub async fn is_intact(&self, room: RoomId, hash: BlobHash) -> Result<bool, BlobError> {
        let mut piece = self.read(room, hash, None).await?;
        let mut hasher = Sha256::new();
        while let Some(bytes) = piece.bytes.next().await {
            hasher.update(&bytes?);
        }
        Ok(hasher.finalize().as_slice() == hash.as_bytes())
    }

    /// Drops an erased blob; done also if it was never here.
    pub async fn erase(&self, room: RoomId, hash: BlobHash) -> Result<(), BlobError> {
        match self.store.delete(&blob_path(room, hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }

    /// Stores a pack's bundle by its hash.
    pub async fn put_pack(&self, hash: Hash, bundle: Vec<u8>) -> Result<(), BlobError> {
        self.store.put(&pack_path(hash), bundle.into()).await?;
        Ok(())
    }

    /// The packs that are here.
    pub async fn packs(&self) -> Result<Vec<Hash>, BlobError> {
        let mut packs = Vec::new();
        let mut found = self.store.list(Some(&ObjectPath::from("packs")));
        while let Some(meta) = found.next().await {
            packs.extend(meta?.location.filename().and_then(|name| name.parse::<Hash>().ok()));
        }
        packs.sort_unstable();
        Ok(packs)
    }

    /// A pack's bundle.
    pub async fn pack(&self, hash: Hash) -> Result<axum::body::Bytes, BlobError> {
        Ok(self.store.get(&pack_path(hash)).await?.bytes().await?)
    }
}

fn blob_path(room: RoomId, hash: BlobHash) -> ObjectPath {
    let name = hash.to_string();
    // Two digits in between keep folders small.
    let folder: String = name.chars().take(2).collect();
    ObjectPath::from(format!("rooms/{room}/{folder}/{name}"))
}

fn pack_path(hash: Hash) -> ObjectPath {
    ObjectPath::from(format!("packs/{hash}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: RoomId = RoomId([4; 16]);

    #[tokio::test]
    async fn a_file_appears_only_under_its_own_hash() {
        let home = tempfile::tempdir().unwrap();
        let blobs = Blobs::in_folder(&home.path().join("blobs")).unwrap();
        let file = home.path().join("photo");
        std::fs::write(&file, vec![7; 3 * PIECE_BYTES + 5]).unwrap();
        let hash = BlobHash(Sha256::digest(vec![7; 3 * PIECE_BYTES + 5]).into());

        let wrong = BlobHash([1; 32]);
        assert!(matches!(
            blobs.take(ROOM, wrong, &file).await,
            Err(BlobError::OtherBytes)
        ));
        assert_eq!(blobs.size_bytes(ROOM, wrong).await.unwrap(), None);

        blobs.take(ROOM, hash, &file).await.unwrap();
        blobs.take(ROOM, hash, &file).await.unwrap();
        assert_eq!(
            blobs.size_bytes(ROOM, hash).await.unwrap(),
            Some(3 * PIECE_BYTES as u64 + 5)
        );
        assert!(blobs.is_intact(ROOM, hash).await.unwrap());
        assert!(
            matches!(blobs.read(RoomId([5; 16]), hash, None).await, Err(BlobError::Absent)),
            "another room has it not"
        );
        blobs.erase(ROOM, hash).await.unwrap();
        assert!(matches!(blobs.read(ROOM, hash, None).await, Err(BlobError::Absent)));
    }
}
