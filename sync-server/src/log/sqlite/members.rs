//! Member logs, who is where, and room keys wrapped for members.

use super::columns::{blob, device, enum_number, int};
use crate::log::{LogError, MemberChange};
use rusqlite::{Transaction, named_params};
use shared::ids::{DeviceNumber, Hash, RoomId};
use shared::sync::SignedEntry;
use shared::sync::exchange::{KeyWrap, WrapMissing};

/// Wraps by different senders kept for one member and epoch.
const MAX_SENDERS: i64 = 4;

const ENTRIES: &str =
    "SELECT entry, signature FROM member_entries WHERE room = :room AND place >= :from ORDER BY place";

pub fn entries(tx: &Transaction<'_>, room: RoomId, from: u32) -> Result<Vec<SignedEntry>, LogError> {
    let mut statement = tx.prepare_cached(ENTRIES)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":from": from })?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(SignedEntry {
            bytes: row.get("entry")?,
            signature: blob(row, "signature")?,
        });
    }
    Ok(entries)
}

const COUNT: &str = "SELECT count(*) FROM member_entries WHERE room = :room";

pub fn count_of(tx: &Transaction<'_>, room: RoomId) -> Result<u32, LogError> {
    Ok(tx
        .prepare_cached(COUNT)?
        .query_row(named_params! { ":room": room.as_bytes() }, |row| row.get(0))?)
}

const OPEN_ROOM: &str =
    "INSERT OR IGNORE INTO rooms (room, kind, head_seq, head_digest) VALUES (:room, :kind, 0, :digest)";
const INSERT_ENTRY: &str =
    "INSERT INTO member_entries (room, place, entry, signature) VALUES (:room, :place, :entry, :signature)";
const CLEAR_MEMBERS: &str = "DELETE FROM memberships WHERE room = :room";
const INSERT_MEMBER: &str = "INSERT OR IGNORE INTO memberships (device, room) VALUES (:device, :room)";

pub fn append(
    tx: &Transaction<'_>,
    changes: &[MemberChange],
    wraps: &[(DeviceNumber, KeyWrap)],
) -> Result<bool, LogError> {
    for change in changes {
        // Entries are verified against the log that the caller read: if another has grown it since, nothing is done.
        if count_of(tx, change.room)? != change.at {
            return Ok(false);
        }
    }
    for change in changes {
        tx.prepare_cached(OPEN_ROOM)?.execute(named_params! {
            ":room": change.room.as_bytes(), ":kind": enum_number(&change.kind), ":digest": Hash::ZERO.as_bytes(),
        })?;
        let mut statement = tx.prepare_cached(INSERT_ENTRY)?;
        for (offset, entry) in change.entries.iter().enumerate() {
            statement.execute(named_params! {
                ":room": change.room.as_bytes(), ":place": int(u64::from(change.at) + offset as u64),
                ":entry": &entry.bytes, ":signature": entry.signature.as_bytes(),
            })?;
        }
        tx.prepare_cached(CLEAR_MEMBERS)?
            .execute(named_params! { ":room": change.room.as_bytes() })?;
        for member in &change.members_after {
            let values = named_params! { ":device": member.0, ":room": change.room.as_bytes() };
            tx.prepare_cached(INSERT_MEMBER)?.execute(values)?;
        }
    }
    put_wraps(tx, wraps)?;
    Ok(true)
}

const ROOMS_OF: &str = "SELECT room FROM memberships WHERE device = :device ORDER BY room";

pub fn rooms_of(tx: &Transaction<'_>, of: DeviceNumber) -> Result<Vec<RoomId>, LogError> {
    let mut statement = tx.prepare_cached(ROOMS_OF)?;
    let mut rows = statement.query(named_params! { ":device": of.0 })?;
    let mut rooms = Vec::new();
    while let Some(row) = rows.next()? {
        rooms.push(blob(row, "room")?);
    }
    Ok(rooms)
}

const COUNT_SENDERS: &str = "SELECT count(*) FROM key_wraps
  WHERE room = :room AND epoch = :epoch AND device = :device AND sender <> :sender";
const PUT_WRAP: &str = "INSERT OR REPLACE INTO key_wraps (room, epoch, device, sender, wrap)
  VALUES (:room, :epoch, :device, :sender, :wrap)";

pub fn put_wraps(tx: &Transaction<'_>, wraps: &[(DeviceNumber, KeyWrap)]) -> Result<(), LogError> {
    for (sender, wrap) in wraps {
        let senders: i64 = tx.prepare_cached(COUNT_SENDERS)?.query_row(
            named_params! { ":room": wrap.room.as_bytes(), ":epoch": wrap.epoch, ":device": wrap.device.0, ":sender": sender.0 },
            |row| row.get(0),
        )?;
        if senders < MAX_SENDERS {
            tx.prepare_cached(PUT_WRAP)?.execute(named_params! {
                ":room": wrap.room.as_bytes(), ":epoch": wrap.epoch, ":device": wrap.device.0,
                ":sender": sender.0, ":wrap": &wrap.wrap,
            })?;
        }
    }
    Ok(())
}

const WRAPS_FOR: &str =
    "SELECT epoch, device, wrap FROM key_wraps WHERE room = :room AND device = :device ORDER BY epoch, sender";

pub fn wraps_for(tx: &Transaction<'_>, room: RoomId, member: DeviceNumber) -> Result<Vec<KeyWrap>, LogError> {
    let mut statement = tx.prepare_cached(WRAPS_FOR)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":device": member.0 })?;
    let mut wraps = Vec::new();
    while let Some(row) = rows.next()? {
        wraps.push(KeyWrap {
            room,
            epoch: row.get("epoch")?,
            device: device(row, "device")?,
            wrap: row.get("wrap")?,
        });
    }
    Ok(wraps)
}

const HAS_WRAP: &str = "SELECT 1 FROM key_wraps WHERE room = :room AND epoch = :epoch AND device = :device";

pub fn without_wrap(tx: &Transaction<'_>, wanted: Vec<WrapMissing>) -> Result<Vec<WrapMissing>, LogError> {
    let mut statement = tx.prepare_cached(HAS_WRAP)?;
    let mut missing = Vec::new();
    for wrap in wanted {
        let values = named_params! { ":room": wrap.room.as_bytes(), ":epoch": wrap.epoch, ":device": wrap.device.0 };
        if !statement.exists(values)? {
            missing.push(wrap);
        }
    }
    Ok(missing)
}
