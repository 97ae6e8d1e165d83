//! Ready-made entries for what people do: found a program, open a room, join by invite, add, remove, change the key.

use super::invite::InviteFault;
use super::keys::{DeviceKeys, DevicePublic};
use super::member_log::{EntrySigner, MemberLogFault, member_proof, sign_entry};
use super::room_key::{RoomKey, WrapFault};
use super::root::RootKey;
use crate::ids::{DeviceNumber, Hash, RoomId};
use crate::kinds::RoomKind;
use crate::permissions::Role;
use crate::sync::exchange::KeyWrap;
use crate::sync::manifest::Head;
use crate::sync::member_entry::{Author, MemberBody, MemberEntry, SignedEntry};
use crate::sync::member_log::MemberLog;
use crate::sync::messages::Append;
use crate::sync::wire::{ReceivingKey, Signature};

pub use super::join::{Joined, admit, join};
pub use super::wraps::{RECOVERY, wrap_for, wraps_for};

/// Why a step was not prepared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoomFault {
    #[error(transparent)]
    Log(#[from] MemberLogFault),
    #[error(transparent)]
    Invite(#[from] InviteFault),
    #[error(transparent)]
    Wrap(#[from] WrapFault),
    #[error("the server did not send the list of members of every room that the invite names")]
    MissingRoom,
    #[error("this device was removed from the program")]
    Removed,
    #[error("device {0} is not a member of the program")]
    NotInProgram(DeviceNumber),
}

/// A device as it joins a program: name, keys, and the proof that it holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDevice {
    pub person: String,
    pub role: Role,
    pub keys: DevicePublic,
    pub proof: Signature,
}

impl NewDevice {
    pub fn new(program: RoomId, person: &str, role: Role, keys: &DeviceKeys) -> Self {
        Self {
            person: person.to_owned(),
            role,
            keys: keys.public(),
            proof: member_proof(program, keys),
        }
    }

    fn add(&self, device: DeviceNumber) -> MemberBody {
        MemberBody::Add {
            device,
            person: self.person.clone(),
            role: self.role,
            signing: self.keys.signing,
            receiving: self.keys.receiving,
            proof: Some(self.proof),
            invite: None,
        }
    }
}

/// The first entries of a program room: opened by the root, with the server's scribe as device 1 and the recovery list.
pub fn found_program(
    room: RoomId,
    root: &RootKey,
    scribe: &NewDevice,
    recovery: &[ReceivingKey],
    at_unix_s: i64,
) -> Result<(MemberLog, Vec<SignedEntry>), RoomFault> {
    let open = MemberBody::Open {
        kind: RoomKind::Program,
        program: room,
        root: root.public(),
        program_head: None,
    };
    let opening = MemberEntry::opening(room, Author::Root, open, at_unix_s);
    let mut entries = vec![sign_entry(&opening, EntrySigner::Root(root))];
    let mut log = MemberLog::verify(&root.public(), None, &entries)?;
    let mut bodies = vec![scribe.add(log.next_device())];
    if !recovery.is_empty() {
        bodies.push(MemberBody::Recovery {
            recipients: recovery.to_vec(),
        });
    }
    for body in bodies {
        entries.push(extend(
            &mut log,
            None,
            Author::Root,
            body,
            at_unix_s,
            EntrySigner::Root(root),
        )?);
    }
    Ok((log, entries))
}

/// Opens a team or casework room: opening, the opener as a member, the first room key with its wrap.
///
/// `room` is 16 random bytes.
pub fn open_room(
    room: RoomId,
    kind: RoomKind,
    program: &MemberLog,
    device: DeviceNumber,
    keys: &DeviceKeys,
    room_key: &RoomKey,
    at_unix_s: i64,
) -> Result<OpenedRoom, RoomFault> {
    let open = MemberBody::Open {
        kind,
        program: program.room(),
        root: program.root(),
        program_head: Some(program.head()),
    };
    let author = Author::Device { device };
    let opening = MemberEntry::opening(room, author, open, at_unix_s);
    let mut entries = vec![sign_entry(&opening, EntrySigner::Device(keys))];
    let mut log = MemberLog::verify(&program.root(), Some(program), &entries)?;
    let role = program
        .member(device)
        .map(|m| m.role)
        .ok_or(RoomFault::NotInProgram(device))?;
    let bodies = [
        as_in_program(program, device, role)?,
        MemberBody::Epoch {
            epoch: 1,
            commitment: room_key.commitment(),
        },
    ];
    for body in bodies {
        entries.push(extend(
            &mut log,
            Some(program),
            author,
            body,
            at_unix_s,
            EntrySigner::Device(keys),
        )?);
    }
    let wraps = wraps_for(&log, 1, room_key, program)?;
    Ok(OpenedRoom {
        log,
        append: Append {
            room,
            head: Hash::ZERO,
            entries,
        },
        wraps,
    })
}

/// A room that was just opened, and what goes to the server.
#[derive(Clone, Debug)]
pub struct OpenedRoom {
    pub log: MemberLog,
    pub append: Append,
    pub wraps: Vec<KeyWrap>,
}

/// Adds a member of the program to a team or casework room.
pub fn add_member(
    log: &mut MemberLog,
    program: &MemberLog,
    by: (DeviceNumber, &DeviceKeys),
    device: DeviceNumber,
    role: Role,
    at_unix_s: i64,
) -> Result<Append, RoomFault> {
    let head = log.head();
    let body = as_in_program(program, device, role)?;
    let author = Author::Device { device: by.0 };
    let entry = extend(log, Some(program), author, body, at_unix_s, EntrySigner::Device(by.1))?;
    Ok(Append {
        room: log.room(),
        head,
        entries: vec![entry],
    })
}

/// Adds a device to any room on the root's word: to the program room as new, elsewhere as the program has it.
pub fn add_by_root(
    log: &mut MemberLog,
    program: Option<&MemberLog>,
    root: &RootKey,
    device: RootAdds<'_>,
    at_unix_s: i64,
) -> Result<Append, RoomFault> {
    let head = log.head();
    let body = match (device, program) {
        (RootAdds::New(device), _) => device.add(log.next_device()),
        (RootAdds::Known(device, role), Some(program)) => as_in_program(program, device, role)?,
        (RootAdds::Known(device, _), None) => return Err(RoomFault::NotInProgram(device)),
    };
    let entry = extend(log, program, Author::Root, body, at_unix_s, EntrySigner::Root(root))?;
    Ok(Append {
        room: log.room(),
        head,
        entries: vec![entry],
    })
}

/// Whom the root adds.
pub enum RootAdds<'a> {
    New(&'a NewDevice),
    Known(DeviceNumber, Role),
}

/// Removes a device from a room and, in sealed rooms, puts a new room key in force, wrapped to those who stay.
///
/// `last` is the device's newest batch that the remover holds and lets count.
pub fn remove_member(
    log: &mut MemberLog,
    program: &MemberLog,
    by: (DeviceNumber, &DeviceKeys),
    removed: (DeviceNumber, Option<Head>),
    next_key: Option<&RoomKey>,
    at_unix_s: i64,
) -> Result<(Append, Vec<KeyWrap>), RoomFault> {
    let head = log.head();
    let parent = (log.kind() != RoomKind::Program).then_some(program);
    let mut longer = log.clone();
    let mut bodies = vec![MemberBody::Remove {
        device: removed.0,
        last: removed.1,
    }];
    if let Some(key) = next_key {
        bodies.push(MemberBody::Epoch {
            epoch: log.epochs().len() as u32 + 1,
            commitment: key.commitment(),
        });
    }
    let mut entries = Vec::new();
    for body in bodies {
        let author = Author::Device { device: by.0 };
        entries.push(extend(
            &mut longer,
            parent,
            author,
            body,
            at_unix_s,
            EntrySigner::Device(by.1),
        )?);
    }
    let wraps = match (next_key, longer.epoch()) {
        (Some(key), Some(epoch)) => wraps_for(&longer, epoch.epoch, key, program)?,
        (_, _) => vec![],
    };
    *log = longer;
    Ok((
        Append {
            room: log.room(),
            head,
            entries,
        },
        wraps,
    ))
}

fn as_in_program(program: &MemberLog, device: DeviceNumber, role: Role) -> Result<MemberBody, RoomFault> {
    let member = program.member(device).ok_or(RoomFault::NotInProgram(device))?;
    Ok(MemberBody::Add {
        device,
        person: member.person.clone(),
        role,
        signing: member.signing,
        receiving: member.receiving,
        proof: None,
        invite: None,
    })
}

/// Signs the next entry and takes it into the log, so that nobody sends what readers would refuse.
pub(super) fn extend(
    log: &mut MemberLog,
    program: Option<&MemberLog>,
    author: Author,
    body: MemberBody,
    at_unix_s: i64,
    signer: EntrySigner<'_>,
) -> Result<SignedEntry, RoomFault> {
    let signed = sign_entry(&log.next_entry(author, body, at_unix_s), signer);
    log.append(program, std::slice::from_ref(&signed))?;
    Ok(signed)
}
