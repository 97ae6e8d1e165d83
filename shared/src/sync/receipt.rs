//! The server's signed word that it holds something durably.

use super::wire::Signature;
use crate::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use minicbor::{Decode, Encode};

/// Purpose of a receipt signature.
pub const SIGNED_AS: &str = "surco/receipt/1";

/// "These batches stand in this room's log at or before `seq`, and these blobs are here whole."
///
/// One a room and exchange. `digest` commits to the whole log up to `seq`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Receipt {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub seq: u64,
    #[n(2)]
    pub digest: Hash,
    #[cbor(n(3), skip_if = "Vec::is_empty")]
    pub batches: Vec<BatchHash>,
    #[cbor(n(4), skip_if = "Vec::is_empty")]
    pub blobs: Vec<BlobHash>,
    /// The server's number in the program room's member log (role scribe).
    #[n(5)]
    pub server: DeviceNumber,
    /// Server time, in seconds since 1970.
    #[n(6)]
    pub at_unix_s: i64,
}

/// A receipt's bytes as they were signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedReceipt {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    pub signature: Signature,
}
