//! Reading rooms' logs. Writing is in `place`.

use super::columns::{blob, count, enum_of, int, optional_enum};
use crate::log::{FullRow, LogError, Page, RoomHead};
use rusqlite::{Row, Transaction, named_params};
use shared::ids::{BatchHash, DeviceNumber, Hash, RoomId};
use shared::sync::exchange::{LogRow, RefusalCode};
use shared::sync::{Batch, Head, Manifest, Seen, SignedManifest};
use std::collections::HashSet;

/// Whole batches in one page: bounds the time of one read, whatever their size.
const MAX_ROWS: usize = 2_000;
/// What a row that is told by its hash alone takes in a message.
const HASH_ROW_BYTES: usize = 40;

const ROOMS: &str = "SELECT room FROM rooms ORDER BY room";

pub fn rooms(tx: &Transaction<'_>) -> Result<Vec<RoomId>, LogError> {
    let mut statement = tx.prepare_cached(ROOMS)?;
    let mut rows = statement.query([])?;
    let mut rooms = Vec::new();
    while let Some(row) = rows.next()? {
        rooms.push(blob(row, "room")?);
    }
    Ok(rooms)
}

const HEAD: &str = "SELECT kind, head_seq, head_digest FROM rooms WHERE room = :room";

pub fn head(tx: &Transaction<'_>, room: RoomId) -> Result<Option<RoomHead>, LogError> {
    let mut statement = tx.prepare_cached(HEAD)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes() })?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let kind = enum_of(row.get("kind")?)?;
    Ok(Some(RoomHead {
        kind,
        seq: count(row, "head_seq")?,
        digest: blob(row, "head_digest")?,
    }))
}

const DIGEST_AT: &str = "SELECT digest FROM batches WHERE room = :room AND log_seq = :seq";

pub fn digest_at(tx: &Transaction<'_>, room: RoomId, seq: u64) -> Result<Option<Hash>, LogError> {
    if seq == 0 {
        return Ok(Some(Hash::ZERO));
    }
    let mut statement = tx.prepare_cached(DIGEST_AT)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":seq": int(seq) })?;
    rows.next()?.map(|row| blob(row, "digest")).transpose()
}

const ROWS_AFTER: &str = "SELECT id, log_seq, hash, device, digest, manifest, signature, refusal, stored_unix_s
  FROM batches WHERE room = :room AND log_seq > :after ORDER BY log_seq";

pub fn read_after(
    tx: &Transaction<'_>,
    room: RoomId,
    after: u64,
    max_bytes: usize,
    reader: DeviceNumber,
    offered: &HashSet<BatchHash>,
) -> Result<Page, LogError> {
    let digest = digest_at(tx, room, after)?.ok_or(LogError::Damaged("digest"))?;
    let mut page = Page {
        rows: Vec::new(),
        next: after,
        digest,
        more: false,
    };
    let mut statement = tx.prepare_cached(ROWS_AFTER)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":after": int(after) })?;
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        if page.rows.len() >= MAX_ROWS || bytes >= max_bytes {
            page.more = true;
            break;
        }
        let (hash, device) = (blob::<BatchHash>(row, "hash")?, super::columns::device(row, "device")?);
        let entry = match device == reader || offered.contains(&hash) {
            true => LogRow::Yours { batch: hash },
            false => LogRow::New {
                batch: withheld(tx, row)?,
            },
        };
        let size = match &entry {
            LogRow::New { batch } => batch.size_bytes(),
            LogRow::Yours { .. } => HASH_ROW_BYTES,
        };
        // The first row always goes: a page that stands still would be asked for for ever.
        if !page.rows.is_empty() && bytes + size > max_bytes {
            page.more = true;
            break;
        }
        bytes += size;
        page.next = count(row, "log_seq")?;
        page.digest = blob(row, "digest")?;
        page.rows.push(entry);
    }
    Ok(page)
}

pub fn rows_after(tx: &Transaction<'_>, room: RoomId, after: u64, max_bytes: usize) -> Result<Vec<FullRow>, LogError> {
    let mut statement = tx.prepare_cached(ROWS_AFTER)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":after": int(after) })?;
    let (mut page, mut bytes) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let batch = whole(tx, row)?;
        bytes += batch.size_bytes();
        page.push(FullRow {
            log_seq: count(row, "log_seq")?,
            digest: blob(row, "digest")?,
            batch,
            remark: optional_enum(row, "refusal")?,
            stored_unix_s: row.get("stored_unix_s")?,
        });
        if bytes >= max_bytes || page.len() >= MAX_ROWS {
            break;
        }
    }
    Ok(page)
}

const MANIFESTS: &str = "SELECT log_seq, hash, manifest FROM batches WHERE room = :room ORDER BY log_seq";

pub fn manifests(tx: &Transaction<'_>, room: RoomId) -> Result<Vec<(u64, BatchHash, Manifest)>, LogError> {
    let mut statement = tx.prepare_cached(MANIFESTS)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes() })?;
    let mut manifests = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row
            .get_ref("manifest")?
            .as_blob()
            .map_err(|_| LogError::Damaged("manifest"))?;
        let manifest = Manifest::read(bytes).map_err(|_| LogError::Damaged("manifest"))?;
        manifests.push((count(row, "log_seq")?, blob(row, "hash")?, manifest));
    }
    Ok(manifests)
}

