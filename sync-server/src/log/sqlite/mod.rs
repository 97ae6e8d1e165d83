//! The log in SQLite: one file, WAL, `synchronous=FULL`, one writer, a few readers.

mod accounts;
mod batches;
mod blobs;
mod columns;
mod doors;
mod erase;
mod members;
mod place;

use super::*;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Numbered changes of the schema; they only grow. The version is in `user_version`.
const MIGRATIONS: &[&str] = &[include_str!("0001.sql")];
/// The oldest SQLite without the WAL fault that could lose commits.
const OLDEST_SQLITE: i32 = 3_051_003;
/// Readers kept open for the next request; under load more are opened and closed again.
const IDLE_READERS: usize = 4;

/// A log in one SQLite file.
pub struct SqliteLog {
    path: PathBuf,
    /// The room locks are this one lock: SQLite has one writer anyway, and `seq` is given while it is held.
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl SqliteLog {
    /// Opens the file, making or upgrading it; a newer version than ours is refused and left as it is.
    pub fn open(path: &Path) -> Result<SqliteLog, LogError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(LogError::OldSqlite(rusqlite::version().to_owned()));
        }
        let mut writer = connect(path, OpenFlags::default())?;
        migrate(&mut writer)?;
        Ok(SqliteLog {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
        })
    }

    /// Runs `work` in one write transaction.
    fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, LogError>) -> Result<T, LogError> {
        // A panic inside a transaction rolled it back, so the connection is as good as before.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    }

    /// Runs `work` on one consistent state.
    fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, LogError>) -> Result<T, LogError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => connect(
                &self.path,
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            )?,
        };
        let done = work(&reader.transaction()?)?;
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        Ok(done)
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, LogError> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    if !flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        connection.pragma_update(None, "journal_mode", "WAL")?;
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Erased means gone: freed pages are overwritten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "cache_size", -2_000)?;
    connection.pragma_update(None, "journal_size_limit", 8 * 1024 * 1024)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), LogError> {
    let known = MIGRATIONS.len() as u32;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(LogError::Newer { found, known });
    }
    for migration in MIGRATIONS.iter().skip(found as usize) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "user_version", known)?;
    tx.commit()?;
    Ok(())
}

impl Log for SqliteLog {
    fn program(&self) -> Result<Option<Program>, LogError> {
        self.read(doors::program)
    }

    fn set_program(&self, program: &Program) -> Result<(), LogError> {
        self.write(|tx| doors::set_program(tx, program))
    }

    fn rooms(&self) -> Result<Vec<RoomId>, LogError> {
        self.read(batches::rooms)
    }

    fn head(&self, room: RoomId) -> Result<Option<RoomHead>, LogError> {
        self.read(|tx| batches::head(tx, room))
    }

    fn digest_at(&self, room: RoomId, seq: u64) -> Result<Option<Hash>, LogError> {
        self.read(|tx| batches::digest_at(tx, room, seq))
    }

    fn append(&self, room: RoomId, offers: Vec<Offer>, now_unix_s: i64) -> Result<Appended, LogError> {
        self.write(|tx| place::append(tx, room, offers, now_unix_s))
    }

    fn read_after(
        &self,
        room: RoomId,
        after: u64,
        max_bytes: usize,
        reader: DeviceNumber,
        offered: &HashSet<BatchHash>,
    ) -> Result<Page, LogError> {
        self.read(|tx| batches::read_after(tx, room, after, max_bytes, reader, offered))
    }

    fn rows_after(&self, room: RoomId, after: u64, max_bytes: usize) -> Result<Vec<FullRow>, LogError> {
        self.read(|tx| batches::rows_after(tx, room, after, max_bytes))
    }

    fn manifests(&self, room: RoomId) -> Result<Vec<(u64, BatchHash, Manifest)>, LogError> {
        self.read(|tx| batches::manifests(tx, room))
    }

    fn batch(&self, room: RoomId, hash: BatchHash) -> Result<Option<Batch>, LogError> {
        self.read(|tx| batches::batch(tx, room, hash))
    }

    fn held(&self, room: RoomId, hash: BatchHash) -> Result<Option<Held>, LogError> {
        self.read(|tx| place::held(tx, room, hash))
    }

