//! The journal file: every commit's change, sealed and durable before "saved" is said, until a batch holds it.
//!
//! A file is the magic and then frames. A frame cut by a power failure is recognised and ends the reading, and with it goes
//! what was whole of the same commit; a frame that was damaged later is reported and the rest is read on. Appending, fsync
//! and dropping are the device's.

use super::chance::{Chance, random};
use super::room_key::RoomKey;
use super::slot::VaultKey;
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::sync::manifest::BlobRef;
use crate::sync::wire::{self, sha256};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use minicbor::{Decode, Encode};
use std::ops::Range;
use zeroize::Zeroizing;

/// The first bytes of a journal file.
pub const JOURNAL_MAGIC: &[u8] = b"surco/journal/1\n";
const INFO: &str = "surco/journal/1";
/// Longest sealed frame: a record's change is bounded by what a part may hold.
const MAX_FRAME_BYTES: usize = 8 * 1024 * 1024;
const CHECK_BYTES: usize = 4;
const HEADER_BYTES: usize = 4 + 16 + 4 + 24 + CHECK_BYTES;

/// The key of one room's journal entries.
#[derive(Clone)]
pub struct JournalKey(Zeroizing<[u8; 32]>);

impl JournalKey {
    /// In a sealed room: HKDF(room key of the epoch, "surco/journal/1").
    pub fn of_room(key: &RoomKey) -> Self {
        Self(key.derive(&[], INFO))
    }

    /// In a room without a key: HKDF(vault key, "surco/journal/1"), epoch 0. The server reads such rooms, a thief must not.
    pub fn of_vault(key: &VaultKey) -> Self {
        Self(key.derive(INFO))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

/// One record's change in a commit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct JournalEntry {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub record: RecordId,
    #[n(2)]
    pub kind: Kind,
    /// The device's own running number: gives the order and finds what the database already has.
    #[n(3)]
    pub counter: u64,
    /// The raw Automerge change.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub change: Vec<u8>,
    /// Blobs that the change begins to cite.
    #[cbor(n(5), skip_if = "Vec::is_empty")]
    pub blobs: Vec<BlobRef>,
    /// With `chance` the rest of the record's identity: the entry may outlive everything else here that knows it.
    #[n(6)]
    pub creator: DeviceNumber,
    #[cbor(n(7), with = "minicbor::bytes")]
    pub chance: [u8; 16],
    /// Entries of the same commit that were written after this one: a file that ends before them was never acknowledged.
    #[cbor(n(8), default, skip_if = "is_zero")]
    pub more: u32,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// What a journal file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct JournalReading {
    /// In file order, each with the place of its frame.
    pub entries: Vec<(Range<usize>, JournalEntry)>,
    /// Whole frames that no key at hand opens, or that were damaged: to be kept and shown, never dropped.
    pub unopened: Vec<UnopenedFrame>,
    /// Up to here the file is whole commits. Anything after is a torn write, never acknowledged: cut it off.
    pub whole_bytes: usize,
    /// Whether something followed.
    pub torn: bool,
}

/// A frame that did not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnopenedFrame {
    pub place: Range<usize>,
    pub room: RoomId,
    pub epoch: u32,
}

/// Why a journal cannot be read or written at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JournalFault {
    #[error("this is not a journal of this app")]
    NotAJournal,
    #[error("this change is larger than the journal takes")]
    TooLarge,
}

/// A frame to append: length (4, little-endian) ‖ room (16) ‖ epoch (4) ‖ nonce (24) ‖ check (4) ‖ sealed entry.
///
/// `check` is the first 4 bytes of the SHA-256 of the 48 before it, which are the associated data too.
pub fn seal_entry(
    entry: &JournalEntry,
    epoch: u32,
    key: &JournalKey,
    chance: &mut Chance<'_>,
) -> Result<Vec<u8>, JournalFault> {
    let plain = Zeroizing::new(wire::encode(entry));
    let length = plain.len() + TAG_BYTES;
    if length > MAX_FRAME_BYTES {
        return Err(JournalFault::TooLarge);
    }
    let nonce: [u8; 24] = random(chance);
    let header = [
        &(length as u32).to_le_bytes()[..],
        entry.room.as_bytes(),
        &epoch.to_le_bytes(),
        &nonce,
    ]
    .concat();
    let payload = Payload {
        msg: &plain,
        aad: &header,
    };
    let sealed = key
        .cipher()
        .encrypt(&nonce.into(), payload)
        .map_err(|_| JournalFault::TooLarge)?;
    let check = check(&header);
    Ok([header, check.to_vec(), sealed].concat())
}

