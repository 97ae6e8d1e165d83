//! A device's own keys: one to sign, one to receive. They live in the vault header, sealed by the vault key.

use super::chance::{Chance, random};
use super::receiving::{self, ReceivingFault, ReceivingSecret};
use super::sign;
use crate::sync::wire::{self, BadBytes, PublicKey, ReceivingKey, Signature};
use ed25519_dalek::SigningKey;
use minicbor::{Decode, Encode};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The secret halves. Wiped from memory when dropped.
#[derive(Clone)]
pub struct DeviceKeys {
    signing: SigningKey,
    receiving: ReceivingSecret,
    public: DevicePublic,
}

/// The public halves: what a member log says of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DevicePublic {
    pub signing: PublicKey,
    pub receiving: ReceivingKey,
}

#[derive(Encode, Decode, Zeroize, ZeroizeOnDrop)]
#[cbor(map)]
struct Stored {
    #[cbor(n(0), with = "minicbor::bytes")]
    signing: [u8; 32],
    #[cbor(n(1), with = "minicbor::bytes")]
    receiving: [u8; 32],
}

/// Why stored keys could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeysFault {
    #[error(transparent)]
    Bytes(#[from] BadBytes),
    #[error(transparent)]
    Receiving(#[from] ReceivingFault),
}

impl DeviceKeys {
    /// New keys from the host's randomness.
    pub fn generate(chance: &mut Chance<'_>) -> Result<Self, KeysFault> {
        let stored = Stored {
            signing: random(chance),
            receiving: random(chance),
        };
        Self::from_stored(&stored)
    }

    /// From `to_bytes`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeysFault> {
        Self::from_stored(&wire::decode(bytes)?)
    }

    /// For the vault header only: these bytes are the device.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let stored = Stored {
            signing: self.signing.to_bytes(),
            receiving: *self.receiving.expose(),
        };
        Zeroizing::new(wire::encode(&stored))
    }

    pub fn public(&self) -> DevicePublic {
        self.public
    }

    /// Opens what was encrypted to this device.
    pub fn receiving(&self) -> &ReceivingSecret {
        &self.receiving
    }

    /// Signs SHA-256(purpose ‖ 0 ‖ bytes).
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> Signature {
        sign::sign(&self.signing, purpose, bytes)
    }

    fn from_stored(stored: &Stored) -> Result<Self, KeysFault> {
        let signing = SigningKey::from_bytes(&stored.signing);
        let receiving = ReceivingSecret::from_bytes(stored.receiving);
        let public = DevicePublic {
            signing: sign::public(&signing),
            receiving: receiving.public()?,
        };
        Ok(Self {
            signing,
            receiving,
            public,
        })
    }
}

impl DevicePublic {
    /// Whether both keys are ones that somebody could really hold.
    pub fn is_sound(&self) -> bool {
        sign::is_sound(&self.signing) && receiving::is_sound(&self.receiving)
    }
}

impl std::fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeviceKeys({})", self.public.signing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_from_the_vault_as_they_were() {
        let keys = DeviceKeys::generate(&mut |bytes| bytes.fill(9)).unwrap();
        let back = DeviceKeys::from_bytes(&keys.to_bytes()).unwrap();
        assert_eq!(back.public(), keys.public());
        assert_eq!(back.sign("surco/a/1", b"x"), keys.sign("surco/a/1", b"x"));
        assert!(!format!("{keys:?}").contains("0909"));
        let stored = keys.to_bytes();
        for cut in 0..stored.len() {
            assert!(DeviceKeys::from_bytes(&stored[..cut]).is_err());
        }
    }
}
