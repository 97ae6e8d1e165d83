//! What the server keeps: rooms' logs, member logs, keys, invites, sessions and staff accounts.
//!
//! Behind a trait, so that PostgreSQL can stand in for SQLite. Its methods block: callers run them off the async threads.
//! Everything handed to [`Log::append`] has been verified; the log gives places and digests and keeps what it is given.

mod sqlite;

pub use sqlite::SqliteLog;

use shared::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use shared::kinds::RoomKind;
use shared::permissions::Role;
use shared::sync::exchange::{KeyWrap, LogRow, RefusalCode, WrapMissing};
use shared::sync::invite::SignedCertificate;
use shared::sync::{Batch, InviteId, Manifest, PublicKey, SignedEntry};
use std::collections::HashSet;

/// Why the log did not do it. Nothing was half done.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    #[error("the server's disk is full; nothing was lost")]
    Full,
    #[error("the server's log is version {found}, newer than this surco knows ({known}); install the newer surco")]
    Newer { found: u32, known: u32 },
    #[error("SQLite {0} is older than 3.51.3, which this server needs")]
    OldSqlite(String),
    #[error("a row of the server's log is damaged: {0}; restore the data folder from its backup")]
    Damaged(&'static str),
    #[error("the server's log failed")]
    Database(#[source] rusqlite::Error),
}

/// The program that this server serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub room: RoomId,
    pub name: String,
    pub root: PublicKey,
}

/// Where a room's log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomHead {
    pub kind: RoomKind,
    pub seq: u64,
    pub digest: Hash,
}

/// A verified batch on its way into the log.
#[derive(Clone, Debug)]
pub struct Offer {
    pub batch: Batch,
    pub manifest: Manifest,
    pub hash: BatchHash,
    /// Stored all the same, with this remark.
    pub remark: Option<RefusalCode>,
    /// What its `erase` entries may reach.
    pub erases: ErasePower,
}

/// What an author may erase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
#[cbor(index_only)]
pub enum ErasePower {
    #[n(0)]
    Nothing,
    /// What its own device sent.
    #[n(1)]
    Own,
    /// A lead's, in a team room.
    #[n(2)]
    Anything,
}

/// What came of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// In the log, now or since before. `whole`: with every part that is not erased, so that a receipt may be given.
    Stored {
        remark: Option<RefusalCode>,
        whole: bool,
    },
    /// Not in the log; its predecessor is awaited.
    Parked,
    TooFarAhead,
    /// Its predecessor is here and is not of this chain.
    Malformed,
}

/// What one append did.
#[derive(Clone, Debug, Default)]
pub struct Appended {
    pub placed: Vec<(BatchHash, Placed)>,
    /// Rows added to the log, parked ones that followed included.
    pub added: usize,
    /// Blobs that the file store has to drop.
    pub erased_blobs: Vec<BlobHash>,
}

/// Some of a room's rows.
#[derive(Clone, Debug)]
pub struct Page {
    pub rows: Vec<LogRow>,
    /// The last row given, or where reading began.
    pub next: u64,
    pub digest: Hash,
    pub more: bool,
}

/// A row as the projection and `surco verify` read it: nothing withheld.
#[derive(Clone, Debug)]
pub struct FullRow {
    pub log_seq: u64,
    pub digest: Hash,
    pub batch: Batch,
    pub remark: Option<RefusalCode>,
    pub stored_unix_s: i64,
}

/// What the server holds of one batch, as a receipt says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Every part is here or erased.
    pub whole: bool,
    /// The blobs that it cites and that are here.
    pub blobs: Vec<BlobHash>,
}

/// A change of one room's member log, verified, with who is in the room after it.
#[derive(Clone, Debug)]
pub struct MemberChange {
    pub room: RoomId,
    pub kind: RoomKind,
    /// Entries that must be there already: the compare in compare-and-swap.
    pub at: u32,
    pub entries: Vec<SignedEntry>,
    pub members_after: Vec<DeviceNumber>,
}

/// A device's open session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceSession {
    pub device: DeviceNumber,
    pub push_only: bool,
    pub expires_unix_s: i64,
}

/// A person who may sign in by a browser.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    pub id: i64,
    pub sign_in_name: String,
    pub person: String,
    pub role: Role,
    pub password: String,
    pub one_time_secret: Vec<u8>,
    pub last_step: u64,
    pub proven: bool,
}

/// An invitation to a person who will use a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffInvitation {
    pub person: String,
    pub role: Role,
    pub expires_unix_s: i64,
    /// The account made with it, if any.
    pub account: Option<i64>,
}

/// Failed sign-ins under one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    pub failures: u32,
    pub blocked_until_unix_s: i64,
}

