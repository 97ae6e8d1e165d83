//! What a hostile or broken teammate's phone may send, validly signed: nothing of it may cost time, memory or data.

use super::chunks;
use super::guard::quietly;
use super::story_tests::{AMINA, JOSEPH, actor, finding, finding_of, noon, put, take};
use super::*;
use automerge::legacy::{ObjectId, Op, OpId, OpType};
use automerge::{Automerge, Change, ExpandedChange};
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};

fn unsigned(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let bits = (value & 0x7f) as u8;
        value >>= 7;
        bytes.push(if value == 0 { bits } else { bits | 0x80 });
        if value == 0 {
            return bytes;
        }
    }
}

fn signed(mut value: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let bits = (value & 0x7f) as u8;
        value >>= 7;
        let last = (value == 0 && bits & 0x40 == 0) || (value == -1 && bits & 0x40 != 0);
        bytes.push(if last { bits } else { bits | 0x80 });
        if last {
            return bytes;
        }
    }
}

/// A chunk with a right checksum.
fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    let tail = [vec![kind], unsigned(body.len() as u64), body.to_vec()].concat();
    let checksum = Sha256::digest(&tail);
    [&[0x85, 0x6f, 0x4a, 0x83][..], &checksum[..4], &tail].concat()
}

/// The same chunk with its checksum made right again.
fn resealed(bytes: &[u8]) -> Vec<u8> {
    match bytes.len() {
        0..9 => bytes.to_vec(),
        _ => [&bytes[..4], &Sha256::digest(&bytes[8..])[..4], &bytes[8..]].concat(),
    }
}

/// A change of Amina's that sets the key `a` to nothing `ops` times, in about a hundred bytes.
fn run_of(ops: i64, dep: Option<[u8; 32]>) -> Vec<u8> {
    let columns: [(u8, Vec<u8>); 5] = [
        (0x15, [signed(ops), vec![1, b'a']].concat()),
        (0x34, unsigned(ops as u64)),
        (0x42, [signed(ops), vec![1]].concat()),
        (0x56, [signed(ops), vec![0]].concat()),
        (0x70, [signed(ops), vec![0]].concat()),
    ];
    let mut body = unsigned(u64::from(dep.is_some()));
    body.extend(dep.into_iter().flatten());
    body.push(12);
    body.extend(actor(AMINA).automerge().to_bytes());
    body.extend([2, 6, 0, 0, 0, columns.len() as u8]); // seq, first operation, time, message, other actors, columns
    for (specification, data) in &columns {
        body.extend([*specification, data.len() as u8]);
    }
    body.extend(columns.into_iter().flat_map(|(_, data)| data));
    chunk(1, &body)
}

#[test]
fn a_hundred_bytes_that_claim_four_million_operations_cost_nothing() {
    let small = run_of(3, Some([4; 32]));
    assert_eq!(
        chunks::changes(&small).unwrap()[0].ops,
        3,
        "the control: the same bytes with a small claim are a change"
    );
    assert_eq!(
        Change::try_from(small.as_slice()).unwrap().len(),
        3,
        "for automerge too"
    );

    let bomb = run_of(4_000_000, Some([4; 32]));
    assert!(bomb.len() <= 120, "{}", bomb.len());
    let quickest = (0..5).map(|_| {
        let start = Instant::now();
        let refused = admit(Some(&finding()), &finding_of(AMINA), AMINA, News::Changes(&bomb));
        assert_eq!(refused.err(), Some(GuardError::TooManyOps));
        start.elapsed()
    });
    // The time is mostly that of making the finding again; the walk itself takes microseconds.
    assert!(quickest.min().unwrap() < Duration::from_millis(20));
    let start = Instant::now();
    assert!(chunks::changes(&bomb).is_err());
    assert!(start.elapsed() < Duration::from_millis(1));
    for claim in [i64::MAX, 10_001, i64::MIN] {
        assert!(chunks::changes(&run_of(claim, None)).is_err(), "{claim}");
    }
}

#[test]
fn nobody_speaks_under_anothers_name() {
    let mut amina = finding();
    let hers = put(&mut amina, AMINA, "place", "field 4");
    let another = GuardError::AnotherDevice {
        signer: JOSEPH,
        named: AMINA,
    };
    let refused = |news: News<'_>| admit(Some(&finding()), &finding_of(AMINA), JOSEPH, news).err();
    assert_eq!(refused(News::Changes(&hers)), Some(another.clone()));
    for news in finding().news_since(&[], AMINA) {
        assert_eq!(refused(news.borrowed()), Some(another.clone()));
    }
    let mut joseph = amina.clone();
    put(&mut joseph, JOSEPH, "place", "field 5");
    let mixed = joseph.doc.save_nocompress();
    assert_eq!(refused(News::Saved(&mixed)), Some(another));
}

