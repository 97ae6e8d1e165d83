//! What stops publishing: a kind with its arguments for screens, a sentence for everybody else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing that stops publishing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "stop", rename_all = "snake_case")]
pub enum Stop {
    /// A practice audit never leaves its device.
    Practice,
    FieldworkOpen,
    /// Two people set one value of a record; `label` as in `F-B2`.
    TwoValues {
        key: String,
        label: String,
    },
    BatchesMissing {
        count: u32,
        person: String,
    },
    NotHandedIn {
        person: String,
    },
    /// A finding is neither confirmed nor dismissed.
    Undecided {
        label: String,
    },
    /// A finding that one lead confirmed and another dismissed, neither knowing of the other.
    DecidedApart {
        label: String,
    },
    /// A redacted picture of a finding is not on this device.
    PlateNotHere {
        label: String,
    },
    /// A redacted picture whose original has no stamp that holds.
    PlateUnproven {
        label: String,
    },
    TooManyPlates {
        most: u32,
    },
    /// Two sides of what was captured do not agree; `label` names the first of them.
    Contradiction {
        label: String,
    },
    /// Fewer were heard than the goal asks for, and nobody said why.
    BelowGoal {
        heard: u32,
        goal: u32,
    },
}

impl Stop {
    /// In English.
    pub fn sentence(&self) -> String {
        match self {
            Stop::Practice => "This is a practice audit: it never leaves this device.".into(),
            Stop::FieldworkOpen => "Fieldwork is still open.".into(),
            Stop::TwoValues { key, label } => format!("Two values stand for {key} of {label}."),
            Stop::BatchesMissing { count, person } => format!("{count} batches of {person} have not arrived."),
            Stop::NotHandedIn { person } => format!("{person} has not handed in."),
            Stop::Undecided { label } => format!("{label} is neither confirmed nor dismissed."),
            Stop::DecidedApart { label } => format!("{label} was confirmed by one lead and dismissed by another."),
            Stop::PlateNotHere { label } => format!("The picture {label} has not arrived on this device."),
            Stop::PlateUnproven { label } => format!("Where the picture {label} comes from cannot be proved."),
            Stop::TooManyPlates { most } => format!("A report shows at most {most} pictures."),
            Stop::Contradiction { label } => format!("{label} contradicts something else and is not settled."),
            Stop::BelowGoal { heard, goal } => format!("{heard} workers were heard of {goal}, and nobody said why."),
        }
    }

    pub fn sentences(stops: &[Stop]) -> Vec<String> {
        stops.iter().map(Stop::sentence).collect()
    }
}
