//! The files on their way: how far the present one is, what the person has paused, and which ones are stuck and why.

use super::files::BlobToSend;
use shared::api::{ApiError, SendingFile, SyncPhase};
use shared::ids::BlobHash;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Screens are told at most so often.
const NEWS: Duration = Duration::from_millis(700);
/// Before that nobody knows how quick the link is.
const FIRST_GUESS: Duration = Duration::from_secs(1);

/// Held by the link. Nothing of it outlives the device but the pause, which is a setting.
#[derive(Default)]
pub(crate) struct Sending {
    paused: AtomicBool,
    now: Mutex<Option<Moving>>,
    stuck: Mutex<BTreeMap<BlobHash, ApiError>>,
}

struct Moving {
    part: SyncPhase,
    size_bytes: u64,
    sent_bytes: u64,
    /// Where this round found it.
    from_bytes: Option<u64>,
    began: Instant,
    told: Instant,
}

impl Sending {
    /// Files wait until the person lets them go on; records are small and always go.
    pub fn pause(&self, paused: bool) {
        self.paused.store(paused, Ordering::Relaxed);
    }

    pub fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    pub fn began(&self, part: SyncPhase, blob: BlobToSend) {
        let now = Instant::now();
        *lock(&self.now) = Some(Moving {
            part,
            size_bytes: blob.size_bytes,
            sent_bytes: 0,
            from_bytes: None,
            began: now,
            told: now,
        });
    }

    /// So many of its bytes are at the server. Returns whether screens should hear of it.
    pub fn reached(&self, sent_bytes: u64) -> bool {
        let mut now = lock(&self.now);
        let Some(moving) = now.as_mut() else { return false };
        moving.sent_bytes = sent_bytes;
        moving.from_bytes.get_or_insert(sent_bytes);
        let news = moving.told.elapsed() >= NEWS;
        if news {
            moving.told = Instant::now();
        }
        news
    }

    /// It is over: all is there, or `why` not.
    pub fn ended(&self, blob: BlobHash, why: Option<ApiError>) {
        *lock(&self.now) = None;
        let mut stuck = lock(&self.stuck);
        match why {
            Some(why) => stuck.insert(blob, why),
            None => stuck.remove(&blob),
        };
    }

    pub fn stuck(&self) -> BTreeMap<BlobHash, ApiError> {
        lock(&self.stuck).clone()
    }

    /// How far the present file is. `waiting_bytes`: all files of its kind, itself included.
    pub fn now(&self, waiting_bytes: impl Fn(SyncPhase) -> u64) -> Option<SendingFile> {
        let now = lock(&self.now);
        let moving = now.as_ref()?;
        let (took, moved) = (
            moving.began.elapsed(),
            moving.sent_bytes - moving.from_bytes.unwrap_or(moving.sent_bytes).min(moving.sent_bytes),
        );
        let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let per_second = (took >= FIRST_GUESS && moved > 0).then(|| moved.saturating_mul(1_000) / milliseconds.max(1));
        let left = waiting_bytes(moving.part).saturating_sub(moving.sent_bytes);
        Some(SendingFile {
            part: moving.part,
            size_bytes: moving.size_bytes,
            sent_bytes: moving.sent_bytes,
            bytes_per_second: per_second,
            seconds_left: per_second.and_then(|speed| left.checked_div(speed)),
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::api::Code;
    use shared::ids::RoomId;

    #[test]
    fn a_file_that_is_stuck_says_why_until_it_goes_through() {
        let sending = Sending::default();
        let blob = BlobToSend {
            room: RoomId([1; 16]),
            hash: BlobHash([2; 32]),
            size_bytes: 4_000_000,
        };
        sending.began(SyncPhase::Originals, blob);
        sending.reached(1_000_000);
        sending.reached(3_000_000);
        let now = sending.now(|_| 9_000_000).unwrap();
        assert_eq!((now.sent_bytes, now.size_bytes), (3_000_000, 4_000_000));
        assert_eq!(now.seconds_left, None, "nobody knows yet how quick the link is");
        let why = ApiError::new(Code::TooLarge, "Too large.", "It is kept.", "Ask the lead.");
        sending.ended(blob.hash, Some(why.clone()));
        assert_eq!(sending.stuck().get(&blob.hash), Some(&why));
        assert!(sending.now(|_| 0).is_none());
        sending.began(SyncPhase::Originals, blob);
        sending.ended(blob.hash, None);
        assert!(sending.stuck().is_empty());
    }
}
