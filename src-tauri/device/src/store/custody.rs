//! Blobs and where things are: only here, with a teammate, on the server.

use super::fetched::{Columns, all, one};
use super::{Store, StoreError};
use rusqlite::params;
use shared::api::{Custody, CustodyAt, StoredFiles};
use shared::ids::{BlobHash, RecordId, RoomId};
use shared::time::Timestamp;

/// Which rendering of a capture a blob is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobPart {
    Original,
    Preview,
}

impl BlobPart {
    pub fn name(self) -> &'static str {
        match self {
            BlobPart::Original => "original",
            BlobPart::Preview => "preview",
        }
    }

    pub fn from_name(name: &str) -> Option<BlobPart> {
        [BlobPart::Original, BlobPart::Preview]
            .into_iter()
            .find(|part| part.name() == name)
    }
}

impl From<shared::domain::BlobPart> for BlobPart {
    fn from(part: shared::domain::BlobPart) -> Self {
        match part {
            shared::domain::BlobPart::Original => BlobPart::Original,
            shared::domain::BlobPart::Preview => BlobPart::Preview,
        }
    }
}

/// Sums over the files that are here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoredBlobs {
    pub previews: StoredFiles,
    pub originals: StoredFiles,
    pub freeable: StoredFiles,
}

/// A blob that some record cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlobRow {
    pub hash: BlobHash,
    pub room: RoomId,
    pub record: RecordId,
    pub size_bytes: u64,
    pub part: BlobPart,
    /// Its sealed bytes are in the blob folder.
    pub here: bool,
    pub on_server: bool,
    pub with_mate: bool,
    /// Captured on this device.
    pub own: bool,
    pub made: Timestamp,
}

const COLUMNS: &str = "SELECT hash, room, record, size, part, here, on_server, with_mate, own, made FROM blobs ";
const PUT: &str = "INSERT INTO blobs (hash, room, record, size, part, here, on_server, with_mate, own, made)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    ON CONFLICT (hash) DO UPDATE SET here = here OR excluded.here, on_server = on_server OR excluded.on_server";
const DROP: &str = "DELETE FROM blobs WHERE hash = ?1";
const UNSENT_RECORDS: &str = "SELECT record, MAX(here), MIN(at) FROM (
        SELECT record, 1 AS here, at FROM pending WHERE ?1 IS NULL OR room = ?1
        UNION ALL
        SELECT p.record, b.with_mate = 0, b.arrived FROM batches b JOIN parts p ON p.batch = b.n
            WHERE b.own = 1 AND b.log_seq IS NULL AND p.record IS NOT NULL AND (?1 IS NULL OR b.room = ?1)
    ) GROUP BY record";
const BLOBS_HERE: &str = "SELECT with_mate, COUNT(*), MIN(made) FROM blobs
    WHERE here = 1 AND on_server = 0 AND (?1 IS NULL OR room = ?1) GROUP BY with_mate";
const BLOBS_THERE: &str = "SELECT COUNT(*) FROM blobs WHERE on_server = 1 AND (?1 IS NULL OR room = ?1)";
const PENDING: &str = "SELECT EXISTS (SELECT 1 FROM pending WHERE record = ?1)";
const UNSENT: &str = "SELECT MIN(b.with_mate) FROM parts p JOIN batches b ON b.n = p.batch
    WHERE p.record = ?1 AND b.own = 1 AND b.log_seq IS NULL";

fn stored(row: Columns<'_>) -> rusqlite::Result<BlobRow> {
    let part: String = row.get(4)?;
    Ok(BlobRow {
        hash: row.blob(0)?,
        room: row.room(1)?,
        record: row.record(2)?,
        size_bytes: row.get(3)?,
        part: BlobPart::from_name(&part).unwrap_or(BlobPart::Original),
        here: row.get(5)?,
        on_server: row.get(6)?,
        with_mate: row.get(7)?,
        own: row.get(8)?,
        made: row.time(9)?,
    })
}

