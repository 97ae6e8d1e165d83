//! What a change may claim to be, given the changes it builds on: its actor's next, numbered from where they end.
//!
//! Automerge 0.12 takes these claims on trust, and some that do not fit make it panic later.

use super::actor::Actor;
use super::chunks::RawChange;
use crate::ids::Hash;
use automerge::Automerge;
use std::collections::BTreeMap;

/// The changes in a document, as far as the next ones are judged by them.
pub(super) struct Ledger {
    last_ops: BTreeMap<Hash, u64>,
    seqs: BTreeMap<Actor, u64>,
    ops: u64,
}

impl Ledger {
    pub(super) fn of(doc: &Automerge) -> Self {
        let mut ledger = Ledger {
            last_ops: BTreeMap::new(),
            seqs: BTreeMap::new(),
            ops: 0,
        };
        for change in doc.get_changes_meta(&[]) {
            ledger.last_ops.insert(Hash(change.hash.0), change.max_op);
            ledger.ops += (change.max_op + 1).saturating_sub(change.start_op);
            if let Some(actor) = Actor::from_slice(change.actor.to_bytes()) {
                let seq = ledger.seqs.entry(actor).or_default();
                *seq = (*seq).max(change.seq);
            }
        }
        ledger
    }

    pub(super) fn has(&self, hash: &Hash) -> bool {
        self.last_ops.contains_key(hash)
    }

    /// How many operations its changes have.
    pub(super) fn ops(&self) -> u64 {
        self.ops
    }

    /// The number of the actor's last change.
    pub(super) fn seq(&self, actor: &Actor) -> u64 {
        self.seqs.get(actor).copied().unwrap_or(0)
    }

    /// Whether all that the change builds on is here.
    pub(super) fn is_ready(&self, change: &RawChange) -> bool {
        change.deps.iter().all(|dep| self.has(dep))
    }

    /// Whether a ready change numbers itself and its operations as it must.
    pub(super) fn fits(&self, change: &RawChange) -> bool {
        let before = change.deps.iter().filter_map(|dep| self.last_ops.get(dep)).max();
        change.seq == self.seq(&change.actor) + 1 && change.start_op == before.copied().unwrap_or(0) + 1
    }

    pub(super) fn enter(&mut self, change: &RawChange) {
        self.last_ops.insert(change.hash, change.last_op());
        self.seqs.insert(change.actor, change.seq);
        self.ops += change.ops;
    }
}
