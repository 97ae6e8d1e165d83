//! Member logs grow by compare-and-swap; invites are deposited, opened and used up; room keys are passed on wrapped.

use crate::app::App;
use crate::errors::Fault;
use crate::log::{DeviceSession, MemberChange};
use crate::sessions::must_be_in;
use shared::ids::{DeviceNumber, Hash, RoomId};
use shared::seal::invite::read as read_certificate;
use shared::seal::rooms::RECOVERY;
use shared::seal::scan::{is_added, is_issued_in};
use shared::sync::exchange::{KeyWrap, MemberNews};
use shared::sync::invite::{INVITE_LIFE_S, InviteCertificate, SignedCertificate};
use shared::sync::limits::{MAX_ENTRIES, MAX_INVITE_ROOMS, MAX_LISTED, MAX_WRAP_BYTES};
use shared::sync::messages::{Append, AppendReply, AppendRequest, EnrolFinish, EnrolOpen, EnrolOpened};
use shared::sync::{MemberBody, MemberEntry, MemberLog, PublicKey, wire};
use std::collections::BTreeMap;

/// Rooms that one request may append to.
const MAX_APPENDS: usize = MAX_INVITE_ROOMS;

/// Appends entries, all or none. Says what is newer if a log's head is not the one named.
pub fn append(
    app: &App,
    session: &DeviceSession,
    request: &AppendRequest,
) -> Result<(AppendReply, Vec<RoomId>), Fault> {
    for append in &request.appends {
        if append.head != Hash::ZERO {
            let log = app.trust.room(append.room)?.ok_or(Fault::NotFound("this room"))?;
            // A lead of the program may be added to, or act on, a room by the root's word without being in it.
            if log.ever_member(session.device).is_none() && !is_lead(app, session.device)? {
                return Err(Fault::NotAllowed("this device is not a member of the room"));
            }
        }
    }
    let wraps = request
        .keys
        .iter()
        .map(|wrap| (session.device, wrap.clone()))
        .collect::<Vec<_>>();
    swap(app, &request.appends, &wraps)
}

fn is_lead(app: &App, device: DeviceNumber) -> Result<bool, Fault> {
    Ok(app.trust.role(device)? == Some(shared::permissions::Role::Lead))
}

/// The certificate and the logs that a new phone needs. One that brings its certificate deposits it by that.
pub fn enrol_open(app: &App, request: &EnrolOpen) -> Result<EnrolOpened, Fault> {
    if let Some(signed) = &request.certificate
        && app.log.invite(request.invite)?.is_none()
    {
        // The phone can mend nothing about a certificate that does not hold: to it, there is no such invite.
        let is_it = read_certificate(signed).is_ok_and(|certificate| certificate.id() == request.invite);
        match put_invite(app, signed) {
            Ok(()) if is_it => {}
            Ok(()) | Err(Fault::BadRequest(_)) => return Err(Fault::NoInvite),
            Err(other) => return Err(other),
        }
    }
    let (signed, certificate) = invite(app, request.invite)?;
    let now_unix_s = app.now_unix_s();
    let program = app.trust.program()?;
    // A phone that stands in the logs by this invite is no second use of it, however late it comes.
    let added = request
        .newcomer
        .is_some_and(|newcomer| is_added(&newcomer, &certificate, &program));
    if !added && program.invite_used(&certificate.invite) {
        return Err(Fault::InviteUsed);
    }
    if !added && !certificate.is_open_at(now_unix_s) {
        return Err(Fault::InviteExpired);
    }
    let logs = certificate
        .rooms
        .iter()
        .map(|room| whole_log(app, *room))
        .collect::<Result<_, _>>()?;
    Ok(EnrolOpened {
        certificate: signed,
        logs,
        now_unix_s,
    })
}

