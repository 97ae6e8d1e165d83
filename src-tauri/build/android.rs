//! What `cargo tauri android init` can not know: the camera, no screenshots, no system backup, no clear text, our icon
//! and splash.
//!
//! Runs at every Android build and changes only what is not yet as it should be, so that a project made by a later
//! version of Tauri is hardened too. When it no longer understands the project, the build stops: better no APK than
//! one that lets a vault into a cloud backup.

use std::fs;
use std::io;
use std::path::Path;

/// Asked for at the first photo. The permission alone would hide the app from tablets without a rear camera.
const CAMERA: &str = r#"<uses-permission android:name="android.permission.CAMERA" />
    <uses-feature android:name="android.hardware.camera" android:required="false" />
    <uses-feature android:name="android.hardware.camera.any" android:required="false" />
    <uses-feature android:name="android.hardware.camera.autofocus" android:required="false" />"#;

const APPLICATION: &[(&str, &str)] = &[
    ("android:allowBackup", "false"),
    ("android:fullBackupContent", "false"),
    ("android:dataExtractionRules", "@xml/data_extraction_rules"),
    // In every build: the generated project would allow it in debug builds, which testers get, too.
    ("android:usesCleartextTraffic", "false"),
    ("android:theme", "@style/Theme.Surco"),
    // Urdu.
    ("android:supportsRtl", "true"),
];

/// Launchers may ask for either name.
const ICONS: &[(&str, &str)] = &[
    ("ic_launcher.png", "ic_launcher_round.png"),
    ("ic_launcher.xml", "ic_launcher_round.xml"),
];

/// Brings the Android project at `project` into shape with the files of `ours` (src-tauri/android).
pub fn harden(project: &Path, ours: &Path) -> io::Result<()> {
    let main = project.join("app/src/main");
    let manifest = main.join("AndroidManifest.xml");
    let text = fs::read_to_string(&manifest)?;
    let hardened = hardened(&text).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!(
                "{} has no <application>: see src-tauri/build/android.rs",
                manifest.display()
            ),
        )
    })?;
    write_if_changed(&manifest, hardened.as_bytes())?;
    write_if_changed(
        &main.join("java/org/surco/app/MainActivity.kt"),
        &fs::read(ours.join("MainActivity.kt"))?,
    )?;
    for folder in fs::read_dir(ours.join("res"))? {
        let folder = folder?;
        for file in fs::read_dir(folder.path())? {
            let file = file?;
            let bytes = fs::read(file.path())?;
            let to = main.join("res").join(folder.file_name());
            write_if_changed(&to.join(file.file_name()), &bytes)?;
            if let Some((_, round)) = ICONS.iter().find(|(icon, _)| file.file_name() == *icon) {
                write_if_changed(&to.join(round), &bytes)?;
            }
        }
    }
    Ok(())
}

/// The manifest with camera and without backup; `None` when it has no application.
fn hardened(manifest: &str) -> Option<String> {
    let mut text = manifest.to_string();
    if !text.contains("android.permission.CAMERA") {
        let at = text.find("<application")?;
        text.insert_str(at, &format!("{CAMERA}\n\n    "));
    }
    for (name, value) in APPLICATION {
        let open = text.find("<application")? + "<application".len();
        let close = open + text.get(open..)?.find('>')?;
        let wanted = format!("{name}=\"{value}\"");
        match text.get(open..close)?.find(&format!("{name}=\"")) {
            // Whatever stood there before gives way.
            Some(found) => {
                let from = open + found;
                let value_from = from + name.len() + 2;
                let to = value_from + text.get(value_from..)?.find('"')? + 1;
                text.replace_range(from..to, &wanted);
            }
            None => text.insert_str(open, &format!("\n        {wanted}")),
        }
    }
    Some(text)
}

