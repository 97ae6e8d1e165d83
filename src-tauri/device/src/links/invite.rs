//! Invites by a lead or an administrator: a secret for the new person, a certificate for the server.

use super::fault;
use crate::device::Device;
use crate::session::Session;
use crate::sync::doors::connect;
use chrono::DateTime;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use shared::api::{ApiError, Code, Invitation, Invite};
use shared::ids::RoomId;
use shared::kinds::RoomKind;
use shared::permissions::Role;
use shared::seal::InviteSecret;
use shared::seal::invite::{InviteLink, IssuerKeys, sign_certificate};
use shared::sync::MemberLog;
use shared::sync::exchange::PROTOCOL;
use shared::sync::invite::{INVITE_LIFE_S, InviteCertificate, Issuer};
use shared::sync::limits::{MAX_INVITE_ROOMS, MAX_PERSON_CHARS};
use shared::sync::may_add::{Actor, may_add};
use shared::sync::messages::PutInvite;

pub(super) fn invite(device: &Device, call: &Invite) -> Result<Invitation, ApiError> {
    let person = person(&call.person)?;
    let rooms = device.with_open_session(|session| rooms(session, call.role, &call.audits))?;
    let server = connect(device)?;
    let on_the_way = device.clone();
    let server = device.link().wait(async move {
        server.sign_in(&on_the_way).await?;
        Ok(server)
    })?;
    // 72 hours by the server's clock: this one may be years off.
    let now_unix_s = server
        .client
        .server_now_unix_s()
        .unwrap_or_else(|| device.env().now().timestamp());
    let expires_unix_s = now_unix_s.saturating_add(INVITE_LIFE_S);
    let enrolment = server.enrolment.clone();
    let env = device.env().clone();
    let secret = InviteSecret::generate(&mut |bytes| env.chance.fill(bytes));
    let keys = secret.keys();
    let certificate = InviteCertificate {
        program: enrolment.program,
        title: enrolment.program_name.clone(),
        root: enrolment.root,
        rooms,
        role: call.role,
        person,
        invite: keys.public(),
        expires_unix_s,
        issuer: Issuer::Device {
            device: enrolment.device,
        },
    };
    let device_keys = device.with_open_session(|session| Ok(session.device_keys().clone()))?;
    let signed = sign_certificate(&certificate, IssuerKeys::Device(&device_keys), &keys);
    let put = PutInvite {
        protocol: PROTOCOL,
        certificate: signed,
    };
    let client = server.client.clone();
    device.link().wait(async move { client.put_invite(&put).await })?;
    let link = InviteLink {
        secret,
        root: enrolment.root,
        server: enrolment.server.clone(),
    };
    let qr_text = link.to_text();
    Ok(Invitation {
        code: in_groups(&link.secret.to_text()),
        qr_svg: qr_svg(&qr_text)?,
        qr_text,
        server: enrolment.server,
        expires: DateTime::from_timestamp(expires_unix_s, 0).unwrap_or_default(),
    })
}

/// A name as it will stand in the member log.
pub(super) fn person(typed: &str) -> Result<String, ApiError> {
    let person = typed.trim().to_owned();
    match person.is_empty() || person.chars().count() > MAX_PERSON_CHARS {
        true => Err(ApiError::bad_request(
            "person",
            "A name of at most 80 characters is needed.",
        )),
        false => Ok(person),
    }
}

/// The program room and the audits, once the person who asks may add such a member to each.
pub(super) fn rooms(session: &Session, role: Role, audits: &[RoomId]) -> Result<Vec<RoomId>, ApiError> {
    let (program, me) = (session.enrolment()?.program, session.enrolment()?.device);
    let mut rooms = vec![program];
    rooms.extend(audits.iter().filter(|audit| **audit != program));
    rooms.dedup();
    if rooms.len() > MAX_INVITE_ROOMS {
        return Err(ApiError::bad_request("audits", "One invite is for at most 31 audits."));
    }
    for room in &rooms {
        let log = session.member_log(*room).ok_or_else(|| ApiError::not_found("audit"))?;
        if session.keyring().room(*room).is_some_and(|kept| kept.practice) {
            return Err(ApiError::bad_request(
                "audits",
                "A practice audit never leaves this device.",
            ));
        }
        check(log, me, role)?;
    }
    Ok(rooms)
}

fn check(log: &MemberLog, me: shared::ids::DeviceNumber, role: Role) -> Result<(), ApiError> {
    let allowed = log
        .member(me)
        .is_some_and(|member| may_add(Actor::Member(member.role), log.kind(), role));
    match (allowed, log.kind(), role) {
        (true, _, _) => Ok(()),
        (false, RoomKind::Program, Role::Lead | Role::Administrator | Role::Scribe) => Err(ApiError::new(
            Code::NotAllowed,
            "A lead or administrator is invited by whoever holds the program's root key.",
            "Nothing was changed.",
            "Ask the program's office: `surco invite --role lead --root FILE`.",
        )),
        (false, _, _) => Err(ApiError::not_allowed("You may not invite someone in this role here.")),
    }
}

/// Groups of four, as people read them aloud.
fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

/// With the least error correction: a screen has no stains, and the fewer squares, the more of a camera's picture each gets.
pub(super) fn qr_svg(text: &str) -> Result<String, ApiError> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::L)
        .map_err(|_| fault::of_invite(shared::seal::invite::InviteFault::Link))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_typed_in_groups_and_read_back() {
        let secret = InviteSecret::generate(&mut |bytes| bytes.fill(7));
        let shown = in_groups(&secret.to_text());
        assert_eq!(
            shown.split(' ').map(str::len).collect::<Vec<_>>(),
            [4, 4, 4, 4, 4, 4, 2]
        );
        assert_eq!(InviteSecret::from_text(&shown).unwrap().keys().id(), secret.keys().id());
    }

    #[test]
    fn a_qr_code_is_a_drawing_that_holds_no_text() {
        let drawing = qr_svg("surco:1:SECRETSECRET").unwrap();
        assert!(drawing.contains("<svg") && !drawing.contains("SECRET"));
    }
}
