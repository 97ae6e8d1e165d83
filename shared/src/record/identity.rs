//! What a record is, for ever: its room, kind, creator, and 16 random bytes; its id is their hash.
//!
//! id = first 16 bytes of SHA-256("surco/record/1\0" ‖ room, 16 bytes ‖ kind's name ‖ 0x00 ‖ creator's device number, 4 bytes
//! big-endian ‖ chance, 16 bytes). So a kind cannot change, a record has one creator, and two devices cannot create the same.

use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use sha2::{Digest, Sha256};

const DOMAIN: &[u8] = b"surco/record/1\0";

/// Where kind, creator and chance stand in the document: set by its first change, and never again.
pub(super) const KIND: &str = "kind";
pub(super) const CREATOR: &str = "creator";
pub(super) const CHANCE: &str = "chance";
/// Keys that no [`Edit`](super::Edit) may name.
pub const ROOT_KEYS: [&str; 3] = [KIND, CREATOR, CHANCE];

/// What the id of a record is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordIdentity {
    pub room: RoomId,
    pub kind: Kind,
    pub creator: DeviceNumber,
    /// From the creator's generator: never time-ordered, so that an id tells nothing.
    pub chance: [u8; 16],
}

impl RecordIdentity {
    /// The record's id (see the head of this file).
    pub fn id(&self) -> RecordId {
        let mut hasher = Sha256::new();
        hasher.update(DOMAIN);
        hasher.update(self.room.as_bytes());
        hasher.update(self.kind.name().as_bytes());
        hasher.update([0]);
        hasher.update(self.creator.0.to_be_bytes());
        hasher.update(self.chance);
        let digest: [u8; 32] = hasher.finalize().into();
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ..] = digest;
        RecordId([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> RecordIdentity {
        RecordIdentity {
            room: RoomId([1; 16]),
            kind: Kind::Interview,
            creator: DeviceNumber(7),
            chance: [9; 16],
        }
    }

    #[test]
    fn the_id_is_frozen() {
        assert_eq!(identity().id().to_string(), "428a48bdb6aca43c38d6e86be1cc151c");
    }

    #[test]
    fn another_room_kind_creator_or_chance_is_another_record() {
        let same = identity();
        let others = [
            RecordIdentity {
                room: RoomId([2; 16]),
                ..same
            },
            RecordIdentity {
                kind: Kind::Identity,
                ..same
            },
            RecordIdentity {
                creator: DeviceNumber(8),
                ..same
            },
            RecordIdentity {
                chance: [8; 16],
                ..same
            },
        ];
        assert!(others.iter().all(|other| other.id() != same.id()));
    }
}
