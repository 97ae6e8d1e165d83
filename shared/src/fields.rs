//! A record as screens and rules see it: keys, values, and where people disagree.
//!
//! Made by `record` from a document (and the decisions on it); this module knows no CRDT. The JSON of [`Fields`] is
//! canonical: two devices that know the same changes and decisions write the same bytes.

use crate::ids::{DeviceNumber, Hash, RecordId};
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a key can hold. Money, days and lists are text in their own notation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    Bool(bool),
    Int(i64),
    Text(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Value::Bool(yes)
    }
}

/// A value, who set it and when by the author's own clock: the time is for show and orders nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    pub value: Value,
    pub device: DeviceNumber,
    pub at: Timestamp,
}

/// What a key holds: one value, or several that were written without knowledge of each other.
///
/// In JSON a key without rivals is the bare value; with rivals it is `{"value": …, "rivals": […]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "FieldForm", into = "FieldForm")]
#[schemars(with = "FieldForm")]
pub struct Field {
    /// The value; among rivals the one every device shows first (the same everywhere, but nobody's choice).
    pub value: Value,
    /// All values, with `value` last, when there are several different ones; else empty.
    pub rivals: Vec<Held>,
}

impl Field {
    /// A key on which nobody disagrees.
    pub fn of(value: impl Into<Value>) -> Self {
        Field {
            value: value.into(),
            rivals: Vec::new(),
        }
    }

    pub fn is_conflicted(&self) -> bool {
        !self.rivals.is_empty()
    }
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum FieldForm {
    Plain(Value),
    Contested { value: Value, rivals: Vec<Held> },
}

impl From<FieldForm> for Field {
    fn from(form: FieldForm) -> Self {
        match form {
            FieldForm::Plain(value) => Field {
                value,
                rivals: Vec::new(),
            },
            FieldForm::Contested { value, rivals } => Field { value, rivals },
        }
    }
}

impl From<Field> for FieldForm {
    fn from(field: Field) -> Self {
        match field.rivals.is_empty() {
            true => FieldForm::Plain(field.value),
            false => FieldForm::Contested {
                value: field.value,
                rivals: field.rivals,
            },
        }
    }
}

/// A record's keys and what they hold, in the order of the keys. Keys are paths: `answers/q17`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, Field>);

impl Fields {
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.0.get(key)
    }

    pub fn value(&self, key: &str) -> Option<&Value> {
        self.get(key).map(|field| &field.value)
    }

    /// The text under `key`; `None` if nothing or another type stands there.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.value(key)? {
            Value::Text(text) => Some(text),
            Value::Int(_) | Value::Bool(_) => None,
        }
    }

    /// The number under `key`; `None` if nothing or another type stands there.
    pub fn int(&self, key: &str) -> Option<i64> {
        match self.value(key)? {
            Value::Int(number) => Some(*number),
            Value::Text(_) | Value::Bool(_) => None,
        }
    }

    /// Yes or no under `key`; `None` if nothing or another type stands there.
    pub fn bool(&self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Value::Bool(yes) => Some(*yes),
            Value::Text(_) | Value::Int(_) => None,
        }
    }

    /// Everything whose key begins with `prefix`, with the rest of its key: `under("answers/")` gives `q1`, `q2`, …
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Field)> + 'a {
        self.0
            .range::<str, _>((std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded))
            .map_while(move |(key, field)| key.strip_prefix(prefix).map(|rest| (rest, field)))
    }

    /// The keys on which people disagree.
    pub fn conflicts(&self) -> impl Iterator<Item = (&str, &Field)> {
        self.iter().filter(|(_, field)| field.is_conflicted())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Field)> {
        self.0.iter().map(|(key, field)| (key.as_str(), field))
    }

    pub fn insert(&mut self, key: impl Into<String>, field: Field) {
        self.0.insert(key.into(), field);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Fields {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Self {
        Fields(
            pairs
                .into_iter()
                .map(|(key, value)| (key.into(), Field::of(value)))
                .collect(),
        )
    }
}

/// A lead's choice between rivals of one key of one record, as the rules need it. It is a record of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// The decision's own record.
    pub record: RecordId,
    pub device: DeviceNumber,
    pub at: Timestamp,
    /// The key that was in conflict.
    pub key: String,
    /// The heads of the decided record that the lead saw.
    pub heads: Vec<Hash>,
    pub choice: Value,
    /// Earlier decisions that this one replaces: how two decisions on one conflict are settled.
    pub settles: Vec<RecordId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contested() -> Field {
        let held = |value: &str, device: u32| Held {
            value: value.into(),
            device: DeviceNumber(device),
            at: chrono::DateTime::UNIX_EPOCH,
        };
        Field {
            value: "major".into(),
            rivals: vec![held("minor", 2), held("major", 3)],
        }
    }

    #[test]
    fn keys_are_read_by_type_and_by_prefix() {
        let fields: Fields = [
            ("answers/q1", Value::from("yes")),
            ("answers/q2", Value::from(12)),
            ("answers2", Value::from(true)),
            ("flags/q1", Value::from(true)),
        ]
        .into_iter()
        .collect();
        assert_eq!(fields.text("answers/q1"), Some("yes"));
        assert_eq!(fields.int("answers/q1"), None, "a text is no number");
        assert_eq!(fields.bool("flags/q1"), Some(true));
        assert_eq!(
            fields.under("answers/").map(|(rest, _)| rest).collect::<Vec<_>>(),
            ["q1", "q2"]
        );
        assert_eq!(fields.under("nothing/").count(), 0);
    }

    #[test]
    fn the_json_is_bare_without_rivals_and_reads_back() {
        let mut fields: Fields = [("count", Value::from(-3)), ("ok", Value::from(true))]
            .into_iter()
            .collect();
        fields.insert("severity", contested());
        let json = serde_json::to_string(&fields).unwrap();
        assert!(json.starts_with(r#"{"count":-3,"ok":true,"severity":{"value":"major","rivals":[{"value":"minor""#));
        assert_eq!(serde_json::from_str::<Fields>(&json).unwrap(), fields);
        assert_eq!(fields.conflicts().map(|(key, _)| key).collect::<Vec<_>>(), ["severity"]);
    }
}
