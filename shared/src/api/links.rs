//! Calls on a field device's links: enrolment, sync, members.

use crate::ids::{BatchHash, DeviceNumber, RecordId, RoomId};
use crate::permissions::Role;
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Joins a program by invite. The code of an invite made without signal is kept; this phone then shows its answer, and
/// joins by itself at its first contact (`pending_enrolment` in the status).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Enrol {
    /// The 26 characters, or the whole text of either QR code.
    pub code: String,
    /// Address of the server such as `https://sync.example.org`; not needed with a QR text.
    #[serde(default)]
    pub server: Option<String>,
}

/// Makes a one-use invite, valid 72 hours. Needs the server within reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Invite {
    pub role: Role,
    /// How the person is called on screens and in the member log.
    pub person: String,
    /// The audits that the new device joins.
    #[serde(default)]
    pub audits: Vec<RoomId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Invitation {
    /// 26 characters in groups, to type.
    pub code: String,
    /// The text inside the QR code.
    pub qr_text: String,
    /// The QR code as an SVG drawing.
    pub qr_svg: String,
    pub server: String,
    pub expires: Timestamp,
}

/// Makes a one-use invite without reaching the server, valid 72 hours: the new phone scans it from this screen, this device
/// scans its answer (`admit`), and both finish by themselves at their next contact, in whatever order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InviteOffline {
    pub role: Role,
    pub person: String,
    /// The audits that the new device joins. As few as it needs: each makes the code larger.
    #[serde(default)]
    pub audits: Vec<RoomId>,
}

/// The first of the two codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfflineInvitation {
    /// 32 hexadecimal digits.
    pub invite: String,
    /// The text inside the QR code. It holds the secret: show it to nobody but the new member.
    pub qr_text: String,
    /// The QR code as an SVG drawing.
    pub qr_svg: String,
    pub expires: Timestamp,
}

/// Takes the answer that a new phone shows to an invite made here without signal. Adds it at the next contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Admit {
    /// The text inside the answer's QR code.
    pub answer: String,
}

/// Invites made here without signal that wait: for an answer, or for the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListWaitingInvites {}

/// Forgets an invite made here without signal. A phone that scanned it and reaches the server before its 72 hours are over
/// may still join by it; its answer, if one is here, is dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ForgetInvite {
    pub invite: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WaitingInvites {
    pub invites: Vec<WaitingInvite>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WaitingInvite {
    pub invite: String,
    pub person: String,
    pub role: Role,
    pub audits: Vec<RoomId>,
    pub expires: Timestamp,
    pub step: WaitingStep,
    /// Why the last contact did not settle it.
    pub trouble: Option<super::ApiError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaitingStep {
    /// Nobody has answered here; the server does not know the invite.
    Made,
    /// Nobody has answered here; the server knows the invite.
    Sent,
    /// The new phone is known here and is added at the next contact.
    Answered,
}

/// Gives up an invite that this phone scanned without signal, so that it can take another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CancelEnrolment {}

/// A new phone that has scanned an invite and waits for its first contact; it finishes by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PendingEnrolment {
    pub person: String,
    pub role: Role,
    pub program_name: String,
    pub server: String,
    pub expires: Timestamp,
    /// The text of the answer, for the phone that invites.
    pub answer: String,
    /// The answer's QR code as an SVG drawing.
    pub answer_svg: String,
    /// Why the last try did not get through.
    pub trouble: Option<super::ApiError>,
}

/// One round with the server, waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SyncNow {
    /// Send originals too, also over a link that costs money.
    #[serde(default)]
    pub originals: bool,
}

/// Sends one original now, also over a link that costs money; waits for it. How it went stands among the tries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SendOriginal {
    pub evidence: RecordId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetSyncStatus {}

/// Where the work is: counted in things (records and blobs).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Custody {
    pub only_here: u32,
    pub with_teammate: u32,
    pub on_server: u32,
    /// When the oldest thing that is only here was made.
    pub oldest_only_here: Option<Timestamp>,
}

/// Where one thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CustodyAt {
    Here,
    Mate,
    Server,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    Idle,
    Records,
    Previews,
    Originals,
}

/// How one try went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SyncTry {
    pub at: Timestamp,
    pub sent_records: u32,
    pub received_records: u32,
    pub sent_blobs: u32,
    pub sent_bytes: u64,
    pub received_bytes: u64,
    /// Why it did not go to its end; `None` when it did.
    pub stopped: Option<super::ApiError>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SyncStatus {
    pub phase: SyncPhase,
    pub custody: Custody,
    pub records_to_send: u32,
    pub previews_to_send: u32,
    pub originals_to_send: u32,
    pub bytes_to_send: u64,
    pub set_aside: u32,
    /// Latest first, at most twenty.
    pub tries: Vec<SyncTry>,
    /// Device clock against the server's at the last contact, in seconds; positive: this clock is ahead.
    pub clock_ahead_s: Option<i64>,
    /// The person holds photos and files back (`pause_files`); records go all the same.
    #[serde(default)]
    pub files_paused: bool,
    /// The file that is on its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sending: Option<SendingFile>,
    /// Files that did not go although others did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stuck: Vec<StuckFile>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SendingFile {
    /// `previews` or `originals`.
    pub part: SyncPhase,
    pub size_bytes: u64,
    /// At the server already.
    pub sent_bytes: u64,
    /// `None` while nobody knows.
    pub bytes_per_second: Option<u64>,
    /// For all files of this part that wait.
    pub seconds_left: Option<u64>,
}

/// A file that is held up by something of its own: the rest goes on without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StuckFile {
    pub room: RoomId,
    pub record: RecordId,
    /// `E-04`.
    pub label: String,
    pub size_bytes: u64,
    pub why: super::ApiError,
}

/// Holds photos and files back, or lets them go on where they stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PauseFiles {
    pub paused: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSetAside {}

/// A batch that does not count (yet): shown, kept, never dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetAside {
    pub batch: BatchHash,
    pub room: RoomId,
    pub device: DeviceNumber,
    pub person: String,
    /// Stable word: `unknown_signer`, `after_removal`, `refused`, `forged`, `poisoned`, `fork`, `waiting`, `newer_format`, …
    pub reason: String,
    /// One plain sentence.
    pub sentence: String,
    /// Whether a lead may accept or refuse it.
    pub can_judge: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetAsideList {
    pub items: Vec<SetAside>,
}

/// A lead's word on a batch that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JudgeBatch {
    pub batch: BatchHash,
    pub accept: bool,
}

/// Members of an audit's team, or of the program without `audit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListMembers {
    #[serde(default)]
    pub audit: Option<RoomId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    pub device: DeviceNumber,
    pub person: String,
    pub role: Role,
    pub removed: bool,
    pub is_this_device: bool,
    /// When the server or this device last had news from it.
    pub last_contact: Option<Timestamp>,
    /// Whether it said that its part is handed in.
    pub handed_in: bool,
    /// Whether it holds the room's key yet.
    pub has_key: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Members {
    pub members: Vec<Member>,
    /// Devices of the program that may still be added to this audit.
    pub others: Vec<Member>,
}

/// Adds an enrolled device to an audit's team. Lead only; needs the server within reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddMember {
    pub audit: RoomId,
    pub device: DeviceNumber,
    pub role: Role,
}

/// Removes a device: nothing that it makes from now on counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RemoveMember {
    pub audit: RoomId,
    pub device: DeviceNumber,
}
