//! The files of one unfinished upload.

use super::{Announced, Progress, UploadError};
use crate::blobs::BlobError;
use std::path::{Path, PathBuf};

/// The files of one upload.
pub struct Place {
    /// What has arrived.
    pub bytes: PathBuf,
    /// What was announced.
    pub facts: PathBuf,
    /// The same, once the store has it.
    pub done: PathBuf,
}

impl Place {
    /// How far it is.
    pub async fn progress(&self) -> Result<Progress, UploadError> {
        if let Ok(facts) = tokio::fs::read(&self.done).await {
            let announced = read_facts(&facts)?;
            return Ok(Progress {
                announced,
                offset: announced.length,
            });
        }
        let facts = tokio::fs::read(&self.facts).await.map_err(absent_is_unknown)?;
        let offset = tokio::fs::metadata(&self.bytes).await.map_err(absent_is_unknown)?.len();
        Ok(Progress {
            announced: read_facts(&facts)?,
            offset,
        })
    }

    /// Drops it.
    pub async fn forget(&self) -> Result<(), UploadError> {
        for path in [&self.done, &self.facts, &self.bytes] {
            remove(path).await?;
        }
        Ok(())
    }
}

/// Facts that a crash cut short: nothing acknowledged rests on them, so the sender begins again.
fn read_facts(bytes: &[u8]) -> Result<Announced, UploadError> {
    serde_json::from_slice(bytes).map_err(|_| UploadError::Unknown)
}

/// Writes what was announced.
pub async fn write_facts(path: &Path, announced: &Announced) -> Result<(), UploadError> {
    let facts = serde_json::to_vec(announced).map_err(|error| BlobError::Store(error.to_string()))?;
    Ok(tokio::fs::write(path, facts).await?)
}

/// Removes a file; done also if it is not there.
pub async fn remove(path: &Path) -> Result<(), UploadError> {
    match tokio::fs::remove_file(path).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn absent_is_unknown(error: std::io::Error) -> UploadError {
    match error.kind() {
        std::io::ErrorKind::NotFound => UploadError::Unknown,
        _ => error.into(),
    }
}
