//! One door for requests: vault calls are answered here, links by `links`, records by the commands, staff not at all.

use crate::device::{Device, wipe_stack};
use crate::disk;
use crate::session::Session;
use shared::api::{
    ApiError, Area, Call, ChangePassphrase, Changed, Code, Cover, CreateVault, Done, Enrolled, FreeOriginals,
    GetRecoverySlot, GetSettings, GetStorage, KeepSettings, Lock, OfferPassphrase, OfferedPassphrase, Records, Recover,
    RecoverySlot, Request, Staff, Status, Told, Uncover, Unlock, Vault, VaultStatus,
};
use shared::commands::{Host, books_to_read, dispatch, rests_on_books};
use shared::domain::slip::device_letters;
use std::io;
use std::sync::{Arc, MutexGuard};

pub(crate) fn answer(device: &Device, request: Request) -> Result<Told, ApiError> {
    let name = request.name();
    let answer = match request.area() {
        Area::Vault(call) => {
            let answer = vault(device, call);
            wipe_stack();
            answer
        }
        Area::Links(call) => {
            let answer = crate::links::answer(device, call);
            // Joining or a sync may have brought another list of whom the root names.
            device.vault().keep_recovery(true);
            answer
        }
        Area::Records(call) => records(device, call),
        Area::Staff(call) => staff(&call),
    };
    if let Err(error) = &answer {
        // Names and codes only: a log must not hold content.
        tracing::debug!(call = name, code = error.code.text(), "refused");
    }
    answer
}

fn records(device: &Device, call: Records) -> Result<Told, ApiError> {
    if matches!(call, Records::Search(_)) {
        // Step by step, so that an answer which is saved meanwhile need not wait for all of it.
        let step = || {
            device.with_open_session(|session| {
                let more = session.read_words();
                noting_damage(session, more)
            })
        };
        while step()? {}
    }
    if let Records::PreviewReport(preview) = &call {
        device.fetch_plates(preview.audit);
    }
    let _one_at_a_time = if rests_on_books(&call) {
        Some(read_books(device, &call)?)
    } else if let Records::RedactEvidence(redact) = &call {
        Some(device.redact_ahead(redact)?)
    } else {
        None
    };
    device.with_open_session(|session| {
        let answer = dispatch(session, call);
        noting_damage(session, answer)
    })
}

/// Reads an employer's books with the vault free for other calls, and puts them at hand. If the record changed meanwhile, the
/// call itself reads once more. Books are read one after the other: a second call for the same finds them.
fn read_books<'d>(device: &'d Device, call: &Records) -> Result<MutexGuard<'d, ()>, ApiError> {
    let turn = device.turn_to_read();
    let books = device.with_open_session(|session| {
        let books = books_to_read(session, call);
        noting_damage(session, books)
    })?;
    if let Some(books) = books {
        let read = Arc::new(books.read()?);
        device.with_open_session(|session| {
            session.put_books(read);
            Ok(())
        })?;
    }
    Ok(turn)
}

fn noting_damage<T>(session: &Session, answer: Result<T, ApiError>) -> Result<T, ApiError> {
    if answer.as_ref().is_err_and(|error| error.code == Code::VaultDamaged) {
        session.note_damage();
    }
    answer
}

