//! Two things done at once, where another processor may be to spare.

use std::thread;

/// Does both: `right` on a thread of its own where that is `worth` its start, and one is to be had. The same comes out of it
/// either way; a `right` that panicked there does the same here, before whoever asked.
pub(crate) fn both<L, R: Send>(worth: bool, left: impl FnOnce() -> L, right: impl Fn() -> R + Sync) -> (L, R) {
    if !worth {
        return (left(), right());
    }
    let (left, done) = thread::scope(|threads| {
        let beside = thread::Builder::new().spawn_scoped(threads, &right);
        (left(), beside.ok().and_then(|beside| beside.join().ok()))
    });
    (left, done.unwrap_or_else(right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn both_are_done_whatever_became_of_the_thread() {
        assert_eq!(both(false, || 1, || 2), (1, 2));
        assert_eq!(both(true, || 1, || 2), (1, 2));
        let times = AtomicU32::new(0);
        let falls_once = || match times.fetch_add(1, Ordering::Relaxed) {
            0 => panic!("the first time"),
            _ => 2,
        };
        assert_eq!(both(true, || 1, falls_once), (1, 2));
    }
}
