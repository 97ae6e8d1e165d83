//! The server's package: the headless programs, screens for browsers, packs, and a systemd unit that waits to be enabled.

use super::{deb, version};
use crate::ui;
use crate::workspace::{released, root, run};
use anyhow::{Context, Result};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAMS: &[&str] = &["surco", "surco-device"];

/// `surco-server_VERSION_ARCH.deb` in `folder`.
pub fn deb(folder: &Path) -> Result<PathBuf> {
    let tree = folder.join("server");
    let ours = root().join("sync-server/package");
    for program in PROGRAMS {
        put(&released(program), &tree.join("usr/bin").join(program), 0o755)?;
    }
    ui::copy_compressed(&tree.join("usr/share/surco/ui"))?;
    let packs = root().join("packs");
    for file in ui::files(&packs)? {
        put(
            &packs.join(&file),
            &tree.join("usr/share/surco/packs").join(&file),
            0o644,
        )?;
    }
    for (from, to) in [
        (ours.join("surco.service"), "usr/lib/systemd/system/surco.service"),
        (ours.join("surco.conf"), "usr/lib/sysusers.d/surco.conf"),
        (ours.join("server.env"), "etc/surco/server.env"),
        (root().join("docs/install.md"), "usr/share/doc/surco-server/install.md"),
    ] {
        put(&from, &tree.join(to), 0o644)?;
    }
    for script in ["postinst", "prerm"] {
        put(&ours.join(script), &tree.join("DEBIAN").join(script), 0o755)?;
    }
    let programs: Vec<PathBuf> = PROGRAMS.iter().map(|p| tree.join("usr/bin").join(p)).collect();
    let needed = deb::dependencies(&programs, &folder.join("shlibs"))?;
    fs::remove_dir_all(folder.join("shlibs"))?;
    let architecture = deb::architecture()?;
    fs::write(
        tree.join("DEBIAN/control"),
        control(&architecture, &needed, installed_kib(&tree)?),
    )?;
    // dpkg keeps what the administrator wrote there.
    fs::write(tree.join("DEBIAN/conffiles"), "/etc/surco/server.env\n")?;

    let deb = folder.join(deb::file_name("surco-server", &architecture));
    run(Command::new("dpkg-deb")
        .args(["--root-owner-group", "-Zxz", "--build"])
        .arg(&tree)
        .arg(&deb))?;
    fs::remove_dir_all(tree)?;
    Ok(deb)
}

fn control(architecture: &str, needed: &[String], installed_kib: u64) -> String {
    format!(
        "Package: surco-server\n\
         Version: {}\n\
         Architecture: {architecture}\n\
         Installed-Size: {installed_kib}\n\
         Maintainer: Surco\n\
         Section: net\n\
         Priority: optional\n\
         Depends: {}\n\
         Description: Sync server of Surco, and its field device without a screen\n \
         Keeps what the devices of an audit team sign, in order, and cannot read what\n \
         stays with the team. Serves the screens to monitors in a browser.\n",
        version(),
        needed.join(", ")
    )
}

fn installed_kib(tree: &Path) -> Result<u64> {
    let mut bytes = 0;
    for file in ui::files(tree)? {
        bytes += fs::metadata(tree.join(file))?.len();
    }
    Ok(bytes.div_ceil(1024))
}

/// Copies a file with exactly these rights, whatever the builder's umask is.
fn put(from: &Path, to: &Path, mode: u32) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} → {}", from.display(), to.display()))?;
    fs::set_permissions(to, fs::Permissions::from_mode(mode))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_file_has_every_field_on_a_line_of_its_own() {
        let text = control("amd64", &["libc6 (>= 2.34)".into(), "libgcc-s1".into()], 4711);
        assert!(text.contains("\nDepends: libc6 (>= 2.34), libgcc-s1\n"), "{text}");
        assert!(text.contains("\nInstalled-Size: 4711\n"));
        let description: Vec<_> = text.lines().skip_while(|l| !l.starts_with("Description: ")).collect();
        assert_eq!(description.len(), 3);
        assert!(
            description
                .iter()
                .skip(1)
                .all(|l| l.starts_with(' ') && !l.starts_with("  "))
        );
        assert!(text.ends_with('\n'));
    }

    /// The unit and the package must name the same places.
    #[test]
    fn the_unit_names_what_the_package_installs() {
        let unit = fs::read_to_string(root().join("sync-server/package/surco.service")).unwrap();
        for place in [
            "/usr/bin/surco serve",
            "--ui /usr/share/surco/ui",
            "EnvironmentFile=/etc/surco/server.env",
        ] {
            assert!(unit.contains(place), "{place}");
        }
        assert!(unit.contains("--listen 127.0.0.1:"), "the proxy alone reaches it");
    }
}
