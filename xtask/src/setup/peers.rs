//! The peers of our forms: ODK's own engine (npm) and pyxform (PyPI), both pinned in `tests/peers/`.
//!
//! Tests that need them say so and pass where they are missing, so nothing here fails a setup: a machine without Python
//! or without a network is told what it goes without.

use crate::step::step;
use crate::workspace::{on_path, root, run, succeeds, tools_dir};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Puts both into the target folder, anew when their pins have changed.
pub fn install_form_peers() {
    for (what, install) in [
        ("ODK's engine", install_engine as fn() -> Result<()>),
        ("pyxform", install_pyxform),
    ] {
        if let Err(reason) = install() {
            eprintln!("   without {what}, our forms are not compared with it: {reason:#}");
        }
    }
}

fn install_engine() -> Result<()> {
    let folder = tools_dir().join("peers");
    once(&["package.json", "package-lock.json"], &folder, || {
        if on_path("npm").is_none() {
            bail!("npm is missing");
        }
        step("fetching ODK's engine for forms", || {
            run(Command::new("npm").current_dir(&folder).args([
                "ci",
                "--no-audit",
                "--no-fund",
                "--silent",
                "--fetch-retries=1",
            ]))
        })
    })
}

fn install_pyxform() -> Result<()> {
    python("pyxform", "requirements.txt", "python")
}

/// pandas with openpyxl, the peer of the payroll benchmark.
pub fn install_payroll_peer() {
    if let Err(reason) = python("pandas", "payroll.txt", "payroll") {
        eprintln!("   without pandas, the payroll check is not measured beside it: {reason:#}");
    }
}

/// A Python environment of its own with what `pins` names.
fn python(what: &str, pins: &str, folder: &str) -> Result<()> {
    let folder = tools_dir().join(folder);
    once(&[pins], &folder, || {
        let Some(python) = on_path("python3") else {
            bail!("python3 is missing")
        };
        step(&format!("fetching {what}"), || {
            let python_here = folder.join("bin/python");
            // Debian's Python has venv without pip unless python3-venv is there: asked for quietly, told in our words.
            if !succeeds(Command::new(&python).args(["-m", "venv"]).arg(&folder)) {
                bail!("{} cannot make an environment (Debian: python3-venv)", python.display());
            }
            run(Command::new(python_here)
                .current_dir(&folder)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(["--retries", "1"])
                .args(["--requirement", pins]))
        })
    })
}

/// Copies the pins into `folder` and installs, unless that was done with the same pins.
///
/// `installed` is written last: an installation that was cut short is begun again.
fn once(pins: &[&str], folder: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let from: PathBuf = root().join("tests/peers");
    let mut wanted = String::new();
    for pin in pins {
        wanted.push_str(&std::fs::read_to_string(from.join(pin))?);
    }
    let installed = folder.join("installed");
    if std::fs::read_to_string(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    for pin in pins {
        std::fs::copy(from.join(pin), folder.join(pin))?;
    }
    install()?;
    Ok(std::fs::write(installed, wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn an_installation_that_failed_is_begun_again_and_one_that_stands_is_left() {
        let folder = std::env::temp_dir().join(format!("surco-peers-{}", std::process::id()));
        let times = Cell::new(0);
        let installing = |ends_well: bool| {
            once(&["requirements.txt"], &folder, || {
                times.set(times.get() + 1);
                if ends_well { Ok(()) } else { bail!("no network") }
            })
        };
        assert!(installing(false).is_err());
        assert!(installing(true).is_ok() && installing(true).is_ok());
        assert_eq!(times.get(), 2);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
