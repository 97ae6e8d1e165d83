//! What others wrote is taken in only through here, and automerge sees no byte that was not counted before.
//!
//! First the part alone: chunk headers, columns and run lengths are walked without expanding them, hashes recomputed,
//! every actor must be its signer's, and the first change must name this record. What fails here refuses the whole
//! part, on every device alike. Then the changes are tried on a copy of the document (see `merge`).

use super::chunks::{self, RawChange};
use super::document::{self, Document};
use super::identity::{ROOT_KEYS, RecordIdentity};
use super::ledger::Ledger;
use super::limits::MAX_PART_BYTES;
use super::news::News;
use super::read;
use crate::ids::{DeviceNumber, Hash};
use automerge::{Automerge, Change};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a part was refused. It is set aside; the rest of its batch is taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GuardError {
    #[error("a record's news is larger than any this app makes; it was set aside")]
    TooLarge,
    #[error("a record's news claims more changes than a person can make; it was set aside")]
    TooManyOps,
    #[error("a record's news is packed in a way that this app does not open; it was set aside")]
    Deflated,
    #[error("device {signer} sent changes in the name of device {named}; they were set aside")]
    AnotherDevice { signer: DeviceNumber, named: DeviceNumber },
    #[error("a record's news belongs to another record than it says; it was set aside")]
    AnotherRecord,
    #[error("a record's news cannot be read ({0}); it was set aside")]
    Malformed(&'static str),
}

/// What came of taking in somebody's changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Changes that are now part of the record and were not before, others' that had waited among them.
    pub applied: usize,
    /// Changes of this record that wait.
    pub waiting: usize,
    /// What they wait for, sorted.
    pub missing: Vec<Hash>,
    /// Changes that do not fit what they build on, or are their actor's second at one number: left out for good.
    pub dropped: Vec<Hash>,
}

/// A record after taking in a part.
#[derive(Clone, Debug)]
pub struct Admitted {
    pub document: Document,
    pub merged: Merged,
}

/// Checks a part's news without trusting a byte of it, then merges it with what is `existing` here.
///
/// `existing` stays as it was: on success the caller stores `Admitted::document` in its place. `identity` is what the
/// part says its record is; the caller has compared its id with the part's.
pub fn admit(
    existing: Option<&Document>,
    identity: &RecordIdentity,
    signer: DeviceNumber,
    news: News<'_>,
) -> Result<Admitted, GuardError> {
    if existing.is_some_and(|document| document.identity() != identity) {
        return Err(GuardError::AnotherRecord);
    }
    let (changes, loaded) = match news {
        News::Changes(bytes) => (checked_changes(bytes, identity, signer)?, None),
        News::Saved(bytes) => {
            let (changes, loaded) = checked_document(bytes, identity, signer)?;
            (changes, Some(loaded))
        }
    };
    if let (None, Some(doc)) = (existing, loaded)
        && let Some(admitted) = as_it_is(identity, doc, &changes)
    {
        return Ok(admitted);
    }
    let mut document = existing.cloned().unwrap_or_else(|| Document::awaited(*identity));
    let merged = document.absorb(changes);
    Ok(Admitted { document, merged })
}

/// A saved document that nothing here has to be merged with: it was loaded and its hashes compared already.
fn as_it_is(identity: &RecordIdentity, doc: Automerge, changes: &[RawChange]) -> Option<Admitted> {
    let mut ledger = Ledger::of(&Automerge::new());
    for change in changes {
        if !ledger.is_ready(change) || !ledger.fits(change) {
            return None;
        }
        ledger.enter(change);
    }
    let document = Document {
        identity: *identity,
        doc,
        waiting: BTreeMap::new(),
    };
    Some(Admitted {
        document,
        merged: Merged {
            applied: changes.len(),
            ..Merged::default()
        },
    })
}

fn checked_changes(
    bytes: &[u8],
    identity: &RecordIdentity,
    signer: DeviceNumber,
) -> Result<Vec<RawChange>, GuardError> {
    if bytes.len() > MAX_PART_BYTES {
        return Err(GuardError::TooLarge);
    }
    let changes = chunks::changes(bytes)?;
    check(&changes, identity, signer)?;
    Ok(changes)
}

/// The document in a saved chunk, and its changes one by one.
fn checked_document(
    bytes: &[u8],
    identity: &RecordIdentity,
    signer: DeviceNumber,
) -> Result<(Vec<RawChange>, Automerge), GuardError> {
    if bytes.len() > MAX_PART_BYTES {
        return Err(GuardError::TooLarge);
    }
    for actor in chunks::document(bytes)?.actors {
        is_signers(actor.device(), signer)?;
    }
    let unreadable = GuardError::Malformed("its changes do not have the hashes that it names");
    let doc = quietly(|| Automerge::load(bytes).ok())
        .flatten()
        .ok_or(unreadable.clone())?;
    let (raw, _) = quietly(|| (doc.save_after(&[]), read::fields(&doc, &[]))).ok_or(unreadable)?;
    let changes = chunks::changes(&raw)?;
    check(&changes, identity, signer)?;
    Ok((changes, doc))
}

fn check(changes: &[RawChange], identity: &RecordIdentity, signer: DeviceNumber) -> Result<(), GuardError> {
    for change in changes {
        is_signers(change.actor.device(), signer)?;
        match (change.deps.is_empty(), change.root_keys) {
            (true, _) => is_first(change, identity)?,
            (false, 0) => {}
            (false, _) => return Err(GuardError::AnotherRecord),
        }
    }
    Ok(())
}

fn is_signers(named: DeviceNumber, signer: DeviceNumber) -> Result<(), GuardError> {
    if named == signer {
        Ok(())
    } else {
        Err(GuardError::AnotherDevice { signer, named })
    }
}

/// A change that builds on nothing is its creator's first and names the record, once.
fn is_first(change: &RawChange, identity: &RecordIdentity) -> Result<(), GuardError> {
    if change.actor.device() != identity.creator || change.root_keys != ROOT_KEYS.len() as u64 {
        return Err(GuardError::AnotherRecord);
    }
    let names = quietly(|| {
        let mut doc = Automerge::new();
        doc.apply_changes([Change::try_from(change.bytes.as_slice()).ok()?])
            .ok()?;
        Some(document::names(&doc, identity))
    });
    match names.flatten() {
        Some(true) => Ok(()),
        Some(false) => Err(GuardError::AnotherRecord),
        None => Err(GuardError::Malformed("its first change does not apply")),
    }
}

/// Runs `work` in automerge on bytes that a stranger may have made; `None` if it panicked. Nothing that `work` changed
/// may be used then.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
