//! A new team room: made on the lead's device, also without signal. The next round brings it to the server.

use super::fault;
use crate::session::Session;
use crate::store::StoredRoom;
use shared::api::ApiError;
use shared::ids::RoomId;
use shared::kinds::RoomKind;
use shared::seal::RoomKey;
use shared::seal::rooms::open_room;

/// Opens a sealed team room with this device as its first lead. A practice room never leaves this device.
///
/// Nobody else can open the same room: its id is random. So its log may wait here for a connection.
pub(crate) fn open_team_room(session: &mut Session, practice: bool) -> Result<RoomId, ApiError> {
    let (program, device) = (session.enrolment()?.program, session.enrolment()?.device);
    let env = session.env().clone();
    let room = RoomId(env.random());
    let key = RoomKey::generate(&mut |bytes| env.chance.fill(bytes));
    let log = session
        .logs
        .get(&program)
        .ok_or_else(|| ApiError::not_found("program"))?;
    let opened = open_room(
        room,
        RoomKind::Team,
        log,
        device,
        &session.keys,
        &key,
        env.now().timestamp(),
    );
    let opened = opened.map_err(fault::of_room)?;
    // The ring first: it outlives the database, and the room's key is nowhere else yet.
    session.change_keyring(|ring| {
        let kept = ring.room_mut(room, RoomKind::Team, practice);
        kept.entries = opened.append.entries;
        kept.put_key(1, key.expose());
    })?;
    session.store().add_room(StoredRoom {
        room,
        kind: RoomKind::Team,
        practice,
    })?;
    session.logs.insert(room, opened.log);
    session.note_changed(None, []);
    Ok(room)
}