#[test]
fn a_part_belongs_to_the_record_that_it_names() {
    let (_, birth) = Document::create(finding_of(AMINA), &actor(AMINA), &[], noon()).unwrap();
    let other = RecordIdentity {
        kind: crate::kinds::Kind::Decision,
        ..finding_of(AMINA)
    };
    let stranger = RecordIdentity {
        chance: [8; 16],
        ..finding_of(AMINA)
    };
    for identity in [other, stranger] {
        let refused = admit(None, &identity, AMINA, News::Changes(&birth)).err();
        assert_eq!(refused, Some(GuardError::AnotherRecord));
        assert!(admit(Some(&finding()), &identity, AMINA, News::Changes(&birth)).is_err());
    }
    let (_, joseph_says) = Document::create(finding_of(AMINA), &actor(JOSEPH), &[], noon()).unwrap();
    let refused = admit(None, &finding_of(AMINA), JOSEPH, News::Changes(&joseph_says)).err();
    assert_eq!(
        refused,
        Some(GuardError::AnotherRecord),
        "only the creator begins a record"
    );
}

#[test]
fn a_record_cannot_be_renamed_later() {
    use automerge::transaction::Transactable;
    let mut amina = finding();
    amina.doc.set_actor(actor(AMINA).automerge());
    let mut tx = amina.doc.transaction();
    tx.put(automerge::ROOT, "kind", "decision").unwrap();
    tx.commit();
    let renamed = amina.doc.get_last_local_change().unwrap();
    let refused = admit(
        Some(&finding()),
        &finding_of(AMINA),
        AMINA,
        News::Changes(renamed.raw_bytes()),
    )
    .err();
    assert_eq!(refused, Some(GuardError::AnotherRecord));
}

#[test]
fn packed_chunks_are_refused_unopened() {
    let mut amina = finding();
    put(&mut amina, AMINA, "note", "a long note ".repeat(100));
    let mut last = amina.doc.get_last_local_change().unwrap();
    let packed = last.bytes().into_owned();
    assert_eq!(chunks::changes(&packed).err(), Some(GuardError::Deflated));
    assert!(
        amina.doc.save().len() < amina.doc.save_nocompress().len(),
        "the control: its columns are packed"
    );
    assert!(chunks::document(&amina.doc.save()).is_err());
    assert_eq!(
        chunks::document(&resealed(&amina.doc.save())).err(),
        Some(GuardError::Deflated)
    );
    assert!(chunks::document(&amina.doc.save_nocompress()).is_ok());
    let bundle = amina.doc.bundle([last.hash()]).unwrap();
    assert!(
        chunks::changes(bundle.bytes()).is_err(),
        "bundles are experimental, and ours have none"
    );
}

/// Amina's next change after `finding()`, with something about it forged.
fn forged(forge: impl FnOnce(&mut ExpandedChange)) -> Vec<u8> {
    let mut amina = finding();
    put(&mut amina, AMINA, "place", "field 4");
    let mut change = amina.doc.get_last_local_change().unwrap().decode();
    forge(&mut change);
    Change::from(change).raw_bytes().to_vec()
}

#[test]
fn changes_that_misnumber_themselves_are_left_out() {
    let honest = forged(|_| ());
    assert_eq!(take(&mut finding(), AMINA, &honest).applied, 1, "the control");
    let forgeries: [(&str, Vec<u8>); 4] = [
        ("a sequence with a hole", forged(|change| change.seq = 3)),
        ("its second first", forged(|change| change.seq = 1)),
        (
            "operations far ahead",
            forged(|change| change.start_op = 4_000_000_000.try_into().unwrap()),
        ),
        (
            "operations behind",
            forged(|change| change.start_op = 1.try_into().unwrap()),
        ),
    ];
    for (what, bytes) in forgeries {
        let mut here = finding();
        let merged = take(&mut here, AMINA, &bytes);
        assert_eq!(
            (merged.applied, merged.waiting, merged.dropped.len()),
            (0, 0, 1),
            "{what}"
        );
        assert_eq!(here.canonical(), finding().canonical(), "{what}");
    }
}

#[test]
fn the_first_of_two_changes_at_one_number_stays_even_if_it_has_to_wait() {
    let mut joseph = finding();
    let his = put(&mut joseph, JOSEPH, "place", "field 5");
    let first = put(&mut joseph.clone(), AMINA, "count", 1);
    let second = put(&mut finding(), AMINA, "count", 2);
    let (mut informed, mut early) = (joseph, finding());
    for phone in [&mut informed, &mut early] {
        take(phone, AMINA, &first);
        assert_eq!(take(phone, AMINA, &second).dropped.len(), 1);
        take(phone, JOSEPH, &his);
        assert_eq!(phone.fields(&[]).int("count"), Some(1));
    }
    assert_eq!(informed.canonical(), early.canonical());
}

#[test]
fn a_change_that_would_make_the_record_unreadable_is_left_out() {
    let poison = forged(|change| {
        let nowhere = OpId::new(2, &change.actor_id);
        let ghost = Op {
            pred: vec![nowhere].into(),
            obj: ObjectId::Root,
            ..change.operations[0].clone()
        };
        change.operations = vec![ghost];
    });
    let mut plain = finding().doc;
    plain
        .apply_changes([Change::try_from(poison.as_slice()).unwrap()])
        .unwrap();
    let read_again = quietly(|| Automerge::load(&plain.save()).is_ok());
    assert_ne!(
        read_again,
        Some(true),
        "the control: automerge takes it and cannot read it again"
    );

    let mut here = finding();
    let good = forged(|change| change.time += 1);
    assert_eq!(take(&mut here, AMINA, &poison).dropped.len(), 1);
    assert_eq!(take(&mut here, AMINA, &good).applied, 1, "the rest goes on");
    assert!(Document::load(&here.save()).is_ok());
}

