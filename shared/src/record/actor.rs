//! Who writes: an automerge actor id is the device's number and eight random bytes, fresh at every unlock.
//!
//! Fresh, because a restored backup would otherwise continue a sequence that others already know with other content.
//! The device's number in front lets any receiver see whether a change speaks under its signer's name.

use crate::ids::DeviceNumber;

/// Bytes of an actor id: 4 for the device's number (big-endian), 8 of chance.
pub const ACTOR_BYTES: usize = 12;

/// The name under which this device writes until it locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Actor([u8; ACTOR_BYTES]);

impl Actor {
    /// `chance` comes from the host's generator and is new at every unlock.
    pub fn new(device: DeviceNumber, chance: [u8; 8]) -> Self {
        let ([a, b, c, d], [e, f, g, h, i, j, k, l]) = (device.0.to_be_bytes(), chance);
        Actor([a, b, c, d, e, f, g, h, i, j, k, l])
    }

    pub fn device(&self) -> DeviceNumber {
        let [a, b, c, d, ..] = self.0;
        DeviceNumber(u32::from_be_bytes([a, b, c, d]))
    }

    /// `None` unless the length is that of our actor ids.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Actor)
    }

    pub(super) fn automerge(&self) -> automerge::ActorId {
        automerge::ActorId::from(self.0)
    }
}
