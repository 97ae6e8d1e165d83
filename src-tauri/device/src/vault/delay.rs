//! Wrong passphrases are answered ever more slowly. The count stands in a file, so a restart does not reset it.
//!
//! The wait runs on the time since this process started, not on the clock: setting the clock forward shortens nothing, and
//! a clock that is years off locks nobody out.

use crate::disk::{self, Disk};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How often it was wrong since it was last right, and until when no try is taken.
pub(super) struct Delay {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    wrong: u32,
    until: Duration,
}

/// Tries without a wait.
const FREE: u32 = 3;
const LONGEST: Duration = Duration::from_secs(15 * 60);

fn wait_after(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(more) => Duration::from_secs(2u64.saturating_pow(more.min(20) + 1)).min(LONGEST),
    }
}

impl Delay {
    /// `elapsed`: the host's monotonic time now. A wait that was due begins again with a restart.
    pub fn open(disk: Arc<dyn Disk>, path: PathBuf, elapsed: Duration) -> Self {
        let wrong = match disk.read(&path, 16) {
            Ok(bytes) => std::str::from_utf8(&bytes)
                .ok()
                .and_then(|text| text.trim().parse().ok())
                .unwrap_or(FREE),
            Err(_) => 0,
        };
        Delay {
            disk,
            path,
            wrong,
            until: elapsed + wait_after(wrong),
        }
    }

    /// How long to wait before the next try; zero: now.
    pub fn left(&self, elapsed: Duration) -> Duration {
        self.until.saturating_sub(elapsed)
    }

    /// Counts a try as wrong, before its key derivation begins: pulling the battery gives no free guess.
    pub fn begin_try(&mut self, elapsed: Duration) -> io::Result<()> {
        let wrong = self.wrong.saturating_add(1);
        disk::replace(self.disk.as_ref(), &self.path, wrong.to_string().as_bytes())?;
        self.wrong = wrong;
        self.until = elapsed + wait_after(wrong);
        Ok(())
    }

    /// The passphrase was right: all is forgotten.
    pub fn forget(&mut self) -> io::Result<()> {
        self.disk.remove(&self.path)?;
        self.wrong = 0;
        self.until = Duration::ZERO;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::SystemDisk;

    #[test]
    fn the_fourth_wrong_try_waits_ever_longer_also_after_a_restart_and_never_over_a_quarter_of_an_hour() {
        let place = tempfile::tempdir().unwrap();
        let open = |at| {
            Delay::open(
                Arc::new(SystemDisk),
                place.path().join("tries"),
                Duration::from_secs(at),
            )
        };
        let mut delay = open(0);
        for _ in 0..2 {
            delay.begin_try(Duration::ZERO).unwrap();
            assert_eq!(delay.left(Duration::ZERO), Duration::ZERO);
        }
        delay.begin_try(Duration::ZERO).unwrap();
        let first = delay.left(Duration::ZERO);
        assert!(first > Duration::ZERO);
        assert_eq!(delay.left(first), Duration::ZERO);
        assert_eq!(
            open(100).left(Duration::from_secs(100)),
            first,
            "a restart begins the wait again"
        );
        delay.begin_try(first).unwrap();
        assert!(delay.left(first) > first);
        for _ in 0..100 {
            delay.begin_try(Duration::ZERO).unwrap();
        }
        assert_eq!(delay.left(Duration::ZERO), LONGEST);
        delay.forget().unwrap();
        assert_eq!(open(0).left(Duration::ZERO), Duration::ZERO);
    }
}
