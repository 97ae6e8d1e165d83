//! R2, R3 for the files: the power goes at any instant, unsynced writes are lost, kept, reordered or torn, and the
//! database is gone each time. What was acknowledged is there; with syncs ignored it is not (the control). A commit of two
//! records is there with both or with neither.

mod disk;

use crate::env::Env;
use crate::session::Session;
use crate::vault::{Enrolment, Keyring, PinHash, RingFile, ring_path};
use disk::{Fate, Recording, RecordingDisk, Step, after_power_cut};
use shared::commands::{Host, Target, Write};
use shared::ids::{RecordId, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::Role;
use shared::record::Edit;
use shared::seal::rooms::{NewDevice, RootAdds, add_by_root, found_program};
use shared::seal::{DeviceKeys, RootKey, VaultKey};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

struct Story {
    steps: Vec<Step>,
    keys: DeviceKeys,
    vault_key: VaultKey,
    /// The answer after so many acknowledgements: question, text, record.
    answers: Vec<(RecordId, String, String)>,
    /// A record that was written in every commit with those, with the same.
    twin: RecordId,
}

/// A device is enrolled, opens a room, answers, seals, answers on.
fn story(ignore_sync: bool) -> Story {
    let place = tempfile::tempdir().unwrap();
    let recording = Arc::new(Mutex::new(Recording::new(ignore_sync)));
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
    let both = [Target::New(Kind::Interview), Target::New(Kind::Interview)];
    let [interview, twin] = commit(&mut session, room, both, "code", "C-001");
    for n in 0..12 {
        let (key, text) = (format!("answers/q{}", n % 4), format!("{n}: {}", "x".repeat(n * 60)));
        let both = [Target::Existing(interview), Target::Existing(twin)];
        commit(&mut session, room, both, &key, &text);
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
        twin,
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

/// Two records in one commit.
fn commit(session: &mut Session, room: RoomId, both: [Target; 2], key: &str, text: &str) -> [RecordId; 2] {
    let writes = both.map(|target| Write {
        target,
        edits: vec![Edit::put(key, text)],
    });
    session.commit(room, writes.into()).unwrap().try_into().unwrap()
}

/// What was found in the states after power cuts.
#[derive(Default)]
struct Found {
    states: usize,
    /// Acknowledged answers that are missing.
    lost: usize,
    /// Commits of which one record has what the other lacks.
    halved: usize,
}

fn after_cuts(story: &Story, every: usize) -> Found {
    let acknowledged = |steps: &[Step]| {
        let counts = steps.iter().filter_map(|step| match step {
            Step::Acknowledged { count } => Some(*count),
            _ => None,
        });
        counts.max().unwrap_or(0)
    };
    let mut found = Found::default();
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
            found.states += 1;
            look(story, count, place.path(), &mut found);
        }
    }
    found
}

fn look(story: &Story, count: usize, folder: &Path, found: &mut Found) {
    let Ok(mut session) = Session::open(folder, &Env::system(), &story.vault_key, story.keys.clone()) else {
        found.lost += count;
        return;
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
    let places = newest.into_values();
    found.lost += places.filter(|place| !is_there(&mut session, *place)).count();
    let mut says = |record: RecordId| {
        let row = Host::row(&mut session, record).unwrap();
        row.map(|row| ["q0", "q1", "q2", "q3"].map(|key| row.fields.text(&format!("answers/{key}")).map(str::to_owned)))
    };
    let interview = story.answers[0].0;
    found.halved += usize::from(says(interview) != says(story.twin));
}

#[test]
fn a_power_cut_at_any_instant_loses_nothing_acknowledged_even_without_the_database() {
    let Found { states, lost, halved } = after_cuts(&story(false), 3);
    assert!(states > 80, "{states}");
    assert_eq!((lost, halved), (0, 0), "in {states} states");
}

#[test]
fn the_control_where_syncs_are_ignored_does_lose_answers() {
    let Found { states, lost, .. } = after_cuts(&story(true), 12);
    assert!(lost > 0, "in {states} states");
}