impl Store {
    /// Notes a blob that a record cites; what is known already of where it is stays.
    pub fn put_blob(&self, blob: &BlobRow) -> Result<(), StoreError> {
        self.connection.prepare_cached(PUT)?.execute(params![
            blob.hash.0,
            blob.room.0,
            blob.record.0,
            blob.size_bytes,
            blob.part.name(),
            blob.here,
            blob.on_server,
            blob.with_mate,
            blob.own,
            blob.made.timestamp_millis(),
        ])?;
        Ok(())
    }

    pub fn blob(&self, hash: BlobHash) -> Result<Option<BlobRow>, StoreError> {
        one(
            self.connection.prepare_cached(&format!("{COLUMNS} WHERE hash = ?1"))?,
            [hash.0],
            stored,
        )
    }

    /// Blobs here that the server lacks, previews before originals, oldest first. Practice rooms send nothing.
    pub fn blobs_to_send(&self, part: Option<BlobPart>, limit: u32) -> Result<Vec<BlobRow>, StoreError> {
        let text = format!(
            "{COLUMNS} WHERE here = 1 AND on_server = 0 AND (?1 IS NULL OR part = ?1)
             AND room NOT IN (SELECT room FROM rooms WHERE practice = 1) ORDER BY part DESC, made LIMIT ?2"
        );
        all(
            self.connection.prepare_cached(&text)?,
            params![part.map(BlobPart::name), limit],
            stored,
        )
    }

    /// How many of a rendering wait to be sent, and their bytes.
    pub fn count_blobs_to_send(&self, part: BlobPart) -> Result<(u32, u64), StoreError> {
        const TEXT: &str =
            "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM blobs WHERE here = 1 AND on_server = 0 AND part = ?1
            AND room NOT IN (SELECT room FROM rooms WHERE practice = 1)";
        let mut statement = self.connection.prepare_cached(TEXT)?;
        Ok(statement.query_row([part.name()], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Blobs that records cite and that are not here, oldest first.
    pub fn blobs_to_fetch(&self, part: BlobPart, limit: u32) -> Result<Vec<BlobRow>, StoreError> {
        let text = format!("{COLUMNS} WHERE here = 0 AND part = ?1 ORDER BY made LIMIT ?2");
        all(
            self.connection.prepare_cached(&text)?,
            params![part.name(), limit],
            stored,
        )
    }

    /// Files that are here, of each rendering, and of those originals which the server has confirmed.
    pub fn stored_blobs(&self) -> Result<StoredBlobs, StoreError> {
        const TEXT: &str =
            "SELECT part, on_server, COUNT(*), SUM(size) FROM blobs WHERE here = 1 GROUP BY part, on_server";
        let groups = all(self.connection.prepare_cached(TEXT)?, [], |row| {
            let files = StoredFiles {
                count: row.get(2)?,
                bytes: row.get(3)?,
            };
            Ok((row.get::<String>(0)?, row.get::<bool>(1)?, files))
        })?;
        let mut stored = StoredBlobs::default();
        for (part, on_server, files) in groups {
            let is_preview = BlobPart::from_name(&part) == Some(BlobPart::Preview);
            let sum = if is_preview {
                &mut stored.previews
            } else {
                &mut stored.originals
            };
            sum.count += files.count;
            sum.bytes += files.bytes;
            if on_server && !is_preview {
                stored.freeable = files;
            }
        }
        Ok(stored)
    }

    /// Originals here that the server has confirmed by hash.
    pub fn originals_to_free(&self, limit: u32) -> Result<Vec<BlobRow>, StoreError> {
        let text = format!("{COLUMNS} WHERE here = 1 AND on_server = 1 AND part = 'original' ORDER BY made LIMIT ?1");
        all(self.connection.prepare_cached(&text)?, [limit], stored)
    }

    /// Blobs that one record cites.
    pub fn blobs_of(&self, record: RecordId) -> Result<Vec<BlobRow>, StoreError> {
        all(
            self.connection
                .prepare_cached(&format!("{COLUMNS} WHERE record = ?1"))?,
            [record.0],
            stored,
        )
    }

    pub fn set_blob_on_server(&self, hash: BlobHash, on_server: bool) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("UPDATE blobs SET on_server = ?2 WHERE hash = ?1")?;
        statement.execute(params![hash.0, on_server])?;
        Ok(())
    }

    pub fn set_blob_here(&self, hash: BlobHash, here: bool) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("UPDATE blobs SET here = ?2 WHERE hash = ?1")?;
        statement.execute(params![hash.0, here])?;
        Ok(())
    }

    pub fn set_blob_with_mate(&self, hash: BlobHash) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("UPDATE blobs SET with_mate = 1 WHERE hash = ?1")?;
        statement.execute([hash.0])?;
        Ok(())
    }

