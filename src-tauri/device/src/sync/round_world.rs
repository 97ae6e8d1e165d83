//! A device and a server in memory, for stories about rounds.

use crate::sync::desk::{Desk, Page};
use crate::sync::fault::LinkFault;
use crate::sync::files::BlobToSend;
use crate::sync::promises::Promises;
use shared::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use shared::sync::cursor::{Cursor, digest_after};
use shared::sync::exchange::{
    Divergence, DivergenceReason, ExchangeReply, ExchangeRequest, KeyWanted, KeyWrap, Listing, LogRow, MemberNews,
    RefusalCode, RefusedBatch, RoomNews, Wanted, WrapMissing,
};
use shared::sync::messages::Append;
use shared::sync::receipt::{Receipt, SignedReceipt};
use shared::sync::wire;
use shared::sync::{Batch, Signature, SignedManifest};
use std::collections::BTreeSet;
use std::time::Duration;

pub const ROOM: RoomId = RoomId([1; 16]);
pub const QUICKLY: Duration = Duration::from_millis(50);

pub fn batch(name: &str) -> Batch {
    let manifest = SignedManifest {
        bytes: name.as_bytes().to_vec(),
        signature: Signature([0; 64]),
    };
    Batch {
        manifest,
        parts: vec![Some(vec![0; 100])],
    }
}

/// A device: batches in order of arrival, and whether the server is known to hold each.
#[derive(Default)]
pub struct Phone {
    pub batches: Vec<(Batch, bool)>,
    pub seq: u64,
    pub digest: Option<Hash>,
    pub previews: Vec<BlobToSend>,
    pub receipts_due: bool,
    pub confirmed: u64,
    pub promises: Promises,
    pub packs: Vec<Hash>,
    pub closed: Vec<RoomId>,
}

impl Phone {
    pub fn write(&mut self, name: &str) {
        self.batches.push((batch(name), false));
    }

    pub fn has(&self, hash: BatchHash) -> bool {
        self.batches.iter().any(|(held, _)| held.hash() == hash)
    }

    pub fn set(&mut self, hash: BatchHash, at_server: bool) {
        self.batches
            .iter_mut()
            .filter(|(held, _)| held.hash() == hash)
            .for_each(|(_, there)| *there = at_server);
    }

    pub fn hashes(&self) -> BTreeSet<BatchHash> {
        self.batches.iter().map(|(held, _)| held.hash()).collect()
    }
}

