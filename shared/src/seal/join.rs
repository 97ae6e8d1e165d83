//! A new phone joins by invite: it verifies what the server sends and signs its own entries.

use super::invite::{InviteFault, InviteKeys, issued_by};
use super::keys::DeviceKeys;
use super::member_log::{EntrySigner, member_proof};
use super::rooms::{RoomFault, extend};
use crate::ids::{DeviceNumber, RoomId};
use crate::sync::invite::{Issuer, SignedCertificate};
use crate::sync::member_entry::{Author, MemberBody, MemberEntry, SignedEntry};
use crate::sync::member_log::MemberLog;
use crate::sync::messages::Append;
use crate::sync::wire;

/// A new phone's own entries: one `Add` in each room that the certificate names, the program room first.
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
    let mut joined: Vec<MemberLog> = Vec::new();
    let mut appends = Vec::new();
    let mut device = None;
    for room in &certificate.rooms {
        let program = joined.first();
        let entries = logs
            .iter()
            .find(|entries| room_of(entries) == Some(*room))
            .ok_or(RoomFault::MissingRoom)?;
        let mut log = MemberLog::verify(&certificate.root, program, entries)?;
        let number = *device.get_or_insert(log.next_device());
        check_issuer(&certificate.issuer, signed, &log)?;
        let public = keys.public();
        let body = MemberBody::Add {
            device: number,
            person: certificate.person.clone(),
            role: certificate.role,
            signing: public.signing,
            receiving: public.receiving,
            proof: program.is_none().then(|| member_proof(*room, keys)),
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
            room: *room,
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

/// What a new phone knows after preparing to join.
#[derive(Clone, Debug)]
pub struct Joined {
    pub device: DeviceNumber,
    /// The verified logs with the own entries, program room first.
    pub logs: Vec<MemberLog>,
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
