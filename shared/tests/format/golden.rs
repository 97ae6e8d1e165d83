//! Frozen bytes of every structure of format v1, in `shared/golden/v1`.
//!
//! Made with fixed randomness, so making them again gives the same bytes; `SURCO_GOLDEN=write` writes those that are
//! missing and never changes one. What age makes is different at each run: of it only "still opens" is frozen.
//! Parts depend on zstd too: should a later zstd compress otherwise, the test of writing is what may be given up, never
//! the test of reading.

use crate::world::*;
use data_encoding::HEXLOWER;
use shared::ids::{BlobHash, DeviceNumber, RecordId};
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::seal::RoomKey;
use shared::seal::batch::{BatchDraft, DraftPart, OpenedPart, VerifyFault, open_parts, seal_batches, verify_batch};
use shared::seal::blob::{BlobKey, open_blob, seal_blob};
use shared::seal::invite::{InviteLink, InviteSecret};
use shared::seal::rooms::{self, NewDevice};
use shared::sync::counted::{Waiting, counted};
use shared::sync::manifest::{Head, Seen};
use shared::sync::part::{CountingFact, CountingFacts};
use shared::sync::wire::{self, Signature};
use shared::sync::{Batch, Control, MemberLog, PartContent, SignedEntry, Verdict};
use std::io::{Cursor as Reader, Read};
use std::path::PathBuf;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("golden/v1")
        .join(format!("{name}.hex"))
}

