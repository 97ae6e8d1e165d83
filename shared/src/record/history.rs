//! Who set a key to what, and when: everything that was ever acknowledged stays readable here.

use super::document::Document;
use super::identity::ROOT_KEYS;
use super::read;
use crate::fields::Value;
use crate::ids::{DeviceNumber, Hash};
use crate::time::Timestamp;
use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{ChangeHash, ObjType, ROOT, ReadDoc};
use std::collections::{BTreeMap, BTreeSet};

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

/// One key, written by one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub key: String,
    pub act: StepAct,
    pub device: DeviceNumber,
    /// By the author's clock.
    pub at: Timestamp,
    pub change: Hash,
    /// The changes that the author knew as the newest.
    before: Vec<ChangeHash>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepAct {
    Set(Value),
    Emptied,
    /// Some of a text that several people edit; read it with [`Document::text_before`] and [`Document::text_after`].
    Edited,
    /// A later version's value, in a form that this one does not know.
    Unread,
}

impl Document {
    /// Every writing of every key, causes before effects. Costs what the record holds; texts are read apart.
    pub fn steps(&self) -> Vec<Step> {
        let mut texts: BTreeMap<OpId, String> = BTreeMap::new();
        let mut steps = Vec::new();
        for change in self.doc.get_changes(&[]) {
            let Some(device) = read::device_of(change.actor_id()) else {
                continue;
            };
            let decoded = change.decode();
            let mut acts: BTreeMap<&str, StepAct> = BTreeMap::new();
            for (number, op) in (decoded.start_op.get()..).zip(&decoded.operations) {
                match (&op.obj, &op.key) {
                    (ObjectId::Root, Key::Map(name)) if !ROOT_KEYS.contains(&name.as_str()) => {
                        if matches!(op.action, OpType::Make(ObjType::Text)) {
                            texts.insert(OpId::new(number, change.actor_id()), name.to_string());
                        }
                        acts.insert(name.as_str(), act_of(&op.action));
                    }
                    (ObjectId::Root, _) | (ObjectId::Id(_), _) => {}
                }
            }
            let edited: BTreeSet<&OpId> = decoded
                .operations
                .iter()
                .filter_map(|op| match &op.obj {
                    ObjectId::Id(object) => Some(object),
                    ObjectId::Root => None,
                })
                .collect();
            for name in edited.into_iter().filter_map(|object| texts.get(object)) {
                acts.insert(name, StepAct::Edited);
            }
            steps.extend(acts.into_iter().map(|(key, act)| Step {
                key: key.to_owned(),
                act,
                device,
                at: read::at(change.timestamp()),
                change: Hash(change.hash().0),
                before: change.deps().to_vec(),
            }));
        }
        steps
    }

    /// The text under the step's key as its author left it; empty where none stood.
    pub fn text_after(&self, step: &Step) -> String {
        self.text_of(&step.key, &[ChangeHash(step.change.0)])
    }

    /// The text under the step's key as its author found it; empty where none stood.
    pub fn text_before(&self, step: &Step) -> String {
        match step.before.is_empty() {
            true => String::new(),
            false => self.text_of(&step.key, &step.before),
        }
    }

    /// What the step's key held as its author found it; `None` where it was empty.
    pub fn value_before(&self, step: &Step) -> Option<Value> {
        match step.before.is_empty() {
            true => None,
            false => self.value_at(&step.key, &step.before),
        }
    }

    fn text_of(&self, key: &str, heads: &[ChangeHash]) -> String {
        match self.value_at(key, heads) {
            Some(Value::Text(text)) => text,
            Some(Value::Int(_) | Value::Bool(_)) | None => String::new(),
        }
    }

    /// How many changes are here that wait for others and so are no part of the record yet.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

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
                    value: self.value_at(key, &[hash]),
                    device,
                    at,
                    change: Hash(hash.0),
                });
            }
        }
        history
    }

    /// What `key` held for somebody who knew these changes and what they build on.
    fn value_at(&self, key: &str, heads: &[ChangeHash]) -> Option<Value> {
        match self.doc.get_at(ROOT, key, heads).ok()?? {
            (automerge::Value::Scalar(scalar), _) => read::scalar_value(&scalar),
            (automerge::Value::Object(ObjType::Text), text) => self.doc.text_at(&text, heads).ok().map(Value::Text),
            (automerge::Value::Object(_), _) => None,
        }
    }
}

fn act_of(action: &OpType) -> StepAct {
    match action {
        OpType::Put(scalar) => read::scalar_value(scalar).map_or(StepAct::Unread, StepAct::Set),
        OpType::Delete => StepAct::Emptied,
        OpType::Make(ObjType::Text) => StepAct::Edited,
        OpType::Make(_) | OpType::Increment(_) | OpType::MarkBegin(..) | OpType::MarkEnd(_) => StepAct::Unread,
    }
}
