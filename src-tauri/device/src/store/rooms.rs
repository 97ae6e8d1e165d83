//! Rooms of this device, and where it stands in the server's log of each.

use super::fetched::{all, one, room_kind_name};
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::{Hash, RoomId};
use shared::kinds::RoomKind;

/// A room that this device follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredRoom {
    pub room: RoomId,
    pub kind: RoomKind,
    /// A practice room never leaves this device.
    pub practice: bool,
}

const ADD: &str = "INSERT OR IGNORE INTO rooms (room, kind, practice, log_digest) VALUES (?1, ?2, ?3, ?4)";
const LIST: &str = "SELECT room, kind, practice FROM rooms ORDER BY kind, room";
const ONE: &str = "SELECT room, kind, practice FROM rooms WHERE room = ?1";
const CURSOR: &str = "SELECT log_seq, log_digest FROM rooms WHERE room = ?1";
const SET_CURSOR: &str = "UPDATE rooms SET log_seq = ?2, log_digest = ?3 WHERE room = ?1";

impl Store {
    /// Follows a room from now on; known rooms stay as they are.
    pub fn add_room(&self, room: StoredRoom) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(ADD)?;
        statement.execute(params![
            room.room.0,
            room_kind_name(room.kind),
            room.practice,
            Hash::ZERO.0
        ])?;
        Ok(())
    }

    pub fn rooms(&self) -> Result<Vec<StoredRoom>, StoreError> {
        all(self.connection.prepare_cached(LIST)?, [], |row| {
            Ok(StoredRoom {
                room: row.room(0)?,
                kind: row.room_kind(1)?,
                practice: row.get(2)?,
            })
        })
    }

    pub fn room(&self, room: RoomId) -> Result<Option<StoredRoom>, StoreError> {
        one(self.connection.prepare_cached(ONE)?, [room.0], |row| {
            Ok(StoredRoom {
                room: row.room(0)?,
                kind: row.room_kind(1)?,
                practice: row.get(2)?,
            })
        })
    }

    /// The last row of the server's log that this device has taken in, and the whole digest there; (0, zeros) at first.
    pub fn cursor(&self, room: RoomId) -> Result<(u64, Hash), StoreError> {
        let found = one(self.connection.prepare_cached(CURSOR)?, [room.0], |row| {
            Ok((row.get::<u64>(0)?, row.hash(1)?))
        })?;
        Ok(found.unwrap_or((0, Hash::ZERO)))
    }

    pub fn set_cursor(&self, room: RoomId, seq: u64, digest: Hash) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(SET_CURSOR)?
            .execute(params![room.0, seq, digest.0])?;
        Ok(())
    }
}
