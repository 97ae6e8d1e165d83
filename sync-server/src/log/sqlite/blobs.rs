//! Which blobs are here, cited and erased. The bytes are in the file store.

use super::columns::{blob, count, int};
use crate::log::LogError;
use rusqlite::{Row, Transaction, named_params};
use shared::ids::{BlobHash, DeviceNumber, RoomId};

const STORED: &str = "INSERT OR IGNORE INTO blobs (room, hash, length, stored_unix_s)
  SELECT :room, :hash, :length, :now
  WHERE NOT EXISTS (SELECT 1 FROM erased_blobs WHERE room = :room AND hash = :hash)";

pub fn stored(
    tx: &Transaction<'_>,
    room: RoomId,
    hash: BlobHash,
    length: u64,
    now_unix_s: i64,
) -> Result<(), LogError> {
    tx.prepare_cached(STORED)?.execute(named_params! {
        ":room": room.as_bytes(), ":hash": hash.as_bytes(), ":length": int(length), ":now": now_unix_s,
    })?;
    Ok(())
}

const IS_ERASED: &str = "SELECT 1 FROM erased_blobs WHERE room = :room AND hash = :hash";
const HAS: &str = "SELECT 1 FROM blobs WHERE room = :room AND hash = :hash";

pub fn is_erased(tx: &Transaction<'_>, room: RoomId, hash: BlobHash) -> Result<bool, LogError> {
    exists(tx, IS_ERASED, room, hash)
}

pub fn has(tx: &Transaction<'_>, room: RoomId, hash: BlobHash) -> Result<bool, LogError> {
    exists(tx, HAS, room, hash)
}

fn exists(tx: &Transaction<'_>, statement: &str, room: RoomId, hash: BlobHash) -> Result<bool, LogError> {
    let values = named_params! { ":room": room.as_bytes(), ":hash": hash.as_bytes() };
    Ok(tx.prepare_cached(statement)?.exists(values)?)
}

const WANTED: &str = "SELECT c.blob FROM citations AS c WHERE c.device = :device
  AND NOT EXISTS (SELECT 1 FROM blobs AS b WHERE b.room = c.room AND b.hash = c.blob)
  AND NOT EXISTS (SELECT 1 FROM erased_blobs AS e WHERE e.room = c.room AND e.hash = c.blob)
  ORDER BY c.length, c.blob LIMIT :limit";

pub fn wanted(tx: &Transaction<'_>, device: DeviceNumber, limit: usize) -> Result<Vec<BlobHash>, LogError> {
    let mut statement = tx.prepare_cached(WANTED)?;
    let mut rows = statement.query(named_params! { ":device": device.0, ":limit": int(limit as u64) })?;
    let mut wanted = Vec::new();
    while let Some(row) = rows.next()? {
        wanted.push(blob(row, "blob")?);
    }
    Ok(wanted)
}

const ALL: &str = "SELECT hash, length FROM blobs WHERE room = :room ORDER BY hash";

pub fn all(tx: &Transaction<'_>, room: RoomId) -> Result<Vec<(BlobHash, u64)>, LogError> {
    let mut statement = tx.prepare_cached(ALL)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes() })?;
    let read = |row: &Row<'_>| Ok::<_, LogError>((blob(row, "hash")?, count(row, "length")?));
    let mut blobs = Vec::new();
    while let Some(row) = rows.next()? {
        blobs.push(read(row)?);
    }
    Ok(blobs)
}

const UNPURGED: &str = "SELECT room, hash FROM erased_blobs WHERE purged = 0";

pub fn unpurged(tx: &Transaction<'_>) -> Result<Vec<(RoomId, BlobHash)>, LogError> {
    let mut statement = tx.prepare_cached(UNPURGED)?;
    let mut rows = statement.query([])?;
    let mut unpurged = Vec::new();
    while let Some(row) = rows.next()? {
        unpurged.push((blob(row, "room")?, blob(row, "hash")?));
    }
    Ok(unpurged)
}

const PURGED: &str = "UPDATE erased_blobs SET purged = 1 WHERE room = :room AND hash = :hash";

pub fn purged(tx: &Transaction<'_>, room: RoomId, hash: BlobHash) -> Result<(), LogError> {
    tx.prepare_cached(PURGED)?
        .execute(named_params! { ":room": room.as_bytes(), ":hash": hash.as_bytes() })?;
    Ok(())
}
