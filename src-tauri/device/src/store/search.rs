//! Which record holds which word. No text is in here, and nothing that cannot be made again from `records`.
//!
//! An answer pays nothing for it: own writing is found by the numbers of `pending` and `parts`, which grow; rows that are
//! made otherwise (merged, decided, rebuilt) are noted in `unsearched`.

use super::fetched::{all, one};
use super::records::{COLUMNS_OF, stored};
use super::settings::Setting;
use super::{Store, StoreError};
use rusqlite::params;
use shared::commands::Row;
use shared::ids::RecordId;

/// The last own part whose record has been read.
const SEARCHED_PARTS: Setting<i64> = Setting::new("searched_parts");

/// Records to read, and how far that reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsearched {
    pub records: Vec<RecordId>,
    noted: Vec<RecordId>,
    parts_up_to: Option<i64>,
    /// The last pending change that is in it: the caller remembers it while the vault is open.
    pub pending_up_to: u64,
}

impl Unsearched {
    pub fn is_nothing(&self) -> bool {
        self.records.is_empty() && self.parts_up_to.is_none()
    }
}

const NOTE: &str = "INSERT OR IGNORE INTO unsearched (record) VALUES (?1)";
const NOTE_ALL: &str = "INSERT OR IGNORE INTO unsearched (record) SELECT id FROM records";
const NOTED: &str = "SELECT record FROM unsearched LIMIT ?1";
const DROP_NOTE: &str = "DELETE FROM unsearched WHERE record = ?1";
const LAST_PART: &str = "SELECT COALESCE(MAX(n), 0) FROM parts";
const OWN_PARTS: &str = "SELECT p.n, p.record FROM parts p JOIN batches b ON b.n = p.batch
    WHERE p.n > ?1 AND b.own = 1 AND p.record IS NOT NULL ORDER BY p.n LIMIT ?2";
const PENDING: &str = "SELECT DISTINCT record FROM pending WHERE n > ?1";
const LAST_PENDING: &str = "SELECT COALESCE(MAX(n), 0) FROM pending";
const N_OF: &str = "SELECT n FROM records WHERE id = ?1";
const IS_IN: &str = "SELECT EXISTS (SELECT 1 FROM words w JOIN records r ON r.n = w.rowid WHERE r.id = ?1)";
const DROP: &str = "DELETE FROM words WHERE rowid = ?1";
const PUT: &str = "INSERT INTO words (rowid, word) VALUES (?1, ?2)";
const DROP_ALL: &str = "INSERT INTO words (words) VALUES ('delete-all')";
const FIND: &str = "FROM words w JOIN records r ON r.n = w.rowid WHERE w.words MATCH ?1 ORDER BY w.rowid DESC LIMIT ?2";

impl Store {
    /// A record's row was made otherwise than by this device's own writing.
    pub fn note_unsearched(&self, record: RecordId) -> Result<(), StoreError> {
        self.connection.prepare_cached(NOTE)?.execute([record.0])?;
        Ok(())
    }

    /// At most about `limit` records whose words are to be read, own ones that were pending after `pending` among them.
    pub fn unsearched(&self, pending: u64, limit: u32) -> Result<Unsearched, StoreError> {
        let mut found = Unsearched {
            pending_up_to: pending,
            ..Unsearched::default()
        };
        found.noted = all(self.connection.prepare_cached(NOTED)?, [limit], |row| row.record(0))?;
        found.records.clone_from(&found.noted);
        if found.records.len() < limit as usize {
            let from = self.setting(&SEARCHED_PARTS)?.unwrap_or(0);
            let last: i64 = self
                .connection
                .prepare_cached(LAST_PART)?
                .query_row([], |row| row.get(0))?;
            if last > from {
                let parts = all(
                    self.connection.prepare_cached(OWN_PARTS)?,
                    params![from, limit],
                    |row| Ok((row.get::<i64>(0)?, row.record(1)?)),
                )?;
                let is_page = parts.len() >= limit as usize;
                found.parts_up_to = if is_page {
                    parts.last().map(|(n, _)| *n)
                } else {
                    Some(last)
                };
                found.records.extend(parts.iter().map(|(_, record)| *record));
            }
        }
        // A batch takes pending changes before they are many.
        if found.records.len() < limit as usize {
            found
                .records
                .extend(all(self.connection.prepare_cached(PENDING)?, [pending], |row| {
                    row.record(0)
                })?);
            let last: u64 = self
                .connection
                .prepare_cached(LAST_PENDING)?
                .query_row([], |row| row.get(0))?;
            found.pending_up_to = last.max(pending);
        }
        found.records.sort();
        found.records.dedup();
        Ok(found)
    }

