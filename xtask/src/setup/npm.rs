//! What the tests and the packager take from npm.

use crate::step::step;
use crate::workspace::{on_path, run, target_dir};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Finds what a screen reader or a keyboard cannot use; there is no other engine of its kind.
const AXE: &str = "axe-core@4.14.1";

/// Tauri's bundler, of the release that Cargo.lock has. From npm because there it is built already: 20 MB in seconds,
/// where `cargo install tauri-cli` compiles some six hundred crates.
const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

/// The peer of the benchmarks, with what it stands on.
const ODK_WEB_FORMS: [&str; 2] = ["@getodk/web-forms@0.22.0", "vue@3.5.29"];

/// Puts the benchmarks' peer into the target folder, once.
pub fn install_peer() -> Result<()> {
    match modules().join("@getodk/web-forms/dist/index.js").is_file() {
        true => Ok(()),
        false => step("fetching ODK Web Forms", || {
            ODK_WEB_FORMS.into_iter().try_for_each(install)
        }),
    }
}

/// Puts it into the target folder, once.
pub fn install_axe() -> Result<()> {
    match modules().join("axe-core/axe.min.js").is_file() {
        true => Ok(()),
        false => install(AXE),
    }
}

/// Puts Tauri's command line into the target folder, once a version.
pub fn install_tauri_cli() -> Result<()> {
    let package = std::fs::read_to_string(modules().join("@tauri-apps/cli/package.json")).unwrap_or_default();
    if tauri_cli().is_file() && is_version(&package, TAURI_CLI) {
        return Ok(());
    }
    step("fetching Tauri's bundler", || install(TAURI_CLI))
}

/// Tauri's command line, as [`install_tauri_cli`] puts it there.
pub fn tauri_cli() -> PathBuf {
    modules().join(".bin/tauri")
}

fn folder() -> PathBuf {
    target_dir().join("tools/npm")
}

fn modules() -> PathBuf {
    folder().join("node_modules")
}

/// Whether the `package.json` is of the version that stands behind the last `@`.
fn is_version(package: &str, wanted: &str) -> bool {
    let found: Option<serde_json::Value> = serde_json::from_str(package).ok();
    let version = found.as_ref().and_then(|p| p.get("version")).and_then(|v| v.as_str());
    version.is_some() && version == wanted.rsplit_once('@').map(|(_, version)| version)
}

fn install(package: &str) -> Result<()> {
    if on_path("npm").is_none() {
        bail!("npm is missing: install Node.js with npm and start again");
    }
    std::fs::create_dir_all(folder())?;
    run(Command::new("npm").current_dir(folder()).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--silent",
        "--prefix",
        ".",
        package,
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_bundler_is_replaced() {
        assert!(is_version(r#"{ "version": "2.12.5" }"#, "@tauri-apps/cli@2.12.5"));
        assert!(!is_version(r#"{ "version": "2.11.0" }"#, "@tauri-apps/cli@2.12.5"));
        assert!(!is_version("", "@tauri-apps/cli@2.12.5"));
    }

    /// The bundler and the library are released together; one of another release may not know the other's settings.
    #[test]
    fn the_bundler_is_of_the_release_that_the_app_is_built_with() {
        let lock = std::fs::read_to_string(crate::workspace::root().join("Cargo.lock")).unwrap();
        let tauri = lock.split("name = \"tauri\"\nversion = \"").nth(1).unwrap();
        assert_eq!(tauri.split('"').next(), TAURI_CLI.rsplit('@').next());
    }
}
