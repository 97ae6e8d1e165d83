use crate::words::say;
use shared::api::Audience;
use shared::permissions::Role;

/// A role in words.
pub(crate) fn role_name(role: Role) -> String {
    match role {
        Role::Administrator => say::role_administrator(),
        Role::Lead => say::role_lead(),
        Role::Auditor => say::role_auditor(),
        Role::Monitor => say::role_monitor(),
        Role::Investigator => say::role_investigator(),
        Role::Reader => say::role_reader(),
        Role::Scribe => say::role_scribe(),
    }
}

/// Who is interviewed, in words.
pub(crate) fn audience_name(audience: Audience) -> String {
    match audience {
        Audience::Worker => say::audience_worker(),
        Audience::CrewLeader => say::audience_crew_leader(),
        Audience::Supervisor => say::audience_supervisor(),
        Audience::Manager => say::audience_manager(),
        Audience::Committee => say::audience_committee(),
    }
}
