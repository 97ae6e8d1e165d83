//! The six digits that reopen a covered device. They protect a blank screen, not the vault: five tries, then it locks.

use minicbor::{Decode, Encode};
use shared::sync::wire::purpose_hash;
use zeroize::Zeroize;

/// Tries before the vault locks.
pub(super) const TRIES: u32 = 5;
const DIGITS: usize = 6;

/// A salted hash, kept inside the keyring, which the vault key seals: whoever reads it has the vault open already.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PinHash {
    #[cbor(n(0), with = "minicbor::bytes")]
    salt: [u8; 16],
    #[cbor(n(1), with = "minicbor::bytes")]
    hash: [u8; 32],
}

impl PinHash {
    /// `None` unless the PIN is six digits.
    pub fn new(pin: &str, salt: [u8; 16]) -> Option<Self> {
        let digits = pin.len() == DIGITS && pin.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| PinHash {
            salt,
            hash: hash(pin, &salt),
        })
    }

    /// Compares without telling by its duration how many bytes agree.
    pub fn fits(&self, pin: &str) -> bool {
        let mut tried = hash(pin, &self.salt);
        let differing = tried.iter().zip(&self.hash).fold(0, |found, (a, b)| found | (a ^ b));
        tried.zeroize();
        differing == 0
    }
}

impl Drop for PinHash {
    fn drop(&mut self) {
        self.hash.zeroize();
    }
}

fn hash(pin: &str, salt: &[u8; 16]) -> [u8; 32] {
    purpose_hash("surco/pin/1", &[salt, pin.as_bytes()]).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_and_nothing_else() {
        for bad in ["", "12345", "1234567", "12345a", "१२३४५६"] {
            assert!(PinHash::new(bad, [0; 16]).is_none(), "{bad}");
        }
        let pin = PinHash::new("493027", [7; 16]).unwrap();
        assert!(pin.fits("493027"));
        assert!(!pin.fits("493028"));
        assert!(!pin.fits(""));
    }
}
