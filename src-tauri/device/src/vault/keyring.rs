//! What a device must never lose with its database: enrolment, room keys, member logs, how far its chains have come.
//!
//! One file, sealed by the vault key, replaced whole at each change. Changes are rare: enrolment, a new room or member,
//! a sealed batch's receipt, twenty given numbers.

use super::pin::PinHash;
use super::waiting::{MadeInvite, ScannedInvite};
use minicbor::{Decode, Encode};
use shared::ids::{DeviceNumber, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::Role;
use shared::seal::RoomKey;
use shared::sync::wire;
use shared::sync::{Head, PublicKey, ReceivingKey, SignedEntry};
use zeroize::Zeroizing;

/// Who this device is in its program.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Enrolment {
    #[n(0)]
    pub program: RoomId,
    #[n(1)]
    pub program_name: String,
    /// The program's root key: every member log is verified from it.
    #[n(2)]
    pub root: PublicKey,
    #[n(3)]
    pub device: DeviceNumber,
    #[n(4)]
    pub person: String,
    #[n(5)]
    pub role: Role,
    /// Address of the sync server.
    #[n(6)]
    pub server: String,
}

/// One room, as far as it cannot be fetched again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoomRing {
    #[n(0)]
    pub room: RoomId,
    #[n(1)]
    pub kind: RoomKind,
    /// A practice room never leaves this device.
    #[n(2)]
    pub practice: bool,
    /// Room keys by epoch.
    #[n(3)]
    pub keys: Vec<KeptKey>,
    /// The member log, every entry verified.
    #[n(4)]
    pub entries: Vec<SignedEntry>,
    /// How many of `entries` the server is known to have.
    #[n(5)]
    pub entries_at_server: u32,
    /// This device's newest batch that the server has acknowledged. Newer ones stand in the outbox.
    #[n(6)]
    pub chain: Option<Head>,
    /// Numbers set apart for this device: none up to here is given twice.
    #[n(7)]
    pub numbers: Vec<KeptNumber>,
}

/// A room key in one epoch.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct KeptKey {
    #[n(0)]
    pub epoch: u32,
    /// Behind a pointer, so that moving the entry leaves no copy behind; wiped when dropped.
    #[cbor(n(1), with = "super::boxed_key")]
    key: Box<Zeroizing<[u8; 32]>>,
}

/// Counts what an encoding will take, so that it is written into a buffer that never moves.
struct Counted(usize);

impl minicbor::encode::Write for Counted {
    type Error = std::convert::Infallible;

    fn write_all(&mut self, bytes: &[u8]) -> Result<(), Self::Error> {
        self.0 += bytes.len();
        Ok(())
    }
}

impl KeptKey {
    /// The key itself, to be used at once.
    pub fn room_key(&self) -> RoomKey {
        RoomKey::from_bytes(**self.key)
    }

    /// The key, each byte under a mask: to look for it in memory without putting it there.
    pub fn masked(&self, mask: u8) -> [u8; 32] {
        self.key.map(|byte| byte ^ mask)
    }
}

impl std::fmt::Debug for KeptKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptKey(epoch {})", self.epoch)
    }
}

/// Up to which number a kind's numbers are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct KeptNumber {
    #[n(0)]
    pub kind: Kind,
    #[n(1)]
    pub up_to: u32,
}

/// The whole ring.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub struct Keyring {
    #[n(0)]
    pub enrolment: Option<Enrolment>,
    #[n(1)]
    pub rooms: Vec<RoomRing>,
    /// Reopens after a cover. Its place is here, under the vault key: a PIN alone opens nothing.
    #[n(2)]
    pub pin: PinHash,
    /// The server's clock against this one's at the last contact, in seconds; positive: this clock is ahead.
    #[n(3)]
    pub clock_ahead_s: Option<i64>,
    /// To whom the header's slot R is sealed: the age file in it does not tell.
    #[cbor(n(4), skip_if = "Vec::is_empty")]
    pub recovery: Vec<ReceivingKey>,
    /// The invite that this device scanned without signal, until it has joined.
    #[n(5)]
    pub scanned: Option<ScannedInvite>,
    /// Invites that this device made without signal, until they are settled.
    #[cbor(n(6), skip_if = "Vec::is_empty")]
    pub invites: Vec<MadeInvite>,
}

impl Keyring {
    /// A new device's ring.
    pub fn new(pin: PinHash) -> Self {
        Keyring {
            enrolment: None,
            rooms: Vec::new(),
            pin,
            clock_ahead_s: None,
            recovery: Vec::new(),
            scanned: None,
            invites: Vec::new(),
        }
    }

    pub fn room(&self, room: RoomId) -> Option<&RoomRing> {
        self.rooms.iter().find(|kept| kept.room == room)
    }

    /// The room's part of the ring, made if it is not there.
    pub fn room_mut(&mut self, room: RoomId, kind: RoomKind, practice: bool) -> &mut RoomRing {
        let place = self.rooms.iter().position(|kept| kept.room == room).unwrap_or_else(|| {
            let fresh = RoomRing {
                room,
                kind,
                practice,
                keys: Vec::new(),
                entries: Vec::new(),
                entries_at_server: 0,
                chain: None,
                numbers: Vec::new(),
            };
            self.rooms.push(fresh);
            self.rooms.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found or made just now")]
        &mut self.rooms[place]
    }

    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut counted = Counted(0);
        // Neither counting nor writing into memory can fail.
        let _ = minicbor::encode(self, &mut counted);
        let mut bytes = Zeroizing::new(Vec::with_capacity(counted.0));
        let _ = minicbor::encode(self, &mut *bytes);
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, wire::BadBytes> {
        wire::decode(bytes)
    }
}

impl RoomRing {
    /// The room key of an epoch.
    pub fn key(&self, epoch: u32) -> Option<&KeptKey> {
        self.keys.iter().find(|kept| kept.epoch == epoch)
    }

    pub fn put_key(&mut self, epoch: u32, key: &[u8; 32]) {
        if self.key(epoch).is_none() {
            let mut kept = Box::new(Zeroizing::new([0; 32]));
            kept.copy_from_slice(key);
            self.keys.push(KeptKey { epoch, key: kept });
            self.keys.sort_by_key(|kept| kept.epoch);
        }
    }

    /// Up to which number of a kind this device may give without writing the ring.
    pub fn number_up_to(&self, kind: Kind) -> u32 {
        self.numbers
            .iter()
            .find(|kept| kept.kind == kind)
            .map_or(0, |kept| kept.up_to)
    }

    pub fn set_number_up_to(&mut self, kind: Kind, up_to: u32) {
        match self.numbers.iter_mut().find(|kept| kept.kind == kind) {
            Some(kept) => kept.up_to = kept.up_to.max(up_to),
            None => self.numbers.push(KeptNumber { kind, up_to }),
        }
    }
}
