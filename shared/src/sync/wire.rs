//! The encoding below everything: CBOR maps with numbered keys, raw byte strings, hashes with a stated purpose.

use crate::ids::Hash;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Bytes from outside that are not what they should be: cut off, damaged, or followed by something else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("what arrived is cut off or damaged (at byte {at}); it was not used")]
pub struct BadBytes {
    pub at: usize,
}

/// A value as CBOR.
pub fn encode<T: minicbor::Encode<()>>(value: &T) -> Vec<u8> {
    #[expect(
        clippy::expect_used,
        reason = "writing into memory cannot fail and our types raise no error of their own"
    )]
    minicbor::to_vec(value).expect("CBOR into memory")
}

/// A value from CBOR. Unknown keys are ignored; missing ends, wrong types and trailing bytes are errors.
pub fn decode<'b, T: minicbor::Decode<'b, ()>>(bytes: &'b [u8]) -> Result<T, BadBytes> {
    let mut decoder = minicbor::Decoder::new(bytes);
    let value = decoder.decode().map_err(|_| BadBytes { at: decoder.position() })?;
    match decoder.position() == bytes.len() {
        true => Ok(value),
        false => Err(BadBytes { at: decoder.position() }),
    }
}

/// SHA-256(purpose ‖ 0x00 ‖ pieces). The purpose keeps a hash made for one use from serving another.
pub fn purpose_hash(purpose: &str, pieces: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(purpose.as_bytes());
    hasher.update([0]);
    for piece in pieces {
        hasher.update(piece);
    }
    Hash(hasher.finalize().into())
}

/// Plain SHA-256, by which stored parts, blobs and dictionaries are named.
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

macro_rules! raw_bytes {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl $name {
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// From bytes of any length; `None` unless the length fits.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&HEXLOWER.encode(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), HEXLOWER.encode(&self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::ids::BadId;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let bad = || crate::ids::BadId { expected: 2 * $length };
                let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| bad())?;
                Self::from_slice(&bytes).ok_or_else(bad)
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Self::from_slice(d.bytes()?).ok_or_else(|| minicbor::decode::Error::message("another length was expected"))
            }
        }
    };
}

raw_bytes!(
    /// An Ed25519 public key.
    PublicKey, 32
);
raw_bytes!(
    /// An Ed25519 signature.
    Signature, 64
);
raw_bytes!(
    /// An X25519 public key: what stands behind the text `age1…` of an age recipient.
    ReceivingKey, 32
);
raw_bytes!(
    /// By which an invite's certificate is fetched: the first 16 bytes of SHA-256(invite public key).
    InviteId, 16
);

impl InviteId {
    pub fn of(key: &PublicKey) -> Self {
        let mut id = [0; 16];
        id.iter_mut().zip(sha256(&key.0).0).for_each(|(to, from)| *to = from);
        Self(id)
    }
}

/// CBOR of a list of optional byte strings, for parts that may be erased.
pub mod optional_bytes {
    use minicbor::{Decoder, Encoder};

    pub fn encode<C, W: minicbor::encode::Write>(
        list: &[Option<Vec<u8>>],
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(list.len() as u64)?;
        for bytes in list {
            match bytes {
                Some(bytes) => e.bytes(bytes)?,
                None => e.null()?,
            };
        }
        Ok(())
    }

    pub fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Vec<Option<Vec<u8>>>, minicbor::decode::Error> {
        let count = d
            .array()?
            .ok_or_else(|| minicbor::decode::Error::message("a list without a length"))?;
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(match d.datatype()? {
                minicbor::data::Type::Null => d.null().map(|()| None)?,
                _ => Some(d.bytes()?.to_vec()),
            });
        }
        Ok(list)
    }
}

/// CBOR of a list of byte strings.
pub mod byte_strings {
    use minicbor::{Decoder, Encoder};

    pub fn encode<C, W: minicbor::encode::Write>(
        list: &[Vec<u8>],
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(list.len() as u64)?;
        for bytes in list {
            e.bytes(bytes)?;
        }
        Ok(())
    }

    pub fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Vec<Vec<u8>>, minicbor::decode::Error> {
        let count = d
            .array()?
            .ok_or_else(|| minicbor::decode::Error::message("a list without a length"))?;
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(d.bytes()?.to_vec());
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, minicbor::Encode, minicbor::Decode)]
    #[cbor(map)]
    struct Old {
        #[n(0)]
        key: PublicKey,
    }

    #[derive(minicbor::Encode, minicbor::Decode)]
    #[cbor(map)]
    struct New {
        #[n(0)]
        key: PublicKey,
        #[n(9)]
        later: Vec<String>,
    }

    #[test]
    fn an_older_app_ignores_keys_that_it_does_not_know() {
        let bytes = encode(&New {
            key: PublicKey([3; 32]),
            later: vec!["x".into()],
        });
        assert_eq!(
            decode::<Old>(&bytes),
            Ok(Old {
                key: PublicKey([3; 32])
            })
        );
    }

    #[test]
    fn cut_or_followed_bytes_are_refused() {
        let bytes = encode(&Old {
            key: PublicKey([3; 32]),
        });
        for cut in 0..bytes.len() {
            assert!(decode::<Old>(&bytes[..cut]).is_err(), "{cut}");
        }
        assert!(decode::<Old>(&[bytes.as_slice(), &[0]].concat()).is_err());
    }

    #[test]
    fn nesting_without_end_takes_no_stack() {
        for open in [0x81, 0x9f, 0xd8] {
            let mut bytes = encode(&Old {
                key: PublicKey([3; 32]),
            });
            bytes[0] = 0xa2;
            bytes.push(9);
            bytes.extend(std::iter::repeat_n(open, 2_000_000));
            assert!(decode::<Old>(&bytes).is_err());
        }
    }

    #[test]
    fn a_hash_for_one_purpose_is_not_one_for_another() {
        assert_ne!(purpose_hash("surco/a/1", &[b"x"]), purpose_hash("surco/b/1", &[b"x"]));
        assert_ne!(purpose_hash("surco/a/1", &[b"x"]), sha256(b"x"));
    }
}
