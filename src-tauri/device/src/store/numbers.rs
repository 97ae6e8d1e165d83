//! This device's running numbers by room and kind (`C-017`).

use super::fetched::one;
use super::{Store, StoreError};
use rusqlite::params;
use shared::ids::RoomId;
use shared::kinds::Kind;

const GIVEN: &str = "SELECT given FROM numbers WHERE room = ?1 AND kind = ?2";
const SET: &str = "INSERT INTO numbers (room, kind, given) VALUES (?1, ?2, ?3)
    ON CONFLICT (room, kind) DO UPDATE SET given = excluded.given";

impl Store {
    /// The last number given; `None` when this database has given none.
    pub fn number_given(&self, room: RoomId, kind: Kind) -> Result<Option<u32>, StoreError> {
        one(
            self.connection.prepare_cached(GIVEN)?,
            params![room.0, kind.name()],
            |row| row.get(0),
        )
    }

    pub fn set_number_given(&self, room: RoomId, kind: Kind, number: u32) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(SET)?
            .execute(params![room.0, kind.name(), number])?;
        Ok(())
    }
}