/// Reads a journal with whatever keys are at hand.
pub fn read_journal(
    bytes: &[u8],
    key_of: &dyn Fn(RoomId, u32) -> Option<JournalKey>,
) -> Result<JournalReading, JournalFault> {
    let mut reading = JournalReading::default();
    // A file whose very first write was torn holds nothing that was acknowledged.
    if JOURNAL_MAGIC.starts_with(bytes) && bytes.len() < JOURNAL_MAGIC.len() {
        return Ok(JournalReading {
            torn: !bytes.is_empty(),
            ..reading
        });
    }
    let mut rest = bytes.strip_prefix(JOURNAL_MAGIC).ok_or(JournalFault::NotAJournal)?;
    reading.whole_bytes = JOURNAL_MAGIC.len();
    // How many of the last entries belong to a commit whose end has not been met.
    let mut open_commit = 0;
    while let Some(frame) = Frame::split(&mut rest) {
        let offset = reading.whole_bytes;
        reading.whole_bytes += HEADER_BYTES + frame.sealed.len();
        let place = offset..reading.whole_bytes;
        if frame.is_whole_mark() {
            open_commit = 0;
            continue;
        }
        match key_of(frame.room, frame.epoch).and_then(|key| frame.open(&key)) {
            Some(entry) => {
                open_commit = if entry.more == 0 { 0 } else { open_commit + 1 };
                reading.entries.push((place, entry));
            }
            // Its commit may have been acknowledged, whole, before this frame was damaged: what opens of it stays.
            None => {
                open_commit = 0;
                reading.unopened.push(UnopenedFrame {
                    place,
                    room: frame.room,
                    epoch: frame.epoch,
                });
            }
        }
    }
    reading.torn = !rest.is_empty();
    let whole = reading.entries.len() - open_commit;
    if let Some((place, _)) = reading.entries.get(whole) {
        reading.whole_bytes = place.start;
        reading.torn = true;
        reading.entries.truncate(whole);
    }
    Ok(reading)
}

/// Says that every commit before it is whole, although frames of it may be gone: for a file that was written anew without
/// what batches hold. A header of zeros that seals nothing.
pub fn whole_mark() -> [u8; HEADER_BYTES] {
    let mut mark = [0; HEADER_BYTES];
    let (fields, end) = mark.split_at_mut(HEADER_BYTES - CHECK_BYTES);
    end.copy_from_slice(&check(fields));
    mark
}

const TAG_BYTES: usize = 16;

struct Frame<'a> {
    header: &'a [u8],
    room: RoomId,
    epoch: u32,
    nonce: [u8; 24],
    sealed: &'a [u8],
}

