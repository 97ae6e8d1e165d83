//! A phone on which the usual key derivation takes too long: its vault costs less to guess, never below the floor, and opens.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use device::{Clock, Device, Env};
use fixture::{PASSPHRASE, PIN, ask};
use shared::api::{ChangePassphrase, CreateVault, Lock, Unlock, VaultState};
use shared::seal::{PassphraseCost, VaultHeader};
use shared::time::{Day, Timestamp};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Whatever happens between two looks at it takes so many seconds.
struct SlowClock {
    looks: AtomicU64,
    seconds: u64,
}

impl Clock for SlowClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_timestamp(1_800_000_000, 0).unwrap()
    }
    fn today(&self) -> Day {
        self.now().date_naive()
    }
    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.looks.fetch_add(1, Ordering::Relaxed) * self.seconds)
    }
}

fn phone(folder: &Path, seconds: u64) -> Device {
    let clock = Arc::new(SlowClock {
        looks: AtomicU64::new(0),
        seconds,
    });
    Device::open(folder, Env { clock, ..Env::system() }).unwrap()
}

fn cost(folder: &Path) -> PassphraseCost {
    VaultHeader::from_bytes(&std::fs::read(folder.join("header")).unwrap())
        .unwrap()
        .cost()
}

#[test]
fn a_slow_phone_makes_a_vault_that_it_can_open_and_a_quick_one_pays_the_usual() {
    for (seconds, expected_kib) in [(0, 64 * 1024), (4, 48 * 1024), (60, PassphraseCost::FLOOR.memory_kib)] {
        let place = tempfile::tempdir().unwrap();
        let device = phone(place.path(), seconds);
        let (passphrase, pin) = (PASSPHRASE.to_owned(), PIN.to_owned());
        ask(&device, CreateVault { passphrase, pin }).unwrap();
        assert_eq!(cost(place.path()).memory_kib, expected_kib, "{seconds} s");
        let (old, new) = (PASSPHRASE.to_owned(), "copper furrow lantern willow eleven".to_owned());
        let passphrase = new.clone();
        ask(&device, ChangePassphrase { old, new }).unwrap();
        assert_eq!(cost(place.path()).memory_kib, expected_kib, "{seconds} s, changed");
        ask(&device, Lock {}).unwrap();
        let opened = ask(&device, Unlock { passphrase }).unwrap();
        assert_eq!(opened.state, VaultState::Open);
    }
}
