//! Starting and stopping. In a test as in life: `serve` binds, answers until told to stop, and leaves nothing half done.

use crate::app::App;
use crate::blobs::uploads::Uploads;
use crate::blobs::{BlobError, Blobs};
use crate::config::Config;
use crate::folder::{Folder, FolderError};
use crate::log::{Log, LogError, SqliteLog};
use crate::news::News;
use crate::packs::{PackError, Packs};
use crate::projection::{Projection, ProjectionError};
use crate::router::router;
use crate::scribe::{Scribe, ScribeError};
use crate::sessions::Challenges;
use crate::staff::Staff;
use crate::trust::Trust;
use shared::api::Changed;
use std::fs::File;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

/// How often unfinished uploads that nobody goes on with are dropped.
const TIDY_EVERY: Duration = Duration::from_secs(3600);

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(
        "{0} can be reached from other machines, and this server speaks no TLS itself; listen on 127.0.0.1 and put a TLS proxy \
         in front, or say --behind-tls-proxy if one is there"
    )]
    NotLoopback(SocketAddr),
    #[error("--behind-tls-proxy needs --public with the https address that people use")]
    NoPublicAddress,
    #[error("{0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("this data folder holds no program; run `surco init` first")]
    NoProgram,
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Log(#[from] LogError),
    #[error(transparent)]
    Blobs(#[from] BlobError),
    #[error(transparent)]
    Scribe(#[from] ScribeError),
    #[error(transparent)]
    Packs(#[from] PackError),
    #[error(transparent)]
    Projection(#[from] ProjectionError),
    #[error("the program's list of members does not hold; restore the data folder from its backup")]
    Members,
}

/// A server that runs.
pub struct Running {
    address: SocketAddr,
    app: Arc<App>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    _held: File,
}

impl Running {
    /// Where it listens: the real port, also when 0 was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// For tests in the same process, which look behind the counter.
    pub fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// Takes no more requests, lets those in progress end, and returns when all is closed.
    pub async fn stop(self) {
        let _already_stopping = self.stop.send(true);
        let grace = self.app.config.limits.stop_grace;
        let abort = self.task.abort_handle();
        if tokio::time::timeout(grace, self.task).await.is_err() {
            tracing::warn!("some requests did not end in time and were cut");
            abort.abort();
        }
    }
}

/// Opens the data folder and serves it.
pub async fn serve(config: Config) -> Result<Running, ServeError> {
    if !config.listen.ip().is_loopback() && !config.behind_tls_proxy {
        return Err(ServeError::NotLoopback(config.listen));
    }
    if config.behind_tls_proxy && !config.is_public_by_tls() {
        return Err(ServeError::NoPublicAddress);
    }
    let folder = Folder::open(&config.data)?;
    folder.refuse_root_key()?;
    let held = folder.hold()?;
    let (stop, stopping) = watch::channel(false);
    let app = open(config, &folder, stopping).await?;
    let listener = TcpListener::bind(app.config.listen)
        .await
        .map_err(|e| ServeError::Listen(app.config.listen, e))?;
    let address = listener
        .local_addr()
        .map_err(|e| ServeError::Listen(app.config.listen, e))?;
    folder.note_address(&app.config.address(address))?;
    let task = tokio::spawn(run(app.clone(), listener));
    Ok(Running {
        address,
        app,
        stop,
        task,
        _held: held,
    })
}

pub(crate) async fn open(
    config: Config,
    folder: &Folder,
    stopping: watch::Receiver<bool>,
) -> Result<Arc<App>, ServeError> {
    let log: Arc<dyn Log> = Arc::new(SqliteLog::open(&folder.log())?);
    let program = log.program()?.ok_or(ServeError::NoProgram)?;
    let blobs = Blobs::in_folder(&folder.blobs())?;
    let uploads = Uploads::in_folder(&folder.uploads(), config.limits.uploads_per_device)?;
    let packs = Arc::new(Packs::new(blobs.clone()));
    packs.prepare().await?;
    let trust = Arc::new(Trust::new(log.clone(), program.clone()));
    let scribe = Scribe::open(folder, &*trust.program().map_err(|_| ServeError::Members)?)?;
    let projection = Projection::open(
        &folder.projection(),
        program.room,
        log.clone(),
        trust.clone(),
        packs.clone(),
    )?;
    let exchanges = Semaphore::new(config.limits.exchanges_at_once);
    let bodies = Semaphore::new(config.limits.body_bytes / 1024);
    let app = Arc::new(App {
        config,
        program,
        log,
        blobs,
        uploads,
        trust,
        scribe,
        packs,
        projection: Arc::new(projection),
        staff: Staff::default(),
        challenges: Challenges::default(),
        news: News::default(),
        exchanges,
        bodies,
        stopping,
    });
    let unpurged = app.log.unpurged()?;
    if let Err(fault) = app.purge(&unpurged).await {
        tracing::error!(blobs = unpurged.len(), "erased blobs were not dropped yet: {fault}");
    }
    Ok(app)
}

async fn run(app: Arc<App>, listener: TcpListener) {
    let following = tokio::spawn(follow(app.clone()));
    let tidying = tokio::spawn(tidy(app.clone()));
    let mut stopping = app.stopping.clone();
    let stopped = async move {
        let _sender_gone_is_stop = stopping.wait_for(|stop| *stop).await;
    };
    if let Err(error) = axum::serve(listener, router(app)).with_graceful_shutdown(stopped).await {
        tracing::error!("the server stopped: {error}");
    }
    tidying.abort();
    // The read model may be in the middle of a page; a page is one transaction, so it is whole either way.
    let _ended = following.await;
}

/// Keeps the read model behind the log, and tells browsers what changed.
async fn follow(app: Arc<App>) {
    let mut news = app.news.hear_rooms();
    let mut stopping = app.stopping.clone();
    loop {
        catch_up(&app).await;
        loop {
            let heard = tokio::select! {
                heard = news.recv() => heard,
                _ = stopping.wait_for(|stop| *stop) => return,
            };
            match heard {
                Ok(room) if room != app.program.room => {}
                Ok(_) | Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return,
            }
        }
    }
}

async fn catch_up(app: &Arc<App>) {
    let projection = app.projection.clone();
    match tokio::task::spawn_blocking(move || projection.catch_up()).await {
        Ok(Ok(grown)) if !grown.kinds.is_empty() => {
            tracing::info!(
                batches = grown.batches,
                set_aside = grown.set_aside,
                "the read model followed"
            );
            let kinds = grown.kinds.into_iter().collect();
            app.news.changed(Changed {
                room: Some(app.program.room),
                kinds,
            });
        }
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::error!("the read model could not follow: {error}"),
        Err(_) => tracing::error!("the read model could not follow: a fault of ours"),
    }
}

async fn tidy(app: Arc<App>) {
    loop {
        match app.uploads.drop_older_than(app.config.limits.upload_life).await {
            Ok(0) => {}
            Ok(dropped) => tracing::info!(dropped, "old uploads were dropped"),
            Err(error) => tracing::error!("old uploads could not be dropped: {error}"),
        }
        tokio::time::sleep(TIDY_EVERY).await;
    }
}
