//! Who set a key to what, and when: everything that was ever acknowledged stays readable here.

use super::document::Document;
use super::read;
use crate::fields::Value;
use crate::ids::{DeviceNumber, Hash};
use crate::time::Timestamp;
use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{ChangeHash, ObjType, ROOT, ReadDoc};
use std::collections::BTreeSet;

/// One writing of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What the key held after it; `None`: it was emptied.
    pub value: Option<Value>,
    pub device: DeviceNumber,
    /// By the author's clock.
    pub at: Timestamp,
    pub change: Hash,
}

impl Document {
    /// When the record was begun and when it was last written, by its authors' clocks; `None` before its beginning is here.
    pub fn times(&self) -> Option<(Timestamp, Timestamp)> {
        let changes = self.doc.get_changes_meta(&[]);
        let begun = changes.iter().find(|change| change.deps.is_empty())?;
        let last = changes.iter().map(|change| change.timestamp).max()?;
        Some((read::at(begun.timestamp), read::at(last)))
    }

    /// Every writing of `key`, causes before effects. Reads the whole record: for a page about one key, not for lists.
    pub fn history(&self, key: &str) -> Vec<Written> {
        let mut texts: BTreeSet<OpId> = BTreeSet::new();
        let mut history = Vec::new();
        for change in self.doc.get_changes(&[]) {
            let decoded = change.decode();
            let mut touched = false;
            for (number, op) in (decoded.start_op.get()..).zip(&decoded.operations) {
                match (&op.obj, &op.key) {
                    (ObjectId::Root, Key::Map(name)) if name == key => {
                        touched = true;
                        if matches!(op.action, OpType::Make(ObjType::Text)) {
                            texts.insert(OpId::new(number, change.actor_id()));
                        }
                    }
                    (ObjectId::Id(object), _) => touched |= texts.contains(object),
                    (ObjectId::Root, _) => {}
                }
            }
            if let (true, Some(device)) = (touched, read::device_of(change.actor_id())) {
                let (at, hash) = (read::at(change.timestamp()), change.hash());
                history.push(Written {
                    value: self.value_at(key, hash),
                    device,
                    at,
                    change: Hash(hash.0),
                });
            }
        }
        history
    }

    /// What `key` held for the author of the change `hash` right after it.
    fn value_at(&self, key: &str, hash: ChangeHash) -> Option<Value> {
        match self.doc.get_at(ROOT, key, &[hash]).ok()?? {
            (automerge::Value::Scalar(scalar), _) => read::scalar_value(&scalar),
            (automerge::Value::Object(ObjType::Text), text) => self.doc.text_at(&text, &[hash]).ok().map(Value::Text),
            (automerge::Value::Object(_), _) => None,
        }
    }
}
