//! Where the work is and how the last tries went, for the sync screen.

use super::link::Link;
use crate::session::Session;
use crate::store::BlobPart;
use shared::api::{ApiError, Custody, SendingFiles, SyncPhase, SyncStatus};

/// What the sync screen shows. Costs what is unsent, not what is stored.
pub(crate) fn status(session: &Session, link: &Link) -> Result<SyncStatus, ApiError> {
    let store = session.store();
    let custody = custody(session)?;
    let (previews_to_send, preview_bytes) = store.count_blobs_to_send(BlobPart::Preview)?;
    let (originals_to_send, original_bytes) = store.count_blobs_to_send(BlobPart::Original)?;
    let not_sent = custody.only_here + custody.with_teammate;
    let mut batch_bytes = 0;
    for room in store.rooms()?.into_iter().filter(|room| !room.practice) {
        batch_bytes += store.unsent_bytes(room.room)?;
    }
    let files = preview_bytes
        + if link.phase() == SyncPhase::Originals {
            original_bytes
        } else {
            0
        };
    let sending = link.progress().sent().map(|sent| {
        let left_bytes = files.saturating_sub(sent.bytes);
        SendingFiles {
            sent_bytes: sent.bytes,
            left_bytes,
            seconds_left: sent
                .bytes_per_s
                .map(|rate| u32::try_from(left_bytes.div_ceil(rate)).unwrap_or(u32::MAX)),
        }
    });
    Ok(SyncStatus {
        sending,
        paused: link.is_paused(),
        phase: link.phase(),
        custody,
        records_to_send: not_sent.saturating_sub(previews_to_send + originals_to_send),
        previews_to_send,
        originals_to_send,
        bytes_to_send: batch_bytes + preview_bytes + original_bytes,
        set_aside: u32::try_from(session.set_aside()?.len()).unwrap_or(u32::MAX),
        tries: store.tries()?,
        clock_ahead_s: session.keyring().clock_ahead_s,
    })
}

/// Over all rooms but practice, which never leaves this device and needs no care.
fn custody(session: &Session) -> Result<Custody, ApiError> {
    let mut sum = Custody::default();
    for room in session.store().rooms()?.into_iter().filter(|room| !room.practice) {
        let one = session.store().custody(Some(room.room))?;
        sum.only_here += one.only_here;
        sum.with_teammate += one.with_teammate;
        sum.on_server += one.on_server;
        sum.oldest_only_here = match (sum.oldest_only_here, one.oldest_only_here) {
            (Some(left), Some(right)) => Some(left.min(right)),
            (left, right) => left.or(right),
        };
    }
    Ok(sum)
}

/// Whether something waits that the background schedule may send by itself: records and previews, and `originals` if so.
///
/// `paused`: files wait, whatever else.
pub(super) fn has_news(session: &Session, originals: bool, paused: bool) -> Result<bool, ApiError> {
    let custody = custody(session)?;
    let waiting = |part| Ok::<_, ApiError>(session.store().count_blobs_to_send(part)?.0);
    let mut held_back = 0;
    if !originals || paused {
        held_back += waiting(BlobPart::Original)?;
    }
    if paused {
        held_back += waiting(BlobPart::Preview)?;
    }
    let unsent_entries = session
        .keyring()
        .rooms
        .iter()
        .any(|room| !room.practice && (room.entries_at_server as usize) < room.entries.len());
    let invites = session.keyring().invites.iter();
    let unsent_invites = invites.filter(|made| !made.at_server || made.answer.is_some()).count() > 0;
    Ok(unsent_entries || unsent_invites || custody.only_here + custody.with_teammate > held_back)
}
