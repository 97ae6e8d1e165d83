//! The read model: one row a record, and its summary in a list of its own.

use super::fetched::{Columns, all, one};
use super::{Store, StoreError};
use rusqlite::params;
use shared::commands::{Line, Lines, Row};
use shared::fields::Fields;
use shared::ids::{RecordId, RoomId};
use shared::kinds::Kind;

/// A record's row to be written.
#[derive(Clone, Debug)]
pub struct NewRow<'a> {
    pub row: &'a Row,
    pub summary: &'a serde_json::Value,
    /// It arrived after its audit's phase had moved on.
    pub late: bool,
}

/// What a write needs to know of the row that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    pub room: RoomId,
    pub kind: Kind,
    pub created: i64,
    pub late: bool,
    pub about: Option<RecordId>,
    pub conflicted: bool,
}

const COLUMNS: &str = "SELECT room, id, kind, creator, created, changed, through_server, fields FROM records ";
const PLACE: &str = "SELECT room, kind, created, late, about, conflicted FROM records WHERE id = ?1";
const ADD: &str = "INSERT INTO records (id, room, kind, creator, created, changed, through_server, late, about,
    conflicted, fields) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const SET: &str =
    "UPDATE records SET created = ?2, changed = ?3, through_server = ?4, late = ?5, about = ?6, conflicted = ?7,
    fields = ?8 WHERE id = ?1";
const SET_CHANGED: &str = "UPDATE records SET changed = ?2, fields = ?3 WHERE id = ?1";
const DROP: &str = "DELETE FROM records WHERE id = ?1";
const PUT_LINE: &str = "INSERT INTO lines (room, kind, created, id, creator, summary) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (room, kind, created, id) DO UPDATE SET summary = excluded.summary WHERE summary <> excluded.summary";
const DROP_LINE: &str = "DELETE FROM lines WHERE room = ?1 AND kind = ?2 AND created = ?3 AND id = ?4";
const COUNT: &str = "SELECT count FROM counts WHERE room = ?1 AND kind = ?2";
const ADD_COUNT: &str = "INSERT INTO counts (room, kind, count) VALUES (?1, ?2, ?3)
    ON CONFLICT (room, kind) DO UPDATE SET count = count + excluded.count";
const TOTAL: &str = "SELECT COALESCE(SUM(count), 0) FROM counts WHERE ?1 IS NULL OR room = ?1";
const LINES: &str = "SELECT id, creator, created, summary FROM lines WHERE room = ?1 AND kind = ?2
    ORDER BY created DESC, id DESC LIMIT ?3 OFFSET ?4";
pub(super) const COLUMNS_OF: &str =
    "SELECT r.room, r.id, r.kind, r.creator, r.created, r.changed, r.through_server, r.fields ";
const OF_KIND: &str = "SELECT r.room, r.id, r.kind, r.creator, r.created, r.changed, r.through_server, r.fields
    FROM lines l JOIN records r ON r.id = l.id WHERE l.room = ?1 AND l.kind = ?2 ORDER BY l.created, l.id";
const ABOUT: &str = "WHERE about = ?3 AND kind = ?2 AND room = ?1 ORDER BY created, id";
const CONFLICTED: &str = "WHERE conflicted = 1 AND room = ?1 AND kind = ?2 ORDER BY created, id";
const LATE: &str = "SELECT COUNT(*) FROM records WHERE late = 1 AND room = ?1";

pub(super) fn stored(row: Columns<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        room: row.room(0)?,
        id: row.record(1)?,
        kind: row.kind(2)?,
        creator: row.device(3)?,
        created: row.time(4)?,
        changed: row.time(5)?,
        through_server: row.get(6)?,
        fields: row.json::<Fields>(7)?,
    })
}

impl Store {
    pub fn row(&self, record: RecordId) -> Result<Option<Row>, StoreError> {
        one(
            self.connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?,
            [record.0],
            stored,
        )
    }

    pub fn row_place(&self, record: RecordId) -> Result<Option<RowPlace>, StoreError> {
        one(self.connection.prepare_cached(PLACE)?, [record.0], |row| {
            let about: Option<Vec<u8>> = row.get(4)?;
            Ok(RowPlace {
                room: row.room(0)?,
                kind: row.kind(1)?,
                created: row.get(2)?,
                late: row.get(3)?,
                about: about.and_then(|bytes| RecordId::from_slice(&bytes)),
                conflicted: row.get(5)?,
            })
        })
    }

    /// Rows of a kind, by creation.
    pub fn rows(&self, room: RoomId, kind: Kind) -> Result<Vec<Row>, StoreError> {
        all(
            self.connection.prepare_cached(OF_KIND)?,
            params![room.0, kind.name()],
            stored,
        )
    }

