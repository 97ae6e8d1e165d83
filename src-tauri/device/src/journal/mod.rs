//! The journal file: every commit's change, synced before "saved" is said, until a batch in the outbox holds it.

mod outbox;

pub use outbox::{Outbox, Waiting};

use crate::disk::{self, Disk, LogFile};
use crate::env::Env;
use shared::api::ApiError;
use shared::ids::{RecordId, RoomId};
use shared::seal::journal::{
    JOURNAL_MAGIC, JournalEntry, JournalFault, JournalKey, JournalReading, read_journal, seal_entry, whole_mark,
};
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// An entry and the key that seals it.
pub struct Sealing<'a> {
    pub entry: &'a JournalEntry,
    /// 0 in rooms without a room key.
    pub epoch: u32,
    pub key: &'a JournalKey,
}

/// Why the journal did not take or give an entry.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("The journal could not be read or written.")]
    Disk(#[from] io::Error),
    #[error(transparent)]
    Fault(#[from] JournalFault),
    /// A failed write could not be taken back: what stands at the end of the file is unknown.
    #[error("The journal's end is uncertain after a failed write.")]
    Uncertain,
}

impl From<JournalError> for ApiError {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::Disk(error) => crate::calls::storage_error(&error),
            JournalError::Fault(_) => ApiError::new(
                shared::api::Code::TooLarge,
                error.to_string(),
                "This was not saved. Everything saved before is safe.",
                "Write it in smaller pieces.",
            ),
            JournalError::Uncertain => crate::calls::reopen_error(),
        }
    }
}

/// Where an entry stands in the file.
struct Place {
    room: RoomId,
    record: RecordId,
    counter: u64,
    offset: u64,
    length: u64,
}

/// The open journal.
pub struct Journal {
    disk: Arc<dyn Disk>,
    env: Env,
    path: PathBuf,
    file: Box<dyn LogFile>,
    length: u64,
    places: Vec<Place>,
    /// Frames that no key at hand opens: kept for the day when one does.
    foreign: Vec<(u64, u64)>,
    next_counter: u64,
    /// A failed write could not be taken back yet: something that was never acknowledged may follow `length`.
    uncertain: bool,
}

/// A journal holds 32 KiB per room before it is sealed; this is far beyond.
const LARGEST: u64 = 256 * 1024 * 1024;

impl Journal {
    /// Opens or makes the file, cuts a torn tail, and returns what it says.
    pub fn open(
        env: &Env,
        path: PathBuf,
        key_of: &dyn Fn(RoomId, u32) -> Option<JournalKey>,
    ) -> Result<(Journal, Vec<JournalEntry>), JournalError> {
        let disk = env.disk.clone();
        let bytes = if disk.exists(&path) {
            disk.read(&path, LARGEST)?
        } else {
            Vec::new()
        };
        let reading = match read_journal(&bytes, key_of) {
            Ok(reading) => reading,
            Err(_) => {
                tracing::error!("the journal is not one; it is kept beside and a new one begun");
                disk.rename(&path, &path.with_extension("damaged"))?;
                JournalReading::default()
            }
        };
        if reading.whole_bytes == 0 {
            disk::replace(disk.as_ref(), &path, JOURNAL_MAGIC)?;
        }
        let mut file = disk.log(&path)?;
        let length = (reading.whole_bytes.max(JOURNAL_MAGIC.len())) as u64;
        if reading.torn && reading.whole_bytes > 0 {
            keep_tail(
                disk.as_ref(),
                &path,
                bytes.get(reading.whole_bytes..).unwrap_or_default(),
            )?;
            file.cut(length)?;
        }
        let (places, foreign) = places_of(&reading);
        let entries: Vec<JournalEntry> = reading.entries.into_iter().map(|(_, entry)| entry).collect();
        let next_counter = entries.iter().map(|entry| entry.counter).max().unwrap_or(0) + 1;
        let journal = Journal {
            disk,
            env: env.clone(),
            path,
            file,
            length,
            places,
            foreign,
            next_counter,
            uncertain: false,
        };
        Ok((journal, entries))
    }

    /// The number of the next entry.
    pub fn next_counter(&self) -> u64 {
        self.next_counter
    }

    /// Numbers below are taken, whatever this file says: the database has entries that it lacks.
    pub fn begin_at(&mut self, counter: u64) {
        self.next_counter = self.next_counter.max(counter);
    }

    /// Bytes of a room's entries that wait to be sealed.
    pub fn waiting_bytes(&self, room: RoomId) -> u64 {
        self.places
            .iter()
            .filter(|place| place.room == room)
            .map(|place| place.length)
            .sum()
    }

