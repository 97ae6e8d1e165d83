use super::*;
use crate::disk::SystemDisk;
use shared::ids::DeviceNumber;
use shared::kinds::Kind;
use shared::seal::VaultKey;

const ROOM: RoomId = RoomId([1; 16]);

fn key() -> JournalKey {
    JournalKey::of_vault(&VaultKey::generate(&mut |bytes: &mut [u8]| bytes.fill(5)))
}

fn open(folder: &std::path::Path) -> (Journal, Vec<JournalEntry>) {
    Journal::open(&Env::system(), folder.join("journal"), &|_, epoch| {
        (epoch == 0).then(key)
    })
    .unwrap()
}

fn entry(record: u8, counter: u64) -> JournalEntry {
    JournalEntry {
        room: ROOM,
        record: RecordId([record; 16]),
        kind: Kind::Interview,
        counter,
        change: vec![record; 60],
        blobs: Vec::new(),
        creator: DeviceNumber(2),
        chance: [0; 16],
        more: 0,
    }
}

fn append(journal: &mut Journal, record: u8, epoch: u32) {
    let entry = entry(record, journal.next_counter());
    journal
        .append(&[Sealing {
            entry: &entry,
            epoch,
            key: &key(),
        }])
        .unwrap();
}

fn records(entries: &[JournalEntry]) -> Vec<u8> {
    entries.iter().map(|entry| entry.record.0[0]).collect()
}

#[test]
fn what_was_appended_is_there_after_reopening_and_numbers_go_on() {
    let place = tempfile::tempdir().unwrap();
    let (mut journal, found) = open(place.path());
    assert!(found.is_empty());
    [7, 8, 7].into_iter().for_each(|record| append(&mut journal, record, 0));
    drop(journal);
    let (journal, found) = open(place.path());
    assert_eq!(records(&found), [7, 8, 7]);
    assert_eq!(journal.next_counter(), 4);
}

#[test]
fn a_torn_tail_is_cut_and_the_next_entry_stands_behind_what_was_whole() {
    let place = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(place.path());
    append(&mut journal, 7, 0);
    append(&mut journal, 8, 0);
    drop(journal);
    let path = place.path().join("journal");
    let whole = std::fs::read(&path).unwrap();
    for cut in [1, 20, 70] {
        std::fs::write(&path, &whole[..whole.len() - cut]).unwrap();
        let (mut journal, found) = open(place.path());
        assert_eq!(records(&found), [7], "cut {cut}");
        append(&mut journal, 9, 0);
        drop(journal);
        assert_eq!(records(&open(place.path()).1), [7, 9]);
    }
}

#[test]
fn sealed_records_leave_and_entries_that_no_key_opens_stay() {
    let place = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(place.path());
    append(&mut journal, 7, 0);
    append(&mut journal, 5, 3);
    append(&mut journal, 8, 0);
    append(&mut journal, 7, 0);
    drop(journal);
    let (mut journal, found) = open(place.path());
    assert_eq!(records(&found), [7, 8, 7], "the one of epoch 3 has no key yet");
    journal.drop_entries(&|record| record == RecordId([7; 16]), 10).unwrap();
    append(&mut journal, 9, 0);
    drop(journal);
    assert_eq!(records(&open(place.path()).1), [8, 9]);
    let every = Journal::open(&Env::system(), place.path().join("journal"), &|_, _| Some(key()))
        .unwrap()
        .1;
    assert_eq!(records(&every), [5, 8, 9]);
}

#[test]
fn what_a_batch_does_not_hold_of_a_commit_stays_when_the_rest_has_left() {
    let place = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(place.path());
    let commit = [(7, 1), (8, 0)].map(|(record, more)| JournalEntry {
        more,
        ..entry(record, journal.next_counter() + u64::from(1 - more))
    });
    let key = key();
    let frames = commit.each_ref().map(|entry| Sealing {
        entry,
        epoch: 0,
        key: &key,
    });
    journal.append(&frames).unwrap();
    journal.drop_entries(&|record| record == RecordId([8; 16]), 10).unwrap();
    drop(journal);
    let (mut journal, found) = open(place.path());
    assert_eq!(records(&found), [7]);
    append(&mut journal, 9, 0);
    drop(journal);
    assert_eq!(records(&open(place.path()).1), [7, 9]);
}

#[test]
fn an_entry_that_the_database_refused_does_not_come_back() {
    let place = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(place.path());
    append(&mut journal, 7, 0);
    let refused = journal.next_counter();
    append(&mut journal, 8, 0);
    journal.take_back(refused).unwrap();
    append(&mut journal, 9, 0);
    drop(journal);
    assert_eq!(records(&open(place.path()).1), [7, 9]);
}

#[test]
fn a_file_that_is_no_journal_is_kept_beside() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("journal"), b"something else entirely").unwrap();
    let (mut journal, found) = open(place.path());
    assert!(found.is_empty());
    append(&mut journal, 7, 0);
    assert!(SystemDisk.exists(&place.path().join("journal.damaged")));
}
