//! Whether one entry may stand after those before it: who signed, what they may do, and whom it is about.

use super::member_log::{EntryFault, signed_by};
use super::{invite, receiving, sign};
use crate::ids::{DeviceNumber, Hash};
use crate::kinds::RoomKind;
use crate::sync::invite::{InviteCertificate, Issuer, SignedCertificate};
use crate::sync::limits::MAX_PERSON_CHARS;
use crate::sync::manifest::Head;
use crate::sync::may_add::{Actor, fits_program_role, may_add, may_begin_epoch, may_remove};
use crate::sync::member_entry::{Author, MemberBody, MemberEntry, PROOF_SIGNED_AS, SignedEntry, proof_bytes};
use crate::sync::member_log::{AddedBy, Member, MemberLog};
use crate::sync::wire::{PublicKey, ReceivingKey, Signature};

/// What an entry that may stand does to the log.
pub(super) enum Change {
    Add(Box<Member>, Option<PublicKey>),
    Remove(DeviceNumber, Option<Head>),
    Epoch(u32, Hash),
    Recovery(Vec<ReceivingKey>),
}

/// One entry against the log before it.
pub(super) struct Step<'a> {
    pub(super) log: &'a MemberLog,
    /// The program room's log, in other rooms.
    pub(super) program: Option<&'a MemberLog>,
    pub(super) entry: &'a MemberEntry,
    pub(super) signed: &'a SignedEntry,
}

impl Step<'_> {
    pub(super) fn judge(&self) -> Result<Change, EntryFault> {
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
