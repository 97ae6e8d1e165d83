//! The vault: a header that a passphrase opens, the keyring, and whether the device is empty, locked, covered or open.
//!
//! Cover hides the screen and leaves the database open; lock closes it and wipes the keys from memory.

mod boxed_key;
mod calibrating;
mod delay;
mod fault;
mod folder_lock;
mod header_file;
mod keyring;
mod pin;
mod recovery;
mod ring_file;
pub(crate) mod sealed;
mod waiting;
mod words;

pub use fault::VaultError;
pub use folder_lock::FolderLock;
pub use keyring::{Enrolment, KeptKey, Keyring, RoomRing};
pub use pin::PinHash;
pub use ring_file::RingFile;
pub use waiting::{KeptSecret, MadeInvite, ScannedInvite};

use crate::disk;
use crate::env::Env;
use crate::session::Session;
use delay::Delay;
use header_file::HeaderFile;
use secrecy::SecretString;
use shared::api::{ApiError, VaultState};
use shared::seal::{DeviceKeys, VaultHeader, VaultKey};
use shared::sync::ReceivingKey;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Idle minutes before the cover, covered minutes before the lock, and minutes between two sealings.
const COVER_AFTER: Duration = Duration::from_secs(4 * 60);
const LOCK_AFTER: Duration = Duration::from_secs(10 * 60);
const SEAL_EVERY: Duration = Duration::from_secs(10 * 60);

/// A vault folder and its state.
pub(crate) struct Vault {
    folder: PathBuf,
    env: Env,
    header: HeaderFile,
    delay: Delay,
    state: State,
    sealed_at: Duration,
}

enum State {
    Empty,
    Locked,
    Covered {
        session: Box<Session>,
        since: Duration,
        wrong: u32,
    },
    Open {
        session: Box<Session>,
        active: Duration,
    },
}

impl Vault {
    pub fn open(folder: &Path, env: Env) -> Result<Self, ApiError> {
        let header = HeaderFile::new(&env, folder);
        let delay = Delay::open(env.disk.clone(), folder.join("tries"), env.clock.elapsed());
        let state = if header.exists() || env.disk.exists(&database(folder)) {
            State::Locked
        } else {
            State::Empty
        };
        Ok(Vault {
            folder: folder.to_owned(),
            env,
            header,
            delay,
            state,
            sealed_at: Duration::ZERO,
        })
    }

    pub fn state(&self) -> VaultState {
        match self.state {
            State::Empty => VaultState::Empty,
            State::Locked => VaultState::Locked,
            State::Covered { .. } => VaultState::Covered,
            State::Open { .. } => VaultState::Open,
        }
    }

    /// Five words to choose from.
    pub fn offer(&self, language: &str) -> Vec<String> {
        words::offer(&self.env, language)
    }

    /// Makes the vault and opens it. The header is written last: without it there is no vault, and this may run again.
    pub fn create(&mut self, passphrase: &str, pin: &str) -> Result<(), ApiError> {
        if !matches!(self.state, State::Empty) {
            return Err(VaultError::Exists.into());
        }
        if !words::is_strong(passphrase) {
            return Err(VaultError::Weak.into());
        }
        let env = self.env.clone();
        let pin = PinHash::new(pin, env.random()).ok_or(VaultError::BadPin)?;
        disk::settle_folder(env.disk.as_ref(), &self.folder).map_err(VaultError::from)?;
        let mut chance = |bytes: &mut [u8]| env.chance.fill(bytes);
        let key = VaultKey::generate(&mut chance);
        let keys = DeviceKeys::generate(&mut chance).map_err(|_| VaultError::Header)?;
        let header = self.seal_header(&key, passphrase, &[], &keys.to_bytes())?;
        RingFile::create(&env, &ring_path(&self.folder), &key, Keyring::new(pin))?;
        self.header.write_first(&header)?;
        self.state = State::Locked;
        self.enter(&key, keys)
    }

    /// Opens with the passphrase. Wrong ones are answered ever more slowly and all alike.
    pub fn unlock(&mut self, passphrase: &str) -> Result<(), ApiError> {
        match self.state {
            State::Empty => return Err(VaultError::Empty.into()),
            State::Open { .. } => return Ok(()),
            State::Locked | State::Covered { .. } => {}
        }
        let (key, header) = self.try_passphrase(passphrase)?;
        match std::mem::replace(&mut self.state, State::Locked) {
            State::Covered { session, .. } => {
                self.state = State::Open {
                    session,
                    active: self.env.clock.elapsed(),
                };
                Ok(())
            }
            State::Empty | State::Locked | State::Open { .. } => {
                let secrets = header.secrets(&key).map_err(VaultError::from)?;
                let keys = DeviceKeys::from_bytes(&secrets).map_err(|_| VaultError::Header)?;
                self.enter(&key, keys)?;
                // The present header has opened: the one before has served.
                self.header.forget_previous()?;
                self.keep_recovery(header.has_recovery());
                Ok(())
            }
        }
    }

    fn try_passphrase(&mut self, passphrase: &str) -> Result<(VaultKey, VaultHeader), VaultError> {
        let wait = self.delay.left(self.env.clock.elapsed());
        if !wait.is_zero() {
            return Err(VaultError::Wait { wait });
        }
        let headers = self.header.candidates()?;
        self.delay.begin_try(self.env.clock.elapsed())?;
        let secret = SecretString::from(words::normal(passphrase));
        let mut fault = VaultError::Header;
        for header in headers {
            match header.open(&secret) {
                Ok(key) => {
                    self.delay.forget()?;
                    return Ok((key, header));
                }
                Err(found) => fault = found.into(),
            }
        }
        match fault {
            VaultError::Wrong { .. } => Err(VaultError::Wrong {
                wait: self.delay.left(self.env.clock.elapsed()),
            }),
            other => Err(other),
        }
    }

