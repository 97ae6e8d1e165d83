//! Invites: a 128-bit secret that a person types or scans, and the certificate that stands behind it.

use super::chance::{Chance, random};
use super::keys::DeviceKeys;
use super::room_key::derive;
use super::root::RootKey;
use super::sign;
use crate::sync::invite::{InviteCertificate, SIGNED_AS, SignedCertificate};
use crate::sync::limits::{MAX_ENTRY_BYTES, MAX_INVITE_ROOMS, MAX_PERSON_CHARS};
use crate::sync::wire::{self, InviteId, PublicKey, Signature};
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

/// The secret. The server never learns it.
#[derive(Clone)]
pub struct InviteSecret(Zeroizing<[u8; 16]>);

/// The key pair that the secret gives.
#[derive(Clone)]
pub struct InviteKeys(SigningKey);

/// Why an invite is not good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InviteFault {
    #[error("an invite has 26 letters and digits; this has {found}")]
    Length { found: usize },
    #[error("an invite has no “{letter}”; check that character")]
    Letter { letter: char },
    #[error("check the first character of the invite")]
    FirstLetter,
    #[error("the invite's certificate is damaged or not signed by whom it names; ask for a new invite")]
    Certificate,
    #[error("the invite's certificate belongs to another invite; ask for a new one")]
    OtherInvite,
    #[error("this is not an invite link")]
    Link,
    #[error("the code was not read whole, or was copied with a mistake")]
    Damaged,
    #[error("this is not the code that a new phone shows as its answer")]
    NotAnAnswer,
    #[error("this answer is to another invite")]
    OtherAnswer,
    #[error("this answer was not made by a phone that scanned the invite")]
    Answer,
}

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 26;

impl InviteSecret {
    pub fn generate(chance: &mut Chance<'_>) -> Self {
        Self(Zeroizing::new(random(chance)))
    }

    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// For sealed storage, and for the code that the new phone scans.
    pub fn expose(&self) -> &[u8; 16] {
        &self.0
    }

    /// 26 characters, most significant first; the first stands for 3 bits.
    pub fn to_text(&self) -> String {
        let number = u128::from_be_bytes(*self.0);
        let digit = |place: usize| (number >> (5 * place)) as usize & 31;
        (0..CHARACTERS)
            .rev()
            .filter_map(|place| ALPHABET.get(digit(place)))
            .map(|c| char::from(*c))
            .collect()
    }

    /// Reads what a person typed: any case, O for 0, I and L for 1, spaces and dashes anywhere.
    pub fn from_text(text: &str) -> Result<Self, InviteFault> {
        let typed: Vec<char> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.'))
            .collect();
        if typed.len() != CHARACTERS {
            return Err(InviteFault::Length { found: typed.len() });
        }
        let mut number: u128 = 0;
        for letter in typed {
            let digit = digit(letter).ok_or(InviteFault::Letter { letter })?;
            if number >> 123 != 0 {
                return Err(InviteFault::FirstLetter);
            }
            number = number << 5 | digit;
        }
        Ok(Self(Zeroizing::new(number.to_be_bytes())))
    }

    /// The key pair: seed = HKDF-SHA256(secret, no salt, "surco/invite/1").
    pub fn keys(&self) -> InviteKeys {
        InviteKeys(SigningKey::from_bytes(&derive(
            self.0.as_slice(),
            &[],
            "surco/invite/1",
        )))
    }
}

fn digit(letter: char) -> Option<u128> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|c| char::from(*c) == letter)
        .map(|p| p as u128)
}

impl InviteKeys {
    pub fn public(&self) -> PublicKey {
        sign::public(&self.0)
    }

    /// By which the certificate is fetched.
    pub fn id(&self) -> InviteId {
        InviteId::of(&self.public())
    }

    pub(crate) fn sign(&self, purpose: &str, bytes: &[u8]) -> Signature {
        sign::sign(&self.0, purpose, bytes)
    }

    /// The certificate, if the secret's own key signed it: so typed characters vouch for rooms, role and root key.
    ///
    /// The issuer's signature is checked where the log says who the issuer is: in `MemberLog::verify`.
    pub fn read_certificate(&self, signed: &SignedCertificate) -> Result<InviteCertificate, InviteFault> {
        let certificate = read(signed)?;
        if certificate.invite == self.public() {
            Ok(certificate)
        } else {
            Err(InviteFault::OtherInvite)
        }
    }
}

