//! Forms at hand: the interview that is being asked and the one before, so that an answer computes only what depends on it.

use shared::form::Sitting;
use shared::ids::RecordId;
use std::collections::VecDeque;

const KEPT: usize = 2;

/// The latest first. In memory only, and gone with the session at lock.
#[derive(Default)]
pub(crate) struct Sittings {
    kept: VecDeque<(RecordId, Sitting)>,
}

impl Sittings {
    pub fn take(&mut self, record: RecordId) -> Option<Sitting> {
        let place = self.kept.iter().position(|(kept, _)| *kept == record)?;
        self.kept.remove(place).map(|(_, sitting)| sitting)
    }

    pub fn put(&mut self, record: RecordId, sitting: Sitting) {
        self.take(record);
        self.kept.push_front((record, sitting));
        self.kept.truncate(KEPT);
    }

    pub fn forget_all(&mut self) {
        self.kept.clear();
    }
}
