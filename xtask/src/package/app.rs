//! The app's package, by Tauri's own bundler: binary with the screens in it, icons, desktop entry.

use super::deb;
use crate::setup::tauri_cli;
use crate::workspace::{released, root, run, target_dir};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Why the command makes no AppImage by itself.
pub const NO_APPIMAGE: &str = "Tauri's bundler fetches the tools for it (linuxdeploy, its GTK plugin and AppRun) from GitHub, \
     unsigned and as of today, which a build does only when asked: `cargo xtask package --appimage`, on a machine that \
     reaches GitHub and has FUSE. Without one, use the .tar.gz.";

/// `surco_VERSION_ARCH.deb` in `folder`.
pub fn deb(folder: &Path) -> Result<PathBuf> {
    let needed = deb::dependencies(&[released("surco-app")], &folder.join("shlibs"))?;
    fs::remove_dir_all(folder.join("shlibs"))?;
    // Only what is not known before the build; everything else is in tauri.conf.json.
    let found = json!({ "bundle": { "linux": { "deb": { "depends": needed } } } });
    let made = bundle("deb", &found.to_string())?;
    let deb = folder.join(deb::file_name("surco", &deb::architecture()?));
    fs::copy(&made, &deb).with_context(|| made.display().to_string())?;
    Ok(deb)
}

/// The AppImage in `folder`, when it is `asked` for.
pub fn appimage(folder: &Path, asked: bool) -> Result<Option<PathBuf>> {
    if !asked {
        return Ok(None);
    }
    let made = bundle("appimage", "{}")?;
    let image = folder.join(made.file_name().context("an image without a name")?);
    fs::copy(&made, &image)?;
    Ok(Some(image))
}

/// Bundles the binary that is built already and returns the newest file that came of it.
fn bundle(kind: &str, config: &str) -> Result<PathBuf> {
    let into = target_dir().join("release/bundle").join(kind);
    if into.exists() {
        fs::remove_dir_all(&into)?;
    }
    run(Command::new(tauri_cli())
        .current_dir(root().join("src-tauri"))
        // The bundler asks cargo where the target folder is: it has to be the one of this build.
        .env("CARGO_TARGET_DIR", target_dir())
        .args(["bundle", "--ci", "--bundles", kind, "--config", config]))?;
    one_file(&into, if kind == "deb" { "deb" } else { "AppImage" })
}

fn one_file(folder: &Path, extension: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!(
            "{} .{extension} files in {}, one was expected",
            found.len(),
            folder.display()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_of_the_kind_is_not_chosen_by_chance() {
        let folder = std::env::temp_dir().join(format!("surco-bundle-{}", std::process::id()));
        fs::create_dir_all(folder.join("Surco_0.1.0_amd64")).unwrap();
        assert!(one_file(&folder, "deb").is_err());
        fs::write(folder.join("Surco_0.1.0_amd64.deb"), "").unwrap();
        assert!(one_file(&folder, "deb").unwrap().ends_with("Surco_0.1.0_amd64.deb"));
        fs::write(folder.join("Surco_0.0.9_amd64.deb"), "").unwrap();
        assert!(one_file(&folder, "deb").is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
