//! Taking checked changes into a document: what is ready is applied, the rest waits beside it.
//!
//! The outcome is a pure function of the set of changes that were taken in, in whatever order and grouping they came.

use super::chunks::RawChange;
use super::document::Document;
use super::guard::{Merged, quietly};
use super::ledger::Ledger;
use super::limits::{MAX_OPS_PER_RECORD, MAX_WAITING};
use super::read;
use automerge::{Automerge, Change};

impl Document {
    /// Takes in changes whose own bytes were checked. What they claim about others is checked here.
    pub(super) fn absorb(&mut self, incoming: Vec<RawChange>) -> Merged {
        let mut ledger = Ledger::of(&self.doc);
        let mut merged = Merged::default();
        for change in incoming {
            if ledger.has(&change.hash) || self.waiting.contains_key(&change.hash) {
                continue;
            }
            let second = |other: &RawChange| other.actor == change.actor && other.seq == change.seq;
            let taken = change.seq <= ledger.seq(&change.actor) || self.waiting.values().any(second);
            let full = self.waiting.len() >= MAX_WAITING || ledger.ops() + change.ops > MAX_OPS_PER_RECORD;
            if taken || full {
                merged.dropped.push(change.hash);
            } else {
                self.waiting.insert(change.hash, change);
            }
        }
        loop {
            let ready: Vec<RawChange> = self
                .waiting
                .values()
                .filter(|change| ledger.is_ready(change))
                .cloned()
                .collect();
            if ready.is_empty() {
                break;
            }
            for change in &ready {
                self.waiting.remove(&change.hash);
            }
            self.apply_ready(ready, &mut ledger, &mut merged);
        }
        merged.dropped.sort_unstable();
        merged.waiting = self.waiting.len();
        merged.missing = self.missing();
        merged
    }

    /// All at once if that holds together, else one by one, so that a bad change takes no good one with it.
    fn apply_ready(&mut self, ready: Vec<RawChange>, ledger: &mut Ledger, merged: &mut Merged) {
        let (fitting, misfits): (Vec<_>, Vec<_>) = ready.into_iter().partition(|change| ledger.fits(change));
        merged.dropped.extend(misfits.iter().map(|change| change.hash));
        let mut enter = |doc: Automerge, changes: &[RawChange], document: &mut Document| {
            document.doc = doc;
            changes.iter().for_each(|change| ledger.enter(change));
            merged.applied += changes.len();
        };
        if let Some(doc) = with_changes(&self.doc, &fitting) {
            return enter(doc, &fitting, self);
        }
        for change in fitting {
            match with_changes(&self.doc, std::slice::from_ref(&change)) {
                Some(doc) => enter(doc, std::slice::from_ref(&change), self),
                None => merged.dropped.push(change.hash),
            }
        }
    }
}

/// `doc` with `changes`, if they apply and what comes out, once saved, reads back with its hashes and the same fields.
///
/// Automerge keeps operations, not the bytes of changes: a change that it would write differently would make the whole
/// record unreadable at the next load.
fn with_changes(doc: &Automerge, changes: &[RawChange]) -> Option<Automerge> {
    quietly(|| {
        let parsed: Vec<Change> = changes
            .iter()
            .map(|change| Change::try_from(change.bytes.as_slice()))
            .collect::<Result<_, _>>()
            .ok()?;
        let mut scratch = doc.clone();
        scratch.apply_changes(parsed).ok()?;
        let loaded = Automerge::load(&scratch.save_nocompress()).ok()?;
        (read::fields(&loaded, &[]) == read::fields(&scratch, &[])).then_some(scratch)
    })
    .flatten()
}
