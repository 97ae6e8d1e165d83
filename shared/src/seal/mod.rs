//! Keys, signing, sealing, and the verification of member logs: the only code that touches secrets.
//!
//! No clock, and chance by argument. One exception: age draws its own ephemeral keys from the operating system.

pub mod batch;
pub mod blob;
pub mod chance;
pub mod dictionary;
pub mod invite;
mod join;
pub mod journal;
pub mod keys;
pub mod lead;
pub mod member_log;
mod member_step;
pub mod part;
pub mod passphrase;
pub mod plate;
pub mod receipt;
pub mod receiving;
pub mod report_check;
pub mod room_key;
pub mod rooms;
pub mod root;
pub mod scan;
pub mod session;
pub mod sign;
pub mod slot;
pub mod stamp;
pub mod statement;
mod wraps;

pub use batch::{
    BatchDraft, DraftPart, OpenedPart, SealFault, VerifiedBatch, VerifyFault, open_parts, seal_batches, verify_batch,
};
pub use chance::Chance;
pub use dictionary::Dictionary;
pub use invite::{InviteKeys, InviteSecret};
pub use keys::{DeviceKeys, DevicePublic};
pub use member_log::{EntrySigner, MemberLogFault, sign_entry};
pub use passphrase::PassphraseCost;
pub use room_key::RoomKey;
pub use root::RootKey;
pub use slot::{VaultHeader, VaultKey};
pub use statement::Statement;
