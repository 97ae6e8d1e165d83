//! What the server's receipts, its listings and teammates' manifests say of where this device's work is.

use super::promises::Promises;
use crate::session::Session;
use crate::store::{Setting, Store, StoreError};
use shared::api::ApiError;
use shared::ids::{BatchHash, BlobHash, Hash, RoomId};
use shared::sync::Head;
use shared::sync::exchange::{LogRow, RoomNews, Wanted};
use shared::sync::receipt::Receipt;
use std::collections::{BTreeMap, BTreeSet};

/// What receipts promised and no page has shown yet.
const PROMISES: Setting<Promises> = Setting::new("promises_of_receipts");

pub(super) fn promises(store: &Store) -> Result<Promises, StoreError> {
    Ok(store.setting(&PROMISES)?.unwrap_or_default())
}

/// Whether a page's rows keep what receipts said of them.
pub(super) fn are_promises_kept(session: &Session, stands_at: (u64, Hash), news: &RoomNews) -> Result<bool, ApiError> {
    let hashes: Vec<BatchHash> = news.rows.iter().map(LogRow::hash).collect();
    let kept = promises(session.store())?.are_kept(news.room, stands_at, &hashes);
    if !kept {
        tracing::warn!(room = %news.room, "the server's log is not the one that it gave receipts for");
    }
    Ok(kept)
}

/// The rows up to `seq` were read.
pub(super) fn settle_promises(store: &Store, room: RoomId, seq: u64) -> Result<(), StoreError> {
    let mut promises = promises(store)?;
    match promises.settle(room, seq) {
        true => store.set_setting(&PROMISES, &promises),
        false => Ok(()),
    }
}

/// After a comparison this device stands at row `seq`.
pub(super) fn stand_at(store: &Store, room: RoomId, seq: u64) -> Result<(), StoreError> {
    let mut promises = promises(store)?;
    promises.stands_at(room, seq);
    store.set_setting(&PROMISES, &promises)
}

/// Own batches are at the server, and these blobs: the outbox may let go of their files.
///
/// The ring learns first how far the chain has come, so that a lost database never makes this device use a seq twice.
pub(super) fn take_receipt(session: &mut Session, receipt: &Receipt) -> Result<(), ApiError> {
    let mut confirmed = Vec::new();
    for hash in &receipt.batches {
        if let Some(batch) = session
            .store()
            .stored_batch(*hash)?
            .filter(|batch| batch.room == receipt.room)
        {
            confirmed.push(batch);
        }
    }
    let newest = confirmed.iter().filter(|batch| batch.own).max_by_key(|batch| batch.seq);
    if let Some(newest) = newest {
        let head = Head {
            seq: newest.seq,
            hash: newest.hash,
        };
        let known = session.keyring().room(receipt.room).and_then(|room| room.chain);
        if known.is_none_or(|known| known.seq < head.seq) {
            session.change_keyring(|ring| {
                if let Some(room) = ring.rooms.iter_mut().find(|room| room.room == receipt.room) {
                    room.chain = Some(head);
                }
            })?;
        }
    }
    session.store_mut().within(|store| {
        let mut promises = promises(store)?;
        if promises.note(receipt.room, (receipt.seq, receipt.digest), store.cursor(receipt.room)?) {
            store.set_setting(&PROMISES, &promises)?;
        }
        // The place is at or before the receipt's.
        for batch in confirmed.iter().filter(|batch| batch.log_seq.is_none()) {
            store.set_log_seq(batch.hash, receipt.seq)?;
        }
        receipt
            .blobs
            .iter()
            .try_for_each(|blob| store.set_blob_on_server(*blob, true))
    })?;
    for batch in confirmed.iter().filter(|batch| batch.own) {
        session.outbox.remove(batch.room, batch.seq, batch.hash)?;
    }
    if !confirmed.is_empty() || !receipt.blobs.is_empty() {
        session.note_changed(None, []);
    }
    Ok(())
}

/// A counted batch that names ours as seen says that its author's device holds them.
pub(super) fn note_seen(session: &mut Session, room: RoomId, rows: &[LogRow]) -> Result<(), ApiError> {
    let me = session.enrolment()?.device;
    let mut seen_up_to = 0;
    for row in rows {
        let LogRow::New { batch } = row else { continue };
        let Ok(manifest) = batch.manifest.read() else { continue };
        let counts = session
            .store()
            .stored_batch(batch.hash())?
            .is_some_and(|stored| stored.counted);
        for seen in manifest.seen.iter().filter(|seen| counts && seen.device == me) {
            // By hash too: after a fork the same seq may mean another batch.
            if session.store().has_batch(seen.hash)? {
                seen_up_to = seen_up_to.max(seen.seq);
            }
        }
    }
    if seen_up_to == 0 {
        return Ok(());
    }
    for hash in session.store().unsent_batches(room)? {
        if session
            .store()
            .stored_batch(hash)?
            .is_some_and(|batch| batch.seq <= seen_up_to && !batch.with_mate)
        {
            session.store().set_with_mate(hash)?;
        }
    }
    Ok(())
}

/// Batches here that the server lacks are to be sent again; returns those that it has and this device lacks.
pub(super) fn compare(
    session: &mut Session,
    room: RoomId,
    at_server: &[BatchHash],
) -> Result<Vec<BatchHash>, ApiError> {
    let here: BTreeSet<BatchHash> = session.store().batch_hashes(room)?.into_iter().collect();
    let there: BTreeSet<BatchHash> = at_server.iter().copied().collect();
    let lost: Vec<BatchHash> = here.difference(&there).copied().collect();
    session.store_mut().within(|store| {
        // Places in the log are others now, for what it still has too.
        let mut promises = promises(store)?;
        promises.compared(room);
        store.set_setting(&PROMISES, &promises)?;
        store.forget_places(room)?;
        lost.iter().try_for_each(|hash| store.forget_log_seq(*hash))
    })?;
    if !lost.is_empty() {
        tracing::warn!(%room, count = lost.len(), "the server has lost batches: they are sent again");
        session.note_changed(None, []);
    }
    Ok(at_server.iter().copied().filter(|hash| !here.contains(hash)).collect())
}

/// Own batches that cite blobs which went up just now: their receipts are asked for anew.
pub(super) fn batches_citing(session: &Session, blobs: &BTreeSet<BlobHash>) -> Result<Vec<Wanted>, ApiError> {
    let mut citing: BTreeMap<BatchHash, RoomId> = BTreeMap::new();
    for blob in blobs {
        let Some(row) = session.store().blob(*blob)? else {
            continue;
        };
        for part in session.store().parts_of(row.record)? {
            let Some(stored) = session.store().stored_batch(part.batch)?.filter(|stored| stored.own) else {
                continue;
            };
            let batch = session.store().batch(stored.hash)?;
            let manifest = batch.and_then(|batch| batch.manifest.read().ok());
            if manifest.is_some_and(|manifest| manifest.blobs.iter().any(|cited| cited.hash == *blob)) {
                citing.insert(stored.hash, stored.room);
            }
        }
    }
    Ok(citing.into_iter().map(|(batch, room)| Wanted { room, batch }).collect())
}
