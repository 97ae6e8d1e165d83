//! One round of sync as a state machine without I/O: what to ask next, and what an answer means.
//!
//! [`Round::next`] says what to do, the carrier does it, [`Round::came`] takes the answer in. A round may end anywhere:
//! all that counts is durable at the desk, and the next round begins from there.

use super::desk::{Desk, Page};
use super::fault::LinkFault;
use super::files::BlobToSend;
use super::refill::Refill;
use super::steps::Stage;
pub use super::steps::{Act, Came, Tally};
use shared::api::{ApiError, Code, SyncPhase};
use shared::ids::{BatchHash, Hash, RoomId};
use shared::sync::Batch;
use shared::sync::exchange::{
    Divergence, DivergenceReason, ExchangeReply, ExchangeRequest, KeyWrap, PROTOCOL, RefusalCode,
};
use std::collections::BTreeSet;
use std::time::Duration;

/// Bytes of batches in a device's first exchange each way; more once the link shows that it bears them.
pub const FIRST_PAGE_BYTES: usize = 256 << 10;
/// A few interviews: some links cut after a few kilobytes, and still all gets through.
const SMALLEST_PAGE_BYTES: usize = 1 << 10;
const LARGEST_PAGE_BYTES: usize = 3 << 20;
const QUICK: Duration = Duration::from_secs(2);
/// More steps than any honest round takes.
const MOST_STEPS: u32 = 20_000;
/// Exchanges one after the other that bring nothing although more was promised.
const MOST_EMPTY: u32 = 3;
/// Member entries in a reply from which on there may be more of them.
const MANY_MEMBER_BYTES: usize = 512 << 10;

/// A round under way.
pub struct Round {
    stage: Stage,
    originals: bool,
    page_bytes: usize,
    /// After a cut, pages grow no further in this round.
    ceiling_bytes: usize,
    /// Whether there is reason for another exchange.
    busy: bool,
    /// Offered in the exchange that is out.
    offered: Vec<(BatchHash, u32)>,
    /// Not to be offered again in this round.
    put_off: BTreeSet<BatchHash>,
    keys_to_put: Vec<KeyWrap>,
    refill: Refill,
    members_refilled: BTreeSet<RoomId>,
    append_conflicts: u32,
    tried: BTreeSet<Hash>,
    steps_left: u32,
    /// Exchanges since the last one that brought anything.
    empty: u32,
    tally: Tally,
    /// What went wrong without stopping the round.
    trouble: Option<LinkFault>,
}

impl Round {
    /// `originals`: whether originals of photos may go too. `page_bytes`: what the round before ended with.
    pub fn new(originals: bool, page_bytes: usize) -> Round {
        Round {
            stage: Stage::Members,
            originals,
            page_bytes,
            ceiling_bytes: LARGEST_PAGE_BYTES,
            busy: true,
            offered: vec![],
            put_off: BTreeSet::new(),
            keys_to_put: vec![],
            refill: Refill::default(),
            members_refilled: BTreeSet::new(),
            append_conflicts: 0,
            tried: BTreeSet::new(),
            steps_left: MOST_STEPS,
            empty: 0,
            tally: Tally::default(),
            trouble: None,
        }
    }

    /// Something went wrong that does not stop the round; it is told at the end.
    pub fn note_trouble(&mut self, fault: LinkFault) {
        self.trouble = Some(fault);
    }

    pub fn tally(&self) -> Tally {
        self.tally
    }

    pub fn phase(&self) -> SyncPhase {
        match self.stage {
            Stage::Members | Stage::Records | Stage::Packs | Stage::Receipts => SyncPhase::Records,
            Stage::Previews => SyncPhase::Previews,
            Stage::Originals => SyncPhase::Originals,
            Stage::Done => SyncPhase::Idle,
        }
    }

    /// Bytes of batches that the link bears, for the next round.
    pub fn page_bytes(&self) -> usize {
        self.page_bytes
    }

    /// A word was lost on the way: ask for less the next time.
    pub fn link_is_weak(&mut self) {
        self.page_bytes = (self.page_bytes / 4).max(SMALLEST_PAGE_BYTES);
        self.ceiling_bytes = self.page_bytes;
        self.offered.clear();
    }

    /// A step once more after a word was lost: shorter, if it was an exchange of records.
    pub fn again(&mut self, desk: &mut dyn Desk) -> Result<Act, LinkFault> {
        self.busy = true;
        self.next(desk)
    }

