//! A disk that remembers every step, and what may be left of them when the power goes.

use crate::disk::{Disk, LogFile, SystemDisk};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What reached the disk's controller, in order.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Write {
        file: u64,
        at: u64,
        bytes: Vec<u8>,
    },
    Cut {
        file: u64,
        length: u64,
    },
    Sync {
        file: u64,
    },
    Name {
        path: PathBuf,
        file: Option<u64>,
    },
    SyncFolder {
        path: PathBuf,
    },
    /// A reply went out.
    Acknowledged {
        count: usize,
    },
}

#[derive(Default)]
pub(super) struct Recording {
    pub(super) steps: Vec<Step>,
    names: BTreeMap<PathBuf, u64>,
    lengths: BTreeMap<u64, u64>,
    files: u64,
    ignore_sync: bool,
}

/// Works on the real disk and records. Names are relative to its folder.
#[derive(Clone)]
pub(super) struct RecordingDisk {
    pub(super) folder: PathBuf,
    pub(super) recording: Arc<Mutex<Recording>>,
}

impl RecordingDisk {
    fn note<T>(&self, note: impl FnOnce(&mut Recording, &dyn Fn(&Path) -> PathBuf) -> T) -> T {
        let relative = |path: &Path| path.strip_prefix(&self.folder).unwrap_or(path).to_owned();
        note(&mut self.recording.lock().unwrap(), &relative)
    }

    pub(super) fn acknowledge(&self, count: usize) {
        self.note(|recording, _| recording.steps.push(Step::Acknowledged { count }));
    }
}

impl Recording {
    /// With `ignore_sync` no sync is recorded: the control.
    pub(super) fn new(ignore_sync: bool) -> Self {
        Recording {
            ignore_sync,
            ..Recording::default()
        }
    }

    fn new_file(&mut self, path: PathBuf) -> u64 {
        self.files += 1;
        let file = self.files;
        self.names.insert(path.clone(), file);
        self.steps.push(Step::Name { path, file: Some(file) });
        file
    }

    fn write(&mut self, file: u64, bytes: &[u8]) {
        let at = self.lengths.get(&file).copied().unwrap_or(0);
        self.lengths.insert(file, at + bytes.len() as u64);
        self.steps.push(Step::Write {
            file,
            at,
            bytes: bytes.to_vec(),
        });
    }

    fn sync(&mut self, file: u64) {
        if !self.ignore_sync {
            self.steps.push(Step::Sync { file });
        }
    }
}

impl Disk for RecordingDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        SystemDisk.read(path, limit)
    }
    fn exists(&self, path: &Path) -> bool {
        SystemDisk.exists(path)
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        SystemDisk.write(path, bytes)?;
        self.note(|recording, relative| {
            let file = recording.new_file(relative(path));
            recording.write(file, bytes);
            recording.sync(file);
        });
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename(from, to)?;
        self.note(|recording, relative| {
            let file = recording.names.remove(&relative(from));
            recording.names.extend(file.map(|file| (relative(to), file)));
            recording.steps.push(Step::Name {
                path: relative(to),
                file,
            });
            recording.steps.push(Step::Name {
                path: relative(from),
                file: None,
            });
        });
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)?;
        self.note(|recording, relative| {
            recording.names.remove(&relative(path));
            recording.steps.push(Step::Name {
                path: relative(path),
                file: None,
            });
        });
        Ok(())
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        SystemDisk.make_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        SystemDisk.sync_folder(path)?;
        self.note(|recording, relative| {
            if !recording.ignore_sync {
                recording.steps.push(Step::SyncFolder { path: relative(path) });
            }
        });
        Ok(())
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        SystemDisk.list(folder)
    }
    fn log(&self, path: &Path) -> io::Result<Box<dyn LogFile>> {
        let log = SystemDisk.log(path)?;
        let file = self.note(|recording, relative| match recording.names.get(&relative(path)) {
            Some(file) => *file,
            None => recording.new_file(relative(path)),
        });
        Ok(Box::new(RecordingLog {
            disk: self.clone(),
            file,
            log,
        }))
    }
}

struct RecordingLog {
    disk: RecordingDisk,
    file: u64,
    log: Box<dyn LogFile>,
}

impl LogFile for RecordingLog {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.log.append(bytes)?;
        self.disk.note(|recording, _| recording.write(self.file, bytes));
        Ok(())
    }
    fn sync(&mut self) -> io::Result<()> {
        self.log.sync()?;
        self.disk.note(|recording, _| recording.sync(self.file));
        Ok(())
    }
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.log.cut(length)?;
        self.disk.note(|recording, _| {
            recording.lengths.insert(self.file, length);
            recording.steps.push(Step::Cut {
                file: self.file,
                length,
            });
            recording.sync(self.file);
        });
        Ok(())
    }
}

/// What an unsynced step comes to when the power goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    AllLost,
    AllKept,
    /// Each by a coin.
    Some(u64),
    /// Each by a coin, and writes cut at a sector.
    Torn(u64),
}

const SECTOR: usize = 512;

/// A coin that falls the same way each time it is asked about the same step.
fn coin(seed: u64, step: usize) -> bool {
    let mixed = (seed.wrapping_add(step as u64))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(31)
        .wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 40) & 1 == 0
}

/// The disk as it may be after the power went behind `steps`.
pub(super) fn after_power_cut(steps: &[Step], fate: Fate, folder: &Path) {
    let synced_at = |place: usize, settles: &dyn Fn(&Step) -> bool| steps[place..].iter().any(settles);
    let mut contents: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    let mut names: BTreeMap<PathBuf, u64> = BTreeMap::new();
    for (place, step) in steps.iter().enumerate() {
        let settled = match step {
            Step::Write { file, .. } | Step::Cut { file, .. } => synced_at(
                place,
                &|later| matches!(later, Step::Sync { file: synced } if synced == file),
            ),
            Step::Name { path, .. } => {
                let parent = path.parent().unwrap_or(Path::new(""));
                synced_at(
                    place,
                    &|later| matches!(later, Step::SyncFolder { path } if path == parent),
                )
            }
            Step::Sync { .. } | Step::SyncFolder { .. } | Step::Acknowledged { .. } => continue,
        };
        let kept = settled
            || match fate {
                Fate::AllLost => false,
                Fate::AllKept => true,
                Fate::Some(seed) | Fate::Torn(seed) => coin(seed, place),
            };
        if !kept {
            continue;
        }
        match step {
            Step::Write { file, at, bytes } => {
                let torn = matches!(fate, Fate::Torn(_)) && !settled;
                let bytes = if torn {
                    &bytes[..(bytes.len() / 2).next_multiple_of(SECTOR).min(bytes.len())]
                } else {
                    bytes
                };
                let content = contents.entry(*file).or_default();
                let end = *at as usize + bytes.len();
                content.resize(content.len().max(end), 0);
                content[*at as usize..end].copy_from_slice(bytes);
            }
            Step::Cut { file, length } => contents.entry(*file).or_default().truncate(*length as usize),
            Step::Name { path, file: Some(file) } => drop(names.insert(path.clone(), *file)),
            Step::Name { path, file: None } => drop(names.remove(path)),
            Step::Sync { .. } | Step::SyncFolder { .. } | Step::Acknowledged { .. } => {}
        }
    }
    for (path, file) in names {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, contents.get(&file).cloned().unwrap_or_default()).unwrap();
    }
}
