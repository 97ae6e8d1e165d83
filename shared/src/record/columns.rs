//! Walking automerge's columns without expanding them: what would come out is counted, not made.
//!
//! A column is run-length encoded, so 113 bytes can claim four million operations (15 s and 1.8 GB in automerge 0.12).
//! The format is automerge's binary format: <https://automerge.org/automerge-binary-format-spec/>. A column's
//! specification is `id << 4 | type`, with bit 3 for DEFLATE; the columns below are all that our documents have.

use super::bytes::Reader;
use super::guard::GuardError;
use super::identity::ROOT_KEYS;
use super::limits::{MAX_KEY_BYTES, MAX_OPS_PER_PART};

/// What a column holds, as far as its claims have to be checked.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// One number a row.
    Number,
    /// One actor a row: an index into the list of actors.
    Actor,
    /// One difference to the row before.
    Delta,
    /// One key a row, or none.
    Key,
    /// One yes or no a row.
    Flag,
    /// What an operation does.
    Action,
    /// Type and length of each row's value; the value column has the bytes.
    ValueMeta,
    ValueBytes,
    /// How many entries of the grouped columns belong to each row.
    GroupCount,
    GroupActor,
    GroupDelta,
}

/// A kind of table: its columns in the order of their specifications, and which of them says how many rows there are.
pub(super) struct Table {
    columns: &'static [(u64, Role)],
    counting: u64,
}

/// The operations in a change chunk.
pub(super) const CHANGE_OPS: Table = Table {
    columns: &[
        (0x01, Role::Actor),
        (0x02, Role::Number),
        (0x11, Role::Actor),
        (0x13, Role::Delta),
        (0x15, Role::Key),
        (0x34, Role::Flag),
        (0x42, Role::Action),
        (0x56, Role::ValueMeta),
        (0x57, Role::ValueBytes),
        (0x70, Role::GroupCount),
        (0x71, Role::GroupActor),
        (0x73, Role::GroupDelta),
    ],
    counting: 0x42,
};

/// The operations in a document chunk.
pub(super) const DOCUMENT_OPS: Table = Table {
    columns: &[
        (0x01, Role::Actor),
        (0x02, Role::Number),
        (0x11, Role::Actor),
        (0x13, Role::Delta),
        (0x15, Role::Key),
        (0x21, Role::Actor),
        (0x23, Role::Delta),
        (0x34, Role::Flag),
        (0x42, Role::Action),
        (0x56, Role::ValueMeta),
        (0x57, Role::ValueBytes),
        (0x80, Role::GroupCount),
        (0x81, Role::GroupActor),
        (0x83, Role::GroupDelta),
    ],
    counting: 0x21,
};

/// The changes in a document chunk. Messages (0x35) are absent: we write none.
pub(super) const DOCUMENT_CHANGES: Table = Table {
    columns: &[
        (0x01, Role::Actor),
        (0x03, Role::Delta),
        (0x13, Role::Delta),
        (0x23, Role::Delta),
        (0x40, Role::GroupCount),
        (0x43, Role::GroupDelta),
        (0x56, Role::ValueMeta),
    ],
    counting: 0x01,
};

/// What an operation may do in our documents: set a key, empty a key or take out a character, make a text.
const SET: u64 = 1;
const DELETE: u64 = 3;
const MAKE_TEXT: u64 = 4;

const DEFLATED: u64 = 0b1000;
const MAX_GROUPED: u64 = 2 * MAX_OPS_PER_PART;

/// What a table holds, as counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) rows: u64,
    /// How often a key stands in it that only a record's first change may set.
    pub(super) root_keys: u64,
}

/// The list of columns at the reader: specifications and lengths.
pub(super) fn specifications(reader: &mut Reader<'_>) -> Result<Vec<(u64, usize)>, GuardError> {
    let count = reader.count()?;
    if count > DOCUMENT_OPS.columns.len() {
        return Err(GuardError::Malformed("too many columns"));
    }
    let mut list = Vec::with_capacity(count);
    for _ in 0..count {
        let (specification, length) = (reader.unsigned()?, reader.unsigned()?);
        if specification & DEFLATED != 0 {
            return Err(GuardError::Deflated);
        }
        let length = usize::try_from(length).map_err(|_| GuardError::Malformed("it claims more than it has"))?;
        list.push((specification, length));
    }
    if !list.is_sorted_by(|(left, _), (right, _)| left < right) {
        return Err(GuardError::Malformed("columns out of order"));
    }
    Ok(list)
}

