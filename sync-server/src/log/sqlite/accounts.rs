//! Staff: invitations, accounts, sessions, failed sign-ins, and the scribe's counters.

use super::columns::{count, enum_number, enum_of, int};
use crate::log::{Account, Failures, LogError, StaffInvitation};
use rusqlite::{OptionalExtension, Row, Transaction, named_params};
use shared::ids::{Hash, RoomId};

/// Names with failures that are remembered; when full, the ones that are free again go first.
const MAX_FAILURES: i64 = 10_000;

const PUT_INVITATION: &str = "INSERT INTO staff_invitations (code_hash, person, role, expires_unix_s, account)
  VALUES (:code_hash, :person, :role, :expires, :account)";

pub fn put_invitation(tx: &Transaction<'_>, code_hash: Hash, invitation: &StaffInvitation) -> Result<(), LogError> {
    tx.prepare_cached(PUT_INVITATION)?.execute(named_params! {
        ":code_hash": code_hash.as_bytes(), ":person": invitation.person, ":role": enum_number(&invitation.role),
        ":expires": invitation.expires_unix_s, ":account": invitation.account,
    })?;
    Ok(())
}

const INVITATION: &str =
    "SELECT person, role, expires_unix_s, account FROM staff_invitations WHERE code_hash = :code_hash";

pub fn invitation(tx: &Transaction<'_>, code_hash: Hash) -> Result<Option<StaffInvitation>, LogError> {
    let mut statement = tx.prepare_cached(INVITATION)?;
    let mut rows = statement.query(named_params! { ":code_hash": code_hash.as_bytes() })?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(StaffInvitation {
        person: row.get("person")?,
        role: enum_of(row.get("role")?)?,
        expires_unix_s: row.get("expires_unix_s")?,
        account: row.get("account")?,
    }))
}

const OWNER: &str = "SELECT id FROM accounts WHERE sign_in_name = :name";
const INSERT_ACCOUNT: &str = "INSERT INTO accounts (sign_in_name, person, role, password, one_time_secret)
  VALUES (:name, :person, :role, :password, :secret)";
const REMAKE_ACCOUNT: &str = "UPDATE accounts SET sign_in_name = :name, password = :password, one_time_secret = :secret
  WHERE id = :id AND proven = 0";
const MARK_INVITATION: &str = "UPDATE staff_invitations SET account = :account WHERE code_hash = :code_hash";

pub fn put_account(tx: &Transaction<'_>, code_hash: Hash, account: &Account) -> Result<bool, LogError> {
    let owner: Option<i64> = tx
        .prepare_cached(OWNER)?
        .query_row(named_params! { ":name": account.sign_in_name }, |row| row.get("id"))
        .optional()?;
    let before = invitation(tx, code_hash)?.and_then(|invitation| invitation.account);
    if owner.is_some() && owner != before {
        return Ok(false);
    }
    let id = match before {
        Some(id) => {
            let values = named_params! { ":id": id, ":name": account.sign_in_name, ":password": account.password,
            ":secret": account.one_time_secret };
            tx.prepare_cached(REMAKE_ACCOUNT)?.execute(values)?;
            id
        }
        None => {
            let values = named_params! { ":name": account.sign_in_name, ":person": account.person,
            ":role": enum_number(&account.role), ":password": account.password, ":secret": account.one_time_secret };
            tx.prepare_cached(INSERT_ACCOUNT)?.execute(values)?;
            tx.last_insert_rowid()
        }
    };
    let values = named_params! { ":account": id, ":code_hash": code_hash.as_bytes() };
    tx.prepare_cached(MARK_INVITATION)?.execute(values)?;
    Ok(true)
}

const BY_NAME: &str = "SELECT id, sign_in_name, person, role, password, one_time_secret, last_step, proven
  FROM accounts WHERE sign_in_name = :name";

pub fn by_name(tx: &Transaction<'_>, sign_in_name: &str) -> Result<Option<Account>, LogError> {
    let mut statement = tx.prepare_cached(BY_NAME)?;
    let mut rows = statement.query(named_params! { ":name": sign_in_name })?;
    rows.next()?.map(account).transpose()
}

fn account(row: &Row<'_>) -> Result<Account, LogError> {
    Ok(Account {
        id: row.get("id")?,
        sign_in_name: row.get("sign_in_name")?,
        person: row.get("person")?,
        role: enum_of(row.get("role")?)?,
        password: row.get("password")?,
        one_time_secret: row.get("one_time_secret")?,
        last_step: count(row, "last_step")?,
        proven: row.get("proven")?,
    })
}