    fn hashes_after(&self, room: RoomId, after: u64, limit: usize) -> Result<(Vec<BatchHash>, bool), LogError> {
        self.read(|tx| batches::hashes_after(tx, room, after, limit))
    }

    fn chain_head(&self, room: RoomId, device: DeviceNumber) -> Result<Option<shared::sync::Head>, LogError> {
        self.read(|tx| batches::chain_head(tx, room, device))
    }

    fn has_rulings(&self, room: RoomId) -> Result<bool, LogError> {
        self.read(|tx| batches::has_rulings(tx, room))
    }

    fn news_for(&self, room: RoomId, reader: DeviceNumber, limit: usize) -> Result<Vec<shared::sync::Seen>, LogError> {
        self.read(|tx| batches::news_for(tx, room, reader, limit))
    }

    fn blob_stored(&self, room: RoomId, blob: BlobHash, length: u64, now_unix_s: i64) -> Result<(), LogError> {
        self.write(|tx| blobs::stored(tx, room, blob, length, now_unix_s))
    }

    fn is_blob_erased(&self, room: RoomId, blob: BlobHash) -> Result<bool, LogError> {
        self.read(|tx| blobs::is_erased(tx, room, blob))
    }

    fn has_blob(&self, room: RoomId, blob: BlobHash) -> Result<bool, LogError> {
        self.read(|tx| blobs::has(tx, room, blob))
    }

    fn blobs_wanted(&self, device: DeviceNumber, limit: usize) -> Result<Vec<BlobHash>, LogError> {
        self.read(|tx| blobs::wanted(tx, device, limit))
    }

    fn blobs(&self, room: RoomId) -> Result<Vec<(BlobHash, u64)>, LogError> {
        self.read(|tx| blobs::all(tx, room))
    }

    fn unpurged(&self) -> Result<Vec<(RoomId, BlobHash)>, LogError> {
        self.read(blobs::unpurged)
    }

    fn purged(&self, room: RoomId, blob: BlobHash) -> Result<(), LogError> {
        self.write(|tx| blobs::purged(tx, room, blob))
    }

    fn member_entries(&self, room: RoomId, from: u32) -> Result<Vec<SignedEntry>, LogError> {
        self.read(|tx| members::entries(tx, room, from))
    }

    fn member_count(&self, room: RoomId) -> Result<u32, LogError> {
        self.read(|tx| members::count_of(tx, room))
    }

    fn append_members(&self, changes: &[MemberChange], wraps: &[(DeviceNumber, KeyWrap)]) -> Result<bool, LogError> {
        self.write(|tx| members::append(tx, changes, wraps))
    }

    fn rooms_of(&self, device: DeviceNumber) -> Result<Vec<RoomId>, LogError> {
        self.read(|tx| members::rooms_of(tx, device))
    }

    fn put_wraps(&self, wraps: &[(DeviceNumber, KeyWrap)]) -> Result<(), LogError> {
        self.write(|tx| members::put_wraps(tx, wraps))
    }

    fn wraps_for(&self, room: RoomId, device: DeviceNumber) -> Result<Vec<KeyWrap>, LogError> {
        self.read(|tx| members::wraps_for(tx, room, device))
    }

    fn without_wrap(&self, wanted: Vec<WrapMissing>) -> Result<Vec<WrapMissing>, LogError> {
        self.read(|tx| members::without_wrap(tx, wanted))
    }

    fn put_invite(&self, id: InviteId, certificate: &SignedCertificate) -> Result<(), LogError> {
        self.write(|tx| doors::put_invite(tx, id, certificate))
    }

    fn invite(&self, id: InviteId) -> Result<Option<SignedCertificate>, LogError> {
        self.read(|tx| doors::invite(tx, id))
    }

    fn open_session(&self, token_hash: Hash, session: DeviceSession, now_unix_s: i64) -> Result<(), LogError> {
        self.write(|tx| doors::open_session(tx, token_hash, session, now_unix_s))
    }

    fn session(&self, token_hash: Hash, now_unix_s: i64) -> Result<Option<DeviceSession>, LogError> {
        self.read(|tx| doors::session(tx, token_hash, now_unix_s))
    }

