//! Appending: every batch gets its place in its device's chain and in the room's log, once.

use super::batches::{head, remark};
use super::columns::{blob, enum_number, enum_of, int, optional_enum};
use super::erase::Erasing;
use crate::log::{Appended, Held, LogError, Offer, Placed, RoomHead};
use rusqlite::{OptionalExtension, Transaction, named_params};
use shared::ids::{BatchHash, BlobHash, RoomId};
use shared::sync::cursor::digest_after;
use shared::sync::exchange::RefusalCode;
use shared::sync::limits::MAX_PARKED;
use shared::sync::{Batch, Control, Manifest, wire};

/// Puts offers into the log in the order given; what waits for one of them follows at once.
pub fn append(tx: &Transaction<'_>, room: RoomId, offers: Vec<Offer>, now_unix_s: i64) -> Result<Appended, LogError> {
    let head = head(tx, room)?.ok_or(LogError::Damaged("rooms"))?;
    let mut desk = Desk {
        tx,
        room,
        head,
        now_unix_s,
        done: Appended::default(),
    };
    for offer in offers {
        let hash = offer.hash;
        let placed = desk.place(offer)?;
        desk.done.placed.push((hash, placed));
    }
    desk.close()
}

struct Desk<'a> {
    tx: &'a Transaction<'a>,
    room: RoomId,
    head: RoomHead,
    now_unix_s: i64,
    done: Appended,
}

const FIND_PREVIOUS: &str = "SELECT device, seq FROM batches WHERE room = :room AND hash = :hash";
const SET_HEAD: &str = "UPDATE rooms SET head_seq = :seq, head_digest = :digest WHERE room = :room";

impl Desk<'_> {
    fn place(&mut self, offer: Offer) -> Result<Placed, LogError> {
        if let Some((row, remark)) = remark(self.tx, self.room, offer.hash)? {
            fill_parts(self.tx, row, &offer)?;
            return Ok(Placed::Stored {
                remark,
                whole: is_whole(self.tx, row)?,
            });
        }
        match self.predecessor(&offer)? {
            Predecessor::Here => {
                let (device, seq) = (offer.manifest.device.0, offer.manifest.seq);
                let (row, remark) = self.insert(offer)?;
                self.follow(device, seq)?;
                Ok(Placed::Stored {
                    remark,
                    whole: is_whole(self.tx, row)?,
                })
            }
            Predecessor::Awaited => self.park(offer),
            Predecessor::OfAnotherChain => Ok(Placed::Malformed),
        }
    }

    fn predecessor(&self, offer: &Offer) -> Result<Predecessor, LogError> {
        if offer.manifest.seq == 1 {
            return Ok(Predecessor::Here);
        }
        let found: Option<(u32, i64)> = self
            .tx
            .prepare_cached(FIND_PREVIOUS)?
            .query_row(
                named_params! { ":room": self.room.as_bytes(), ":hash": offer.manifest.previous.as_bytes() },
                |row| Ok((row.get("device")?, row.get("seq")?)),
            )
            .optional()?;
        Ok(match found {
            None => Predecessor::Awaited,
            Some((device, seq)) if device == offer.manifest.device.0 && seq == int(offer.manifest.seq) - 1 => {
                Predecessor::Here
            }
            Some(_) => Predecessor::OfAnotherChain,
        })
    }

    /// Whoever waited for a batch that just came in comes in too, and whoever waited for those.
    fn follow(&mut self, device: u32, seq: u64) -> Result<(), LogError> {
        let mut at = seq;
        loop {
            let waiting = parked_at(self.tx, self.room, device, at + 1)?;
            let mut came = false;
            for offer in waiting {
                if matches!(self.predecessor(&offer)?, Predecessor::Here) {
                    unpark(self.tx, self.room, offer.hash)?;
                    self.insert(offer)?;
                    came = true;
                }
            }
            if !came {
                return Ok(());
            }
            at += 1;
        }
    }

    fn insert(&mut self, offer: Offer) -> Result<(i64, Option<RefusalCode>), LogError> {
        let forked = self.note_fork(&offer)?;
        let remark = offer.remark.or(forked.then_some(RefusalCode::Forked));
        self.head.seq += 1;
        self.head.digest = digest_after(self.head.digest, offer.hash);
        let row = insert_batch(self.tx, self.room, &offer, &self.head, remark, self.now_unix_s)?;
        insert_parts(self.tx, self.room, row, &offer)?;
        for cited in &offer.manifest.blobs {
            cite(self.tx, self.room, offer.manifest.device.0, cited.hash, cited.length)?;
        }
        for entry in &offer.manifest.control {
            if let Control::Erase { parts, blobs, .. } = entry {
                let erasing = Erasing {
                    tx: self.tx,
                    room: self.room,
                    device: offer.manifest.device,
                    power: offer.erases,
                };
                erasing.parts(parts)?;
                self.done.erased_blobs.extend(erasing.blobs(blobs)?);
            }
        }
        self.done.added += 1;
        Ok((row, remark))
    }

    /// A second manifest at one place of a chain: both stay, and both are named for the alarm.
    fn note_fork(&self, offer: &Offer) -> Result<bool, LogError> {
        let manifest = &offer.manifest;
        let others = hashes_at(self.tx, self.room, manifest.device.0, manifest.seq)?;
        for hash in others.iter().copied().chain((!others.is_empty()).then_some(offer.hash)) {
            self.tx.prepare_cached(NOTE_FORK)?.execute(named_params! {
                ":room": self.room.as_bytes(), ":device": manifest.device.0, ":seq": int(manifest.seq),
                ":hash": hash.as_bytes(), ":now": self.now_unix_s,
            })?;
        }
        Ok(!others.is_empty())
    }

    fn park(&self, offer: Offer) -> Result<Placed, LogError> {
        let parked: i64 = self.tx.prepare_cached(COUNT_PARKED)?.query_row(
            named_params! { ":room": self.room.as_bytes(), ":device": offer.manifest.device.0, ":hash": offer.hash.as_bytes() },
            |row| row.get(0),
        )?;
        if parked >= MAX_PARKED as i64 {
            return Ok(Placed::TooFarAhead);
        }
        self.tx.prepare_cached(PARK)?.execute(named_params! {
            ":room": self.room.as_bytes(), ":hash": offer.hash.as_bytes(), ":device": offer.manifest.device.0,
            ":seq": int(offer.manifest.seq), ":batch": wire::encode(&offer.batch),
            ":refusal": offer.remark.as_ref().map(enum_number), ":erases": enum_number(&offer.erases), ":now": self.now_unix_s,
        })?;
        Ok(Placed::Parked)
    }

    fn close(self) -> Result<Appended, LogError> {
        if self.done.added > 0 {
            self.tx.prepare_cached(SET_HEAD)?.execute(named_params! {
                ":room": self.room.as_bytes(), ":seq": int(self.head.seq), ":digest": self.head.digest.as_bytes(),
            })?;
        }
        Ok(self.done)
    }
}