#[test]
fn a_poisoned_change_that_waited_takes_no_good_one_with_it() {
    let mut amina = finding();
    let first = put(&mut amina, AMINA, "place", "field 4");
    let mut joseph = amina.clone();
    let his = put(&mut joseph, JOSEPH, "place", "field 5");
    put(&mut amina, AMINA, "count", 3);
    let mut second = amina.doc.get_last_local_change().unwrap().decode();
    second.operations[0].pred = vec![OpId::new(1, &second.actor_id)].into();
    let poison = Change::from(second).raw_bytes().to_vec();

    let mut lead = finding();
    assert_eq!(take(&mut lead, AMINA, &poison).waiting, 1);
    assert_eq!(take(&mut lead, JOSEPH, &his).waiting, 2);
    let merged = take(&mut lead, AMINA, &first);
    assert_eq!((merged.applied, merged.waiting, merged.dropped.len()), (2, 0, 1));
    assert_eq!(lead.canonical(), joseph.canonical());
}

#[test]
fn nothing_but_keys_and_texts_comes_in() {
    let nested = forged(|change| change.operations[0].action = OpType::Make(automerge::ObjType::Map));
    let refused = admit(Some(&finding()), &finding_of(AMINA), AMINA, News::Changes(&nested)).err();
    assert_eq!(refused, Some(GuardError::Malformed("an operation that no record has")));
    let message = forged(|change| change.message = Some("hello".into()));
    assert!(chunks::changes(&message).is_err());
    let extra = forged(|change| change.extra_bytes = vec![1]);
    assert!(chunks::changes(&extra).is_err());
}

#[test]
fn a_flood_of_values_hides_nobodys_answer() {
    let flood = forged(|change| {
        let one = Op {
            pred: Vec::new().into(),
            key: "severity".into(),
            ..change.operations[0].clone()
        };
        change.operations = vec![one; 9_000];
    });
    let mut amina = finding();
    let his = put(&mut amina.clone(), JOSEPH, "severity", "critical");
    take(&mut amina, JOSEPH, &his);
    let start = Instant::now();
    assert_eq!(take(&mut amina, AMINA, &flood).applied, 1);
    assert!(start.elapsed() < Duration::from_secs(5));
    let fields = amina.fields(&[]);
    let rivals = &fields.get("severity").unwrap().rivals;
    assert!(
        rivals.len() <= 16 && rivals.iter().any(|held| held.value == "critical".into()),
        "{rivals:?}"
    );
}

/// A sequence that is the same in every run.
fn chance(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 16) as usize
}

/// Whatever was let in must have left a record that can be stored and read again.
fn survives(bytes: &[u8], saved: bool) -> bool {
    let news = if saved {
        News::Saved(bytes)
    } else {
        News::Changes(bytes)
    };
    let mut let_in = false;
    for existing in [None, Some(finding())] {
        if let Ok(admitted) = admit(existing.as_ref(), &finding_of(AMINA), AMINA, news) {
            Document::load(&admitted.document.save()).expect("what was let in reads back");
            let_in |= admitted.merged.applied > 0;
        }
    }
    let_in
}

#[test]
fn cut_and_mangled_news_never_panic_and_never_leave_an_unreadable_record() {
    let mut amina = finding();
    amina
        .apply(
            &actor(AMINA),
            &[Edit::text("statement", "No shade at all."), Edit::put("count", 3)],
            &[],
            noon(),
        )
        .unwrap();
    put(&mut amina, AMINA, "severity", "major");
    let (saved, changes) = (amina.doc.save_nocompress(), amina.doc.save_after(&[]));
    assert!(survives(&saved, true) && survives(&changes, false), "the control");
    let mut state = 0x5eed_u64;
    for (bytes, is_saved) in [(&saved, true), (&changes, false)] {
        for end in 0..bytes.len() {
            assert!(admit(None, &finding_of(AMINA), AMINA, News::Saved(&bytes[..end])).is_err());
        }
        for round in 0..400 {
            let mut mangled = bytes.clone();
            for _ in 0..=round % 3 {
                let place = 8 + chance(&mut state) % (mangled.len() - 8);
                mangled[place] = chance(&mut state) as u8;
            }
            survives(&mangled, is_saved);
            survives(&resealed(&mangled), is_saved);
        }
    }
    // One change alone, its checksum right again, so that the mangling reaches the columns and automerge.
    let last = amina.doc.get_last_local_change().unwrap().raw_bytes().to_vec();
    for place in 8..last.len() {
        for bit in 0..8 {
            let mut mangled = last.clone();
            mangled[place] ^= 1 << bit;
            survives(&resealed(&mangled), false);
        }
    }
}
