//! What travels: batches, the member log, the exchange and its neighbours, and the pure rule of what counts.
//!
//! Plain data and hashes only. Signing, verifying and sealing are in `seal`. docs/format.md is the written form.

pub mod batch;
pub mod control;
pub mod counted;
pub mod cursor;
pub mod exchange;
pub mod invite;
pub mod limits;
pub mod manifest;
pub mod may_add;
pub mod member_entry;
pub mod member_log;
pub mod messages;
pub mod part;
pub mod receipt;
pub mod scan;
pub mod wire;

pub use batch::{Batch, BatchFault, SignedManifest};
pub use control::Control;
pub use counted::{Counting, Verdict, Waiting, counted};
pub use cursor::{Cursor, digest_after};
pub use exchange::{ExchangeReply, ExchangeRequest};
pub use manifest::{BlobRef, FORMAT, Head, Manifest, ManifestFault, PartRef, Seen};
pub use member_entry::{Author, MemberBody, MemberEntry, SignedEntry};
pub use member_log::{Member, MemberLog};
pub use part::{News, PartContent};
pub use wire::{InviteId, PublicKey, ReceivingKey, Signature};
