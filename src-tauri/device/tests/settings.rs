//! What a person set stays set: before there is a vault, behind the lock, over versions; and what the storage holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use device::Device;
use fixture::*;
use shared::api::{Code, Cover, FreeOriginals, GetSettings, GetStorage, KeepSettings, Settings, Theme};
use std::path::Path;

fn large_and_dark() -> Settings {
    Settings {
        language: Some("bn-BD".into()),
        theme: Theme::Dark,
        text_size_percent: 160,
        metered_link: true,
        files_paused: true,
        haptics: false,
    }
}

fn settings(device: &Device) -> Settings {
    ask(device, GetSettings {}).unwrap()
}

fn file(folder: &Path) -> std::path::PathBuf {
    folder.join("settings.json")
}

#[test]
fn somebody_who_needs_large_letters_reads_the_unlock_page_too() {
    let place = tempfile::tempdir().unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    assert_eq!(
        settings(&device),
        Settings::default(),
        "as the phone, before the first run"
    );
    let call = KeepSettings {
        settings: large_and_dark(),
    };
    assert_eq!(ask(&device, call).unwrap(), large_and_dark());
    drop(device);

    let device = new_device(place.path(), env());
    assert_eq!(
        settings(&device),
        large_and_dark(),
        "kept from before there was a vault"
    );
    ask(&device, Cover {}).unwrap();
    assert_eq!(settings(&device), large_and_dark(), "covered");
    lock(&device);
    assert_eq!(settings(&device), large_and_dark(), "locked");
    let back = KeepSettings {
        settings: Settings::default(),
    };
    ask(&device, back).unwrap();
    drop(device);
    let device = Device::open(place.path(), env()).unwrap();
    assert_eq!(settings(&device), Settings::default());
}

#[test]
fn what_no_screen_could_show_is_refused_and_nothing_is_kept_of_it() {
    let place = tempfile::tempdir().unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    let wrong = [
        (
            "text_size_percent",
            Settings {
                text_size_percent: 20,
                ..large_and_dark()
            },
        ),
        (
            "language",
            Settings {
                language: Some("Español de México".into()),
                ..large_and_dark()
            },
        ),
    ];
    for (place, settings) in wrong {
        let error = ask(&device, KeepSettings { settings }).unwrap_err();
        assert_eq!((error.code, error.place.as_deref()), (Code::BadRequest, Some(place)));
    }
    assert_eq!(settings(&device), Settings::default());
    assert!(!file(place.path()).exists());
}

#[test]
fn a_later_versions_field_survives_and_what_cannot_be_read_is_the_default() {
    let place = tempfile::tempdir().unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    let later = r#"{"version": 1, "theme": "sepia", "text_size_percent": 130, "left_handed": {"since": 3}}"#;
    std::fs::write(file(place.path()), later).unwrap();
    let read = settings(&device);
    assert_eq!(
        (read.theme, read.text_size_percent),
        (Theme::System, 130),
        "one field costs no other"
    );
    ask(
        &device,
        KeepSettings {
            settings: large_and_dark(),
        },
    )
    .unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&std::fs::read(file(place.path())).unwrap()).unwrap();
    assert_eq!(kept["left_handed"]["since"], 3);
    assert_eq!(settings(&device), large_and_dark());

    for damaged in [r#"{"version": 2, "theme": "dark"}"#, "not json", "[1]", ""] {
        std::fs::write(file(place.path()), damaged).unwrap();
        assert_eq!(settings(&device), Settings::default(), "{damaged}");
    }
}

#[test]
fn a_full_disk_keeps_the_settings_that_stood() {
    let place = tempfile::tempdir().unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    ask(
        &device,
        KeepSettings {
            settings: large_and_dark(),
        },
    )
    .unwrap();
    // A folder where the new file would grow: it cannot be written.
    std::fs::create_dir(place.path().join("settings.new")).unwrap();
    let call = KeepSettings {
        settings: Settings::default(),
    };
    assert_eq!(ask(&device, call).unwrap_err().code, Code::StorageFailed);
    assert_eq!(settings(&device), large_and_dark());
}

#[test]
fn storage_is_told_to_whom_the_vault_is_open() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    device
        .with_session(|session| start_interview(session, room).map(|_| ()))
        .unwrap();
    let storage = ask(&device, GetStorage {}).unwrap();
    assert!(
        storage.database_bytes > 10_000 && storage.waiting_bytes > 0,
        "{storage:?}"
    );
    assert!(storage.disk_free_bytes.unwrap() > 0);
    assert_eq!(
        storage.is_low,
        storage.disk_free_bytes.unwrap() < storage.low_below_bytes
    );
    assert_eq!((storage.originals.count, storage.freeable.count), (0, 0));
    lock(&device);
    assert_eq!(ask(&device, GetStorage {}).unwrap_err().code, Code::Locked);
    assert_eq!(ask(&device, FreeOriginals {}).unwrap_err().code, Code::Locked);
}
