//! What the server is not known to hold: own batches, and after a server's loss those of others too.

use super::fetched::all;
use super::{Store, StoreError};
use shared::ids::{BatchHash, RoomId};

const TO_SEND: &str = "SELECT hash FROM batches WHERE log_seq IS NULL AND room = ?1 ORDER BY own DESC, device, seq";
const BYTES: &str = "SELECT COALESCE(SUM(
        LENGTH(manifest) + 80 + (SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM parts WHERE batch = batches.n)
    ), 0) FROM batches WHERE log_seq IS NULL AND room = ?1";
const CONFIRMED: &str = "SELECT COALESCE(MAX(log_seq), 0) FROM batches WHERE room = ?1 AND log_seq IS NOT NULL";
const FORGET_PLACES: &str = "UPDATE batches SET log_seq = 0 WHERE room = ?1 AND log_seq > 0";
const FORGET: &str = "UPDATE batches SET log_seq = NULL WHERE hash = ?1";

impl Store {
    /// Batches of a room that go to the server, own ones first, each chain in order.
    pub fn batches_to_send(&self, room: RoomId) -> Result<Vec<BatchHash>, StoreError> {
        all(self.connection.prepare_cached(TO_SEND)?, [room.0], |row| row.batch(0))
    }

    /// Their bytes, near enough.
    pub fn unsent_bytes(&self, room: RoomId) -> Result<u64, StoreError> {
        let bytes: i64 = self
            .connection
            .prepare_cached(BYTES)?
            .query_row([room.0], |row| row.get(0))?;
        Ok(u64::try_from(bytes).unwrap_or(0))
    }

    /// The highest place in the server's log that it confirmed; 0: none.
    pub fn confirmed_up_to(&self, room: RoomId) -> Result<u64, StoreError> {
        let place: i64 = self
            .connection
            .prepare_cached(CONFIRMED)?
            .query_row([room.0], |row| row.get(0))?;
        Ok(u64::try_from(place).unwrap_or(0))
    }

    /// The server's log is another: what it still has stands at places that are not known.
    pub fn forget_places(&self, room: RoomId) -> Result<(), StoreError> {
        self.connection.prepare_cached(FORGET_PLACES)?.execute([room.0])?;
        Ok(())
    }

    /// The server has lost a batch: it is to be sent again, whoever made it.
    pub fn forget_log_seq(&self, hash: BatchHash) -> Result<(), StoreError> {
        self.connection.prepare_cached(FORGET)?.execute([hash.0])?;
        Ok(())
    }
}