    /// Appends one commit's entries in one write and one sync; durable when it returns. On an error the file is as it was;
    /// after a power cut all of them are there or none.
    pub fn append(&mut self, entries: &[Sealing<'_>]) -> Result<(), JournalError> {
        self.mend()?;
        let env = self.env.clone();
        let mut chance = |bytes: &mut [u8]| env.chance.fill(bytes);
        let mut frames = Vec::new();
        let mut places = Vec::new();
        for Sealing { entry, epoch, key } in entries {
            let frame = seal_entry(entry, *epoch, key, &mut chance)?;
            let offset = self.length + frames.len() as u64;
            places.push(Place {
                room: entry.room,
                record: entry.record,
                counter: entry.counter,
                offset,
                length: frame.len() as u64,
            });
            frames.extend_from_slice(&frame);
        }
        let written = self.file.append(&frames).and_then(|()| self.file.sync());
        if let Err(error) = written {
            tracing::error!(%error, "the journal could not be written");
            self.uncertain = true;
            // If it cannot be cut back now, the next write tries again before it writes.
            let _ = self.mend();
            return Err(JournalError::Disk(error));
        }
        self.length += frames.len() as u64;
        self.next_counter = places
            .iter()
            .map(|place| place.counter + 1)
            .max()
            .unwrap_or(0)
            .max(self.next_counter);
        self.places.extend(places);
        Ok(())
    }

    /// Takes back entries from `counter` on: the database did not take them, so they were never acknowledged.
    pub fn take_back(&mut self, counter: u64) -> Result<(), JournalError> {
        let Some(first) = self
            .places
            .iter()
            .find(|place| place.counter >= counter)
            .map(|place| place.offset)
        else {
            return Ok(());
        };
        self.length = first;
        self.places.retain(|place| place.offset < first);
        self.uncertain = true;
        self.mend()
    }

    /// Cuts off what a failed write may have left. Until that succeeds nothing more is written.
    pub fn mend(&mut self) -> Result<(), JournalError> {
        if self.uncertain {
            self.cut_to(self.length)?;
            self.uncertain = false;
        }
        Ok(())
    }

    /// Lets go of entries of records that batches hold now, up to a counter.
    pub fn drop_entries(&mut self, sealed: &dyn Fn(RecordId) -> bool, up_to: u64) -> Result<(), JournalError> {
        self.mend()?;
        let stays = |place: &Place| place.counter > up_to || !sealed(place.record);
        if self.places.iter().all(stays) {
            return Ok(());
        }
        if self.foreign.is_empty() && !self.places.iter().any(stays) {
            self.cut_to(JOURNAL_MAGIC.len() as u64)?;
            self.length = JOURNAL_MAGIC.len() as u64;
            self.places.clear();
            return Ok(());
        }
        self.rewrite(stays)
    }

    fn rewrite(&mut self, stays: impl Fn(&Place) -> bool) -> Result<(), JournalError> {
        let old = self.disk.read(&self.path, LARGEST)?;
        let frame = |offset: u64, length: u64| old.get(offset as usize..(offset + length) as usize).unwrap_or_default();
        let mut bytes = JOURNAL_MAGIC.to_vec();
        let mut foreign = Vec::new();
        for (offset, length) in &self.foreign {
            foreign.push((bytes.len() as u64, *length));
            bytes.extend_from_slice(frame(*offset, *length));
        }
        let mut places = Vec::new();
        for place in self.places.iter().filter(|place| stays(place)) {
            places.push(Place {
                offset: bytes.len() as u64,
                ..*place
            });
            bytes.extend_from_slice(frame(place.offset, place.length));
        }
        // Of a commit of several some may be gone now: what stays must not look like a torn write.
        bytes.extend_from_slice(&whole_mark());
        disk::replace(self.disk.as_ref(), &self.path, &bytes)?;
        // The handle still names the old file.
        self.file = self.disk.log(&self.path).map_err(|_| JournalError::Uncertain)?;
        self.length = bytes.len() as u64;
        self.places = places;
        self.foreign = foreign;
        Ok(())
    }

    fn cut_to(&mut self, length: u64) -> Result<(), JournalError> {
        self.file.cut(length).map_err(|error| {
            tracing::error!(%error, "the journal could not be cut back");
            JournalError::Uncertain
        })
    }
}

/// What follows the last whole frame was never acknowledged, but it is kept once, for whoever looks into a damage.
fn keep_tail(disk: &dyn Disk, path: &std::path::Path, tail: &[u8]) -> Result<(), JournalError> {
    if tail.iter().any(|byte| *byte != 0) && tail.len() > LONGEST_TORN {
        disk::replace(disk, &path.with_extension("tail"), tail)?;
    }
    Ok(())
}

/// One commit's frames are shorter; a longer tail is no torn write but damage in the middle.
const LONGEST_TORN: usize = 256 * 1024;

/// The places of opened and of unopened frames.
fn places_of(reading: &JournalReading) -> (Vec<Place>, Vec<(u64, u64)>) {
    let span = |place: &Range<usize>| (place.start as u64, place.len() as u64);
    let place = |(place, entry): &(Range<usize>, JournalEntry)| Place {
        room: entry.room,
        record: entry.record,
        counter: entry.counter,
        offset: span(place).0,
        length: span(place).1,
    };
    let foreign = reading.unopened.iter().map(|frame| span(&frame.place));
    (reading.entries.iter().map(place).collect(), foreign.collect())
}

#[cfg(test)]
mod tests;
