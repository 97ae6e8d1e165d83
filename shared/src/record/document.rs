//! One record: a small CRDT document, and the changes that wait for others.
//!
//! Changes whose dependencies are missing are kept beside the automerge document, not in its queue: so they are counted,
//! shown, kept when saved, and never block what has arrived.

use super::actor::Actor;
use super::chunks::{self, RawChange};
use super::edit::Edit;
use super::guard::quietly;
use super::identity::{CHANCE, CREATOR, KIND, RecordIdentity};
use super::{edit, ledger, read};
use crate::fields::{Decision, Fields};
use crate::ids::{DeviceNumber, Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::time::Timestamp;
use automerge::{Automerge, ReadDoc};
use minicbor::bytes::{ByteArray, ByteVec};
use std::collections::{BTreeMap, BTreeSet};

/// Why a record could not be read or written.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error("two people wrote different answers here ({key}); the lead has to choose one before it can be changed")]
    Conflicted { key: String },
    #[error("this is too long: {key} holds up to {limit} bytes; shorten it or split it")]
    TooLong { key: String, limit: usize },
    #[error("this is too much at once; save it in smaller steps")]
    TooMuchAtOnce,
    #[error("this record is full; go on in a new one")]
    Full,
    #[error("{key:?} cannot be the name of a field")]
    BadKey { key: String },
    #[error("the beginning of this record has not arrived yet; sync, then write")]
    NotHereYet,
    #[error("this record is damaged on this device; sync to fetch it again")]
    Damaged,
}

/// One record. See the head of this file.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) identity: RecordIdentity,
    pub(super) doc: Automerge,
    pub(super) waiting: BTreeMap<Hash, RawChange>,
}

/// How a document lies in this device's store. Not a wire format: parts carry [`News`](super::News).
#[derive(minicbor::Encode, minicbor::Decode)]
#[cbor(map)]
struct Stored {
    #[n(0)]
    room: RoomId,
    #[n(1)]
    kind: Kind,
    #[n(2)]
    creator: DeviceNumber,
    #[n(3)]
    chance: ByteArray<16>,
    #[n(4)]
    document: ByteVec,
    #[n(5)]
    waiting: ByteVec,
}

impl Document {
    /// A new record, and its first change for the journal. `edits` are part of that one change.
    ///
    /// Errors: as [`apply`](Self::apply).
    pub fn create(
        identity: RecordIdentity,
        actor: &Actor,
        edits: &[Edit],
        at: Timestamp,
    ) -> Result<(Document, Vec<u8>), RecordError> {
        let mut document = Document::awaited(identity);
        let change = edit::write(&mut document.doc, actor, Some(&identity), edits, at)?.ok_or(RecordError::Damaged)?;
        Ok((document, change))
    }

    /// A record of which only the identity is known here.
    pub(super) fn awaited(identity: RecordIdentity) -> Document {
        Document {
            identity,
            doc: Automerge::new(),
            waiting: BTreeMap::new(),
        }
    }

    /// From what [`save`](Self::save) gave. Only for bytes of this device's own store: what others sent goes through
    /// [`admit`](super::admit).
    ///
    /// Errors: [`RecordError::Damaged`].
    pub fn load(bytes: &[u8]) -> Result<Document, RecordError> {
        let stored: Stored = minicbor::decode(bytes).map_err(|_| RecordError::Damaged)?;
        let identity = RecordIdentity {
            room: stored.room,
            kind: stored.kind,
            creator: stored.creator,
            chance: *stored.chance,
        };
        let doc = Automerge::load(&stored.document).map_err(|_| RecordError::Damaged)?;
        let waiting = chunks::stored_changes(&stored.waiting).map_err(|_| RecordError::Damaged)?;
        let waiting = waiting.into_iter().map(|change| (change.hash, change)).collect();
        let document = Document { identity, doc, waiting };
        if document.doc.is_empty() || document.names_itself() {
            Ok(document)
        } else {
            Err(RecordError::Damaged)
        }
    }

