//! What receipts promised of the server's log beyond where this device stands.
//!
//! A receipt says that the log up to its row has this digest. A server that was restored from a backup in between, and
//! filled up again by others, comes to the same row with another digest: then what was confirmed may be lost there, although
//! the device's own cursor agrees. So each promise is held against the log once its rows are read.

use serde::{Deserialize, Serialize};
use shared::ids::{BatchHash, Hash, RoomId};
use shared::sync::cursor::digest_after;
use std::collections::BTreeSet;

/// Promises that are kept of one room. What is beyond makes no difference: as long as any waits, the log is compared as a whole.
const MOST: usize = 64;

/// What is believed of the server's logs and was not seen there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promises {
    /// Rows that receipts named and that were not read yet.
    rows: Vec<(RoomId, u64, Hash)>,
    /// Rooms whose log is another than the one that was read, until it was compared and the device stands at its end: another
    /// backup may be put back in between.
    doubted: BTreeSet<RoomId>,
}

impl Promises {
    /// A receipt, and where this device stands. Returns whether it has to be remembered.
    pub fn note(&mut self, room: RoomId, (seq, digest): (u64, Hash), stands_at: (u64, Hash)) -> bool {
        if (seq, digest) == stands_at {
            return false;
        }
        // A log that is shorter than what was read of it, or another one, was put back from a backup.
        if seq <= stands_at.0 {
            return self.doubted.insert(room);
        }
        let promise = (room, seq, digest);
        let is_news = !self.rows.contains(&promise) && self.of(room).count() < MOST;
        if is_news {
            self.rows.push(promise);
        }
        is_news
    }

    /// Whether rows read after `(seq, digest)` keep every promise that they reach.
    pub fn are_kept(&self, room: RoomId, (mut seq, mut digest): (u64, Hash), rows: &[BatchHash]) -> bool {
        for row in rows {
            seq += 1;
            digest = digest_after(digest, *row);
            if self.of(room).any(|(_, at, promised)| *at == seq && *promised != digest) {
                return false;
            }
        }
        true
    }

    /// Those up to `seq` were held against the log. Returns whether there were any.
    pub fn settle(&mut self, room: RoomId, seq: u64) -> bool {
        let before = self.rows.len();
        self.rows.retain(|(of, at, _)| *of != room || *at > seq);
        self.rows.len() != before
    }

    /// The server's list was held against what is here: earlier receipts say no more than it does.
    pub fn compared(&mut self, room: RoomId) {
        self.settle(room, u64::MAX);
        self.doubted.insert(room);
    }

    /// After a comparison the device stands at row `seq` of the log, with all that is before it.
    pub fn stands_at(&mut self, room: RoomId, seq: u64) {
        self.settle(room, seq);
        self.doubted.remove(&room);
    }

    /// Whether anything waits to be seen. Once all pages are read it will not come any more.
    pub fn wait_in(&self, room: RoomId) -> bool {
        self.doubted.contains(&room) || self.of(room).next().is_some()
    }

    fn of(&self, room: RoomId) -> impl Iterator<Item = &(RoomId, u64, Hash)> {
        self.rows.iter().filter(move |(of, _, _)| *of == room)
    }
}
