//! What somebody may try who holds the server, a phone, or a key that is not theirs.

use crate::world::*;
use shared::ids::{BatchHash, DeviceNumber, Hash, RecordId};
use shared::kinds::Kind;
use shared::seal::batch::{
    BatchDraft, DraftPart, OpenedPart, SealFault, VerifyFault, open_parts, seal_batches, verify_batch,
};
use shared::seal::part::PartFault;
use shared::seal::{Dictionary, RoomKey};
use shared::sync::batch::BatchFault;
use shared::sync::limits::{MAX_BATCH_BYTES, MAX_PART_BYTES};
use shared::sync::manifest::{Head, Manifest, ManifestFault};
use shared::sync::wire;
use shared::sync::{Batch, Control, News, PartContent};

fn amina_batch(world: &World) -> Batch {
    world.batch("amina", AMINA, None, vec![])
}

#[test]
fn a_batch_comes_back_as_it_was_written() {
    let world = World::new();
    let keys = keys("amina");
    let dictionary = dictionary();
    let draft = BatchDraft {
        dictionary: Some(&dictionary),
        ..world.draft(AMINA, &keys, vec![interview(), evidence()])
    };
    let batch = seal_batches(draft, &mut chance("b")).unwrap().remove(0);
    let batch: Batch = wire::decode(&wire::encode(&batch)).unwrap();
    let verified = verify_batch(&batch, &world.team).unwrap();
    assert_eq!(verified.manifest.blobs, evidence().blobs);
    let open = |key, dictionary| open_parts(&batch, &verified.manifest, key, dictionary);
    let expected = [interview(), evidence()].map(|p| OpenedPart::Open(p.content));
    assert_eq!(open(Some(&world.room_key), Some(&dictionary)), expected);
    let other = Dictionary::new(b"another dictionary").unwrap();
    assert_eq!(
        open(Some(&world.room_key), Some(&other))[0],
        OpenedPart::Fault(PartFault::NoDictionary)
    );
    assert_eq!(open(None, Some(&dictionary))[0], OpenedPart::Fault(PartFault::NoKey));
    let stranger = RoomKey::generate(&mut chance("stranger"));
    assert_eq!(
        open(Some(&stranger), Some(&dictionary))[0],
        OpenedPart::Fault(PartFault::CannotOpen)
    );
}

