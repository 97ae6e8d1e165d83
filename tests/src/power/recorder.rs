//! What a process does to the files of a folder: written down by a small library between the process and libc.

use crate::browser::target_dir;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// In C, since the loader wants a library without a runtime of its own; the workspace needs a C compiler anyway.
const SOURCE: &str = include_str!("recorder.c");
const LIBRARY: &str = "recorder.so";
const RECORD: &str = "record";

/// The record of one folder, by as many processes as come one after the other.
pub struct Recorder {
    place: TempDir,
    folder: PathBuf,
    /// What stood there before.
    standing: Vec<Step>,
}

impl Recorder {
    /// Builds the library; a second or less. What `folder` holds now counts as durable.
    pub fn new(folder: &Path) -> Result<Recorder> {
        let place = tempfile::tempdir_in(target_dir()?)?;
        let source = place.path().join("recorder.c");
        fs::write(&source, SOURCE)?;
        fs::write(place.path().join(RECORD), b"")?;
        let built = Command::new("cc")
            .args(["-O2", "-shared", "-fPIC", "-o"])
            .args([&place.path().join(LIBRARY), &source])
            .status()
            .context("cc, which recording needs")?;
        ensure!(built.success(), "cc did not build the recorder");
        Ok(Recorder {
            place,
            folder: folder.to_owned(),
            standing: standing(folder)?,
        })
    }

    /// The environment of a process that is recorded.
    pub fn variables(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("LD_PRELOAD", self.place.path().join(LIBRARY)),
            ("SURCO_RECORD", self.place.path().join(RECORD)),
            ("SURCO_RECORD_FOLDER", self.folder.clone()),
        ]
    }

    /// Bytes recorded so far: whatever a reply stands for lies before.
    pub fn length(&self) -> Result<u64> {
        Ok(fs::metadata(self.place.path().join(RECORD))?.len())
    }

    /// All steps, each with its place in the record.
    pub fn steps(&self) -> Result<Vec<(u64, Step)>> {
        let mut reading = Reading::over(&self.standing);
        let steps = reading.steps(&fs::read(self.place.path().join(RECORD))?)?;
        Ok(self
            .standing
            .iter()
            .map(|step| (0, step.clone()))
            .chain(steps)
            .collect())
    }
}

/// What a name stands for. Files are numbered: the same name may be given to another one later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    File(u64),
    Folder,
}

/// What reached the disk, in order. Paths are relative to the recorded folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// There before the record began.
    Stood {
        path: PathBuf,
        thing: Thing,
        bytes: Vec<u8>,
    },
    Made {
        path: PathBuf,
        thing: Thing,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
        thing: Thing,
    },
    Removed {
        path: PathBuf,
    },
    Write {
        file: u64,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: u64,
        length: usize,
    },
    Sync {
        file: u64,
        path: PathBuf,
    },
    SyncFolder {
        path: PathBuf,
    },
    /// A reply is about to go out.
    Reply,
}

#[derive(Default)]
struct Reading {
    names: BTreeMap<PathBuf, Thing>,
    open: BTreeMap<i32, (PathBuf, Thing)>,
    files: u64,
}

fn standing(folder: &Path) -> Result<Vec<Step>> {
    let (mut steps, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let place = entry?.path();
            let path = place.strip_prefix(folder)?.to_owned();
            let (thing, bytes) = if place.is_dir() {
                folders.push(place);
                (Thing::Folder, Vec::new())
            } else {
                (Thing::File(steps.len() as u64 + 1), fs::read(place)?)
            };
            steps.push(Step::Stood { path, thing, bytes });
        }
    }
    Ok(steps)
}

struct Entry<'a> {
    operation: u8,
    file: i32,
    number: u64,
    a: &'a [u8],
    b: &'a [u8],
}

