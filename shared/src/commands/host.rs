//! What the commands borrow from whoever runs them: the read model, one way to write, time and chance.
//!
//! A field device implements it over its vault, the sync server over the program room's read model for a signed-in
//! person, tests over either. Vault, links and staff calls are not here: they belong to one kind of host each.

use super::registers::OpenBooks;
use crate::api::{ApiError, Captured, Custody, CustodyAt, Hole, Plate, RedactBox, TeamContact};
use crate::domain::search::Query;
use crate::fields::Fields;
use crate::form::Sitting;
use crate::ids::{BlobHash, DeviceNumber, Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::Role;
use crate::record::{Document, Edit, RecordIdentity};
use crate::seal::Statement;
use crate::sync::member_entry::SignedEntry;
use crate::sync::wire::{PublicKey, Signature};
use crate::time::{Day, Timestamp};
use std::sync::Arc;

/// Who acts, as the host has verified it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    pub person: String,
    pub device: DeviceNumber,
    /// Role in the program.
    pub role: Role,
    /// Signed by the server's key on behalf of `person`, rather than by their own device.
    pub through_server: bool,
}

/// A record of the read model, decisions applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub room: RoomId,
    pub id: RecordId,
    pub kind: Kind,
    pub creator: DeviceNumber,
    /// The author's own clock when the first change was made; for show only.
    pub created: Timestamp,
    pub changed: Timestamp,
    /// The first change came through the server's key.
    pub through_server: bool,
    pub fields: Fields,
}

/// A page of summaries as `domain::summary` made them, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    pub total: u32,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub id: RecordId,
    pub creator: DeviceNumber,
    pub created: Timestamp,
    /// JSON as it is stored: ten thousand of them are read into their struct at once, without a tree between.
    pub summary: String,
}

/// What to write: a new record, or more of one that exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    pub target: Target,
    pub edits: Vec<Edit>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    New(Kind),
    /// New too, by an identity of this writer that `access::identity` made: for records of one commit that name each other.
    Identified(RecordIdentity),
    Existing(RecordId),
}

/// Sealed bytes of a capture, waiting for the record that names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    pub facts: Captured,
    pub original: SealedBlob,
    pub preview: Option<SealedBlob>,
    /// SHA-256(salt ‖ original bytes) and its salt: what a stamp signs.
    pub salted_hash: Hash,
    pub salt: [u8; 16],
    /// The device's signed stamp, as stored in the record (CBOR, see docs/format.md).
    pub stamp: Vec<u8>,
    pub captured: Timestamp,
}

/// A blob at rest and the key that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBlob {
    pub hash: BlobHash,
    pub size_bytes: u64,
    /// An age identity of its own (`AGE-SECRET-KEY-1…`): erasing the record erases the key.
    pub key: String,
}

/// A redacted picture as a report will show it, sealed under a key made for that report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPlate {
    /// SHA-256 of the picture.
    pub hash: Hash,
    /// Length of the picture.
    pub size_bytes: u64,
    pub sealed: SealedBlob,
}

/// Who publishes, as outsiders can check it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherKeys {
    /// The program's root key.
    pub root: PublicKey,
    pub key: PublicKey,
    /// The entry of the program's member log that made the key a lead's.
    pub certificate: SignedEntry,
}

/// What a command may use. Every method that fails does so with a sentence for the person.
pub trait Host {
    fn now(&self) -> Timestamp;
    /// The day where the person is.
    fn today(&self) -> Day;
    /// This moment as clocks show it where the person is.
    fn here(&self) -> chrono::DateTime<chrono::FixedOffset>;
    fn chance(&mut self, bytes: &mut [u8]);
    fn writer(&self) -> Result<Writer, ApiError>;

    /// The program room.
    fn program(&self) -> Result<RoomId, ApiError>;
    /// Team rooms whose key this host holds; none on a server.
    fn team_rooms(&mut self) -> Result<Vec<RoomId>, ApiError>;
    /// This writer's role in a room; `None`: not a member.
    fn role_in(&mut self, room: RoomId) -> Result<Option<Role>, ApiError>;
    /// How a device's person is called.
    fn person(&mut self, room: RoomId, device: DeviceNumber) -> String;
    fn team(&mut self, room: RoomId) -> Result<Vec<TeamContact>, ApiError>;
    /// Lead devices that are members now.
    fn lead_devices(&mut self, room: RoomId) -> Result<u32, ApiError>;
    /// Parts of logs that have not arrived; `accepted` is left `false`.
    fn holes(&mut self, room: RoomId) -> Result<Vec<Hole>, ApiError>;