    /// Everything, waiting changes too, for this device's own store.
    pub fn save(&self) -> Vec<u8> {
        let stored = Stored {
            room: self.identity.room,
            kind: self.identity.kind,
            creator: self.identity.creator,
            chance: ByteArray::from(self.identity.chance),
            document: ByteVec::from(self.doc.save_nocompress()),
            waiting: ByteVec::from(
                self.waiting
                    .values()
                    .flat_map(|change| change.bytes.clone())
                    .collect::<Vec<u8>>(),
            ),
        };
        let mut bytes = Vec::new();
        // Writing into a vector cannot fail.
        let _: Result<(), minicbor::encode::Error<std::convert::Infallible>> = minicbor::encode(&stored, &mut bytes);
        bytes
    }

    pub fn identity(&self) -> &RecordIdentity {
        &self.identity
    }

    pub fn id(&self) -> RecordId {
        self.identity.id()
    }

    /// Writes `edits` as one change and returns its raw chunk for the journal; `None` if they change nothing.
    ///
    /// `decisions` are the standing decisions on this record: a key in conflict may be written only once decided.
    /// Errors: conflicts, limits (see [`limits`](super::limits)), reserved keys. Then nothing is written.
    pub fn apply(
        &mut self,
        actor: &Actor,
        edits: &[Edit],
        decisions: &[Decision],
        at: Timestamp,
    ) -> Result<Option<Vec<u8>>, RecordError> {
        if self.doc.is_empty() {
            return Err(RecordError::NotHereYet);
        }
        for edit in edits {
            if read::field(&self.doc, edit.key(), decisions).is_some_and(|field| field.is_conflicted()) {
                return Err(RecordError::Conflicted {
                    key: edit.key().to_owned(),
                });
            }
        }
        // On a copy (microseconds): a refused or failed write leaves nothing behind, even if automerge panics.
        let mut doc = self.doc.clone();
        let change = quietly(|| edit::write(&mut doc, actor, None, edits, at)).ok_or(RecordError::Damaged)??;
        self.doc = doc;
        Ok(change)
    }

    /// The newest changes, sorted: what a decision names as seen, and a batch as sent.
    pub fn heads(&self) -> Vec<Hash> {
        self.doc.get_heads().into_iter().map(|head| Hash(head.0)).collect()
    }

    /// What the waiting changes wait for, sorted; empty when nothing waits.
    pub fn missing(&self) -> Vec<Hash> {
        if self.waiting.is_empty() {
            return Vec::new();
        }
        let known = ledger::Ledger::of(&self.doc);
        let wanted: BTreeSet<Hash> = self
            .waiting
            .values()
            .flat_map(|change| change.deps.iter().copied())
            .collect();
        wanted
            .into_iter()
            .filter(|dep| !known.has(dep) && !self.waiting.contains_key(dep))
            .collect()
    }

    /// Whether changes by `device` wait for others and so are no part of the record yet.
    pub fn has_waiting_of(&self, device: DeviceNumber) -> bool {
        self.waiting.values().any(|change| change.actor.device() == device)
    }

    /// Whether every change in it was made by `device`.
    pub fn made_only_by(&self, device: DeviceNumber) -> bool {
        self.doc
            .get_changes_meta(&[])
            .iter()
            .all(|change| read::device_of(&change.actor) == Some(device))
    }

    /// Keys and values; rivals where people disagree and no decision settles it.
    pub fn fields(&self, decisions: &[Decision]) -> Fields {
        read::fields(&self.doc, decisions)
    }

    /// The same bytes on every device that has the same changes, and others if they differ.
    pub fn canonical(&self) -> Vec<u8> {
        let waiting: Vec<Hash> = self.waiting.keys().copied().collect();
        // Strings, hashes and numbers only: this cannot fail.
        serde_json::to_vec(&(self.id(), self.heads(), waiting, self.fields(&[]))).unwrap_or_default()
    }

    /// Whether the keys of the first change say what the identity says.
    pub(super) fn names_itself(&self) -> bool {
        names(&self.doc, &self.identity)
    }
}

/// Whether `doc` names `identity`, and nothing else, in its root keys.
pub(super) fn names(doc: &Automerge, identity: &RecordIdentity) -> bool {
    let only = |key: &str, expected: automerge::ScalarValue| match doc.get_all(automerge::ROOT, key).as_deref() {
        Ok([(automerge::Value::Scalar(value), _)]) => **value == expected,
        _ => false,
    };
    only(KIND, identity.kind.name().into())
        && only(CREATOR, i64::from(identity.creator.0).into())
        && only(CHANCE, identity.chance.to_vec().into())
}
