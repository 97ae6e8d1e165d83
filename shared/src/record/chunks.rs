//! Automerge's chunks, read header by header: what a change says about itself, with its hash recomputed.

use super::actor::Actor;
use super::bytes::Reader;
use super::columns::{self, Counted};
use super::guard::GuardError;
use super::limits::MAX_OPS_PER_PART;
use crate::ids::Hash;
use sha2::{Digest, Sha256};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const DOCUMENT: u8 = 0;
const CHANGE: u8 = 1;
const DEFLATED_CHANGE: u8 = 2;

/// One change as it travels, with what its header says. Its operations were counted, not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawChange {
    pub(super) bytes: Vec<u8>,
    pub(super) hash: Hash,
    pub(super) deps: Vec<Hash>,
    pub(super) actor: Actor,
    /// Counts the actor's changes in this record, from 1.
    pub(super) seq: u64,
    /// The number of its first operation.
    pub(super) start_op: u64,
    pub(super) ops: u64,
    /// How often it sets a key that only the first change may set.
    pub(super) root_keys: u64,
}

impl RawChange {
    /// The number of its last operation.
    pub(super) fn last_op(&self) -> u64 {
        self.start_op.saturating_add(self.ops).saturating_sub(1)
    }
}

struct Chunk<'a> {
    kind: u8,
    whole: &'a [u8],
    body: &'a [u8],
    hash: Hash,
}

/// The next chunk, its hash recomputed and compared with what it claims.
fn next_chunk<'a>(reader: &mut Reader<'a>) -> Result<Chunk<'a>, GuardError> {
    let start = *reader;
    if reader.array::<4>()? != MAGIC {
        return Err(GuardError::Malformed("no chunk begins here"));
    }
    let checksum = reader.array::<4>()?;
    let [kind] = reader.array::<1>()?;
    if kind == DEFLATED_CHANGE {
        return Err(GuardError::Deflated);
    }
    let body = reader.sized()?;
    let hash = chunk_hash(kind, body);
    if !hash.0.starts_with(&checksum) {
        return Err(GuardError::Malformed("its checksum is wrong"));
    }
    let whole = { start }.take(start.remaining() - reader.remaining())?;
    Ok(Chunk {
        kind,
        whole,
        body,
        hash,
    })
}

/// SHA-256 over the kind, the length (LEB128) and the body: for a change chunk this is the change's name.
fn chunk_hash(kind: u8, body: &[u8]) -> Hash {
    let mut header = vec![kind];
    let mut length = body.len();
    loop {
        // Masked to seven bits, so it fits a byte.
        let bits = (length & 0x7f) as u8;
        length >>= 7;
        header.push(if length == 0 { bits } else { bits | 0x80 });
        if length == 0 {
            break;
        }
    }
    Hash(Sha256::new().chain_update(header).chain_update(body).finalize().into())
}

/// A part's change chunks, one after the other; nothing else may stand between or behind them.
pub(super) fn changes(bytes: &[u8]) -> Result<Vec<RawChange>, GuardError> {
    let list = stored_changes(bytes)?;
    let ops = list.iter().fold(0u64, |ops, change| ops.saturating_add(change.ops));
    if ops > MAX_OPS_PER_PART {
        Err(GuardError::TooManyOps)
    } else {
        Ok(list)
    }
}

/// The same without the limit of a part, for changes of many parts that wait together.
pub(super) fn stored_changes(bytes: &[u8]) -> Result<Vec<RawChange>, GuardError> {
    let mut reader = Reader::new(bytes);
    let mut list = Vec::new();
    while !reader.is_empty() {
        let chunk = next_chunk(&mut reader)?;
        if chunk.kind != CHANGE {
            return Err(GuardError::Malformed("a chunk that is no change"));
        }
        list.push(change(&chunk)?);
    }
    Ok(list)
}

fn change(chunk: &Chunk<'_>) -> Result<RawChange, GuardError> {
    let mut reader = Reader::new(chunk.body);
    let deps = hashes(&mut reader)?;
    let actor = actor(&mut reader)?;
    let (seq, start_op) = (reader.unsigned()?, reader.unsigned()?);
    reader.signed()?; // the author's clock: for show, so any time will do
    if !reader.sized()?.is_empty() {
        return Err(GuardError::Malformed("a message, which no record has"));
    }
    let others = actors(&mut reader)?;
    let list = columns::specifications(&mut reader)?;
    let Counted { rows, root_keys } = columns::walk(&columns::CHANGE_OPS, &list, others.len() + 1, &mut reader)?;
    if !reader.is_empty() {
        return Err(GuardError::Malformed("bytes behind its end"));
    }
    if rows == 0 || rows > MAX_OPS_PER_PART || seq == 0 || start_op == 0 {
        return Err(GuardError::TooManyOps);
    }
    if others.contains(&actor) || !others.is_sorted_by(|left, right| left < right) {
        return Err(GuardError::Malformed("its actors are out of order"));
    }
    Ok(RawChange {
        bytes: chunk.whole.to_vec(),
        hash: chunk.hash,
        deps,
        actor,
        seq,
        start_op,
        ops: rows,
        root_keys,
    })
}

/// What a document chunk says about itself.
pub(super) struct DocumentChunk {
    pub(super) actors: Vec<Actor>,
}

/// Exactly one document chunk, its claims counted.
pub(super) fn document(bytes: &[u8]) -> Result<DocumentChunk, GuardError> {
    let mut outer = Reader::new(bytes);
    let chunk = next_chunk(&mut outer)?;
    if chunk.kind != DOCUMENT || !outer.is_empty() {
        return Err(GuardError::Malformed("it is not one saved record"));
    }
    let mut reader = Reader::new(chunk.body);
    let actors = actors(&mut reader)?;
    let heads = hashes(&mut reader)?;
    let change_list = columns::specifications(&mut reader)?;
    let op_list = columns::specifications(&mut reader)?;
    let changes = columns::walk(&columns::DOCUMENT_CHANGES, &change_list, actors.len(), &mut reader)?;
    let ops = columns::walk(&columns::DOCUMENT_OPS, &op_list, actors.len(), &mut reader)?;
    for _ in &heads {
        reader.unsigned()?;
    }
    if !reader.is_empty() {
        return Err(GuardError::Malformed("bytes behind its end"));
    }
    if ops.rows > MAX_OPS_PER_PART || changes.rows > MAX_OPS_PER_PART {
        return Err(GuardError::TooManyOps);
    }
    Ok(DocumentChunk { actors })
}

fn hashes(reader: &mut Reader<'_>) -> Result<Vec<Hash>, GuardError> {
    let count = reader.count()?;
    let list = (0..count)
        .map(|_| reader.array().map(Hash))
        .collect::<Result<Vec<_>, _>>()?;
    if list.is_sorted_by(|left, right| left < right) {
        Ok(list)
    } else {
        Err(GuardError::Malformed("hashes out of order"))
    }
}

fn actors(reader: &mut Reader<'_>) -> Result<Vec<Actor>, GuardError> {
    let count = reader.count()?;
    (0..count).map(|_| actor(reader)).collect()
}

fn actor(reader: &mut Reader<'_>) -> Result<Actor, GuardError> {
    let bytes = reader.sized()?;
    Actor::from_slice(bytes).ok_or(GuardError::Malformed("an actor of another length"))
}
