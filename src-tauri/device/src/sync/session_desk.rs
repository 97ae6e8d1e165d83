//! The unlocked device at the table: every step takes the device's lock for as long as it works, never while the link does.

use super::desk::{Desk, Page};
use super::fault::LinkFault;
use super::files::BlobToSend;
use super::files_due::FilesDue;
use super::{custody, keys};
use crate::device::Device;
use crate::session::Session;
use crate::store::{Setting, StoredRoom};
use shared::api::{ApiError, Code};
use shared::ids::{BatchHash, BlobHash, Hash, RoomId};
use shared::seal::receipt::verify_receipt;
use shared::sync::Batch;
use shared::sync::cursor::{Cursor, digest_after};
use shared::sync::exchange::{
    KeyWanted, KeyWrap, LogRow, MemberNews, RefusalCode, RefusedBatch, RoomNews, Wanted, WrapMissing,
};
use shared::sync::limits::{MAX_OFFERED, MAX_ROOMS};
use shared::sync::messages::Append;
use shared::sync::receipt::SignedReceipt;
use std::collections::{BTreeMap, BTreeSet};

/// Rooms that the server does not give to this device any more: they are not asked for until it names them again.
const CLOSED: Setting<Vec<RoomId>> = Setting::new("closed_rooms");

/// See the head of this file.
pub(super) struct SessionDesk<'a> {
    device: &'a Device,
    files: FilesDue,
    /// Whether receipts were asked for once in this round.
    asked: bool,
}

impl<'a> SessionDesk<'a> {
    pub fn new(device: &'a Device, only: Option<BlobHash>) -> Self {
        SessionDesk {
            device,
            files: FilesDue::new(only),
            asked: false,
        }
    }

    /// Seals what is open, so that all of it can go.
    pub fn seal(&self) -> Result<(), LinkFault> {
        self.at(|session| session.seal_all())
    }

    fn at<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, ApiError>) -> Result<T, LinkFault> {
        Ok(self.device.with_session(work)?)
    }
}

