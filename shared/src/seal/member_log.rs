//! Verifying a room's member log from the root key on, entry by entry, and signing new entries.

use super::invite::InviteKeys;
use super::keys::DeviceKeys;
use super::member_step::{Change, Step};
use super::root::RootKey;
use super::sign;
use crate::ids::{Hash, RoomId};
use crate::kinds::RoomKind;
use crate::sync::limits::{MAX_ENTRIES, MAX_ENTRY_BYTES};
use crate::sync::manifest::FORMAT;
use crate::sync::may_add::{Actor, may_open};
use crate::sync::member_entry::{
    Author, MemberBody, MemberEntry, PROOF_SIGNED_AS, SIGNED_AS, SignedEntry, proof_bytes,
};
use crate::sync::member_log::{Epoch, MemberLog, Removal};
use crate::sync::wire::{self, PublicKey, Signature};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whose key signs an entry.
pub enum EntrySigner<'a> {
    Root(&'a RootKey),
    Device(&'a DeviceKeys),
    Invite(&'a InviteKeys),
}

/// Signs an entry. Whether it may stand is found by `MemberLog::append`, the same for author and readers.
pub fn sign_entry(entry: &MemberEntry, signer: EntrySigner<'_>) -> SignedEntry {
    let bytes = wire::encode(entry);
    let signature = match signer {
        EntrySigner::Root(key) => key.sign(SIGNED_AS, &bytes),
        EntrySigner::Device(keys) => keys.sign(SIGNED_AS, &bytes),
        EntrySigner::Invite(keys) => keys.sign(SIGNED_AS, &bytes),
    };
    SignedEntry { bytes, signature }
}

/// By which a device shows, when it joins a program room, that it holds the keys it names.
pub fn member_proof(room: RoomId, keys: &DeviceKeys) -> Signature {
    let public = keys.public();
    keys.sign(PROOF_SIGNED_AS, &proof_bytes(room, &public.signing, &public.receiving))
}

/// The entry at which verification stopped, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the list of this room's members does not hold (entry {index}): {reason}")]
pub struct MemberLogFault {
    pub index: u32,
    pub reason: EntryFault,
}

/// Why an entry may not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    #[error("it is empty")]
    Empty,
    #[error("an entry is cut off or damaged")]
    Damaged,
    #[error("it was written by a newer app; update the app")]
    NewerFormat,
    #[error("the entry belongs to another room")]
    OtherRoom,
    #[error("the entry does not follow the one before: two lists of members exist. Tell the program at once")]
    Forked,
    #[error("a room is opened once, by its first entry")]
    Opening,
    #[error("the room stands under another root key")]
    OtherRoot,
    #[error("the program's own list of members must be fetched first")]
    NeedsProgramLog,
    #[error("the author is not a member")]
    UnknownAuthor,
    #[error("the signature is not the author's")]
    Signature,
    #[error("the author may not do this")]
    NotAllowed,
    #[error("the device number is taken or out of turn")]
    Number,
    #[error("a key is unsound or already in use")]
    Keys,
    #[error("the new device does not show that it holds its keys")]
    Proof,
    #[error("the device stands under other keys, another name or another role in the program")]
    NotAsInProgram,
    #[error("the invite does not cover this")]
    Invite,
    #[error("the invite was used before")]
    InviteUsed,
    #[error("the room key does not follow the one before")]
    Epoch,
    #[error("it has more entries than a room may have")]
    TooMany,
}

impl MemberLog {
    /// Verifies a whole log from the program's root key. Team and casework rooms need the verified program log.
    ///
    /// No clock: whether an invite was still open is the server's to ask when the entry is appended.
    pub fn verify(
        root: &PublicKey,
        program: Option<&MemberLog>,
        entries: &[SignedEntry],
    ) -> Result<MemberLog, MemberLogFault> {
        let (first, rest) = entries.split_first().ok_or(MemberLogFault {
            index: 0,
            reason: EntryFault::Empty,
        })?;
        let mut log = opened(root, program, first).map_err(|reason| MemberLogFault { index: 0, reason })?;
        log.append(program, rest)?;
        Ok(log)
    }

    /// Takes further entries: all of them or none.
    pub fn append(&mut self, program: Option<&MemberLog>, entries: &[SignedEntry]) -> Result<(), MemberLogFault> {
        let mut longer = self.clone();
        for signed in entries {
            let index = longer.len();
            longer
                .take(program, signed)
                .map_err(|reason| MemberLogFault { index, reason })?;
        }
        *self = longer;
        Ok(())
    }

    fn take(&mut self, program: Option<&MemberLog>, signed: &SignedEntry) -> Result<(), EntryFault> {
        let entry = read(signed)?;
        if entry.room != self.room {
            return Err(EntryFault::OtherRoom);
        }
        if entry.index != self.len() || entry.previous != self.head() {
            return Err(EntryFault::Forked);
        }
        if self.hashes.len() >= MAX_ENTRIES {
            return Err(EntryFault::TooMany);
        }
        let program = match self.kind {
            RoomKind::Program => None,
            RoomKind::Team | RoomKind::Casework => Some(program.ok_or(EntryFault::NeedsProgramLog)?),
        };
        if program.is_some_and(|p| p.room != self.program || p.root != self.root) {
            return Err(EntryFault::NeedsProgramLog);
        }
        let step = Step {
            log: self,
            program,
            entry: &entry,
            signed,
        };
        let change = step.judge()?;
        self.apply(change, signed.hash());
        Ok(())
    }

    fn apply(&mut self, change: Change, hash: Hash) {
        let index = self.len();
        match change {
            Change::Add(member, invite) => {
                self.invites_used.extend(invite);
                self.members.insert(member.device, *member);
            }
            Change::Remove(device, last) => {
                if let Some(member) = self.members.get_mut(&device) {
                    member.removed = Some(Removal { index, last });
                }
            }
            Change::Epoch(epoch, commitment) => self.epochs.push(Epoch {
                epoch,
                commitment,
                begun: index,
            }),
            Change::Recovery(recipients) => self.recovery = recipients,
        }
        self.hashes.push(hash);
        self.index_of.insert(hash, index);
    }
}

fn read(signed: &SignedEntry) -> Result<MemberEntry, EntryFault> {
    if signed.bytes.len() > MAX_ENTRY_BYTES {
        return Err(EntryFault::Damaged);
    }
    let entry: MemberEntry = wire::decode(&signed.bytes).map_err(|_| EntryFault::Damaged)?;
    if entry.format == FORMAT {
        Ok(entry)
    } else {
        Err(EntryFault::NewerFormat)
    }
}

pub(super) fn signed_by(key: &PublicKey, signed: &SignedEntry) -> Result<(), EntryFault> {
    match sign::verify(key, SIGNED_AS, &signed.bytes, &signed.signature) {
        true => Ok(()),
        false => Err(EntryFault::Signature),
    }
}

/// The log of one entry: its opening.
fn opened(root: &PublicKey, program: Option<&MemberLog>, signed: &SignedEntry) -> Result<MemberLog, EntryFault> {
    let entry = read(signed)?;
    let MemberBody::Open {
        kind,
        program: program_room,
        root: named_root,
        program_head,
    } = entry.body
    else {
        return Err(EntryFault::Opening);
    };
    if entry.index != 0 || entry.previous != Hash::ZERO {
        return Err(EntryFault::Opening);
    }
    if named_root != *root {
        return Err(EntryFault::OtherRoot);
    }
    let of_program = kind == RoomKind::Program;
    if of_program != (program_room == entry.room) {
        return Err(EntryFault::Opening);
    }
    let opener = match entry.author {
        Author::Root => {
            signed_by(root, signed)?;
            None
        }
        Author::Device { device } => {
            let program = program
                .filter(|p| p.room == program_room && p.root == *root)
                .ok_or(EntryFault::NeedsProgramLog)?;
            let head = program_head
                .filter(|h| program.position(*h).is_some())
                .ok_or(EntryFault::NeedsProgramLog)?;
            let member = program.member_at(head, device).ok_or(EntryFault::UnknownAuthor)?;
            signed_by(&member.signing, signed)?;
            if !may_open(Actor::Member(member.role), kind) {
                return Err(EntryFault::NotAllowed);
            }
            Some(device)
        }
        Author::Invite => return Err(EntryFault::NotAllowed),
    };
    let hash = signed.hash();
    Ok(MemberLog {
        room: entry.room,
        kind,
        program: program_room,
        root: *root,
        opener,
        hashes: vec![hash],
        index_of: HashMap::from([(hash, 0)]),
        members: BTreeMap::new(),
        epochs: vec![],
        recovery: vec![],
        invites_used: BTreeSet::new(),
    })
}