    /// Rows of a kind that are about one record, by creation.
    pub fn rows_about(&self, room: RoomId, kind: Kind, about: RecordId) -> Result<Vec<Row>, StoreError> {
        let text = format!("{COLUMNS} {ABOUT}");
        all(
            self.connection.prepare_cached(&text)?,
            params![room.0, kind.name(), about.0],
            stored,
        )
    }

    /// Rows of a kind in which people disagree and nobody has decided, by creation.
    pub fn conflicted_rows(&self, room: RoomId, kind: Kind) -> Result<Vec<Row>, StoreError> {
        let text = format!("{COLUMNS} {CONFLICTED}");
        all(
            self.connection.prepare_cached(&text)?,
            params![room.0, kind.name()],
            stored,
        )
    }

    /// Every row of a room by id: what two devices compare.
    pub fn rows_by_id(&self, room: RoomId) -> Result<Vec<Row>, StoreError> {
        all(
            self.connection
                .prepare_cached(&format!("{COLUMNS} WHERE room = ?1 ORDER BY id"))?,
            [room.0],
            stored,
        )
    }

    /// Writes a row and its line. One that stands already moves if the day of its making turns out to be another.
    pub fn put_row(&self, new: &NewRow<'_>) -> Result<(), StoreError> {
        let row = new.row;
        let fields = text_of(&row.fields)?;
        let (created, changed) = (row.created.timestamp_millis(), row.changed.timestamp_millis());
        let about = shared::domain::about(row.kind, &row.fields);
        let conflicted = row.fields.conflicts().next().is_some();
        let here = RowPlace {
            room: row.room,
            kind: row.kind,
            created,
            late: new.late,
            about,
            conflicted,
        };
        match self.row_place(row.id)? {
            // The usual write touches no index.
            Some(place) if place == here => {
                self.connection
                    .prepare_cached(SET_CHANGED)?
                    .execute(params![row.id.0, changed, fields])?;
            }
            Some(place) => {
                let line = params![row.room.0, row.kind.name(), place.created, row.id.0];
                self.connection.prepare_cached(DROP_LINE)?.execute(line)?;
                let about = about.map(|id| id.0);
                let values = params![
                    row.id.0,
                    created,
                    changed,
                    row.through_server,
                    new.late,
                    about,
                    conflicted,
                    fields
                ];
                self.connection.prepare_cached(SET)?.execute(values)?;
            }
            None => {
                self.connection.prepare_cached(ADD)?.execute(params![
                    row.id.0,
                    row.room.0,
                    row.kind.name(),
                    row.creator.0,
                    created,
                    changed,
                    row.through_server,
                    new.late,
                    about.map(|id| id.0),
                    conflicted,
                    fields
                ])?;
                self.connection
                    .prepare_cached(ADD_COUNT)?
                    .execute(params![row.room.0, row.kind.name(), 1])?;
            }
        }
        let summary = text_of(new.summary)?;
        let line = params![row.room.0, row.kind.name(), created, row.id.0, row.creator.0, summary];
        self.connection.prepare_cached(PUT_LINE)?.execute(line)?;
        Ok(())
    }

    /// Removes a record's row, line and words. Batches stay.
    pub fn drop_row(&self, record: RecordId) -> Result<(), StoreError> {
        let Some(place) = self.row_place(record)? else {
            return Ok(());
        };
        let line = params![place.room.0, place.kind.name(), place.created, record.0];
        self.connection.prepare_cached(DROP_LINE)?.execute(line)?;
        self.forget_words(record)?;
        self.connection.prepare_cached(DROP)?.execute([record.0])?;
        self.connection
            .prepare_cached(ADD_COUNT)?
            .execute(params![place.room.0, place.kind.name(), -1])?;
        Ok(())
    }

    pub fn count(&self, room: RoomId, kind: Kind) -> Result<u32, StoreError> {
        let count = one(
            self.connection.prepare_cached(COUNT)?,
            params![room.0, kind.name()],
            |row| row.get(0),
        )?;
        Ok(count.unwrap_or(0))
    }

    /// Records of a room, or of all.
    pub fn count_all(&self, room: Option<RoomId>) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .prepare_cached(TOTAL)?
            .query_row([room.map(|r| r.0)], |row| row.get(0))?)
    }

    /// A page of summaries, newest first.
    pub fn lines(&self, room: RoomId, kind: Kind, offset: u32, limit: u32) -> Result<Lines, StoreError> {
        let lines = all(
            self.connection.prepare_cached(LINES)?,
            params![room.0, kind.name(), limit, offset],
            |row| {
                Ok(Line {
                    id: row.record(0)?,
                    creator: row.device(1)?,
                    created: row.time(2)?,
                    summary: row.get(3)?,
                })
            },
        )?;
        Ok(Lines {
            total: self.count(room, kind)?,
            lines,
        })
    }

    pub fn late(&self, room: RoomId) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .prepare_cached(LATE)?
            .query_row([room.0], |row| row.get(0))?)
    }
}

fn text_of(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unexpected)
}
