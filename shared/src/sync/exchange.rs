//! The one round trip of sync: what a device has and offers, and everything that is new for it.
//!
//! `POST /sync/v1/exchange`. Empty lists are left out, so "nothing new" stays under 300 bytes each way for 8 rooms.

use super::batch::Batch;
use super::cursor::Cursor;
use super::member_entry::SignedEntry;
use super::receipt::SignedReceipt;
use crate::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use minicbor::{Decode, Encode};

/// Version of the messages here and in `messages`.
pub const PROTOCOL: u16 = 1;

/// What a device says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ExchangeRequest {
    #[n(0)]
    pub protocol: u16,
    /// One for every room that the device follows. Rooms it is a member of and does not name come as `joined`.
    #[cbor(n(1), skip_if = "Vec::is_empty")]
    pub cursors: Vec<Cursor>,
    /// Sealed batches, identical at every retry. Another device's are welcome too (refill, carried for a teammate).
    #[cbor(n(2), skip_if = "Vec::is_empty")]
    pub batches: Vec<Batch>,
    /// The most bytes of batches that the reply should carry; 0: as many as the server likes.
    #[cbor(n(3), default)]
    pub reply_bytes: u32,
    /// Batches to send in full, by hash: after a divergence, or lost from this device.
    #[cbor(n(4), skip_if = "Vec::is_empty")]
    pub wanted: Vec<Wanted>,
    /// Pages of a room's hash list that the device wants.
    #[cbor(n(5), skip_if = "Vec::is_empty")]
    pub listings: Vec<ListingAsk>,
    /// Room keys that the device knows by commitment only.
    #[cbor(n(6), skip_if = "Vec::is_empty")]
    pub keys_wanted: Vec<KeyWanted>,
    /// Own batches for which a (new) receipt is wanted, because their blobs have arrived since.
    #[cbor(n(7), skip_if = "Vec::is_empty")]
    pub receipts_wanted: Vec<Wanted>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Wanted {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub batch: BatchHash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ListingAsk {
    #[n(0)]
    pub room: RoomId,
    /// The page begins with the row after this one.
    #[n(1)]
    pub after: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct KeyWanted {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub epoch: u32,
}

/// What the server answers. Every list may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ExchangeReply {
    #[n(0)]
    pub protocol: u16,
    /// Server time in seconds since 1970: from it and elapsed time "overdue" is computed.
    #[n(1)]
    pub now_unix_s: i64,
    #[cbor(n(2), skip_if = "Vec::is_empty")]
    pub receipts: Vec<SignedReceipt>,
    /// Offered batches that are not (or not wholly) taken, each with the reason.
    #[cbor(n(3), skip_if = "Vec::is_empty")]
    pub refused: Vec<RefusedBatch>,
    /// Rooms with news.
    #[cbor(n(4), skip_if = "Vec::is_empty")]
    pub rooms: Vec<RoomNews>,
    /// Member entries after those that the cursors count. The program room's come first.
    #[cbor(n(5), skip_if = "Vec::is_empty")]
    pub members: Vec<MemberNews>,
    /// Room keys wrapped to this device: for entries in `members`, for `joined` rooms, and those asked for.
    #[cbor(n(6), skip_if = "Vec::is_empty")]
    pub keys: Vec<KeyWrap>,
    /// Rooms that the device is a member of and did not name; their entries are in `members`.
    #[cbor(n(7), skip_if = "Vec::is_empty")]
    pub joined: Vec<RoomId>,
    /// Blobs that this device's stored batches cite and the server lacks.
    #[cbor(n(8), skip_if = "Vec::is_empty")]
    pub blobs_wanted: Vec<BlobHash>,
    /// Rooms where cursor and log disagree: the server was rolled back, or holds another history.
    #[cbor(n(9), skip_if = "Vec::is_empty")]
    pub divergences: Vec<Divergence>,
    #[cbor(n(10), skip_if = "Vec::is_empty")]
    pub listings: Vec<Listing>,
    /// Members of this device's rooms who lack a wrap that any member's device can make.
    #[cbor(n(11), skip_if = "Vec::is_empty")]
    pub wraps_missing: Vec<WrapMissing>,
    /// Rooms named by a cursor that this device may not read (any more).
    #[cbor(n(12), skip_if = "Vec::is_empty")]
    pub closed: Vec<RoomId>,
    /// Batches asked for in `wanted`.
    #[cbor(n(13), skip_if = "Vec::is_empty")]
    pub found: Vec<Batch>,
}

/// The log rows after a cursor, whole batches, as many as fit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoomNews {
    #[n(0)]
    pub room: RoomId,
    /// Rows in log order, the first being the one after the cursor.
    #[cbor(n(1), skip_if = "Vec::is_empty")]
    pub rows: Vec<LogRow>,
    /// The cursor after these rows…
    #[n(2)]
    pub next: u64,
    /// … and the full digest there, which the device recomputes.
    #[n(3)]
    pub digest: Hash,
    #[cbor(n(4), default)]
    pub more: bool,
}

/// One row of a room's log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum LogRow {
    #[n(0)]
    New {
        #[n(0)]
        batch: Batch,
    },
    /// The reader's own batch, or one that it offered in this request: only the hash.
    #[n(1)]
    Yours {
        #[n(0)]
        batch: BatchHash,
    },
}

impl LogRow {
    pub fn hash(&self) -> BatchHash {
        match self {
            LogRow::New { batch } => batch.hash(),
            LogRow::Yours { batch } => *batch,
        }
    }
}

/// Entries of one room's member log, from `from` on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MemberNews {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub from: u32,
    #[n(2)]
    pub entries: Vec<SignedEntry>,
}