    fn put_staff_invitation(&self, code_hash: Hash, invitation: &StaffInvitation) -> Result<(), LogError> {
        self.write(|tx| accounts::put_invitation(tx, code_hash, invitation))
    }

    fn staff_invitation(&self, code_hash: Hash) -> Result<Option<StaffInvitation>, LogError> {
        self.read(|tx| accounts::invitation(tx, code_hash))
    }

    fn put_account(&self, code_hash: Hash, account: &Account) -> Result<bool, LogError> {
        self.write(|tx| accounts::put_account(tx, code_hash, account))
    }

    fn account_by_name(&self, sign_in_name: &str) -> Result<Option<Account>, LogError> {
        self.read(|tx| accounts::by_name(tx, sign_in_name))
    }

    fn sign_in(
        &self,
        account: i64,
        step: u64,
        token_hash: Hash,
        now_unix_s: i64,
        expires_unix_s: i64,
    ) -> Result<bool, LogError> {
        self.write(|tx| accounts::sign_in(tx, account, step, token_hash, now_unix_s, expires_unix_s))
    }

    fn staff_session(&self, token_hash: Hash, now_unix_s: i64) -> Result<Option<Account>, LogError> {
        self.read(|tx| accounts::session(tx, token_hash, now_unix_s))
    }

    fn sign_out(&self, token_hash: Hash) -> Result<(), LogError> {
        self.write(|tx| accounts::sign_out(tx, token_hash))
    }

    fn failures(&self, name_hash: Hash) -> Result<Failures, LogError> {
        self.read(|tx| accounts::failures(tx, name_hash))
    }

    fn set_failures(&self, name_hash: Hash, failures: Failures) -> Result<(), LogError> {
        self.write(|tx| accounts::set_failures(tx, name_hash, failures))
    }

    fn next_number(&self, room: RoomId, kind: &str) -> Result<u32, LogError> {
        self.write(|tx| accounts::next_number(tx, room, kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_log_is_refused_and_left_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("log.db");
        drop(SqliteLog::open(&path).unwrap());
        Connection::open(&path)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        assert!(matches!(SqliteLog::open(&path), Err(LogError::Newer { found: 99, .. })));
        let found: u32 = Connection::open(&path)
            .unwrap()
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(found, 99);
    }

    #[test]
    fn what_a_commit_says_is_on_the_disk() {
        let home = tempfile::tempdir().unwrap();
        let log = SqliteLog::open(&home.path().join("log.db")).unwrap();
        let writer = log.writer.lock().unwrap();
        let mode: String = writer
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .unwrap();
        let synchronous: u32 = writer
            .pragma_query_value(None, "synchronous", |row| row.get(0))
            .unwrap();
        assert_eq!((mode.as_str(), synchronous), ("wal", 2));
    }

    #[test]
    fn a_full_disk_says_so_and_keeps_what_was_acknowledged() {
        let home = tempfile::tempdir().unwrap();
        let log = SqliteLog::open(&home.path().join("log.db")).unwrap();
        let invitation = |n: u32| StaffInvitation {
            person: "N".repeat(4_000),
            role: Role::Monitor,
            expires_unix_s: n.into(),
            account: None,
        };
        let limit = |pages: u32| {
            log.writer
                .lock()
                .unwrap()
                .pragma_update(None, "max_page_count", pages)
                .unwrap()
        };
        let pages: u32 = log
            .read(|tx| Ok(tx.pragma_query_value(None, "page_count", |row| row.get(0))?))
            .unwrap();
        limit(pages + 20);
        let mut acknowledged = Vec::new();
        let full = loop {
            let n = acknowledged.len() as u32;
            let hash = Hash([n as u8; 32]);
            match log.put_staff_invitation(hash, &invitation(n)) {
                Ok(()) => acknowledged.push(hash),
                Err(error) => break error,
            }
        };
        assert!(matches!(full, LogError::Full), "{full:?}");
        assert!(!acknowledged.is_empty());
        for hash in &acknowledged {
            assert!(log.staff_invitation(*hash).unwrap().is_some());
        }
        limit(pages + 1_000);
        log.put_staff_invitation(Hash([255; 32]), &invitation(0)).unwrap();
    }
}