impl Desk for Phone {
    fn appends(&mut self) -> Result<Vec<Append>, LinkFault> {
        Ok(vec![])
    }
    fn appended(&mut self, _: &[Append]) -> Result<(), LinkFault> {
        Ok(())
    }
    fn members_lost(&mut self, _: RoomId, _: u32) -> Result<(), LinkFault> {
        Ok(())
    }
    fn cursors(&mut self) -> Result<Vec<Cursor>, LinkFault> {
        Ok(vec![Cursor::new(ROOM, self.seq, self.digest.unwrap_or(Hash::ZERO), 1)])
    }
    fn unsent(&mut self, bytes: usize, but_not: &BTreeSet<BatchHash>) -> Result<Vec<Batch>, LinkFault> {
        let waiting = self
            .batches
            .iter()
            .filter(|(held, there)| !there && !but_not.contains(&held.hash()));
        Ok(waiting
            .map(|(held, _)| held.clone())
            .take((bytes / 200).max(1))
            .collect())
    }
    fn keys_wanted(&mut self) -> Result<Vec<KeyWanted>, LinkFault> {
        Ok(vec![])
    }
    fn receipts_wanted(&mut self) -> Result<Vec<Wanted>, LinkFault> {
        let due = std::mem::take(&mut self.receipts_due);
        Ok(if due {
            vec![Wanted {
                room: ROOM,
                batch: BatchHash::ZERO,
            }]
        } else {
            vec![]
        })
    }
    fn take_members(&mut self, _: &[MemberNews]) -> Result<(), LinkFault> {
        Ok(())
    }
    fn take_keys(&mut self, _: &[KeyWrap]) -> Result<(), LinkFault> {
        Ok(())
    }
    fn take_receipts(&mut self, receipts: &[SignedReceipt]) -> Result<BTreeSet<BatchHash>, LinkFault> {
        let mut settled = BTreeSet::new();
        for receipt in receipts {
            let receipt = wire::decode::<Receipt>(&receipt.bytes).unwrap();
            self.confirmed = self.confirmed.max(receipt.seq);
            let stands_at = (self.seq, self.digest.unwrap_or(Hash::ZERO));
            self.promises.note(ROOM, (receipt.seq, receipt.digest), stands_at);
            settled.extend(receipt.batches);
        }
        settled.iter().for_each(|batch| self.set(*batch, true));
        Ok(settled)
    }
    fn take_refused(&mut self, _: &[RefusedBatch]) -> Result<(), LinkFault> {
        Ok(())
    }
    fn take_page(&mut self, news: &RoomNews) -> Result<Page, LinkFault> {
        let start = self.digest.unwrap_or(Hash::ZERO);
        let digest = news
            .rows
            .iter()
            .fold(start, |digest, row| digest_after(digest, row.hash()));
        if digest != news.digest || news.next != self.seq + news.rows.len() as u64 {
            return Ok(Page::Differs);
        }
        let hashes: Vec<BatchHash> = news.rows.iter().map(LogRow::hash).collect();
        if !self.promises.are_kept(ROOM, (self.seq, start), &hashes) {
            return Ok(Page::Differs);
        }
        self.promises.settle(ROOM, news.next);
        let mut records = 0;
        for row in &news.rows {
            match row {
                LogRow::New { batch } if !self.has(batch.hash()) => {
                    self.batches.push((batch.clone(), true));
                    records += 1;
                }
                LogRow::New { .. } | LogRow::Yours { .. } => self.set(row.hash(), true),
            }
        }
        (self.seq, self.digest) = (news.next, Some(digest));
        Ok(Page::Taken { records })
    }
    fn take_found(&mut self, batches: &[Batch]) -> Result<u32, LinkFault> {
        for found in batches {
            if !self.has(found.hash()) {
                self.batches.push((found.clone(), true));
            }
        }
        Ok(batches.len() as u32)
    }
    fn take_blobs_wanted(&mut self, _: &[BlobHash]) -> Result<(), LinkFault> {
        Ok(())
    }
    fn take_closed(&mut self, rooms: &[RoomId]) -> Result<(), LinkFault> {
        self.closed.extend(rooms);
        Ok(())
    }
    fn take_joined(&mut self, _: &[RoomId]) -> Result<(), LinkFault> {
        Ok(())
    }
    fn wraps_for(&mut self, _: &[WrapMissing]) -> Result<Vec<KeyWrap>, LinkFault> {
        Ok(vec![])
    }
    fn lagging(&mut self) -> Result<Vec<RoomId>, LinkFault> {
        let waits = self.confirmed > self.seq || self.promises.wait_in(ROOM);
        Ok(if waits && self.closed.is_empty() {
            vec![ROOM]
        } else {
            vec![]
        })
    }
    fn compare(&mut self, _: RoomId, at_server: &[BatchHash]) -> Result<Vec<BatchHash>, LinkFault> {
        self.confirmed = 0;
        self.promises.compared(ROOM);
        for (held, there) in &mut self.batches {
            *there = at_server.contains(&held.hash());
        }
        Ok(at_server.iter().copied().filter(|hash| !self.has(*hash)).collect())
    }
    fn stand_at(&mut self, _: RoomId, seq: u64, digest: Hash) -> Result<(), LinkFault> {
        (self.seq, self.digest) = (seq, Some(digest));
        self.promises.stands_at(ROOM, seq);
        Ok(())
    }
    fn packs_wanted(&mut self) -> Result<Vec<Hash>, LinkFault> {
        Ok(self.packs.clone())
    }
    fn take_pack(&mut self, hash: Hash, _: &[u8]) -> Result<(), LinkFault> {
        self.packs.retain(|wanted| *wanted != hash);
        Ok(())
    }
    fn previews_to_send(&mut self) -> Result<Vec<BlobToSend>, LinkFault> {
        Ok(self.previews.clone())
    }
    fn originals_to_send(&mut self) -> Result<Vec<BlobToSend>, LinkFault> {
        Ok(vec![BlobToSend {
            room: ROOM,
            hash: BlobHash([9; 32]),
            size_bytes: 1,
        }])
    }
    fn blob_sent(&mut self, blob: BlobHash) -> Result<(), LinkFault> {
        self.previews.retain(|waiting| waiting.hash != blob);
        self.receipts_due = true;
        Ok(())
    }
    fn blob_stopped(&mut self, _: BlobHash) -> Result<(), LinkFault> {
        Ok(())
    }
}

