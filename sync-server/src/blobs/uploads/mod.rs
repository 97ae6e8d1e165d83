//! Unfinished uploads: a file each, found again by who sends what to which room, resumed at any byte.
//!
//! The offset is the file's length, so nothing else can disagree with it after a crash. A lost reply to the creation is
//! harmless: asking again gives the same upload. Each device has a folder; in `done` are those that were taken into the
//! store, for whoever missed the last reply.

mod place;
#[cfg(test)]
mod tests;

use super::BlobError;
use place::{Place, remove, write_facts};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::ids::{BlobHash, DeviceNumber, RoomId};
use shared::sync::limits::MAX_BLOB_BYTES;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::io::AsyncWriteExt;
use tokio::sync::Notify;
use tokio_stream::{Stream, StreamExt};

/// Bytes after which what has arrived is made durable even while more comes.
const SYNC_EVERY_BYTES: u64 = 4 * 1024 * 1024;
/// A connection from which nothing comes for so long is given up.
const SILENCE: Duration = Duration::from_secs(30);
/// How often, and after which pause, a newer connection asks the older one to give way.
const GIVE_WAY_TRIES: u32 = 100;
const GIVE_WAY_PAUSE: Duration = Duration::from_millis(20);
/// Digits of an upload's name.
const ID_DIGITS: usize = 32;
/// The folder of those that were taken into the store.
const DONE: &str = "done";

/// Why an upload did not go on.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    #[error("this upload is not known any more; begin it again")]
    Unknown,
    #[error("the upload stands at byte {at}; go on from there")]
    OtherOffset { at: u64 },
    #[error("the same upload is being sent over another connection")]
    Busy,
    #[error("more was sent than was announced")]
    TooLong,
    #[error("the file is larger than the server takes ({MAX_BLOB_BYTES} bytes)")]
    TooLarge,
    #[error("too many unfinished uploads; finish some first")]
    TooMany,
    #[error("the connection ended at byte {at}; go on from there")]
    Cut { at: u64 },
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl From<std::io::Error> for UploadError {
    fn from(error: std::io::Error) -> Self {
        UploadError::Blob(error.into())
    }
}

/// What is being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    pub room: RoomId,
    pub hash: BlobHash,
    pub length: u64,
    pub device: DeviceNumber,
}

impl Announced {
    /// The upload's name in its address.
    pub fn id(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(self.room.as_bytes());
        hasher.update(self.hash.as_bytes());
        hasher.update(self.device.0.to_be_bytes());
        let digest = hasher.finalize();
        data_encoding::HEXLOWER.encode(digest.get(..16).unwrap_or_default())
    }
}

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub announced: Announced,
    pub offset: u64,
}

/// The folder of unfinished uploads.
#[derive(Clone)]
pub struct Uploads {
    folder: PathBuf,
    per_device: usize,
    /// Uploads being written to, and how to ask their connections to give way.
    busy: Arc<Mutex<HashMap<PathBuf, Arc<Notify>>>>,
}

/// Held while one connection writes to an upload.
struct Turn<'a> {
    uploads: &'a Uploads,
    bytes: PathBuf,
    give_way: Arc<Notify>,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.uploads
            .busy
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.bytes);
    }
}

impl Uploads {
    pub fn in_folder(folder: &Path, per_device: usize) -> Result<Uploads, BlobError> {
        std::fs::create_dir_all(folder)?;
        Ok(Uploads {
            folder: folder.to_owned(),
            per_device,
            busy: Arc::default(),
        })
    }

    /// Begins an upload, or finds the one that was begun.
    pub async fn begin(&self, announced: Announced) -> Result<Progress, UploadError> {
        if announced.length > MAX_BLOB_BYTES {
            return Err(UploadError::TooLarge);
        }
        let place = self.place(announced.device, &announced.id())?;
        match place.progress().await {
            Ok(found) if found.announced == announced && !place.done.exists() => return Ok(found),
            Ok(_) => place.forget().await?,
            Err(UploadError::Unknown) => {}
            Err(other) => return Err(other),
        }
        if self.count(announced.device).await? >= self.per_device {
            return Err(UploadError::TooMany);
        }
        tokio::fs::create_dir_all(self.folder_of(announced.device)).await?;
        tokio::fs::write(&place.bytes, []).await?;
        write_facts(&place.facts, &announced).await?;
        Ok(Progress { announced, offset: 0 })
    }

    /// How far the device's upload named `id` is.
    pub async fn progress(&self, device: DeviceNumber, id: &str) -> Result<Progress, UploadError> {
        self.place(device, id)?.progress().await
    }

    /// Appends `body` from `offset` on. What arrived before a cut stays and is durable when this returns.
    pub async fn append<S, E>(
        &self,
        device: DeviceNumber,
        id: &str,
        offset: u64,
        body: S,
    ) -> Result<Progress, UploadError>
    where
        S: Stream<Item = Result<axum::body::Bytes, E>> + Unpin,
    {
        let place = self.place(device, id)?;
        let turn = self.take_turn(&place.bytes).await?;
        let before = place.progress().await?;
        if before.offset != offset {
            return Err(UploadError::OtherOffset { at: before.offset });
        }
        if before.offset == before.announced.length {
            return Ok(before);
        }
        let mut file = tokio::fs::OpenOptions::new().append(true).open(&place.bytes).await?;
        let (at, end) = write_all(&mut file, before, body, &turn.give_way).await;
        // Whatever stopped it, what the file holds is kept. A failed write may have left a piece: the length is the truth.
        let synced = file.sync_all().await;
        end?;
        synced?;
        Ok(Progress { offset: at, ..before })
    }

