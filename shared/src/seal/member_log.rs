//! Verifying a room's member log from the root key on, entry by entry, and signing new entries.

use super::invite::{self, InviteKeys};
use super::keys::DeviceKeys;
use super::root::RootKey;
use super::{receiving, sign};
use crate::ids::{DeviceNumber, Hash, RoomId};
use crate::kinds::RoomKind;
use crate::sync::invite::{InviteCertificate, Issuer, SignedCertificate};
use crate::sync::limits::{MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_PERSON_CHARS};
use crate::sync::manifest::{FORMAT, Head};
use crate::sync::may_add::{Actor, fits_program_role, may_add, may_begin_epoch, may_open, may_remove};
use crate::sync::member_entry::{
    Author, MemberBody, MemberEntry, PROOF_SIGNED_AS, SIGNED_AS, SignedEntry, proof_bytes,
};
use crate::sync::member_log::{AddedBy, Epoch, Member, MemberLog, Removal};
use crate::sync::wire::{self, PublicKey, ReceivingKey, Signature};
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

/// What an entry that may stand does to the log.
enum Change {
    Add(Box<Member>, Option<PublicKey>),
    Remove(DeviceNumber, Option<Head>),
    Epoch(u32, Hash),
    Recovery(Vec<ReceivingKey>),
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

fn signed_by(key: &PublicKey, signed: &SignedEntry) -> Result<(), EntryFault> {
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

/// One entry against the log before it.
struct Step<'a> {
    log: &'a MemberLog,
    /// The program room's log, in other rooms.
    program: Option<&'a MemberLog>,
    entry: &'a MemberEntry,
    signed: &'a SignedEntry,
}

impl Step<'_> {
    fn judge(&self) -> Result<Change, EntryFault> {
        let kind = self.log.kind;
        match &self.entry.body {
            MemberBody::Open { .. } => Err(EntryFault::Opening),
            MemberBody::Add { .. } => self.judge_add(),
            MemberBody::Remove { device, last } => {
                let actor = self.author_signed()?;
                let member = self.log.member(*device).ok_or(EntryFault::Number)?;
                let leaves = self.entry.author == Author::Device { device: *device };
                match leaves || may_remove(actor, kind, member.role) {
                    true => Ok(Change::Remove(*device, *last)),
                    false => Err(EntryFault::NotAllowed),
                }
            }
            MemberBody::Epoch { epoch, commitment } => {
                let actor = self.author_signed()?;
                if !may_begin_epoch(actor, kind) {
                    return Err(EntryFault::NotAllowed);
                }
                match *epoch == self.log.epochs.len() as u32 + 1 {
                    true => Ok(Change::Epoch(*epoch, *commitment)),
                    false => Err(EntryFault::Epoch),
                }
            }
            MemberBody::Recovery { recipients } => {
                let actor = self.author_signed()?;
                if actor != Actor::Root || kind != RoomKind::Program {
                    return Err(EntryFault::NotAllowed);
                }
                match recipients.len() <= MAX_RECOVERY && recipients.iter().all(receiving::is_sound) {
                    true => Ok(Change::Recovery(recipients.clone())),
                    false => Err(EntryFault::Keys),
                }
            }
        }
    }

    /// Checks the signature of a root or device author and says as whom it acts.
    fn author_signed(&self) -> Result<Actor, EntryFault> {
        match self.entry.author {
            Author::Root => {
                signed_by(&self.log.root, self.signed)?;
                Ok(Actor::Root)
            }
            Author::Device { device } => {
                let (key, actor) = self.acting(device)?;
                signed_by(&key, self.signed)?;
                Ok(actor)
            }
            Author::Invite => Err(EntryFault::NotAllowed),
        }
    }

    /// A device's key and standing: a member's, or the opener's before it has added itself.
    fn acting(&self, device: DeviceNumber) -> Result<(PublicKey, Actor), EntryFault> {
        if let Some(member) = self.log.member(device) {
            return Ok((member.signing, Actor::Member(member.role)));
        }
        let opens = self.log.opener == Some(device) && self.log.ever_member(device).is_none();
        let in_program = self.program.filter(|_| opens).and_then(|p| p.ever_member(device));
        in_program
            .map(|m| (m.signing, Actor::Member(m.role)))
            .ok_or(EntryFault::UnknownAuthor)
    }