/// A room key for one member: an age file to its receiving key, of the 32 bytes that the epoch entry commits to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct KeyWrap {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub epoch: u32,
    #[n(2)]
    pub device: DeviceNumber,
    #[cbor(n(3), with = "minicbor::bytes")]
    pub wrap: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(array)]
pub struct WrapMissing {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub epoch: u32,
    #[n(2)]
    pub device: DeviceNumber,
}

/// The server's log where it disagrees with a cursor. The first page of its hash list is in `listings`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Divergence {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub reason: DivergenceReason,
    /// The server's last row and its digest.
    #[n(2)]
    pub seq: u64,
    #[n(3)]
    pub digest: Hash,
    /// Member entries that the server has. Fewer than the device's: the device appends the missing ones.
    #[n(4)]
    pub members: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum DivergenceReason {
    /// The cursor is beyond the log's end.
    #[n(0)]
    Behind,
    /// The digest at the cursor's row is another.
    #[n(1)]
    Differs,
    /// The device has verified more member entries than the server has.
    #[n(2)]
    MembersBehind,
}

/// A page of a room's batch hashes in log order. Each side sends or asks for what the other lacks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Listing {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub after: u64,
    #[n(2)]
    pub hashes: Vec<BatchHash>,
    #[cbor(n(3), default)]
    pub more: bool,
}

/// An offered batch and why it is not simply taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct RefusedBatch {
    #[n(0)]
    pub batch: BatchHash,
    #[n(1)]
    pub code: RefusalCode,
}

/// Why. Codes from 100 are the reader's own for what it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum RefusalCode {
    /// Too large, cut off, or not what its hashes say. Not stored.
    #[n(0)]
    Malformed,
    /// The signer is in no log of the room. Not stored.
    #[n(1)]
    NotAMember,
    /// The signature is not the member's. Not stored.
    #[n(2)]
    BadSignature,
    /// Its predecessor is not here yet: parked. Send what comes before.
    #[n(3)]
    Parked,
    /// Its predecessor is not here and no more can be parked. Send what comes before, then this again.
    #[n(4)]
    TooFarAhead,
    /// Stored; another batch stands at the same seq. The device enrols again before it seals another.
    #[n(5)]
    Forked,
    /// Stored, parts withheld: the role may not write this kind.
    #[n(6)]
    NotAllowed,
    /// Stored, parts withheld: the guard refused what is inside.
    #[n(7)]
    Unsafe,
    /// Stored; a removed device's, beyond what counts. A lead decides.
    #[n(8)]
    AfterRemoval,
    /// The room does not exist here.
    #[n(9)]
    NoSuchRoom,
    /// Written in a format newer than the server.
    #[n(10)]
    NewerFormat,
    /// The server is full or busy: keep it and try again.
    #[n(11)]
    TryAgain,
}

impl RefusalCode {
    /// Whether the server holds the batch all the same: it need not be sent again.
    pub fn is_stored(self) -> bool {
        match self {
            Self::Forked | Self::NotAllowed | Self::Unsafe | Self::AfterRemoval => true,
            Self::Malformed | Self::NotAMember | Self::BadSignature | Self::Parked | Self::TooFarAhead => false,
            Self::NoSuchRoom | Self::NewerFormat | Self::TryAgain => false,
        }
    }
}

impl ExchangeRequest {
    /// A request that offers and asks for nothing but news.
    pub fn new(cursors: Vec<Cursor>) -> Self {
        Self {
            protocol: PROTOCOL,
            cursors,
            batches: vec![],
            reply_bytes: 0,
            wanted: vec![],
            listings: vec![],
            keys_wanted: vec![],
            receipts_wanted: vec![],
        }
    }
}

impl ExchangeReply {
    /// A reply without news.
    pub fn new(now_unix_s: i64) -> Self {
        Self {
            protocol: PROTOCOL,
            now_unix_s,
            receipts: vec![],
            refused: vec![],
            rooms: vec![],
            members: vec![],
            keys: vec![],
            joined: vec![],
            blobs_wanted: vec![],
            divergences: vec![],
            listings: vec![],
            wraps_missing: vec![],
            closed: vec![],
            found: vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::wire;

    #[test]
    fn nothing_new_in_eight_rooms_is_under_300_bytes_each_way() {
        let cursors = (0..8)
            .map(|i| Cursor::new(RoomId([i; 16]), 60_000, Hash([7; 32]), 200))
            .collect();
        let request = wire::encode(&ExchangeRequest::new(cursors));
        let reply = wire::encode(&ExchangeReply::new(1_795_000_000));
        assert!(request.len() < 300, "{}", request.len());
        assert!(reply.len() < 300, "{}", reply.len());
        assert_eq!(wire::decode::<ExchangeRequest>(&request).unwrap().cursors.len(), 8);
        assert_eq!(wire::decode::<ExchangeReply>(&reply).unwrap().now_unix_s, 1_795_000_000);
    }

    #[test]
    fn a_message_cut_anywhere_is_refused() {
        let mut reply = ExchangeReply::new(5);
        reply.joined = vec![RoomId([1; 16])];
        reply.refused = vec![RefusedBatch {
            batch: BatchHash([2; 32]),
            code: RefusalCode::Parked,
        }];
        let bytes = wire::encode(&reply);
        assert_eq!(wire::decode::<ExchangeReply>(&bytes), Ok(reply));
        for cut in 0..bytes.len() {
            assert!(wire::decode::<ExchangeReply>(&bytes[..cut]).is_err(), "{cut}");
        }
    }
}
