//! Encrypting to a person's device: age with X25519 keys, as raw bytes on the wire and `age1…` for people.

use crate::sync::wire::ReceivingKey;
use bech32::{Bech32, Hrp};
use secrecy::{ExposeSecret, SecretString};
use std::io::Read;
use zeroize::{Zeroize, Zeroizing};

/// Why something could not be encrypted to, or opened with, a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceivingFault {
    #[error("this is not an age key (age1… or AGE-SECRET-KEY-1…)")]
    NotAKey,
    #[error("this receiving key is unsound; nothing is encrypted to it")]
    WeakKey,
    #[error("nobody was named to encrypt to")]
    Nobody,
    #[error("this was not encrypted to this key, or is damaged")]
    CannotOpen,
    #[error("this is larger than it may be")]
    TooLarge,
}

/// The X25519 half of a key pair that is kept secret.
#[derive(Clone)]
pub struct ReceivingSecret(Zeroizing<[u8; 32]>);

const PUBLIC_PREFIX: Hrp = Hrp::parse_unchecked("age");
const SECRET_PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// Montgomery u-coordinates of low order, with the unused top bit clear: a shared secret with them is zero for everybody,
/// and age 0.12 panics on them.
const WEAK: [[u8; 32]; 7] = [
    [0; 32],
    first_byte(1),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    near_p(0xec),
    near_p(0xed),
    near_p(0xee),
];

const fn first_byte(value: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[0] = value;
    bytes
}

const fn near_p(first: u8) -> [u8; 32] {
    let mut bytes = [0xff; 32];
    bytes[0] = first;
    bytes[31] = 0x7f;
    bytes
}

/// Whether it is safe to encrypt to this key.
pub fn is_sound(key: &ReceivingKey) -> bool {
    let mut bytes = key.0;
    if let Some(last) = bytes.last_mut() {
        *last &= 0x7f;
    }
    !WEAK.contains(&bytes)
}

/// `age1…`, as any age tool takes it.
pub fn to_text(key: &ReceivingKey) -> String {
    bech32::encode::<Bech32>(PUBLIC_PREFIX, &key.0).unwrap_or_default()
}

/// From `age1…`. Unsound keys are refused.
pub fn from_text(text: &str) -> Result<ReceivingKey, ReceivingFault> {
    let (prefix, bytes) = bech32::decode(text.trim()).map_err(|_| ReceivingFault::NotAKey)?;
    let key = ReceivingKey::from_slice(&bytes)
        .filter(|_| prefix == PUBLIC_PREFIX)
        .ok_or(ReceivingFault::NotAKey)?;
    if is_sound(&key) {
        Ok(key)
    } else {
        Err(ReceivingFault::WeakKey)
    }
}

impl ReceivingSecret {
    /// From 32 random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// From `AGE-SECRET-KEY-1…`.
    pub fn from_text(text: &str) -> Result<Self, ReceivingFault> {
        let (prefix, mut bytes) = bech32::decode(text.trim()).map_err(|_| ReceivingFault::NotAKey)?;
        let key = <[u8; 32]>::try_from(bytes.as_slice())
            .ok()
            .filter(|_| prefix == SECRET_PREFIX)
            .map(Self::from_bytes);
        bytes.zeroize();
        key.ok_or(ReceivingFault::NotAKey)
    }

    /// `AGE-SECRET-KEY-1…`, as any age tool takes it.
    pub fn to_text(&self) -> SecretString {
        let mut lower = bech32::encode::<Bech32>(SECRET_PREFIX, self.0.as_slice()).unwrap_or_default();
        let text = SecretString::from(lower.to_uppercase());
        lower.zeroize();
        text
    }

    pub fn public(&self) -> Result<ReceivingKey, ReceivingFault> {
        let recipient = self.identity()?.to_public().to_string();
        from_text(&recipient)
    }

    pub(crate) fn identity(&self) -> Result<age::x25519::Identity, ReceivingFault> {
        self.to_text()
            .expose_secret()
            .parse()
            .map_err(|_| ReceivingFault::NotAKey)
    }
}

