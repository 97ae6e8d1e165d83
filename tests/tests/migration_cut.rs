//! R12: the power goes at any instant of a migration, and the database has the old shape or the new one, with everything in
//! it. The first migration, from nothing to version 1, lies in what `power_cut.rs` cuts; here version 1's golden phone
//! meets an app that has one more.

// A wrong index fails the run that made it.
#![allow(clippy::indexing_slicing)]

use anyhow::{Context, Result, bail, ensure};
use device::store::{Store, StoreError};
use secrecy::SecretString;
use shared::ids::RoomId;
use shared::seal::{VaultHeader, VaultKey};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::golden::{Golden, PHONE};
use tests::power::{Image, Recorder, States};
use tests::world::PASSPHRASE;

/// Changes rows, adds a column, and writes more than the page cache holds, so that pages go out before the commit.
const LATER: &str = "
ALTER TABLE rooms ADD COLUMN later INTEGER NOT NULL DEFAULT 7;
UPDATE records SET changed = changed + 1;
CREATE TABLE later (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1600)
    INSERT INTO later SELECT n, randomblob(3000) FROM numbers;
";
/// Succeeds only where all of it was done.
const TAKEN_BACK: &str = "
ALTER TABLE rooms DROP COLUMN later;
DELETE FROM later WHERE n = 1600;
INSERT INTO later VALUES (1600, x'00');
DROP TABLE later;
";
const DATABASE: &str = "phone/device.db";
const FOLDER: &str = "SURCO_MIGRATION_TEST";

/// The process whose writes are recorded.
#[test]
#[ignore = "run by the test below, in a process of its own"]
fn migrator() -> Result<()> {
    let Ok(folder) = std::env::var(FOLDER).map(PathBuf::from) else {
        return Ok(());
    };
    let key = vault_key(&folder)?;
    Store::open_later(&folder.join(DATABASE), key.expose(), &[LATER])?.close()?;
    Ok(())
}

fn vault_key(folder: &Path) -> Result<VaultKey> {
    let header = VaultHeader::from_bytes(&fs::read(folder.join(PHONE).join("header"))?)?;
    Ok(header.open(&SecretString::from(PASSPHRASE))?)
}

struct Migration {
    key: VaultKey,
    room: RoomId,
    /// Ids and contents, without the time that the migration changes.
    rows: BTreeSet<String>,
}

impl Migration {
    fn rows(store: &Store, room: RoomId) -> Result<BTreeSet<String>> {
        let rows = store.rows_by_id(room)?;
        rows.iter()
            .map(|row| Ok(format!("{} {}", row.id, serde_json::to_string(&row.fields)?)))
            .collect()
    }

    /// What is wrong with a disk after a cut.
    fn broken(&self, image: &mut Image, _cut: usize, folder: &Path) -> Result<Vec<String>> {
        image.write_to(folder)?;
        Ok(self
            .look(&folder.join(DATABASE))
            .err()
            .map(|error| format!("{error:#}"))
            .into_iter()
            .collect())
    }

    fn look(&self, database: &Path) -> Result<()> {
        match Store::open(database, self.key.expose()) {
            Ok(old) => {
                ensure!(Self::rows(&old, self.room)? == self.rows, "rows of the old shape");
                old.close()?;
            }
            // One more than this app knows.
            Err(StoreError::Newer { found, known }) if found == known + 1 => {}
            Err(error) => bail!("neither old nor new: {error}"),
        }
        let new = Store::open_later(database, self.key.expose(), &[LATER]).context("the migration does not go on")?;
        ensure!(Self::rows(&new, self.room)? == self.rows, "rows of the new shape");
        let damage = new.damage()?;
        ensure!(damage.is_empty(), "{damage:?}");
        new.close()?;
        Store::open_later(database, self.key.expose(), &[LATER, TAKEN_BACK]).context("it was done by half")?;
        Ok(())
    }
}

#[test]
fn a_migration_cut_at_any_instant_leaves_the_old_shape_or_the_new_one_and_every_row() -> Result<()> {
    let place = tempfile::tempdir()?;
    let left = Golden::of("v1").unpack(place.path())?;
    // Only the database: the other files of a vault take no part.
    let folder = place.path().join("recorded");
    fs::create_dir_all(folder.join(PHONE))?;
    for name in ["header", "device.db", "device.db-wal"] {
        fs::copy(place.path().join(PHONE).join(name), folder.join(PHONE).join(name))?;
    }
    let key = vault_key(&folder)?;
    let looked_at = Store::open(&place.path().join(DATABASE), key.expose())?;
    let migration = Migration {
        key,
        room: left.audit,
        rows: Migration::rows(&looked_at, left.audit)?,
    };
    assert!(migration.rows.len() > 3, "{:?}", migration.rows);
    let recorder = Recorder::new(&folder)?;
    let migrated = Command::new(std::env::current_exe()?)
        .args(["--exact", "migrator", "--ignored"])
        .env(FOLDER, &folder)
        .envs(recorder.variables())
        .output()?;
    assert!(
        migrated.status.success(),
        "{}",
        String::from_utf8_lossy(&migrated.stdout)
    );
    let steps: Vec<_> = recorder.steps()?.into_iter().map(|(_, step)| step).collect();
    assert!(
        steps.len() > 1500,
        "{} steps: the cache was never too small",
        steps.len()
    );

    let look = |image: &mut Image, cut: usize, folder: &Path| migration.broken(image, cut, folder);
    let states = States::sampled(&steps, 0, 60);
    let broken = states.broken(&|_| false, &look)?;
    assert!(broken.is_empty(), "of {} states: {broken:#?}", states.len());
    let control = States::sampled(&steps, 0, 25).broken(&|_| true, &look)?;
    assert!(!control.is_empty(), "the control without syncs");
    Ok(())
}
