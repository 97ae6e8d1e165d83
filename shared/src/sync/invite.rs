//! An invite as others see it: a certificate that an issuer signed for the holder of a secret.

use super::wire::{InviteId, PublicKey, Signature};
use crate::ids::{DeviceNumber, RoomId};
use crate::permissions::Role;
use minicbor::{Decode, Encode};

/// Purpose of both signatures on a certificate.
pub const SIGNED_AS: &str = "surco/invite/1";
/// How long an invite is good for, by the server's clock.
pub const INVITE_LIFE_S: i64 = 72 * 3600;

/// Who stands behind an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum Issuer {
    #[n(0)]
    Root,
    #[n(1)]
    Device {
        #[n(0)]
        device: DeviceNumber,
    },
}

/// "Whoever holds this key may add one device of this person, in this role, to these rooms, until then."
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct InviteCertificate {
    #[n(0)]
    pub program: RoomId,
    /// The program's name, for the enrolment screen.
    #[n(1)]
    pub title: String,
    /// The program's root key. The invite key signs it too, so 26 typed characters vouch for it.
    #[n(2)]
    pub root: PublicKey,
    /// In this order: the program room first.
    #[n(3)]
    pub rooms: Vec<RoomId>,
    #[n(4)]
    pub role: Role,
    #[n(5)]
    pub person: String,
    #[n(6)]
    pub invite: PublicKey,
    #[n(7)]
    pub expires_unix_s: i64,
    #[n(8)]
    pub issuer: Issuer,
}

impl InviteCertificate {
    pub fn id(&self) -> InviteId {
        InviteId::of(&self.invite)
    }

    /// Whether it is still good at `now_unix_s`. The server asks at every use; logs are verified without a clock.
    pub fn is_open_at(&self, now_unix_s: i64) -> bool {
        now_unix_s < self.expires_unix_s
    }
}

/// A certificate's bytes as they were signed, by the issuer and by the invite key.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedCertificate {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    pub by_issuer: Signature,
    #[n(2)]
    pub by_invite: Signature,
}
