//! Giving what is new: member entries first, since batches are judged by them, then rows as many as the reply holds.

use crate::app::App;
use crate::errors::Fault;
use shared::ids::{BatchHash, DeviceNumber, Hash, RoomId};
use shared::seal::rooms::RECOVERY;
use shared::sync::exchange::{
    Divergence, DivergenceReason, ExchangeReply, KeyWanted, Listing, ListingAsk, MemberNews, RoomNews, Wanted,
    WrapMissing,
};
use shared::sync::limits::{MAX_LISTED, MAX_REPLY_BYTES};
use shared::sync::{Cursor, MemberLog};
use std::collections::HashSet;

/// Bytes of batches in a reply when the device names no limit.
const USUAL_REPLY_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of member entries in a reply.
const MEMBER_BYTES: usize = 1024 * 1024;
/// Hashes in one page of a listing.
const LISTING_PAGE: usize = 2_048;
/// Missing wraps named in one reply.
const MAX_WRAPS_MISSING: usize = 256;

/// What a request asks for, beside what it offers.
pub struct Asks<'a> {
    pub cursors: &'a [Cursor],
    pub wanted: &'a [Wanted],
    pub listings: &'a [ListingAsk],
    pub keys_wanted: &'a [KeyWanted],
    pub offered: &'a HashSet<BatchHash>,
    pub reply_bytes: u32,
}

/// Fills the reply.
pub fn give(app: &App, device: DeviceNumber, asks: &Asks<'_>, reply: &mut ExchangeReply) -> Result<(), Fault> {
    let mine: HashSet<RoomId> = app.log.rooms_of(device)?.into_iter().collect();
    let limit = match asks.reply_bytes {
        0 => USUAL_REPLY_BYTES,
        bytes => (bytes as usize).min(MAX_REPLY_BYTES / 2),
    };
    let mut giving = Giving {
        app,
        device,
        asks,
        reply,
        rows_left: limit,
        members_left: MEMBER_BYTES,
    };
    // What a device asks for by name comes first: it refills, and must not starve behind other rooms' news.
    giving.asked_for(&mine)?;
    let mut cursors: Vec<Cursor> = asks.cursors.to_vec();
    // The program room's entries come first: the others rest on them.
    cursors.sort_by_key(|cursor| cursor.room != app.program.room);
    for cursor in &cursors {
        match mine.contains(&cursor.room) {
            true => giving.room(cursor)?,
            false => giving.reply.closed.push(cursor.room),
        }
    }
    let mut joined: Vec<RoomId> = mine
        .iter()
        .copied()
        .filter(|room| !cursors.iter().any(|c| c.room == *room))
        .collect();
    joined.sort_by_key(|room| (*room != app.program.room, *room));
    for room in joined {
        giving.joined(room)?;
    }
    giving.wraps_missing(&mine)
}

struct Giving<'a> {
    app: &'a App,
    device: DeviceNumber,
    asks: &'a Asks<'a>,
    reply: &'a mut ExchangeReply,
    rows_left: usize,
    members_left: usize,
}

