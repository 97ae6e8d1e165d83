//! A phone and a server's data as version 1 left them, checked in: whatever comes later opens them and loses nothing.
//!
//! `tests/golden/v1/README.md` says how they were made. They are made once and never again: a later version adds its own.

use crate::browser::repository;
use crate::power::cheap_header;
use crate::world::{CREWS, PASSPHRASE, TestDevice, World, answer_all, farm_audit, field_photo, open_fieldwork, start};
use anyhow::{Context, Result, ensure};
use device::{Device, Env, Session};
use serde_json::{Value, json};
use shared::api::*;
use shared::commands::{Host, Target, Write};
use shared::ids::{RecordId, RoomId};
use shared::record::Edit;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Devices remember their server by its address, so it has to come back on the same port: one below the range that
/// systems hand out.
pub const PORT: u16 = 27_311;
/// A key that no app of today knows, in an interview.
pub const LATER_KEY: &str = "later/dialect";
pub const LATER_VALUE: &str = "Mixteco bajo, said in a version to come";

/// The folders in the archive: `phone` is a vault, `server` the server's data.
pub const PHONE: &str = "phone";

/// What is checked in for a version.
pub struct Golden {
    folder: PathBuf,
}

/// What the phone showed when it was put away.
pub struct PutAway {
    pub audit: RoomId,
    /// The interview with the key of a later version.
    pub interview: RecordId,
    pub shown: Value,
}

impl Golden {
    pub fn of(version: &str) -> Golden {
        Golden {
            folder: repository().join("tests/golden").join(version),
        }
    }

    /// Unpacks phone and server into `folder`.
    pub fn unpack(&self, folder: &Path) -> Result<PutAway> {
        run_tar(&["-xzf"], &self.archive(), folder)?;
        let told: Value = serde_json::from_slice(&fs::read(self.told())?)?;
        Ok(PutAway {
            audit: serde_json::from_value(told["audit"].clone())?,
            interview: serde_json::from_value(told["interview"].clone())?,
            shown: told["shown"].clone(),
        })
    }

    /// Makes the archive with the programs of today. Refuses to replace what is there.
    pub fn make(&self, place: &Path) -> Result<()> {
        ensure!(!self.archive().exists(), "golden files are never made again");
        let told = day(place)?;
        fs::create_dir_all(&self.folder)?;
        fs::write(self.told(), serde_json::to_vec(&told)?)?;
        // Names of the shared memory mean nothing on another machine.
        run_tar(
            &["--exclude=*-shm", "--exclude=lock", "--owner=0", "--group=0", "-czf"],
            &self.archive(),
            place,
        )
    }

    fn archive(&self) -> PathBuf {
        self.folder.join("phone-and-server.tar.gz")
    }

    fn told(&self) -> PathBuf {
        self.folder.join("shown.json")
    }
}

fn run_tar(how: &[&str], archive: &Path, folder: &Path) -> Result<()> {
    let names: &[&str] = if how[0] == "-xzf" { &[] } else { &[PHONE, "server"] };
    let done = Command::new("tar")
        .args(how)
        .arg(archive)
        .arg("-C")
        .arg(folder)
        .args(names)
        .status();
    ensure!(done.context("tar")?.success(), "tar failed on {}", archive.display());
    Ok(())
}

/// A lead's day: an interview and a photo that the server has, then one that waits in the outbox, then an answer in the
/// journal when the phone is switched off hard.
fn day(place: &Path) -> Result<Value> {
    let mut world = World::lasting(place, PORT)?;
    let invite = world.server.invite("lead", "Lucía")?;
    let mut phone = world.new_device(PHONE)?;
    phone.enrol(&invite.code, &world.server.address())?;
    let audit = farm_audit(&mut phone, "Tres Robles", &CREWS)?;
    open_fieldwork(&mut phone, audit)?;
    let first = start(&mut phone, audit, "A")?;
    answer_all(&mut phone, &first, 1, 12)?;
    let file = world.path("cooler.jpg");
    field_photo(&file, 96, 64, 1, "cooler")?;
    let captured = phone.put_blob(&file, "image/jpeg")?;
    phone.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: "Water cooler at row 12".into(),
        place: "Field 7".into(),
        finding: None,
        interview: None,
        question: String::new(),
    })?;
    phone.sync()?;
    let waiting = start(&mut phone, audit, "B")?;
    answer_all(&mut phone, &waiting, 2, 6)?;
    phone.stop()?;
    let header = place.join(PHONE).join("header");
    fs::write(&header, cheap_header(&fs::read(&header)?)?)?;
    let interview = first.line.interview;
    within(&place.join(PHONE), |session| {
        put(session, audit, interview, LATER_KEY, LATER_VALUE)
    })?;
    phone.start()?;
    phone.unlock()?;
    phone.call(WriteSitenote {
        audit,
        seen: String::new(),
        text: "Gate locked until seven; the cooler at row 12 was empty.".into(),
    })?;
    let shown = phone.shown(audit)?;
    // Not `stop`: what a phone without power leaves is what a later version has to open.
    drop(phone);
    world.server.stop_kindly()?;
    Ok(json!({ "audit": audit, "interview": interview, "shown": shown }))
}

/// Works on a vault that no process holds, below the calls: as another version of the app might.
pub fn within<T>(vault: &Path, work: impl FnOnce(&mut Session) -> Result<T, ApiError>) -> Result<T> {
    let device = Device::open(vault, Env::system())?;
    let passphrase = PASSPHRASE.to_owned();
    device.call(Unlock { passphrase }.into())?;
    let done = device.with_session(work)?;
    device.call(Lock {}.into())?;
    Ok(done)
}

fn put(session: &mut Session, room: RoomId, record: RecordId, key: &str, value: &str) -> Result<(), ApiError> {
    let write = Write {
        target: Target::Existing(record),
        edits: vec![Edit::put(key, value)],
    };
    session.commit(room, vec![write]).map(|_| ())
}

/// A record's text under a key that no call shows.
pub fn text_of(device: &TestDevice, record: RecordId, key: &str) -> Result<Option<String>> {
    within(device.vault(), |session| {
        let row = Host::row(session, record)?;
        Ok(row.and_then(|row| row.fields.text(key).map(str::to_owned)))
    })
}

/// What `before` says and `now` does not. Fields that came later are no loss.
pub fn missing(before: &Value, now: &Value, at: &str) -> Vec<String> {
    match (before, now) {
        (Value::Object(before), Value::Object(now)) => before
            .iter()
            .flat_map(|(key, value)| missing(value, now.get(key).unwrap_or(&Value::Null), &format!("{at}/{key}")))
            .collect(),
        (Value::Array(before), Value::Array(now)) if before.len() == now.len() => (before.iter().zip(now).enumerate())
            .flat_map(|(n, (before, now))| missing(before, now, &format!("{at}/{n}")))
            .collect(),
        _ if before == now => Vec::new(),
        _ => vec![format!("{at}: {before} is {now} now")],
    }
}
