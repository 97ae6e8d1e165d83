//! Invites made without signal, on the phone that made them: kept with the answer until `bringing` has settled them.

use super::fault;
use super::invite::{person, qr_svg, rooms};
use crate::device::Device;
use crate::session::Session;
use crate::vault::{KeptSecret, MadeInvite};
use chrono::DateTime;
use shared::api::{
    Admit, ApiError, Code, ForgetInvite, InviteOffline, OfflineInvitation, WaitingInvite, WaitingInvites, WaitingStep,
};
use shared::seal::InviteSecret;
use shared::seal::invite::{InviteFault, IssuerKeys, sign_certificate};
use shared::seal::scan::{added_by, check_answer, invite_text, read_answer};
use shared::sync::InviteId;
use shared::sync::invite::{INVITE_LIFE_S, InviteCertificate, Issuer};
use shared::sync::scan::MAX_SCAN_CHARS;

/// Makes an invite; durable when it returns.
pub(super) fn make(device: &Device, call: &InviteOffline) -> Result<OfflineInvitation, ApiError> {
    let person = person(&call.person)?;
    device.with_open_session(|session| {
        let rooms = rooms(session, call.role, &call.audits)?;
        let enrolment = session.enrolment()?.clone();
        let env = session.env().clone();
        let secret = InviteSecret::generate(&mut |bytes| env.chance.fill(bytes));
        let keys = secret.keys();
        let certificate = InviteCertificate {
            program: enrolment.program,
            title: enrolment.program_name,
            root: enrolment.root,
            rooms,
            role: call.role,
            person,
            invite: keys.public(),
            expires_unix_s: server_now_unix_s(session).saturating_add(INVITE_LIFE_S),
            issuer: Issuer::Device {
                device: enrolment.device,
            },
        };
        let signed = sign_certificate(&certificate, IssuerKeys::Device(session.device_keys()), &keys);
        let qr_text = invite_text(&secret, &enrolment.server, &signed);
        if qr_text.len() > MAX_SCAN_CHARS {
            return Err(ApiError::bad_request(
                "audits",
                "One code does not hold so many audits; choose fewer, the others can be given later.",
            ));
        }
        let made = MadeInvite {
            secret: KeptSecret::new(&secret),
            certificate: signed,
            at_server: false,
            answer: None,
        };
        session.change_keyring(|ring| ring.invites.push(made))?;
        session.note_changed(None, []);
        Ok(OfflineInvitation {
            invite: certificate.id().to_string(),
            qr_svg: qr_svg(&qr_text)?,
            qr_text,
            expires: DateTime::from_timestamp(certificate.expires_unix_s, 0).unwrap_or_default(),
        })
    })
}

/// Keeps the answer of the phone that scanned an invite; durable when it returns. The same answer twice is no error.
pub(super) fn admit(device: &Device, call: &Admit) -> Result<WaitingInvite, ApiError> {
    let (id, answer) = read_answer(&call.answer).map_err(fault::of_invite)?;
    let kept = device.with_open_session(|session| {
        let (made, certificate) =
            found(session, id).ok_or_else(|| fault::of_invite(InviteFault::OtherAnswer).at("answer"))?;
        let said = check_answer(&answer, &made.certificate).map_err(fault::of_invite)?;
        let program = session.member_log(certificate.program);
        let is_added = program.is_some_and(|log| added_by(&certificate, &said.signing, log));
        let is_used = program.is_some_and(|log| log.invite_used(&certificate.invite));
        match &made.answer {
            Some(known) if *known == answer => return Ok(made),
            Some(_) => return Err(answered_already()),
            None if is_used && !is_added => return Err(answered_already()),
            None if !is_used && !certificate.is_open_at(server_now_unix_s(session)) => return Err(expired()),
            None => {}
        }
        let answered = MadeInvite {
            answer: Some(answer),
            ..made
        };
        session.change_keyring(|ring| {
            let place = ring.invites.iter_mut().find(|kept| id_of(kept) == Some(id));
            place.into_iter().for_each(|kept| *kept = answered.clone());
        })?;
        session.note_changed(None, []);
        Ok(answered)
    })?;
    device
        .with_open_session(|_| Ok(view(device, &kept)))?
        .ok_or_else(|| ApiError::not_found("invite"))
}

pub(super) fn list(device: &Device) -> Result<WaitingInvites, ApiError> {
    let kept = device.with_open_session(|session| Ok(session.keyring().invites.clone()))?;
    Ok(WaitingInvites {
        invites: kept.iter().filter_map(|made| view(device, made)).collect(),
    })
}

pub(super) fn forget(device: &Device, call: &ForgetInvite) -> Result<WaitingInvites, ApiError> {
    let id: InviteId = call.invite.parse().map_err(|_| ApiError::not_found("invite"))?;
    device.with_open_session(|session| drop_invite(session, id))?;
    device.link().set_trouble(id, None);
    list(device)
}

pub(super) fn drop_invite(session: &mut Session, id: InviteId) -> Result<(), ApiError> {
    session.change_keyring(|ring| ring.invites.retain(|made| id_of(made) != Some(id)))?;
    session.note_changed(None, []);
    Ok(())
}

pub(super) fn found(session: &Session, id: InviteId) -> Option<(MadeInvite, InviteCertificate)> {
    let made = session.keyring().invites.iter().find(|made| id_of(made) == Some(id))?;
    Some((made.clone(), certificate(made)?))
}

pub(super) fn certificate(made: &MadeInvite) -> Option<InviteCertificate> {
    shared::seal::invite::read(&made.certificate).ok()
}

pub(super) fn id_of(made: &MadeInvite) -> Option<InviteId> {
    certificate(made).map(|certificate| certificate.id())
}

fn view(device: &Device, made: &MadeInvite) -> Option<WaitingInvite> {
    let certificate = certificate(made)?;
    let step = match (&made.answer, made.at_server) {
        (Some(_), _) => WaitingStep::Answered,
        (None, true) => WaitingStep::Sent,
        (None, false) => WaitingStep::Made,
    };
    Some(WaitingInvite {
        invite: certificate.id().to_string(),
        trouble: device.link().trouble(certificate.id()),
        person: certificate.person,
        role: certificate.role,
        audits: certificate.rooms.into_iter().skip(1).collect(),
        expires: DateTime::from_timestamp(certificate.expires_unix_s, 0).unwrap_or_default(),
        step,
    })
}

/// The server's clock as far as the last contact told: this one may be years off.
pub(super) fn server_now_unix_s(session: &Session) -> i64 {
    let ahead = session.keyring().clock_ahead_s.unwrap_or_default();
    session.env().now().timestamp().saturating_sub(ahead)
}

fn answered_already() -> ApiError {
    ApiError::new(
        Code::InviteUsed,
        "Another phone has answered this invite already.",
        "Nobody was added by this scan.",
        "Make a new invite for this phone.",
    )
}

fn expired() -> ApiError {
    ApiError::new(
        Code::InviteExpired,
        "This invite is older than 72 hours.",
        "Nothing was changed.",
        "Make a new invite and let the new phone scan it.",
    )
}
