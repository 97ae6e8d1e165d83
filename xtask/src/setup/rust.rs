//! Compile targets and the one tool that cargo builds.

use crate::step::step;
use crate::workspace::{cargo, on_path, read, root, run, tools_dir};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Adds a compile target to the toolchain that rust-toolchain.toml names.
pub fn add_target(target: &str) -> Result<()> {
    let library =
        read(
            Command::new("rustc")
                .current_dir(root())
                .args(["--print", "target-libdir", "--target", target]),
        )?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!("the Rust target {target} is missing and there is no rustup; install it as your system does");
    }
    step(&format!("adding the Rust target {target}"), || {
        run(Command::new("rustup")
            .current_dir(root())
            .args(["target", "add", target]))
    })
}

/// Where tests find tauri-driver: beside the build, else on `PATH`.
fn tauri_driver() -> Option<PathBuf> {
    let ours = tools_dir().join("bin/tauri-driver");
    ours.is_file().then_some(ours).or_else(|| on_path("tauri-driver"))
}

/// Builds tauri-driver, which lets a test drive the app's window (about a minute, once).
pub fn install_tauri_driver() -> Result<()> {
    if tauri_driver().is_some() {
        return Ok(());
    }
    step("building tauri-driver", || {
        let mut install = cargo(&[
            "install",
            "--quiet",
            "tauri-driver",
            "--version",
            "^2",
            "--locked",
            "--root",
        ]);
        run(install.arg(tools_dir()))
    })
}
