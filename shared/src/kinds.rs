//! Rooms and the kinds of record that stand in them (docs/format.md, "Rooms and kinds").

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a room is for, which decides who reads it and whether the server can.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    minicbor::Encode,
    minicbor::Decode,
)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum RoomKind {
    /// One per program: what was decided to be said. The server reads it.
    #[n(0)]
    Program,
    /// One per audit: what was captured. Sealed before it leaves the device.
    #[n(1)]
    Team,
    /// One per program, for investigators: complaint narratives. Sealed.
    #[n(2)]
    Casework,
}

impl RoomKind {
    /// Whether parts are sealed under a room key that the server never has.
    pub fn is_sealed(self) -> bool {
        match self {
            RoomKind::Program => false,
            RoomKind::Team | RoomKind::Casework => true,
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $text:literal, $room:ident;)*) => {
        /// The kind of a record. It is part of the record's identity and never changes.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, minicbor::Encode, minicbor::Decode,
        )]
        #[serde(rename_all = "snake_case")]
        #[cbor(index_only)]
        pub enum Kind { $($(#[$doc])* #[n($number)] $name,)* }

        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$name),*];

            /// The name inside documents, rows and hashes.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$name => $text,)* }
            }

            /// The only kind of room in which it may stand.
            pub fn room(self) -> RoomKind {
                match self { $(Kind::$name => RoomKind::$room,)* }
            }

            pub fn from_name(name: &str) -> Option<Kind> {
                match name { $($text => Some(Kind::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// Site, dates, team, headcount, sampling target, phase, pinned pack: auditors work from this alone.
    Plan = 0, "plan", Team;
    /// The shared notebook of the visit.
    Sitenote = 1, "sitenote", Team;
    Interview = 2, "interview", Team;
    /// Name, contact, worker number and the link to a worker code.
    Identity = 3, "identity", Team;
    Checklist = 4, "checklist", Team;
    Payroll = 5, "payroll", Team;
    Evidence = 6, "evidence", Team;
    Finding = 7, "finding", Team;
    /// A lead's, with a reason: on a conflict, a duplicate, a hole or a finding.
    Decision = 8, "decision", Team;
    Task = 9, "task", Team;
    Alert = 10, "alert", Team;
    Program = 32, "program", Program;
    Agreement = 33, "agreement", Program;
    Premium = 34, "premium", Program;
    Site = 35, "site", Program;
    /// The public header of an audit.
    Audit = 36, "audit", Program;
    Report = 37, "report", Program;
    PublishedFinding = 38, "published_finding", Program;
    Action = 39, "action", Program;
    Restitution = 40, "restitution", Program;
    Reply = 41, "reply", Program;
    Review = 42, "review", Program;
    Standing = 43, "standing", Program;
    Complaint = 44, "complaint", Program;
    Education = 45, "education", Program;
    /// Casework: a complaint's narrative and who is in it.
    Narrative = 64, "narrative", Casework;
}
