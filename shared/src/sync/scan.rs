//! What two phones show each other when neither reaches the server: the invite with its certificate, and the answer.
//!
//! Both are texts of QR codes in upper case, digits and colons only, so that the code stays small and the text survives
//! being copied: `SURCO:2:` (invite) or `SURCO:3:` (answer), then base 32 of the bytes and a check.

use super::wire::{self, InviteId, PublicKey, ReceivingKey, Signature, purpose_hash};
use data_encoding::BASE32_NOPAD;
use minicbor::{Decode, Encode};

/// Purpose of the signature on an answer, by the invite key: whoever made it holds the secret.
pub const ANSWER_SIGNED_AS: &str = "surco/answer/1";
/// The longest text that a phone's camera reads from another phone's screen without trouble.
pub const MAX_SCAN_CHARS: usize = 900;
/// Bytes of the check at the end.
const CHECK_BYTES: usize = 4;

/// Scan 1, from the phone that invites: all that a new phone can verify by itself.
///
/// The certificate's other signature, by the invite key, is not carried: the secret gives it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CarriedInvite {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub secret: [u8; 16],
    #[n(1)]
    pub server: String,
    /// The certificate as it was signed.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub certificate: Vec<u8>,
    #[n(3)]
    pub by_issuer: Signature,
}

/// Scan 2, from the new phone: its keys, and that it holds them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Answer {
    #[n(0)]
    pub invite: InviteId,
    #[n(1)]
    pub signing: PublicKey,
    #[n(2)]
    pub receiving: ReceivingKey,
    /// As in the member log's `add`: by `signing`, over the program room and both keys.
    #[n(3)]
    pub proof: Signature,
}

/// An answer's bytes as the invite key signed them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedAnswer {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    pub by_invite: Signature,
}

/// Why a text is not what was to be scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanFault {
    /// Something else altogether.
    #[error("this is another kind of code")]
    Kind,
    #[error("the code is incomplete or has a mistake in it")]
    Damaged,
}

/// Which of the two it is.
trait Scan: Encode<()> + for<'b> Decode<'b, ()> {
    const PREFIX: &'static str;
}

impl Scan for CarriedInvite {
    const PREFIX: &'static str = "SURCO:2:";
}

impl Scan for SignedAnswer {
    const PREFIX: &'static str = "SURCO:3:";
}

impl CarriedInvite {
    pub fn to_text(&self) -> String {
        text(self)
    }

    pub fn from_text(text: &str) -> Result<Self, ScanFault> {
        read(text)
    }
}

impl SignedAnswer {
    pub fn to_text(&self) -> String {
        text(self)
    }

    pub fn from_text(text: &str) -> Result<Self, ScanFault> {
        read(text)
    }
}

fn text<S: Scan>(scan: &S) -> String {
    let mut bytes = wire::encode(scan);
    bytes.extend(check(S::PREFIX, &bytes));
    format!("{}{}", S::PREFIX, BASE32_NOPAD.encode(&bytes))
}

/// Reads what a camera or a clipboard brought: any case, with line breaks and spaces anywhere.
fn read<S: Scan>(text: &str) -> Result<S, ScanFault> {
    let letters: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .take(MAX_SCAN_CHARS + 1)
        .collect::<String>()
        .to_ascii_uppercase();
    let coded = letters.strip_prefix(S::PREFIX).ok_or(ScanFault::Kind)?;
    if letters.len() > MAX_SCAN_CHARS {
        return Err(ScanFault::Damaged);
    }
    let bytes = BASE32_NOPAD.decode(coded.as_bytes()).map_err(|_| ScanFault::Damaged)?;
    let place = bytes.len().checked_sub(CHECK_BYTES).ok_or(ScanFault::Damaged)?;
    let (content, found) = bytes.split_at(place);
    if found != check(S::PREFIX, content) {
        return Err(ScanFault::Damaged);
    }
    wire::decode(content).map_err(|_| ScanFault::Damaged)
}

fn check(prefix: &str, content: &[u8]) -> [u8; CHECK_BYTES] {
    let hash = purpose_hash("surco/scan/1", &[prefix.as_bytes(), content]).0;
    std::array::from_fn(|place| hash.get(place).copied().unwrap_or_default())
}
