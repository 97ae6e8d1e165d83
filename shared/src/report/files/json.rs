//! A report as JSON: what `docs/schema/report.json` describes and `surco verify-evidence` checks.

use super::FileFault;
use serde::Serialize;

/// The bytes, readable: two spaces a level.
///
/// # Errors
/// When a value cannot be written as JSON.
pub fn json(file: &impl Serialize) -> Result<Vec<u8>, FileFault> {
    let mut bytes = serde_json::to_vec_pretty(file).map_err(|cause| FileFault(cause.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
