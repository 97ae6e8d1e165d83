//! Values as columns and back. The ids in `shared` know nothing of SQL; this is the edge.

use crate::log::LogError;
use rusqlite::Row;
use shared::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use shared::sync::wire;
use shared::sync::{PublicKey, Signature};

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => LogError::Full,
            _ => LogError::Database(error),
        }
    }
}

/// A fixed-length value that stands in a BLOB column.
pub trait FromBlob: Sized {
    fn from_blob(bytes: &[u8]) -> Option<Self>;
}

macro_rules! from_blob {
    ($($name:ty),*) => { $(impl FromBlob for $name {
        fn from_blob(bytes: &[u8]) -> Option<Self> {
            <$name>::from_slice(bytes)
        }
    })* };
}

from_blob!(RoomId, BatchHash, BlobHash, Hash, PublicKey, Signature);

/// An identifier, hash, key or signature in `column`.
pub fn blob<T: FromBlob>(row: &Row<'_>, column: &'static str) -> Result<T, LogError> {
    row.get_ref(column)?
        .as_blob()
        .ok()
        .and_then(T::from_blob)
        .ok_or(LogError::Damaged(column))
}

pub fn device(row: &Row<'_>, column: &'static str) -> Result<DeviceNumber, LogError> {
    let number: i64 = row.get(column)?;
    u32::try_from(number)
        .map(DeviceNumber)
        .map_err(|_| LogError::Damaged(column))
}

/// A count, seq or length. SQLite's integers are signed; ours never are.
pub fn count(row: &Row<'_>, column: &'static str) -> Result<u64, LogError> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| LogError::Damaged(column))
}

/// As SQLite keeps it. What is beyond `i64` cannot be stored and is beyond every limit.
pub fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The number of an enum without fields: its index in the wire format, which is frozen.
pub fn enum_number<T: minicbor::Encode<()>>(value: &T) -> i64 {
    wire::encode(value).first().copied().map_or(0, i64::from)
}

/// The enum value with that number.
pub fn enum_of<T: for<'b> minicbor::Decode<'b, ()>>(number: i64) -> Result<T, LogError> {
    let byte = u8::try_from(number).map_err(|_| LogError::Damaged("enum"))?;
    wire::decode(&[byte]).map_err(|_| LogError::Damaged("enum"))
}

/// The enum value in a column that may be null.
pub fn optional_enum<T: for<'b> minicbor::Decode<'b, ()>>(row: &Row<'_>, column: &str) -> Result<Option<T>, LogError> {
    row.get::<_, Option<i64>>(column)?.map(enum_of).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::kinds::RoomKind;
    use shared::permissions::Role;
    use shared::sync::exchange::RefusalCode;

    #[test]
    fn enums_go_into_a_column_and_come_back() {
        for role in Role::ALL {
            assert_eq!(enum_of::<Role>(enum_number(&role)).unwrap(), role);
        }
        assert_eq!(
            enum_of::<RoomKind>(enum_number(&RoomKind::Casework)).unwrap(),
            RoomKind::Casework
        );
        assert_eq!(enum_number(&RefusalCode::Unsafe), 7);
        assert!(enum_of::<Role>(99).is_err());
        assert!(enum_of::<Role>(-1).is_err());
    }
}
