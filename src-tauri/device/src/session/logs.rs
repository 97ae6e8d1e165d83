//! Member logs and room keys: read from the keyring at unlock, verified from the root key, extended durably.

use super::Session;
use crate::store::StoredRoom;
use crate::vault::{Enrolment, Keyring};
use shared::api::{ApiError, Code};
use shared::ids::RoomId;
use shared::kinds::RoomKind;
use shared::permissions::Role;
use shared::seal::journal::JournalKey;
use shared::seal::{MemberLogFault, RoomKey, VaultKey};
use shared::sync::{MemberLog, ReceivingKey, SignedEntry};
use std::collections::BTreeMap;

/// Verifies every log of the ring, the program room's first. One that does not hold is left out and named in the log.
pub(super) fn verified(ring: &Keyring) -> BTreeMap<RoomId, MemberLog> {
    let mut logs = BTreeMap::new();
    let Some(enrolment) = &ring.enrolment else { return logs };
    let mut rooms: Vec<_> = ring.rooms.iter().filter(|kept| !kept.entries.is_empty()).collect();
    rooms.sort_by_key(|kept| kept.kind);
    for kept in rooms {
        let program = logs.get(&enrolment.program);
        match MemberLog::verify(&enrolment.root, program, &kept.entries) {
            Ok(log) => {
                logs.insert(kept.room, log);
            }
            Err(error) => tracing::error!(%error, room = %kept.room, "a kept member log does not hold"),
        }
    }
    logs
}

/// The key of a room's journal entries in an epoch, as far as the ring has it.
pub(super) fn journal_key(ring: &Keyring, vault_key: &VaultKey, room: RoomId, epoch: u32) -> Option<JournalKey> {
    if epoch == 0 {
        return Some(JournalKey::of_vault(vault_key));
    }
    let kept = ring.room(room)?.key(epoch)?;
    Some(JournalKey::of_room(&kept.room_key()))
}

impl Session {
    /// Joins a program: who this device is, and the verified logs of its rooms with its own entries, program room first.
    pub fn enrol(&mut self, enrolment: Enrolment, rooms: &[(RoomKind, Vec<SignedEntry>)]) -> Result<(), ApiError> {
        let mut logs: Vec<(MemberLog, &[SignedEntry])> = Vec::new();
        for (_, entries) in rooms {
            let program = logs.first().map(|(log, _)| log);
            let log = MemberLog::verify(&enrolment.root, program, entries).map_err(log_error)?;
            logs.push((log, entries));
        }
        self.change_keyring(|ring| {
            ring.enrolment = Some(enrolment);
            ring.scanned = None;
            for (log, entries) in &logs {
                let kept = ring.room_mut(log.room(), log.kind(), false);
                kept.entries = entries.to_vec();
                kept.entries_at_server = kept.entries.len() as u32;
            }
        })?;
        for (log, _) in logs {
            self.store.add_room(StoredRoom {
                room: log.room(),
                kind: log.kind(),
                practice: false,
            })?;
            self.logs.insert(log.room(), log);
        }
        self.note_changed(None, []);
        Ok(())
    }

    /// The verified member log of a room.
    pub fn member_log(&self, room: RoomId) -> Option<&MemberLog> {
        self.logs.get(&room)
    }

    /// A room's log as signed, from its first entry.
    pub fn member_entries(&self, room: RoomId) -> &[SignedEntry] {
        self.keyring().room(room).map_or(&[], |kept| &kept.entries)
    }

    /// Takes entries from place `from` on: the first of a room, further ones, or ones that are here already. Entries that
    /// stand here and at the server otherwise are a fork: an alarm, and nothing is taken.
    ///
    /// `at_server`: whether the server is known to have them. Durable when it returns.
    pub fn extend_member_log(
        &mut self,
        room: RoomId,
        from: u32,
        entries: &[SignedEntry],
        at_server: bool,
    ) -> Result<(), ApiError> {
        let enrolment = self.enrolment()?.clone();
        let mut all: Vec<SignedEntry> = self.member_entries(room).iter().take(from as usize).cloned().collect();
        all.extend_from_slice(entries);
        let program = self.logs.get(&enrolment.program).filter(|_| room != enrolment.program);
        let log = MemberLog::verify(&enrolment.root, program, &all).map_err(log_error)?;
        if let Some(known) = self.logs.get(&room) {
            if log.fork_with(known).is_some() {
                return Err(fork_error());
            }
            if log.len() <= known.len() {
                let told = self.keyring().room(room).map_or(0, |kept| kept.entries_at_server);
                return if at_server && log.len() > told {
                    self.note_entries_at_server(room, log.len())
                } else {
                    Ok(())
                };
            }
        }
        let count = log.len();
        self.change_keyring(|ring| {
            let kept = ring.room_mut(room, log.kind(), false);
            kept.entries = all;
            if at_server {
                kept.entries_at_server = kept.entries_at_server.max(count);
            }
        })?;
        self.store.add_room(StoredRoom {
            room,
            kind: log.kind(),
            practice: false,
        })?;
        self.logs.insert(room, log);
        self.note_changed(Some(room), []);
        // Batches may have named heads that were unknown until now.
        self.judge(room)?;
        self.note_changed(None, []);
        Ok(())
    }