    /// The upload was taken into the store, or the blob was there already.
    pub async fn finish(&self, announced: Announced) -> Result<(), UploadError> {
        let place = self.place(announced.device, &announced.id())?;
        tokio::fs::create_dir_all(self.folder_of(announced.device).join(DONE)).await?;
        write_facts(&place.done, &announced).await?;
        remove(&place.facts).await?;
        remove(&place.bytes).await
    }

    /// The file of an upload, for the store to take in.
    pub fn bytes_of(&self, announced: &Announced) -> Result<PathBuf, UploadError> {
        Ok(self.place(announced.device, &announced.id())?.bytes)
    }

    /// Drops an upload: it was not what it said.
    pub async fn forget(&self, announced: &Announced) -> Result<(), UploadError> {
        self.place(announced.device, &announced.id())?.forget().await
    }

    /// Drops uploads at which nobody has worked for `life`.
    pub async fn drop_older_than(&self, life: Duration) -> Result<usize, UploadError> {
        let mut dropped = 0;
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            let mut entries = tokio::fs::read_dir(&folder).await?;
            while let Some(entry) = entries.next_entry().await? {
                let metadata = entry.metadata().await?;
                let changed = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                if metadata.is_dir() {
                    folders.push(entry.path());
                } else if SystemTime::now().duration_since(changed).is_ok_and(|age| age > life) {
                    remove(&entry.path()).await?;
                    dropped += 1;
                }
            }
        }
        Ok(dropped)
    }

    fn folder_of(&self, device: DeviceNumber) -> PathBuf {
        self.folder.join(device.to_string())
    }

    /// Where an upload lies. Names from outside are hexadecimal digits or nothing.
    fn place(&self, device: DeviceNumber, id: &str) -> Result<Place, UploadError> {
        if id.len() != ID_DIGITS || !id.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(UploadError::Unknown);
        }
        let folder = self.folder_of(device);
        Ok(Place {
            bytes: folder.join(format!("{id}.part")),
            facts: folder.join(format!("{id}.json")),
            done: folder.join(DONE).join(format!("{id}.json")),
        })
    }

    /// A phone that lost its signal comes back by another connection while the old one still waits: the new one goes on.
    async fn take_turn(&self, bytes: &Path) -> Result<Turn<'_>, UploadError> {
        for _ in 0..GIVE_WAY_TRIES {
            match self.try_turn(bytes) {
                Ok(turn) => return Ok(turn),
                Err(holder) => holder.notify_one(),
            }
            tokio::time::sleep(GIVE_WAY_PAUSE).await;
        }
        Err(UploadError::Busy)
    }

    fn try_turn(&self, bytes: &Path) -> Result<Turn<'_>, Arc<Notify>> {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(holder) = busy.get(bytes) {
            return Err(holder.clone());
        }
        let give_way = Arc::new(Notify::new());
        busy.insert(bytes.to_owned(), give_way.clone());
        Ok(Turn {
            uploads: self,
            bytes: bytes.to_owned(),
            give_way,
        })
    }

    /// Unfinished uploads of a device. Its folder holds no more than the limit allows, so this stays quick.
    async fn count(&self, device: DeviceNumber) -> Result<usize, UploadError> {
        let mut entries = match tokio::fs::read_dir(self.folder_of(device)).await {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(error.into()),
        };
        let mut count = 0;
        while let Some(entry) = entries.next_entry().await? {
            count += usize::from(entry.path().extension().is_some_and(|end| end == "json"));
        }
        Ok(count)
    }
}

async fn write_all<S, E>(
    file: &mut tokio::fs::File,
    before: Progress,
    mut body: S,
    give_way: &Notify,
) -> (u64, Result<(), UploadError>)
where
    S: Stream<Item = Result<axum::body::Bytes, E>> + Unpin,
{
    let (mut at, mut durable) = (before.offset, before.offset);
    loop {
        let piece = tokio::select! {
            piece = tokio::time::timeout(SILENCE, body.next()) => piece,
            () = give_way.notified() => return (at, Err(UploadError::Cut { at })),
        };
        let piece = match piece {
            Ok(None) => return (at, Ok(())),
            Ok(Some(Ok(piece))) => piece,
            Ok(Some(Err(_))) | Err(_) => return (at, Err(UploadError::Cut { at })),
        };
        if at + piece.len() as u64 > before.announced.length {
            return (at, Err(UploadError::TooLong));
        }
        if let Err(error) = file.write_all(&piece).await {
            return (at, Err(error.into()));
        }
        at += piece.len() as u64;
        if at - durable >= SYNC_EVERY_BYTES {
            if let Err(error) = file.sync_data().await {
                return (at, Err(error.into()));
            }
            durable = at;
        }
    }
}
