//! The server's own key: it signs receipts, and what staff write in browsers, naming the person.

use crate::errors::Fault;
use crate::folder::{Folder, FolderError, write_durably};
use crate::log::{ErasePower, Log, Offer};
use crate::trust::Trust;
use shared::ids::{DeviceNumber, RoomId};
use shared::permissions::Role;
use shared::record::Actor;
use shared::seal::{BatchDraft, DeviceKeys, DraftPart, seal_batches};
use shared::sync::MemberLog;
use shared::sync::limits::MAX_SEEN;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Why the scribe's key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ScribeError {
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error("the server's key file is damaged; restore the data folder from its backup")]
    Damaged,
    #[error("the program's members do not name this server's key; restore the data folder from its backup")]
    NotNamed,
}

/// The scribe of one program.
pub struct Scribe {
    keys: DeviceKeys,
    device: DeviceNumber,
    actor: Actor,
    /// Held from reading the chain's head to appending: the scribe must not fork itself.
    turn: Mutex<()>,
}

impl Scribe {
    /// Makes the key of a new program and keeps it in the data folder.
    pub fn make_keys(folder: &Folder) -> Result<DeviceKeys, ScribeError> {
        let keys = DeviceKeys::generate(&mut |bytes| crate::chance::fill(bytes)).map_err(|_| ScribeError::Damaged)?;
        write_durably(&folder.scribe_key(), &keys.to_bytes())?;
        Ok(keys)
    }

    /// The scribe that the program's member log names, with the key from the data folder.
    pub fn open(folder: &Folder, program: &MemberLog) -> Result<Scribe, ScribeError> {
        let path = folder.scribe_key();
        let bytes = std::fs::read(&path).map_err(|source| FolderError::Disk { path, source })?;
        let bytes = zeroize::Zeroizing::new(bytes);
        Scribe::with_keys(
            DeviceKeys::from_bytes(&bytes).map_err(|_| ScribeError::Damaged)?,
            program,
        )
    }

    pub fn with_keys(keys: DeviceKeys, program: &MemberLog) -> Result<Scribe, ScribeError> {
        let member = program
            .by_signing_key(&keys.public().signing)
            .filter(|member| member.role == Role::Scribe);
        let device = member.ok_or(ScribeError::NotNamed)?.device;
        let actor = Actor::new(device, crate::chance::bytes());
        Ok(Scribe {
            keys,
            device,
            actor,
            turn: Mutex::new(()),
        })
    }

    pub fn keys(&self) -> &DeviceKeys {
        &self.keys
    }

    pub fn device(&self) -> DeviceNumber {
        self.device
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Waits until nobody else writes through the scribe.
    pub fn take_turn(&self) -> Turn<'_> {
        Turn {
            scribe: self,
            _held: self.turn.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }
}

/// The right to write as the scribe, for a moment.
pub struct Turn<'a> {
    scribe: &'a Scribe,
    _held: MutexGuard<'a, ()>,
}

impl Turn<'_> {
    /// Seals parts into the program room and appends them. Durable when it returns.
    pub fn write(
        &self,
        log: &dyn Log,
        trust: &Trust,
        room: RoomId,
        parts: Vec<DraftPart>,
        now_unix_s: i64,
    ) -> Result<(), Fault> {
        let program = trust.program()?;
        let device = self.scribe.device;
        let draft = BatchDraft {
            room,
            room_key: None,
            device,
            keys: &self.scribe.keys,
            last: log.chain_head(room, device)?,
            member_head: program.head(),
            seen: log.news_for(room, device, MAX_SEEN)?,
            control: Vec::new(),
            parts,
            dictionary: None,
        };
        let batches = seal_batches(draft, &mut |bytes| crate::chance::fill(bytes)).map_err(|fault| {
            tracing::warn!("the scribe could not seal: {fault}");
            Fault::TooLarge
        })?;
        let mut offers = Vec::new();
        for batch in batches {
            let manifest = batch
                .manifest
                .read()
                .map_err(|_| Fault::Internal("a batch of our own"))?;
            offers.push(Offer {
                hash: batch.hash(),
                batch,
                manifest,
                remark: None,
                erases: ErasePower::Nothing,
            });
        }
        log.append(room, offers, now_unix_s)?;
        Ok(())
    }
}
