//! A new phone between its scan and its first contact: it keeps what it scanned, shows its answer, and comes in by itself.

use super::enrol::{Typed, go, keep};
use super::fault;
use super::invite::qr_svg;
use crate::device::Device;
use crate::session::Session;
use crate::sync::{Link, LinkFault, ServerAddress};
use crate::vault::{KeptSecret, ScannedInvite as Kept};
use chrono::DateTime;
use shared::api::{ApiError, Code, PendingEnrolment};
use shared::seal::scan::{ScannedInvite, answer};

/// Keeps a scanned invite; durable when it returns. Nothing is asked of the network here.
pub(super) fn take(device: &Device, scanned: ScannedInvite) -> Result<(), ApiError> {
    ServerAddress::parse(&scanned.server).map_err(|error| ApiError::bad_request("code", error.to_string()))?;
    device.with_open_session(|session| {
        let kept = Kept {
            secret: KeptSecret::new(&scanned.secret),
            server: scanned.server.clone(),
            certificate: scanned.signed.clone(),
        };
        match &session.keyring().scanned {
            Some(before) if *before == kept => return Ok(()),
            Some(_) => return Err(waits_already()),
            None => {}
        }
        session.change_keyring(|ring| ring.scanned = Some(kept))?;
        session.note_changed(None, []);
        Ok(())
    })
}

/// Gives it up. The device's keys stay: if the other phone adds it all the same, a later invite finds it there.
pub(super) fn cancel(session: &mut Session) -> Result<(), ApiError> {
    session.change_keyring(|ring| ring.scanned = None)?;
    session.note_changed(None, []);
    Ok(())
}

/// Whether this device has scanned an invite and not joined yet.
pub(crate) fn is_pending(device: &Device) -> bool {
    device
        .with_session(|session| Ok(session.keyring().scanned.is_some()))
        .unwrap_or(false)
}

/// What its screen shows meanwhile.
pub(crate) fn view(session: &Session, link: &Link) -> Option<PendingEnrolment> {
    let kept = session.keyring().scanned.as_ref()?;
    let invite = kept.secret.secret().keys();
    let certificate = invite.read_certificate(&kept.certificate).ok()?;
    let answer = answer(&invite, certificate.program, session.device_keys()).to_text();
    Some(PendingEnrolment {
        trouble: link.trouble(certificate.id()),
        person: certificate.person,
        role: certificate.role,
        program_name: certificate.title,
        server: kept.server.clone(),
        expires: DateTime::from_timestamp(certificate.expires_unix_s, 0).unwrap_or_default(),
        answer_svg: qr_svg(&answer).ok()?,
        answer,
    })
}

/// One try to join. What is kept stays until it has joined or a person gives it up.
pub(crate) async fn come_in(device: &Device) -> Result<(), LinkFault> {
    let _turn = device.link().my_turn().await;
    let found = device.with_session(|session| {
        let kept = session.keyring().scanned.clone();
        Ok(kept.map(|kept| (kept, session.device_keys().clone())))
    })?;
    // Another try was faster.
    let Some((kept, keys)) = found else { return Ok(()) };
    let invite = kept.secret.secret().keys();
    let id = invite.id();
    let certificate = invite.read_certificate(&kept.certificate).map_err(fault::of_invite)?;
    let typed = Typed {
        invite,
        server: ServerAddress::parse(&kept.server).map_err(|_| LinkFault::NotTheServer)?,
        root: Some(certificate.root),
        certificate: Some(kept.certificate.clone()),
    };
    let client = device.link().client(&typed.server)?;
    let joined = match go(&client, &typed, &keys).await {
        Ok(membership) => device.with_session(|session| match &session.keyring().scanned {
            Some(still) if *still == kept => keep(session, membership, kept.server.clone()),
            // Given up while the server was asked: this device stays out, as its person wanted.
            Some(_) | None => Ok(()),
        }),
        Err(fault) => {
            let told = (!fault.is_no_signal()).then(|| ApiError::from(fault.clone()));
            if device.link().set_trouble(id, told) {
                device.with_session(|session| {
                    session.note_changed(None, []);
                    Ok(())
                })?;
            }
            return Err(fault);
        }
    };
    device.link().set_trouble(id, None);
    Ok(joined?)
}

fn waits_already() -> ApiError {
    ApiError::new(
        Code::NotAllowed,
        "This phone waits with another invite already.",
        "That invite is kept.",
        "Give that invite up first, then scan this one.",
    )
}
