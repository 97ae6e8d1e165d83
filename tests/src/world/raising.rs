//! A finding, raised as quickly as a test needs one.

use super::TestDevice;
use anyhow::{Context, Result};
use shared::api::{Basis, FindingView, GetProgram, RaiseFinding};
use shared::ids::RoomId;

/// Raises a finding of the code's first provision.
pub fn raise(device: &mut TestDevice, audit: RoomId, statement: &str) -> Result<FindingView> {
    let provision = device
        .call(GetProgram {})?
        .provisions
        .first()
        .context("a provision")?
        .id
        .clone();
    device.call(RaiseFinding {
        audit,
        provision,
        severity: "systems".into(),
        statement: statement.into(),
        basis: vec![Basis::Observation],
        supports: vec![],
    })
}
