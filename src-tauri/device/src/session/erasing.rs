//! Erasure: an `erase` entry that every holder follows, and the bytes dropped here at once.

use super::Session;
use shared::api::ApiError;
use shared::ids::{BlobHash, Hash, RecordId, RoomId};
use shared::sync::limits::MAX_ERASED;
use shared::sync::may_add::may_rule;
use shared::sync::part::{CountingFact, CountingFacts, PartContent};
use shared::sync::{Batch, Control};

impl Session {
    /// Drops everything that these records said, here and, through the entry, everywhere. `facts`: JSON of what may still be
    /// counted of the first of them.
    pub(crate) fn erase_records(&mut self, room: RoomId, records: &[RecordId], facts: &str) -> Result<(), ApiError> {
        // What is pending is sealed first: only so does every byte of it have a name that others can refuse.
        self.seal_room(room, Vec::new(), None)?;
        let (mut parts, mut blobs) = (Vec::new(), Vec::new());
        for record in records {
            parts.extend(self.store.parts_of(*record)?.iter().map(|part| part.hash));
            blobs.extend(self.store.blobs_of(*record)?.iter().map(|blob| blob.hash));
        }
        self.check_may_erase(room, records)?;
        let kept = self.facts_of(records, facts)?;
        let unsent = self.store.unsent_batches(room)?;
        let mut pages = pages(&parts, &blobs).into_iter().peekable();
        let mut facts = Some(kept);
        while let Some((parts, blobs)) = pages.next() {
            // The facts stand in the last entry, after all bytes have been named.
            let last = pages.peek().is_none();
            let facts = if last { facts.take() } else { None };
            let entry = Control::Erase {
                parts,
                blobs,
                facts: facts.as_ref().map(|_| 0),
            };
            self.seal_room(room, vec![entry], facts)?;
        }
        self.judge(room)?;
        self.strip_outbox(room, &unsent)
    }

    /// An entry that others would not follow must not be written: a lead erases anything, others what they alone wrote.
    fn check_may_erase(&self, room: RoomId, records: &[RecordId]) -> Result<(), ApiError> {
        let kind = self.logs.get(&room).map(|log| log.kind());
        let rules = self
            .own_role(room)
            .zip(kind)
            .is_some_and(|(role, kind)| may_rule(role, kind));
        for record in records {
            for part in self.store.parts_of(*record)? {
                let own = self.store.stored_batch(part.batch)?.is_some_and(|batch| batch.own);
                if !own && !rules {
                    return Err(ApiError::not_allowed(
                        "A teammate has written in this record too, so only the lead erases it.",
                    ));
                }
            }
        }
        Ok(())
    }

    fn facts_of(&self, records: &[RecordId], facts: &str) -> Result<PartContent, ApiError> {
        let value: serde_json::Value = serde_json::from_str(facts).unwrap_or_default();
        let mut flat = Vec::new();
        flatten("", &value, &mut flat);
        let mut all = Vec::new();
        for (place, record) in records.iter().enumerate() {
            let Some(row) = self.store.row(*record)? else { continue };
            let facts = if place == 0 {
                std::mem::take(&mut flat)
            } else {
                Vec::new()
            };
            all.push(CountingFacts {
                record: *record,
                kind: row.kind,
                facts,
            });
        }
        Ok(PartContent::Facts { facts: all })
    }

    /// Sealed batches that were never sent still hold the bytes in their outbox files.
    fn strip_outbox(&mut self, room: RoomId, unsent: &[shared::ids::BatchHash]) -> Result<(), ApiError> {
        for hash in unsent {
            if let (Some(stored), Some(batch)) = (self.store.stored_batch(*hash)?, self.store.batch(*hash)?) {
                let batch: Batch = batch;
                self.outbox.put(room, stored.seq, &batch)?;
            }
        }
        Ok(())
    }
}

/// Entries of at most as many hashes as one may name.
fn pages(parts: &[Hash], blobs: &[BlobHash]) -> Vec<(Vec<Hash>, Vec<BlobHash>)> {
    let of_parts = parts.chunks(MAX_ERASED).map(|page| (page.to_vec(), Vec::new()));
    let of_blobs = blobs.chunks(MAX_ERASED).map(|page| (Vec::new(), page.to_vec()));
    of_parts.chain(of_blobs).collect()
}

/// `{"strata": {"crew": "B"}}` becomes `strata/crew` = `B`.
fn flatten(path: &str, value: &serde_json::Value, facts: &mut Vec<CountingFact>) {
    let below = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}/{name}")
        }
    };
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(name, value)| flatten(&below(name), value, facts)),
        serde_json::Value::Null => {}
        serde_json::Value::String(text) => facts.push(CountingFact {
            key: path.to_owned(),
            value: text.clone(),
        }),
        other => facts.push(CountingFact {
            key: path.to_owned(),
            value: other.to_string(),
        }),
    }
}
