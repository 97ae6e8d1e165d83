//! A field device: a vault folder, its state, and the one door for calls.

use crate::calls;
use crate::env::Env;
use crate::session::Session;
use crate::settings::SettingsFile;
use crate::sync::Link;
use crate::vault::{FolderLock, Vault};
use shared::api::{ApiError, Changed, Request, VaultState};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::sync::broadcast;
use zeroize::Zeroize;

/// One device on this machine. Cheap to clone; calls may come from any thread and are answered one after the other.
#[derive(Clone)]
pub struct Device(Arc<Inner>);

/// A device that may be gone.
pub(crate) struct WeakDevice(Weak<Inner>);

impl WeakDevice {
    pub fn upgrade(&self) -> Option<Device> {
        self.0.upgrade().map(Device)
    }
}

struct Inner {
    vault: Mutex<Vault>,
    /// Held by whoever reads an employer's books or redacts a picture, never while waiting for it with the vault.
    reading: Mutex<()>,
    changed: broadcast::Sender<Changed>,
    env: Env,
    folder: PathBuf,
    settings: SettingsFile,
    link: Link,
    _lock: FolderLock,
}

/// How many notices a slow listener may lag behind before it has to refetch everything.
const NOTICES: usize = 256;

impl Device {
    /// Opens a vault folder, made if it is not there. One process at a time may hold it.
    pub fn open(folder: &Path, env: Env) -> Result<Device, ApiError> {
        env.disk
            .make_folder(folder)
            .map_err(|error| calls::storage_error(&error))?;
        let lock = FolderLock::take(folder)?;
        let vault = Vault::open(folder, env.clone())?;
        let changed = broadcast::Sender::new(NOTICES);
        let settings = SettingsFile::new(&env, folder);
        let link = Link::new();
        let kept = settings.read();
        link.set_metered_link(kept.metered_link);
        link.sending.pause(kept.files_paused);
        Ok(Device(Arc::new(Inner {
            vault: Mutex::new(vault),
            reading: Mutex::new(()),
            changed,
            env,
            folder: folder.to_owned(),
            settings,
            link,
            _lock: lock,
        })))
    }

    /// Answers one request with its reply as JSON. Blocks while it works: async hosts call it off their loop.
    pub fn call(&self, request: Request) -> Result<shared::api::Told, ApiError> {
        calls::answer(self, request)
    }

    /// What has changed, as it changes.
    pub fn changed(&self) -> broadcast::Receiver<Changed> {
        self.0.changed.subscribe()
    }

    pub fn env(&self) -> &Env {
        &self.0.env
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0.folder
    }

    pub(crate) fn settings(&self) -> &SettingsFile {
        &self.0.settings
    }

    /// The line to the sync server.
    pub(crate) fn link(&self) -> &Link {
        &self.0.link
    }

    pub fn state(&self) -> VaultState {
        self.vault().state()
    }

    /// Work on the open vault for a person: refused while it is covered or locked.
    pub fn with_open_session<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut vault = self.vault();
        vault.note_activity();
        let session = vault.open_session()?;
        let result = work(session);
        wipe_stack();
        self.tell(std::mem::take(&mut session.changed));
        result
    }

    /// Work that goes on behind a cover, such as a running sync: refused while locked. Keep it short, the network outside.
    pub fn with_session<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut vault = self.vault();
        let session = vault.session()?;
        let result = work(session);
        wipe_stack();
        self.tell(std::mem::take(&mut session.changed));
        result
    }

    /// What is due by the clock: cover after idle minutes, lock after covered ones, seal, checkpoint. Hosts call it every
    /// few seconds.
    pub fn tick(&self) {
        let mut vault = self.vault();
        let before = vault.state();
        vault.tick();
        wipe_stack();
        let changed = vault
            .session()
            .map(|session| std::mem::take(&mut session.changed))
            .unwrap_or_default();
        let moved = vault.state() != before;
        drop(vault);
        self.tell(changed);
        if moved {
            self.forget_server_if_locked();
            self.tell(vec![Changed::default()]);
        }
    }

    /// A locked device keeps no session with its server.
    pub(crate) fn forget_server_if_locked(&self) {
        if self.state() == VaultState::Locked {
            self.0.link.forget();
        }
    }

    /// For a task in the background that must not keep the device open.
    pub(crate) fn downgrade(&self) -> WeakDevice {
        WeakDevice(Arc::downgrade(&self.0))
    }

    pub(crate) fn vault(&self) -> MutexGuard<'_, Vault> {
        // A panic inside a call is a fault of ours, but what is on disk is whole: the next call may go on.
        self.0.vault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Books are read and pictures redacted one after the other: both take much memory.
    pub(crate) fn turn_to_read(&self) -> MutexGuard<'_, ()> {
        self.0.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn tell(&self, changed: Vec<Changed>) {
        for notice in changed {
            // Nobody listening is no error.
            let _ = self.0.changed.send(notice);
        }
    }
}

/// What deeper calls may have left on this thread's stack: keys are wiped where they live, but moves leave copies behind.
#[inline(never)]
pub(crate) fn wipe_stack() {
    let mut below = [0u8; 128 * 1024];
    below.zeroize();
    std::hint::black_box(&below);
}
