//! R2, R3 for the files: the power goes at any instant, unsynced writes are lost, kept, reordered or torn, and the
//! database is gone each time. What was acknowledged is there; with syncs ignored it is not (the control).

use crate::disk::{Disk, LogFile, SystemDisk};
use crate::env::Env;
use crate::session::Session;
use crate::vault::{Enrolment, Keyring, PinHash, RingFile, ring_path};
use shared::commands::{Host, Target, Write};
use shared::ids::{RecordId, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::Role;
use shared::record::Edit;
use shared::seal::rooms::{NewDevice, RootAdds, add_by_root, found_program};
use shared::seal::{DeviceKeys, RootKey, VaultKey};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What reached the disk's controller, in order.
#[derive(Clone, Debug)]
enum Step {
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
struct Recording {
    steps: Vec<Step>,
    names: BTreeMap<PathBuf, u64>,
    lengths: BTreeMap<u64, u64>,
    files: u64,
    ignore_sync: bool,
}

/// Works on the real disk and records. Names are relative to its folder.
#[derive(Clone)]
struct RecordingDisk {
    folder: PathBuf,
    recording: Arc<Mutex<Recording>>,
}

impl RecordingDisk {
    fn note<T>(&self, note: impl FnOnce(&mut Recording, &dyn Fn(&Path) -> PathBuf) -> T) -> T {
        let relative = |path: &Path| path.strip_prefix(&self.folder).unwrap_or(path).to_owned();
        note(&mut self.recording.lock().unwrap(), &relative)
    }

    fn acknowledge(&self, count: usize) {
        self.note(|recording, _| recording.steps.push(Step::Acknowledged { count }));
    }
}

impl Recording {
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
enum Fate {
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
fn after_power_cut(steps: &[Step], fate: Fate, folder: &Path) {
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

struct Story {
    steps: Vec<Step>,
    keys: DeviceKeys,
    vault_key: VaultKey,
    /// The answer after so many acknowledgements: question, text, record.
    answers: Vec<(RecordId, String, String)>,
}

/// A device is enrolled, opens a room, answers, seals, answers on.
fn story(ignore_sync: bool) -> Story {
    let place = tempfile::tempdir().unwrap();
    let recording = Arc::new(Mutex::new(Recording {
        ignore_sync,
        ..Recording::default()
    }));
    let disk = RecordingDisk {
        folder: place.path().to_owned(),
        recording: recording.clone(),
    };
    let env = Env {
        disk: Arc::new(disk.clone()),
        ..Env::system()
    };
    let mut chance = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
    let (vault_key, keys) = (
        VaultKey::generate(&mut chance),
        DeviceKeys::generate(&mut chance).unwrap(),
    );
    RingFile::create(
        &env,
        &ring_path(place.path()),
        &vault_key,
        Keyring::new(PinHash::new("493027", [0; 16]).unwrap()),
    )
    .unwrap();
    let mut session = Session::open(place.path(), &env, &vault_key, keys.clone()).unwrap();
    enrol(&mut session);
    let room = session.open_team_room(false).unwrap();
    let mut answers = Vec::new();
    let interview = commit(&mut session, room, Target::New(Kind::Interview), "code", "C-001");
    for n in 0..12 {
        let (key, text) = (format!("answers/q{}", n % 4), format!("{n}: {}", "x".repeat(n * 60)));
        commit(&mut session, room, Target::Existing(interview), &key, &text);
        answers.push((interview, key, text));
        disk.acknowledge(answers.len());
        if n % 5 == 4 {
            session.seal_all().unwrap();
        }
    }
    session.close();
    let steps = recording.lock().unwrap().steps.clone();
    Story {
        steps,
        keys,
        vault_key,
        answers,
    }
}

fn enrol(session: &mut Session) {
    let mut chance = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
    let (root, program) = (RootKey::generate(&mut chance), RoomId([8; 16]));
    let scribe = NewDevice::new(
        program,
        "Server",
        Role::Scribe,
        &DeviceKeys::generate(&mut chance).unwrap(),
    );
    let (mut log, mut entries) = found_program(program, &root, &scribe, &[], 0).unwrap();
    let new = NewDevice::new(program, "Amina", Role::Lead, &session.keys);
    let device = log.next_device();
    entries.extend(
        add_by_root(&mut log, None, &root, RootAdds::New(&new), 0)
            .unwrap()
            .entries,
    );
    let (person, server) = ("Amina".to_owned(), String::new());
    let (program_name, role) = ("Fair Food".to_owned(), Role::Lead);
    let enrolment = Enrolment {
        program,
        program_name,
        root: root.public(),
        device,
        person,
        role,
        server,
    };
    session.enrol(enrolment, &[(RoomKind::Program, entries)]).unwrap();
}

fn commit(session: &mut Session, room: RoomId, target: Target, key: &str, text: &str) -> RecordId {
    session
        .commit(
            room,
            vec![Write {
                target,
                edits: vec![Edit::put(key, text)],
            }],
        )
        .unwrap()[0]
}

/// How many acknowledged answers are missing in the states after power cuts; how many states were looked at.
fn losses(story: &Story, every: usize) -> (usize, usize) {
    let acknowledged = |steps: &[Step]| {
        let counts = steps.iter().filter_map(|step| match step {
            Step::Acknowledged { count } => Some(*count),
            _ => None,
        });
        counts.max().unwrap_or(0)
    };
    let (mut lost, mut states) = (0, 0);
    for end in (1..=story.steps.len()).step_by(every) {
        let steps = &story.steps[..end];
        let count = acknowledged(steps);
        if count == 0 {
            continue;
        }
        let seed = end as u64;
        for fate in [
            Fate::AllLost,
            Fate::AllKept,
            Fate::Some(seed),
            Fate::Some(seed + 7919),
            Fate::Torn(seed),
        ] {
            let place = tempfile::tempdir().unwrap();
            after_power_cut(steps, fate, place.path());
            states += 1;
            lost += missing(story, count, place.path(), &format!("{fate:?} after step {end}"));
        }
    }
    (lost, states)
}

fn missing(story: &Story, count: usize, folder: &Path, _state: &str) -> usize {
    let Ok(mut session) = Session::open(folder, &Env::system(), &story.vault_key, story.keys.clone()) else {
        return count;
    };
    let mut newest: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, (_, key, _)) in story.answers[..count].iter().enumerate() {
        newest.insert(key, place);
    }
    let is_there = |session: &mut Session, place: usize| {
        let (record, key, _) = &story.answers[place];
        let row = Host::row(session, *record).unwrap();
        let found = row.and_then(|row| row.fields.text(key).map(str::to_owned));
        // One that was being written when the power went may be there too.
        let later = story
            .answers
            .iter()
            .skip(place)
            .filter(|(_, later, _)| later == key)
            .take(2);
        later.into_iter().any(|(_, _, text)| found.as_ref() == Some(text))
    };
    newest
        .into_values()
        .filter(|place| !is_there(&mut session, *place))
        .count()
}

#[test]
fn a_power_cut_at_any_instant_loses_nothing_acknowledged_even_without_the_database() {
    let (lost, states) = losses(&story(false), 3);
    assert!(states > 100, "{states}");
    assert_eq!(lost, 0, "in {states} states");
}

#[test]
fn the_control_where_syncs_are_ignored_does_lose_answers() {
    let (lost, states) = losses(&story(true), 12);
    assert!(lost > 0, "in {states} states");
}
