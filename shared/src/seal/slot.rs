//! The vault header: slots that each give the vault key, and the device's secrets sealed by it.
//!
//! Slot P opens with the passphrase, slot R with a recovery key of the program. The header is a small file of its own:
//! losing the database does not lose the signer. Writing it safely (new file, fsync, rename) is the device's.

use super::chance::{Chance, random};
use super::passphrase::{PassphraseBox, PassphraseCost, PassphraseFault};
use super::receiving::{self, ReceivingFault, ReceivingSecret};
use super::room_key::derive;
use crate::sync::manifest::FORMAT;
use crate::sync::wire::{self, ReceivingKey};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use minicbor::{Decode, Encode};
use secrecy::SecretString;
use zeroize::Zeroizing;

/// 32 random bytes: SQLCipher's raw key. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct VaultKey(Zeroizing<[u8; 32]>);

/// The header as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VaultHeader {
    #[n(0)]
    format: u16,
    /// Slot P.
    #[n(1)]
    passphrase: PassphraseBox,
    /// Slot R: an age file to the recovery recipients. Absent until the program's log names some.
    #[cbor(n(2), with = "minicbor::bytes")]
    recovery: Option<Vec<u8>>,
    #[cbor(n(3), with = "minicbor::bytes")]
    nonce: [u8; 24],
    /// The device's secrets (its keys, above all), sealed by the vault key.
    #[cbor(n(4), with = "minicbor::bytes")]
    secrets: Vec<u8>,
}

/// The first bytes of a vault header file.
pub const HEADER_MAGIC: &[u8] = b"surco/vault/1\n";
const SLOT_PURPOSE: &str = "surco/vault-slot/1";
const SECRETS_PURPOSE: &str = "surco/vault-secrets/1";
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// Why a vault does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlotFault {
    #[error("this is not the header of a vault, or it is damaged; use the copy beside it")]
    NotAHeader,
    #[error("this vault was made by a newer app (format {found}); update the app")]
    NewerFormat { found: u16 },
    #[error(transparent)]
    Passphrase(#[from] PassphraseFault),
    #[error(transparent)]
    Recovery(#[from] ReceivingFault),
    #[error("this vault has no recovery; only its passphrase opens it")]
    NoRecovery,
    #[error("the key opened, but the device's secrets do not fit it; use the copy of the header beside it")]
    Secrets,
}

impl VaultKey {
    pub fn generate(chance: &mut Chance<'_>) -> Self {
        Self(Zeroizing::new(random(chance)))
    }

    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// HKDF-SHA256(vault key, no salt, info): keys for other files of the vault.
    pub fn derive(&self, info: &str) -> Zeroizing<[u8; 32]> {
        derive(self.0.as_slice(), &[], info)
    }

    /// From the bytes that a slot held; `None` if they are not 32.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        <[u8; 32]>::try_from(bytes).ok().map(|b| Self(Zeroizing::new(b)))
    }
}

impl std::fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VaultKey(…)")
    }
}

impl VaultHeader {
    /// A header around a vault key, with both slots and the secrets. Also to change any of them: make it anew.
    pub fn seal(
        key: &VaultKey,
        passphrase: &SecretString,
        cost: PassphraseCost,
        recovery: &[ReceivingKey],
        secrets: &[u8],
        chance: &mut Chance<'_>,
    ) -> Result<Self, SlotFault> {
        let slot = PassphraseBox::seal(passphrase, SLOT_PURPOSE, cost, key.expose(), chance)?;
        let recovery = recovery_slot(key, recovery)?;
        let blank = Self {
            format: FORMAT,
            passphrase: slot,
            recovery,
            nonce: [0; 24],
            secrets: vec![],
        };
        blank.with_secrets(key, secrets, chance)
    }

    /// The same header with other secrets.
    pub fn with_secrets(self, key: &VaultKey, secrets: &[u8], chance: &mut Chance<'_>) -> Result<Self, SlotFault> {
        let nonce: [u8; 24] = random(chance);
        let payload = Payload {
            msg: secrets,
            aad: SECRETS_PURPOSE.as_bytes(),
        };
        let sealed = secrets_cipher(key)
            .encrypt(&nonce.into(), payload)
            .map_err(|_| SlotFault::Secrets)?;
        Ok(Self {
            nonce,
            secrets: sealed,
            ..self
        })
    }