/// An age file of `plaintext` that each of `keys` opens. Draws from the operating system's randomness.
pub fn encrypt_to(keys: &[ReceivingKey], plaintext: &[u8]) -> Result<Vec<u8>, ReceivingFault> {
    use std::io::Write;
    let recipients = keys.iter().map(recipient).collect::<Result<Vec<_>, _>>()?;
    let recipients = recipients.iter().map(|r| r as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| ReceivingFault::Nobody)?;
    let mut sealed = Vec::new();
    let write = |sealed: &mut Vec<u8>| {
        let mut writer = encryptor.wrap_output(sealed)?;
        writer.write_all(plaintext)?;
        writer.finish().map(|_| ())
    };
    write(&mut sealed).map_err(|_| ReceivingFault::TooLarge)?;
    Ok(sealed)
}

/// Opens an age file of at most `limit_bytes` of content.
pub fn decrypt_with(
    secret: &ReceivingSecret,
    sealed: &[u8],
    limit_bytes: usize,
) -> Result<Zeroizing<Vec<u8>>, ReceivingFault> {
    let identity = secret.identity()?;
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| ReceivingFault::CannotOpen)?;
    let reader = decryptor
        .decrypt(std::iter::once(&identity as _))
        .map_err(|_| ReceivingFault::CannotOpen)?;
    let mut plaintext = Zeroizing::new(Vec::new());
    reader
        .take(limit_bytes as u64 + 1)
        .read_to_end(&mut plaintext)
        .map_err(|_| ReceivingFault::CannotOpen)?;
    if plaintext.len() > limit_bytes {
        Err(ReceivingFault::TooLarge)
    } else {
        Ok(plaintext)
    }
}

pub(crate) fn recipient(key: &ReceivingKey) -> Result<age::x25519::Recipient, ReceivingFault> {
    if !is_sound(key) {
        return Err(ReceivingFault::WeakKey);
    }
    to_text(key).parse().map_err(|_| ReceivingFault::NotAKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_and_write_as_age_itself_does() {
        let secret = ReceivingSecret::from_bytes([7; 32]);
        let identity: age::x25519::Identity = secret.to_text().expose_secret().parse().unwrap();
        assert_eq!(identity.to_string().expose_secret(), secret.to_text().expose_secret());
        assert_eq!(to_text(&secret.public().unwrap()), identity.to_public().to_string());
        assert_eq!(from_text(&to_text(&secret.public().unwrap())), secret.public());
        assert_eq!(
            ReceivingSecret::from_text(secret.to_text().expose_secret())
                .unwrap()
                .expose(),
            &[7; 32]
        );
        assert_eq!(from_text("age1nonsense"), Err(ReceivingFault::NotAKey));
    }

    #[test]
    fn weak_keys_are_refused_because_age_would_panic_on_each_of_them() {
        for weak in WEAK {
            for top_bit in [0, 0x80] {
                let mut bytes = weak;
                bytes[31] |= top_bit;
                let key = ReceivingKey(bytes);
                assert_eq!(encrypt_to(&[key], b"room key"), Err(ReceivingFault::WeakKey));
                let raw: age::x25519::Recipient = to_text(&key).parse().unwrap();
                let control = std::panic::catch_unwind(|| age::encrypt(&raw, b"room key").is_ok());
                assert!(control.is_err(), "the control: age accepts {key}");
            }
        }
    }

    #[test]
    fn only_those_named_open_it_and_damage_is_noticed() {
        let [amina, joseph, other] = [1, 2, 3].map(|n| ReceivingSecret::from_bytes([n; 32]));
        let sealed = encrypt_to(&[amina.public().unwrap(), joseph.public().unwrap()], b"hello").unwrap();
        assert_eq!(decrypt_with(&amina, &sealed, 5).unwrap().as_slice(), b"hello");
        assert_eq!(decrypt_with(&joseph, &sealed, 5).unwrap().as_slice(), b"hello");
        assert_eq!(decrypt_with(&amina, &sealed, 4), Err(ReceivingFault::TooLarge));
        assert_eq!(decrypt_with(&other, &sealed, 5), Err(ReceivingFault::CannotOpen));
        for cut in 0..sealed.len() {
            assert!(decrypt_with(&amina, &sealed[..cut], 5).is_err(), "{cut}");
        }
    }
}
