//! `cargo xtask boundaries`: who may know whom (ARCHITECTURE.md), proven on the real dependency graph and on the sources.

mod graph;
mod rules;
mod words;

use crate::step::step;
use anyhow::Result;

/// Fails when a forbidden edge exists, when an edge that must exist is not found, or when a rule names a crate
/// that nobody uses (a misspelt name would otherwise be absent for ever).
pub fn boundaries() -> Result<()> {
    step("packages know only whom they may", || graph::prove(rules::PACKAGES))?;
    step("sources name only what they may", || words::prove(rules::SOURCES))
}
