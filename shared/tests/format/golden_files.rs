//! Frozen files of a device and of a program: journal, vault header, root key.

use crate::golden::{frozen, same};
use crate::world::*;
use shared::ids::{BlobHash, RecordId};
use shared::kinds::Kind;
use shared::seal::journal::{JOURNAL_MAGIC, JournalEntry, JournalKey, read_journal, seal_entry};
use shared::seal::root::RootFile;
use shared::seal::{DeviceKeys, PassphraseCost, VaultHeader, VaultKey};
use shared::sync::manifest::BlobRef;

fn passphrase() -> secrecy::SecretString {
    secrecy::SecretString::from("orange furrow lantern river bread")
}

#[test]
fn journal() {
    let entry = JournalEntry {
        room: TEAM,
        record: RecordId([0x11; 16]),
        kind: Kind::Interview,
        counter: 41,
        change: b"answers/q17".to_vec(),
        blobs: vec![BlobRef {
            hash: BlobHash([0x55; 32]),
            length: 70_000,
        }],
        creator: AMINA,
        chance: [0x22; 16],
        more: 0,
    };
    let world = World::new();
    let key = || JournalKey::of_room(&world.room_key);
    let vault = || JournalKey::of_vault(&VaultKey::generate(&mut chance("vault key")));
    let mut chance = chance("journal");
    let frames = [
        seal_entry(&entry, 1, &key(), &mut chance).unwrap(),
        seal_entry(
            &JournalEntry {
                room: PROGRAM,
                counter: 42,
                ..entry.clone()
            },
            0,
            &vault(),
            &mut chance,
        )
        .unwrap(),
    ];
    let file = same("journal", [JOURNAL_MAGIC, &frames[0], &frames[1]].concat());
    let read = read_journal(&file, &|_, epoch| Some(if epoch == 0 { vault() } else { key() })).unwrap();
    assert_eq!(
        read.entries.iter().map(|(_, e)| e.counter).collect::<Vec<_>>(),
        [41, 42]
    );
    assert_eq!(read.entries[0].1, entry);
    assert!(!read.torn && read.unopened.is_empty());
}

#[test]
fn vault_header_and_root_file() {
    let key = VaultKey::generate(&mut chance("vault key"));
    let secrets = keys("amina").to_bytes();
    let make = |recovery: &[_]| {
        VaultHeader::seal(
            &key,
            &passphrase(),
            PassphraseCost::FLOOR,
            recovery,
            &secrets,
            &mut chance("header"),
        )
        .unwrap()
    };
    let file = same("vault-header", make(&[]).to_bytes());
    let header = VaultHeader::from_bytes(&file).unwrap();
    let opened = header.open(&passphrase()).unwrap();
    assert_eq!(opened, key);
    assert_eq!(
        DeviceKeys::from_bytes(&header.secrets(&opened).unwrap())
            .unwrap()
            .public(),
        keys("amina").public()
    );
    let recovery = keys("recovery");
    let file = frozen("vault-header-recovery", || {
        make(&[recovery.public().receiving]).to_bytes()
    });
    let header = VaultHeader::from_bytes(&file).unwrap();
    assert_eq!(header.open_with_recovery(recovery.receiving()).unwrap(), key);
    assert_eq!(header.open(&passphrase()).unwrap(), key);
    let root = World::new().root;
    let file = root.to_file(
        PROGRAM,
        "Fair Food Program",
        &passphrase(),
        PassphraseCost::FLOOR,
        &mut chance("root file"),
    );
    let file = RootFile::read(&same("root-file", file.unwrap())).unwrap();
    assert_eq!(file.open(&passphrase()).unwrap().public(), root.public());
    let stored = same("device-keys", secrets.to_vec());
    assert_eq!(
        DeviceKeys::from_bytes(&stored).unwrap().public(),
        keys("amina").public()
    );
}
