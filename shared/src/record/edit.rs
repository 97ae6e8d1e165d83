//! Writing a record: the smallest change that says what a person did, as one automerge commit.

use super::actor::Actor;
use super::document::RecordError;
use super::identity::{CHANCE, CREATOR, KIND, ROOT_KEYS, RecordIdentity};
use super::limits::*;
use super::read;
use crate::fields::Value;
use crate::time::Timestamp;
use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{Automerge, AutomergeError, ObjType, ROOT, ReadDoc, ScalarValue};

/// Above this many characters that differ, a text is replaced there as a whole instead of compared letter by letter.
const MAX_COMPARED_CHARS: usize = 2_000;

/// One thing that a person changed in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets a key to a value; refused while the key is in conflict and undecided.
    Put { key: String, value: Value },
    /// Empties a key.
    Remove { key: String },
    /// Sets a text that two people may edit at once: only what differs from the present text is written.
    ///
    /// Make it (empty if need be) when the record is created: two people who make it apart are in conflict.
    Text { key: String, text: String },
}

impl Edit {
    pub fn put(key: impl Into<String>, value: impl Into<Value>) -> Self {
        Edit::Put {
            key: key.into(),
            value: value.into(),
        }
    }

    pub fn remove(key: impl Into<String>) -> Self {
        Edit::Remove { key: key.into() }
    }

    pub fn text(key: impl Into<String>, text: impl Into<String>) -> Self {
        Edit::Text {
            key: key.into(),
            text: text.into(),
        }
    }

    pub fn key(&self) -> &str {
        match self {
            Edit::Put { key, .. } | Edit::Remove { key } | Edit::Text { key, .. } => key,
        }
    }

    fn text_bytes(&self) -> usize {
        match self {
            Edit::Put {
                value: Value::Text(text),
                ..
            }
            | Edit::Text { text, .. } => text.len(),
            Edit::Put {
                value: Value::Int(_) | Value::Bool(_),
                ..
            }
            | Edit::Remove { .. } => 0,
        }
    }
}

/// Commits `edits`, behind the root keys if this is the first change (`birth`), and gives the raw change chunk.
/// After an error `doc` is not to be used.
pub(super) fn write(
    doc: &mut Automerge,
    actor: &Actor,
    birth: Option<&RecordIdentity>,
    edits: &[Edit],
    at: Timestamp,
) -> Result<Option<Vec<u8>>, RecordError> {
    check_sizes(edits)?;
    if doc.stats().num_ops > MAX_OPS_TO_WRITE {
        return Err(RecordError::Full);
    }
    doc.set_actor(actor.automerge());
    let mut tx = doc.transaction();
    let written = match birth {
        Some(identity) => name(&mut tx, identity),
        None => Ok(()),
    };
    let written = edits
        .iter()
        .fold(written, |so_far, edit| so_far.and_then(|()| write_one(&mut tx, edit)));
    // The checks above leave automerge no reason to refuse.
    written.map_err(|_| RecordError::Damaged)?;
    if tx.pending_ops() as u64 > MAX_OPS_PER_EDIT {
        return Err(RecordError::TooMuchAtOnce);
    }
    match tx.commit_with(CommitOptions::default().with_time(at.timestamp())) {
        (None, _) => Ok(None),
        (Some(_), _) => {
            let change = doc.get_last_local_change().ok_or(RecordError::Damaged)?;
            Ok(Some(change.raw_bytes().to_vec()))
        }
    }
}

fn check_sizes(edits: &[Edit]) -> Result<(), RecordError> {
    for edit in edits {
        let key = edit.key();
        let is_root = ROOT_KEYS.contains(&key);
        if key.is_empty() || key.len() > MAX_KEY_BYTES || key.chars().any(char::is_control) || is_root {
            return Err(RecordError::BadKey {
                key: key.chars().take(MAX_KEY_BYTES).collect(),
            });
        }
        if edit.text_bytes() > MAX_TEXT_BYTES {
            return Err(RecordError::TooLong {
                key: key.to_owned(),
                limit: MAX_TEXT_BYTES,
            });
        }
    }
    let bytes: usize = edits.iter().map(|edit| edit.key().len() + edit.text_bytes()).sum();
    if bytes > MAX_EDIT_BYTES {
        Err(RecordError::TooMuchAtOnce)
    } else {
        Ok(())
    }
}

