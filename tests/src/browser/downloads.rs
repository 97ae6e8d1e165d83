//! What a page gave to the person as a file.

use super::Page;
use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};

/// Where a browser keeps what people save, within its profile.
pub(super) const DOWNLOADS: &str = "downloads";

/// How long a file may take.
const PATIENCE: Duration = Duration::from_secs(20);

impl Page {
    /// Waits for a file that the page gave to the person, and reads it. Until it is whole it has another name.
    pub async fn downloaded(&self, name: &str) -> Result<Vec<u8>> {
        let profile = self.profile.as_ref().context("this browser has no folder of its own")?;
        let folder = profile.path().join(DOWNLOADS);
        let began = Instant::now();
        while !folder.join(name).is_file() {
            if began.elapsed() > PATIENCE {
                let there = std::fs::read_dir(&folder)
                    .map(|files| files.flatten().map(|file| file.file_name()).collect::<Vec<_>>());
                bail!("{name} does not come; there is {there:?}");
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        Ok(std::fs::read(folder.join(name))?)
    }
}
