//! How large anything on the wire may be. Checked before the thing is used, on every host.

/// A batch (manifest, signature and parts) is at most this long, unless one larger part stands alone in it.
pub const MAX_BATCH_BYTES: usize = 32 * 1024;
/// The most that a single part may have, stored.
pub const MAX_PART_BYTES: usize = 256 * 1024;
/// The most that a part may have after decompression.
pub const MAX_PART_PLAIN_BYTES: usize = 4 * 1024 * 1024;
pub const MAX_MANIFEST_BYTES: usize = 24 * 1024;
pub const MAX_PARTS: usize = 256;
pub const MAX_BLOBS: usize = 128;
pub const MAX_SEEN: usize = 128;
pub const MAX_CONTROL: usize = 32;
/// Hashes in one `erase`.
pub const MAX_ERASED: usize = 256;
/// The most that one blob may have, stored: an hour of audio or a long register.
pub const MAX_BLOB_BYTES: u64 = 256 * 1024 * 1024;

/// One member-log entry.
pub const MAX_ENTRY_BYTES: usize = 4 * 1024;
/// Entries in one room's member log.
pub const MAX_ENTRIES: usize = 4096;
/// Characters of a person's display name.
pub const MAX_PERSON_CHARS: usize = 80;
/// Rooms named by one invite.
pub const MAX_INVITE_ROOMS: usize = 32;
/// A wrapped room key: an age file of 32 bytes to a member, or to all recovery recipients.
pub const MAX_WRAP_BYTES: usize = 4096;

/// Body of one exchange request.
pub const MAX_REQUEST_BYTES: usize = 4 * 1024 * 1024;
/// Body of one exchange reply.
pub const MAX_REPLY_BYTES: usize = 8 * 1024 * 1024;
/// Rooms in one exchange.
pub const MAX_ROOMS: usize = 256;
/// Batches offered in one exchange.
pub const MAX_OFFERED: usize = 1024;
/// Hashes in one list of an exchange (wanted, listing, blobs).
pub const MAX_LISTED: usize = 4096;
/// Batches ahead of a gap that the server parks for one device and room.
pub const MAX_PARKED: usize = 64;
