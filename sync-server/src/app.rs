//! Everything that a running server shares between its requests.

use crate::blobs::Blobs;
use crate::blobs::uploads::Uploads;
use crate::config::Config;
use crate::errors::Fault;
use crate::log::{Log, Program};
use crate::news::News;
use crate::packs::Packs;
use crate::projection::Projection;
use crate::scribe::Scribe;
use crate::sessions::Challenges;
use crate::staff::Staff;
use crate::trust::Trust;
use shared::ids::{BlobHash, RoomId};
use shared::time::Timestamp;
use std::sync::Arc;
use tokio::sync::{Semaphore, watch};

/// One running server.
pub struct App {
    pub config: Config,
    pub program: Program,
    pub log: Arc<dyn Log>,
    pub blobs: Blobs,
    pub uploads: Uploads,
    pub trust: Arc<Trust>,
    pub scribe: Scribe,
    pub packs: Arc<Packs>,
    pub projection: Arc<Projection>,
    pub staff: Staff,
    pub challenges: Challenges,
    pub news: News,
    /// Exchanges worked on at once; each holds a request and a reply in memory.
    pub exchanges: Semaphore,
    /// KiB of request bodies that may be in memory at once.
    pub bodies: Semaphore,
    /// Turns true when the server stops, so that streams end.
    pub stopping: watch::Receiver<bool>,
}

impl App {
    pub fn now(&self) -> Timestamp {
        (self.config.clock)()
    }

    pub fn now_unix_s(&self) -> i64 {
        self.now().timestamp()
    }

    /// Tells listeners that rooms grew; the program room's read model follows.
    pub fn rooms_grew(&self, rooms: &[RoomId]) {
        for room in rooms {
            self.news.grew(*room);
        }
    }

    /// Drops erased blobs from the file store. What a crash leaves undone is done at the next start.
    pub async fn purge(&self, erased: &[(RoomId, BlobHash)]) -> Result<(), Fault> {
        for (room, blob) in erased {
            self.blobs.erase(*room, *blob).await?;
            self.log.purged(*room, *blob)?;
        }
        Ok(())
    }
}

/// Runs a request to its end even when whoever asked has hung up: what is half said to the disk must not stay half said.
pub async fn to_its_end<T: Send + 'static, E: From<Fault> + Send + 'static>(
    work: impl Future<Output = Result<T, E>> + Send + 'static,
) -> Result<T, E> {
    match tokio::spawn(work).await {
        Ok(done) => done,
        Err(_) => {
            tracing::error!("a request failed by a fault of ours");
            Err(Fault::Internal("a task").into())
        }
    }
}

/// Runs work that blocks (database, keys, documents) off the async threads.
pub async fn off<T: Send + 'static>(
    app: &Arc<App>,
    work: impl FnOnce(&App) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    off_with(app, work, |_| Fault::Internal("a task")).await
}

/// The same for another kind of error.
pub async fn off_with<T: Send + 'static, E: Send + 'static>(
    app: &Arc<App>,
    work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    panicked: impl FnOnce(tokio::task::JoinError) -> E,
) -> Result<T, E> {
    let app = app.clone();
    match tokio::task::spawn_blocking(move || work(&app)).await {
        Ok(done) => done,
        Err(error) => {
            tracing::error!("a request failed by a fault of ours");
            Err(panicked(error))
        }
    }
}
