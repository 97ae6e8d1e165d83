//! A room's verified member log and what can be asked of it. Made only by `seal::member_log`, which verifies.

use super::invite::Issuer;
use super::manifest::{FORMAT, Head};
use super::member_entry::{Author, MemberBody, MemberEntry};
use super::wire::{PublicKey, ReceivingKey};
use crate::ids::{DeviceNumber, Hash, RoomId};
use crate::kinds::RoomKind;
use crate::permissions::Role;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A device in a room: the same number, keys and person in every room of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub device: DeviceNumber,
    pub person: String,
    pub role: Role,
    pub signing: PublicKey,
    pub receiving: ReceivingKey,
    /// Index of the entry that added it.
    pub added: u32,
    pub added_by: AddedBy,
    pub removed: Option<Removal>,
    /// The author's clock when it was added, seconds since 1970.
    pub added_at_unix_s: i64,
}

/// On whose word a member joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddedBy {
    Root,
    Device(DeviceNumber),
    Invite { issuer: Issuer, invite: PublicKey },
}

/// When a member was removed, and up to where its own chain still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Index of the entry that removed it.
    pub index: u32,
    pub last: Option<Head>,
}

/// A room key's place in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Epoch {
    pub epoch: u32,
    pub commitment: Hash,
    /// Index of the entry that put it in force.
    pub begun: u32,
}

/// Every entry of one room's log, verified from the root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberLog {
    pub(crate) room: RoomId,
    pub(crate) kind: RoomKind,
    pub(crate) program: RoomId,
    pub(crate) root: PublicKey,
    /// The lead or investigator who opened it; none when the root did.
    pub(crate) opener: Option<DeviceNumber>,
    pub(crate) hashes: Vec<Hash>,
    pub(crate) index_of: HashMap<Hash, u32>,
    pub(crate) members: BTreeMap<DeviceNumber, Member>,
    pub(crate) epochs: Vec<Epoch>,
    pub(crate) recovery: Vec<ReceivingKey>,
    pub(crate) invites_used: BTreeSet<PublicKey>,
}

impl MemberLog {
    pub fn room(&self) -> RoomId {
        self.room
    }

    pub fn kind(&self) -> RoomKind {
        self.kind
    }

    /// The program room; this room itself if it is one.
    pub fn program(&self) -> RoomId {
        self.program
    }

    pub fn root(&self) -> PublicKey {
        self.root
    }

    /// Hash of the newest entry: what manifests name as the head seen.
    pub fn head(&self) -> Hash {
        self.hashes.last().copied().unwrap_or(Hash::ZERO)
    }

    /// Number of entries.
    pub fn len(&self) -> u32 {
        self.hashes.len() as u32
    }

    /// Never true: a verified log has its first entry.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The entry's index, if this log has it.
    pub fn position(&self, head: Hash) -> Option<u32> {
        self.index_of.get(&head).copied()
    }

    /// Hash of the entry at `index`.
    pub fn hash_at(&self, index: u32) -> Option<Hash> {
        self.hashes.get(index as usize).copied()
    }

    /// Whether `newer` is `older` or comes after it. `None` when either is not in this log: behind, or forked.
    pub fn extends(&self, newer: Hash, older: Hash) -> Option<bool> {
        Some(self.position(newer)? >= self.position(older)?)
    }

    /// The device as a member at that head; `None` when the head is unknown, or it was not in yet or no longer.
    pub fn member_at(&self, head: Hash, device: DeviceNumber) -> Option<&Member> {
        let at = self.position(head)?;
        self.members
            .get(&device)
            .filter(|m| m.added <= at && m.removed.is_none_or(|r| r.index > at))
    }

    /// The device if it is a member now.
    pub fn member(&self, device: DeviceNumber) -> Option<&Member> {
        self.members.get(&device).filter(|m| m.removed.is_none())
    }

    /// The device if it ever was a member.
    pub fn ever_member(&self, device: DeviceNumber) -> Option<&Member> {
        self.members.get(&device)
    }

    /// The device that signs with this key, if it ever was a member.
    pub fn by_signing_key(&self, key: &PublicKey) -> Option<&Member> {
        self.members.values().find(|m| m.signing == *key)
    }

    /// Members now, by device number.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values().filter(|m| m.removed.is_none())
    }

    /// Everybody who ever was a member, by device number.
    pub fn everybody(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// The server's own key, if the root has named one (program room).
    pub fn scribe(&self) -> Option<&Member> {
        self.members().find(|m| m.role == Role::Scribe)
    }

    /// The room key in force; `None` in rooms without one and before the first.
    pub fn epoch(&self) -> Option<Epoch> {
        self.epochs.last().copied()
    }

    /// Every room key so far, oldest first.
    pub fn epochs(&self) -> &[Epoch] {
        &self.epochs
    }

    /// What a room key of that epoch must hash to.
    pub fn commitment(&self, epoch: u32) -> Option<Hash> {
        self.epochs.iter().find(|e| e.epoch == epoch).map(|e| e.commitment)
    }

    /// Who can open vaults when a passphrase is lost (program room).
    pub fn recovery(&self) -> &[ReceivingKey] {
        &self.recovery
    }

    /// The number that the next new device gets (program room). Numbers are never used twice.
    pub fn next_device(&self) -> DeviceNumber {
        DeviceNumber(self.members.keys().next_back().map_or(1, |d| d.0.saturating_add(1)))
    }

    /// Whether that invite has been used in this room.
    pub fn invite_used(&self, invite: &PublicKey) -> bool {
        self.invites_used.contains(invite)
    }

    /// An entry that would extend this log, to be signed.
    pub fn next_entry(&self, author: Author, body: MemberBody, at_unix_s: i64) -> MemberEntry {
        MemberEntry {
            format: FORMAT,
            room: self.room,
            index: self.len(),
            previous: self.head(),
            author,
            body,
            at_unix_s,
        }
    }

    /// The first index at which two logs of one room differ though both have an entry there: a fork, an alarm.
    pub fn fork_with(&self, other: &MemberLog) -> Option<u32> {
        self.hashes
            .iter()
            .zip(&other.hashes)
            .position(|(a, b)| a != b)
            .map(|i| i as u32)
    }
}

impl MemberEntry {
    /// The first entry of a new room, to be signed.
    pub fn opening(room: RoomId, author: Author, body: MemberBody, at_unix_s: i64) -> Self {
        Self {
            format: FORMAT,
            room,
            index: 0,
            previous: Hash::ZERO,
            author,
            body,
            at_unix_s,
        }
    }
}