    /// Puts a log in place of one that the server has otherwise: only entries that no server has are given up.
    pub fn replace_unsent_entries(&mut self, room: RoomId, from: u32, entries: &[SignedEntry]) -> Result<(), ApiError> {
        let enrolment = self.enrolment()?.clone();
        let sent = self.keyring().room(room).map_or(0, |kept| kept.entries_at_server);
        if from < sent {
            return Err(fork_error());
        }
        let mut all: Vec<SignedEntry> = self.member_entries(room).iter().take(from as usize).cloned().collect();
        all.extend_from_slice(entries);
        let program = self.logs.get(&enrolment.program).filter(|_| room != enrolment.program);
        let log = MemberLog::verify(&enrolment.root, program, &all).map_err(log_error)?;
        self.change_keyring(|ring| {
            let kept = ring.room_mut(room, log.kind(), false);
            kept.entries_at_server = log.len();
            kept.entries = all;
        })?;
        self.logs.insert(room, log);
        self.judge(room)
    }

    /// How many entries of a room's log the server has.
    pub fn note_entries_at_server(&mut self, room: RoomId, count: u32) -> Result<(), ApiError> {
        if self
            .keyring()
            .room(room)
            .is_none_or(|kept| kept.entries_at_server == count)
        {
            return Ok(());
        }
        self.change_keyring(|ring| {
            if let Some(kept) = ring.rooms.iter_mut().find(|kept| kept.room == room) {
                kept.entries_at_server = count;
            }
        })
    }

    pub fn room_key(&self, room: RoomId, epoch: u32) -> Option<RoomKey> {
        self.keyring().room(room)?.key(epoch).map(|kept| kept.room_key())
    }

    /// Keeps a room key that fits its commitment, and reads what waited for it. Durable when it returns.
    pub fn put_room_key(&mut self, room: RoomId, epoch: u32, key: &RoomKey) -> Result<(), ApiError> {
        let Some(log) = self.logs.get(&room) else {
            return Err(ApiError::not_found("room"));
        };
        if log.commitment(epoch) != Some(key.commitment()) {
            return Err(ApiError::new(
                Code::ServerRefused,
                "The room key that arrived is not the one that the room's members agreed on.",
                "It was not used.",
                "Sync again; if it goes on, tell the audit lead.",
            ));
        }
        if self.room_key(room, epoch).is_some() {
            return Ok(());
        }
        let kind = log.kind();
        self.change_keyring(|ring| ring.room_mut(room, kind, false).put_key(epoch, key.expose()))?;
        self.read_waiting_parts(room)
    }

    /// Whom the program's root names to recover vaults; nobody as long as the log is not here or does not verify.
    pub(crate) fn recovery_recipients(&self) -> Vec<ReceivingKey> {
        let program = self.keyring().enrolment.as_ref().map(|enrolment| enrolment.program);
        let log = program.and_then(|program| self.logs.get(&program));
        log.map(|log| log.recovery().to_vec()).unwrap_or_default()
    }

    /// This device's role in a room now.
    pub fn own_role(&self, room: RoomId) -> Option<Role> {
        let device = self.keyring().enrolment.as_ref()?.device;
        self.logs.get(&room)?.member(device).map(|member| member.role)
    }
}

fn log_error(fault: MemberLogFault) -> ApiError {
    ApiError::new(
        Code::ServerRefused,
        format!("{fault}."),
        "Nothing was changed; your work is safe here.",
        "Update the app; if it goes on, tell the program's administrator at once.",
    )
}

fn fork_error() -> ApiError {
    ApiError::new(
        Code::ServerRefused,
        "The list of this room's members is another here than at the server.",
        "Nothing was changed; your work is safe here.",
        "Tell the program's administrator at once: somebody may be changing the list.",
    )
}
