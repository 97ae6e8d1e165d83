//! How far files have come in the round at hand, and how fast: for the sync screen alone.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Screens are told no oftener: each telling makes them ask again.
const TELL_EVERY: Duration = Duration::from_secs(2);
/// Before that, a rate is a guess.
const FIRST_RATE: Duration = Duration::from_secs(1);

#[derive(Default)]
pub(crate) struct Progress(Mutex<Option<State>>);

struct State {
    began: Instant,
    told: Option<Instant>,
    /// Of files that have gone whole in this round.
    whole: u64,
    /// Of the file at hand: where it began in this round, and where it is.
    from: Option<u64>,
    at: u64,
    /// Moved in this round, over all files.
    moved: u64,
}

/// What a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// Of what waited when the round began to send files, with what earlier rounds had sent of the file at hand.
    pub bytes: u64,
    pub bytes_per_s: Option<u64>,
}

impl Progress {
    pub fn begin_file(&self) {
        let mut state = self.state();
        let state = state.get_or_insert_with(|| State {
            began: Instant::now(),
            told: None,
            whole: 0,
            from: None,
            at: 0,
            moved: 0,
        });
        (state.from, state.at) = (None, 0);
    }

    /// The file at hand has arrived up to here. Whether it is time to tell screens.
    pub fn reached(&self, at: u64) -> bool {
        let mut state = self.state();
        let Some(state) = state.as_mut() else { return false };
        if state.from.is_none() {
            state.from = Some(at);
        } else {
            state.moved += at.saturating_sub(state.at);
        }
        state.at = at;
        let due = state.told.is_none_or(|told| told.elapsed() >= TELL_EVERY);
        if due {
            state.told = Some(Instant::now());
        }
        due
    }

    pub fn file_sent(&self, size_bytes: u64) {
        if let Some(state) = self.state().as_mut() {
            if state.from.is_some() {
                state.moved += size_bytes.saturating_sub(state.at);
            }
            state.whole += size_bytes;
            (state.from, state.at) = (None, 0);
        }
    }

    pub fn end(&self) {
        *self.state() = None;
    }

    /// `None`: no files are going.
    pub fn sent(&self) -> Option<Sent> {
        let state = self.state();
        let state = state.as_ref()?;
        let took = state.began.elapsed();
        let rate =
            (took >= FIRST_RATE).then(|| state.moved * 1000 / u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
        Some(Sent {
            bytes: state.whole + state.at,
            bytes_per_s: rate.filter(|rate| *rate > 0),
        })
    }

    fn state(&self) -> MutexGuard<'_, Option<State>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_before_counts_as_sent_but_not_as_speed() {
        let progress = Progress::default();
        assert_eq!(progress.sent(), None);
        progress.begin_file();
        // A photo that was cut at 3 MB in the round before.
        assert!(progress.reached(3_000_000), "screens are told at once");
        assert!(!progress.reached(3_100_000), "and not for every piece");
        assert_eq!(progress.sent().unwrap().bytes, 3_100_000);
        assert_eq!(progress.state().as_ref().unwrap().moved, 100_000);
        progress.file_sent(4_000_000);
        progress.begin_file();
        progress.reached(0);
        progress.reached(64_000);
        assert_eq!(progress.sent().unwrap().bytes, 4_064_000);
        assert_eq!(progress.state().as_ref().unwrap().moved, 1_064_000);
        progress.end();
        assert_eq!(progress.sent(), None);
    }
}
