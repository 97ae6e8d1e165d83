//! A newer version of the program's pack, and an audit that was planned with an older one.

use crate::ids::{Hash, RoomId};
use crate::pack::comparison::PackComparison;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The pack that an audit was planned with beside the program's present one. Changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComparePack {
    pub audit: RoomId,
}

/// What going on with the program's present pack would change for an audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackNews {
    pub audit: RoomId,
    /// The pack that the audit's plan pins.
    pub pinned: Hash,
    /// The program's present pack.
    pub present: Hash,
    /// The audit uses the present pack already.
    pub is_same: bool,
    pub comparison: PackComparison,
    /// Questionnaires that interviews of this audit were begun with and that the present pack does not have: while there are
    /// any, it is not adopted, because those interviews could not be opened.
    pub forms_in_use_gone: Vec<String>,
    /// Whether this person may adopt it now.
    pub may_adopt: bool,
}

/// Goes on with the program's present pack. Lead only, until the audit is in review. Old answers stay in the record; those to
/// questions that are no longer asked are left out and named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AdoptPack {
    pub audit: RoomId,
    /// `present` of the comparison that the lead read.
    pub pack: Hash,
    /// `pinned` of the same comparison: refused if the plan has moved on from it.
    pub instead_of: Hash,
}