fn write_if_changed(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(file).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `tauri android init` 2.12.5 made of this app, its provider left out.
    const GENERATED: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <uses-permission android:name="android.permission.INTERNET" />

    <!-- AndroidTV support -->
    <uses-feature android:name="android.software.leanback" android:required="false" />

    <application
        android:icon="@mipmap/ic_launcher"
        android:label="@string/app_name"
        android:theme="@style/Theme.app"
        android:usesCleartextTraffic="${usesCleartextTraffic}">
        <activity
            android:configChanges="orientation|keyboardHidden|keyboard|screenSize|locale|smallestScreenSize|screenLayout|uiMode"
            android:launchMode="singleTask"
            android:label="@string/main_activity_title"
            android:name=".MainActivity"
            android:exported="true">
            <intent-filter>
                <action android:name="android.intent.action.MAIN" />
                <category android:name="android.intent.category.LAUNCHER" />
            </intent-filter>
        </activity>
    </application>
</manifest>
"#;

    #[test]
    fn a_generated_manifest_gets_the_camera_and_loses_the_backup() {
        let text = hardened(GENERATED).unwrap();
        assert!(text.find("permission.CAMERA").unwrap() < text.find("<application").unwrap());
        let application = text.split("<application").nth(1).unwrap().split('>').next().unwrap();
        assert!(application.contains("android:allowBackup=\"false\""), "{application}");
        assert!(application.contains("android:dataExtractionRules=\"@xml/data_extraction_rules\""));
        assert_eq!(text.matches("allowBackup").count(), 1);
    }

    #[test]
    fn an_older_manifest_that_allows_backup_loses_it() {
        let old = GENERATED.replace("<application", "<application android:allowBackup=\"true\"");
        let text = hardened(&old).unwrap();
        assert!(text.contains("android:allowBackup=\"false\"") && !text.contains("allowBackup=\"true\""));
    }

    #[test]
    fn no_build_may_speak_without_tls_and_nothing_but_the_camera_is_asked_for() {
        let text = hardened(GENERATED).unwrap();
        assert!(text.contains("android:usesCleartextTraffic=\"false\"") && !text.contains("${"));
        let asked: Vec<_> = text.lines().filter(|l| l.contains("<uses-permission")).collect();
        assert_eq!(asked.len(), 2, "network and camera: {asked:?}");
        assert!(!text.contains("screenOrientation"), "a phone may be turned");
    }

    #[test]
    fn a_second_build_changes_nothing() {
        let once = hardened(GENERATED).unwrap();
        assert_eq!(hardened(&once).unwrap(), once);
    }

    #[test]
    fn a_manifest_without_an_application_stops_the_build() {
        assert_eq!(hardened("<manifest/>"), None);
    }

    #[test]
    fn the_project_receives_our_activity_icon_and_rules() {
        let project = std::env::temp_dir().join(format!("surco-android-{}", std::process::id()));
        let main = project.join("app/src/main");
        fs::create_dir_all(&main).unwrap();
        fs::write(main.join("AndroidManifest.xml"), GENERATED).unwrap();
        harden(&project, &Path::new(env!("CARGO_MANIFEST_DIR")).join("android")).unwrap();
        let activity = fs::read_to_string(main.join("java/org/surco/app/MainActivity.kt")).unwrap();
        assert!(activity.contains("FLAG_SECURE"));
        assert!(main.join("res/xml/data_extraction_rules.xml").is_file());
        assert!(main.join("res/mipmap-xxhdpi/ic_launcher_round.png").is_file());
        assert!(main.join("res/mipmap-anydpi-v26/ic_launcher_round.xml").is_file());
        // What the manifest and the icons name has to be there, or Gradle stops.
        let ours = fs::read_to_string(main.join("res/values/surco.xml")).unwrap();
        assert!(ours.contains("name=\"Theme.Surco\"") && ours.contains("name=\"surco_earth\""));
        assert!(main.join("res/drawable/surco_mark.xml").is_file());
        fs::remove_dir_all(project).unwrap();
    }
}