    /// One record, in whichever room this host holds it.
    fn row(&mut self, record: RecordId) -> Result<Option<Row>, ApiError>;
    /// All records of a kind in a room, by creation: for kinds that stay few.
    fn rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError>;
    /// Those of [`Host::rows`] that are about one record, as `domain::about` says; found by index.
    fn rows_about(&mut self, room: RoomId, kind: Kind, about: RecordId) -> Result<Vec<Row>, ApiError>;
    /// Those of [`Host::rows`] in which some key has rivals that no decision settles: found without reading the others.
    fn conflicted_rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError>;
    /// How many records of a kind a room holds.
    fn count(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError>;
    /// A page of summaries, newest first: for kinds that grow.
    fn lines(&mut self, room: RoomId, kind: Kind, offset: u32, limit: u32) -> Result<Lines, ApiError>;
    /// Records of a room that hold what is asked for, newest first. Some may hold it no more: `domain::search` has the word.
    fn find(&mut self, room: RoomId, query: &Query, limit: u32) -> Result<Vec<Row>, ApiError>;
    /// The heads of a record's document: what a decision names as seen.
    fn heads(&mut self, record: RecordId) -> Result<Vec<Hash>, ApiError>;
    /// A record's document: for its history, not for lists.
    fn open_document(&mut self, record: RecordId) -> Result<Document, ApiError>;
    /// Whether what this device signs was written by people in browsers.
    fn is_scribe(&mut self, room: RoomId, device: DeviceNumber) -> Result<bool, ApiError>;
    /// Whether some of a record arrived after its audit's phase had moved on.
    fn is_late(&mut self, record: RecordId) -> Result<bool, ApiError>;

    /// Writes in one durable step: journal (fsync), then documents and read model in one transaction.
    ///
    /// Checks role × kind and the guard rules; all or nothing. Returns the ids in order.
    fn commit(&mut self, room: RoomId, writes: Vec<Write>) -> Result<Vec<RecordId>, ApiError>;
    /// The next number of this device for a kind in a room, from 1. Never gives one twice, also after a lost database.
    fn next_number(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError>;

    /// The pack with this hash; the program's present one for `None`.
    fn pack(&mut self, hash: Option<Hash>) -> Result<Arc<Pack>, ApiError>;
    /// Makes a sealed team room with this device as its first lead. A practice room never syncs.
    fn open_team_room(&mut self, practice: bool) -> Result<RoomId, ApiError>;
    fn is_practice(&mut self, room: RoomId) -> Result<bool, ApiError>;
    /// Seals what is open and states this device's last batch in a control entry.
    fn hand_in(&mut self, room: RoomId) -> Result<(), ApiError>;
    /// Writes an `erase` entry for everything that these records said, and drops it here. `facts`: counting facts that stay.
    fn erase(&mut self, room: RoomId, records: &[RecordId], facts: &str) -> Result<(), ApiError>;

    /// The form that is being filled in for a record, if it is still at hand: a cache, taken out while it is used.
    fn take_sitting(&mut self, record: RecordId) -> Option<Sitting>;
    fn put_sitting(&mut self, record: RecordId, sitting: Sitting);

    /// The bytes of an evidence's original as they were captured. An error if they are not on this device.
    fn original(&mut self, evidence: &Row) -> Result<Vec<u8>, ApiError>;
    /// A copy of a picture with these boxes covered, sealed and durable, with a stamp of its own. An error if the picture is
    /// not on this device.
    fn redact(&mut self, evidence: &Row, boxes: &[RedactBox]) -> Result<Capture, ApiError>;
    /// The redacted picture of an evidence, sealed for a report. The same until the vault locks, so that what was previewed
    /// can be published; nothing of it is kept before [`Host::keep_plate`]. `None`: its bytes are not on this device.
    fn seal_plate(&mut self, evidence: &Row) -> Result<Option<SealedPlate>, ApiError>;
    /// Keeps the sealed bytes of a plate durably, before the report that names them is written.
    fn keep_plate(&mut self, plate: &Plate) -> Result<(), ApiError>;
    /// A plate's picture, checked against its hash. An error if its sealed bytes are not at this host.
    fn plate(&mut self, plate: &Plate) -> Result<Vec<u8>, ApiError>;
    /// This device's own word, signed.
    fn state(&mut self, statement: Statement<'_>) -> Result<Signature, ApiError>;
    /// This device's standing as a lead. An error if it is none.
    fn publisher(&mut self) -> Result<PublisherKeys, ApiError>;
    /// The program's public root key.
    fn root(&mut self) -> Result<PublicKey, ApiError>;
    /// The key by which a device signs; `None`: it never was a member.
    fn signing_key(&mut self, room: RoomId, device: DeviceNumber) -> Result<Option<PublicKey>, ApiError>;
    /// The employer's books with this print ([`OpenBooks::print`]), if they were read last: a cache.
    fn books(&mut self, print: Hash) -> Option<Arc<OpenBooks>>;
    fn put_books(&mut self, books: Arc<OpenBooks>);

    fn keep_draft(&mut self, record: RecordId, key: &str, text: &str) -> Result<(), ApiError>;
    fn drafts(&mut self, record: RecordId) -> Result<Vec<(String, String)>, ApiError>;
    fn drop_draft(&mut self, record: RecordId, key: &str) -> Result<(), ApiError>;

    /// What the blob door took in and no record names yet.
    fn capture(&mut self, capture: Hash) -> Result<Capture, ApiError>;

    /// Where things are, of one room or of all.
    fn custody(&mut self, room: Option<RoomId>) -> Result<Custody, ApiError>;
    fn custody_of(&mut self, record: RecordId) -> Result<CustodyAt, ApiError>;
    fn custody_of_blob(&mut self, blob: BlobHash) -> Result<CustodyAt, ApiError>;
    /// Records that arrived after their audit's phase had moved on.
    fn late(&mut self, room: RoomId) -> Result<u32, ApiError>;
}
