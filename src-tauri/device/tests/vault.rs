//! The vault from outside: passphrase, cover, lock, damage.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use device::{Clock, Device, Env};
use fixture::*;
use shared::api::{
    ChangePassphrase, Code, Cover, CreateVault, GetSyncStatus, GetToday, Lock, OfferPassphrase, Status, Uncover,
    Unlock, VaultState, WhoAmI,
};
use shared::time::{Day, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A clock that tests move by hand.
struct HandClock(AtomicU64);

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_timestamp(1_800_000_000, 0).unwrap() + self.elapsed()
    }
    fn today(&self) -> Day {
        self.now().date_naive()
    }
    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.0.load(Ordering::Relaxed))
    }
}

fn with_clock() -> (Arc<HandClock>, Env) {
    let clock = Arc::new(HandClock(AtomicU64::new(0)));
    (clock.clone(), Env { clock, ..env() })
}

#[test]
fn a_new_device_offers_words_makes_its_vault_and_opens_it_again() {
    let place = tempfile::tempdir().unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    assert_eq!(ask(&device, Status {}).unwrap().state, VaultState::Empty);
    assert_eq!(
        ask(&device, Unlock { passphrase: "x".into() }).unwrap_err().code,
        Code::NoVault
    );
    let words = ask(&device, OfferPassphrase { language: "es".into() }).unwrap().words;
    let make = |passphrase: &str, pin: &str| {
        ask(
            &device,
            CreateVault {
                passphrase: passphrase.into(),
                pin: pin.into(),
            },
        )
    };
    assert_eq!(make("password", PIN).unwrap_err().code, Code::WeakPassphrase);
    assert_eq!(
        make(&words.join(" "), "12345").unwrap_err().place.as_deref(),
        Some("pin")
    );
    assert_eq!(make(&words.join(" "), PIN).unwrap().state, VaultState::Open);
    assert_eq!(make(&words.join(" "), PIN).unwrap_err().code, Code::VaultExists);
    drop(device);
    let device = Device::open(place.path(), env()).unwrap();
    let unlocked = ask(
        &device,
        Unlock {
            passphrase: format!("  {} ", words.join("   ")),
        },
    )
    .unwrap();
    assert_eq!((unlocked.state, unlocked.enrolled), (VaultState::Open, None));
    assert_eq!(ask(&device, GetToday {}).unwrap_err().code, Code::NotEnrolled);
}

#[test]
fn after_lock_and_under_cover_every_call_but_the_few_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let device = new_device(place.path(), env());
    ask(&device, Cover {}).unwrap();
    assert_eq!(ask(&device, GetToday {}).unwrap_err().code, Code::Covered);
    assert_eq!(ask(&device, GetSyncStatus {}).unwrap_err().code, Code::Covered);
    let change = ChangePassphrase {
        old: PASSPHRASE.into(),
        new: "quite another sentence of mine".into(),
    };
    assert_eq!(ask(&device, change.clone()).unwrap_err().code, Code::Covered);
    assert_eq!(device.put_blob(b"x", "text/plain").unwrap_err().code, Code::Covered);
    assert!(ask(&device, Status {}).unwrap().enrolled.is_none());
    assert_eq!(
        ask(&device, Uncover { pin: PIN.into() }).unwrap().state,
        VaultState::Open
    );
    ask(&device, Lock {}).unwrap();
    assert_eq!(ask(&device, GetToday {}).unwrap_err().code, Code::Locked);
    assert_eq!(ask(&device, Cover {}).unwrap_err().code, Code::Locked);
    assert_eq!(
        ask(&device, Uncover { pin: PIN.into() }).unwrap_err().code,
        Code::Locked
    );
    assert_eq!(ask(&device, change).unwrap_err().code, Code::Locked);
    assert_eq!(device.put_blob(b"x", "text/plain").unwrap_err().code, Code::Locked);
    assert_eq!(ask(&device, WhoAmI {}).unwrap_err().code, Code::NotHere);
    unlock(&device);
}

#[test]
fn five_wrong_pins_lock() {
    let place = tempfile::tempdir().unwrap();
    let device = new_device(place.path(), env());
    ask(&device, Cover {}).unwrap();
    for _ in 0..4 {
        assert_eq!(
            ask(&device, Uncover { pin: "000000".into() }).unwrap_err().code,
            Code::WrongPassphrase
        );
    }
    assert_eq!(
        ask(&device, Uncover { pin: "000000".into() }).unwrap_err().code,
        Code::Locked
    );
    assert_eq!(
        ask(&device, Uncover { pin: PIN.into() }).unwrap_err().code,
        Code::Locked
    );
}

#[test]
fn idle_minutes_cover_and_covered_minutes_lock() {
    let place = tempfile::tempdir().unwrap();
    let (clock, env) = with_clock();
    let device = new_device(place.path(), env);
    let after = |minutes: u64| {
        clock.0.fetch_add(minutes * 60, Ordering::Relaxed);
        device.tick();
        device.state()
    };
    assert_eq!(after(3), VaultState::Open);
    let _ = ask(&device, GetToday {});
    assert_eq!(after(3), VaultState::Open, "a call counts as activity");
    assert_eq!(after(2), VaultState::Covered);
    assert_eq!(after(9), VaultState::Covered);
    assert_eq!(after(2), VaultState::Locked);
}