#[test]
fn every_forged_bit_of_a_batch_is_found() {
    let world = World::new();
    let batch = amina_batch(&world);
    let bytes = wire::encode(&batch);
    for at in 0..bytes.len() {
        let mut forged = bytes.clone();
        forged[at] ^= 1 << (at % 8);
        let refused = wire::decode::<Batch>(&forged)
            .map_err(|_| ())
            .and_then(|b| verify_batch(&b, &world.team).map_err(|_| ()));
        assert!(refused.is_err(), "byte {at}");
    }
    for cut in 0..bytes.len() {
        assert!(wire::decode::<Batch>(&bytes[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn nobody_signs_for_another_device() {
    let world = World::new();
    // Joseph's phone seals under Amina's number.
    let forged = world.batch("joseph", AMINA, None, vec![]);
    assert_eq!(verify_batch(&forged, &world.team), Err(VerifyFault::Signature(AMINA)));
    let stranger = world.batch("joseph", DeviceNumber(99), None, vec![]);
    assert_eq!(
        verify_batch(&stranger, &world.team),
        Err(VerifyFault::NotAMember(DeviceNumber(99)))
    );
}

#[test]
fn swapped_parts_are_found_by_the_hash_and_if_not_there_by_the_cipher() {
    let world = World::new();
    let keys = keys("amina");
    let batch = seal_batches(
        world.draft(AMINA, &keys, vec![interview(), interview()]),
        &mut chance("b"),
    )
    .unwrap()
    .remove(0);
    let mut swapped = batch.clone();
    swapped.parts.swap(0, 1);
    assert!(matches!(
        verify_batch(&swapped, &world.team),
        Err(VerifyFault::Batch(BatchFault::Part { index: 0 }))
    ));
    let manifest = batch.read().unwrap();
    let opened = open_parts(&swapped, &manifest, Some(&world.room_key), None);
    assert_eq!(
        opened,
        [
            OpenedPart::Fault(PartFault::CannotOpen),
            OpenedPart::Fault(PartFault::CannotOpen)
        ]
    );
    // A part put under another seq, device or epoch does not open either.
    for moved in [
        Manifest {
            seq: 7,
            previous: BatchHash([1; 32]),
            ..manifest.clone()
        },
        Manifest {
            device: JOSEPH,
            ..manifest.clone()
        },
        Manifest {
            epoch: 2,
            ..manifest.clone()
        },
        Manifest {
            room: PROGRAM,
            ..manifest.clone()
        },
    ] {
        let opened = open_parts(&batch, &moved, Some(&world.room_key), None);
        assert_eq!(opened[0], OpenedPart::Fault(PartFault::CannotOpen));
    }
}

#[test]
fn an_erased_part_leaves_the_rest_and_the_chain_whole() {
    let world = World::new();
    let keys = keys("amina");
    let batch = seal_batches(
        world.draft(AMINA, &keys, vec![interview(), evidence()]),
        &mut chance("b"),
    )
    .unwrap()
    .remove(0);
    let erased = batch.clone().without(|index| index == 0);
    let verified = verify_batch(&erased, &world.team).unwrap();
    assert_eq!(verified.hash, batch.hash());
    let opened = open_parts(&erased, &verified.manifest, Some(&world.room_key), None);
    assert_eq!(opened, [OpenedPart::Gone, OpenedPart::Open(evidence().content)]);
}

/// A part in an open room, made by hand: 16 random bytes, length, zstd, zeros.
fn open_room_part(compressed: &[u8]) -> Vec<u8> {
    let mut part = vec![0; 16];
    part.extend((compressed.len() as u32).to_le_bytes());
    part.extend(compressed);
    part
}

fn open_room_manifest() -> Manifest {
    let world = World::new();
    Manifest {
        epoch: 0,
        room: PROGRAM,
        ..amina_batch(&world).read().unwrap()
    }
}

#[test]
fn a_decompression_bomb_is_refused_before_it_grows() {
    let manifest = open_room_manifest();
    let open = |part: &[u8]| shared::seal::part::open_part(&manifest, 0, part, None, None);
    let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 19).unwrap();
    assert!(bomb.len() < 10_000, "a bomb is small: {}", bomb.len());
    let padded = |compressed: &[u8]| {
        // Padmé's length for this input, found by trying: the padding is checked before anything else.
        (0..4096)
            .map(|zeros| [open_room_part(compressed), vec![0; zeros]].concat())
            .find(|p| open(p) != Err(PartFault::Content))
    };
    assert_eq!(padded(&bomb).map(|p| open(&p)), Some(Err(PartFault::Bomb)));
    // One that hides its size (a stream without it) is refused for that.
    let mut hidden = zstd::stream::write::Encoder::new(Vec::new(), 3).unwrap();
    std::io::Write::write_all(&mut hidden, &vec![0; 8 << 20]).unwrap();
    assert_eq!(padded(&hidden.finish().unwrap()), None);
    // One that says 5 bytes and unpacks to more.
    let mut lying = zstd::bulk::compress(&[0; 200], 3).unwrap();
    lying[5] = 5;
    assert_eq!(padded(&lying), None);
}

#[test]
fn cut_or_unpadded_parts_are_errors() {
    let world = World::new();
    let keys = keys("scribe");
    let draft = BatchDraft {
        room: PROGRAM,
        room_key: None,
        member_head: world.program.head(),
        ..world.draft(SCRIBE, &keys, vec![interview()])
    };
    let batch = seal_batches(draft, &mut chance("b")).unwrap().remove(0);
    let manifest = verify_batch(&batch, &world.program).unwrap().manifest;
    let stored = batch.parts[0].clone().unwrap();
    let open = |bytes: &[u8]| shared::seal::part::open_part(&manifest, 0, bytes, None, None);
    assert_eq!(open(&stored), Ok(interview().content));
    for cut in 0..stored.len() {
        assert!(open(&stored[..cut]).is_err(), "{cut}");
    }
    assert!(open(&[stored.as_slice(), &[0]].concat()).is_err());
    // Padding that says something is refused: it would be a place to hide a message.
    let mut whispering = stored.clone();
    assert_eq!(whispering.last(), Some(&0), "the control: this part is padded");
    *whispering.last_mut().unwrap() = 1;
    assert_eq!(open(&whispering), Err(PartFault::Content));
}

#[test]
fn a_sealed_room_takes_no_open_batch_and_the_other_way_round() {
    let world = World::new();
    let keys = keys("amina");
    let open = BatchDraft {
        room_key: None,
        ..world.draft(AMINA, &keys, vec![interview()])
    };
    let open = seal_batches(open, &mut chance("b")).unwrap().remove(0);
    assert_eq!(verify_batch(&open, &world.team), Err(VerifyFault::Epoch));
    assert_eq!(
        verify_batch(&amina_batch(&world), &world.program),
        Err(VerifyFault::OtherRoom)
    );
}

#[test]
fn a_day_of_interviews_is_split_into_batches_within_the_limits() {
    let world = World::new();
    let keys = keys("amina");
    let mut chance = chance("noise");
    let mut part = |n: u8, bytes: usize| {
        let mut document = vec![0; bytes];
        chance(&mut document);
        let news = News::Saved { document };
        let content = PartContent::Record {
            record: RecordId([n; 16]),
            kind: Kind::Interview,
            creator: AMINA,
            chance: [n; 16],
            news,
        };
        DraftPart { content, blobs: vec![] }
    };
    let mut parts: Vec<_> = (0..40).map(|n| part(n, 3000)).collect();
    parts.insert(20, part(200, 100_000));
    let batches = seal_batches(world.draft(AMINA, &keys, parts.clone()), &mut |b| b.fill(1)).unwrap();
    let mut last: Option<Head> = None;
    let mut opened = vec![];
    for batch in &batches {
        let VerifiedParts { manifest, parts, hash } = verified(batch, &world);
        assert_eq!(
            (manifest.seq, manifest.previous),
            (last.map_or(1, |h| h.seq + 1), last.map_or(BatchHash::ZERO, |h| h.hash))
        );
        let length = wire::encode(batch).len();
        assert!(
            length <= MAX_BATCH_BYTES || (parts.len() == 1 && length <= MAX_PART_BYTES),
            "{length}"
        );
        last = Some(manifest.head(hash));
        opened.extend(parts);
    }
    assert_eq!(
        opened,
        parts
            .iter()
            .map(|p| OpenedPart::Open(p.content.clone()))
            .collect::<Vec<_>>()
    );
    assert!(batches.len() <= 8, "{} batches are too many", batches.len());
    let huge = seal_batches(world.draft(AMINA, &keys, vec![part(1, 300_000)]), &mut |b| b.fill(1));
    assert!(matches!(
        huge,
        Err(SealFault::Part {
            index: 0,
            fault: PartFault::TooLarge { .. }
        })
    ));
}

struct VerifiedParts {
    manifest: Manifest,
    parts: Vec<OpenedPart>,
    hash: BatchHash,
}

fn verified(batch: &Batch, world: &World) -> VerifiedParts {
    let verified = verify_batch(batch, &world.team).unwrap();
    let parts = open_parts(batch, &verified.manifest, Some(&world.room_key), None);
    VerifiedParts {
        manifest: verified.manifest,
        parts,
        hash: verified.hash,
    }
}

#[test]
fn an_interview_costs_little_on_the_wire() {
    let world = World::new();
    let length = wire::encode(&amina_batch(&world)).len();
    assert!(length < 500, "{length}");
}

#[test]
fn impossible_manifests_are_refused() {
    let world = World::new();
    let good = amina_batch(&world).read().unwrap();
    let read = |manifest: &Manifest| Manifest::read(&wire::encode(manifest));
    assert_eq!(read(&good), Ok(good.clone()));
    assert_eq!(read(&Manifest { seq: 0, ..good.clone() }), Err(ManifestFault::Chain));
    assert_eq!(read(&Manifest { seq: 2, ..good.clone() }), Err(ManifestFault::Chain));
    assert_eq!(
        read(&Manifest {
            previous: BatchHash([1; 32]),
            ..good.clone()
        }),
        Err(ManifestFault::Chain)
    );
    assert_eq!(
        read(&Manifest {
            format: 2,
            ..good.clone()
        }),
        Err(ManifestFault::NewerFormat { found: 2 })
    );
    let mut many = good.clone();
    many.parts = vec![many.parts[0]; 300];
    assert_eq!(read(&many), Err(ManifestFault::TooMany { what: "parts" }));
    let mut large = good.clone();
    large.parts = vec![
        shared::sync::PartRef {
            hash: Hash([1; 32]),
            length: 20_000
        };
        2
    ];
    assert_eq!(read(&large), Err(ManifestFault::TooLarge));
}

#[test]
fn more_control_entries_than_a_batch_takes_go_on_in_the_next() {
    let world = World::new();
    let keys = keys("lead");
    let erase = |n: u8| Control::Erase {
        parts: vec![Hash([n; 32]); 250],
        blobs: vec![],
        facts: None,
    };
    let mut control: Vec<_> = (0..3).map(erase).collect();
    control.extend((0..70).map(|n| Control::Accept {
        batch: BatchHash([n; 32]),
    }));
    let draft = BatchDraft {
        control: control.clone(),
        ..world.draft(LEAD, &keys, vec![interview()])
    };
    let batches = seal_batches(draft, &mut chance("b")).unwrap();
    let manifests: Vec<Manifest> = batches
        .iter()
        .map(|b| verify_batch(b, &world.team).unwrap().manifest)
        .collect();
    assert_eq!(
        manifests.iter().flat_map(|m| m.control.clone()).collect::<Vec<_>>(),
        control
    );
    assert_eq!(manifests.iter().map(|m| m.parts.len()).sum::<usize>(), 1);
    assert!(batches.iter().all(|b| wire::encode(b).len() <= MAX_BATCH_BYTES));
}
