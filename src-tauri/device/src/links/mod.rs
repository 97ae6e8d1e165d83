//! A device's links to its program and its team: enrolment, invites, members, set-aside batches, sync on demand.

mod bringing;
mod enrol;
mod fault;
mod invite;
mod members;
mod opening;
mod pending;
mod set_aside;
mod waiting;

pub(crate) use bringing::bring as bring_invites;
pub(crate) use opening::open_team_room;
pub(crate) use pending::{come_in, is_pending, view as pending_enrolment};

use crate::device::Device;
use shared::api::{
    AddMember, Admit, ApiError, Call, CancelEnrolment, Changed, Done, Enrol, ForgetInvite, GetSyncStatus, Invite,
    InviteOffline, JudgeBatch, Links, ListMembers, ListSetAside, ListWaitingInvites, PauseFiles, RemoveMember,
    SendOriginal, Status, SyncNow, Told,
};
use shared::ids::RecordId;

/// Answers the calls of the area "links".
pub(crate) fn answer(device: &Device, call: Links) -> Result<Told, ApiError> {
    match call {
        Links::Enrol(call) => reply::<Enrol>(enrol::enrol(device, &call).and_then(|()| status(device))),
        Links::CancelEnrolment(CancelEnrolment {}) => {
            reply::<CancelEnrolment>(device.with_open_session(pending::cancel).and_then(|()| status(device)))
        }
        Links::InviteOffline(call) => reply::<InviteOffline>(waiting::make(device, &call)),
        Links::Admit(call) => reply::<Admit>(waiting::admit(device, &call)),
        Links::ListWaitingInvites(ListWaitingInvites {}) => reply::<ListWaitingInvites>(waiting::list(device)),
        Links::ForgetInvite(call) => reply::<ForgetInvite>(waiting::forget(device, &call)),
        Links::Invite(call) => reply::<Invite>(invite::invite(device, &call)),
        Links::SyncNow(call) => reply::<SyncNow>(sync_now(device, call)),
        Links::SendOriginal(call) => reply::<SendOriginal>(send_original(device, call.evidence)),
        Links::GetSyncStatus(GetSyncStatus {}) => reply::<GetSyncStatus>(sync_status(device)),
        Links::PauseFiles(call) => reply::<PauseFiles>(pause_files(device, call.paused)),
        Links::ListSetAside(ListSetAside {}) => reply::<ListSetAside>(device.with_open_session(set_aside::list)),
        Links::JudgeBatch(call) => reply::<JudgeBatch>(set_aside::judge(device, call).map(|()| Done {})),
        Links::ListMembers(call) => reply::<ListMembers>(members::list(device, call.audit)),
        Links::AddMember(call) => reply::<AddMember>(members::add(device, call)),
        Links::RemoveMember(call) => reply::<RemoveMember>(members::remove(device, call)),
    }
}

/// Ties an answer to its call: another type does not compile.
fn reply<C: Call>(answer: Result<C::Reply, ApiError>) -> Result<Told, ApiError> {
    Told::of(&answer?)
}

fn status(device: &Device) -> Result<shared::api::VaultStatus, ApiError> {
    let status = device.call(Status {}.into())?;
    status
        .read()
        .map_err(|error| ApiError::bad_request("status", error.to_string()))
}

/// A round's failure is told in the status, among the tries; only what makes a round impossible is an error.
fn sync_now(device: &Device, call: SyncNow) -> Result<shared::api::SyncStatus, ApiError> {
    if is_pending(device) {
        let new = device.clone();
        device.link().wait(async move { come_in(&new).await })?;
    }
    device.with_open_session(|session| session.enrolment().map(|_| ()))?;
    told(device, device.sync_now(call.originals))
}

fn send_original(device: &Device, evidence: RecordId) -> Result<shared::api::SyncStatus, ApiError> {
    let blob = device.with_open_session(|session| crate::photo::original_of(session, evidence))?;
    told(device, device.send_original(blob))
}

/// The status after a round, in which its failure stands.
fn told(device: &Device, tried: Result<(), ApiError>) -> Result<shared::api::SyncStatus, ApiError> {
    let status = sync_status(device)?;
    match tried {
        Err(error)
            if status
                .tries
                .first()
                .is_none_or(|last| last.stopped.as_ref() != Some(&error)) =>
        {
            Err(error)
        }
        Ok(()) | Err(_) => Ok(status),
    }
}

/// Kept as a setting, so that a restart sends nothing that was held back.
fn pause_files(device: &Device, paused: bool) -> Result<shared::api::SyncStatus, ApiError> {
    device.with_open_session(|_| Ok(()))?;
    let mut settings = device.settings().read();
    settings.files_paused = paused;
    device.settings().keep(&settings)?;
    device.link().sending.pause(paused);
    device.tell(vec![Changed::default()]);
    sync_status(device)
}

fn sync_status(device: &Device) -> Result<shared::api::SyncStatus, ApiError> {
    device.with_open_session(|session| crate::sync::status(session, device.link()))
}
