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

#[test]
fn nothing_in_the_vaults_files_is_in_clear() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let canary = "CANARY-they-keep-our-passports";
    device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", canary)?;
            session.seal_all()?;
            answer(session, room, interview, "q2", canary)?;
            shared::commands::Host::keep_draft(session, interview, "q3", canary)
        })
        .unwrap();
    let mut files = vec![place.path().to_owned()];
    let mut looked = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        looked += bytes.len();
        for secret in [canary.as_bytes(), PASSPHRASE.as_bytes(), b"Amina", b"SQLite format"] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret), "{}", path.display());
        }
    }
    assert!(looked > 50_000, "the control: there is something to look through");
}

/// R18. Looks for a key through this process's own memory; the needle is kept masked, so that it does not find itself.
#[cfg(target_os = "linux")]
#[test]
fn after_lock_no_room_key_is_left_in_memory() {
    use std::io::{Read, Seek, SeekFrom};
    const MASK: u8 = 0xa5;
    fn count(masked: &[u8; 32]) -> usize {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let mut memory = std::fs::File::open("/proc/self/mem").unwrap();
        let mut found = 0;
        for line in maps
            .lines()
            .filter(|line| line.contains(" rw-p ") && !line.contains("[vvar"))
        {
            let (from, rest) = line.split_once('-').unwrap();
            let to = rest.split(' ').next().unwrap();
            let (mut at, to) = (
                u64::from_str_radix(from, 16).unwrap(),
                u64::from_str_radix(to, 16).unwrap(),
            );
            let mut piece = vec![0; 1 << 20];
            while at < to {
                let length = piece.len().min((to - at) as usize);
                if memory.seek(SeekFrom::Start(at)).is_err() || memory.read_exact(&mut piece[..length]).is_err() {
                    break;
                }
                // Pieces overlap, so that a key across their border is found too. Comparing masks each byte on the fly.
                found += piece[..length]
                    .windows(32)
                    .filter(|w| w.iter().zip(masked).all(|(a, b)| a ^ MASK == *b))
                    .count();
                at += if length < piece.len() {
                    length as u64
                } else {
                    (length - 31) as u64
                };
            }
            piece.fill(0);
        }
        found
    }
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let masked = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", "yes")?;
            Ok(session.keyring().room(room).unwrap().keys[0].masked(MASK))
        })
        .unwrap();
    assert!(count(&masked) > 0, "the control: while open it is there");
    lock(&device);
    assert_eq!(count(&masked), 0);
}
