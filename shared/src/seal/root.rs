//! The root key of a program: a file sealed by a passphrase, kept away from the server and its data folder.

use super::chance::{Chance, random};
use super::passphrase::{PassphraseBox, PassphraseCost, PassphraseFault};
use super::sign;
use crate::ids::RoomId;
use crate::sync::wire::{self, PublicKey, Signature};
use ed25519_dalek::SigningKey;
use minicbor::{Decode, Encode};
use secrecy::SecretString;
use zeroize::Zeroizing;

/// Signs leads, the scribe and recovery recipients. Wiped from memory when dropped.
#[derive(Clone)]
pub struct RootKey {
    signing: SigningKey,
}

/// The first bytes of a root key file.
pub const ROOT_FILE_MAGIC: &[u8] = b"surco/root/1\n";
const PURPOSE: &str = "surco/root-file/1";

/// What a root key file says in clear: whose key it is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RootFile {
    #[n(0)]
    pub program: RoomId,
    #[n(1)]
    pub title: String,
    #[n(2)]
    pub public: PublicKey,
    #[n(3)]
    sealed: PassphraseBox,
}

/// Why a root key file does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RootFault {
    #[error("this is not a root key file")]
    NotARootFile,
    #[error(transparent)]
    Passphrase(#[from] PassphraseFault),
    #[error("the root key file contradicts itself; use another copy")]
    Damaged,
}

impl RootKey {
    pub fn generate(chance: &mut Chance<'_>) -> Self {
        let seed = Zeroizing::new(random(chance));
        Self {
            signing: SigningKey::from_bytes(&seed),
        }
    }

    pub fn public(&self) -> PublicKey {
        sign::public(&self.signing)
    }

    /// Signs SHA-256(purpose ‖ 0 ‖ bytes).
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> Signature {
        sign::sign(&self.signing, purpose, bytes)
    }

    /// The file, sealed by a passphrase.
    pub fn to_file(
        &self,
        program: RoomId,
        title: &str,
        passphrase: &SecretString,
        cost: PassphraseCost,
        chance: &mut Chance<'_>,
    ) -> Result<Vec<u8>, RootFault> {
        let seed = Zeroizing::new(self.signing.to_bytes());
        let sealed = PassphraseBox::seal(passphrase, PURPOSE, cost, seed.as_slice(), chance)?;
        let file = RootFile {
            program,
            title: title.to_owned(),
            public: self.public(),
            sealed,
        };
        Ok([ROOT_FILE_MAGIC, &wire::encode(&file)].concat())
    }
}

impl RootFile {
    /// What can be read without the passphrase.
    pub fn read(bytes: &[u8]) -> Result<Self, RootFault> {
        let body = bytes.strip_prefix(ROOT_FILE_MAGIC).ok_or(RootFault::NotARootFile)?;
        wire::decode(body).map_err(|_| RootFault::NotARootFile)
    }

    pub fn open(&self, passphrase: &SecretString) -> Result<RootKey, RootFault> {
        let seed = self.sealed.open(passphrase, PURPOSE)?;
        let seed = <&[u8; 32]>::try_from(seed.as_slice()).map_err(|_| RootFault::Damaged)?;
        let key = RootKey {
            signing: SigningKey::from_bytes(seed),
        };
        if key.public() == self.public {
            Ok(key)
        } else {
            Err(RootFault::Damaged)
        }
    }
}

/// A root key as people compare it: the first 16 bytes of its SHA-256, in groups of four digits.
pub fn fingerprint(root: &PublicKey) -> String {
    let hash = wire::sha256(&root.0).to_string();
    let groups: Vec<&str> = (0..8).filter_map(|i| hash.get(4 * i..4 * i + 4)).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_file_opens_with_its_passphrase_and_shows_whose_it_is_without() {
        let root = RootKey::generate(&mut |b| b.fill(4));
        let passphrase = SecretString::from("kept in the safe");
        let room = RoomId([1; 16]);
        let bytes = root
            .to_file(room, "Fair Food", &passphrase, PassphraseCost::FLOOR, &mut |b| {
                b.fill(5)
            })
            .unwrap();
        let file = RootFile::read(&bytes).unwrap();
        assert_eq!(
            (file.program, file.title.as_str(), file.public),
            (room, "Fair Food", root.public())
        );
        assert_eq!(file.open(&passphrase).unwrap().public(), root.public());
        assert!(file.open(&SecretString::from("guess")).is_err());
        for cut in 0..bytes.len() {
            assert!(RootFile::read(&bytes[..cut]).is_err(), "{cut}");
        }
        assert_eq!(fingerprint(&root.public()).len(), 39);
    }
}
