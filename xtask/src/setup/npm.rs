//! What the browser tests take from npm.

use crate::workspace::{on_path, run, target_dir};
use anyhow::{Result, bail};
use std::process::Command;

/// Finds what a screen reader or a keyboard cannot use; there is no other engine of its kind.
const AXE: &str = "axe-core@4.14.1";

/// Puts it into the target folder, once.
pub fn install_axe() -> Result<()> {
    let folder = target_dir().join("tools/npm");
    if folder.join("node_modules/axe-core/axe.min.js").is_file() {
        return Ok(());
    }
    if on_path("npm").is_none() {
        bail!("npm is missing: install Node.js with npm and start again");
    }
    std::fs::create_dir_all(&folder)?;
    run(Command::new("npm").current_dir(&folder).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--silent",
        "--prefix",
        ".",
        AXE,
    ]))
}
