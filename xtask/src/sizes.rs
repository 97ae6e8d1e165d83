//! `cargo xtask sizes`: a long file usually has a second job in it.

use crate::workspace::{root, sources};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// Lines from which on a file is mentioned, and beyond which it fails.
const MENTIONED: usize = 250;
const REFUSED: usize = 400;

/// Fails when a Rust or style file is longer than 400 lines.
pub fn sizes() -> Result<()> {
    let mut refused = Vec::new();
    for file in sources()? {
        if !counted(&file) {
            continue;
        }
        let text = std::fs::read_to_string(root().join(&file)).with_context(|| file.display().to_string())?;
        let lines = text.lines().count();
        let told = format!("{lines} lines: {}", file.display());
        match lines {
            0..=MENTIONED => {}
            _ if lines <= REFUSED => println!("long, {told}"),
            _ => refused.push(told),
        }
    }
    if refused.is_empty() {
        return Ok(());
    }
    bail!(
        "over {REFUSED} lines; look for a second job in them:\n  {}",
        refused.join("\n  ")
    )
}

fn counted(file: &Path) -> bool {
    matches!(file.extension().and_then(|e| e.to_str()), Some("rs" | "css"))
}
