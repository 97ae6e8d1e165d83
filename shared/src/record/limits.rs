//! How much one record may hold and one part may bring, so that no input costs unbounded time or memory.
//!
//! What a device writes itself stays well below what it accepts: several devices may write at once without knowing it.

/// Bytes of one record's news. A batch carries at most one part of this size (docs/format.md).
pub const MAX_PART_BYTES: usize = 256 * 1024;
/// Operations (keys set, keys emptied, characters put in or taken out) in one part.
pub const MAX_OPS_PER_PART: u64 = 10_000;
/// Operations in one record, over its whole history.
pub const MAX_OPS_PER_RECORD: u64 = 100_000;
/// Operations in one change of our own: it always fits in a part.
pub const MAX_OPS_PER_EDIT: u64 = 8_000;
/// Operations up to which this device goes on writing in a record.
pub const MAX_OPS_TO_WRITE: u64 = 50_000;
/// Bytes of keys and values in one change of our own.
pub const MAX_EDIT_BYTES: usize = 128 * 1024;
pub const MAX_KEY_BYTES: usize = 200;
/// Bytes of one text value.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Changes that wait for others, per record.
pub const MAX_WAITING: usize = 1_000;
/// Values of one device that are shown where people disagree on a key.
pub const MAX_RIVALS_OF_ONE: usize = 8;
