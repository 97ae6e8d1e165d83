//! What others sealed is taken in: verified, judged, guarded, merged, and made into rows, in one transaction.
//!
//! Own batches come the same way after a lost database. A batch or part that is not taken is kept and listed, never
//! dropped, and holds up nothing else.

mod intake;
mod judging;
mod parts;
mod reasons;
mod rows;

pub(crate) use rows::{Late, Rows};

use crate::photo::plates::Plates;
use crate::session::Session;
use intake::Intake;
use shared::api::ApiError;
use shared::ids::{BatchHash, DeviceNumber, Hash, RecordId, RoomId};
use shared::kinds::Kind;
use shared::sync::Batch;
use std::collections::{BTreeMap, BTreeSet};

pub use reasons::{Reason, can_judge, sentence};

/// What came of taking in batches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Batches that were not here before.
    pub batches: u32,
    /// Records that have changed.
    pub records: u32,
}

/// Records whose rows were made again, by kind.
pub(crate) type Touched = BTreeMap<RecordId, Kind>;

impl Session {
    /// Takes in batches of one room, known ones too, in any order. `cursor`: where this device then stands in the server's
    /// log, set in the same transaction. Durable when it returns.
    pub fn take_in(
        &mut self,
        room: RoomId,
        batches: &[Batch],
        cursor: Option<(u64, Hash)>,
    ) -> Result<TakenIn, ApiError> {
        let mut taken = TakenIn::default();
        let touched = self.intake(room, |intake| {
            for batch in batches {
                taken.batches += u32::from(intake.keep(batch)?);
            }
            intake.judge()?;
            if intake.filled {
                intake.read_waiting()?;
            }
            if let Some((seq, digest)) = cursor {
                intake.store.set_cursor(room, seq, digest)?;
            }
            Ok(())
        })?;
        taken.records = u32::try_from(touched.len()).unwrap_or(u32::MAX);
        Ok(taken)
    }

    /// As [`take_in`](Self::take_in), the cursor left as it is. Returns how many records changed.
    pub fn take_batches(&mut self, room: RoomId, batches: Vec<Batch>) -> Result<u32, ApiError> {
        Ok(self.take_in(room, &batches, None)?.records)
    }

    /// Judges a room's batches again, because its member log has grown.
    pub(crate) fn judge(&mut self, room: RoomId) -> Result<(), ApiError> {
        self.intake(room, |intake| {
            intake.verify_again()?;
            intake.judge()
        })?;
        Ok(())
    }

    /// Judges a room's batches again after a ruling of this device. Returns when the rows say so.
    pub fn judge_again(&mut self, room: RoomId) -> Result<(), ApiError> {
        self.judge(room)
    }

    /// Reads parts that waited for a room key or a pack.
    pub(crate) fn read_waiting_parts(&mut self, room: RoomId) -> Result<(), ApiError> {
        self.intake(room, |intake| intake.read_waiting())?;
        Ok(())
    }

    /// Makes documents and rows of a room again from batches and journal. Equal, byte for byte, to what stood before.
    pub fn rebuild(&mut self, room: RoomId) -> Result<(), ApiError> {
        self.intake(room, |intake| intake.rebuild_all())?;
        Ok(())
    }

    fn intake(
        &mut self,
        room: RoomId,
        work: impl FnOnce(&mut Intake<'_>) -> Result<(), ApiError>,
    ) -> Result<Touched, ApiError> {
        let own = self.enrolment()?.device;
        self.prepare_dictionaries()?;
        let keys = self
            .keyring()
            .room(room)
            .map(|kept| kept.keys.clone())
            .unwrap_or_default();
        let now = self.env.now();
        let Session {
            store,
            logs,
            dictionaries,
            blobs,
            ..
        } = self;
        let Some(log) = logs.get(&room) else {
            return Err(ApiError::not_found("room"));
        };
        let (touched, erased) = store.within(|store| {
            let rows = Rows {
                store,
                log: Some(log),
                own: Some(own),
                blobs,
                now,
            };
            let mut intake = Intake::new(store, log, own, keys, dictionaries, rows);
            work(&mut intake)?;
            intake.finish()
        })?;
        if !erased.is_empty() {
            self.journal
                .drop_entries(&|record| erased.contains(&record), u64::MAX)?;
            self.sittings.forget_all();
            self.plates = Plates::default();
            self.redacted = None;
        }
        for record in touched.keys() {
            self.documents.forget(*record);
        }
        self.forget_erased_blobs(room)?;
        if !touched.is_empty() {
            self.note_changed(Some(room), touched.values().copied());
        }
        Ok(touched)
    }

    /// Deletes the files of blobs that an erasure named. After the transaction: a file cannot be rolled back.
    fn forget_erased_blobs(&mut self, room: RoomId) -> Result<(), ApiError> {
        for blob in self.store.erased_blobs(room)? {
            self.blobs.remove(blob.hash)?;
            self.store.drop_blob(blob.hash)?;
        }
        Ok(())
    }
}

/// Batches that do not count and parts that were not taken, as the screen lists them: at most a few hundred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    pub batch: BatchHash,
    pub room: RoomId,
    pub device: DeviceNumber,
    /// Stable word.
    pub reason: String,
}

impl Session {
    /// Everything that is set aside, batches first, one line a batch and reason.
    pub fn set_aside(&self) -> Result<Vec<Aside>, ApiError> {
        let mut found = Vec::new();
        for batch in self.store.set_aside_batches()? {
            found.push(Aside {
                batch: batch.hash,
                room: batch.room,
                device: batch.device,
                reason: batch.reason,
            });
        }
        let mut seen = BTreeSet::new();
        for part in self.store.parts_aside()? {
            let Some(batch) = self.store.stored_batch(part.batch)?.filter(|batch| batch.counted) else {
                continue;
            };
            if seen.insert((part.batch, part.reason.clone())) {
                found.push(Aside {
                    batch: part.batch,
                    room: batch.room,
                    device: batch.device,
                    reason: part.reason,
                });
            }
        }
        Ok(found)
    }
}
