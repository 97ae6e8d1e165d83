//! An audit: making it, and its home.

mod coverage;
mod home;
mod make;
mod mapping;
mod phase;

pub(crate) use home::AuditHome;
pub(crate) use make::NewAudit;