impl Desk for SessionDesk<'_> {
    fn appends(&mut self) -> Result<Vec<Append>, LinkFault> {
        self.at(|session| {
            let rooms = session.keyring().rooms.iter().filter(|room| !room.practice);
            let mut appends: Vec<_> = rooms
                .filter_map(|room| {
                    let known = room.entries_at_server as usize;
                    let entries = room.entries.get(known..).filter(|unsent| !unsent.is_empty())?.to_vec();
                    let head = known
                        .checked_sub(1)
                        .and_then(|last| room.entries.get(last))
                        .map_or(Hash::ZERO, |e| e.hash());
                    Some((
                        room.kind,
                        Append {
                            room: room.room,
                            head,
                            entries,
                        },
                    ))
                })
                .collect();
            appends.sort_by_key(|(kind, _)| *kind);
            Ok(appends.into_iter().map(|(_, append)| append).collect())
        })
    }

    fn appended(&mut self, appends: &[Append]) -> Result<(), LinkFault> {
        self.at(|session| {
            appends.iter().try_for_each(|append| {
                let count = count(session.member_entries(append.room).len());
                session.note_entries_at_server(append.room, count)
            })
        })
    }

    fn members_lost(&mut self, room: RoomId, has: u32) -> Result<(), LinkFault> {
        self.at(|session| session.note_entries_at_server(room, has))
    }

    fn cursors(&mut self) -> Result<Vec<Cursor>, LinkFault> {
        self.at(|session| {
            let mut cursors = Vec::new();
            for room in session
                .store()
                .rooms()?
                .into_iter()
                .filter(|room| !room.practice)
                .take(MAX_ROOMS)
            {
                let (seq, digest) = session.store().cursor(room.room)?;
                let members = count(session.member_entries(room.room).len());
                cursors.push(Cursor::new(room.room, seq, digest, members));
            }
            Ok(cursors)
        })
    }

    fn unsent(&mut self, bytes: usize, but_not: &BTreeSet<BatchHash>) -> Result<Vec<Batch>, LinkFault> {
        self.at(|session| {
            let (mut batches, mut size) = (Vec::new(), 0);
            let rooms: Vec<_> = session
                .store()
                .rooms()?
                .into_iter()
                .filter(|room| !room.practice)
                .collect();
            for room in rooms {
                for hash in session.store().batches_to_send(room.room)? {
                    if size >= bytes || batches.len() >= MAX_OFFERED {
                        return Ok(batches);
                    }
                    if but_not.contains(&hash) {
                        continue;
                    }
                    if let Some(batch) = session.store().batch(hash)? {
                        size += batch.size_bytes();
                        batches.push(batch);
                    }
                }
            }
            Ok(batches)
        })
    }

    fn keys_wanted(&mut self) -> Result<Vec<KeyWanted>, LinkFault> {
        self.at(|session| Ok(keys::wanted(session)))
    }

    fn receipts_wanted(&mut self) -> Result<Vec<Wanted>, LinkFault> {
        if std::mem::replace(&mut self.asked, true) || self.files.sent().is_empty() {
            return Ok(vec![]);
        }
        let sent = self.files.sent();
        self.device
            .with_session(|session| custody::batches_citing(session, sent))
            .map_err(LinkFault::from)
    }

    fn take_members(&mut self, news: &[MemberNews]) -> Result<(), LinkFault> {
        self.at(|session| {
            let program = session.enrolment()?.program;
            let program_first = news.iter().filter(|one| one.room == program);
            let others = news.iter().filter(|one| one.room != program);
            for MemberNews { room, from, entries } in program_first.chain(others) {
                match session.extend_member_log(*room, *from, entries, true) {
                    // A list that does not hold is an alarm for its room; the other rooms go on.
                    Err(error) if error.code == Code::ServerRefused && *room != program => {
                        tracing::error!(%room, %error, "a room's list of members was not taken");
                    }
                    other => other?,
                }
            }
            Ok(())
        })
    }

    fn take_keys(&mut self, wraps: &[KeyWrap]) -> Result<(), LinkFault> {
        self.at(|session| wraps.iter().try_for_each(|wrap| keys::take(session, wrap)))
    }

    fn take_receipts(&mut self, receipts: &[SignedReceipt]) -> Result<BTreeSet<BatchHash>, LinkFault> {
        let forged = || LinkFault::Contradicts("a receipt is not signed by this program's server");
        let mut settled = BTreeSet::new();
        for signed in receipts {
            let program = |session: &mut Session| Ok(session.enrolment()?.program);
            let program = self.at(program)?;
            let receipt =
                self.at(|session| Ok(session.member_log(program).and_then(|log| verify_receipt(signed, log))))?;
            let receipt = receipt.ok_or_else(forged)?;
            self.at(|session| custody::take_receipt(session, &receipt))?;
            settled.extend(receipt.batches);
        }
        Ok(settled)
    }

    fn take_refused(&mut self, refused: &[RefusedBatch]) -> Result<(), LinkFault> {
        for RefusedBatch { batch, code } in refused {
            match code {
                RefusalCode::Parked | RefusalCode::TooFarAhead | RefusalCode::TryAgain => {}
                RefusalCode::Forked | RefusalCode::NotAllowed | RefusalCode::Unsafe | RefusalCode::AfterRemoval => {
                    tracing::warn!(%batch, ?code, "the server keeps a batch and sets it aside");
                }
                RefusalCode::Malformed | RefusalCode::NotAMember | RefusalCode::BadSignature => {
                    tracing::error!(%batch, ?code, "the server does not take a batch; it stays here");
                }
                RefusalCode::NoSuchRoom | RefusalCode::NewerFormat => {
                    tracing::error!(%batch, ?code, "the server does not take a batch; it stays here");
                }
            }
        }
        Ok(())
    }

    fn take_page(&mut self, news: &RoomNews) -> Result<Page, LinkFault> {
        self.at(|session| {
            if session.member_log(news.room).is_none() {
                return Ok(Page::Left);
            }
            let (seq, before) = session.store().cursor(news.room)?;
            let digest = news
                .rows
                .iter()
                .fold(before, |digest, row| digest_after(digest, row.hash()));
            if digest != news.digest || seq + news.rows.len() as u64 != news.next {
                return Ok(Page::Differs);
            }
            if !custody::are_promises_kept(session, (seq, before), news)? {
                return Ok(Page::Differs);
            }
            let mut foreign = Vec::new();
            for row in &news.rows {
                match row {
                    LogRow::New { batch } => foreign.push(batch.clone()),
                    // Ours, so the server says; if it is not here, a restored device has lost it and asks for it.
                    LogRow::Yours { batch } if session.store().has_batch(*batch)? => {}
                    LogRow::Yours { .. } => return Ok(Page::Differs),
                }
            }
            let records = session.take_in(news.room, &foreign, Some((news.next, digest)))?.records;
            // For own batches only a signed receipt counts.
            session.store_mut().within(|store| {
                let new = (seq + 1..)
                    .zip(&news.rows)
                    .filter(|(_, row)| matches!(row, LogRow::New { .. }));
                for (place, row) in new {
                    store.set_log_seq(row.hash(), place)?;
                }
                custody::settle_promises(store, news.room, news.next)?;
                Ok::<_, ApiError>(())
            })?;
            custody::note_seen(session, news.room, &news.rows)?;
            Ok(Page::Taken { records })
        })
    }

    fn take_found(&mut self, batches: &[Batch]) -> Result<u32, LinkFault> {
        let mut rooms: BTreeMap<RoomId, Vec<Batch>> = BTreeMap::new();
        for batch in batches {
            let manifest = batch
                .manifest
                .read()
                .map_err(|_| LinkFault::Contradicts("a batch it found is damaged"))?;
            rooms.entry(manifest.room).or_default().push(batch.clone());
        }
        let mut records = 0;
        for (room, batches) in rooms {
            records += self.at(|session| session.take_in(room, &batches, None))?.records;
            // 0: at the server, the place unknown.
            self.at(|session| {
                Ok(batches
                    .iter()
                    .try_for_each(|batch| session.store().set_log_seq(batch.hash(), 0))?)
            })?;
        }
        Ok(records)
    }

    fn take_blobs_wanted(&mut self, blobs: &[BlobHash]) -> Result<(), LinkFault> {
        self.at(|session| {
            for blob in blobs {
                if session.store().blob(*blob)?.is_some_and(|row| row.on_server) {
                    session.store().set_blob_on_server(*blob, false)?;
                }
            }
            Ok(())
        })
    }

    fn take_closed(&mut self, rooms: &[RoomId]) -> Result<(), LinkFault> {
        self.at(|session| {
            let mut closed = session.store().setting(&CLOSED)?.unwrap_or_default();
            for room in rooms {
                if session.member_log(*room).is_some() && !closed.contains(room) {
                    tracing::warn!(%room, "this device may not read this room any more; what is here stays");
                    closed.push(*room);
                    session.store().set_setting(&CLOSED, &closed)?;
                    session.note_changed(Some(*room), []);
                }
            }
            Ok(())
        })
    }

    fn take_joined(&mut self, rooms: &[RoomId]) -> Result<(), LinkFault> {
        self.at(|session| {
            let mut closed = session.store().setting(&CLOSED)?.unwrap_or_default();
            if rooms.iter().any(|room| closed.contains(room)) {
                closed.retain(|room| !rooms.contains(room));
                session.store().set_setting(&CLOSED, &closed)?;
            }
            Ok(())
        })
    }

    fn wraps_for(&mut self, missing: &[WrapMissing]) -> Result<Vec<KeyWrap>, LinkFault> {
        self.at(|session| keys::wrap(session, missing))
    }

    fn lagging(&mut self) -> Result<Vec<RoomId>, LinkFault> {
        self.at(|session| {
            let mut lagging = Vec::new();
            for room in open_rooms(session)? {
                let beyond = session.store().confirmed_up_to(room.room)? > session.store().cursor(room.room)?.0;
                if beyond || custody::promises(session.store())?.wait_in(room.room) {
                    lagging.push(room.room);
                }
            }
            Ok(lagging)
        })
    }

    fn compare(&mut self, room: RoomId, at_server: &[BatchHash]) -> Result<Vec<BatchHash>, LinkFault> {
        self.at(|session| custody::compare(session, room, at_server))
    }

    fn stand_at(&mut self, room: RoomId, seq: u64, digest: Hash) -> Result<(), LinkFault> {
        self.at(|session| {
            session.store_mut().within(|store| {
                custody::stand_at(store, room, seq)?;
                Ok::<_, ApiError>(store.set_cursor(room, seq, digest)?)
            })
        })
    }

    fn packs_wanted(&mut self) -> Result<Vec<Hash>, LinkFault> {
        self.at(|session| session.packs_wanted())
    }

    fn take_pack(&mut self, hash: Hash, bundle: &[u8]) -> Result<(), LinkFault> {
        self.at(|session| session.put_pack(hash, bundle))
    }

    fn previews_to_send(&mut self) -> Result<Vec<BlobToSend>, LinkFault> {
        self.at(|session| self.files.previews(session))
    }

    fn originals_to_send(&mut self) -> Result<Vec<BlobToSend>, LinkFault> {
        self.at(|session| self.files.originals(session))
    }

    fn blob_sent(&mut self, blob: BlobHash) -> Result<(), LinkFault> {
        self.files.note_sent(blob);
        Ok(())
    }

    fn blob_stopped(&mut self, blob: BlobHash) -> Result<(), LinkFault> {
        self.files.note_stopped(blob);
        Ok(())
    }
}

/// Rooms that this device exchanges: not practice, and not closed to it.
fn open_rooms(session: &Session) -> Result<Vec<StoredRoom>, ApiError> {
    let closed = session.store().setting(&CLOSED)?.unwrap_or_default();
    let rooms = session.store().rooms()?;
    Ok(rooms
        .into_iter()
        .filter(|room| !room.practice && !closed.contains(&room.room))
        .collect())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