    fn enter(&mut self, key: &VaultKey, keys: DeviceKeys) -> Result<(), ApiError> {
        let session = Box::new(Session::open(&self.folder, &self.env, key, keys)?);
        let now = self.env.clock.elapsed();
        self.sealed_at = now;
        self.state = State::Open { session, active: now };
        Ok(())
    }

    pub fn cover(&mut self) -> Result<(), VaultError> {
        self.state = match std::mem::replace(&mut self.state, State::Locked) {
            State::Open { session, .. } => State::Covered {
                session,
                since: self.env.clock.elapsed(),
                wrong: 0,
            },
            other => other,
        };
        match self.state {
            State::Covered { .. } => Ok(()),
            State::Empty => Err(VaultError::Empty),
            State::Locked | State::Open { .. } => Err(VaultError::Locked),
        }
    }

    /// Reopens after a cover. The fifth wrong PIN locks.
    pub fn uncover(&mut self, pin: &str) -> Result<(), ApiError> {
        let State::Covered { session, wrong, .. } = &mut self.state else {
            return match self.state {
                State::Empty => Err(VaultError::Empty.into()),
                State::Locked => Err(VaultError::Locked.into()),
                State::Open { .. } | State::Covered { .. } => Ok(()),
            };
        };
        if !session.keyring().pin.fits(pin) {
            *wrong += 1;
            if *wrong >= pin::TRIES {
                self.lock()?;
                return Err(VaultError::Locked.into());
            }
            return Err(VaultError::Wrong { wait: Duration::ZERO }.into());
        }
        if let State::Covered { session, .. } = std::mem::replace(&mut self.state, State::Locked) {
            self.state = State::Open {
                session,
                active: self.env.clock.elapsed(),
            };
        }
        Ok(())
    }

    /// Seals what is pending, closes the database, wipes the keys.
    pub fn lock(&mut self) -> Result<(), ApiError> {
        match std::mem::replace(&mut self.state, State::Locked) {
            State::Empty => {
                self.state = State::Empty;
                Err(VaultError::Empty.into())
            }
            State::Locked => Ok(()),
            State::Covered { session, .. } | State::Open { session, .. } => {
                session.close();
                Ok(())
            }
        }
    }

    pub fn change_passphrase(&mut self, old: &str, new: &str) -> Result<(), ApiError> {
        if !words::is_strong(new) {
            return Err(VaultError::Weak.into());
        }
        let (key, header) = self.try_passphrase(old)?;
        let secrets = header.secrets(&key).map_err(VaultError::from)?;
        let recovery = self.session()?.keyring().recovery.clone();
        let fresh = self.seal_header(&key, new, &recovery, &secrets)?;
        Ok(self.header.replace(&fresh)?)
    }

    /// A header for a passphrase, at a cost that this device can bear at every unlock.
    fn seal_header(
        &self,
        key: &VaultKey,
        passphrase: &str,
        recovery: &[ReceivingKey],
        secrets: &[u8],
    ) -> Result<VaultHeader, VaultError> {
        let env = &self.env;
        let secret = SecretString::from(words::normal(passphrase));
        calibrating::seal_affordably(
            env.passphrase_cost,
            || env.clock.elapsed(),
            |cost| {
                let mut chance = |bytes: &mut [u8]| env.chance.fill(bytes);
                Ok(VaultHeader::seal(key, &secret, cost, recovery, secrets, &mut chance)?)
            },
        )
    }

    /// For a person's call: refused while locked or covered.
    pub fn open_session(&mut self) -> Result<&mut Session, VaultError> {
        match &mut self.state {
            State::Open { session, .. } => Ok(session),
            State::Covered { .. } => Err(VaultError::Covered),
            State::Locked => Err(VaultError::Locked),
            State::Empty => Err(VaultError::Empty),
        }
    }

    /// For work behind the cover.
    pub fn session(&mut self) -> Result<&mut Session, VaultError> {
        match &mut self.state {
            State::Open { session, .. } | State::Covered { session, .. } => Ok(session),
            State::Locked => Err(VaultError::Locked),
            State::Empty => Err(VaultError::Empty),
        }
    }

    pub fn note_activity(&mut self) {
        let now = self.env.clock.elapsed();
        if let State::Open { active, .. } = &mut self.state {
            *active = now;
        }
    }

    /// What is due by the time since the last call: cover, lock, seal.
    pub fn tick(&mut self) {
        self.keep_recovery(true);
        let now = self.env.clock.elapsed();
        let told = match &self.state {
            State::Open { active, .. } if now.saturating_sub(*active) >= COVER_AFTER => {
                self.cover().map_err(ApiError::from)
            }
            State::Covered { since, .. } if now.saturating_sub(*since) >= LOCK_AFTER => self.lock(),
            State::Open { .. } | State::Covered { .. } if now.saturating_sub(self.sealed_at) >= SEAL_EVERY => {
                self.sealed_at = now;
                self.session().map_err(ApiError::from).and_then(Session::keep_house)
            }
            State::Empty | State::Locked | State::Open { .. } | State::Covered { .. } => Ok(()),
        };
        if let Err(error) = told {
            tracing::error!(
                code = error.code.text(),
                "what was due could not be done; it is tried again"
            );
        }
    }
}

pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join("device.db")
}

pub(crate) fn ring_path(folder: &Path) -> PathBuf {
    folder.join("keyring")
}
