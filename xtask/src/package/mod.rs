//! `cargo xtask package`: what people install on Linux, into `target/package/`.
//!
//! Two packages, because a server on a small machine must not need a web view:
//! `surco` is the app, put together by Tauri's own bundler; `surco-server` holds the headless programs (`surco`,
//! `surco-device`), the screens for browsers, the packs and a systemd unit. Each also comes as a plain archive for
//! Linux systems without dpkg. docs/install.md says what to do with them.

mod app;
mod deb;
mod server;

use crate::setup::{Scope, setup};
use crate::step::step;
use crate::ui;
use crate::workspace::{cargo, on_path, run, target_dir};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds everything for release and packs it. `appimage` may fetch the bundler's tools from GitHub.
pub fn package(appimage: bool) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("packages are made on Linux; what is known of other systems is in docs/install.md");
    }
    if on_path("dpkg-deb").is_none() || on_path("dpkg-shlibdeps").is_none() {
        bail!("dpkg-deb and dpkg-shlibdeps are not here: packages are made on Debian or Ubuntu (package dpkg-dev)");
    }
    setup(Scope::Window)?;
    crate::setup::install_tauri_cli()?;
    // No brotli: the app holds its screens compressed by itself, and would carry the copies too.
    step("building the screens", || ui::release(false))?;
    step("building the programs (the first time: a quarter of an hour)", programs)?;

    let folder = target_dir().join("package");
    // What an older version left there must not be mistaken for this one's.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let debs = [
        step("packing the app", || app::deb(&folder))?,
        step("packing the server", || server::deb(&folder))?,
    ];
    for deb in &debs {
        deb::archive(deb, &folder)?;
    }
    let bundled = app::appimage(&folder, appimage);
    println!("In {}:\n{}", folder.display(), listed(&folder)?);
    match bundled {
        Ok(None) => println!("\nNo AppImage: {}", app::NO_APPIMAGE),
        Ok(Some(_)) => {}
        // Asked for and not made is a failure, but the packages are there.
        Err(reason) => bail!("no AppImage: {reason:#}\n{}", app::NO_APPIMAGE),
    }
    Ok(())
}

fn programs() -> Result<()> {
    let packages = ["--package", "app", "--package", "device", "--package", "sync-server"];
    run(cargo(&["build", "--locked", "--release", "--bins"]).args(packages))
}

/// Names and sizes, sorted.
fn listed(folder: &Path) -> Result<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    let mut lines = Vec::new();
    for file in files {
        let bytes = fs::metadata(&file)?.len();
        let name = file
            .file_name()
            .context("a file without a name")?
            .to_string_lossy()
            .into_owned();
        lines.push(format!("  {} {name}", megabytes(bytes)));
    }
    Ok(lines.join("\n"))
}

fn megabytes(bytes: u64) -> String {
    format!("{:6.1} MB", bytes as f64 / 1e6)
}

/// What makes a package's file name: the workspace's version.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_line_up_and_are_told_in_megabytes() {
        assert_eq!(megabytes(12_345_678), "  12.3 MB");
        assert_eq!(megabytes(180_000_000), " 180.0 MB");
    }
}
