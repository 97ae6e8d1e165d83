//! What a lead signs when publishing, for readers who trust nobody but the program's root key. docs/evidence.md.

use super::keys::DeviceKeys;
use super::sign;
use crate::ids::Hash;
use crate::sync::wire::{self, PublicKey, Signature};

/// One thing that a lead states, and what its signature is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement<'a> {
    /// "These are the values that I published."
    Report { content: Hash },
    /// "This picture derives from what this stamp is of."
    Plate { plate: Hash, stamp: &'a [u8] },
    /// "In this report, the device with this key is called so." `about`: `domain::report::about_hash`.
    Signer { about: Hash, name: &'a str, key: PublicKey },
}

impl Statement<'_> {
    pub fn sign(&self, keys: &DeviceKeys) -> Signature {
        keys.sign(self.purpose(), &self.bytes())
    }

    pub fn is_signed_by(&self, key: &PublicKey, signature: &Signature) -> bool {
        sign::verify(key, self.purpose(), &self.bytes(), signature)
    }

    fn purpose(&self) -> &'static str {
        match self {
            Statement::Report { .. } => "surco/report-signed/1",
            Statement::Plate { .. } => "surco/plate/1",
            Statement::Signer { .. } => "surco/signer/1",
        }
    }

    /// Fixed lengths first, so that no two statements have the same bytes.
    fn bytes(&self) -> Vec<u8> {
        match self {
            Statement::Report { content } => content.0.to_vec(),
            Statement::Plate { plate, stamp } => [plate.0, wire::sha256(stamp).0].concat(),
            Statement::Signer { about, name, key } => [about.as_bytes(), key.as_bytes(), name.as_bytes()].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_holds_for_its_own_words_only() {
        let keys = DeviceKeys::generate(&mut |b| b.fill(2)).unwrap();
        let key = keys.public().signing;
        let plate = Hash([1; 32]);
        let said = Statement::Plate { plate, stamp: b"stamp" };
        let signature = said.sign(&keys);
        assert!(said.is_signed_by(&key, &signature));
        let others = [
            Statement::Plate { plate, stamp: b"stamq" },
            Statement::Plate {
                plate: Hash([2; 32]),
                stamp: b"stamp",
            },
            Statement::Report { content: plate },
        ];
        for other in others {
            assert!(!other.is_signed_by(&key, &signature), "{other:?}");
        }
        let name = |name| Statement::Signer {
            about: plate,
            name,
            key,
        };
        assert!(!name("camera 2").is_signed_by(&key, &name("camera 1").sign(&keys)));
    }
}
