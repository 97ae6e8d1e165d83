//! Members of a room: listed as the verified log has them, added and removed by compare-and-swap at the server.

use super::fault;
use crate::device::Device;
use crate::session::Session;
use crate::sync::doors::{Server, connect};
use crate::sync::{KEYLESS, LinkFault};
use shared::api::{AddMember, ApiError, Code, Member, Members, RemoveMember};
use shared::ids::{DeviceNumber, RoomId};
use shared::permissions::Role;
use shared::seal::RoomKey;
use shared::seal::rooms::{add_member, remove_member, wrap_for};
use shared::sync::MemberLog;
use shared::sync::exchange::{KeyWrap, PROTOCOL};
use shared::sync::messages::{Append, AppendRequest};
use std::collections::BTreeMap;

/// How often somebody else may append first before we give up.
const TRIES: u32 = 4;

pub(super) fn list(device: &Device, audit: Option<RoomId>) -> Result<Members, ApiError> {
    device.with_open_session(|session| {
        let (program, me) = (session.enrolment()?.program, session.enrolment()?.device);
        let room = audit.unwrap_or(program);
        let log = session.member_log(room).ok_or_else(|| ApiError::not_found("audit"))?;
        let members = view(session, log, me)?;
        let mut others = Vec::new();
        if room != program {
            let program_log = session
                .member_log(program)
                .ok_or_else(|| ApiError::not_found("program"))?;
            let may_join = |role| matches!(role, Role::Lead | Role::Auditor);
            others = view(session, program_log, me)?;
            others.retain(|other| !other.removed && may_join(other.role) && log.ever_member(other.device).is_none());
        }
        Ok(Members { members, others })
    })
}

fn view(session: &Session, log: &MemberLog, me: DeviceNumber) -> Result<Vec<Member>, ApiError> {
    let store = session.store();
    let contacts: BTreeMap<_, _> = store
        .contacts(log.room())?
        .into_iter()
        .map(|found| (found.device, found))
        .collect();
    let keyless = store.setting(&KEYLESS)?.unwrap_or_default();
    let newest_epoch = log.epoch().map(|epoch| epoch.epoch);
    let mut members = Vec::new();
    for member in log.everybody() {
        let contact = contacts.get(&member.device);
        let newest = store.newest_of(log.room(), member.device)?.map_or(0, |head| head.seq);
        let own = member.device == me;
        let has_key = match newest_epoch {
            None => true,
            Some(epoch) if own => session.room_key(log.room(), epoch).is_some(),
            Some(_) => !keyless.contains(&(log.room(), member.device)),
        };
        members.push(Member {
            device: member.device,
            person: member.person.clone(),
            role: member.role,
            removed: member.removed.is_some(),
            is_this_device: own,
            last_contact: if own {
                Some(session.env().now())
            } else {
                contact.map(|found| found.at)
            },
            // The statement itself rides in the batch after the last one that it names.
            handed_in: contact.is_some_and(|found| found.handed_in > 0 && newest <= found.handed_in + 1),
            has_key,
        });
    }
    Ok(members)
}

pub(super) fn add(device: &Device, call: AddMember) -> Result<Members, ApiError> {
    append(device, call.audit, move |session, mut log, program| {
        let (me, now) = (session.enrolment()?.device, session.env().now().timestamp());
        let by = (me, session.device_keys());
        let appended = add_member(&mut log, program, by, call.device, call.role, now).map_err(fault::of_room)?;
        let member = log.member(call.device).ok_or_else(|| ApiError::not_found("device"))?;
        // Every epoch that is here: a new member reads the audit from its beginning.
        let mut keys = Vec::new();
        for epoch in log.epochs() {
            if let Some(key) = session.room_key(call.audit, epoch.epoch) {
                keys.push(wrap_for(call.audit, epoch.epoch, &key, member).map_err(fault::of_room)?);
            }
        }
        Ok((appended, keys))
    })?;
    list(device, Some(call.audit))
}

pub(super) fn remove(device: &Device, call: RemoveMember) -> Result<Members, ApiError> {
    append(device, call.audit, move |session, mut log, program| {
        let (me, env) = (session.enrolment()?.device, session.env().clone());
        if call.device == me {
            return Err(ApiError::not_allowed("Nobody removes their own device."));
        }
        let heads = session.store().heads_of(call.audit)?;
        let last = heads
            .into_iter()
            .find(|(device, _)| *device == call.device)
            .map(|(_, head)| head);
        let next_key = RoomKey::generate(&mut |bytes| env.chance.fill(bytes));
        let next_key = log.kind().is_sealed().then_some(&next_key);
        let (by, now) = ((me, session.device_keys()), env.now().timestamp());
        remove_member(&mut log, program, by, (call.device, last), next_key, now).map_err(fault::of_room)
    })?;
    // The new key came back with the round, wrapped to this device as to everybody.
    list(device, Some(call.audit))
}

/// Builds entries on the newest log and appends them, again and again if others append first; then runs a round.
fn append(
    device: &Device,
    room: RoomId,
    build: impl Fn(&Session, MemberLog, &MemberLog) -> Result<(Append, Vec<KeyWrap>), ApiError> + Send + Sync + 'static,
) -> Result<(), ApiError> {
    if device.with_open_session(|session| Ok(session.keyring().room(room).is_some_and(|kept| kept.practice)))? {
        return Err(ApiError::bad_request("audit", "A practice audit has no other members."));
    }
    let build_now = move |session: &mut Session| {
        let program = session.enrolment()?.program;
        let program = session
            .member_log(program)
            .ok_or_else(|| ApiError::not_found("program"))?;
        let log = session
            .member_log(room)
            .cloned()
            .ok_or_else(|| ApiError::not_found("audit"))?;
        build(session, log, program)
    };
    // Refused here and at once, if it may not be: before the network is asked.
    device.with_open_session(&build_now)?;
    let server = connect(device)?;
    // What was made without signal, such as the room itself, goes first, and the newest logs come.
    device.sync_now(false)?;
    let on_the_way = device.clone();
    device.link().wait(async move {
        server.sign_in(&on_the_way).await?;
        until_it_stands(&on_the_way, &server, room, &build_now).await
    })?;
    device.sync_now(false)
}

async fn until_it_stands(
    device: &Device,
    server: &Server,
    room: RoomId,
    build: &(impl Fn(&mut Session) -> Result<(Append, Vec<KeyWrap>), ApiError> + Send + Sync),
) -> Result<(), LinkFault> {
    for _ in 0..TRIES {
        let (append, keys) = device.with_session(build)?;
        let (head, entries) = (append.head, append.entries.clone());
        let request = AppendRequest {
            protocol: PROTOCOL,
            appends: vec![append],
            keys,
        };
        let reply = server.client.append(&request).await?;
        device.with_session(|session| {
            if reply.appended {
                let from = session
                    .member_log(room)
                    .and_then(|log| log.position(head))
                    .map_or(0, |place| place + 1);
                return session.extend_member_log(room, from, &entries, true);
            }
            reply
                .newer
                .iter()
                .try_for_each(|news| session.extend_member_log(news.room, news.from, &news.entries, true))
        })?;
        if reply.appended {
            return Ok(());
        }
    }
    Err(LinkFault::Device(ApiError::new(
        Code::ServerRefused,
        "Others changed the list of members at the same moment.",
        "Nothing was changed.",
        "Try again in a minute.",
    )))
}
