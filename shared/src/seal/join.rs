//! A new phone joins by invite: it verifies what the server sends and signs its own entries.

use super::invite::{InviteFault, InviteKeys, issued_by};
use super::keys::DeviceKeys;
use super::member_log::{EntrySigner, member_proof};
use super::rooms::{RoomFault, extend};
use super::scan::check_answer;
use crate::ids::{DeviceNumber, RoomId};
use crate::sync::invite::{Issuer, SignedCertificate};
use crate::sync::member_entry::{Author, MemberBody, MemberEntry, SignedEntry};
use crate::sync::member_log::MemberLog;
use crate::sync::messages::Append;
use crate::sync::scan::{Answer, SignedAnswer};
use crate::sync::wire;

/// A new phone's own entries: one `Add` in each room that the certificate names, the program room first. None if it
/// stands there already: the phone that invited it has added it, or an earlier try's reply was lost.
///
/// `logs` are as `EnrolOpened` brings them, not yet trusted: all is verified from the root key that the certificate,
/// vouched for by the typed secret, names.
pub fn join(
    keys: &DeviceKeys,
    invite: &InviteKeys,
    signed: &SignedCertificate,
    logs: &[Vec<SignedEntry>],
    at_unix_s: i64,
) -> Result<Joined, RoomFault> {
    let certificate = invite.read_certificate(signed)?;
    let mut verified: Vec<MemberLog> = Vec::new();
    for room in &certificate.rooms {
        let entries = logs
            .iter()
            .find(|entries| room_of(entries) == Some(*room))
            .ok_or(RoomFault::MissingRoom)?;
        let log = MemberLog::verify(&certificate.root, verified.first(), entries)?;
        verified.push(log);
    }
    let public = keys.public();
    let known = verified.first().and_then(|log| log.by_signing_key(&public.signing));
    if let Some(member) = known {
        let (device, removed) = (member.device, member.removed.is_some());
        if removed {
            return Err(RoomFault::Removed);
        }
        verified.retain(|log| log.member(device).is_some());
        return Ok(Joined {
            device,
            logs: verified,
            appends: vec![],
        });
    }
    let newcomer = Answer {
        invite: invite.id(),
        signing: public.signing,
        receiving: public.receiving,
        proof: member_proof(certificate.program, keys),
    };
    add(&newcomer, invite, signed, verified, at_unix_s)
}

/// The same entries, made by the phone that invited, for one that answered without signal. `logs` are its own, verified,
/// one for each room of the certificate in that order.
///
/// They are the invite's entries, whoever sends them: so the invite is used up by them, as everybody sees in the logs.
pub fn admit(
    answer: &SignedAnswer,
    invite: &InviteKeys,
    signed: &SignedCertificate,
    logs: Vec<MemberLog>,
    at_unix_s: i64,
) -> Result<Joined, RoomFault> {
    let newcomer = check_answer(answer, signed)?;
    add(&newcomer, invite, signed, logs, at_unix_s)
}

fn add(
    newcomer: &Answer,
    invite: &InviteKeys,
    signed: &SignedCertificate,
    logs: Vec<MemberLog>,
    at_unix_s: i64,
) -> Result<Joined, RoomFault> {
    let certificate = invite.read_certificate(signed)?;
    let mut joined: Vec<MemberLog> = Vec::new();
    let mut appends = Vec::new();
    let mut device = None;
    for mut log in logs {
        let program = joined.first();
        let number = *device.get_or_insert(log.next_device());
        check_issuer(&certificate.issuer, signed, &log)?;
        let body = MemberBody::Add {
            device: number,
            person: certificate.person.clone(),
            role: certificate.role,
            signing: newcomer.signing,
            receiving: newcomer.receiving,
            proof: program.is_none().then_some(newcomer.proof),
            invite: Some(signed.clone()),
        };
        let head = log.head();
        let entry = extend(
            &mut log,
            program,
            Author::Invite,
            body,
            at_unix_s,
            EntrySigner::Invite(invite),
        )?;
        appends.push(Append {
            room: log.room(),
            head,
            entries: vec![entry],
        });
        joined.push(log);
    }
    Ok(Joined {
        device: device.ok_or(RoomFault::MissingRoom)?,
        logs: joined,
        appends,
    })
}

/// A new phone in its program, prepared.
#[derive(Clone, Debug)]
pub struct Joined {
    pub device: DeviceNumber,
    /// The verified logs with its entries, program room first.
    pub logs: Vec<MemberLog>,
    /// What is to be sent; empty if it stands there already.
    pub appends: Vec<Append>,
}

/// The room that a log says it is of, before anything is verified.
fn room_of(entries: &[SignedEntry]) -> Option<RoomId> {
    wire::decode::<MemberEntry>(&entries.first()?.bytes)
        .ok()
        .map(|entry| entry.room)
}

/// Says "bad certificate" rather than "bad entry" when the issuer never signed.
fn check_issuer(issuer: &Issuer, signed: &SignedCertificate, log: &MemberLog) -> Result<(), RoomFault> {
    let key = match issuer {
        Issuer::Root => Some(log.root()),
        Issuer::Device { device } => log.ever_member(*device).map(|m| m.signing),
    };
    match key.is_some_and(|key| issued_by(signed, &key)) {
        true => Ok(()),
        false => Err(InviteFault::Certificate.into()),
    }
}