enum Predecessor {
    Here,
    Awaited,
    OfAnotherChain,
}

const NOTE_FORK: &str = "INSERT OR IGNORE INTO forks (room, device, seq, hash, noticed_unix_s)
  VALUES (:room, :device, :seq, :hash, :now)";
const HASHES_AT: &str = "SELECT hash FROM batches WHERE room = :room AND device = :device AND seq = :seq";

fn hashes_at(tx: &Transaction<'_>, room: RoomId, device: u32, seq: u64) -> Result<Vec<BatchHash>, LogError> {
    let mut statement = tx.prepare_cached(HASHES_AT)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":device": device, ":seq": int(seq) })?;
    let mut hashes = Vec::new();
    while let Some(row) = rows.next()? {
        hashes.push(blob(row, "hash")?);
    }
    Ok(hashes)
}

const INSERT_BATCH: &str = "INSERT INTO batches
  (room, log_seq, hash, device, seq, digest, manifest, signature, refusal, rules, stored_unix_s)
  VALUES (:room, :log_seq, :hash, :device, :seq, :digest, :manifest, :signature, :refusal, :rules, :now)";

fn insert_batch(
    tx: &Transaction<'_>,
    room: RoomId,
    offer: &Offer,
    head: &RoomHead,
    remark: Option<RefusalCode>,
    now_unix_s: i64,
) -> Result<i64, LogError> {
    tx.prepare_cached(INSERT_BATCH)?.execute(named_params! {
        ":room": room.as_bytes(), ":log_seq": int(head.seq), ":hash": offer.hash.as_bytes(),
        ":device": offer.manifest.device.0, ":seq": int(offer.manifest.seq), ":digest": head.digest.as_bytes(),
        ":manifest": &offer.batch.manifest.bytes, ":signature": offer.batch.manifest.signature.as_bytes(),
        ":refusal": remark.as_ref().map(enum_number), ":rules": rules(&offer.manifest), ":now": now_unix_s,
    })?;
    Ok(tx.last_insert_rowid())
}

/// Whether a manifest can change which batches count.
fn rules(manifest: &Manifest) -> bool {
    manifest.control.iter().any(|entry| match entry {
        Control::Accept { .. } | Control::Refuse { .. } | Control::Erase { .. } => true,
        Control::HandedIn { .. } | Control::Unknown => false,
    })
}

const INSERT_PART: &str = "INSERT INTO parts (batch, place, room, hash, bytes)
  SELECT :batch, :place, :room, :hash,
    CASE WHEN EXISTS (SELECT 1 FROM erased_parts WHERE room = :room AND hash = :hash) THEN NULL ELSE :bytes END";

