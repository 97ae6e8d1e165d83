//! One line of a room's member log: who joined, who was removed, which room key is in force.

use super::invite::SignedCertificate;
use super::manifest::Head;
use super::wire::{PublicKey, ReceivingKey, Signature, purpose_hash};
use crate::ids::{DeviceNumber, Hash, RoomId};
use crate::kinds::RoomKind;
use crate::permissions::Role;
use minicbor::{Decode, Encode};

/// Purpose of an entry's signature.
pub const SIGNED_AS: &str = "surco/member/1";
/// Purpose of the signature by which a new device shows that it holds the keys it joins with.
pub const PROOF_SIGNED_AS: &str = "surco/member-proof/1";

/// Whose key signed an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum Author {
    /// The program's root key.
    #[n(0)]
    Root,
    /// A member of this room; for the first entry of a team or casework room, a member of the program room.
    #[n(1)]
    Device {
        #[n(0)]
        device: DeviceNumber,
    },
    /// The invite key of the certificate inside the entry.
    #[n(2)]
    Invite,
}

/// What an entry does.
#[expect(
    clippy::large_enum_variant,
    reason = "decoded one at a time and never kept in numbers"
)]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum MemberBody {
    /// The first entry: the room begins. Its author is not a member yet.
    #[n(0)]
    Open {
        #[n(0)]
        kind: RoomKind,
        /// The program room; itself in a program room.
        #[n(1)]
        program: RoomId,
        #[n(2)]
        root: PublicKey,
        /// The program room's member-log head that the author knew; none in a program room.
        #[n(3)]
        program_head: Option<Hash>,
    },
    #[n(1)]
    Add {
        #[n(0)]
        device: DeviceNumber,
        /// Display name of the person.
        #[n(1)]
        person: String,
        #[n(2)]
        role: Role,
        #[n(3)]
        signing: PublicKey,
        #[n(4)]
        receiving: ReceivingKey,
        /// By `signing`, over the room and both keys. Needed in program rooms, where keys appear first.
        #[n(5)]
        proof: Option<Signature>,
        /// Present exactly when the author is an invite.
        #[n(6)]
        invite: Option<SignedCertificate>,
    },
    /// The device is out. Its batches count up to `last` (none: nothing), plus what remaining members had seen.
    #[n(2)]
    Remove {
        #[n(0)]
        device: DeviceNumber,
        #[n(1)]
        last: Option<Head>,
    },
    /// A new room key. Wraps travel beside the log and are checked against the commitment.
    #[n(3)]
    Epoch {
        #[n(0)]
        epoch: u32,
        #[n(1)]
        commitment: Hash,
    },
    /// Program room, root only: who can open a vault when a passphrase is lost. Replaces the list before.
    #[n(4)]
    Recovery {
        #[n(0)]
        recipients: Vec<ReceivingKey>,
    },
}

/// One entry, chained to the one before.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MemberEntry {
    #[n(0)]
    pub format: u16,
    #[n(1)]
    pub room: RoomId,
    /// Place in the log, from 0.
    #[n(2)]
    pub index: u32,
    /// Hash of the entry before; zeros at 0.
    #[n(3)]
    pub previous: Hash,
    #[n(4)]
    pub author: Author,
    #[n(5)]
    pub body: MemberBody,
    /// The author's clock in seconds since 1970: for screens, never for a rule.
    #[n(6)]
    pub at_unix_s: i64,
}

/// An entry's bytes as they were signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedEntry {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    pub signature: Signature,
}

impl SignedEntry {
    /// The entry's name: SHA-256("surco/member-id/1" ‖ 0 ‖ entry bytes). The newest one's is the log's head.
    pub fn hash(&self) -> Hash {
        purpose_hash("surco/member-id/1", &[&self.bytes])
    }
}

/// What a new device signs over to show that it holds its keys.
pub fn proof_bytes(room: RoomId, signing: &PublicKey, receiving: &ReceivingKey) -> Vec<u8> {
    [room.as_bytes(), signing.as_bytes(), receiving.as_bytes()].concat()
}