impl<'a> Frame<'a> {
    /// The next whole frame; `None` at the end, at a torn tail, and where the header's check fails.
    fn split(rest: &mut &'a [u8]) -> Option<Self> {
        let (header, after) = rest.split_at_checked(HEADER_BYTES - CHECK_BYTES)?;
        let (found_check, after) = after.split_first_chunk::<CHECK_BYTES>()?;
        if *found_check != check(header) {
            return None;
        }
        let (length, fields) = header.split_first_chunk::<4>()?;
        let (room, fields) = fields.split_first_chunk::<16>()?;
        let (epoch, nonce) = fields.split_first_chunk::<4>()?;
        let (sealed, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        *rest = after;
        let (room, epoch) = (RoomId(*room), u32::from_le_bytes(*epoch));
        Some(Self {
            header,
            room,
            epoch,
            nonce: nonce.try_into().ok()?,
            sealed,
        })
    }

    fn is_whole_mark(&self) -> bool {
        self.sealed.is_empty()
    }

    fn open(&self, key: &JournalKey) -> Option<JournalEntry> {
        let payload = Payload {
            msg: self.sealed,
            aad: self.header,
        };
        let plain = Zeroizing::new(key.cipher().decrypt(&self.nonce.into(), payload).ok()?);
        wire::decode::<JournalEntry>(&plain)
            .ok()
            .filter(|entry| entry.room == self.room)
    }
}

fn check(header: &[u8]) -> [u8; CHECK_BYTES] {
    let [a, b, c, d, ..] = sha256(header).0;
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: RoomId = RoomId([1; 16]);

    fn key() -> JournalKey {
        JournalKey::of_room(&RoomKey::from_bytes([5; 32]))
    }

    fn entry(counter: u64) -> JournalEntry {
        JournalEntry {
            room: ROOM,
            record: RecordId([2; 16]),
            kind: Kind::Interview,
            counter,
            change: vec![7; 40],
            blobs: vec![],
            creator: DeviceNumber(3),
            chance: [9; 16],
            more: 0,
        }
    }

    fn journal(entries: u64) -> Vec<u8> {
        let mut n = 0;
        let frames = (1..=entries).flat_map(|counter| {
            n += 1;
            seal_entry(&entry(counter), 1, &key(), &mut |b| b.fill(n)).unwrap()
        });
        JOURNAL_MAGIC.iter().copied().chain(frames).collect()
    }

    fn read(bytes: &[u8]) -> JournalReading {
        read_journal(bytes, &|room, epoch| (room == ROOM && epoch == 1).then(key)).unwrap()
    }

    #[test]
    fn a_power_cut_at_any_byte_loses_only_the_entry_that_was_being_written() {
        let (two, three) = (journal(2), journal(3));
        for cut in two.len()..three.len() {
            let reading = read(&three[..cut]);
            assert_eq!(reading.entries.len(), 2, "{cut}");
            assert_eq!((reading.whole_bytes, reading.torn), (two.len(), cut > two.len()));
        }
        assert_eq!(read(&three).entries[2].1, entry(3));
        for cut in 0..JOURNAL_MAGIC.len() {
            assert_eq!(read(&three[..cut]).entries.len(), 0);
        }
    }

    /// One entry of its own, then a commit of three.
    fn one_and_three() -> Vec<u8> {
        let of_three = (0..3).map(|n| JournalEntry {
            more: 2 - n,
            ..entry(u64::from(n) + 2)
        });
        let frames = of_three.flat_map(|entry| seal_entry(&entry, 1, &key(), &mut |b| b.fill(40)).unwrap());
        journal(1).into_iter().chain(frames).collect()
    }

    #[test]
    fn a_power_cut_within_a_commit_of_several_leaves_nothing_of_it() {
        let (one, file) = (journal(1), one_and_three());
        for cut in one.len()..file.len() {
            let reading = read(&file[..cut]);
            assert_eq!(
                (reading.entries.len(), reading.whole_bytes, reading.torn),
                (1, one.len(), cut > one.len()),
                "{cut}"
            );
        }
        assert_eq!(read(&file).entries.len(), 4);
    }

    #[test]
    fn what_stays_of_a_commit_whose_others_a_batch_holds_is_kept() {
        let file = one_and_three();
        let second = read(&file).entries[1].0.clone();
        let kept = [JOURNAL_MAGIC, &file[second], &whole_mark()].concat();
        let reading = read(&kept);
        assert_eq!(
            (reading.entries.len(), reading.whole_bytes, reading.torn),
            (1, kept.len(), false)
        );
        // What comes after the mark is judged for itself.
        let third = read(&file).entries[2].0.clone();
        let torn = read(&[&kept, &file[third]].concat());
        assert_eq!((torn.entries.len(), torn.whole_bytes, torn.torn), (1, kept.len(), true));
    }

    #[test]
    fn damage_in_an_acknowledged_commit_hides_only_what_was_damaged() {
        let mut file = one_and_three();
        let last = file.len() - 3;
        file[last] ^= 1;
        let reading = read(&file);
        assert_eq!(
            (reading.entries.len(), reading.unopened.len(), reading.torn),
            (3, 1, false)
        );
    }

    #[test]
    fn a_torn_sector_of_zeros_after_the_end_is_no_entry() {
        let mut bytes = journal(2);
        let whole = bytes.len();
        bytes.extend([0; 512]);
        let reading = read(&bytes);
        assert_eq!(
            (reading.entries.len(), reading.whole_bytes, reading.torn),
            (2, whole, true)
        );
    }

    #[test]
    fn one_damaged_entry_does_not_hide_those_after_it() {
        let mut bytes = journal(3);
        let middle = JOURNAL_MAGIC.len() + (bytes.len() - JOURNAL_MAGIC.len()) / 3 + HEADER_BYTES + 5;
        bytes[middle] ^= 1;
        let reading = read(&bytes);
        let counters: Vec<u64> = reading.entries.iter().map(|(_, e)| e.counter).collect();
        assert_eq!((counters, reading.unopened.len()), (vec![1, 3], 1));
    }

    #[test]
    fn without_the_key_nothing_is_read_and_nothing_is_dropped() {
        let bytes = journal(2);
        let reading = read_journal(&bytes, &|_, _| None).unwrap();
        assert_eq!(
            (reading.entries.len(), reading.unopened.len(), reading.torn),
            (0, 2, false)
        );
        assert!(read_journal(b"another file", &|_, _| None).is_err());
        assert!(!bytes.windows(8).any(|w| w == [7; 8]), "a change stands in clear");
    }
}
