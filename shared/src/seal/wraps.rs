//! Room keys on their way to members: one age file each, beside the log.

use super::room_key::RoomKey;
use super::rooms::RoomFault;
use crate::ids::{DeviceNumber, RoomId};
use crate::sync::exchange::KeyWrap;
use crate::sync::member_log::{Member, MemberLog};

/// A room key wrapped to every member now, and to the program's recovery recipients under device number 0.
pub fn wraps_for(log: &MemberLog, epoch: u32, key: &RoomKey, program: &MemberLog) -> Result<Vec<KeyWrap>, RoomFault> {
    let mut wraps = Vec::new();
    for member in log.members() {
        wraps.push(wrap_for(log.room(), epoch, key, member)?);
    }
    if !program.recovery().is_empty() {
        let wrap = key.wrap(program.recovery())?;
        wraps.push(KeyWrap {
            room: log.room(),
            epoch,
            device: RECOVERY,
            wrap,
        });
    }
    Ok(wraps)
}

/// The number under which a wrap for the recovery recipients is stored.
pub const RECOVERY: DeviceNumber = DeviceNumber(0);

/// A room key wrapped to one member.
pub fn wrap_for(room: RoomId, epoch: u32, key: &RoomKey, member: &Member) -> Result<KeyWrap, RoomFault> {
    Ok(KeyWrap {
        room,
        epoch,
        device: member.device,
        wrap: key.wrap(&[member.receiving])?,
    })
}