/// A new phone adds itself. A repeated request whose first reply was lost finds its own entries in `newer`.
pub fn enrol_finish(app: &App, request: &EnrolFinish) -> Result<(AppendReply, Vec<RoomId>), Fault> {
    let (_, certificate) = invite(app, request.invite)?;
    let used = app.trust.program()?.invite_used(&certificate.invite);
    if !used && !certificate.is_open_at(app.now_unix_s()) {
        return Err(Fault::InviteExpired);
    }
    for append in &request.appends {
        let covered = certificate.rooms.contains(&append.room) && append.head != Hash::ZERO;
        if !covered
            || !append
                .entries
                .iter()
                .all(|entry| is_by_invite(entry, &certificate.invite))
        {
            return Err(Fault::NotAllowed("this invite does not cover that"));
        }
    }
    let (reply, grew) =
        swap(app, &request.appends, &[]).map_err(|fault| if used { Fault::InviteUsed } else { fault })?;
    Ok((reply, grew))
}

const FORGED: Fault = Fault::BadRequest("the invite's certificate does not hold");

/// Deposits a certificate. It vouches for itself: by the root, or by a member who may invite.
pub fn put_invite(app: &App, signed: &SignedCertificate) -> Result<(), Fault> {
    let certificate = read_certificate(signed).map_err(|_| FORGED)?;
    if !is_issued_in(signed, &certificate, &*app.trust.program()?) {
        return Err(FORGED);
    }
    // Five minutes for a clock that is a little ahead; a certificate for years would be an open door.
    if certificate.expires_unix_s > app.now_unix_s() + INVITE_LIFE_S + 300 {
        return Err(Fault::BadRequest(
            "an invite is good for 72 hours at most; check this device's clock",
        ));
    }
    app.log.put_invite(certificate.id(), signed)?;
    tracing::info!(role = ?certificate.role, rooms = certificate.rooms.len(), "an invite was deposited");
    Ok(())
}

/// Keeps room keys that a member wrapped for others. Whether a key is right only its receiver can see.
pub fn put_wraps(app: &App, session: &DeviceSession, wraps: Vec<KeyWrap>) -> Result<(), Fault> {
    if wraps.len() > MAX_LISTED {
        return Err(Fault::TooLarge);
    }
    for wrap in &wraps {
        must_be_in(app, session, wrap.room)?;
        let log = app.trust.room(wrap.room)?.ok_or(Fault::NotFound("this room"))?;
        check_wrap(&log, wrap)?;
    }
    let wraps: Vec<_> = wraps.into_iter().map(|wrap| (session.device, wrap)).collect();
    app.log.put_wraps(&wraps)?;
    Ok(())
}

fn check_wrap(log: &MemberLog, wrap: &KeyWrap) -> Result<(), Fault> {
    let for_member = wrap.device == RECOVERY || log.ever_member(wrap.device).is_some();
    match for_member && log.commitment(wrap.epoch).is_some() && wrap.wrap.len() <= MAX_WRAP_BYTES {
        true => Ok(()),
        false => Err(Fault::BadRequest("a wrapped room key for nobody")),
    }
}

fn swap(app: &App, appends: &[Append], wraps: &[(DeviceNumber, KeyWrap)]) -> Result<(AppendReply, Vec<RoomId>), Fault> {
    if appends.len() > MAX_APPENDS || appends.iter().map(|a| a.entries.len()).sum::<usize>() > MAX_ENTRIES {
        return Err(Fault::TooLarge);
    }
    let newer = newer(app, appends)?;
    if newer.is_empty() {
        let changes = match changes(app, appends, wraps) {
            Ok(changes) => changes,
            // Somebody else was faster between our two looks: what they wrote decides, not the refusal.
            Err(fault) => match self::newer(app, appends)? {
                newer if newer.is_empty() => return Err(fault),
                newer => return Ok((reply(app, false, newer), vec![])),
            },
        };
        if app.log.append_members(&changes, wraps)? {
            let grew: Vec<RoomId> = changes.iter().map(|change| change.room).collect();
            tracing::info!(rooms = grew.len(), "member logs grew");
            return Ok((reply(app, true, vec![]), grew));
        }
        // The same between our look and our write: the caller is told what is newer.
        return Ok((reply(app, false, self::newer(app, appends)?), vec![]));
    }
    Ok((reply(app, false, newer), vec![]))
}