impl Giving<'_> {
    fn room(&mut self, cursor: &Cursor) -> Result<(), Fault> {
        let Some(head) = self.app.log.head(cursor.room)? else {
            return Ok(());
        };
        let members = self.app.log.member_count(cursor.room)?;
        let reason = match self.app.log.digest_at(cursor.room, cursor.seq)? {
            None => Some(DivergenceReason::Behind),
            Some(digest) if !cursor.agrees_with(digest) => Some(DivergenceReason::Differs),
            Some(_) if cursor.members > members => Some(DivergenceReason::MembersBehind),
            Some(_) => None,
        };
        if let Some(reason) = reason {
            tracing::warn!(room = %cursor.room, ?reason, "a device knows another history");
            let (seq, digest) = (head.seq, head.digest);
            self.reply.divergences.push(Divergence {
                room: cursor.room,
                reason,
                seq,
                digest,
                members,
            });
        }
        let complete = self.members(cursor.room, cursor.members)?;
        match reason {
            Some(DivergenceReason::Behind | DivergenceReason::Differs) if self.is_refilling(cursor.room) => Ok(()),
            Some(DivergenceReason::Behind | DivergenceReason::Differs) => self.listing(cursor.room, 0),
            Some(DivergenceReason::MembersBehind) => Ok(()),
            // Rows wait until the entries by which they are judged have gone.
            None if complete && cursor.seq < head.seq => self.rows(cursor),
            None => Ok(()),
        }
    }

    /// Whether the device has begun to compare: then it asks for the pages that it needs.
    fn is_refilling(&self, room: RoomId) -> bool {
        let listing = self.asks.listings.iter().any(|ask| ask.room == room);
        listing || self.asks.wanted.iter().any(|wanted| wanted.room == room)
    }

    /// Entries from `from` on; whether all of them fitted.
    fn members(&mut self, room: RoomId, from: u32) -> Result<bool, Fault> {
        if self.app.log.member_count(room)? <= from {
            return Ok(true);
        }
        let mut entries = self.app.log.member_entries(room, from)?;
        let mut fitting = 0;
        for entry in &entries {
            let bytes = entry.bytes.len() + 72;
            if bytes > self.members_left {
                break;
            }
            self.members_left -= bytes;
            fitting += 1;
        }
        let complete = fitting == entries.len();
        entries.truncate(fitting);
        if !entries.is_empty() {
            self.reply.members.push(MemberNews { room, from, entries });
            self.reply.keys.extend(self.app.log.wraps_for(room, self.device)?);
        }
        Ok(complete)
    }

    fn rows(&mut self, cursor: &Cursor) -> Result<(), Fault> {
        if self.rows_left == 0 {
            let digest = self.app.log.digest_at(cursor.room, cursor.seq)?.unwrap_or(Hash::ZERO);
            self.reply.rooms.push(RoomNews {
                room: cursor.room,
                rows: vec![],
                next: cursor.seq,
                digest,
                more: true,
            });
            return Ok(());
        }
        let page = self
            .app
            .log
            .read_after(cursor.room, cursor.seq, self.rows_left, self.device, self.asks.offered)?;
        let bytes: usize = page.rows.iter().map(row_bytes).sum();
        self.rows_left = self.rows_left.saturating_sub(bytes);
        self.reply.rooms.push(RoomNews {
            room: cursor.room,
            rows: page.rows,
            next: page.next,
            digest: page.digest,
            more: page.more,
        });
        Ok(())
    }

    fn joined(&mut self, room: RoomId) -> Result<(), Fault> {
        if self.members(room, 0)? {
            self.reply.joined.push(room);
        } else {
            // Half a log of a room that the device does not follow yet helps nobody: next time.
            self.reply.members.retain(|news| news.room != room);
        }
        Ok(())
    }

    fn listing(&mut self, room: RoomId, after: u64) -> Result<(), Fault> {
        let (hashes, more) = self.app.log.hashes_after(room, after, LISTING_PAGE)?;
        self.reply.listings.push(Listing {
            room,
            after,
            hashes,
            more,
        });
        Ok(())
    }

    fn asked_for(&mut self, mine: &HashSet<RoomId>) -> Result<(), Fault> {
        for ask in self.asks.listings.iter().filter(|ask| mine.contains(&ask.room)) {
            let listed: usize = self.reply.listings.iter().map(|listing| listing.hashes.len()).sum();
            if listed < MAX_LISTED {
                self.listing(ask.room, ask.after)?;
            }
        }
        for wanted in self.asks.wanted.iter().filter(|wanted| mine.contains(&wanted.room)) {
            if self.rows_left == 0 {
                break;
            }
            if let Some(batch) = self.app.log.batch(wanted.room, wanted.batch)? {
                self.rows_left = self.rows_left.saturating_sub(batch.size_bytes());
                self.reply.found.push(batch);
            }
        }
        for wanted in self
            .asks
            .keys_wanted
            .iter()
            .filter(|wanted| mine.contains(&wanted.room))
        {
            let wraps = self.app.log.wraps_for(wanted.room, self.device)?;
            let new = wraps.into_iter().filter(|wrap| wrap.epoch == wanted.epoch);
            for wrap in new {
                if !self.reply.keys.contains(&wrap) {
                    self.reply.keys.push(wrap);
                }
            }
        }
        Ok(())
    }

    fn wraps_missing(&mut self, mine: &HashSet<RoomId>) -> Result<(), Fault> {
        let recovers = !self.app.trust.program()?.recovery().is_empty();
        for room in mine {
            let Some(log) = self.app.trust.room(*room)?.filter(|log| log.kind().is_sealed()) else {
                continue;
            };
            let missing = self.app.log.without_wrap(expected_wraps(&log, recovers))?;
            self.reply.wraps_missing.extend(missing);
        }
        self.reply.wraps_missing.sort_unstable();
        self.reply.wraps_missing.truncate(MAX_WRAPS_MISSING);
        Ok(())
    }
}

fn row_bytes(row: &shared::sync::exchange::LogRow) -> usize {
    match row {
        shared::sync::exchange::LogRow::New { batch } => batch.size_bytes(),
        shared::sync::exchange::LogRow::Yours { .. } => 40,
    }
}

/// Everybody who should find a wrap: members now, for every epoch, and the recovery recipients if there are any.
fn expected_wraps(log: &MemberLog, recovers: bool) -> Vec<WrapMissing> {
    let receivers: Vec<DeviceNumber> = log
        .members()
        .map(|member| member.device)
        .chain(recovers.then_some(RECOVERY))
        .collect();
    let of_epoch = |epoch: u32| {
        receivers.iter().map(move |device| WrapMissing {
            room: log.room(),
            epoch,
            device: *device,
        })
    };
    log.epochs().iter().flat_map(|epoch| of_epoch(epoch.epoch)).collect()
}
