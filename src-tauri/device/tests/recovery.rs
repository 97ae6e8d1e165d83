//! A lost passphrase: slot R and the phone together open the vault, if the program's root named somebody for it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use data_encoding::HEXLOWER;
use device::Device;
use fixture::*;
use shared::api::{ChangePassphrase, Code, GetRecoverySlot, Recover, Unlock, VaultState};
use shared::kinds::RoomKind;
use shared::permissions::Role;
use shared::seal::receiving::ReceivingSecret;
use shared::seal::rooms::{NewDevice, found_program};
use shared::seal::{DeviceKeys, RootKey, VaultHeader};
use std::path::Path;

const NEW: &str = "copper furrow lantern willow eleven";

/// A program whose root names these for recovery.
fn program_naming(recovery: &[&ReceivingSecret]) -> Program {
    let mut chance = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
    let root = RootKey::generate(&mut chance);
    let scribe = DeviceKeys::generate(&mut chance).unwrap();
    let room = shared::ids::RoomId([7; 16]);
    let scribe = NewDevice::new(room, "Server", Role::Scribe, &scribe);
    let named: Vec<_> = recovery.iter().map(|secret| secret.public().unwrap()).collect();
    let (log, entries) = found_program(room, &root, &scribe, &named, 0).unwrap();
    Program { root, log, entries }
}

/// A phone that joined, with one answer, locked; the slot is written with the joining's next tick.
fn phone(folder: &Path, recovery: &[&ReceivingSecret]) -> (Device, shared::ids::RecordId) {
    let device = new_device(folder, env());
    program_naming(recovery).enrol(&device, "Amina", Role::Lead);
    device.tick();
    let room = device
        .with_session(|session| shared::commands::Host::open_team_room(session, false))
        .unwrap();
    let interview = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", "yes")?;
            Ok(interview)
        })
        .unwrap();
    lock(&device);
    (device, interview)
}

/// What the holder's machine prints: here by our own reader, which any age tool agrees with (shared/src/seal/receiving.rs).
fn opened_by(holder: &ReceivingSecret, folder: &Path) -> Option<String> {
    let header = VaultHeader::from_bytes(&std::fs::read(folder.join("header")).unwrap()).unwrap();
    let key = header.open_with_recovery(holder).ok()?;
    Some(HEXLOWER.encode(key.expose()))
}

#[test]
fn the_phone_and_whom_the_root_named_open_a_vault_whose_passphrase_is_lost() {
    let place = tempfile::tempdir().unwrap();
    let (holder, stranger) = (
        ReceivingSecret::from_bytes([6; 32]),
        ReceivingSecret::from_bytes([7; 32]),
    );
    let (device, interview) = phone(place.path(), &[&holder]);
    let slot = ask(&device, GetRecoverySlot {}).unwrap().slot;
    assert!(slot.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"), "{slot}");
    assert_eq!(opened_by(&stranger, place.path()), None);
    let code = opened_by(&holder, place.path()).unwrap();

    let recover = |code: &str, passphrase: &str| {
        let (code, passphrase) = (code.to_owned(), passphrase.to_owned());
        ask(&device, Recover { code, passphrase })
    };
    assert_eq!(recover(&"0".repeat(64), NEW).unwrap_err().code, Code::WrongPassphrase);
    assert_eq!(recover("not a code", NEW).unwrap_err().code, Code::WrongPassphrase);
    assert_eq!(recover(&code, "password").unwrap_err().code, Code::WeakPassphrase);
    assert_eq!(device.state(), VaultState::Locked);
    let grouped = format!("{}-{} {}", &code[..4], &code[4..30], code[30..].to_uppercase());
    assert_eq!(recover(&grouped, NEW).unwrap().state, VaultState::Open);
    lock(&device);
    let passphrase = NEW.to_owned();
    ask(&device, Unlock { passphrase }).unwrap();
    let said = device
        .with_session(|session| Ok(answer_of(session, interview, "q1")))
        .unwrap();
    assert_eq!(said.as_deref(), Some("yes"));

    // The slot stays through passphrases, and a new vault of another program would have another code.
    let (old, new) = (NEW.to_owned(), PASSPHRASE.to_owned());
    ask(&device, ChangePassphrase { old, new }).unwrap();
    assert_eq!(opened_by(&holder, place.path()), Some(code));
}

#[test]
fn where_the_root_named_nobody_there_is_no_slot_and_none_can_be_slipped_in() {
    let place = tempfile::tempdir().unwrap();
    let (device, _) = phone(place.path(), &[]);
    assert_eq!(ask(&device, GetRecoverySlot {}).unwrap_err().code, Code::NotAllowed);
    unlock(&device);
    // A server that adds its own entry to the log is not believed: only the root signs such an entry.
    let evil = program_naming(&[&ReceivingSecret::from_bytes([9; 32])]);
    let (room, kind) = (evil.log.room(), RoomKind::Program);
    assert_eq!(kind, evil.log.kind());
    let refused = device.with_session(|session| session.extend_member_log(room, 0, &evil.entries, true));
    assert!(refused.is_err());
    device.tick();
    assert_eq!(ask(&device, GetRecoverySlot {}).unwrap_err().code, Code::NotAllowed);
}

#[test]
fn a_slot_that_went_with_a_damaged_header_comes_back_at_the_next_unlock() {
    let place = tempfile::tempdir().unwrap();
    let holder = ReceivingSecret::from_bytes([6; 32]);
    let (device, _) = phone(place.path(), &[&holder]);
    let path = place.path().join("header");
    let header = VaultHeader::from_bytes(&std::fs::read(&path).unwrap()).unwrap();
    let key = header.open_with_recovery(&holder).unwrap();
    std::fs::write(&path, header.with_recovery(&key, &[]).unwrap().to_bytes()).unwrap();
    assert_eq!(opened_by(&holder, place.path()), None);
    unlock(&device);
    assert!(opened_by(&holder, place.path()).is_some());
}
