//! Documents at hand: the few that were written last, so that an answer does not load its interview again.

use shared::ids::RecordId;
use shared::record::Document;
use std::collections::VecDeque;

/// How many are kept: bounded by this number, not by the data.
const KEPT: usize = 8;

/// The latest first.
#[derive(Default)]
pub(crate) struct Documents {
    kept: VecDeque<Document>,
}

impl Documents {
    /// Takes a document out, to be changed and put back once the change is durable.
    pub fn take(&mut self, record: RecordId) -> Option<Document> {
        let place = self.kept.iter().position(|document| document.id() == record)?;
        self.kept.remove(place)
    }

    pub fn put(&mut self, document: Document) {
        let id = document.id();
        self.kept.retain(|kept| kept.id() != id);
        self.kept.push_front(document);
        self.kept.truncate(KEPT);
    }

    pub fn forget(&mut self, record: RecordId) {
        self.kept.retain(|kept| kept.id() != record);
    }

    pub fn forget_all(&mut self) {
        self.kept.clear();
    }
}
