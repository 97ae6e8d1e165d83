//! The other doors of the sync server: sessions, enrolment, member logs, invites, room-key wraps.
//!
//! All are POST with a CBOR body. A reply that is not 200 carries `Problem`.

use super::exchange::{KeyWrap, MemberNews, PROTOCOL};
use super::invite::SignedCertificate;
use super::member_entry::SignedEntry;
use super::wire::{InviteId, PublicKey, Signature};
use crate::ids::{DeviceNumber, Hash, RoomId};
use minicbor::{Decode, Encode};

/// Paths of the sync server, in one place for both sides.
pub mod paths {
    pub const EXCHANGE: &str = "/sync/v1/exchange";
    pub const CHALLENGE: &str = "/sync/v1/challenge";
    pub const SESSION: &str = "/sync/v1/session";
    pub const ENROL_OPEN: &str = "/sync/v1/enrol/open";
    pub const ENROL_FINISH: &str = "/sync/v1/enrol/finish";
    pub const MEMBERS: &str = "/sync/v1/members";
    pub const INVITES: &str = "/sync/v1/invites";
    pub const KEYS: &str = "/sync/v1/keys";
    /// tus 1.0 core: POST here to create; HEAD and PATCH `/sync/v1/blobs/{hash}`; GET with Range to fetch.
    pub const BLOBS: &str = "/sync/v1/blobs";
    /// Server-sent events: "room X grew".
    pub const LIVE: &str = "/sync/v1/live";
    /// Content type of every CBOR body here; anything else (a captive portal's page) is not the server.
    pub const CBOR: &str = "application/cbor";
}

/// Purpose of a session signature.
pub const SESSION_SIGNED_AS: &str = "surco/session/1";

/// "I am this device; give me something fresh to sign."
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ChallengeRequest {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub program: RoomId,
    #[n(2)]
    pub device: DeviceNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ChallengeReply {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub challenge: [u8; 32],
    #[n(1)]
    pub now_unix_s: i64,
}

/// Answers a challenge: a signature by the device over program, device number and challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SessionRequest {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub program: RoomId,
    #[n(2)]
    pub device: DeviceNumber,
    #[cbor(n(3), with = "minicbor::bytes")]
    pub challenge: [u8; 32],
    /// A token that can only offer sealed batches and blobs: kept for sending while locked.
    #[n(4)]
    pub push_only: bool,
    #[n(5)]
    pub signature: Signature,
}

/// What a device signs to open a session, after the purpose `surco/session/1`.
pub fn session_bytes(program: RoomId, device: DeviceNumber, challenge: &[u8; 32], push_only: bool) -> Vec<u8> {
    [
        program.as_bytes(),
        &device.0.to_be_bytes(),
        challenge,
        &[u8::from(push_only)],
    ]
    .concat()
}

/// An opaque bearer token (`Authorization: Bearer <64 hexadecimal digits>`).
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SessionReply {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    #[n(1)]
    pub expires_unix_s: i64,
    #[n(2)]
    pub now_unix_s: i64,
}

/// Purpose of the signature in [`Newcomer`].
pub const NEWCOMER_SIGNED_AS: &str = "surco/enrol-open/1";

/// The first step of a new phone: it knows the secret, and from it the invite's id.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct EnrolOpen {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub invite: InviteId,
    /// From a phone that got the certificate from the issuer's screen: deposited as the issuer would, if it holds.
    #[n(2)]
    pub certificate: Option<SignedCertificate>,
    /// By which a phone that the used invite has added already gets its logs all the same.
    #[n(3)]
    pub newcomer: Option<Newcomer>,
}

impl EnrolOpen {
    /// What a phone asks that was told the secret and nothing else.
    pub fn new(invite: InviteId) -> Self {
        EnrolOpen {
            protocol: PROTOCOL,
            invite,
            certificate: None,
            newcomer: None,
        }
    }
}

/// A phone's signing key, and that it holds it: a signature over the invite's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Newcomer {
    #[n(0)]
    pub signing: PublicKey,
    #[n(1)]
    pub signature: Signature,
}

/// The certificate, and the member logs of its rooms (program room first) so that the phone can add itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct EnrolOpened {
    #[n(0)]
    pub certificate: SignedCertificate,
    #[n(1)]
    pub logs: Vec<MemberNews>,
    #[n(2)]
    pub now_unix_s: i64,
}

/// The phone's own `Add` entries, signed by the invite key, one append a room, program room first. All or nothing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct EnrolFinish {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub invite: InviteId,
    #[n(2)]
    pub appends: Vec<Append>,
}

/// Entries to append if the log's head is still the one named (compare and swap). Opens a room when it is zeros.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Append {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub head: Hash,
    #[n(2)]
    pub entries: Vec<SignedEntry>,
}

/// Appends of a member: one or more rooms, all or nothing. Wraps for new epochs and members may ride along.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AppendRequest {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub appends: Vec<Append>,
    #[cbor(n(2), skip_if = "Vec::is_empty")]
    pub keys: Vec<KeyWrap>,
}

/// Whether the entries stand now. If not, what the logs have beyond the heads named: verify, build anew, try again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AppendReply {
    #[n(0)]
    pub appended: bool,
    #[cbor(n(1), skip_if = "Vec::is_empty")]
    pub newer: Vec<MemberNews>,
    #[n(2)]
    pub now_unix_s: i64,
}

/// An issuer's certificate, to be fetched by whoever holds the secret.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PutInvite {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub certificate: SignedCertificate,
}

/// Room keys wrapped for members that lacked them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PutKeys {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub keys: Vec<KeyWrap>,
}

/// "Done", with the server's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Done {
    #[n(0)]
    pub now_unix_s: i64,
}

/// Why a request was not served.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Problem {
    #[n(0)]
    pub code: ProblemCode,
    /// One plain sentence for a person.
    #[n(1)]
    pub message: String,
}

/// On which a client acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ProblemCode {
    /// The body is not what this door takes.
    #[n(0)]
    BadRequest,
    /// No session, or it has ended: open one.
    #[n(1)]
    NoSession,
    /// The device is not, or no longer, enrolled.
    #[n(2)]
    NotEnrolled,
    /// No such invite.
    #[n(3)]
    NoInvite,
    #[n(4)]
    InviteExpired,
    #[n(5)]
    InviteUsed,
    /// The app is too old to read here; sending is still taken.
    #[n(6)]
    UpdateApp,
    #[n(7)]
    TooLarge,
    /// Too many tries: wait.
    #[n(8)]
    SlowDown,
    /// The server's disk or database: try again later, nothing was lost.
    #[n(9)]
    ServerTrouble,
    #[n(10)]
    NotAllowed,
    #[n(11)]
    NotFound,
}
