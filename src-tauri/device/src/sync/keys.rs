//! Room keys: asked for where they are missing, checked against what the members agreed on, wrapped for who lacks them.

use crate::session::Session;
use crate::store::Setting;
use shared::api::ApiError;
use shared::ids::{DeviceNumber, RoomId};
use shared::seal::RoomKey;
use shared::seal::rooms::{RECOVERY, wrap_for};
use shared::sync::exchange::{KeyWanted, KeyWrap, WrapMissing};

/// Members who lack a room's key as far as the last exchange knew, and for whom this device could not wrap it.
pub(crate) const KEYLESS: Setting<Vec<(RoomId, DeviceNumber)>> = Setting::new("keyless");

/// Wraps made in one exchange.
const MOST_WRAPS: usize = 128;

/// Epochs of which this device knows the commitment and not the key.
pub(super) fn wanted(session: &Session) -> Vec<KeyWanted> {
    let rooms = session
        .keyring()
        .rooms
        .iter()
        .filter(|room| !room.practice)
        .map(|room| room.room);
    let epochs = rooms.flat_map(|room| {
        let log = session.member_log(room);
        log.into_iter()
            .flat_map(|log| log.epochs())
            .map(move |epoch| KeyWanted {
                room,
                epoch: epoch.epoch,
            })
    });
    epochs
        .filter(|wanted| session.room_key(wanted.room, wanted.epoch).is_none())
        .collect()
}

/// Opens a wrap for this device. One that does not open, or is another key, is left: somebody else may wrap it rightly.
pub(super) fn take(session: &mut Session, wrap: &KeyWrap) -> Result<(), ApiError> {
    if session.enrolment()?.device != wrap.device || session.room_key(wrap.room, wrap.epoch).is_some() {
        return Ok(());
    }
    let Some(commitment) = session.member_log(wrap.room).and_then(|log| log.commitment(wrap.epoch)) else {
        return Ok(());
    };
    match RoomKey::unwrap(&wrap.wrap, session.device_keys().receiving(), commitment) {
        Ok(key) => session.put_room_key(wrap.room, wrap.epoch, &key),
        Err(error) => {
            tracing::error!(%error, room = %wrap.room, epoch = wrap.epoch, "a wrapped room key was not taken");
            Ok(())
        }
    }
}

/// Wraps room keys for members who lack them, as the verified log names them; notes for whom it could not.
pub(super) fn wrap(session: &mut Session, missing: &[WrapMissing]) -> Result<Vec<KeyWrap>, ApiError> {
    let (mut wraps, mut keyless) = (Vec::new(), Vec::new());
    for one in missing {
        match wrapped(session, one) {
            Some(wrap) if wraps.len() < MOST_WRAPS => wraps.push(wrap),
            Some(_) | None => keyless.push((one.room, one.device)),
        }
    }
    keyless.sort_unstable();
    keyless.dedup();
    if session.store().setting(&KEYLESS)?.unwrap_or_default() != keyless {
        session.store().set_setting(&KEYLESS, &keyless)?;
    }
    Ok(wraps)
}

fn wrapped(session: &Session, missing: &WrapMissing) -> Option<KeyWrap> {
    let WrapMissing { room, epoch, device } = *missing;
    let key = session.room_key(room, epoch)?;
    if device == RECOVERY {
        let program = session.member_log(session.enrolment().ok()?.program)?;
        return Some(KeyWrap {
            room,
            epoch,
            device,
            wrap: key.wrap(program.recovery()).ok()?,
        });
    }
    wrap_for(room, epoch, &key, session.member_log(room)?.member(device)?).ok()
}
