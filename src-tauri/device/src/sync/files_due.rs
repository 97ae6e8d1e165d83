//! Which files go next in a round: previews before originals, none twice, and one that cannot go holds up no other.

use super::files::BlobToSend;
use crate::session::Session;
use crate::store::{BlobPart, BlobRow};
use shared::api::ApiError;
use shared::ids::BlobHash;
use std::collections::BTreeSet;

/// Files looked at in one step, beside those that were looked at before.
const AT_ONCE: usize = 64;

/// The files of one round.
pub(super) struct FilesDue {
    /// Went up whole in this round; a receipt makes it count.
    sent: BTreeSet<BlobHash>,
    /// Did not go in this round: others have their turn.
    stopped: BTreeSet<BlobHash>,
    /// The only original that goes in this round, if one was asked for by name.
    only: Option<BlobHash>,
}

impl FilesDue {
    pub fn new(only: Option<BlobHash>) -> FilesDue {
        FilesDue {
            sent: BTreeSet::new(),
            stopped: BTreeSet::new(),
            only,
        }
    }

    pub fn sent(&self) -> &BTreeSet<BlobHash> {
        &self.sent
    }

    pub fn note_sent(&mut self, blob: BlobHash) {
        self.sent.insert(blob);
    }

    pub fn note_stopped(&mut self, blob: BlobHash) {
        self.stopped.insert(blob);
    }

    pub fn previews(&self, session: &Session) -> Result<Vec<BlobToSend>, ApiError> {
        self.of(session, BlobPart::Preview)
    }

    pub fn originals(&self, session: &Session) -> Result<Vec<BlobToSend>, ApiError> {
        let Some(only) = self.only else {
            return self.of(session, BlobPart::Original);
        };
        let row = session.store().blob(only)?;
        let waits = row.filter(|row| row.here && !row.on_server && !self.was_tried(row));
        Ok(waits.map(to_send).into_iter().collect())
    }

    fn of(&self, session: &Session, part: BlobPart) -> Result<Vec<BlobToSend>, ApiError> {
        let limit = u32::try_from(AT_ONCE + self.sent.len() + self.stopped.len()).unwrap_or(u32::MAX);
        let rows = session.store().blobs_to_send(Some(part), limit)?;
        // What no record at the server cites yet would be refused there; it goes once its record has gone.
        let due = rows.into_iter().filter(|row| !self.was_tried(row));
        Ok(due.map(to_send).collect())
    }

    fn was_tried(&self, row: &BlobRow) -> bool {
        self.sent.contains(&row.hash) || self.stopped.contains(&row.hash)
    }
}

fn to_send(row: BlobRow) -> BlobToSend {
    BlobToSend {
        room: row.room,
        hash: row.hash,
        size_bytes: row.size_bytes,
    }
}