fn name(tx: &mut Transaction<'_>, identity: &RecordIdentity) -> Result<(), AutomergeError> {
    tx.put(ROOT, KIND, identity.kind.name())?;
    tx.put(ROOT, CREATOR, i64::from(identity.creator.0))?;
    tx.put(ROOT, CHANCE, ScalarValue::Bytes(identity.chance.to_vec()))
}

fn write_one(tx: &mut Transaction<'_>, edit: &Edit) -> Result<(), AutomergeError> {
    match edit {
        Edit::Put { key, value } => match read::sole_value(tx, key) {
            Some(present) if present == *value && !is_text_object(tx, key) => Ok(()),
            _ => match value {
                Value::Text(text) => tx.put(ROOT, key, text.as_str()),
                Value::Int(number) => tx.put(ROOT, key, *number),
                Value::Bool(yes) => tx.put(ROOT, key, *yes),
            },
        },
        Edit::Remove { key } => match tx.get(ROOT, key)? {
            Some(_) => tx.delete(ROOT, key),
            None => Ok(()),
        },
        Edit::Text { key, text } => write_text(tx, key, text),
    }
}

fn is_text_object(tx: &Transaction<'_>, key: &str) -> bool {
    matches!(
        tx.get(ROOT, key),
        Ok(Some((automerge::Value::Object(ObjType::Text), _)))
    )
}

fn write_text(tx: &mut Transaction<'_>, key: &str, text: &str) -> Result<(), AutomergeError> {
    let several = tx.get_all(ROOT, key)?.len() > 1;
    let object = match tx.get(ROOT, key)? {
        Some((automerge::Value::Object(ObjType::Text), object)) if !several => object,
        _ => tx.put_object(ROOT, key, ObjType::Text)?,
    };
    let present = tx.text(&object)?;
    let (kept_before, gone, new) = difference(&present, text);
    match gone + new.chars().count() {
        0 => Ok(()),
        few if few <= MAX_COMPARED_CHARS => tx.update_text(&object, text),
        _ => tx.splice_text(&object, kept_before, gone as isize, new),
    }
}

/// What `new` changes in `old`: how many characters stay in front, how many go, and what comes instead.
fn difference<'a>(old: &str, new: &'a str) -> (usize, usize, &'a str) {
    let common = |(left, right): &(char, char)| left == right;
    let before: Vec<char> = old
        .chars()
        .zip(new.chars())
        .take_while(common)
        .map(|(left, _)| left)
        .collect();
    let (count, bytes) = (
        before.len(),
        before.iter().map(|letter| letter.len_utf8()).sum::<usize>(),
    );
    let (old_rest, new_rest) = (
        old.get(bytes..).unwrap_or_default(),
        new.get(bytes..).unwrap_or_default(),
    );
    let behind = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(common);
    let (behind_count, behind_bytes) = behind.fold((0, 0), |(count, bytes), (letter, _)| {
        (count + 1, bytes + letter.len_utf8())
    });
    let gone = old_rest.chars().count() - behind_count;
    (
        count,
        gone,
        new_rest.get(..new_rest.len() - behind_bytes).unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_written() {
        assert_eq!(difference("the rows", "the long rows"), (4, 0, "long "));
        assert_eq!(difference("the long rows", "the rows"), (4, 5, ""));
        assert_eq!(difference("año", "años"), (3, 0, "s"));
        assert_eq!(difference("aaa", "aa"), (2, 1, ""));
        assert_eq!(difference("", "x"), (0, 0, "x"));
        assert_eq!(difference("same", "same"), (4, 0, ""));
        assert_eq!(difference("é€𝄞", "é£𝄞"), (1, 1, "£"));
    }
}
