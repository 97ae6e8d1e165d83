//! What a round asks of the device: its side of the table. The unlocked session is one; tests have another.

use super::fault::LinkFault;
use super::files::BlobToSend;
use shared::ids::{BatchHash, BlobHash, Hash, RoomId};
use shared::sync::Batch;
use shared::sync::cursor::Cursor;
use shared::sync::exchange::{KeyWanted, KeyWrap, MemberNews, RefusedBatch, RoomNews, Wanted, WrapMissing};
use shared::sync::messages::Append;
use shared::sync::receipt::SignedReceipt;
use std::collections::BTreeSet;

/// What came of a page of a room's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Taken in; the cursor stands behind it. How many records it brought.
    Taken { records: u32 },
    /// Left for another time: this room's members are not known here yet. The other rooms go on.
    Left,
    /// Its digest does not follow from the rows and the cursor: the histories differ.
    Differs,
}

/// Everything is durable when a function returns, and taking the same thing twice changes nothing.
pub trait Desk {
    /// Member entries made here that the server does not have, program room first.
    fn appends(&mut self) -> Result<Vec<Append>, LinkFault>;
    /// The server has them now.
    fn appended(&mut self, appends: &[Append]) -> Result<(), LinkFault>;
    /// The server has only the first `has` entries of this room's member log: it was restored from an older backup.
    fn members_lost(&mut self, room: RoomId, has: u32) -> Result<(), LinkFault>;

    /// Where this device stands in each room that it follows.
    fn cursors(&mut self) -> Result<Vec<Cursor>, LinkFault>;
    /// Batches that the server is not known to hold, each chain in order: about `bytes` of them, at least one if any.
    fn unsent(&mut self, bytes: usize, but_not: &BTreeSet<BatchHash>) -> Result<Vec<Batch>, LinkFault>;
    fn keys_wanted(&mut self) -> Result<Vec<KeyWanted>, LinkFault>;
    /// Own batches whose receipt does not cover all their blobs although these were sent.
    fn receipts_wanted(&mut self) -> Result<Vec<Wanted>, LinkFault>;

    fn take_members(&mut self, news: &[MemberNews]) -> Result<(), LinkFault>;
    fn take_keys(&mut self, keys: &[KeyWrap]) -> Result<(), LinkFault>;
    fn take_receipts(&mut self, receipts: &[SignedReceipt]) -> Result<BTreeSet<BatchHash>, LinkFault>;
    fn take_refused(&mut self, refused: &[RefusedBatch]) -> Result<(), LinkFault>;
    fn take_page(&mut self, news: &RoomNews) -> Result<Page, LinkFault>;
    /// Batches asked for by hash. Returns how many records they brought.
    fn take_found(&mut self, batches: &[Batch]) -> Result<u32, LinkFault>;
    /// The server lacks these blobs, whatever it said before.
    fn take_blobs_wanted(&mut self, blobs: &[BlobHash]) -> Result<(), LinkFault>;
    /// Rooms that this device may not read any more. What is here stays.
    fn take_closed(&mut self, rooms: &[RoomId]) -> Result<(), LinkFault>;
    /// Rooms that this device is a member of (again).
    fn take_joined(&mut self, rooms: &[RoomId]) -> Result<(), LinkFault>;
    /// The room keys that this device can wrap for those who lack one.
    fn wraps_for(&mut self, missing: &[WrapMissing]) -> Result<Vec<KeyWrap>, LinkFault>;

    /// Rooms in which the server confirmed something beyond where this device stands, although all its pages were read: the
    /// server has lost rows since.
    fn lagging(&mut self) -> Result<Vec<RoomId>, LinkFault>;
    /// The server's whole list of a room's batches: marks as unsent what it lacks, and returns what this device lacks.
    fn compare(&mut self, room: RoomId, at_server: &[BatchHash]) -> Result<Vec<BatchHash>, LinkFault>;
    /// This device now stands there in the server's log.
    fn stand_at(&mut self, room: RoomId, seq: u64, digest: Hash) -> Result<(), LinkFault>;

    fn packs_wanted(&mut self) -> Result<Vec<Hash>, LinkFault>;
    /// Checked against its hash. Parts that waited for it are taken in.
    fn take_pack(&mut self, hash: Hash, bundle: &[u8]) -> Result<(), LinkFault>;

    fn previews_to_send(&mut self) -> Result<Vec<BlobToSend>, LinkFault>;
    fn originals_to_send(&mut self) -> Result<Vec<BlobToSend>, LinkFault>;
    /// The server has all bytes of it; only a receipt makes that count.
    fn blob_sent(&mut self, blob: BlobHash) -> Result<(), LinkFault>;
    /// It did not go in this round: the others have their turn.
    fn blob_stopped(&mut self, blob: BlobHash) -> Result<(), LinkFault>;
}