impl<'a> Entry<'a> {
    fn take(rest: &mut &'a [u8]) -> Option<Entry<'a>> {
        let operation = *rest.split_off_first()?;
        let file = i32::from_ne_bytes(rest.split_off(..4)?.try_into().ok()?);
        let number = u64::from_ne_bytes(rest.split_off(..8)?.try_into().ok()?);
        let a = u32::from_ne_bytes(rest.split_off(..4)?.try_into().ok()?) as usize;
        let b = u32::from_ne_bytes(rest.split_off(..4)?.try_into().ok()?) as usize;
        Some(Entry {
            operation,
            file,
            number,
            a: rest.split_off(..a)?,
            b: rest.split_off(..b)?,
        })
    }

    fn path(&self) -> Result<PathBuf> {
        Ok(PathBuf::from(std::str::from_utf8(self.a)?))
    }
}

const CREATED: u64 = 1;
const EMPTIED: u64 = 2;

impl Reading {
    fn over(standing: &[Step]) -> Reading {
        let mut reading = Reading {
            files: standing.len() as u64,
            ..Reading::default()
        };
        for step in standing {
            if let Step::Stood { path, thing, .. } = step {
                reading.names.insert(path.clone(), *thing);
            }
        }
        reading
    }

    /// Makes steps of what the library wrote, each with its place.
    fn steps(&mut self, record: &[u8]) -> Result<Vec<(u64, Step)>> {
        let (mut steps, mut rest) = (Vec::new(), record);
        while !rest.is_empty() {
            let at = (record.len() - rest.len()) as u64;
            let entry = Entry::take(&mut rest).context("the record is cut")?;
            steps.extend(self.step(&entry)?.into_iter().map(|step| (at, step)));
        }
        Ok(steps)
    }

    fn step(&mut self, entry: &Entry<'_>) -> Result<Option<Step>> {
        Ok(match entry.operation {
            // Another process: none of the files of the one before is open.
            b'p' => {
                self.open.clear();
                None
            }
            b'o' => self.opened(entry)?,
            b'c' => {
                self.open.remove(&entry.file);
                None
            }
            b'w' => Some(Step::Write {
                file: self.file(entry)?,
                at: usize::try_from(entry.number)?,
                bytes: entry.a.to_vec(),
            }),
            b't' => Some(Step::Cut {
                file: self.file(entry)?,
                length: usize::try_from(entry.number)?,
            }),
            b's' => Some(match self.open.get(&entry.file).context("a sync of no open file")? {
                (path, Thing::File(file)) => Step::Sync {
                    file: *file,
                    path: path.clone(),
                },
                (path, Thing::Folder) => Step::SyncFolder { path: path.clone() },
            }),
            b'r' => {
                let (from, to) = (entry.path()?, PathBuf::from(std::str::from_utf8(entry.b)?));
                let thing = self.names.remove(&from).context("a rename of nothing")?;
                self.names.insert(to.clone(), thing);
                Some(Step::Renamed { from, to, thing })
            }
            b'u' => {
                self.names.remove(&entry.path()?);
                Some(Step::Removed { path: entry.path()? })
            }
            b'd' => {
                self.names.insert(entry.path()?, Thing::Folder);
                Some(Step::Made {
                    path: entry.path()?,
                    thing: Thing::Folder,
                })
            }
            b'a' => Some(Step::Reply),
            other => bail!("an unknown operation {other}"),
        })
    }

    fn opened(&mut self, entry: &Entry<'_>) -> Result<Option<Step>> {
        let path = entry.path()?;
        let (thing, step) = if entry.number & CREATED != 0 {
            self.files += 1;
            let thing = Thing::File(self.files);
            self.names.insert(path.clone(), thing);
            (
                thing,
                Some(Step::Made {
                    path: path.clone(),
                    thing,
                }),
            )
        } else {
            let thing = match self.names.get(&path) {
                Some(thing) => *thing,
                // The recorded folder itself.
                None if path.as_os_str().is_empty() => Thing::Folder,
                None => bail!("{} was not made under the recorder's eyes", path.display()),
            };
            let emptied = match thing {
                Thing::File(file) if entry.number & EMPTIED != 0 => Some(Step::Cut { file, length: 0 }),
                Thing::File(_) | Thing::Folder => None,
            };
            (thing, emptied)
        };
        self.open.insert(entry.file, (path, thing));
        Ok(step)
    }

    fn file(&self, entry: &Entry<'_>) -> Result<u64> {
        match self.open.get(&entry.file) {
            Some((_, Thing::File(file))) => Ok(*file),
            Some((_, Thing::Folder)) | None => bail!("a write to no open file"),
        }
    }
}
