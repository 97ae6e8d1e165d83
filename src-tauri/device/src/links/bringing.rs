//! What the phone that invited without signal does at its contacts: brings the certificates, adds who answered.
//!
//! Entries are built on the newest logs and appended by compare-and-swap, so no log forks and no number is given twice.

use super::fault;
use super::waiting::{certificate, drop_invite, found, id_of, server_now_unix_s};
use crate::device::Device;
use crate::session::Session;
use crate::sync::LinkFault;
use crate::sync::doors::Server;
use crate::vault::MadeInvite;
use shared::api::{ApiError, Code};
use shared::seal::rooms::{admit, wrap_for};
use shared::seal::scan::{added_by, check_answer};
use shared::sync::InviteId;
use shared::sync::exchange::PROTOCOL;
use shared::sync::messages::{AppendRequest, PutInvite};

/// How often somebody else may append first before the next contact goes on.
const TRIES: u32 = 4;

/// At a contact: gives the server the certificates, adds who answered, and lets go of what is settled. What the rules
/// refuse is told in the list and holds up nothing else.
pub(crate) async fn bring(device: &Device, server: &Server) -> Result<(), LinkFault> {
    let waiting = device.with_session(|session| {
        settle(session)?;
        Ok(session.keyring().invites.clone())
    })?;
    for made in waiting {
        let Some(id) = id_of(&made) else { continue };
        let trouble = match bring_one(device, server, id, made).await {
            Ok(()) => None,
            Err(fault) if fault.is_no_signal() => return Err(fault),
            Err(fault) => Some(ApiError::from(fault)),
        };
        if let Some(error) = &trouble {
            tracing::warn!(code = error.code.text(), "an invite made without signal still waits");
        }
        if device.link().set_trouble(id, trouble) {
            device.with_session(|session| {
                session.note_changed(None, []);
                Ok(())
            })?;
        }
    }
    Ok(())
}

async fn bring_one(device: &Device, server: &Server, id: InviteId, made: MadeInvite) -> Result<(), LinkFault> {
    if !made.at_server {
        let put = PutInvite {
            protocol: PROTOCOL,
            certificate: made.certificate.clone(),
        };
        match server.client.put_invite(&put).await {
            Ok(_) => device.with_session(|session| note_at_server(session, id))?,
            // Whoever answered is added by the entries themselves.
            Err(fault) if made.answer.is_none() || fault.is_no_signal() => return Err(fault),
            Err(_) => {}
        }
    }
    if made.answer.is_none() {
        return Ok(());
    }
    for _ in 0..TRIES {
        let Some(request) = device.with_session(|session| entries(session, id))? else {
            return Ok(());
        };
        let reply = server.client.append(&request).await?;
        device.with_session(|session| {
            for append in request.appends.iter().filter(|_| reply.appended) {
                let log = session.member_log(append.room);
                let from = log
                    .and_then(|log| log.position(append.head))
                    .map_or(0, |place| place + 1);
                session.extend_member_log(append.room, from, &append.entries, true)?;
            }
            for news in &reply.newer {
                session.extend_member_log(news.room, news.from, &news.entries, true)?;
            }
            settle(session)
        })?;
        if reply.appended {
            return Ok(());
        }
    }
    Ok(())
}

/// The entries that add who answered, on the logs as they are here, with every room key that is here; `None` if nothing
/// is left to do.
fn entries(session: &mut Session, id: InviteId) -> Result<Option<AppendRequest>, ApiError> {
    let Some((made, certificate)) = found(session, id) else {
        return Ok(None);
    };
    let Some(answer) = &made.answer else { return Ok(None) };
    let mut logs = Vec::new();
    for room in &certificate.rooms {
        logs.push(
            session
                .member_log(*room)
                .cloned()
                .ok_or_else(|| ApiError::not_found("audit"))?,
        );
    }
    if logs.first().is_some_and(|log| log.invite_used(&certificate.invite)) {
        return Err(used_by_another());
    }
    let now = session.env().now().timestamp();
    let invite = made.secret.secret().keys();
    let joined = admit(answer, &invite, &made.certificate, logs, now).map_err(fault::of_room)?;
    let mut keys = Vec::new();
    for log in &joined.logs {
        let Some(member) = log.member(joined.device) else {
            continue;
        };
        for epoch in log.epochs() {
            if let Some(key) = session.room_key(log.room(), epoch.epoch) {
                keys.push(wrap_for(log.room(), epoch.epoch, &key, member).map_err(fault::of_room)?);
            }
        }
    }
    Ok(Some(AppendRequest {
        protocol: PROTOCOL,
        appends: joined.appends,
        keys,
    }))
}

/// Lets go of invites that did their work, and of those that nobody answered in time.
fn settle(session: &mut Session) -> Result<(), ApiError> {
    let now = server_now_unix_s(session);
    for made in session.keyring().invites.clone() {
        let Some(certificate) = certificate(&made) else {
            continue;
        };
        let Some(log) = session.member_log(certificate.program) else {
            continue;
        };
        let done = match &made.answer {
            Some(answer) => {
                check_answer(answer, &made.certificate).is_ok_and(|said| added_by(&certificate, &said.signing, log))
            }
            None => log.invite_used(&certificate.invite) || !certificate.is_open_at(now),
        };
        if done {
            drop_invite(session, certificate.id())?;
        }
    }
    Ok(())
}

fn note_at_server(session: &mut Session, id: InviteId) -> Result<(), ApiError> {
    session.change_keyring(|ring| {
        let found = ring.invites.iter_mut().find(|made| id_of(made) == Some(id));
        found.into_iter().for_each(|made| made.at_server = true);
    })?;
    session.note_changed(None, []);
    Ok(())
}

fn used_by_another() -> ApiError {
    ApiError::new(
        Code::InviteUsed,
        "Another phone joined by this invite before the one whose answer you scanned.",
        "Nobody else was added.",
        "Look who is in the list of members; then forget this invite and make a new one.",
    )
}
