//! Identifiers. Each is its own type; all are written as lower-case hexadecimal.
//!
//! None is made here: a new id needs chance, so only a host makes one.

use data_encoding::HEXLOWER;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{expected} hexadecimal digits were expected")]
pub struct BadId {
    pub expected: usize,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl $name {
            pub const ZERO: Self = Self([0; $length]);

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
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                let bad = BadId { expected: 2 * $length };
                let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| bad.clone())?;
                Self::from_slice(&bytes).ok_or(bad)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]+$", "minLength": 2 * $length, "maxLength": 2 * $length })
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
                Self::from_slice(d.bytes()?).ok_or_else(|| minicbor::decode::Error::message("an identifier has another length"))
            }
        }
    };
}

id!(
    /// A room: a log of records with its own members and key.
    RoomId, 16
);
id!(
    /// A record. SHA-256(room, kind, creator, chance), cut to 16 bytes: see `record::identity`.
    RecordId, 16
);
id!(
    /// A sealed batch, named by the hash of its signed manifest.
    BatchHash, 32
);
id!(
    /// A blob, named by the SHA-256 of its stored (sealed) bytes.
    BlobHash, 32
);
id!(
    /// Any other SHA-256.
    Hash, 32
);

/// A device within a program: its place in the program room's member log, the same in every room.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    minicbor::Encode,
    minicbor::Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct DeviceNumber(#[n(0)] pub u32);

impl std::fmt::Display for DeviceNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text_and_refuses_others() {
        let room = RoomId([7; 16]);
        assert_eq!(room.to_string().parse::<RoomId>(), Ok(room));
        assert!("07".parse::<RoomId>().is_err());
        assert!("ZZ".repeat(16).parse::<RoomId>().is_err());
    }
}