    fn judge_add(&self) -> Result<Change, EntryFault> {
        let MemberBody::Add {
            device,
            person,
            role,
            signing,
            receiving,
            proof,
            invite,
        } = &self.entry.body
        else {
            return Err(EntryFault::Opening);
        };
        let (actor, added_by, used) = match (self.entry.author, invite) {
            (Author::Invite, Some(certificate)) => self.invited(certificate)?,
            (Author::Root, None) => (self.author_signed()?, AddedBy::Root, None),
            (Author::Device { device }, None) => (self.author_signed()?, AddedBy::Device(device), None),
            (Author::Invite, None) | (Author::Root | Author::Device { .. }, Some(_)) => return Err(EntryFault::Invite),
        };
        if !may_add(actor, self.log.kind, *role) || person.is_empty() || person.chars().count() > MAX_PERSON_CHARS {
            return Err(EntryFault::NotAllowed);
        }
        let member = Member {
            device: *device,
            person: person.clone(),
            role: *role,
            signing: *signing,
            receiving: *receiving,
            added: self.log.len(),
            added_by,
            removed: None,
            added_at_unix_s: self.entry.at_unix_s,
        };
        match self.program {
            None => self.judge_new_device(&member, proof.as_ref())?,
            Some(program) => self.judge_known_device(&member, program)?,
        }
        Ok(Change::Add(Box::new(member), used))
    }

    /// In the program room numbers and keys appear for the first time.
    fn judge_new_device(&self, member: &Member, proof: Option<&Signature>) -> Result<(), EntryFault> {
        if member.device != self.log.next_device() {
            return Err(EntryFault::Number);
        }
        let sound = sign::is_sound(&member.signing) && receiving::is_sound(&member.receiving);
        if !sound || member.signing == self.log.root || self.log.by_signing_key(&member.signing).is_some() {
            return Err(EntryFault::Keys);
        }
        let said = proof_bytes(self.log.room, &member.signing, &member.receiving);
        match proof.is_some_and(|proof| sign::verify(&member.signing, PROOF_SIGNED_AS, &said, proof)) {
            true => Ok(()),
            false => Err(EntryFault::Proof),
        }
    }

    /// In other rooms everything must be as the program room says. A removed number does not come back.
    fn judge_known_device(&self, member: &Member, program: &MemberLog) -> Result<(), EntryFault> {
        if self.log.ever_member(member.device).is_some() {
            return Err(EntryFault::Number);
        }
        // Not there yet may mean only that this reader's program log is behind.
        let known = program.ever_member(member.device).ok_or(EntryFault::NeedsProgramLog)?;
        let invite_of = |by: AddedBy| match by {
            AddedBy::Invite { invite, .. } => Some(invite),
            AddedBy::Root | AddedBy::Device(_) => None,
        };
        let same = known.signing == member.signing
            && known.receiving == member.receiving
            && known.person == member.person
            && fits_program_role(known.role, member.role)
            && (invite_of(member.added_by).is_none() || invite_of(member.added_by) == invite_of(known.added_by));
        if same { Ok(()) } else { Err(EntryFault::NotAsInProgram) }
    }

    fn invited(&self, signed: &SignedCertificate) -> Result<(Actor, AddedBy, Option<PublicKey>), EntryFault> {
        let certificate = invite::read(signed).map_err(|_| EntryFault::Invite)?;
        signed_by(&certificate.invite, self.signed)?;
        if !self.covered_by(&certificate) {
            return Err(EntryFault::Invite);
        }
        if self.log.invite_used(&certificate.invite) {
            return Err(EntryFault::InviteUsed);
        }
        let (issuer_key, actor) = match certificate.issuer {
            Issuer::Root => (self.log.root, Actor::Root),
            Issuer::Device { device } => self.acting(device)?,
        };
        if !invite::issued_by(signed, &issuer_key) {
            return Err(EntryFault::Invite);
        }
        let added_by = AddedBy::Invite {
            issuer: certificate.issuer,
            invite: certificate.invite,
        };
        Ok((actor, added_by, Some(certificate.invite)))
    }

    fn covered_by(&self, certificate: &InviteCertificate) -> bool {
        let MemberBody::Add { person, role, .. } = &self.entry.body else {
            return false;
        };
        certificate.program == self.log.program
            && certificate.root == self.log.root
            && certificate.rooms.contains(&self.log.room)
            && certificate.person == *person
            && certificate.role == *role
    }
}

const MAX_RECOVERY: usize = 16;
