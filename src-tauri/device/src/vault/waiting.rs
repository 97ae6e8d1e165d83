//! Enrolments in two scans that wait for signal, in the keyring of either phone.

use minicbor::{Decode, Encode};
use shared::seal::InviteSecret;
use shared::sync::invite::SignedCertificate;
use shared::sync::scan::SignedAnswer;
use zeroize::Zeroizing;

/// An invite's secret at rest.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct KeptSecret(#[cbor(n(0), with = "super::boxed_key")] Box<Zeroizing<[u8; 16]>>);

impl KeptSecret {
    pub fn new(secret: &InviteSecret) -> Self {
        let mut kept = Box::new(Zeroizing::new([0; 16]));
        kept.copy_from_slice(secret.expose());
        KeptSecret(kept)
    }

    /// The secret itself, to be used at once.
    pub fn secret(&self) -> InviteSecret {
        InviteSecret::from_bytes(**self.0)
    }
}

impl std::fmt::Debug for KeptSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptSecret")
    }
}

/// On a new phone: what it scanned.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ScannedInvite {
    #[n(0)]
    pub secret: KeptSecret,
    #[n(1)]
    pub server: String,
    #[n(2)]
    pub certificate: SignedCertificate,
}

/// On the phone that invites: what it showed, and the answer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MadeInvite {
    #[n(0)]
    pub secret: KeptSecret,
    #[n(1)]
    pub certificate: SignedCertificate,
    /// Whether the server has the certificate.
    #[n(2)]
    pub at_server: bool,
    #[n(3)]
    pub answer: Option<SignedAnswer>,
}