fn reply(app: &App, appended: bool, newer: Vec<MemberNews>) -> AppendReply {
    AppendReply {
        appended,
        newer,
        now_unix_s: app.now_unix_s(),
    }
}

/// What the logs have beyond the heads named; empty if all are as the caller believes.
fn newer(app: &App, appends: &[Append]) -> Result<Vec<MemberNews>, Fault> {
    let mut newer = Vec::new();
    for append in appends {
        let log = app.trust.room(append.room)?;
        let head = log.as_ref().map_or(Hash::ZERO, |log| log.head());
        if head != append.head {
            let known = log
                .and_then(|log| log.position(append.head))
                .map_or(0, |index| index + 1);
            let entries = app.log.member_entries(append.room, known)?;
            newer.push(MemberNews {
                room: append.room,
                from: known,
                entries,
            });
        }
    }
    Ok(newer)
}

/// Verifies every append on the logs as they would be, the program room's first.
fn changes(app: &App, appends: &[Append], wraps: &[(DeviceNumber, KeyWrap)]) -> Result<Vec<MemberChange>, Fault> {
    let mut program = (*app.trust.program()?).clone();
    let mut after: BTreeMap<RoomId, MemberLog> = BTreeMap::new();
    let mut changes = Vec::new();
    let mut sorted: Vec<&Append> = appends.iter().collect();
    sorted.sort_by_key(|append| append.room != app.program.room);
    for append in sorted {
        let before = app.trust.room(append.room)?;
        let at = before.as_ref().map_or(0, |log| log.len());
        let log = match before {
            _ if after.contains_key(&append.room) => return Err(Fault::BadRequest("a room is named twice")),
            Some(log) if append.room == app.program.room => grown(&log, None, append)?,
            Some(log) => grown(&log, Some(&program), append)?,
            None => MemberLog::verify(&app.program.root, Some(&program), &append.entries).map_err(|_| REFUSED)?,
        };
        if log.room() != append.room {
            return Err(REFUSED);
        }
        if append.room == app.program.room {
            program = log.clone();
        }
        let members_after = log.members().map(|member| member.device).collect();
        changes.push(MemberChange {
            room: append.room,
            kind: log.kind(),
            at,
            entries: append.entries.clone(),
            members_after,
        });
        after.insert(append.room, log);
    }
    for (_, wrap) in wraps {
        let log = after
            .get(&wrap.room)
            .ok_or(Fault::BadRequest("a wrapped room key for another room"))?;
        check_wrap(log, wrap)?;
    }
    Ok(changes)
}

const REFUSED: Fault = Fault::NotAllowed("the list of members does not allow this change");

fn grown(log: &MemberLog, program: Option<&MemberLog>, append: &Append) -> Result<MemberLog, Fault> {
    let mut longer = log.clone();
    longer.append(program, &append.entries).map_err(|fault| {
        tracing::warn!(room = %append.room, "a member entry was refused: {fault}");
        REFUSED
    })?;
    Ok(longer)
}

fn invite(app: &App, id: shared::sync::InviteId) -> Result<(SignedCertificate, InviteCertificate), Fault> {
    let signed = app.log.invite(id)?.ok_or(Fault::NoInvite)?;
    let certificate = read_certificate(&signed).map_err(|_| Fault::NoInvite)?;
    Ok((signed, certificate))
}

fn whole_log(app: &App, room: RoomId) -> Result<MemberNews, Fault> {
    Ok(MemberNews {
        room,
        from: 0,
        entries: app.log.member_entries(room, 0)?,
    })
}

fn is_by_invite(entry: &shared::sync::SignedEntry, invite: &PublicKey) -> bool {
    let Ok(entry) = wire::decode::<MemberEntry>(&entry.bytes) else {
        return false;
    };
    let MemberBody::Add {
        invite: Some(signed), ..
    } = entry.body
    else {
        return false;
    };
    read_certificate(&signed).is_ok_and(|certificate| certificate.invite == *invite)
}