fn insert_parts(tx: &Transaction<'_>, room: RoomId, row: i64, offer: &Offer) -> Result<(), LogError> {
    let mut statement = tx.prepare_cached(INSERT_PART)?;
    for (place, (named, bytes)) in offer.manifest.parts.iter().zip(&offer.batch.parts).enumerate() {
        statement.execute(named_params! {
            ":batch": row, ":place": int(place as u64), ":room": room.as_bytes(), ":hash": named.hash.as_bytes(), ":bytes": bytes,
        })?;
    }
    Ok(())
}

const FILL_PART: &str = "UPDATE parts SET bytes = :bytes WHERE batch = :batch AND place = :place AND bytes IS NULL
  AND NOT EXISTS (SELECT 1 FROM erased_parts AS e WHERE e.room = parts.room AND e.hash = parts.hash)";

/// A batch that came first without some parts (from a device that lacked them) gets them from whoever has them.
fn fill_parts(tx: &Transaction<'_>, row: i64, offer: &Offer) -> Result<(), LogError> {
    let mut statement = tx.prepare_cached(FILL_PART)?;
    for (place, bytes) in offer.batch.parts.iter().enumerate() {
        if bytes.is_some() {
            statement.execute(named_params! { ":batch": row, ":place": int(place as u64), ":bytes": bytes })?;
        }
    }
    Ok(())
}

const IS_WHOLE: &str = "SELECT NOT EXISTS (SELECT 1 FROM parts AS p WHERE p.batch = :batch AND p.bytes IS NULL
  AND NOT EXISTS (SELECT 1 FROM erased_parts AS e WHERE e.room = p.room AND e.hash = p.hash))";

fn is_whole(tx: &Transaction<'_>, row: i64) -> Result<bool, LogError> {
    Ok(tx
        .prepare_cached(IS_WHOLE)?
        .query_row(named_params! { ":batch": row }, |row| row.get(0))?)
}

const MANIFEST: &str = "SELECT manifest FROM batches WHERE id = :batch";

/// What a receipt may say of a batch.
pub fn held(tx: &Transaction<'_>, room: RoomId, hash: BatchHash) -> Result<Option<Held>, LogError> {
    let Some((row, _)) = remark(tx, room, hash)? else {
        return Ok(None);
    };
    let bytes: Vec<u8> = tx
        .prepare_cached(MANIFEST)?
        .query_row(named_params! { ":batch": row }, |row| row.get("manifest"))?;
    let manifest = Manifest::read(&bytes).map_err(|_| LogError::Damaged("manifest"))?;
    let mut blobs = Vec::new();
    for cited in manifest.blobs {
        if super::blobs::has(tx, room, cited.hash)? {
            blobs.push(cited.hash);
        }
    }
    Ok(Some(Held {
        whole: is_whole(tx, row)?,
        blobs,
    }))
}

const CITE: &str =
    "INSERT OR IGNORE INTO citations (room, device, blob, length) VALUES (:room, :device, :blob, :length)";

fn cite(tx: &Transaction<'_>, room: RoomId, device: u32, blob: BlobHash, length: u64) -> Result<(), LogError> {
    tx.prepare_cached(CITE)?.execute(named_params! {
        ":room": room.as_bytes(), ":device": device, ":blob": blob.as_bytes(), ":length": int(length),
    })?;
    Ok(())
}

const COUNT_PARKED: &str = "SELECT count(*) FROM parked WHERE room = :room AND device = :device AND hash <> :hash";
const PARK: &str = "INSERT OR IGNORE INTO parked (room, hash, device, seq, batch, refusal, erases, parked_unix_s)
  VALUES (:room, :hash, :device, :seq, :batch, :refusal, :erases, :now)";
const PARKED_AT: &str =
    "SELECT batch, refusal, erases FROM parked WHERE room = :room AND device = :device AND seq = :seq";
const UNPARK: &str = "DELETE FROM parked WHERE room = :room AND hash = :hash";

fn parked_at(tx: &Transaction<'_>, room: RoomId, device: u32, seq: u64) -> Result<Vec<Offer>, LogError> {
    let mut statement = tx.prepare_cached(PARKED_AT)?;
    let mut rows = statement.query(named_params! { ":room": room.as_bytes(), ":device": device, ":seq": int(seq) })?;
    let mut offers = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row
            .get_ref("batch")?
            .as_blob()
            .map_err(|_| LogError::Damaged("parked"))?;
        let batch: Batch = wire::decode(bytes).map_err(|_| LogError::Damaged("parked"))?;
        let manifest = batch.read().map_err(|_| LogError::Damaged("parked"))?;
        let (remark, erases) = (optional_enum(row, "refusal")?, enum_of(row.get("erases")?)?);
        offers.push(Offer {
            hash: batch.hash(),
            batch,
            manifest,
            remark,
            erases,
        });
    }
    Ok(offers)
}

fn unpark(tx: &Transaction<'_>, room: RoomId, hash: BatchHash) -> Result<(), LogError> {
    tx.prepare_cached(UNPARK)?
        .execute(named_params! { ":room": room.as_bytes(), ":hash": hash.as_bytes() })?;
    Ok(())
}
