//! R7, R8: a full or failing disk is told at once, loses nothing acknowledged, and works again afterwards.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "fixture/faulty.rs"]
mod faulty;
mod fixture;

use device::{Device, Env};
use faulty::FaultyDisk;
use fixture::*;
use shared::api::{ApiError, Code};
use shared::ids::{RecordId, RoomId};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::sync::Arc;

fn faulty(kind: ErrorKind) -> (FaultyDisk, Env) {
    let disk = FaultyDisk::new(kind);
    (
        disk.clone(),
        Env {
            disk: Arc::new(disk),
            ..env()
        },
    )
}

/// What was acknowledged so far.
type Acknowledged = BTreeMap<(RecordId, String), String>;

fn write_a_little(device: &Device, room: RoomId, round: i64, kept: &mut Acknowledged) -> Result<(), ApiError> {
    device.with_session(|session| {
        let interview = start_interview(session, room)?;
        for n in 0..3 {
            let (question, text) = (format!("q{n}"), format!("{round}-{n}"));
            answer(session, room, interview, &question, &text)?;
            kept.insert((interview, question), text);
        }
        session.seal_all()?;
        answer(session, room, interview, "q1", "corrected")?;
        kept.insert((interview, "q1".into()), "corrected".into());
        Ok(())
    })
}

fn assert_kept(device: &Device, kept: &Acknowledged, when: &str) {
    for ((interview, question), text) in kept {
        let found = device
            .with_session(|session| Ok(answer_of(session, *interview, question)))
            .unwrap();
        assert_eq!(found.as_ref(), Some(text), "{when}: {question}");
    }
}

#[test]
fn whatever_write_fails_nothing_unsaved_is_called_saved_and_nothing_saved_is_lost() {
    for (kind, code) in [
        (ErrorKind::StorageFull, Code::StorageFull),
        (ErrorKind::Other, Code::StorageFailed),
    ] {
        let place = tempfile::tempdir().unwrap();
        let (disk, env) = faulty(kind);
        let (_, device, room) = lead_with_room(place.path(), env);
        let mut kept = Acknowledged::new();
        write_a_little(&device, room, -1, &mut kept).unwrap();
        let mut failed = 0;
        for round in 0..14 {
            disk.fail_after(round);
            match write_a_little(&device, room, round, &mut kept) {
                Ok(()) => {}
                Err(error) => {
                    failed += 1;
                    assert!(error.code == code || error.code == Code::StorageFailed, "{error:?}");
                    assert!(error.safe.contains("Everything saved"), "{error:?}");
                }
            }
            disk.mend();
            assert_kept(&device, &kept, "right after");
            lock(&device);
            unlock(&device);
            assert_kept(&device, &kept, "after lock and unlock");
            write_a_little(&device, room, 1000 + round, &mut kept).unwrap();
        }
        assert!(failed > 8, "the control: the disk did fail ({failed})");
    }
}

#[test]
fn a_first_run_that_is_cut_short_leaves_no_half_vault() {
    for writes in 0..12 {
        let place = tempfile::tempdir().unwrap();
        let (disk, env) = faulty(ErrorKind::StorageFull);
        let device = Device::open(place.path(), env).unwrap();
        disk.fail_after(writes);
        let make = || {
            ask(
                &device,
                shared::api::CreateVault {
                    passphrase: PASSPHRASE.into(),
                    pin: PIN.into(),
                },
            )
        };
        let made = make();
        disk.mend();
        match device.state() {
            shared::api::VaultState::Empty => {
                assert!(made.is_err());
                make().unwrap();
            }
            shared::api::VaultState::Open => assert!(made.is_ok()),
            _ => unlock(&device),
        }
        lock(&device);
        unlock(&device);
    }
}

/// On a real small disk, where the machine lets us mount one.
#[test]
fn a_full_disk_is_told_and_works_again_once_there_is_room() {
    let place = tempfile::tempdir().unwrap();
    let mount = |arguments: &[&str]| std::process::Command::new(arguments[0]).args(&arguments[1..]).status();
    let folder = place.path().to_str().unwrap();
    let mounted =
        mount(&["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]).is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("skipped: no right to mount a small tmpfs here; the faulty disk above shows the same");
        return;
    }
    struct Unmount<'a>(&'a str);
    impl Drop for Unmount<'_> {
        fn drop(&mut self) {
            let _ = std::process::Command::new("umount").arg("-l").arg(self.0).status();
        }
    }
    let _unmount = Unmount(folder);
    let (_, device, room) = lead_with_room(&place.path().join("vault"), env());
    let mut kept = Acknowledged::new();
    write_a_little(&device, room, 0, &mut kept).unwrap();
    std::fs::write(place.path().join("video"), vec![7; 8 << 20]).unwrap_err();
    let error = (1..50)
        .find_map(|round| write_a_little(&device, room, round, &mut kept).err())
        .expect("the disk is full");
    assert!(
        matches!(error.code, Code::StorageFull | Code::StorageFailed),
        "{error:?}"
    );
    std::fs::remove_file(place.path().join("video")).unwrap();
    lock(&device);
    unlock(&device);
    assert_kept(&device, &kept, "with room again");
    write_a_little(&device, room, 1000, &mut kept).unwrap();
}