    /// What to do now.
    pub fn next(&mut self, desk: &mut dyn Desk) -> Result<Act, LinkFault> {
        self.steps_left = self
            .steps_left
            .checked_sub(1)
            .ok_or(LinkFault::Contradicts("it never comes to an end"))?;
        loop {
            let act = match self.stage {
                Stage::Members => nonempty(desk.appends()?).map(Act::Append),
                Stage::Records if !self.keys_to_put.is_empty() => {
                    Some(Act::PutKeys(std::mem::take(&mut self.keys_to_put)))
                }
                Stage::Records => self.exchange(desk)?,
                Stage::Packs => desk
                    .packs_wanted()?
                    .into_iter()
                    .find(|hash| !self.tried.contains(hash))
                    .map(Act::FetchPack),
                Stage::Previews => self.first_untried(desk.previews_to_send()?),
                Stage::Originals if self.originals => self.first_untried(desk.originals_to_send()?),
                Stage::Originals => None,
                Stage::Receipts => self.ask_receipts(desk)?,
                Stage::Done => match self.trouble.take() {
                    Some(fault) => return Err(fault),
                    None => Some(Act::Done),
                },
            };
            match act {
                Some(act) => return Ok(act),
                None => self.stage = self.stage.after(),
            }
        }
    }

    /// Takes in what came of the last act.
    pub fn came(&mut self, desk: &mut dyn Desk, came: Came) -> Result<(), LinkFault> {
        match came {
            Came::Appended {
                appends, stand: true, ..
            } => desk.appended(&appends),
            Came::Appended { newer, .. } => {
                // Somebody else appended first. Entries made here are rebuilt by whoever made them; three times is enough.
                self.append_conflicts += 1;
                desk.take_members(&newer)?;
                if self.append_conflicts > 3 {
                    self.stage = Stage::Records;
                }
                Ok(())
            }
            Came::Exchanged { reply, took } => self.exchanged(desk, *reply, took),
            Came::KeysPut => Ok(()),
            Came::Pack { hash, bundle } => {
                self.tried.insert(hash);
                match desk.take_pack(hash, &bundle) {
                    // A pack for a newer app holds up nothing else; the person hears of it at the end.
                    Err(
                        fault @ LinkFault::Device(ApiError {
                            code: Code::ServerRefused | Code::NewerVersion,
                            ..
                        }),
                    ) => {
                        self.note_trouble(fault);
                        Ok(())
                    }
                    other => other,
                }
            }
            Came::NoPack(hash) => {
                self.tried.insert(hash);
                Ok(())
            }
            Came::BlobSent(blob) => {
                self.tried.insert(Hash(blob.0));
                self.tally.sent_blobs += 1;
                desk.blob_sent(blob)
            }
            Came::BlobStopped(blob) => {
                self.tried.insert(Hash(blob.0));
                desk.blob_stopped(blob)
            }
        }
    }

    /// The next exchange, unless everything is said.
    fn exchange(&mut self, desk: &mut dyn Desk) -> Result<Option<Act>, LinkFault> {
        let batches = desk.unsent(self.page_bytes, &self.put_off)?;
        if !(self.busy || self.refill.is_under_way() || !batches.is_empty()) {
            desk.lagging()?.into_iter().for_each(|room| self.refill.begin(room));
            if !self.refill.is_under_way() {
                return Ok(None);
            }
        }
        self.busy = false;
        self.request(desk, batches).map(Some)
    }

    /// Once blobs have gone up, their batches' receipts are asked for anew.
    fn ask_receipts(&mut self, desk: &mut dyn Desk) -> Result<Option<Act>, LinkFault> {
        let wanted = desk.receipts_wanted()?;
        if wanted.is_empty() {
            return Ok(None);
        }
        let mut act = self.request(desk, vec![])?;
        if let Act::Exchange(request) = &mut act {
            request.receipts_wanted = wanted;
        }
        self.stage = Stage::Done;
        Ok(Some(act))
    }

    fn request(&mut self, desk: &mut dyn Desk, batches: Vec<Batch>) -> Result<Act, LinkFault> {
        self.offered = batches
            .iter()
            .map(|batch| (batch.hash(), count(batch.parts.len())))
            .collect();
        let mut request = ExchangeRequest::new(desk.cursors()?);
        request.batches = batches;
        request.reply_bytes = u32::try_from(self.page_bytes).unwrap_or(u32::MAX);
        request.keys_wanted = desk.keys_wanted()?;
        request.wanted = self.refill.wanted();
        request.listings = self.refill.listings();
        Ok(Act::Exchange(Box::new(request)))
    }

