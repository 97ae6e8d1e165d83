//! Joining a program: 26 characters vouch for the certificate, the certificate for the root key, the root for every member.

use super::{fault, pending};
use crate::device::Device;
use crate::session::Session;
use crate::sync::doors::Client;
use crate::sync::{LinkFault, ServerAddress};
use crate::vault::Enrolment;
use shared::api::{ApiError, Code, Enrol};
use shared::kinds::RoomKind;
use shared::seal::invite::{InviteFault, InviteLink};
use shared::seal::rooms::{Joined, join};
use shared::seal::scan::{newcomer, read_invite};
use shared::seal::{DeviceKeys, InviteKeys, InviteSecret};
use shared::sync::exchange::{MemberNews, PROTOCOL};
use shared::sync::invite::{InviteCertificate, SignedCertificate};
use shared::sync::messages::{EnrolFinish, EnrolOpen, EnrolOpened};
use shared::sync::{PublicKey, SignedEntry};

/// How often somebody else may append first before we give up.
const TRIES: u32 = 6;

/// What was typed or scanned.
pub(super) struct Typed {
    pub invite: InviteKeys,
    pub server: ServerAddress,
    /// A QR code names the root key too.
    pub root: Option<PublicKey>,
    /// What the inviting phone showed: the server may not have it yet.
    pub certificate: Option<SignedCertificate>,
}

/// A program joined: the certificate, and the logs with this device's own entries.
pub(super) struct Membership {
    certificate: InviteCertificate,
    joined: Joined,
    entries: Vec<(RoomKind, Vec<SignedEntry>)>,
}

pub(super) fn enrol(device: &Device, call: &Enrol) -> Result<(), ApiError> {
    let scanned = match read_invite(&call.code) {
        Ok(scanned) => Some(scanned),
        Err(InviteFault::Link) => None,
        Err(other) => return Err(fault::of_invite(other)),
    };
    let keys = device.with_open_session(|session| match session.enrolment() {
        Ok(_) => Err(ApiError::new(
            Code::NotAllowed,
            "This device has joined a program already.",
            "Nothing was changed.",
            "Use another device, or another vault on this one.",
        )),
        Err(_) => Ok(session.device_keys().clone()),
    })?;
    if let Some(scanned) = scanned {
        return pending::take(device, scanned);
    }
    let typed = read(call)?;
    let client = device.link().client(&typed.server)?;
    let server = typed.server.to_string();
    let membership = device.link().wait(async move { go(&client, &typed, &keys).await })?;
    device.with_open_session(|session| keep(session, membership, server))?;
    // The program's records and the rooms' keys come with the first round. If it fails, the next one brings them.
    if let Err(error) = device.sync_now(false) {
        tracing::warn!(code = error.code.text(), "the first round after joining stopped");
    }
    Ok(())
}

fn read(call: &Enrol) -> Result<Typed, ApiError> {
    let (secret, server, root) = match InviteLink::from_text(&call.code) {
        Ok(link) => (link.secret, link.server, Some(link.root)),
        Err(InviteFault::Link) => {
            let secret = InviteSecret::from_text(&call.code).map_err(fault::of_invite)?;
            let server = call.server.clone().filter(|text| !text.trim().is_empty());
            let asked =
                || ApiError::bad_request("server", "The address of the server is needed with typed characters.");
            (secret, server.ok_or_else(asked)?, None)
        }
        Err(other) => return Err(fault::of_invite(other)),
    };
    let server = ServerAddress::parse(&server).map_err(|error| ApiError::bad_request("server", error.to_string()))?;
    Ok(Typed {
        invite: secret.keys(),
        server,
        root,
        certificate: None,
    })
}

/// Fetches the certificate and appends this device's own entries. Once a reply was lost, the same entries are sent again.
pub(super) async fn go(client: &Client, typed: &Typed, keys: &DeviceKeys) -> Result<Membership, LinkFault> {
    let open = EnrolOpen {
        certificate: typed.certificate.clone(),
        newcomer: Some(newcomer(typed.invite.id(), keys)),
        ..EnrolOpen::new(typed.invite.id())
    };
    let mut unsure: Option<Membership> = None;
    let mut last = LinkFault::Contradicts("others joined faster, again and again");
    for _ in 0..TRIES {
        let prepared = match unsure.take() {
            Some(membership) => membership,
            None => prepare(typed, keys, client.enrol_open(&open).await?)?,
        };
        let appends = prepared.joined.appends.clone();
        if appends.is_empty() {
            return Ok(prepared);
        }
        let finish = EnrolFinish {
            protocol: PROTOCOL,
            invite: typed.invite.id(),
            appends,
        };
        match client.enrol_finish(&finish).await {
            // A lost reply's entries are found among the newer ones when they are sent again.
            Ok(reply) if reply.appended || stands(&prepared, &reply.newer) => return Ok(prepared),
            Ok(_) => {}
            Err(fault @ (LinkFault::CutOff | LinkFault::TimedOut)) => {
                last = fault;
                unsure = Some(prepared);
            }
            Err(fault) => return Err(fault),
        }
    }
    Err(last)
}

/// Whether this device's own entries are all among what the server has.
fn stands(membership: &Membership, newer: &[MemberNews]) -> bool {
    membership.joined.appends.iter().all(|append| {
        let there = newer.iter().find(|news| news.room == append.room);
        there.is_some_and(|news| append.entries.iter().all(|entry| news.entries.contains(entry)))
    })
}

fn prepare(typed: &Typed, keys: &DeviceKeys, opened: EnrolOpened) -> Result<Membership, LinkFault> {
    let certificate = typed
        .invite
        .read_certificate(&opened.certificate)
        .map_err(fault::of_invite)?;
    if typed.root.is_some_and(|root| root != certificate.root) {
        return Err(LinkFault::Contradicts(
            "the code and the server name different programs",
        ));
    }
    let logs: Vec<Vec<SignedEntry>> = opened.logs.iter().map(|news| news.entries.clone()).collect();
    let joined = join(keys, &typed.invite, &opened.certificate, &logs, opened.now_unix_s).map_err(fault::of_room)?;
    let mut entries = Vec::new();
    for log in &joined.logs {
        let known = opened.logs.iter().find(|news| news.room == log.room());
        let mut all = known.map(|news| news.entries.clone()).unwrap_or_default();
        let own = joined.appends.iter().filter(|append| append.room == log.room());
        all.extend(own.flat_map(|append| append.entries.iter().cloned()));
        entries.push((log.kind(), all));
    }
    Ok(Membership {
        certificate,
        joined,
        entries,
    })
}

pub(super) fn keep(session: &mut Session, membership: Membership, server: String) -> Result<(), ApiError> {
    let Membership {
        certificate,
        joined,
        entries,
    } = membership;
    let enrolment = Enrolment {
        program: certificate.program,
        program_name: certificate.title,
        root: certificate.root,
        device: joined.device,
        person: certificate.person,
        role: certificate.role,
        server,
    };
    session.enrol(enrolment, &entries)
}