fn vault(device: &Device, call: Vault) -> Result<Told, ApiError> {
    match call {
        Vault::Status(Status {}) => reply::<Status>(status(device)),
        Vault::OfferPassphrase(OfferPassphrase { language }) => reply::<OfferPassphrase>(OfferedPassphrase {
            words: device.vault().offer(&language),
        }),
        Vault::CreateVault(CreateVault { passphrase, pin }) => {
            device.vault().create(&passphrase, &pin)?;
            moved::<CreateVault>(device)
        }
        Vault::Unlock(Unlock { passphrase }) => {
            device.vault().unlock(&passphrase)?;
            moved::<Unlock>(device)
        }
        Vault::Cover(Cover {}) => {
            device.vault().cover()?;
            moved::<Cover>(device)
        }
        Vault::Uncover(Uncover { pin }) => {
            let opened = device.vault().uncover(&pin);
            let told = moved::<Uncover>(device);
            opened.and(told)
        }
        Vault::Lock(Lock {}) => {
            device.vault().lock()?;
            moved::<Lock>(device)
        }
        Vault::ChangePassphrase(ChangePassphrase { old, new }) => {
            let mut vault = device.vault();
            vault.open_session()?;
            vault.change_passphrase(&old, &new)?;
            reply::<ChangePassphrase>(Done {})
        }
        Vault::GetRecoverySlot(GetRecoverySlot {}) => {
            let slot = device.vault().recovery_slot()?;
            reply::<GetRecoverySlot>(RecoverySlot { slot })
        }
        Vault::Recover(Recover { code, passphrase }) => {
            device.vault().recover(&code, &passphrase)?;
            moved::<Recover>(device)
        }
        Vault::GetSettings(GetSettings {}) => reply::<GetSettings>(device.settings().read()),
        Vault::KeepSettings(KeepSettings { settings }) => {
            let kept = device.settings().keep(&settings)?;
            device.link().set_metered_link(kept.metered_link);
            device.link().sending.pause(kept.files_paused);
            // Other windows show it, and originals that may go now go.
            device.tell(vec![Changed::default()]);
            reply::<KeepSettings>(kept)
        }
        Vault::GetStorage(GetStorage {}) => reply::<GetStorage>(crate::storage::storage(device)?),
        Vault::FreeOriginals(FreeOriginals {}) => reply::<FreeOriginals>(crate::storage::free_originals(device)?),
    }
}

/// A field device signs nobody in: each call is named, so that a new one does not slip through.
fn staff(call: &Staff) -> Result<Told, ApiError> {
    Err(ApiError::not_here(match call {
        Staff::WhoAmI(_) => shared::api::WhoAmI::NAME,
        Staff::AcceptInvitation(_) => shared::api::AcceptInvitation::NAME,
        Staff::SignIn(_) => shared::api::SignIn::NAME,
        Staff::SignOut(_) => shared::api::SignOut::NAME,
    }))
}

fn status(device: &Device) -> VaultStatus {
    let mut vault = device.vault();
    let state = vault.state();
    let enrolled = vault
        .open_session()
        .ok()
        .and_then(|session| session.enrolment().ok().cloned())
        .map(|enrolment| Enrolled {
            person: enrolment.person,
            role: enrolment.role,
            device: enrolment.device,
            letters: device_letters(enrolment.device),
            program: enrolment.program,
            program_name: enrolment.program_name,
            server: enrolment.server,
        });
    let pending_enrolment = vault
        .open_session()
        .ok()
        .and_then(|session| crate::links::pending_enrolment(session, device.link()));
    VaultStatus {
        state,
        enrolled,
        pending_enrolment,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        can_capture: true,
    }
}

/// The reply to a call that changed the vault's state, and the notice of it.
fn moved<C: Call<Reply = VaultStatus>>(device: &Device) -> Result<Told, ApiError> {
    device.forget_server_if_locked();
    device.tell(vec![Changed::default()]);
    reply::<C>(status(device))
}

fn reply<C: Call>(reply: C::Reply) -> Result<Told, ApiError> {
    Told::of(&reply)
}

const NOT_SAVED: &str = "This was not saved. Everything saved before is safe.";

/// A failed file operation.
pub(crate) fn storage_error(error: &io::Error) -> ApiError {
    if disk::is_full(error) {
        return ApiError::new(
            Code::StorageFull,
            "There is no space left on this device.",
            NOT_SAVED,
            "Make room on the device (delete videos or apps), then try again.",
        );
    }
    tracing::error!(%error, "storage");
    ApiError::new(
        Code::StorageFailed,
        "This device could not read or write its storage.",
        NOT_SAVED,
        "Try again. If it goes on, restart the app and hand the work over by sync soon.",
    )
}

/// After a write that failed half-way: nothing more is written until the files have been looked at.
pub(crate) fn reopen_error() -> ApiError {
    ApiError::new(
        Code::StorageFailed,
        "An earlier write failed half-way, so nothing more is written now.",
        NOT_SAVED,
        "Lock and unlock: what was saved is found again.",
    )
}
