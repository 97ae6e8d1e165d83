//! One file a task of the command line.

pub mod form;
pub mod form_server;
pub mod init;
pub mod invite;
pub mod pack;
pub mod passphrase;
pub mod payroll;
mod payroll_guesses;
mod payroll_words;
pub mod report;
pub mod serve;
pub mod verify;
pub mod verify_evidence;

use shared::permissions::Role;

/// Roles that can be named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum RoleName {
    Lead,
    Auditor,
    Monitor,
    Administrator,
    Investigator,
}

impl RoleName {
    pub fn role(self) -> Role {
        match self {
            RoleName::Lead => Role::Lead,
            RoleName::Auditor => Role::Auditor,
            RoleName::Monitor => Role::Monitor,
            RoleName::Administrator => Role::Administrator,
            RoleName::Investigator => Role::Investigator,
        }
    }
}

/// A small runtime for tasks that do one thing.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}
