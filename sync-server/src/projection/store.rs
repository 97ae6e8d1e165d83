//! The read model's tables.

use super::ProjectionError;
use rusqlite::{Connection, Params, Row as SqlRow, Transaction, named_params, params};
use shared::commands::{Line, Lines, Row};
use shared::fields::Fields;
use shared::ids::{BatchHash, DeviceNumber, Hash, RecordId, RoomId};
use shared::kinds::Kind;
use shared::time::Timestamp;
use std::path::Path;

const SCHEMA: &str = include_str!("0001.sql");
const VERSION: u32 = 1;

/// Opens the read model. One of another version is a cache that we cannot read: it is emptied and rebuilt.
pub fn open(path: &Path) -> Result<Connection, ProjectionError> {
    let mut connection = connect(path)?;
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found != 0 && found != VERSION {
        drop(connection);
        for end in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            let _absent_is_fine = std::fs::remove_file(name);
        }
        connection = connect(path)?;
    }
    let tx = connection.transaction()?;
    if tx.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))? == 0 {
        tx.execute_batch(SCHEMA)?;
        tx.pragma_update(None, "user_version", VERSION)?;
    }
    tx.commit()?;
    Ok(connection)
}

fn connect(path: &Path) -> Result<Connection, ProjectionError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A lost commit costs a little reading of the log again, nothing else.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "cache_size", -2_000)?;
    connection.pragma_update(None, "journal_size_limit", 8 * 1024 * 1024)?;
    Ok(connection)
}

/// How far the log has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub seq: u64,
    pub digest: Hash,
    /// Hash of what decided which batches count; another one means reading anew.
    pub rulings: Hash,
}

impl Progress {
    pub const START: Progress = Progress {
        seq: 0,
        digest: Hash::ZERO,
        rulings: Hash::ZERO,
    };
}

const PROGRESS: &str = "SELECT seq, digest, rulings FROM progress WHERE one = 1";
const SET_PROGRESS: &str =
    "INSERT OR REPLACE INTO progress (one, seq, digest, rulings) VALUES (1, :seq, :digest, :rulings)";

pub fn progress(connection: &Connection) -> Result<Progress, ProjectionError> {
    let mut statement = connection.prepare_cached(PROGRESS)?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok(Progress::START);
    };
    let hash =
        |column| Ok::<_, ProjectionError>(Hash::from_slice(row.get_ref(column)?.as_blob()?).unwrap_or(Hash::ZERO));
    Ok(Progress {
        seq: row.get::<_, i64>("seq")? as u64,
        digest: hash("digest")?,
        rulings: hash("rulings")?,
    })
}

pub fn set_progress(tx: &Transaction<'_>, progress: &Progress) -> Result<(), ProjectionError> {
    tx.prepare_cached(SET_PROGRESS)?.execute(named_params! {
        ":seq": progress.seq as i64, ":digest": progress.digest.as_bytes(), ":rulings": progress.rulings.as_bytes(),
    })?;
    Ok(())
}

pub fn clear(tx: &Transaction<'_>) -> Result<(), ProjectionError> {
    tx.execute_batch("DELETE FROM records; DELETE FROM quarantine; DELETE FROM progress;")?;
    Ok(())
}

const DOCUMENT: &str = "SELECT document FROM records WHERE record = :record";

/// A record's document as it was saved.
pub fn document(connection: &Connection, record: RecordId) -> Result<Option<Vec<u8>>, ProjectionError> {
    let mut statement = connection.prepare_cached(DOCUMENT)?;
    let mut rows = statement.query(named_params! { ":record": record.as_bytes() })?;
    Ok(rows.next()?.map(|row| row.get("document")).transpose()?)
}

/// A record on its way into the read model.
pub struct Projected<'a> {
    pub record: RecordId,
    pub kind: Kind,
    pub creator: DeviceNumber,
    pub times: Option<(Timestamp, Timestamp)>,
    pub through_server: bool,
    pub about: Option<RecordId>,
    pub document: &'a [u8],
    /// `None` while nothing of it can be shown.
    pub fields: Option<&'a Fields>,
    pub summary: Option<String>,
}

const PUT: &str = "INSERT OR REPLACE INTO records
  (record, kind, creator, created_ms, changed_ms, through_server, conflicted, about, document, fields, summary)
  VALUES (:record, :kind, :creator, :created, :changed, :through_server, :conflicted, :about, :document, :fields, :summary)";

pub fn put(tx: &Transaction<'_>, row: &Projected<'_>) -> Result<(), ProjectionError> {
    let (created, changed) = row
        .times
        .map_or((0, 0), |(from, to)| (from.timestamp_millis(), to.timestamp_millis()));
    let fields = row.fields.map(serde_json::to_string).transpose()?;
    tx.prepare_cached(PUT)?.execute(named_params! {
        ":record": row.record.as_bytes(), ":kind": row.kind.name(), ":creator": row.creator.0,
        ":created": created, ":changed": changed, ":through_server": row.through_server,
        ":conflicted": row.fields.is_some_and(|fields| fields.conflicts().next().is_some()),
        ":about": row.about.map(|about| about.0.to_vec()), ":document": row.document, ":fields": fields,
        ":summary": row.summary,
    })?;
    Ok(())
}

