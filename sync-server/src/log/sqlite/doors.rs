//! The program, invites and devices' sessions.

use super::columns::{blob, device};
use crate::log::{DeviceSession, LogError, Program};
use rusqlite::{Transaction, named_params};
use shared::ids::Hash;
use shared::sync::InviteId;
use shared::sync::invite::SignedCertificate;

const PROGRAM: &str = "SELECT room, name, root FROM program WHERE one = 1";

pub fn program(tx: &Transaction<'_>) -> Result<Option<Program>, LogError> {
    let mut statement = tx.prepare_cached(PROGRAM)?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Program {
        room: blob(row, "room")?,
        name: row.get("name")?,
        root: blob(row, "root")?,
    }))
}

const SET_PROGRAM: &str = "INSERT INTO program (one, room, name, root) VALUES (1, :room, :name, :root)";

pub fn set_program(tx: &Transaction<'_>, program: &Program) -> Result<(), LogError> {
    tx.prepare_cached(SET_PROGRAM)?.execute(named_params! {
        ":room": program.room.as_bytes(), ":name": program.name, ":root": program.root.as_bytes(),
    })?;
    Ok(())
}

const PUT_INVITE: &str = "INSERT OR IGNORE INTO invites (id, bytes, by_issuer, by_invite)
  VALUES (:id, :bytes, :by_issuer, :by_invite)";

pub fn put_invite(tx: &Transaction<'_>, id: InviteId, certificate: &SignedCertificate) -> Result<(), LogError> {
    tx.prepare_cached(PUT_INVITE)?.execute(named_params! {
        ":id": id.as_bytes(), ":bytes": &certificate.bytes,
        ":by_issuer": certificate.by_issuer.as_bytes(), ":by_invite": certificate.by_invite.as_bytes(),
    })?;
    Ok(())
}

const INVITE: &str = "SELECT bytes, by_issuer, by_invite FROM invites WHERE id = :id";

pub fn invite(tx: &Transaction<'_>, id: InviteId) -> Result<Option<SignedCertificate>, LogError> {
    let mut statement = tx.prepare_cached(INVITE)?;
    let mut rows = statement.query(named_params! { ":id": id.as_bytes() })?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(SignedCertificate {
        bytes: row.get("bytes")?,
        by_issuer: blob(row, "by_issuer")?,
        by_invite: blob(row, "by_invite")?,
    }))
}

const FORGET_SESSIONS: &str = "DELETE FROM device_sessions WHERE expires_unix_s <= :now";
const OPEN_SESSION: &str = "INSERT INTO device_sessions (token_hash, device, push_only, expires_unix_s)
  VALUES (:token_hash, :device, :push_only, :expires)";
/// A device opens sessions one after the other; older ones beyond this end.
const KEEP_NEWEST: &str = "DELETE FROM device_sessions WHERE device = :device AND token_hash NOT IN
  (SELECT token_hash FROM device_sessions WHERE device = :device ORDER BY expires_unix_s DESC LIMIT 8)";

pub fn open_session(
    tx: &Transaction<'_>,
    token_hash: Hash,
    session: DeviceSession,
    now_unix_s: i64,
) -> Result<(), LogError> {
    tx.prepare_cached(FORGET_SESSIONS)?
        .execute(named_params! { ":now": now_unix_s })?;
    tx.prepare_cached(OPEN_SESSION)?.execute(named_params! {
        ":token_hash": token_hash.as_bytes(), ":device": session.device.0,
        ":push_only": session.push_only, ":expires": session.expires_unix_s,
    })?;
    tx.prepare_cached(KEEP_NEWEST)?
        .execute(named_params! { ":device": session.device.0 })?;
    Ok(())
}

const SESSION: &str = "SELECT device, push_only, expires_unix_s FROM device_sessions
  WHERE token_hash = :token_hash AND expires_unix_s > :now";

pub fn session(tx: &Transaction<'_>, token_hash: Hash, now_unix_s: i64) -> Result<Option<DeviceSession>, LogError> {
    let mut statement = tx.prepare_cached(SESSION)?;
    let mut rows = statement.query(named_params! { ":token_hash": token_hash.as_bytes(), ":now": now_unix_s })?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(DeviceSession {
        device: device(row, "device")?,
        push_only: row.get("push_only")?,
        expires_unix_s: row.get("expires_unix_s")?,
    }))
}