/// Walks the columns of `table` at the reader and counts what they would expand to.
pub(super) fn walk(
    table: &Table,
    specifications: &[(u64, usize)],
    actors: usize,
    reader: &mut Reader<'_>,
) -> Result<Counted, GuardError> {
    let mut counted = Counted::default();
    let (mut longest, mut grouped, mut longest_grouped) = (0u64, 0u64, 0u64);
    let (mut value_bytes_claimed, mut value_bytes) = (0u64, 0u64);
    for (specification, length) in specifications {
        let bytes = reader.take(*length)?;
        let role = table
            .columns
            .iter()
            .find(|(known, _)| known == specification)
            .map(|(_, role)| *role);
        let role = role.ok_or(GuardError::Malformed("a column that no record has"))?;
        let rows = match role {
            Role::Number => runs(bytes, Reader::unsigned, |_, _| Ok(()))?,
            Role::Delta | Role::GroupDelta => runs(bytes, Reader::signed, |_, _| Ok(()))?,
            Role::Actor | Role::GroupActor => runs(bytes, Reader::unsigned, |_, actor| below(actor, actors))?,
            Role::Action => runs(bytes, Reader::unsigned, |_, action| allowed(action))?,
            Role::Flag => flags(bytes)?,
            Role::Key => runs(bytes, key, |count, name| {
                if ROOT_KEYS.contains(&name) {
                    counted.root_keys += count;
                }
                Ok(())
            })?,
            Role::ValueMeta => runs(bytes, Reader::unsigned, |count, meta| {
                value_bytes_claimed = value_bytes_claimed.saturating_add((meta >> 4).saturating_mul(count));
                Ok(())
            })?,
            Role::GroupCount => runs(bytes, Reader::unsigned, |count, size| {
                grouped = grouped.saturating_add(size.saturating_mul(count));
                if grouped > MAX_GROUPED {
                    Err(GuardError::TooManyOps)
                } else {
                    Ok(())
                }
            })?,
            Role::ValueBytes => {
                value_bytes = bytes.len() as u64;
                0
            }
        };
        match role {
            Role::GroupActor | Role::GroupDelta => longest_grouped = longest_grouped.max(rows),
            _ => longest = longest.max(rows),
        }
        if *specification == table.counting {
            counted.rows = rows;
        }
    }
    if longest > counted.rows || longest_grouped > grouped || value_bytes_claimed != value_bytes {
        return Err(GuardError::Malformed("columns that do not fit together"));
    }
    Ok(counted)
}

/// Runs of values: a count above 0 and a value, a count below 0 and that many values, or 0 and a count of nothings.
fn runs<'a, T>(
    bytes: &'a [u8],
    read: impl Fn(&mut Reader<'a>) -> Result<T, GuardError>,
    mut see: impl FnMut(u64, T) -> Result<(), GuardError>,
) -> Result<u64, GuardError> {
    let mut reader = Reader::new(bytes);
    let mut total = 0u64;
    while !reader.is_empty() {
        let count = reader.signed()?;
        let run = if count == 0 {
            reader.unsigned()?
        } else {
            count.unsigned_abs()
        };
        total = total.saturating_add(run);
        if total > MAX_GROUPED {
            return Err(GuardError::TooManyOps);
        }
        match count {
            1.. => see(run, read(&mut reader)?)?,
            0 => {}
            ..0 => {
                for _ in 0..run {
                    see(1, read(&mut reader)?)?;
                }
            }
        }
    }
    Ok(total)
}

/// Counts of no, yes, no, … in turn.
fn flags(bytes: &[u8]) -> Result<u64, GuardError> {
    let mut reader = Reader::new(bytes);
    let mut total = 0u64;
    while !reader.is_empty() {
        total = total.saturating_add(reader.unsigned()?);
    }
    if total > MAX_GROUPED {
        Err(GuardError::TooManyOps)
    } else {
        Ok(total)
    }
}

fn key<'a>(reader: &mut Reader<'a>) -> Result<&'a str, GuardError> {
    let bytes = reader.sized()?;
    if bytes.len() > MAX_KEY_BYTES {
        return Err(GuardError::Malformed("a key that is too long"));
    }
    std::str::from_utf8(bytes).map_err(|_| GuardError::Malformed("a key that is not text"))
}

fn below(actor: u64, actors: usize) -> Result<(), GuardError> {
    if actor < actors as u64 {
        Ok(())
    } else {
        Err(GuardError::Malformed("an actor that is not in its list"))
    }
}

fn allowed(action: u64) -> Result<(), GuardError> {
    match action {
        SET | DELETE | MAKE_TEXT => Ok(()),
        _ => Err(GuardError::Malformed("an operation that no record has")),
    }
}
