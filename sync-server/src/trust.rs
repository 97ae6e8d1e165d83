//! Member logs as the server believes them: read from the log, verified from the root key, kept verified in memory.

use crate::errors::Fault;
use crate::log::{Log, Program};
use shared::ids::{DeviceNumber, RoomId};
use shared::permissions::Role;
use shared::sync::MemberLog;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Verified logs kept; beyond that all are forgotten and verified again when asked for.
const MAX_KEPT: usize = 256;

/// The verified member logs of one program.
pub struct Trust {
    log: Arc<dyn Log>,
    program: Program,
    kept: Mutex<HashMap<RoomId, Arc<MemberLog>>>,
}

impl Trust {
    pub fn new(log: Arc<dyn Log>, program: Program) -> Trust {
        Trust {
            log,
            program,
            kept: Mutex::default(),
        }
    }

    /// The program room's log. Every other room's rests on it.
    pub fn program(&self) -> Result<Arc<MemberLog>, Fault> {
        self.verified(self.program.room, None)?
            .ok_or(Fault::Internal("the program room has no member log"))
    }

    /// The log of any room; `None` if there is no such room.
    pub fn room(&self, room: RoomId) -> Result<Option<Arc<MemberLog>>, Fault> {
        match room == self.program.room {
            true => self.program().map(Some),
            false => self.verified(room, Some(&*self.program()?)),
        }
    }

    /// The role of a device in the program, now.
    pub fn role(&self, device: DeviceNumber) -> Result<Option<Role>, Fault> {
        Ok(self.program()?.member(device).map(|member| member.role))
    }

    fn verified(&self, room: RoomId, program: Option<&MemberLog>) -> Result<Option<Arc<MemberLog>>, Fault> {
        let kept = self
            .kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&room)
            .cloned();
        let count = self.log.member_count(room)?;
        if count == 0 {
            return Ok(None);
        }
        let log = match kept {
            Some(kept) if kept.len() == count => return Ok(Some(kept)),
            Some(kept) => {
                let mut longer = (*kept).clone();
                let newer = self.log.member_entries(room, kept.len())?;
                longer.append(program, &newer).map_err(|_| DAMAGED)?;
                longer
            }
            None => {
                let entries = self.log.member_entries(room, 0)?;
                MemberLog::verify(&self.program.root, program, &entries).map_err(|_| DAMAGED)?
            }
        };
        let log = Arc::new(log);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(room, log.clone());
        Ok(Some(log))
    }
}

const DAMAGED: Fault = Fault::Log(crate::log::LogError::Damaged("member_entries"));
