//! What was captured in two places and does not agree. It blocks no capture; what is material stops publishing until a lead settles it.

use crate::ids::{RecordId, RoomId};
use crate::words::Words;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenContradiction {
    /// Its name for [`SettleContradiction`]; another as soon as a side of it changes.
    pub id: String,
    pub what: Contradiction,
    /// Whether publishing waits for it.
    pub material: bool,
}

/// Both sides of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "contradiction", rename_all = "snake_case")]
pub enum Contradiction {
    /// Hours that a worker told beside those on the books, further apart than the pack allows. Material.
    HoursTold {
        interview: RecordId,
        worker_code: String,
        register: RecordId,
        register_label: String,
        told: Decimal,
        books: Decimal,
    },
    /// Pay of a period that a worker told beside what the books say was paid, a whole unit of money apart or more.
    PayTold {
        interview: RecordId,
        worker_code: String,
        register: RecordId,
        register_label: String,
        told: Decimal,
        books: Decimal,
        currency: String,
    },
    /// An item of a checklist was found in order where a finding on the same provision, or one with a photo of that item, says
    /// breach. Material once the finding is confirmed.
    ChecklistBesideFinding {
        checklist: RecordId,
        checklist_label: String,
        place: String,
        question: Words,
        finding: RecordId,
        finding_label: String,
        /// The photos of the item that the finding shows.
        photos: u32,
    },
    /// A confirmed finding says that it rests on interviews, and none supports it (any more).
    NobodySaid { finding: RecordId, finding_label: String },
}

impl Contradiction {
    /// The record that a task about it names: the first side.
    pub fn record(&self) -> RecordId {
        match self {
            Contradiction::HoursTold { interview, .. } | Contradiction::PayTold { interview, .. } => *interview,
            Contradiction::ChecklistBesideFinding { checklist, .. } => *checklist,
            Contradiction::NobodySaid { finding, .. } => *finding,
        }
    }
}

/// A lead has looked into it: the reason stays in the history. It opens again when a side of it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SettleContradiction {
    pub audit: RoomId,
    pub id: String,
    pub reason: String,
}
