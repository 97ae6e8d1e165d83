//! What was last heard of each device, and what is known to be missing. Member logs stand in the keyring file.

use super::fetched::all;
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::{BatchHash, DeviceNumber, RoomId};
use shared::sync::counted::Hole;
use shared::time::Timestamp;

/// What was last heard of a device in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    pub device: DeviceNumber,
    pub at: Timestamp,
    /// The highest own batch that it handed in; 0: none.
    pub handed_in: u64,
}

const CONTACTS: &str = "SELECT device, at, handed_in FROM contacts WHERE room = ?1 ORDER BY device";
const HEARD: &str = "INSERT INTO contacts (room, device, at, handed_in) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (room, device) DO UPDATE SET at = MAX(at, excluded.at), handed_in = MAX(handed_in, excluded.handed_in)";
const HOLES: &str = "SELECT device, seq, hash FROM holes WHERE room = ?1 ORDER BY device, seq";
const DROP_HOLES: &str = "DELETE FROM holes WHERE room = ?1";
const ADD_HOLE: &str = "INSERT OR IGNORE INTO holes (room, device, seq, hash) VALUES (?1, ?2, ?3, ?4)";

impl Store {
    pub fn contacts(&self, room: RoomId) -> Result<Vec<Contact>, StoreError> {
        all(self.connection.prepare_cached(CONTACTS)?, [room.0], |row| {
            Ok(Contact {
                device: row.device(0)?,
                at: row.time(1)?,
                handed_in: row.get(2)?,
            })
        })
    }

    /// Notes news of a device; neither time nor seq goes back.
    pub fn heard_of(&self, room: RoomId, contact: Contact) -> Result<(), StoreError> {
        let values = params![
            room.0,
            contact.device.0,
            contact.at.timestamp_millis(),
            contact.handed_in
        ];
        self.connection.prepare_cached(HEARD)?.execute(values)?;
        Ok(())
    }

    pub fn holes(&self, room: RoomId) -> Result<Vec<Hole>, StoreError> {
        all(self.connection.prepare_cached(HOLES)?, [room.0], |row| {
            Ok(Hole {
                device: row.device(0)?,
                seq: row.get(1)?,
                hash: row.batch(2)?,
            })
        })
    }

    pub fn set_holes<'a>(&self, room: RoomId, holes: impl IntoIterator<Item = &'a Hole>) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP_HOLES)?.execute([room.0])?;
        let mut statement = self.connection.prepare_cached(ADD_HOLE)?;
        for Hole {
            device,
            seq,
            hash: BatchHash(hash),
        } in holes
        {
            statement.execute(params![room.0, device.0, seq, hash])?;
        }
        Ok(())
    }
}