const QUARANTINE: &str = "INSERT OR REPLACE INTO quarantine (batch, place, reason) VALUES (:batch, :place, :reason)";

pub fn quarantine(tx: &Transaction<'_>, batch: BatchHash, place: usize, reason: &str) -> Result<(), ProjectionError> {
    tx.prepare_cached(QUARANTINE)?
        .execute(named_params! { ":batch": batch.as_bytes(), ":place": place as i64, ":reason": reason })?;
    Ok(())
}

macro_rules! shown {
    ($rest:literal) => {
        concat!(
            "SELECT record, kind, creator, created_ms, changed_ms, through_server, fields FROM records
  WHERE fields IS NOT NULL AND ",
            $rest
        )
    };
}

const ROW: &str = shown!("record = ?1");
const ROWS: &str = shown!("kind = ?1 ORDER BY created_ms, record");
const ROWS_ABOUT: &str = shown!("kind = ?1 AND about = ?2 ORDER BY created_ms, record");
const CONFLICTED: &str = shown!("kind = ?1 AND conflicted = 1 ORDER BY created_ms, record");

pub fn row(connection: &Connection, room: RoomId, record: RecordId) -> Result<Option<Row>, ProjectionError> {
    Ok(select(connection, room, ROW, params![record.as_bytes()])?.pop())
}

pub fn rows(connection: &Connection, room: RoomId, kind: Kind) -> Result<Vec<Row>, ProjectionError> {
    select(connection, room, ROWS, params![kind.name()])
}

pub fn rows_about(
    connection: &Connection,
    room: RoomId,
    kind: Kind,
    about: RecordId,
) -> Result<Vec<Row>, ProjectionError> {
    select(connection, room, ROWS_ABOUT, params![kind.name(), about.as_bytes()])
}

pub fn conflicted_rows(connection: &Connection, room: RoomId, kind: Kind) -> Result<Vec<Row>, ProjectionError> {
    select(connection, room, CONFLICTED, params![kind.name()])
}

fn select(
    connection: &Connection,
    room: RoomId,
    statement: &str,
    values: impl Params,
) -> Result<Vec<Row>, ProjectionError> {
    let mut statement = connection.prepare_cached(statement)?;
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Row {
            room,
            id: record_of(row)?,
            kind: kind_of(row)?,
            creator: DeviceNumber(row.get("creator")?),
            created: time(row, "created_ms")?,
            changed: time(row, "changed_ms")?,
            through_server: row.get("through_server")?,
            fields: serde_json::from_str(&row.get::<_, String>("fields")?)?,
        });
    }
    Ok(found)
}

const COUNT: &str = "SELECT count(*) FROM records WHERE kind = ?1 AND fields IS NOT NULL";

pub fn count(connection: &Connection, kind: Kind) -> Result<u32, ProjectionError> {
    Ok(connection
        .prepare_cached(COUNT)?
        .query_row(params![kind.name()], |row| row.get(0))?)
}

const LINES: &str = "SELECT record, creator, created_ms, summary FROM records
  WHERE kind = ?1 AND fields IS NOT NULL ORDER BY created_ms DESC, record DESC LIMIT ?2 OFFSET ?3";

pub fn lines(connection: &Connection, kind: Kind, offset: u32, limit: u32) -> Result<Lines, ProjectionError> {
    let mut statement = connection.prepare_cached(LINES)?;
    let mut rows = statement.query(params![kind.name(), limit, offset])?;
    let mut lines = Lines {
        total: count(connection, kind)?,
        lines: Vec::new(),
    };
    while let Some(row) = rows.next()? {
        lines.lines.push(Line {
            id: record_of(row)?,
            creator: DeviceNumber(row.get("creator")?),
            created: time(row, "created_ms")?,
            summary: row.get("summary")?,
        });
    }
    Ok(lines)
}

const DUMP: &str =
    "SELECT hex(record) || ' ' || kind || ' ' || creator || ' ' || created_ms || ' ' || changed_ms || ' '
  || through_server || ' ' || conflicted || ' ' || coalesce(hex(about), '') || ' ' || hex(document) || ' '
  || coalesce(fields, '') || ' ' || coalesce(summary, '') AS line
  FROM records ORDER BY record";

/// Everything in it as text, one record a line: two read models are the same when this is.
pub fn dump(connection: &Connection) -> Result<Vec<String>, ProjectionError> {
    let mut statement = connection.prepare_cached(DUMP)?;
    let lines = statement
        .query_map([], |row| row.get("line"))?
        .collect::<Result<_, _>>()?;
    Ok(lines)
}

fn record_of(row: &SqlRow<'_>) -> Result<RecordId, ProjectionError> {
    RecordId::from_slice(row.get_ref("record")?.as_blob()?).ok_or(ProjectionError::Damaged)
}

fn kind_of(row: &SqlRow<'_>) -> Result<Kind, ProjectionError> {
    Kind::from_name(row.get_ref("kind")?.as_str()?).ok_or(ProjectionError::Damaged)
}

fn time(row: &SqlRow<'_>, column: &str) -> Result<Timestamp, ProjectionError> {
    Timestamp::from_timestamp_millis(row.get(column)?).ok_or(ProjectionError::Damaged)
}