/// The server's memory. Every method is one transaction, durable when it returns.
pub trait Log: Send + Sync {
    /// Rooms and their logs.
    fn program(&self) -> Result<Option<Program>, LogError>;
    fn set_program(&self, program: &Program) -> Result<(), LogError>;
    fn rooms(&self) -> Result<Vec<RoomId>, LogError>;
    fn head(&self, room: RoomId) -> Result<Option<RoomHead>, LogError>;
    /// The digest at a row; zeros at 0; `None` beyond the end.
    fn digest_at(&self, room: RoomId, seq: u64) -> Result<Option<Hash>, LogError>;
    /// Puts verified batches of one room into its log, under the room's lock.
    fn append(&self, room: RoomId, offers: Vec<Offer>, now_unix_s: i64) -> Result<Appended, LogError>;
    /// The rows after `after`, up to about `max_bytes`; own and just offered batches by hash only.
    fn read_after(
        &self,
        room: RoomId,
        after: u64,
        max_bytes: usize,
        reader: DeviceNumber,
        offered: &HashSet<BatchHash>,
    ) -> Result<Page, LogError>;
    /// Rows with everything in them, for the projection and for verification.
    fn rows_after(&self, room: RoomId, after: u64, max_bytes: usize) -> Result<Vec<FullRow>, LogError>;
    /// Manifests only, with their row.
    fn manifests(&self, room: RoomId) -> Result<Vec<(u64, BatchHash, Manifest)>, LogError>;
    /// One batch as a member may read it.
    fn batch(&self, room: RoomId, hash: BatchHash) -> Result<Option<Batch>, LogError>;
    /// What is here of one batch; `None` if it is not in the log.
    fn held(&self, room: RoomId, hash: BatchHash) -> Result<Option<Held>, LogError>;
    /// A page of hashes after a row, and whether there are more.
    fn hashes_after(&self, room: RoomId, after: u64, limit: usize) -> Result<(Vec<BatchHash>, bool), LogError>;
    /// The newest batch of a device's chain.
    fn chain_head(&self, room: RoomId, device: DeviceNumber) -> Result<Option<shared::sync::Head>, LogError>;

    /// Whether any batch accepts, refuses or erases.
    fn has_rulings(&self, room: RoomId) -> Result<bool, LogError>;
    /// What a device that reads along has to name as seen in its next batch: others' newest since its own last one.
    fn news_for(&self, room: RoomId, reader: DeviceNumber, limit: usize) -> Result<Vec<shared::sync::Seen>, LogError>;

    /// Blobs.
    fn blob_stored(&self, room: RoomId, blob: BlobHash, length: u64, now_unix_s: i64) -> Result<(), LogError>;
    fn is_blob_erased(&self, room: RoomId, blob: BlobHash) -> Result<bool, LogError>;
    fn has_blob(&self, room: RoomId, blob: BlobHash) -> Result<bool, LogError>;
    /// Blobs that this device's batches cite and that are neither here nor erased.
    fn blobs_wanted(&self, device: DeviceNumber, limit: usize) -> Result<Vec<BlobHash>, LogError>;
    fn blobs(&self, room: RoomId) -> Result<Vec<(BlobHash, u64)>, LogError>;
    /// Erased blobs that the file store may still hold.
    fn unpurged(&self) -> Result<Vec<(RoomId, BlobHash)>, LogError>;
    fn purged(&self, room: RoomId, blob: BlobHash) -> Result<(), LogError>;

    /// Member logs and room keys.
    fn member_entries(&self, room: RoomId, from: u32) -> Result<Vec<SignedEntry>, LogError>;
    fn member_count(&self, room: RoomId) -> Result<u32, LogError>;
    /// All changes or none; `false` if another was faster.
    fn append_members(&self, changes: &[MemberChange], wraps: &[(DeviceNumber, KeyWrap)]) -> Result<bool, LogError>;
    fn rooms_of(&self, device: DeviceNumber) -> Result<Vec<RoomId>, LogError>;
    fn put_wraps(&self, wraps: &[(DeviceNumber, KeyWrap)]) -> Result<(), LogError>;
    fn wraps_for(&self, room: RoomId, device: DeviceNumber) -> Result<Vec<KeyWrap>, LogError>;
    /// Of these, the ones for which nobody has sent a wrap.
    fn without_wrap(&self, wanted: Vec<WrapMissing>) -> Result<Vec<WrapMissing>, LogError>;

    /// Invites and sessions of devices.
    fn put_invite(&self, id: InviteId, certificate: &SignedCertificate) -> Result<(), LogError>;
    fn invite(&self, id: InviteId) -> Result<Option<SignedCertificate>, LogError>;
    fn open_session(&self, token_hash: Hash, session: DeviceSession, now_unix_s: i64) -> Result<(), LogError>;
    fn session(&self, token_hash: Hash, now_unix_s: i64) -> Result<Option<DeviceSession>, LogError>;

    /// Staff.
    fn put_staff_invitation(&self, code_hash: Hash, invitation: &StaffInvitation) -> Result<(), LogError>;
    fn staff_invitation(&self, code_hash: Hash) -> Result<Option<StaffInvitation>, LogError>;
    /// Makes or, before its first sign-in, remakes the account of an invitation. `false`: the name is taken.
    fn put_account(&self, code_hash: Hash, account: &Account) -> Result<bool, LogError>;
    fn account_by_name(&self, sign_in_name: &str) -> Result<Option<Account>, LogError>;
    /// Marks a one-time code's step as used and opens a session; `false` if the step was used already.
    fn sign_in(
        &self,
        account: i64,
        step: u64,
        token_hash: Hash,
        now_unix_s: i64,
        expires_unix_s: i64,
    ) -> Result<bool, LogError>;
    fn staff_session(&self, token_hash: Hash, now_unix_s: i64) -> Result<Option<Account>, LogError>;
    fn sign_out(&self, token_hash: Hash) -> Result<(), LogError>;
    fn failures(&self, name_hash: Hash) -> Result<Failures, LogError>;
    fn set_failures(&self, name_hash: Hash, failures: Failures) -> Result<(), LogError>;
    /// The next number for a kind in a room, from 1, never the same twice.
    fn next_number(&self, room: RoomId, kind: &str) -> Result<u32, LogError>;
}
