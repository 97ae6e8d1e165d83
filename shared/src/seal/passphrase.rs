//! A box that a passphrase opens: Argon2id, then XChaCha20-Poly1305. For the vault's slot P and the root file.

use super::chance::{Chance, random};
use crate::sync::wire::{self, BadBytes};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use minicbor::{Decode, Encode};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

/// What a guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct PassphraseCost {
    #[n(0)]
    pub memory_kib: u32,
    #[n(1)]
    pub passes: u32,
    #[n(2)]
    pub lanes: u32,
}

impl PassphraseCost {
    /// For phones and laptops.
    pub const USUAL: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 4,
    };
    /// Never less, whatever a header says or a slow phone measures.
    pub const FLOOR: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
    /// Never more: a crafted header must not take all memory or minutes.
    pub const CAP: Self = Self {
        memory_kib: 512 * 1024,
        passes: 16,
        lanes: 8,
    };

    fn is_allowed(self) -> bool {
        (Self::FLOOR.memory_kib..=Self::CAP.memory_kib).contains(&self.memory_kib)
            && (Self::FLOOR.passes..=Self::CAP.passes).contains(&self.passes)
            && (Self::FLOOR.lanes..=Self::CAP.lanes).contains(&self.lanes)
    }
}

/// Why a box does not open. A wrong passphrase and a damaged box look the same, on purpose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    #[error("this passphrase does not open it")]
    CannotOpen,
    #[error("the file asks for a key derivation outside the allowed range; it is damaged or was tampered with")]
    Cost,
    #[error("not enough memory to derive the key; close other apps and try again")]
    Memory,
    #[error(transparent)]
    Bytes(#[from] BadBytes),
}

/// The box as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PassphraseBox {
    #[n(0)]
    cost: PassphraseCost,
    #[cbor(n(1), with = "minicbor::bytes")]
    salt: [u8; 16],
    #[cbor(n(2), with = "minicbor::bytes")]
    nonce: [u8; 24],
    #[cbor(n(3), with = "minicbor::bytes")]
    sealed: Vec<u8>,
}

impl PassphraseBox {
    /// Seals `content` for one `purpose` (associated data, with cost and salt).
    pub fn seal(
        passphrase: &SecretString,
        purpose: &str,
        cost: PassphraseCost,
        content: &[u8],
        chance: &mut Chance<'_>,
    ) -> Result<Self, PassphraseFault> {
        let (salt, nonce) = (random(chance), random(chance));
        let key = derive(passphrase, cost, &salt)?;
        let aad = associated(purpose, cost, &salt);
        let sealed = XChaCha20Poly1305::new((&*key).into())
            .encrypt(
                &nonce.into(),
                Payload {
                    msg: content,
                    aad: &aad,
                },
            )
            .map_err(|_| PassphraseFault::CannotOpen)?;
        Ok(Self {
            cost,
            salt,
            nonce,
            sealed,
        })
    }

    /// Opens it; takes one key derivation, right or wrong.
    pub fn open(&self, passphrase: &SecretString, purpose: &str) -> Result<Zeroizing<Vec<u8>>, PassphraseFault> {
        let key = derive(passphrase, self.cost, &self.salt)?;
        let aad = associated(purpose, self.cost, &self.salt);
        XChaCha20Poly1305::new((&*key).into())
            .decrypt(
                &self.nonce.into(),
                Payload {
                    msg: &self.sealed,
                    aad: &aad,
                },
            )
            .map(Zeroizing::new)
            .map_err(|_| PassphraseFault::CannotOpen)
    }

    /// What opening costs.
    pub fn cost(&self) -> PassphraseCost {
        self.cost
    }
}

fn associated(purpose: &str, cost: PassphraseCost, salt: &[u8; 16]) -> Vec<u8> {
    wire::encode(&(purpose, cost, minicbor::bytes::ByteArray::from(*salt)))
}

fn derive(
    passphrase: &SecretString,
    cost: PassphraseCost,
    salt: &[u8],
) -> Result<Zeroizing<[u8; 32]>, PassphraseFault> {
    if !cost.is_allowed() {
        return Err(PassphraseFault::Cost);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| PassphraseFault::Cost)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| PassphraseFault::Memory)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_passphrase_for_the_right_purpose_opens_it() {
        let right = SecretString::from("five words of the furrow");
        let sealed = PassphraseBox::seal(&right, "a", PassphraseCost::FLOOR, b"key", &mut |b| b.fill(1)).unwrap();
        assert_eq!(sealed.open(&right, "a").unwrap().as_slice(), b"key");
        assert_eq!(sealed.open(&right, "b"), Err(PassphraseFault::CannotOpen));
        assert_eq!(
            sealed.open(&SecretString::from("five words"), "a"),
            Err(PassphraseFault::CannotOpen)
        );
    }

    #[test]
    fn a_header_that_asks_too_little_or_too_much_is_refused_before_any_work() {
        let passphrase = SecretString::from("x");
        let sealed = PassphraseBox::seal(&passphrase, "a", PassphraseCost::FLOOR, b"key", &mut |b| b.fill(1)).unwrap();
        for (memory_kib, passes, lanes) in [
            (8, 1, 1),
            (u32::MAX, 2, 1),
            (19 * 1024, u32::MAX, 1),
            (19 * 1024, 2, 255),
        ] {
            let crafted = PassphraseBox {
                cost: PassphraseCost {
                    memory_kib,
                    passes,
                    lanes,
                },
                ..sealed.clone()
            };
            assert_eq!(crafted.open(&passphrase, "a"), Err(PassphraseFault::Cost));
        }
        // A cheaper but allowed cost does not open it either: the cost is bound in.
        let other = PassphraseCost {
            passes: 3,
            ..PassphraseCost::FLOOR
        };
        assert_eq!(
            PassphraseBox { cost: other, ..sealed }.open(&passphrase, "a"),
            Err(PassphraseFault::CannotOpen)
        );
    }
}