    /// The words of these records have been put; in the transaction that put them.
    pub fn note_searched(&self, read: &Unsearched) -> Result<(), StoreError> {
        for record in &read.noted {
            self.connection.prepare_cached(DROP_NOTE)?.execute([record.0])?;
        }
        if let Some(last) = read.parts_up_to {
            self.set_setting(&SEARCHED_PARTS, &last)?;
        }
        Ok(())
    }

    /// Puts a record's words, separated by spaces, in the place of those it had.
    pub fn put_words(&self, record: RecordId, words: &str) -> Result<(), StoreError> {
        let n: Option<i64> = one(self.connection.prepare_cached(N_OF)?, [record.0], |row| row.get(0))?;
        let Some(n) = n else { return Ok(()) };
        self.connection.prepare_cached(DROP)?.execute([n])?;
        if !words.is_empty() {
            self.connection.prepare_cached(PUT)?.execute(params![n, words])?;
        }
        Ok(())
    }

    /// Forgets the words of a record whose row goes. FTS5 would keep them unseen until it tidies up: all are forgotten and
    /// read again, so that what was erased is gone now.
    pub(super) fn forget_words(&self, record: RecordId) -> Result<(), StoreError> {
        let is_in: bool = self
            .connection
            .prepare_cached(IS_IN)?
            .query_row([record.0], |row| row.get(0))?;
        if is_in {
            self.forget_all_words()?;
            self.connection.prepare_cached(NOTE_ALL)?.execute([])?;
        }
        self.connection.prepare_cached(DROP_NOTE)?.execute([record.0])?;
        Ok(())
    }

    /// Forgets every word: the rows are made anew.
    pub(super) fn forget_all_words(&self) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP_ALL)?.execute([])?;
        Ok(())
    }

    /// Records that FTS5 finds, newest first.
    pub fn find(&self, asked: &str, limit: u32) -> Result<Vec<Row>, StoreError> {
        let text = format!("{COLUMNS_OF} {FIND}");
        all(self.connection.prepare_cached(&text)?, params![asked, limit], stored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::NewRow;
    use shared::ids::{DeviceNumber, RoomId};
    use shared::kinds::Kind;

    fn put(store: &Store, id: u8, text: &str) {
        let row = Row {
            room: RoomId([1; 16]),
            id: RecordId([id; 16]),
            kind: Kind::Interview,
            creator: DeviceNumber(1),
            created: chrono::DateTime::UNIX_EPOCH,
            changed: chrono::DateTime::UNIX_EPOCH,
            through_server: false,
            fields: [("answers/q", text)].into_iter().collect(),
        };
        let summary = serde_json::Value::Null;
        let new = NewRow {
            row: &row,
            summary: &summary,
            late: false,
        };
        store.put_row(&new).unwrap();
        store.put_words(row.id, text).unwrap();
    }

    /// Pages of the index that hold these bytes.
    fn holding(store: &Store, word: &str) -> u32 {
        let text = "SELECT COUNT(*) FROM words_data WHERE instr(block, CAST(?1 AS BLOB)) > 0";
        store.connection.query_row(text, [word], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_words_of_an_erased_record_are_gone_at_once_and_the_others_are_read_again() {
        let place = tempfile::tempdir().unwrap();
        let store = Store::open(&place.path().join("db"), &[7; 32]).unwrap();
        (1..=40).for_each(|id| put(&store, id, &format!("never word{id} zanahoria{id}")));
        let erased = RecordId([3; 16]);
        assert_eq!(store.find("\"zanahoria3\"", 10).unwrap()[0].id, erased);
        assert!(holding(&store, "zanahoria") > 0, "the control");
        store.drop_row(erased).unwrap();
        assert_eq!(holding(&store, "zanahoria"), 0);
        assert!(store.find("\"never\"", 10).unwrap().is_empty());
        let again = store.unsearched(0, 100).unwrap();
        assert_eq!((again.records.len(), again.records.contains(&erased)), (39, false));
        assert!(store.damage().unwrap().is_empty());
    }
}
