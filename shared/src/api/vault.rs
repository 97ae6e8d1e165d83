//! Calls on the vault of a field device.

use crate::ids::{DeviceNumber, RoomId};
use crate::permissions::Role;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the vault is doing. Says nothing of content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Status {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    /// No vault yet: the first run.
    Empty,
    Locked,
    Covered,
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VaultStatus {
    pub state: VaultState,
    /// Only while open: who uses this device, once enrolled.
    pub enrolled: Option<Enrolled>,
    /// Only while open: an invite that was scanned without signal and waits for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_enrolment: Option<super::PendingEnrolment>,
    pub app_version: String,
    /// Whether this host can put photos into the blob door (a field device) or not (a server).
    pub can_capture: bool,
}

/// Who a device is in its program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Enrolled {
    pub person: String,
    pub role: Role,
    pub device: DeviceNumber,
    /// The letters that begin this device's worker codes.
    pub letters: String,
    pub program: RoomId,
    pub program_name: String,
    pub server: String,
}

/// Five words for a passphrase, fresh at each call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfferPassphrase {
    /// `en` or `es`; others get English words.
    pub language: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfferedPassphrase {
    pub words: Vec<String>,
}

/// Makes the vault of a new device and opens it. `pin`: six digits, for reopening after cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CreateVault {
    pub passphrase: String,
    pub pin: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unlock {
    pub passphrase: String,
}

/// Blank screen; every call but `uncover`, `unlock`, `lock`, `status`, `settings` and `keep_settings` is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cover {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Uncover {
    pub pin: String,
}

/// Closes the database and forgets the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lock {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangePassphrase {
    pub old: String,
    pub new: String,
}

/// What opens a vault whose passphrase is lost, for a person whom the program's root named (`surco init --recovery`): they
/// open it with any age tool on a machine of their own. Shown also while locked; it tells nothing to anybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetRecoverySlot {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecoverySlot {
    /// An armored age file; in it are 32 bytes.
    pub slot: String,
}

/// Opens a locked vault with what its recovery slot held, and gives it another passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recover {
    /// The slot's 32 bytes as 64 hexadecimal digits; spaces and dashes do not matter.
    pub code: String,
    pub passphrase: String,
}
