//! A program with many stored interviews: made once through the commands that people use, then kept for later runs.

use super::asker::{Asker, CREW_NAMES};
use super::spelled;
use crate::browser::{repository, target_dir};
use crate::world::{TestDevice, TestServer, farm_audit};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use shared::api::{ListInterviews, MovePhase, Phase};
use shared::ids::RoomId;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Answers of each stored interview.
const ANSWERS: usize = 20;
/// Making 10,000 interviews takes minutes; a device that needs longer than this is broken.
const LONGEST: Duration = Duration::from_secs(40 * 60);

/// A server's data and the vault of a lead who made all interviews and has synced them. Nothing of it runs.
#[derive(Serialize, Deserialize)]
pub(super) struct Farm {
    /// Where the device was enrolled.
    port: u16,
    pub audit: RoomId,
    pub interviews: u32,
    #[serde(skip)]
    folder: PathBuf,
}

/// A farm's files to be changed at will; gone when dropped.
pub(super) struct FarmCopy {
    _folder: TempDir,
    pub device: TestDevice,
    pub server: TestServer,
}

impl Farm {
    /// The kept one, or a new one.
    pub fn with(interviews: u32) -> Result<Farm> {
        let folder = kept_folder()?.join(format!("{interviews}-interviews-{}", shape()?));
        if let Ok(text) = fs::read_to_string(folder.join("farm.json")) {
            return Ok(Farm {
                folder,
                ..serde_json::from_str(&text)?
            });
        }
        let made = tempfile::tempdir_in(memory_disk().unwrap_or(kept_folder()?))?;
        let farm = make(made.path(), interviews).context("making interviews to measure with")?;
        // `farm.json` comes last: without it there is no farm here.
        copy(made.path(), &folder)?;
        fs::write(folder.join("farm.json"), serde_json::to_string(&farm)?)?;
        Ok(Farm { folder, ..farm })
    }

    /// A copy on the disk that holds the build, as the measured one.
    pub fn copy(&self) -> Result<FarmCopy> {
        self.copy_in(&kept_folder()?)
    }

    /// A copy on a disk of one's own choice.
    pub fn copy_in(&self, disk: &Path) -> Result<FarmCopy> {
        let folder = tempfile::tempdir_in(disk)?;
        copy(&self.folder, folder.path())?;
        Ok(FarmCopy {
            device: TestDevice::over(&folder.path().join("device")),
            server: TestServer::over(folder.path(), self.port),
            _folder: folder,
        })
    }

    /// `10,000 interviews stored`, for a figure's name.
    pub fn told(&self) -> String {
        format!("{} interviews stored", spelled(self.interviews))
    }
}

/// Offline until all are made, as after a long season without signal; then one sync.
fn make(folder: &Path, interviews: u32) -> Result<Farm> {
    let began = Instant::now();
    let mut server = TestServer::init(folder)?;
    let mut device = TestDevice::create(&folder.join("device"))?;
    device.enrol(&server.invite("lead", "Lucía Lead")?.code, &server.address())?;
    let audit = farm_audit(&mut device, "Large Farm", &CREW_NAMES.map(|crew| (crew, interviews)))?;
    device.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("One lead device here.".into()),
    })?;
    device.sync()?;
    server.stop()?;
    let asker = Asker::new(&mut device, audit)?;
    for number in 0..interviews {
        asker.interview(&mut device, number, ANSWERS, &mut |device, answer| device.call(answer))?;
        if number % 500 == 499 {
            eprintln!(
                "made {} of {} interviews ({} s)",
                spelled(number + 1),
                spelled(interviews),
                began.elapsed().as_secs()
            );
        }
        if began.elapsed() > LONGEST {
            bail!(
                "only {} interviews in {} minutes",
                spelled(number),
                LONGEST.as_secs() / 60
            );
        }
    }
    server.start()?;
    let syncing = Instant::now();
    device.sync()?;
    let left = device.sync_status()?.custody.only_here;
    let total = device
        .call(ListInterviews {
            audit,
            offset: 0,
            limit: 1,
        })?
        .total;
    if left > 0 || total != interviews {
        bail!("{total} interviews are there, {left} records are not on the server");
    }
    eprintln!(
        "synced {} interviews in {:.1} s",
        spelled(interviews),
        syncing.elapsed().as_secs_f64()
    );
    device.stop()?;
    server.stop()?;
    Ok(Farm {
        port: server.port(),
        audit,
        interviews,
        folder: folder.to_owned(),
    })
}

/// Memory that looks like a disk: nobody waits for a sync there. `None` where the machine has no such place.
pub(super) fn memory_disk() -> Option<PathBuf> {
    Some(PathBuf::from("/dev/shm")).filter(|folder| folder.is_dir())
}

/// Where farms are kept between runs, and copies of them for one run.
pub(super) fn kept_folder() -> Result<PathBuf> {
    let folder = target_dir()?.join("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Names the shape of what is stored: another format, database shape or pack makes other farms.
fn shape() -> Result<String> {
    let mut hasher = DefaultHasher::new();
    (shared::sync::FORMAT, ANSWERS).hash(&mut hasher);
    let shapes = [
        "src-tauri/device/src/store/schema.rs",
        "sync-server/src/log/sqlite/0001.sql",
    ];
    let pack = [
        "packs/fair-food/pack.toml",
        "packs/fair-food/worker-interview/survey.csv",
    ];
    for file in shapes.iter().chain(&pack) {
        fs::read(repository().join(file))
            .with_context(|| (*file).to_owned())?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Copies a folder with everything in it.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
