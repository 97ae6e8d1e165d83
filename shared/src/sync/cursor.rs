//! A place in the server's log of one room, and the running digest that makes a rollback visible.

use crate::ids::{BatchHash, Hash, RoomId};
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

/// digest_n = SHA-256(digest_{n-1} ‖ batch hash of row n); digest_0 is zeros.
pub fn digest_after(before: Hash, batch: BatchHash) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(before.0);
    hasher.update(batch.0);
    Hash(hasher.finalize().into())
}

/// Where a device stands in one room's log. Small: eight of them make a "nothing new?" of under 300 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Cursor {
    #[n(0)]
    pub room: RoomId,
    /// Last log row read; 0 before the first.
    #[n(1)]
    pub seq: u64,
    /// The first 8 bytes of the digest at `seq`.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub check: [u8; 8],
    /// Member-log entries that the device has verified.
    #[n(3)]
    pub members: u32,
}

impl Cursor {
    pub fn new(room: RoomId, seq: u64, digest: Hash, members: u32) -> Self {
        Self {
            room,
            seq,
            check: check_of(digest),
            members,
        }
    }

    /// Whether the log whose digest at this cursor's `seq` is `digest` is the one that the device read.
    pub fn agrees_with(&self, digest: Hash) -> bool {
        self.check == check_of(digest)
    }
}

/// The piece of a digest that a cursor carries.
pub fn check_of(digest: Hash) -> [u8; 8] {
    let [a, b, c, d, e, f, g, h, ..] = digest.0;
    [a, b, c, d, e, f, g, h]
}
