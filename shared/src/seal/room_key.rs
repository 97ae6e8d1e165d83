//! The key of a sealed room in one epoch: made on a device, committed to in the member log, wrapped to members.

use super::chance::{Chance, random};
use super::receiving::{self, ReceivingFault, ReceivingSecret};
use crate::ids::Hash;
use crate::sync::limits::MAX_WRAP_BYTES;
use crate::sync::wire::{ReceivingKey, purpose_hash};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// 32 random bytes. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RoomKey(Zeroizing<[u8; 32]>);

/// Why a wrapped room key is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrapFault {
    #[error(transparent)]
    Receiving(#[from] ReceivingFault),
    #[error("the room key that arrived is not the one that the room's members agreed on; it was not used")]
    OtherKey,
}

impl RoomKey {
    pub fn generate(chance: &mut Chance<'_>) -> Self {
        Self::from_bytes(random(chance))
    }

    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// For the vault only.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// SHA-256("surco/room-key/1" ‖ 0 ‖ key): what the epoch entry says of it.
    pub fn commitment(&self) -> Hash {
        purpose_hash("surco/room-key/1", &[self.0.as_slice()])
    }

    /// An age file of the 32 bytes, to one member or to the recovery recipients together.
    pub fn wrap(&self, to: &[ReceivingKey]) -> Result<Vec<u8>, WrapFault> {
        Ok(receiving::encrypt_to(to, self.0.as_slice())?)
    }

    /// Opens a wrap and checks it against the epoch's commitment.
    pub fn unwrap(wrap: &[u8], secret: &ReceivingSecret, commitment: Hash) -> Result<Self, WrapFault> {
        if wrap.len() > MAX_WRAP_BYTES {
            return Err(ReceivingFault::TooLarge.into());
        }
        let bytes = receiving::decrypt_with(secret, wrap, 32)?;
        let key = <[u8; 32]>::try_from(bytes.as_slice())
            .map(Self::from_bytes)
            .map_err(|_| WrapFault::OtherKey)?;
        if key.commitment() == commitment {
            Ok(key)
        } else {
            Err(WrapFault::OtherKey)
        }
    }

    /// HKDF-SHA256(room key, salt, info), 32 bytes.
    pub(crate) fn derive(&self, salt: &[u8], info: &str) -> Zeroizing<[u8; 32]> {
        derive(self.0.as_slice(), salt, info)
    }
}

/// HKDF-SHA256(secret, salt, info), 32 bytes.
pub(crate) fn derive(secret: &[u8], salt: &[u8], info: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    #[expect(
        clippy::expect_used,
        reason = "HKDF-SHA256 refuses only outputs above 8160 bytes; this is 32"
    )]
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(info.as_bytes(), key.as_mut_slice())
        .expect("32 bytes");
    key
}

impl std::fmt::Debug for RoomKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RoomKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_room_key_opens_for_its_member_and_only_if_it_is_the_agreed_one() {
        let [amina, joseph] = [1, 2].map(|n| ReceivingSecret::from_bytes([n; 32]));
        let key = RoomKey::from_bytes([8; 32]);
        let wrap = key.wrap(&[amina.public().unwrap()]).unwrap();
        assert!(wrap.len() < 400, "{}", wrap.len());
        assert_eq!(RoomKey::unwrap(&wrap, &amina, key.commitment()), Ok(key.clone()));
        assert!(RoomKey::unwrap(&wrap, &joseph, key.commitment()).is_err());
        let other = RoomKey::from_bytes([9; 32]).commitment();
        assert_eq!(RoomKey::unwrap(&wrap, &amina, other), Err(WrapFault::OtherKey));
    }
}