    /// The same header with another slot R; none when nobody is named.
    pub fn with_recovery(self, key: &VaultKey, recovery: &[ReceivingKey]) -> Result<Self, SlotFault> {
        Ok(Self {
            recovery: recovery_slot(key, recovery)?,
            ..self
        })
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        [HEADER_MAGIC, &wire::encode(self)].concat()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SlotFault> {
        let body = bytes
            .strip_prefix(HEADER_MAGIC)
            .filter(|b| b.len() <= MAX_HEADER_BYTES)
            .ok_or(SlotFault::NotAHeader)?;
        let header: Self = wire::decode(body).map_err(|_| SlotFault::NotAHeader)?;
        match header.format {
            FORMAT => Ok(header),
            found => Err(SlotFault::NewerFormat { found }),
        }
    }

    /// Slot P. Takes one key derivation.
    pub fn open(&self, passphrase: &SecretString) -> Result<VaultKey, SlotFault> {
        let bytes = self.passphrase.open(passphrase, SLOT_PURPOSE)?;
        VaultKey::from_slice(&bytes).ok_or(SlotFault::Secrets)
    }

    /// Slot R, with a recovery key of the program.
    pub fn open_with_recovery(&self, secret: &ReceivingSecret) -> Result<VaultKey, SlotFault> {
        let slot = self.recovery.as_ref().ok_or(SlotFault::NoRecovery)?;
        let bytes = receiving::decrypt_with(secret, slot, 32)?;
        VaultKey::from_slice(&bytes).ok_or(SlotFault::Secrets)
    }

    /// The device's secrets.
    pub fn secrets(&self, key: &VaultKey) -> Result<Zeroizing<Vec<u8>>, SlotFault> {
        let payload = Payload {
            msg: &self.secrets,
            aad: SECRETS_PURPOSE.as_bytes(),
        };
        secrets_cipher(key)
            .decrypt(&self.nonce.into(), payload)
            .map(Zeroizing::new)
            .map_err(|_| SlotFault::Secrets)
    }

    /// What one guess at the passphrase costs.
    pub fn cost(&self) -> PassphraseCost {
        self.passphrase.cost()
    }

    pub fn has_recovery(&self) -> bool {
        self.recovery.is_some()
    }

    /// Slot R as it is stored: an age file.
    pub fn recovery(&self) -> Option<&[u8]> {
        self.recovery.as_deref()
    }
}

fn recovery_slot(key: &VaultKey, recovery: &[ReceivingKey]) -> Result<Option<Vec<u8>>, SlotFault> {
    match recovery {
        [] => Ok(None),
        keys => Ok(Some(receiving::encrypt_to(keys, key.expose())?)),
    }
}

fn secrets_cipher(key: &VaultKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.derive(SECRETS_PURPOSE)).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance() -> impl FnMut(&mut [u8]) {
        let mut next = 0u8;
        move |bytes: &mut [u8]| {
            bytes.iter_mut().for_each(|b| {
                next = next.wrapping_add(1);
                *b = next;
            })
        }
    }

    #[test]
    fn a_vault_opens_with_its_passphrase_or_with_recovery_and_gives_the_same_secrets() {
        let mut chance = chance();
        let key = VaultKey::generate(&mut chance);
        let recovery = ReceivingSecret::from_bytes([6; 32]);
        let passphrase = SecretString::from("furrow under the orange trees");
        let header = VaultHeader::seal(
            &key,
            &passphrase,
            PassphraseCost::FLOOR,
            &[recovery.public().unwrap()],
            b"device keys",
            &mut chance,
        )
        .unwrap();
        let header = VaultHeader::from_bytes(&header.to_bytes()).unwrap();
        assert_eq!(header.open(&passphrase).unwrap(), key);
        assert_eq!(header.open_with_recovery(&recovery).unwrap(), key);
        assert_eq!(header.secrets(&key).unwrap().as_slice(), b"device keys");
        assert!(header.open(&SecretString::from("furrow")).is_err());
        assert!(
            header
                .open_with_recovery(&ReceivingSecret::from_bytes([7; 32]))
                .is_err()
        );
        let without = header.with_recovery(&key, &[]).unwrap();
        assert_eq!(without.open_with_recovery(&recovery), Err(SlotFault::NoRecovery));
        assert_eq!(
            without.secrets(&VaultKey::generate(&mut chance)),
            Err(SlotFault::Secrets)
        );
    }

    #[test]
    fn a_damaged_header_never_opens_and_never_panics() {
        let mut chance = chance();
        let key = VaultKey::generate(&mut chance);
        let passphrase = SecretString::from("x");
        let bytes = VaultHeader::seal(&key, &passphrase, PassphraseCost::FLOOR, &[], b"keys", &mut chance)
            .unwrap()
            .to_bytes();
        for cut in 0..bytes.len() {
            assert!(VaultHeader::from_bytes(&bytes[..cut]).is_err());
        }
        for at in HEADER_MAGIC.len()..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            // The key derivation is left out where the header already fails; else the secrets must not come out.
            if let Ok(header) = VaultHeader::from_bytes(&damaged)
                && header.passphrase == VaultHeader::from_bytes(&bytes).unwrap().passphrase
            {
                assert!(header.secrets(&key).is_err(), "byte {at}");
            }
        }
    }
}