const BATCH: &str = "SELECT id, manifest, signature, refusal FROM batches WHERE room = :room AND hash = :hash";

pub fn batch(tx: &Transaction<'_>, room: RoomId, hash: BatchHash) -> Result<Option<Batch>, LogError> {
    let mut statement = tx.prepare_cached(BATCH)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":hash": hash.as_bytes() })?;
    rows.next()?.map(|row| withheld(tx, row)).transpose()
}

const HASHES_AFTER: &str =
    "SELECT hash FROM batches WHERE room = :room AND log_seq > :after ORDER BY log_seq LIMIT :limit";

pub fn hashes_after(
    tx: &Transaction<'_>,
    room: RoomId,
    after: u64,
    limit: usize,
) -> Result<(Vec<BatchHash>, bool), LogError> {
    let mut statement = tx.prepare_cached(HASHES_AFTER)?;
    let one_more = int(limit as u64 + 1);
    let mut rows =
        statement.query(named_params! { ":room": room.as_bytes(), ":after": int(after), ":limit": one_more })?;
    let mut hashes = Vec::new();
    while let Some(row) = rows.next()? {
        if hashes.len() == limit {
            return Ok((hashes, true));
        }
        hashes.push(blob(row, "hash")?);
    }
    Ok((hashes, false))
}

const CHAIN_HEAD: &str =
    "SELECT seq, hash FROM batches WHERE room = :room AND device = :device ORDER BY seq DESC, log_seq LIMIT 1";

pub fn chain_head(tx: &Transaction<'_>, room: RoomId, device: DeviceNumber) -> Result<Option<Head>, LogError> {
    let mut statement = tx.prepare_cached(CHAIN_HEAD)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":device": device.0 })?;
    rows.next()?
        .map(|row| {
            Ok(Head {
                seq: count(row, "seq")?,
                hash: blob(row, "hash")?,
            })
        })
        .transpose()
}

const HAS_RULINGS: &str = "SELECT 1 FROM batches WHERE room = :room AND rules = 1";

pub fn has_rulings(tx: &Transaction<'_>, room: RoomId) -> Result<bool, LogError> {
    Ok(tx
        .prepare_cached(HAS_RULINGS)?
        .exists(named_params! { ":room": room.as_bytes() })?)
}

/// The newest batch of every other device that came after the device's own last one.
const NEWS_FOR: &str = "SELECT device, seq, hash FROM batches AS b WHERE room = :room AND device <> :device
  AND log_seq > (SELECT coalesce(max(log_seq), 0) FROM batches WHERE room = :room AND device = :device)
  AND NOT EXISTS (SELECT 1 FROM batches AS n WHERE n.room = b.room AND n.device = b.device AND n.seq > b.seq)
  AND refusal IS NULL GROUP BY device ORDER BY device LIMIT :limit";

pub fn news_for(tx: &Transaction<'_>, room: RoomId, reader: DeviceNumber, limit: usize) -> Result<Vec<Seen>, LogError> {
    let mut statement = tx.prepare_cached(NEWS_FOR)?;
    let limit = int(limit as u64);
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":device": reader.0, ":limit": limit })?;
    let mut seen = Vec::new();
    while let Some(row) = rows.next()? {
        let device = super::columns::device(row, "device")?;
        seen.push(Seen {
            device,
            seq: count(row, "seq")?,
            hash: blob(row, "hash")?,
        });
    }
    Ok(seen)
}

/// The batch of a row as members may read it: refused parts stay here.
fn withheld(tx: &Transaction<'_>, row: &Row<'_>) -> Result<Batch, LogError> {
    let batch = whole(tx, row)?;
    Ok(match optional_enum::<RefusalCode>(row, "refusal")? {
        Some(RefusalCode::NotAllowed | RefusalCode::Unsafe) => batch.without(|_| true),
        _ => batch,
    })
}

const PARTS: &str = "SELECT bytes FROM parts WHERE batch = :batch ORDER BY place";

/// The batch of a row with everything that is still here.
fn whole(tx: &Transaction<'_>, row: &Row<'_>) -> Result<Batch, LogError> {
    let mut statement = tx.prepare_cached(PARTS)?;
    let mut rows = statement.query(named_params! { ":batch": row.get::<_, i64>("id")? })?;
    let mut parts = Vec::new();
    while let Some(part) = rows.next()? {
        parts.push(part.get("bytes")?);
    }
    let manifest = SignedManifest {
        bytes: row.get("manifest")?,
        signature: blob(row, "signature")?,
    };
    Ok(Batch { manifest, parts })
}

const REMARK: &str = "SELECT id, refusal FROM batches WHERE room = :room AND hash = :hash";

/// Where a batch stands in the log, and with which remark.
pub fn remark(
    tx: &Transaction<'_>,
    room: RoomId,
    hash: BatchHash,
) -> Result<Option<(i64, Option<RefusalCode>)>, LogError> {
    let mut statement = tx.prepare_cached(REMARK)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":hash": hash.as_bytes() })?;
    rows.next()?
        .map(|row| Ok((row.get("id")?, optional_enum(row, "refusal")?)))
        .transpose()
}