    fn exchanged(&mut self, desk: &mut dyn Desk, reply: ExchangeReply, took: Duration) -> Result<(), LinkFault> {
        if reply.protocol != PROTOCOL {
            return Err(LinkFault::Unreadable);
        }
        if took < QUICK {
            self.page_bytes = (self.page_bytes * 2).min(self.ceiling_bytes);
        }
        self.tally.server_now_unix_s = Some(reply.now_unix_s);
        // Members first: they say whose signatures the rest stands on. Then keys: they open it.
        desk.take_members(&reply.members)?;
        desk.take_keys(&reply.keys)?;
        self.settle_offers(desk, &reply)?;
        for news in &reply.rooms {
            match desk.take_page(news)? {
                Page::Taken { records } => {
                    self.tally.received_records += records;
                    self.busy |= news.more;
                }
                Page::Left => {}
                Page::Differs => self.refill.begin(news.room),
            }
        }
        self.tally.received_records += desk.take_found(&reply.found)?;
        for divergence in &reply.divergences {
            self.diverged(desk, divergence)?;
        }
        // Once a room is filled up, its newest rows are read in the same round.
        self.busy |= self.refill.took(desk, &reply)?;
        desk.take_blobs_wanted(&reply.blobs_wanted)?;
        desk.take_closed(&reply.closed)?;
        desk.take_joined(&reply.joined)?;
        self.keys_to_put = desk.wraps_for(&reply.wraps_missing)?;
        // A room joined just now is named the next time, and then its log comes.
        self.busy |= !reply.joined.is_empty() || member_bytes(&reply) > MANY_MEMBER_BYTES;
        self.empty = if brings_nothing(&reply) { self.empty + 1 } else { 0 };
        match self.empty > MOST_EMPTY {
            true => Err(LinkFault::Contradicts("it promises news and brings none")),
            false => Ok(()),
        }
    }

    fn settle_offers(&mut self, desk: &mut dyn Desk, reply: &ExchangeReply) -> Result<(), LinkFault> {
        let mut settled = desk.take_receipts(&reply.receipts)?;
        desk.take_refused(&reply.refused)?;
        settled.extend(
            reply
                .refused
                .iter()
                .filter(|refused| refused.code.is_stored())
                .map(|refused| refused.batch),
        );
        for (batch, records) in std::mem::take(&mut self.offered) {
            if settled.contains(&batch) {
                self.tally.sent_records += records;
                continue;
            }
            // What comes before a parked batch is on its way or lost; either way it is not sent twice in one round.
            let again = reply
                .refused
                .iter()
                .any(|r| r.batch == batch && r.code == RefusalCode::TooFarAhead);
            if !again || settled.is_empty() {
                self.put_off.insert(batch);
            }
        }
        Ok(())
    }

    fn diverged(&mut self, desk: &mut dyn Desk, divergence: &Divergence) -> Result<(), LinkFault> {
        match divergence.reason {
            DivergenceReason::Behind | DivergenceReason::Differs => self.refill.begin(divergence.room),
            DivergenceReason::MembersBehind if self.members_refilled.insert(divergence.room) => {
                desk.members_lost(divergence.room, divergence.members)?;
                self.stage = Stage::Members;
                self.busy = true;
            }
            DivergenceReason::MembersBehind => {}
        }
        Ok(())
    }

    fn first_untried(&self, blobs: Vec<BlobToSend>) -> Option<Act> {
        blobs
            .into_iter()
            .find(|blob| !self.tried.contains(&Hash(blob.hash.0)))
            .map(Act::SendBlob)
    }
}

fn member_bytes(reply: &ExchangeReply) -> usize {
    reply
        .members
        .iter()
        .flat_map(|news| &news.entries)
        .map(|entry| entry.bytes.len())
        .sum()
}

fn brings_nothing(reply: &ExchangeReply) -> bool {
    let rows = reply.rooms.iter().any(|news| !news.rows.is_empty());
    let parts = [
        reply.receipts.is_empty(),
        reply.members.is_empty(),
        reply.keys.is_empty(),
        reply.found.is_empty(),
    ];
    !rows && reply.listings.is_empty() && parts.iter().all(|empty| *empty)
}

fn nonempty<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "round_tests.rs"]
mod tests;
