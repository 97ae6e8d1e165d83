//! Reading a document as [`Fields`].

use super::actor::Actor;
use super::conflicts;
use super::identity::ROOT_KEYS;
use super::limits::MAX_RIVALS_OF_ONE;
use crate::fields::{Decision, Field, Fields, Held, Value};
use crate::ids::DeviceNumber;
use crate::time::Timestamp;
use automerge::{Automerge, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};
use std::collections::BTreeMap;

/// Every key but the root keys. What a newer app wrote in a type that this one does not know is left out, not lost.
pub(super) fn fields(doc: &Automerge, decisions: &[Decision]) -> Fields {
    let mut fields = Fields::default();
    for item in doc.map_range(ROOT, ..) {
        if ROOT_KEYS.contains(&item.key.as_ref()) {
            continue;
        }
        let field = match item.conflict {
            true => field(doc, &item.key, decisions),
            false => value(doc, &item.value.clone().into_value(), &item.id()).map(Field::of),
        };
        if let Some(field) = field {
            fields.insert(item.key, field);
        }
    }
    fields
}

/// What one key holds; `None` if nothing.
pub(super) fn field(doc: &Automerge, key: &str, decisions: &[Decision]) -> Option<Field> {
    conflicts::decided(doc, key, held(doc, key), decisions)
}

/// Every value that no other has overwritten, with its author, in an order that is the same everywhere.
///
/// A device knows what it wrote itself, so an honest one has one value here (some, after a restored backup). Of one that
/// floods a key only the last few are shown: it cannot hide what others wrote.
pub(super) fn held(doc: &Automerge, key: &str) -> Vec<Held> {
    let all = doc.get_all(ROOT, key).unwrap_or_default();
    let mut shown: BTreeMap<DeviceNumber, usize> = BTreeMap::new();
    let newest_first = all.iter().rev().filter_map(|(present, id)| {
        let (device, at) = author(doc, id)?;
        let count = shown.entry(device).or_default();
        *count += 1;
        if *count > MAX_RIVALS_OF_ONE {
            return None;
        }
        Some(Held {
            value: value(doc, present, id)?,
            device,
            at,
        })
    });
    let mut held: Vec<Held> = newest_first.collect();
    held.reverse();
    held
}

/// The value of `key` if there is exactly one.
pub(super) fn sole_value(doc: &impl ReadDoc, key: &str) -> Option<Value> {
    let all = doc.get_all(ROOT, key).ok()?;
    let mut values = all.iter().map(|(present, id)| value(doc, present, id));
    let first = values.next()??;
    values.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

fn value(doc: &impl ReadDoc, present: &automerge::Value<'_>, id: &ObjId) -> Option<Value> {
    match present {
        automerge::Value::Object(ObjType::Text) => doc.text(id).ok().map(Value::Text),
        automerge::Value::Object(ObjType::Map | ObjType::List | ObjType::Table) => None,
        automerge::Value::Scalar(scalar) => scalar_value(scalar),
    }
}

pub(super) fn scalar_value(scalar: &ScalarValue) -> Option<Value> {
    match scalar {
        ScalarValue::Str(text) => Some(Value::Text(text.to_string())),
        ScalarValue::Int(number) => Some(Value::Int(*number)),
        ScalarValue::Boolean(yes) => Some(Value::Bool(*yes)),
        ScalarValue::Bytes(_)
        | ScalarValue::Uint(_)
        | ScalarValue::F64(_)
        | ScalarValue::Counter(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Unknown { .. }
        | ScalarValue::Null => None,
    }
}

/// Who wrote the operation, and when by the author's clock.
fn author(doc: &Automerge, id: &ObjId) -> Option<(DeviceNumber, Timestamp)> {
    let change = doc.get_change_meta_by_hash(&doc.hash_for_opid(id)?)?;
    Some((device_of(&change.actor)?, at(change.timestamp)))
}

/// Which device an actor id names; `None` if it is none of ours.
pub(super) fn device_of(actor: &automerge::ActorId) -> Option<DeviceNumber> {
    Actor::from_slice(actor.to_bytes()).map(|actor| actor.device())
}

/// A clock so wrong that no calendar has the day shows as 1970.
pub(super) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_timestamp(seconds, 0).unwrap_or(Timestamp::UNIX_EPOCH)
}
