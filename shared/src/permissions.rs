//! Who may write what: role × kind, one table, asked by screens, device, server and receiver alike.
//!
//! Judged at the member-log head that a batch names, so everybody gets the same answer without a clock.
//! Phases of an audit are not here: only the author's own device checks them (records.md).

use crate::kinds::Kind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the table below, written into every manifest.
pub const RULE_VERSION: u16 = 1;

/// What a member is in a room.
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
pub enum Role {
    #[n(0)]
    Administrator,
    #[n(1)]
    Lead,
    #[n(2)]
    Auditor,
    #[n(3)]
    Monitor,
    #[n(4)]
    Investigator,
    /// Reads a sealed room and writes nothing.
    #[n(5)]
    Reader,
    /// The server's own key: signs what staff write in browsers, naming the person.
    #[n(6)]
    Scribe,
}

impl Role {
    pub const ALL: [Role; 7] = [
        Role::Administrator,
        Role::Lead,
        Role::Auditor,
        Role::Monitor,
        Role::Investigator,
        Role::Reader,
        Role::Scribe,
    ];
}

/// Whether `role` may create or change a record of `kind`.
pub fn may_write(role: Role, kind: Kind) -> bool {
    use Role::*;
    let writers: &[Role] = match kind {
        Kind::Plan | Kind::Decision => &[Lead],
        Kind::Sitenote | Kind::Interview | Kind::Identity | Kind::Checklist | Kind::Payroll => &[Auditor, Lead],
        Kind::Evidence | Kind::Finding | Kind::Task | Kind::Alert => &[Auditor, Lead],
        Kind::Program | Kind::Agreement | Kind::Premium => &[Administrator, Scribe],
        Kind::Site => &[Administrator, Lead, Scribe],
        Kind::Audit | Kind::Report | Kind::PublishedFinding | Kind::Education => &[Lead],
        Kind::Action | Kind::Restitution | Kind::Reply => &[Lead, Monitor, Scribe],
        Kind::Review | Kind::Standing => &[Monitor, Scribe],
        Kind::Complaint => &[Investigator, Monitor, Scribe],
        Kind::Narrative => &[Investigator],
    };
    writers.contains(&role)
}

/// Whether what a scribe signed stands on a role that may write it: `on_behalf_of` is the signed-in person's role.
pub fn may_write_through_scribe(on_behalf_of: Role, kind: Kind) -> bool {
    matches!(on_behalf_of, Role::Administrator | Role::Monitor | Role::Investigator) && may_write(on_behalf_of, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_role_and_kind_is_as_the_table_in_the_docs() {
        let expected = |kind: Kind| match kind.name() {
            "plan" | "decision" => "L",
            "sitenote" | "interview" | "identity" | "checklist" | "payroll" | "evidence" | "finding" | "task"
            | "alert" => "LU",
            "program" | "agreement" | "premium" => "AS",
            "site" => "ALS",
            "audit" | "report" | "published_finding" | "education" => "L",
            "action" | "restitution" | "reply" => "LMS",
            "review" | "standing" => "MS",
            "complaint" => "MIS",
            "narrative" => "I",
            other => panic!("no line for {other}"),
        };
        let letter = |role: Role| match role {
            Role::Administrator => 'A',
            Role::Lead => 'L',
            Role::Auditor => 'U',
            Role::Monitor => 'M',
            Role::Investigator => 'I',
            Role::Reader => 'R',
            Role::Scribe => 'S',
        };
        for &kind in Kind::ALL {
            for role in Role::ALL {
                assert_eq!(
                    may_write(role, kind),
                    expected(kind).contains(letter(role)),
                    "{role:?} {kind:?}"
                );
            }
        }
    }

    #[test]
    fn the_scribe_gives_nobody_more_than_their_own_role() {
        for &kind in Kind::ALL {
            assert!(!may_write_through_scribe(Role::Auditor, kind));
            assert!(
                !may_write_through_scribe(Role::Lead, kind),
                "a lead writes on an enrolled device: {kind:?}"
            );
        }
        assert!(may_write_through_scribe(Role::Monitor, Kind::Review));
        assert!(!may_write_through_scribe(Role::Monitor, Kind::Site));
    }
}
