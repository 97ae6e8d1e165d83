//! R9, R10: a database that is gone, damaged, older or newer costs nothing that was acknowledged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use device::Device;
use fixture::*;
use shared::api::{Code, Unlock};
use shared::commands::Host;
use shared::ids::{RecordId, RoomId};
use shared::kinds::Kind;
use std::path::Path;

fn drop_database(folder: &Path) {
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("device.db{end}")));
    }
}

/// Interviews with their answers, as rows.
fn rows(device: &Device, room: RoomId) -> Vec<String> {
    let rows = device
        .with_session(|session| Ok(session.store().rows_by_id(room)?))
        .unwrap();
    rows.iter()
        .map(|row| {
            format!(
                "{} {} {}",
                row.id,
                row.created,
                serde_json::to_string(&row.fields).unwrap()
            )
        })
        .collect()
}

fn write_some(device: &Device, room: RoomId, seal: bool) -> RecordId {
    device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            for n in 0..5 {
                answer(session, room, interview, &format!("q{n}"), "before")?;
            }
            if seal {
                session.seal_all()?;
            }
            answer(session, room, interview, "q1", "after")?;
            Ok(interview)
        })
        .unwrap()
}

#[test]
fn the_database_may_vanish_at_any_moment_and_everything_acknowledged_is_back() {
    let place = tempfile::tempdir().unwrap();
    let (_, mut device, room) = lead_with_room(place.path(), env());
    for moment in 0..4 {
        let interview = write_some(&device, room, moment % 2 == 0);
        if moment == 3 {
            lock(&device);
            unlock(&device);
            device
                .with_session(|session| answer(session, room, interview, "q2", "after a lock"))
                .unwrap();
        }
        let before = rows(&device, room);
        // Gone while the process runs (as if killed): nothing is sealed or closed properly.
        std::mem::forget(std::mem::replace(
            &mut device,
            Device::open(&place.path().join("aside"), env()).unwrap(),
        ));
        let _ = std::fs::remove_file(place.path().join("lock"));
        drop_database(place.path());
        device = Device::open(place.path(), env()).unwrap();
        unlock(&device);
        assert_eq!(rows(&device, room), before, "moment {moment}");
        device
            .with_session(|session| answer(session, room, interview, "q4", "and on it goes"))
            .unwrap();
    }
}

#[test]
fn a_sealed_chain_goes_on_where_it_was_when_the_database_is_gone() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    write_some(&device, room, true);
    let chain = |device: &Device| {
        device
            .with_session(|session| Ok(session.store().batch_hashes(room)?))
            .unwrap()
    };
    lock(&device);
    drop_database(place.path());
    unlock(&device);
    let before = chain(&device);
    assert_eq!(before.len(), 2, "one sealed on purpose, one at lock");
    write_some(&device, room, true);
    let after = chain(&device);
    let manifests: Vec<_> = device
        .with_session(|session| {
            after
                .iter()
                .map(|hash| Ok(session.store().signed_manifest(*hash)?.unwrap()))
                .collect::<Result<Vec<_>, _>>()
        })
        .unwrap()
        .iter()
        .map(|signed| signed.read().unwrap())
        .collect();
    let mut seqs: Vec<u64> = manifests.iter().map(|manifest| manifest.seq).collect();
    seqs.sort_unstable();
    assert_eq!(seqs, [1, 2, 3], "no number twice: nobody sees a fork");
}

#[test]
fn numbers_are_not_given_twice_when_the_database_is_gone() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let next = || {
        device
            .with_session(|session| session.next_number(room, Kind::Interview))
            .unwrap()
    };
    assert_eq!([next(), next(), next()], [1, 2, 3]);
    lock(&device);
    unlock(&device);
    assert_eq!(next(), 4, "none is skipped in ordinary times");
    lock(&device);
    drop_database(place.path());
    unlock(&device);
    let given = next();
    assert!((5..=21).contains(&given), "{given}");
    assert_eq!(next(), given + 1);
}

#[test]
fn an_older_database_put_back_gets_what_the_journal_has() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let interview = write_some(&device, room, false);
    // A copy of the closed database, as a backup tool would take it, while the journal holds unsealed work.
    drop(device);
    std::fs::copy(place.path().join("device.db"), place.path().join("old.db")).unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    unlock(&device);
    device
        .with_session(|session| answer(session, room, interview, "q3", "newer than the backup"))
        .unwrap();
    let before = rows(&device, room);
    drop(device);
    drop_database(place.path());
    std::fs::rename(place.path().join("old.db"), place.path().join("device.db")).unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    unlock(&device);
    assert_eq!(rows(&device, room), before);
}

#[test]
fn a_lost_journal_costs_nothing_while_the_database_is_there() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    write_some(&device, room, false);
    let before = rows(&device, room);
    drop(device);
    std::fs::remove_file(place.path().join("journal")).unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    unlock(&device);
    assert_eq!(rows(&device, room), before);
    drop(device);
    // It was written again, so now the database may go.
    drop_database(place.path());
    let device = Device::open(place.path(), env()).unwrap();
    unlock(&device);
    assert_eq!(rows(&device, room), before);
}

#[test]
fn a_flipped_byte_in_any_page_is_never_shown_as_data_and_unlocking_again_mends_it() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    for n in 0..6 {
        write_some(&device, room, n % 2 == 0);
    }
    let before = rows(&device, room);
    device
        .with_session(|session| Ok(session.store().checkpoint()?))
        .unwrap();
    drop(device);
    let pristine = std::fs::read(place.path().join("device.db")).unwrap();
    let pages = pristine.len() / 4096;
    assert!(pages > 20);
    for page in (0..pages).step_by(pages / 20) {
        drop_database(place.path());
        let mut damaged = pristine.clone();
        damaged[page * 4096 + 2000] ^= 0x40;
        std::fs::write(place.path().join("device.db"), &damaged).unwrap();
        let device = Device::open(place.path(), env()).unwrap();
        unlock(&device);
        let read = device.with_session(|session| {
            let read = session.store().rows_by_id(room).map_err(shared::api::ApiError::from);
            if read.as_ref().is_err_and(|error| error.code == Code::VaultDamaged) {
                session.note_damage();
            }
            read
        });
        match read {
            Ok(_) => assert_eq!(rows(&device, room), before, "page {page}"),
            Err(error) => assert_eq!(error.code, Code::VaultDamaged, "page {page}"),
        }
        lock(&device);
        unlock(&device);
        assert_eq!(rows(&device, room), before, "page {page}, after locking and unlocking");
    }
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_as_it_is() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, _) = lead_with_room(place.path(), env());
    device
        .with_session(|session| session.store().pretend_version(99).map_err(Into::into))
        .unwrap();
    lock(&device);
    let before = std::fs::metadata(place.path().join("device.db")).unwrap().len();
    let refused = ask(
        &device,
        Unlock {
            passphrase: PASSPHRASE.into(),
        },
    )
    .unwrap_err();
    assert_eq!(refused.code, Code::NewerVersion);
    assert!(refused.next.contains("newest version"));
    assert_eq!(std::fs::metadata(place.path().join("device.db")).unwrap().len(), before);
}