    pub fn drop_blob(&self, hash: BlobHash) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP)?.execute([hash.0])?;
        Ok(())
    }

    /// Blobs of a room that an `erase` entry named and that still stand here.
    pub fn erased_blobs(&self, room: RoomId) -> Result<Vec<BlobRow>, StoreError> {
        let text = format!("{COLUMNS} WHERE room = ?1 AND hash IN (SELECT hash FROM erased)");
        all(self.connection.prepare_cached(&text)?, [room.0], stored)
    }

    /// Where things are, of one room or of all. Costs what is unsent, not what is stored.
    pub fn custody(&self, room: Option<RoomId>) -> Result<Custody, StoreError> {
        let key = room.map(|r| r.0);
        let unsent = all(self.connection.prepare_cached(UNSENT_RECORDS)?, [key], |row| {
            Ok((row.get::<bool>(1)?, row.time(2)?))
        })?;
        let blobs = all(self.connection.prepare_cached(BLOBS_HERE)?, [key], |row| {
            Ok((row.get::<bool>(0)?, row.get::<u32>(1)?, row.time(2)?))
        })?;
        let blobs_there: u32 = self
            .connection
            .prepare_cached(BLOBS_THERE)?
            .query_row([key], |row| row.get(0))?;
        let mut custody = Custody::default();
        let mut note = |here: bool, count: u32, at: Timestamp| {
            match here {
                true => {
                    custody.only_here += count;
                    custody.oldest_only_here = Some(custody.oldest_only_here.map_or(at, |oldest| oldest.min(at)));
                }
                false => custody.with_teammate += count,
            };
        };
        unsent.iter().for_each(|(here, at)| note(*here, 1, *at));
        blobs
            .iter()
            .for_each(|(with_mate, count, at)| note(!with_mate, *count, *at));
        let unsent = u32::try_from(unsent.len()).unwrap_or(u32::MAX);
        custody.on_server = self.count_all(room)?.saturating_sub(unsent) + blobs_there;
        Ok(custody)
    }

    pub fn custody_of(&self, record: RecordId) -> Result<CustodyAt, StoreError> {
        let pending: bool = self
            .connection
            .prepare_cached(PENDING)?
            .query_row([record.0], |row| row.get(0))?;
        if pending {
            return Ok(CustodyAt::Here);
        }
        let unsent: Option<bool> = self
            .connection
            .prepare_cached(UNSENT)?
            .query_row([record.0], |row| row.get(0))?;
        Ok(match unsent {
            Some(true) => CustodyAt::Mate,
            Some(false) => CustodyAt::Here,
            None => CustodyAt::Server,
        })
    }

    /// Where a blob is; a blob that nobody cites yet is only here.
    pub fn custody_of_blob(&self, hash: BlobHash) -> Result<CustodyAt, StoreError> {
        Ok(match self.blob(hash)? {
            Some(blob) if blob.on_server => CustodyAt::Server,
            Some(blob) if blob.with_mate || !blob.here => CustodyAt::Mate,
            Some(_) | None => CustodyAt::Here,
        })
    }
}