/// A server with one room.
#[derive(Default)]
pub struct Server {
    pub log: Vec<Batch>,
    pub refuse: Option<(BatchHash, RefusalCode)>,
}

impl Server {
    pub fn digest(&self, seq: usize) -> Hash {
        self.log[..seq]
            .iter()
            .fold(Hash::ZERO, |digest, batch| digest_after(digest, batch.hash()))
    }

    pub fn answer(&mut self, request: &ExchangeRequest) -> ExchangeReply {
        let mut reply = ExchangeReply::new(1_800_000_000);
        let mut taken = vec![];
        for offered in &request.batches {
            match self.refuse {
                Some((batch, code)) if batch == offered.hash() => reply.refused.push(RefusedBatch { batch, code }),
                Some(_) | None => {
                    taken.push(offered.hash());
                    if !self.log.iter().any(|held| held.hash() == offered.hash()) {
                        self.log.push(offered.clone());
                    }
                }
            }
        }
        let (seq, digest) = (self.log.len() as u64, self.digest(self.log.len()));
        if !taken.is_empty() {
            reply.receipts.push(self.receipt(taken.clone()));
        }
        let cursor = request.cursors[0];
        if cursor.seq > seq || !cursor.agrees_with(self.digest(cursor.seq as usize)) {
            let reason = if cursor.seq > seq {
                DivergenceReason::Behind
            } else {
                DivergenceReason::Differs
            };
            reply.divergences.push(Divergence {
                room: ROOM,
                reason,
                seq,
                digest,
                members: 1,
            });
            reply.listings.push(self.listing(0));
        } else {
            let fit = (request.reply_bytes as usize / 200).max(1);
            let until = self.log.len().min(cursor.seq as usize + fit);
            let rows = self.log[cursor.seq as usize..until]
                .iter()
                .map(|batch| match taken.contains(&batch.hash()) {
                    true => LogRow::Yours { batch: batch.hash() },
                    false => LogRow::New { batch: batch.clone() },
                });
            let rows: Vec<_> = rows.collect();
            if !rows.is_empty() {
                let more = until < self.log.len();
                reply.rooms.push(RoomNews {
                    room: ROOM,
                    rows,
                    next: until as u64,
                    digest: self.digest(until),
                    more,
                });
            }
        }
        for ask in &request.listings {
            if reply.listings.iter().all(|page| page.after != ask.after) {
                reply.listings.push(self.listing(ask.after as usize));
            }
        }
        let found = request
            .wanted
            .iter()
            .filter_map(|wanted| self.log.iter().find(|b| b.hash() == wanted.batch));
        reply.found = found.cloned().collect();
        reply
    }

    pub fn receipt(&self, batches: Vec<BatchHash>) -> SignedReceipt {
        let receipt = Receipt {
            room: ROOM,
            seq: self.log.len() as u64,
            digest: self.digest(self.log.len()),
            batches,
            blobs: vec![],
            server: DeviceNumber(1),
            at_unix_s: 0,
        };
        SignedReceipt {
            bytes: wire::encode(&receipt),
            signature: Signature([0; 64]),
        }
    }

    /// Pages of three hashes.
    pub fn listing(&self, after: usize) -> Listing {
        let hashes: Vec<_> = self.log.iter().skip(after).take(3).map(|batch| batch.hash()).collect();
        let more = after + hashes.len() < self.log.len();
        Listing {
            room: ROOM,
            after: after as u64,
            hashes,
            more,
        }
    }
}
