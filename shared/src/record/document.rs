//! One record as a document.
#![allow(unused_variables, clippy::todo)]

use super::actor::Actor;
use super::identity::RecordIdentity;
use crate::fields::{Decision, Fields, Value};
use crate::ids::{DeviceNumber, Hash, RecordId};
use crate::time::Timestamp;

/// One thing that a person changed in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets a key to a value; refused while the key is in conflict and undecided.
    Put { key: String, value: Value },
    /// Empties a key.
    Remove { key: String },
    /// Sets a text that two people may edit at once: only what differs from the present text is written.
    Text { key: String, text: String },
}

impl Edit {
    pub fn put(key: impl Into<String>, value: impl Into<Value>) -> Self {
        Edit::Put { key: key.into(), value: value.into() }
    }

    pub fn remove(key: impl Into<String>) -> Self {
        Edit::Remove { key: key.into() }
    }

    pub fn text(key: impl Into<String>, text: impl Into<String>) -> Self {
        Edit::Text { key: key.into(), text: text.into() }
    }
}

/// What a part brings of one record: uncompressed automerge chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'a> {
    /// A whole saved document of which the signer made every change.
    Saved(&'a [u8]),
    /// The signer's own raw change chunks, one after the other.
    Changes(&'a [u8]),
}

/// [`News`] that owns its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewsBuf {
    Saved(Vec<u8>),
    Changes(Vec<u8>),
}

impl NewsBuf {
    pub fn borrowed(&self) -> News<'_> {
        match self {
            NewsBuf::Saved(bytes) => News::Saved(bytes),
            NewsBuf::Changes(bytes) => News::Changes(bytes),
        }
    }
}

/// What came of taking in somebody's changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Changes that are now part of the record and were not before.
    pub applied: usize,
    /// Changes that wait.
    pub waiting: usize,
    /// What they wait for, sorted.
    pub missing: Vec<Hash>,
}

/// One writing of a key, as the history shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// `None`: the key was emptied.
    pub value: Option<Value>,
    pub device: DeviceNumber,
    /// The author's clock.
    pub at: Timestamp,
    pub change: Hash,
}

/// Why a record could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error("two people wrote different answers to “{key}”; the lead has to choose before it can be changed")]
    Conflicted { key: String },
    #[error("this record is damaged on this device; sync to fetch it again")]
    Damaged,
}

/// One record: a small CRDT document and the changes that wait for others.
#[derive(Clone, Debug)]
pub struct Document {}

impl Document {
    /// A new record, and its first change (to be journalled). `edits` are part of that one change.
    pub fn create(
        identity: RecordIdentity,
        actor: &Actor,
        edits: &[Edit],
        at: Timestamp,
    ) -> Result<(Document, Vec<u8>), RecordError> {
        todo!()
    }

    /// From what [`save`](Self::save) gave.
    pub fn load(bytes: &[u8]) -> Result<Document, RecordError> {
        todo!()
    }

    /// Everything, waiting changes too, for this device's own store.
    pub fn save(&self) -> Vec<u8> {
        todo!()
    }

    pub fn identity(&self) -> &RecordIdentity {
        todo!()
    }

    pub fn id(&self) -> RecordId {
        self.identity().id()
    }

    /// Writes `edits` as one change and returns its raw chunk for the journal; `None` if they change nothing.
    ///
    /// `decisions` are the standing decisions on this record: a key in conflict may be written only once decided.
    pub fn apply(
        &mut self,
        actor: &Actor,
        edits: &[Edit],
        decisions: &[Decision],
        at: Timestamp,
    ) -> Result<Option<Vec<u8>>, RecordError> {
        todo!()
    }

    /// The newest changes, sorted: what a decision names as seen and a batch as sent.
    pub fn heads(&self) -> Vec<Hash> {
        todo!()
    }

    /// What `device` wrote that `heads` do not know, in parts that the guard accepts: usually one, none if nothing is new.
    ///
    /// The whole saved document where the device made every change and that is smaller.
    pub fn news_since(&self, heads: &[Hash], device: DeviceNumber) -> Vec<NewsBuf> {
        todo!()
    }

    /// Whether every change in it was made by `device`.
    pub fn made_only_by(&self, device: DeviceNumber) -> bool {
        todo!()
    }

    /// What the waiting changes wait for, sorted; empty when nothing waits.
    pub fn missing(&self) -> Vec<Hash> {
        todo!()
    }

    /// Keys and values, rivals where people disagree and no decision settles it.
    pub fn fields(&self, decisions: &[Decision]) -> Fields {
        todo!()
    }

    /// Who set `key` to what, causes before effects.
    pub fn history(&self, key: &str) -> Vec<Written> {
        todo!()
    }

    /// The same bytes on every device that has the same changes.
    pub fn canonical(&self) -> Vec<u8> {
        todo!()
    }
}
