//! When a server was restored from an older backup, or tells another history: both sides list hashes and fill each other up.

use super::desk::Desk;
use super::fault::LinkFault;
use shared::ids::{BatchHash, Hash, RoomId};
use shared::sync::cursor::digest_after;
use shared::sync::exchange::{ExchangeReply, ListingAsk, Wanted};
use shared::sync::limits::MAX_LISTED;
use std::collections::{BTreeMap, BTreeSet};

/// The most rows of one room's log that are held in memory for a comparison (32 bytes each).
const MOST_ROWS: usize = 2_000_000;
/// Batches asked for in one exchange.
const MOST_WANTED: usize = 256;

/// Refilling under way, room by room. Each room at most once a round.
#[derive(Default)]
pub struct Refill {
    rooms: BTreeMap<RoomId, Step>,
    begun: BTreeSet<RoomId>,
}

enum Step {
    /// Reading the server's list of hashes.
    Listing(Vec<BatchHash>),
    /// Fetching what this device lacks; then it stands at that row.
    Fetching {
        missing: BTreeSet<BatchHash>,
        seq: u64,
        digest: Hash,
    },
}

impl Refill {
    pub fn begin(&mut self, room: RoomId) {
        if self.begun.insert(room) {
            self.rooms.insert(room, Step::Listing(vec![]));
        }
    }

    pub fn is_under_way(&self) -> bool {
        !self.rooms.is_empty()
    }

    pub fn listings(&self) -> Vec<ListingAsk> {
        let pages = self.rooms.iter().filter_map(|(room, step)| match step {
            Step::Listing(known) => Some(ListingAsk {
                room: *room,
                after: known.len() as u64,
            }),
            Step::Fetching { .. } => None,
        });
        pages.take(MAX_LISTED).collect()
    }

    pub fn wanted(&self) -> Vec<Wanted> {
        let missing = self.rooms.iter().flat_map(|(room, step)| {
            let hashes = match step {
                Step::Fetching { missing, .. } => Some(missing.iter()),
                Step::Listing(_) => None,
            };
            hashes.into_iter().flatten().map(|batch| Wanted {
                room: *room,
                batch: *batch,
            })
        });
        missing.take(MOST_WANTED).collect()
    }

    /// Takes in pages and found batches; returns whether a room is done. The desk has stored `reply.found` already.
    pub fn took(&mut self, desk: &mut dyn Desk, reply: &ExchangeReply) -> Result<bool, LinkFault> {
        let asked: BTreeSet<BatchHash> = self.wanted().iter().map(|wanted| wanted.batch).collect();
        let found: BTreeSet<BatchHash> = reply.found.iter().map(|batch| batch.hash()).collect();
        self.rooms.retain(|room, _| !reply.closed.contains(room));
        let rooms: Vec<RoomId> = self.rooms.keys().copied().collect();
        let mut done = false;
        for room in rooms {
            let Some(step) = self.rooms.remove(&room) else { continue };
            match Self::advance(desk, room, step, reply, &asked, &found)? {
                Some(step) => drop(self.rooms.insert(room, step)),
                None => done = true,
            }
        }
        Ok(done)
    }

    fn advance(
        desk: &mut dyn Desk,
        room: RoomId,
        step: Step,
        reply: &ExchangeReply,
        asked: &BTreeSet<BatchHash>,
        found: &BTreeSet<BatchHash>,
    ) -> Result<Option<Step>, LinkFault> {
        let step = match step {
            Step::Listing(mut known) => {
                let page = reply
                    .listings
                    .iter()
                    .find(|page| page.room == room && page.after == known.len() as u64);
                // No page in this reply: it comes with the next.
                let Some(page) = page else {
                    return Ok(Some(Step::Listing(known)));
                };
                if page.more && page.hashes.is_empty() || known.len() + page.hashes.len() > MOST_ROWS {
                    return Err(LinkFault::Contradicts("its list of batches has no end"));
                }
                known.extend(&page.hashes);
                if page.more {
                    return Ok(Some(Step::Listing(known)));
                }
                let missing = desk.compare(room, &known)?.into_iter().collect();
                let digest = known
                    .iter()
                    .fold(Hash::ZERO, |digest, batch| digest_after(digest, *batch));
                Step::Fetching {
                    missing,
                    seq: known.len() as u64,
                    digest,
                }
            }
            Step::Fetching {
                mut missing,
                seq,
                digest,
            } => {
                let before = missing.len();
                missing.retain(|batch| !found.contains(batch));
                if before == missing.len() && missing.iter().any(|batch| asked.contains(batch)) {
                    return Err(LinkFault::Contradicts("it lists batches that it does not give"));
                }
                Step::Fetching { missing, seq, digest }
            }
        };
        match step {
            Step::Fetching { missing, seq, digest } if missing.is_empty() => {
                desk.stand_at(room, seq, digest)?;
                Ok(None)
            }
            step => Ok(Some(step)),
        }
    }
}
