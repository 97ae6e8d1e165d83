//! Columns to our types and back. A value that does not fit means damage: it is never shown as data.

use super::error::StoreError;
use chrono::DateTime;
use rusqlite::types::{FromSql, Type};
use rusqlite::{CachedStatement, OptionalExtension, Params, Row};
use shared::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RecordId, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::time::Timestamp;

/// A row read by position.
pub(super) struct Columns<'a>(pub &'a Row<'a>);

impl Columns<'_> {
    pub fn get<T: FromSql>(&self, place: usize) -> rusqlite::Result<T> {
        self.0.get(place)
    }

    fn id<T>(&self, place: usize, make: impl Fn(&[u8]) -> Option<T>) -> rusqlite::Result<T> {
        let bytes = self.0.get_ref(place)?.as_blob().map_err(|_| unfit(place, Type::Blob))?;
        make(bytes).ok_or_else(|| unfit(place, Type::Blob))
    }

    pub fn room(&self, place: usize) -> rusqlite::Result<RoomId> {
        self.id(place, RoomId::from_slice)
    }

    pub fn record(&self, place: usize) -> rusqlite::Result<RecordId> {
        self.id(place, RecordId::from_slice)
    }

    pub fn batch(&self, place: usize) -> rusqlite::Result<BatchHash> {
        self.id(place, BatchHash::from_slice)
    }

    pub fn blob(&self, place: usize) -> rusqlite::Result<BlobHash> {
        self.id(place, BlobHash::from_slice)
    }

    pub fn hash(&self, place: usize) -> rusqlite::Result<Hash> {
        self.id(place, Hash::from_slice)
    }

    pub fn array<const N: usize>(&self, place: usize) -> rusqlite::Result<[u8; N]> {
        self.id(place, |bytes| bytes.try_into().ok())
    }

    pub fn device(&self, place: usize) -> rusqlite::Result<DeviceNumber> {
        self.get(place).map(DeviceNumber)
    }

    pub fn kind(&self, place: usize) -> rusqlite::Result<Kind> {
        let name = self.0.get_ref(place)?.as_str().map_err(|_| unfit(place, Type::Text))?;
        Kind::from_name(name).ok_or_else(|| unfit(place, Type::Text))
    }

    pub fn room_kind(&self, place: usize) -> rusqlite::Result<RoomKind> {
        let name = self.0.get_ref(place)?.as_str().map_err(|_| unfit(place, Type::Text))?;
        [RoomKind::Program, RoomKind::Team, RoomKind::Casework]
            .into_iter()
            .find(|kind| room_kind_name(*kind) == name)
            .ok_or_else(|| unfit(place, Type::Text))
    }

    pub fn time(&self, place: usize) -> rusqlite::Result<Timestamp> {
        DateTime::from_timestamp_millis(self.get(place)?).ok_or_else(|| unfit(place, Type::Integer))
    }

    pub fn json<T: serde::de::DeserializeOwned>(&self, place: usize) -> rusqlite::Result<T> {
        let text = self.0.get_ref(place)?.as_str().map_err(|_| unfit(place, Type::Text))?;
        serde_json::from_str(text).map_err(|_| unfit(place, Type::Text))
    }
}

fn unfit(place: usize, kind: Type) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(place, String::new(), kind)
}

pub(super) fn room_kind_name(kind: RoomKind) -> &'static str {
    match kind {
        RoomKind::Program => "program",
        RoomKind::Team => "team",
        RoomKind::Casework => "casework",
    }
}

/// All rows of a statement.
pub(super) fn all<T, P: Params>(
    mut statement: CachedStatement<'_>,
    params: P,
    read: impl Fn(Columns<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let rows = statement.query_map(params, |row| read(Columns(row)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The first row, if there is one.
pub(super) fn one<T, P: Params>(
    mut statement: CachedStatement<'_>,
    params: P,
    read: impl Fn(Columns<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    Ok(statement.query_row(params, |row| read(Columns(row))).optional()?)
}