/// Who signs a certificate as its issuer.
pub enum IssuerKeys<'a> {
    Root(&'a RootKey),
    Device(&'a DeviceKeys),
}

/// Signs a certificate by its issuer and by the invite's own key.
pub fn sign_certificate(
    certificate: &InviteCertificate,
    issuer: IssuerKeys<'_>,
    invite: &InviteKeys,
) -> SignedCertificate {
    let bytes = wire::encode(certificate);
    let by_issuer = match issuer {
        IssuerKeys::Root(key) => key.sign(SIGNED_AS, &bytes),
        IssuerKeys::Device(keys) => keys.sign(SIGNED_AS, &bytes),
    };
    let by_invite = invite.sign(SIGNED_AS, &bytes);
    SignedCertificate {
        bytes,
        by_issuer,
        by_invite,
    }
}

/// The certificate, checked as far as it vouches for itself: well formed, within limits, signed by its invite key.
pub fn read(signed: &SignedCertificate) -> Result<InviteCertificate, InviteFault> {
    if signed.bytes.len() > MAX_ENTRY_BYTES {
        return Err(InviteFault::Certificate);
    }
    let certificate: InviteCertificate = wire::decode(&signed.bytes).map_err(|_| InviteFault::Certificate)?;
    let fits = certificate.rooms.len() <= MAX_INVITE_ROOMS
        && certificate.rooms.first() == Some(&certificate.program)
        && certificate.person.chars().count() <= MAX_PERSON_CHARS
        && sign::verify(&certificate.invite, SIGNED_AS, &signed.bytes, &signed.by_invite);
    if fits {
        Ok(certificate)
    } else {
        Err(InviteFault::Certificate)
    }
}

/// Whether the issuer whose key this is signed the certificate.
pub fn issued_by(signed: &SignedCertificate, issuer: &PublicKey) -> bool {
    sign::verify(issuer, SIGNED_AS, &signed.bytes, &signed.by_issuer)
}

/// What an invite's QR code says: `surco:1:<26 characters>:<root key, 64 hexadecimal digits>:<server address>`.
pub struct InviteLink {
    pub secret: InviteSecret,
    pub root: PublicKey,
    pub server: String,
}

impl InviteLink {
    pub fn to_text(&self) -> String {
        format!("surco:1:{}:{}:{}", self.secret.to_text(), self.root, self.server)
    }

    pub fn from_text(text: &str) -> Result<Self, InviteFault> {
        let rest = text.trim().strip_prefix("surco:1:").ok_or(InviteFault::Link)?;
        let mut fields = rest.splitn(3, ':');
        let mut field = || fields.next().ok_or(InviteFault::Link);
        let secret = InviteSecret::from_text(field()?)?;
        let root = field()?.parse().map_err(|_| InviteFault::Link)?;
        Ok(Self {
            secret,
            root,
            server: field()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invite_survives_being_read_out_over_a_bad_line() {
        let secret = InviteSecret(Zeroizing::new([
            0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0, 0, 1, 1, 0xff, 0xff, 0x10, 0x20,
        ]));
        let text = secret.to_text();
        assert_eq!(text.len(), 26);
        let spoken = text.to_lowercase().replace('0', "o").replace('1', "L");
        let spoken = format!(" {}-{} {}", &spoken[..5], &spoken[5..12], &spoken[12..]);
        assert_eq!(*InviteSecret::from_text(&spoken).unwrap().0, *secret.0);
        assert_eq!(
            InviteSecret::from_text(&text[1..]).err(),
            Some(InviteFault::Length { found: 25 })
        );
        assert_eq!(
            InviteSecret::from_text(&text.replace(&text[3..4], "U")).err(),
            Some(InviteFault::Letter { letter: 'U' })
        );
        assert_eq!(
            InviteSecret::from_text(&"Z".repeat(26)).err(),
            Some(InviteFault::FirstLetter)
        );
        let highest = InviteSecret(Zeroizing::new([0xff; 16]));
        assert_eq!(*InviteSecret::from_text(&highest.to_text()).unwrap().0, [0xff; 16]);
    }

    #[test]
    fn a_link_carries_secret_root_and_server() {
        let link = InviteLink {
            secret: InviteSecret::generate(&mut |b| b.fill(9)),
            root: PublicKey([4; 32]),
            server: "https://sync.example.org:8443".into(),
        };
        let back = InviteLink::from_text(&link.to_text()).unwrap();
        assert_eq!(back.server, link.server);
        assert_eq!(
            (back.root, back.secret.keys().id()),
            (link.root, link.secret.keys().id())
        );
        assert!(InviteLink::from_text("https://example.org").is_err());
    }
}
