//! Who may open rooms, add and remove members, and change the room key: one pure table.

use crate::kinds::RoomKind;
use crate::permissions::Role;

/// Whoever acts on a member log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The root key: may do everything that the room's kind allows.
    Root,
    /// A member in this role (for opening: in the program room).
    Member(Role),
}

/// Whether a room of this kind has members in this role at all.
pub fn has_role(room: RoomKind, role: Role) -> bool {
    match room {
        RoomKind::Program => role != Role::Reader,
        RoomKind::Team => matches!(role, Role::Lead | Role::Auditor | Role::Reader),
        RoomKind::Casework => matches!(role, Role::Investigator | Role::Reader),
    }
}

/// Whether someone who is `in_program` in the program room may stand as `role` in a team or casework room.
///
/// Nobody rises by being added to a room: a lead there is a lead of the program, by the root's word.
pub fn fits_program_role(in_program: Role, role: Role) -> bool {
    match role {
        Role::Lead => in_program == Role::Lead,
        Role::Auditor => matches!(in_program, Role::Auditor | Role::Lead),
        Role::Investigator => in_program == Role::Investigator,
        Role::Reader => in_program != Role::Scribe,
        Role::Administrator | Role::Monitor | Role::Scribe => false,
    }
}

/// Whether `actor` may open a room of this kind.
pub fn may_open(actor: Actor, room: RoomKind) -> bool {
    match (actor, room) {
        (Actor::Root, _) => true,
        (Actor::Member(role), RoomKind::Team) => role == Role::Lead,
        (Actor::Member(role), RoomKind::Casework) => role == Role::Investigator,
        (Actor::Member(_), RoomKind::Program) => false,
    }
}

/// Whether `actor` may add somebody as `role`, directly or by an invite.
pub fn may_add(actor: Actor, room: RoomKind, role: Role) -> bool {
    if !has_role(room, role) {
        return false;
    }
    match (actor, room) {
        (Actor::Root, _) => true,
        (Actor::Member(Role::Administrator), RoomKind::Program) => {
            matches!(role, Role::Auditor | Role::Monitor | Role::Investigator)
        }
        (Actor::Member(Role::Lead), RoomKind::Program) => role == Role::Auditor,
        (Actor::Member(Role::Lead), RoomKind::Team) => true,
        (Actor::Member(Role::Investigator), RoomKind::Casework) => true,
        (Actor::Member(_), _) => false,
    }
}

/// Whether `actor` may remove a member who is `role`. A seized lead's phone must be removable by another lead.
pub fn may_remove(actor: Actor, room: RoomKind, role: Role) -> bool {
    match actor {
        Actor::Root => true,
        Actor::Member(Role::Lead) if role == Role::Lead => matches!(room, RoomKind::Program | RoomKind::Team),
        Actor::Member(_) => may_add(actor, room, role),
    }
}

/// Whether `actor` may put a new room key in force.
pub fn may_begin_epoch(actor: Actor, room: RoomKind) -> bool {
    match (actor, room) {
        (_, RoomKind::Program) => false,
        (Actor::Root, _) => true,
        (Actor::Member(role), RoomKind::Team) => role == Role::Lead,
        (Actor::Member(role), RoomKind::Casework) => role == Role::Investigator,
    }
}

/// Whether a member in this role may `accept`, `refuse` and `erase` what others sent.
pub fn may_rule(role: Role, room: RoomKind) -> bool {
    match room {
        RoomKind::Program => matches!(role, Role::Lead | Role::Administrator),
        RoomKind::Team => role == Role::Lead,
        RoomKind::Casework => role == Role::Investigator,
    }
}
