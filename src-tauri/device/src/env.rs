//! What a device borrows from the machine: time, chance and disk. Tests lend their own.

use crate::disk::{Disk, SystemDisk};
use shared::seal::PassphraseCost;
use shared::time::{Day, Timestamp};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Tells the time. Wrong by years, it loses and locks out nothing: it is for show and for waiting.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
    /// The day where the person is.
    fn today(&self) -> Day;
    /// Time since some fixed moment; never runs backwards. For idle times.
    fn elapsed(&self) -> Duration;
}

/// Random bytes for keys and ids.
pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// All of it; cheap to clone.
#[derive(Clone)]
pub struct Env {
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    pub disk: Arc<dyn Disk>,
    /// What one guess at the passphrase costs, for vaults made here; less where this device is too slow for it.
    pub passphrase_cost: PassphraseCost,
}

impl Env {
    /// The machine's own clock, generator and disk.
    pub fn system() -> Self {
        Env {
            clock: Arc::new(SystemClock::start()),
            chance: Arc::new(SystemChance),
            disk: Arc::new(SystemDisk),
            passphrase_cost: PassphraseCost::USUAL,
        }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }
}

/// The machine's clock and time zone.
pub struct SystemClock {
    started: Instant,
}

impl SystemClock {
    pub fn start() -> Self {
        SystemClock {
            started: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        chrono::Utc::now()
    }

    fn today(&self) -> Day {
        chrono::Local::now().date_naive()
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// The operating system's generator.
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no key may be made at all; going on with zeros would be the worse end.
        #[expect(
            clippy::expect_used,
            reason = "a machine without a random generator cannot keep a secret: stop"
        )]
        getrandom::fill(bytes).expect("the operating system's random generator");
    }
}
