//! `cargo xtask ios`: what `tauri ios init` can not know, put into the project that it made. On a Mac, once after init.
//!
//! Not at every build as for Android: Xcode refuses entitlements that change while it builds. Texts for permissions
//! need no step: Tauri merges src-tauri/Info.ios.plist by itself.

use crate::workspace::root;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

const PROTECTION: &str = "com.apple.developer.default-data-protection";
/// Files are readable while the phone is unlocked, and at no other time. Locked, the system suspends the app anyway.
const COMPLETE: &str = "NSFileProtectionComplete";

/// Prepares src-tauri/gen/apple.
pub fn prepare() -> Result<()> {
    let project = root().join("src-tauri/gen/apple");
    if !project.is_dir() {
        bail!(
            "{} is not there: `cargo tauri ios init` makes it, on a Mac (docs/mobile.md)",
            project.display()
        );
    }
    apply(&project, &root().join("src-tauri/ios"))
}

fn apply(project: &Path, ours: &Path) -> Result<()> {
    let icons = project.join("Assets.xcassets/AppIcon.appiconset");
    for file in fs::read_dir(ours.join("AppIcon"))? {
        let file = file?;
        let to = icons.join(file.file_name());
        // The list of icons is the project's own: a file that it does not name would be an icon that nobody sees.
        if !to.is_file() {
            bail!("{} is not among the project's icons", to.display());
        }
        fs::copy(file.path(), to)?;
    }
    // XcodeGen makes the entitlements anew from the project's description: both have to say it.
    change(&project.join("project.yml"), described)?;
    change(&entitlements(project)?, entitled)
}

fn entitlements(project: &Path) -> Result<std::path::PathBuf> {
    for folder in fs::read_dir(project)? {
        let folder = folder?;
        let name = folder.file_name().to_string_lossy().into_owned();
        let file = folder.path().join(format!("{name}.entitlements"));
        if name.ends_with("_iOS") && file.is_file() {
            return Ok(file);
        }
    }
    bail!("{} has no …_iOS.entitlements", project.display())
}

fn change(file: &Path, with: impl Fn(&str) -> Option<String>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let Some(changed) = with(&text) else {
        bail!(
            "{} is not as expected: set {PROTECTION} to {COMPLETE} by hand",
            file.display()
        );
    };
    fs::write(file, changed)?;
    Ok(())
}

/// The entitlements with file protection; `None` when there is no dictionary, or another value.
fn entitled(plist: &str) -> Option<String> {
    if plist.contains(PROTECTION) {
        return plist.contains(COMPLETE).then(|| plist.to_string());
    }
    let entry = format!("  <key>{PROTECTION}</key>\n  <string>{COMPLETE}</string>\n");
    if plist.contains("<dict/>") {
        return Some(plist.replacen("<dict/>", &format!("<dict>\n{entry}</dict>"), 1));
    }
    let end = plist.rfind("</dict>")?;
    let mut text = plist.to_string();
    text.insert_str(end, &entry);
    Some(text)
}

/// XcodeGen's description with file protection; `None` when it names no entitlements.
fn described(yml: &str) -> Option<String> {
    if yml.contains(PROTECTION) {
        return yml.contains(COMPLETE).then(|| yml.to_string());
    }
    let path = yml.find(".entitlements")? + ".entitlements".len();
    let mut text = yml.to_string();
    text.insert_str(path, &format!("\n      properties:\n        {PROTECTION}: {COMPLETE}"));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "<plist version=\"1.0\">\n<dict/>\n</plist>\n";
    const YML: &str = "    entitlements:\n      path: app_iOS/app_iOS.entitlements\n    scheme:\n";

    #[test]
    fn entitlements_get_file_protection_once_and_keep_what_they_have() {
        let once = entitled(EMPTY).unwrap();
        assert!(once.contains("<key>com.apple.developer.default-data-protection</key>"));
        assert_eq!(entitled(&once).unwrap(), once);
        let other = "<dict>\n  <key>aps-environment</key>\n  <string>development</string>\n</dict>\n";
        let both = entitled(other).unwrap();
        assert!(both.contains("aps-environment") && both.contains(COMPLETE) && both.ends_with("</dict>\n"));
    }

    #[test]
    fn a_weaker_protection_is_not_taken_for_ours() {
        let weaker = entitled(EMPTY).unwrap().replace(COMPLETE, "NSFileProtectionNone");
        assert_eq!(entitled(&weaker), None);
        assert_eq!(entitled("<plist/>"), None);
    }

    #[test]
    fn the_description_keeps_its_shape() {
        let text = described(YML).unwrap();
        assert_eq!(
            text,
            "    entitlements:\n      path: app_iOS/app_iOS.entitlements\n      properties:\n        \
             com.apple.developer.default-data-protection: NSFileProtectionComplete\n    scheme:\n"
        );
        assert_eq!(described(&text).unwrap(), text);
    }

    #[test]
    fn a_project_receives_icons_and_protection() {
        let project = std::env::temp_dir().join(format!("surco-ios-{}", std::process::id()));
        let icons = project.join("Assets.xcassets/AppIcon.appiconset");
        fs::create_dir_all(&icons).unwrap();
        fs::create_dir_all(project.join("app_iOS")).unwrap();
        fs::write(project.join("app_iOS/app_iOS.entitlements"), EMPTY).unwrap();
        fs::write(project.join("project.yml"), YML).unwrap();
        let ours = root().join("src-tauri/ios");
        assert!(
            apply(&project, &ours).is_err(),
            "a project that lists other icons is not ours to fill"
        );
        for file in fs::read_dir(ours.join("AppIcon")).unwrap() {
            fs::write(icons.join(file.unwrap().file_name()), "theirs").unwrap();
        }
        apply(&project, &ours).unwrap();
        assert!(fs::metadata(icons.join("AppIcon-512@2x.png")).unwrap().len() > 10_000);
        let text = fs::read_to_string(project.join("app_iOS/app_iOS.entitlements")).unwrap();
        assert!(text.contains(COMPLETE));
        fs::remove_dir_all(project).unwrap();
    }
}
