//! Zero-tolerance alarms: written with their finding, shown to leads until they say that they have seen it.

use crate::ids::{RecordId, RoomId};
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AlertLine {
    pub audit: RoomId,
    pub site: String,
    pub alert: RecordId,
    /// `None` while the finding itself has not arrived.
    pub finding: Option<RecordId>,
    /// The finding's: `F-B2`.
    pub label: String,
    pub provision: String,
    pub severity: String,
    pub raised_by: String,
    pub at: Timestamp,
    pub acknowledged: Vec<Acknowledged>,
    /// Whether this person is a lead who has not acknowledged it.
    pub waits_for_me: bool,
}

/// Who of the leads has seen it, and what they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Acknowledged {
    pub by: String,
    pub at: Timestamp,
    pub note: String,
}

/// "I have seen it, and this is what I do." Lead only; kept with name and time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AcknowledgeAlert {
    pub alert: RecordId,
    #[serde(default)]
    pub note: String,
}
