//! Opening: key, pragmas, version check, migrations.

use super::error::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::OnceLock;
use zeroize::Zeroizing;

pub(super) fn open(path: &Path, key: &[u8; 32], migrations: &[&str]) -> Result<Connection, StoreError> {
    let mut connection = connect(path, key)?;
    migrate(&mut connection, migrations)?;
    Ok(connection)
}

/// SQLite counts as ready before SQLCipher's part of it is: two threads that open first at the same moment would meet a
/// cipher that "is not initialized". Whoever comes first makes it ready, everybody else waits.
fn made_ready() -> bool {
    static READY: OnceLock<bool> = OnceLock::new();
    *READY.get_or_init(|| Connection::open_in_memory().is_ok())
}

/// Key and pragmas, no migration.
pub(super) fn connect(path: &Path, key: &[u8; 32]) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < super::OLDEST_SQLITE {
        return Err(StoreError::OldSqlite {
            found: rusqlite::version_number(),
        });
    }
    if !made_ready() {
        return Err(StoreError::Failed);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // Damage is told by the error; SQLCipher would print it too.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // A raw key: 32 random bytes need no derivation. It must come before anything that reads.
    let text = Zeroizing::new(format!(
        "PRAGMA key = \"x'{}'\"",
        &*Zeroizing::new(data_encoding::HEXLOWER.encode(key))
    ));
    connection.execute_batch(&text)?;
    connection.execute_batch(
        "PRAGMA cipher_memory_security = OFF;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA cache_size = -4000;
         PRAGMA wal_autocheckpoint = 2000;
         PRAGMA journal_size_limit = 8388608;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Runs the missing migrations in one transaction: a cut leaves the old shape or the new one.
fn migrate(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    // The shape that this code knows.
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for migration in migrations
        .iter()
        .skip(usize::try_from(found).map_err(|_| StoreError::Damaged)?)
    {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// The first column of every row of a check.
pub(super) fn lines(connection: &Connection, pragma: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(pragma)?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<Result<_, _>>()?)
}
