//! One exchange: take what is offered, then give what is new. Runs off the async threads, on one request at a time.

mod give;
mod open_room;
mod take;

pub use open_room::with_news;

use crate::app::App;
use crate::errors::Fault;
use crate::log::DeviceSession;
use shared::ids::{BatchHash, BlobHash, DeviceNumber, RoomId};
use shared::seal::receipt::sign_receipt;
use shared::sync::exchange::{ExchangeReply, ExchangeRequest};
use shared::sync::limits::{MAX_LISTED, MAX_OFFERED, MAX_ROOMS};
use shared::sync::receipt::{Receipt, SignedReceipt};
use std::collections::{BTreeMap, HashSet};

/// Blobs named as wanted although the device offered nothing: enough to remind it, few enough for a small reply.
const FEW_BLOBS: usize = 4;

/// An answered exchange, and what has to happen because of it.
pub struct Answered {
    pub reply: ExchangeReply,
    /// Rooms whose logs grew.
    pub grew: Vec<RoomId>,
    /// Blobs that the file store has to drop.
    pub erased: Vec<(RoomId, BlobHash)>,
}

/// Answers a request. Asked twice, it answers the same and stores nothing twice.
pub fn answer(app: &App, session: DeviceSession, request: ExchangeRequest) -> Result<Answered, Fault> {
    check_counts(&request)?;
    let now_unix_s = app.now_unix_s();
    let mut reply = ExchangeReply::new(now_unix_s);
    let offered: HashSet<BatchHash> = request.batches.iter().map(|batch| batch.hash()).collect();
    let offers = !request.batches.is_empty() || !request.receipts_wanted.is_empty();
    let taken = take::take(app, session.device, request.batches, now_unix_s)?;
    reply.refused = taken.refused;
    let mut held = taken.held;
    for wanted in &request.receipts_wanted {
        held.entry(wanted.room).or_default().push(wanted.batch);
    }
    reply.receipts = receipts(app, session.device, held, now_unix_s)?;
    reply.blobs_wanted = app
        .log
        .blobs_wanted(session.device, if offers { MAX_LISTED } else { FEW_BLOBS })?;
    if !session.push_only {
        let asks = give::Asks {
            cursors: &request.cursors,
            wanted: &request.wanted,
            listings: &request.listings,
            keys_wanted: &request.keys_wanted,
            offered: &offered,
            reply_bytes: request.reply_bytes,
        };
        give::give(app, session.device, &asks, &mut reply)?;
    }
    Ok(Answered {
        reply,
        grew: taken.grew,
        erased: taken.erased,
    })
}

fn check_counts(request: &ExchangeRequest) -> Result<(), Fault> {
    let counts = [
        (request.batches.len(), MAX_OFFERED),
        (request.cursors.len(), MAX_ROOMS),
        (request.wanted.len(), MAX_LISTED),
        (request.listings.len(), MAX_ROOMS),
        (request.keys_wanted.len(), MAX_LISTED),
        (request.receipts_wanted.len(), MAX_LISTED),
    ];
    match counts.iter().any(|(count, limit)| count > limit) {
        true => Err(Fault::TooLarge),
        false => Ok(()),
    }
}

/// One receipt a room, for the batches that are here whole. Whoever may not be in the room gets none.
fn receipts(
    app: &App,
    device: DeviceNumber,
    held: BTreeMap<RoomId, Vec<BatchHash>>,
    now_unix_s: i64,
) -> Result<Vec<SignedReceipt>, Fault> {
    let mut receipts = Vec::new();
    for (room, hashes) in held {
        let known = app
            .trust
            .room(room)?
            .is_some_and(|log| log.ever_member(device).is_some());
        let Some(head) = app.log.head(room)?.filter(|_| known) else {
            continue;
        };
        let mut receipt = Receipt {
            room,
            seq: head.seq,
            digest: head.digest,
            batches: Vec::new(),
            blobs: Vec::new(),
            server: app.scribe.device(),
            at_unix_s: now_unix_s,
        };
        for hash in hashes {
            if let Some(held) = app.log.held(room, hash)?.filter(|held| held.whole) {
                receipt.batches.push(hash);
                receipt.blobs.extend(held.blobs);
            }
        }
        if !receipt.batches.is_empty() {
            receipts.push(sign_receipt(&receipt, app.scribe.keys()));
        }
    }
    Ok(receipts)
}
