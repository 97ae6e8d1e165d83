//! Where the work is and how the last tries went, for the sync screen.

use super::link::Link;
use crate::session::Session;
use crate::store::BlobPart;
use shared::api::{ApiError, Custody, StuckFile, SyncPhase, SyncStatus};
use shared::domain::keys::evidence;

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
    Ok(SyncStatus {
        phase: link.phase(),
        custody,
        records_to_send: not_sent.saturating_sub(previews_to_send + originals_to_send),
        previews_to_send,
        originals_to_send,
        bytes_to_send: batch_bytes + preview_bytes + original_bytes,
        set_aside: u32::try_from(session.set_aside()?.len()).unwrap_or(u32::MAX),
        tries: store.tries()?,
        clock_ahead_s: session.keyring().clock_ahead_s,
        files_paused: link.sending.is_paused(),
        sending: link.sending.now(|part| match part {
            SyncPhase::Previews => preview_bytes,
            _ => original_bytes,
        }),
        stuck: stuck(session, link)?,
    })
}

/// Files that did not go the last time, each with the reason.
fn stuck(session: &Session, link: &Link) -> Result<Vec<StuckFile>, ApiError> {
    let mut files = Vec::new();
    for (hash, why) in link.sending.stuck() {
        let Some(blob) = session.store().blob(hash)?.filter(|blob| blob.here && !blob.on_server) else {
            continue;
        };
        let row = session.store().row(blob.record)?;
        let label = row.and_then(|row| row.fields.text(evidence::LABEL).map(str::to_owned));
        files.push(StuckFile {
            record: blob.record,
            room: blob.room,
            label: label.unwrap_or_default(),
            size_bytes: blob.size_bytes,
            why,
        });
    }
    Ok(files)
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

/// Whether something waits that the background schedule may send by itself: records, and unless `paused` previews, and
/// `originals` if so.
pub(super) fn has_news(session: &Session, originals: bool, paused: bool) -> Result<bool, ApiError> {
    let custody = custody(session)?;
    let of = |part: BlobPart| session.store().count_blobs_to_send(part);
    let held_back = match (paused, originals) {
        (true, _) => of(BlobPart::Original)?.0 + of(BlobPart::Preview)?.0,
        (false, true) => 0,
        (false, false) => of(BlobPart::Original)?.0,
    };
    let unsent_entries = session
        .keyring()
        .rooms
        .iter()
        .any(|room| !room.practice && (room.entries_at_server as usize) < room.entries.len());
    let invites = session.keyring().invites.iter();
    let unsent_invites = invites.filter(|made| !made.at_server || made.answer.is_some()).count() > 0;
    Ok(unsent_entries || unsent_invites || custody.only_here + custody.with_teammate > held_back)
}