const USE_STEP: &str = "UPDATE accounts SET last_step = :step, proven = 1 WHERE id = :id AND last_step < :step";
const FORGET_SESSIONS: &str = "DELETE FROM staff_sessions WHERE expires_unix_s <= :now";
const OPEN_SESSION: &str = "INSERT INTO staff_sessions (token_hash, account, expires_unix_s)
  VALUES (:token_hash, :account, :expires)";

pub fn sign_in(
    tx: &Transaction<'_>,
    account: i64,
    step: u64,
    token_hash: Hash,
    now_unix_s: i64,
    expires_unix_s: i64,
) -> Result<bool, LogError> {
    let values = named_params! { ":id": account, ":step": int(step) };
    if tx.prepare_cached(USE_STEP)?.execute(values)? == 0 {
        return Ok(false);
    }
    tx.prepare_cached(FORGET_SESSIONS)?
        .execute(named_params! { ":now": now_unix_s })?;
    tx.prepare_cached(OPEN_SESSION)?.execute(named_params! {
        ":token_hash": token_hash.as_bytes(), ":account": account, ":expires": expires_unix_s,
    })?;
    Ok(true)
}

const SESSION: &str =
    "SELECT a.id, a.sign_in_name, a.person, a.role, a.password, a.one_time_secret, a.last_step, a.proven
  FROM staff_sessions AS s JOIN accounts AS a ON a.id = s.account
  WHERE s.token_hash = :token_hash AND s.expires_unix_s > :now";

pub fn session(tx: &Transaction<'_>, token_hash: Hash, now_unix_s: i64) -> Result<Option<Account>, LogError> {
    let mut statement = tx.prepare_cached(SESSION)?;
    let mut rows = statement.query(named_params! { ":token_hash": token_hash.as_bytes(), ":now": now_unix_s })?;
    rows.next()?.map(account).transpose()
}

const SIGN_OUT: &str = "DELETE FROM staff_sessions WHERE token_hash = :token_hash";

pub fn sign_out(tx: &Transaction<'_>, token_hash: Hash) -> Result<(), LogError> {
    tx.prepare_cached(SIGN_OUT)?
        .execute(named_params! { ":token_hash": token_hash.as_bytes() })?;
    Ok(())
}

const FAILURES: &str = "SELECT failures, blocked_until_unix_s FROM sign_in_failures WHERE name_hash = :name_hash";

pub fn failures(tx: &Transaction<'_>, name_hash: Hash) -> Result<Failures, LogError> {
    let found = tx
        .prepare_cached(FAILURES)?
        .query_row(named_params! { ":name_hash": name_hash.as_bytes() }, |row| {
            Ok(Failures {
                failures: row.get("failures")?,
                blocked_until_unix_s: row.get("blocked_until_unix_s")?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

const FORGET_FAILURES: &str = "DELETE FROM sign_in_failures WHERE name_hash = :name_hash";
const SET_FAILURES: &str = "INSERT OR REPLACE INTO sign_in_failures (name_hash, failures, blocked_until_unix_s)
  VALUES (:name_hash, :failures, :until)";
const BOUND_FAILURES: &str = "DELETE FROM sign_in_failures WHERE name_hash IN
  (SELECT name_hash FROM sign_in_failures ORDER BY blocked_until_unix_s DESC LIMIT -1 OFFSET :most)";

pub fn set_failures(tx: &Transaction<'_>, name_hash: Hash, failures: Failures) -> Result<(), LogError> {
    if failures.failures == 0 {
        tx.prepare_cached(FORGET_FAILURES)?
            .execute(named_params! { ":name_hash": name_hash.as_bytes() })?;
        return Ok(());
    }
    tx.prepare_cached(SET_FAILURES)?.execute(named_params! {
        ":name_hash": name_hash.as_bytes(), ":failures": failures.failures, ":until": failures.blocked_until_unix_s,
    })?;
    tx.prepare_cached(BOUND_FAILURES)?
        .execute(named_params! { ":most": MAX_FAILURES })?;
    Ok(())
}

const NEXT_NUMBER: &str = "INSERT INTO numbers (room, kind, last) VALUES (:room, :kind, 1)
  ON CONFLICT (room, kind) DO UPDATE SET last = last + 1 RETURNING last";

pub fn next_number(tx: &Transaction<'_>, room: RoomId, kind: &str) -> Result<u32, LogError> {
    let values = named_params! { ":room": room.as_bytes(), ":kind": kind };
    Ok(tx
        .prepare_cached(NEXT_NUMBER)?
        .query_row(values, |row| row.get("last"))?)
}