#[test]
fn wrong_passphrases_are_answered_alike_and_ever_more_slowly_also_after_a_restart() {
    let place = tempfile::tempdir().unwrap();
    let (clock, env) = with_clock();
    let device = new_device(place.path(), env.clone());
    lock(&device);
    let wrong = |device: &Device, text: &str| {
        ask(
            device,
            Unlock {
                passphrase: text.into(),
            },
        )
        .unwrap_err()
    };
    let first = wrong(&device, "x");
    assert_eq!(
        first,
        wrong(&device, &PASSPHRASE[..PASSPHRASE.len() - 1]),
        "no hint how near it was"
    );
    assert!(wrong(&device, "x").wait_s.is_some());
    let refused = ask(
        &device,
        Unlock {
            passphrase: PASSPHRASE.into(),
        },
    )
    .unwrap_err();
    assert_eq!((refused.code, refused.wait_s), (Code::WrongPassphrase, Some(2)));
    drop(device);
    let device = Device::open(place.path(), env).unwrap();
    assert!(
        ask(
            &device,
            Unlock {
                passphrase: PASSPHRASE.into()
            }
        )
        .is_err(),
        "a restart does not reset it"
    );
    clock.0.fetch_add(2, Ordering::Relaxed);
    unlock(&device);
    lock(&device);
    assert_eq!(wrong(&device, "x").wait_s, None, "the right one forgets the wrong ones");
}

#[test]
fn a_clock_ten_years_off_locks_nobody_out() {
    let place = tempfile::tempdir().unwrap();
    struct Off(i64);
    impl Clock for Off {
        fn now(&self) -> Timestamp {
            chrono::Utc::now() + chrono::Duration::days(365 * self.0)
        }
        fn today(&self) -> Day {
            self.now().date_naive()
        }
        fn elapsed(&self) -> Duration {
            Duration::ZERO
        }
    }
    let (_, device, room) = lead_with_room(
        place.path(),
        Env {
            clock: Arc::new(Off(10)),
            ..env()
        },
    );
    let interview = device.with_session(|session| start_interview(session, room)).unwrap();
    drop(device);
    let device = Device::open(
        place.path(),
        Env {
            clock: Arc::new(Off(-10)),
            ..env()
        },
    )
    .unwrap();
    unlock(&device);
    device
        .with_session(|session| answer(session, room, interview, "q1", "yes"))
        .unwrap();
    assert_eq!(
        device
            .with_session(|session| Ok(answer_of(session, interview, "q1")))
            .unwrap()
            .as_deref(),
        Some("yes")
    );
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let place = tempfile::tempdir().unwrap();
    let device = new_device(place.path(), env());
    let new = "another furrow under the lemon trees";
    let change = |old: &str| {
        ask(
            &device,
            ChangePassphrase {
                old: old.into(),
                new: new.into(),
            },
        )
    };
    assert_eq!(change("wrong").unwrap_err().code, Code::WrongPassphrase);
    change(PASSPHRASE).unwrap();
    lock(&device);
    ask(&device, Unlock { passphrase: new.into() }).unwrap();
    lock(&device);
    assert_eq!(
        ask(
            &device,
            Unlock {
                passphrase: PASSPHRASE.into()
            }
        )
        .unwrap_err()
        .code,
        Code::WrongPassphrase
    );
}

#[test]
fn until_the_new_header_has_opened_once_the_one_before_still_serves() {
    let place = tempfile::tempdir().unwrap();
    let device = new_device(place.path(), env());
    ask(
        &device,
        ChangePassphrase {
            old: PASSPHRASE.into(),
            new: "another furrow under the lemon trees".into(),
        },
    )
    .unwrap();
    lock(&device);
    std::fs::write(place.path().join("header"), b"torn").unwrap();
    unlock(&device);
}

#[test]
fn a_damaged_header_says_so_and_is_never_taken_for_an_empty_device() {
    let place = tempfile::tempdir().unwrap();
    let device = new_device(place.path(), env());
    drop(device);
    for damage in [&b""[..], b"surco/vault/1\n", b"something else"] {
        std::fs::write(place.path().join("header"), damage).unwrap();
        let device = Device::open(place.path(), env()).unwrap();
        assert_eq!(device.state(), VaultState::Locked);
        let refused = ask(
            &device,
            Unlock {
                passphrase: PASSPHRASE.into(),
            },
        )
        .unwrap_err();
        assert_eq!(refused.code, Code::VaultDamaged);
        let make = CreateVault {
            passphrase: PASSPHRASE.into(),
            pin: PIN.into(),
        };
        assert_eq!(ask(&device, make).unwrap_err().code, Code::VaultExists);
    }
}

#[test]
fn a_second_program_does_not_open_the_same_vault() {
    let place = tempfile::tempdir().unwrap();
    let device = new_device(place.path(), env());
    assert!(Device::open(place.path(), env()).is_err());
    drop(device);
    assert!(Device::open(place.path(), env()).is_ok());
}
