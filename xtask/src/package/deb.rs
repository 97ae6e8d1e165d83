//! What both Debian packages share: dependencies as dpkg reads them from a binary, and the plain archive.

use super::version;
use crate::workspace::{read, run};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian's name of this machine's processor.
pub fn architecture() -> Result<String> {
    Ok(read(Command::new("dpkg").arg("--print-architecture"))?
        .trim()
        .to_string())
}

/// The packages whose libraries the programs load, with the versions that they need: asked of dpkg, because a list
/// written by hand is wrong at the next build on a newer system.
pub fn dependencies(programs: &[PathBuf], work: &Path) -> Result<Vec<String>> {
    // dpkg-shlibdeps reads the control file of a source package and cares for nothing in it.
    fs::create_dir_all(work.join("debian"))?;
    fs::write(
        work.join("debian/control"),
        "Source: surco\n\nPackage: surco\nArchitecture: any\n",
    )?;
    let mut ask = Command::new("dpkg-shlibdeps");
    ask.current_dir(work).arg("-O");
    for program in programs {
        ask.arg(format!("-e{}", program.display()));
    }
    let found = depends(&read(&mut ask)?);
    if found.is_empty() {
        bail!("dpkg-shlibdeps names no library: a program that needs not even libc is not ours");
    }
    Ok(found)
}

/// `shlibs:Depends=libc6 (>= 2.34), libgcc-s1 (>= 4.2)` → its entries.
fn depends(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("shlibs:Depends="))
        .flat_map(|list| list.split(','))
        .map(|entry| entry.trim().to_string())
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// What the package installs, as an archive for systems without dpkg: unpack it at `/`, or anywhere.
pub fn archive(deb: &Path, folder: &Path) -> Result<PathBuf> {
    let stem = deb.file_stem().context("a package without a name")?.to_string_lossy();
    let tree = folder.join("unpacked");
    run(Command::new("dpkg-deb").arg("-x").arg(deb).arg(&tree))?;
    let archive = folder.join(format!("{stem}.tar.gz"));
    run(Command::new("tar")
        .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-czf"])
        .arg(&archive)
        .arg("-C")
        .arg(&tree)
        .arg("."))?;
    fs::remove_dir_all(tree)?;
    Ok(archive)
}

/// `surco_0.1.0_amd64.deb`
pub fn file_name(package: &str, architecture: &str) -> String {
    format!("{package}_{}_{architecture}.deb", version())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_are_read_from_what_dpkg_prints() {
        assert_eq!(
            depends("shlibs:Depends=libc6 (>= 2.34), libgcc-s1 (>= 4.2), libgtk-3-0 (>= 3.21.4)\n"),
            ["libc6 (>= 2.34)", "libgcc-s1 (>= 4.2)", "libgtk-3-0 (>= 3.21.4)"]
        );
        assert!(depends("shlibs:Recommends=libfoo\nshlibs:Depends=\n").is_empty());
    }

    #[test]
    fn a_package_is_named_as_debian_names_it() {
        assert!(file_name("surco-server", "arm64").ends_with("_arm64.deb"));
        assert!(file_name("surco-server", "arm64").starts_with("surco-server_0."));
    }
}