/// The frozen bytes. `make` is asked only when the file is missing and may be written.
pub fn frozen(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = path(name);
    if !path.exists() && std::env::var("SURCO_GOLDEN").as_deref() == Ok("write") {
        let hex = HEXLOWER.encode(&make());
        let lines: Vec<&str> = hex
            .as_bytes()
            .chunks(96)
            .map(|line| std::str::from_utf8(line).unwrap())
            .collect();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    HEXLOWER.decode(text.replace('\n', "").as_bytes()).unwrap()
}

/// The frozen bytes, which making the same thing again must give.
pub fn same(name: &str, made: Vec<u8>) -> Vec<u8> {
    let frozen = frozen(name, || made.clone());
    assert!(frozen == made, "{name}: what is written now differs from format v1");
    frozen
}

pub fn unfold<T: for<'b> minicbor::Decode<'b, ()>>(bytes: &[u8]) -> T {
    wire::decode(bytes).unwrap()
}

/// Amina's first batch: two parts under a dictionary, a cited photo, Joseph's head seen.
fn amina_1(world: &World, joseph: Head) -> Batch {
    let (keys, dictionary) = (keys("amina"), dictionary());
    let draft = BatchDraft {
        seen: vec![Seen {
            device: JOSEPH,
            seq: joseph.seq,
            hash: joseph.hash,
        }],
        dictionary: Some(&dictionary),
        ..world.draft(AMINA, &keys, vec![interview(), evidence()])
    };
    seal_batches(draft, &mut chance("amina 1")).unwrap().remove(0)
}

fn head(batch: &Batch) -> Head {
    batch.read().unwrap().head(batch.hash())
}

#[test]
fn room_logs() {
    let world = World::new();
    let program = same("member-log-program", wire::encode(&world.program_entries));
    let team = same("member-log-team", wire::encode(&world.team_entries));
    let root = world.root.public();
    let program = MemberLog::verify(&root, None, &unfold::<Vec<SignedEntry>>(&program)).unwrap();
    let team = MemberLog::verify(&root, Some(&program), &unfold::<Vec<SignedEntry>>(&team)).unwrap();
    assert_eq!(
        program.members().map(|m| m.role).collect::<Vec<_>>(),
        [Role::Scribe, Role::Lead, Role::Auditor, Role::Auditor]
    );
    assert_eq!(program.recovery(), [keys("recovery").public().receiving]);
    assert_eq!(team.commitment(1), Some(world.room_key.commitment()));
    assert_eq!(team.epochs().len(), 1);
    let certificate = same("invite-certificate", wire::encode(&world.certificate));
    let certificate = invite_keys("invite of Amina")
        .read_certificate(&unfold(&certificate))
        .unwrap();
    assert_eq!(
        (certificate.person.as_str(), certificate.title.as_str()),
        ("Amina", "Fair Food Program")
    );
    let link = InviteLink {
        secret: InviteSecret::generate(&mut chance("invite of Amina")),
        root,
        server: "https://sync.example.org".into(),
    };
    let link = same("invite-link", link.to_text().into_bytes());
    let link = InviteLink::from_text(std::str::from_utf8(&link).unwrap()).unwrap();
    assert_eq!(link.secret.keys().id(), certificate.id());
}

#[test]
fn batches() {
    let world = World::new();
    let joseph = same(
        "batch-sealed",
        wire::encode(&world.batch("joseph", JOSEPH, None, vec![])),
    );
    let joseph: Batch = unfold(&joseph);
    let amina = same("batch-sealed-dictionary", wire::encode(&amina_1(&world, head(&joseph))));
    let amina: Batch = unfold(&amina);
    let verified = verify_batch(&amina, &world.team).unwrap();
    let manifest = &verified.manifest;
    assert_eq!(
        (manifest.seq, manifest.epoch, manifest.rule_version, manifest.device),
        (1, 1, 1, AMINA)
    );
    assert_eq!(manifest.dictionary, dictionary().hash());
    assert_eq!(
        manifest.seen,
        [Seen {
            device: JOSEPH,
            seq: 1,
            hash: joseph.hash()
        }]
    );
    let opened = open_parts(&amina, manifest, Some(&world.room_key), Some(&dictionary()));
    assert_eq!(opened, [interview(), evidence()].map(|p| OpenedPart::Open(p.content)));
    let keys = keys("lead");
    let open = BatchDraft {
        room: PROGRAM,
        room_key: None,
        member_head: world.program.head(),
        ..world.draft(LEAD, &keys, vec![interview()])
    };
    let open = seal_batches(open, &mut chance("open")).unwrap().remove(0);
    let open: Batch = unfold(&same("batch-open", wire::encode(&open)));
    let verified = verify_batch(&open, &world.program).unwrap();
    assert_eq!(
        open_parts(&open, &verified.manifest, None, None),
        [OpenedPart::Open(interview().content)]
    );
    let part = same("part-plaintext", wire::encode(&interview().content));
    assert_eq!(unfold::<PartContent>(&part), interview().content);
}

/// Every control entry once, on frozen bytes: `remove`, `accept`, `refuse`, `erase`, `handed in`, `epoch`.
#[test]
fn every_control_entry_replayed() {
    let mut world = World::new();
    // Amina seals three; the lead saw the first; then her phone is taken.
    let [one, two, three] = {
        let one = world.batch("amina", AMINA, None, vec![Control::HandedIn { seq: 1 }]);
        let two = world.batch("amina", AMINA, Some(head(&one)), vec![]);
        let three = world.batch("amina", AMINA, Some(head(&two)), vec![]);
        [one, two, three]
    };
    let next = RoomKey::generate(&mut chance("second key"));
    let lead = keys("lead");
    let (append, _) = rooms::remove_member(
        &mut world.team,
        &world.program,
        (LEAD, &lead),
        (AMINA, Some(head(&one))),
        Some(&next),
        NOON + 600,
    )
    .unwrap();
    world.team_entries.extend(append.entries);
    let erased = one.read().unwrap().parts[0].hash;
    let facts = CountingFacts {
        record: RecordId([0x11; 16]),
        kind: Kind::Interview,
        facts: vec![CountingFact {
            key: "strata/crew".into(),
            value: "harvest 2".into(),
        }],
    };
    let control = vec![
        Control::Accept { batch: two.hash() },
        Control::Refuse { batch: three.hash() },
        Control::Erase {
            parts: vec![erased],
            blobs: vec![BlobHash([0x55; 32])],
            facts: Some(0),
        },
    ];
    let facts = DraftPart {
        content: PartContent::Facts { facts: vec![facts] },
        blobs: vec![],
    };
    let draft = BatchDraft {
        control,
        room_key: Some((2, &next)),
        ..world.draft(LEAD, &lead, vec![facts.clone()])
    };
    let ruling = seal_batches(draft, &mut chance("ruling")).unwrap().remove(0);

    // From here on only frozen bytes.
    let log = same("control-member-log", wire::encode(&world.team_entries));
    let batches = same("control-batches", wire::encode(&vec![one, two, three, ruling]));
    let log = MemberLog::verify(
        &world.root.public(),
        Some(&world.program),
        &unfold::<Vec<SignedEntry>>(&log),
    )
    .unwrap();
    let batches: Vec<Batch> = unfold(&batches);
    let verified: Vec<_> = batches.iter().map(|b| verify_batch(b, &log).unwrap()).collect();
    let counting = counted(&log, verified.iter().map(|v| (v.hash, &v.manifest)));

    // remove, epoch
    assert!(log.member(AMINA).is_none());
    assert_eq!(
        log.ever_member(AMINA).unwrap().removed.unwrap().last,
        Some(head(&batches[0]))
    );
    assert_eq!(
        log.epoch().map(|e| (e.epoch, e.commitment)),
        Some((2, next.commitment()))
    );
    // accept, refuse
    let verdicts: Vec<_> = verified.iter().map(|v| counting.verdicts[&v.hash]).collect();
    let refused = Verdict::SetAside(Waiting::Refused);
    assert_eq!(
        verdicts,
        [Verdict::Counted, Verdict::Counted, refused, Verdict::Counted]
    );
    // erase
    assert_eq!(counting.erased_parts.iter().copied().collect::<Vec<_>>(), [erased]);
    assert_eq!(
        counting.erased_blobs.iter().copied().collect::<Vec<_>>(),
        [BlobHash([0x55; 32])]
    );
    assert_eq!(
        counting.facts.iter().copied().collect::<Vec<_>>(),
        [(verified[3].hash, 0)]
    );
    let stays = open_parts(&batches[3], &verified[3].manifest, Some(&next), None);
    assert_eq!(stays, [OpenedPart::Open(facts.content)]);
    // handed in
    assert_eq!(counting.handed_in.get(&AMINA), Some(&1));
    // Without the lead's ruling both later batches wait.
    let counting = counted(&log, verified[..3].iter().map(|v| (v.hash, &v.manifest)));
    assert_eq!(
        counting.set_aside().map(|(_, why)| why).collect::<Vec<_>>(),
        [Waiting::AfterRemoval; 2]
    );
    // The removed device gets no further with the new key's epoch than with the old one.
    let late = world.batch("amina", AMINA, Some(head(&batches[2])), vec![]);
    let late = verify_batch(&late, &log).unwrap();
    let counting = counted(&log, [(late.hash, &late.manifest)]);
    assert!(!counting.counts(late.hash));
}

#[test]
fn an_unknown_control_entry_of_a_later_version_spoils_nothing() {
    let world = World::new();
    let mut batch = world.batch("amina", AMINA, None, vec![Control::HandedIn { seq: 1 }]);
    // The entry is [3, {0: 1}]; a later version's is [9, {0: 1}].
    let at = batch
        .manifest
        .bytes
        .windows(5)
        .rposition(|w| w == [0x82, 0x03, 0xa1, 0x00, 0x01])
        .unwrap();
    batch.manifest.bytes[at + 1] = 9;
    assert_eq!(batch.read().unwrap().control, [Control::Unknown]);
    assert_eq!(
        verify_batch(&batch, &world.team),
        Err(VerifyFault::Signature(AMINA)),
        "and only its author can say it"
    );
}

#[test]
fn what_age_makes_still_opens() {
    let world = World::new();
    let amina = keys("amina");
    let wrap = frozen("room-key-wrap", || {
        world.room_key.wrap(&[amina.public().receiving]).unwrap()
    });
    assert_eq!(
        RoomKey::unwrap(&wrap, amina.receiving(), world.room_key.commitment()),
        Ok(world.room_key.clone())
    );
    let key = BlobKey::generate(&mut chance("blob"));
    let photo = b"the bytes of a photograph".as_slice();
    let stored = frozen("blob", || {
        let mut stored = vec![];
        seal_blob(&key, photo, &mut stored, 1000).unwrap();
        stored
    });
    let mut read = vec![];
    open_blob(&key, Reader::new(&stored))
        .unwrap()
        .read_to_end(&mut read)
        .unwrap();
    assert_eq!(read, photo);
}

#[test]
fn the_world_itself_is_the_same_at_every_run() {
    let proof = NewDevice::new(PROGRAM, "Lucía", Role::Lead, &keys("lead")).proof;
    assert_eq!(proof, NewDevice::new(PROGRAM, "Lucía", Role::Lead, &keys("lead")).proof);
    assert_ne!(proof, Signature([0; 64]));
    assert_eq!(World::new().team.head(), World::new().team.head());
    assert_eq!(World::new().team.next_device(), DeviceNumber(5));
}
