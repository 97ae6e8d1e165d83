//! What a phone does not take: it is kept, listed with the reason, and blocks nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;
#[path = "fixture/team.rs"]
mod team_fixture;

use fixture::*;
use shared::commands::Host;
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::record::{Actor, Document, Edit, RecordIdentity};
use shared::seal::rooms::{add_member, remove_member};
use shared::seal::{BatchDraft, DraftPart, RoomKey, seal_batches};
use shared::sync::part::{News, PartContent};
use shared::sync::{Batch, Control, Head};
use team_fixture::*;

/// A batch that Joseph's device signs around whatever part is given, next in his chain.
fn crafted(team: &Team, content: PartContent) -> Batch {
    team.at(&team.joseph, |session| {
        let room = team.room;
        let key: RoomKey = session.room_key(room, 1).unwrap();
        let device = session.enrolment()?.device;
        let last: Option<Head> = session.store().newest_of(room, device)?;
        let draft = BatchDraft {
            room,
            room_key: Some((1, &key)),
            device,
            keys: session.device_keys(),
            last,
            member_head: session.member_log(room).unwrap().head(),
            seen: vec![],
            control: vec![],
            parts: vec![DraftPart { content, blobs: vec![] }],
            dictionary: None,
        };
        let mut batches = seal_batches(draft, &mut |bytes| getrandom::fill(bytes).unwrap()).unwrap();
        Ok(batches.remove(0))
    })
}

fn part(identity: RecordIdentity, change: Vec<u8>) -> PartContent {
    PartContent::Record {
        record: identity.id(),
        kind: identity.kind,
        creator: identity.creator,
        chance: identity.chance,
        news: News::Changes { changes: vec![change] },
    }
}

#[test]
fn one_poisoned_batch_blocks_nothing_else() {
    let team = team();
    let room = team.room;
    let (amina, joseph) = (
        team.at(&team.amina, |session| Ok(session.enrolment()?.device)),
        team.at(&team.joseph, |session| Ok(session.enrolment()?.device)),
    );
    let own = |kind| RecordIdentity {
        room,
        kind,
        creator: joseph,
        chance: [3; 16],
    };
    let written = |identity: RecordIdentity, actor: Actor| {
        Document::create(identity, &actor, &[Edit::put("x", "y")], chrono::DateTime::UNIX_EPOCH)
            .unwrap()
            .1
    };
    let as_joseph = Actor::new(joseph, [1; 8]);
    let cases = [
        ("noise", part(own(Kind::Interview), vec![0x85; 113]), "poisoned"),
        (
            "another's actor",
            part(
                own(Kind::Finding),
                written(own(Kind::Finding), Actor::new(amina, [1; 8])),
            ),
            "another_device",
        ),
        (
            "a decision by an auditor",
            part(own(Kind::Decision), written(own(Kind::Decision), as_joseph)),
            "not_allowed",
        ),
        (
            "a report in the team room",
            part(own(Kind::Report), written(own(Kind::Report), as_joseph)),
            "not_allowed",
        ),
        (
            "another record",
            part(own(Kind::Sitenote), written(own(Kind::Task), as_joseph)),
            "poisoned",
        ),
    ];
    for (what, content, reason) in cases {
        let batch = crafted(&team, content);
        let hash = batch.hash();
        team.at(&team.amina, |session| session.take_batches(room, vec![batch]));
        let found = team.at(&team.amina, |session| session.set_aside());
        let found: Vec<_> = found
            .iter()
            .filter(|aside| aside.batch == hash)
            .map(|aside| aside.reason.as_str())
            .collect();
        assert_eq!(found, [reason], "{what}");
    }
    let interview = team.at(&team.joseph, |session| start_interview(session, room));
    team.exchange();
    assert!(
        team.at(&team.amina, |session| Ok(session.row(interview)?.is_some())),
        "the rest goes on"
    );
}

#[test]
fn forged_cut_and_foreign_batches_are_set_aside_and_never_shown() {
    let team = team();
    let room = team.room;
    team.at(&team.joseph, |session| start_interview(session, room));
    let good = team.batches(&team.joseph).pop().unwrap();
    let mut forged = good.clone();
    forged.manifest.signature.0[10] ^= 1;
    let mut cut = good.clone();
    cut.manifest.bytes.truncate(40);
    let mut swapped = good.clone();
    swapped.parts[0].as_mut().unwrap()[20] ^= 1;
    for (batch, reason) in [(cut, "damaged"), (forged, "forged")] {
        team.at(&team.amina, |session| session.take_batches(room, vec![batch]));
        assert!(
            team.reasons(&team.amina).contains(&reason.to_owned()),
            "{reason}: {:?}",
            team.reasons(&team.amina)
        );
    }
    assert_eq!(team.at(&team.amina, |session| session.count(room, Kind::Interview)), 0);
    // The forged copy had the same manifest, so the same name: the good one must still find its way.
    team.at(&team.amina, |session| session.take_batches(room, vec![good]));
    assert_eq!(team.at(&team.amina, |session| session.count(room, Kind::Interview)), 1);
    team.at(&team.amina, |session| session.take_batches(room, vec![swapped]));
    assert_eq!(team.at(&team.amina, |session| session.count(room, Kind::Interview)), 1);
}

#[test]
fn what_came_before_its_key_is_read_when_the_key_comes() {
    let team = team();
    let room = team.room;
    let place = tempfile::tempdir().unwrap();
    let late = new_device(place.path(), env());
    let mut program = team.program;
    program.enrol(&late, "Lucía", Role::Auditor);
    let entries = program.entries.clone();
    let number = late.with_session(|session| Ok(session.enrolment()?.device)).unwrap();
    let (entries, batches, key) = team
        .amina
        .with_session(|session| {
            session.extend_member_log(program.log.room(), 0, &entries, true)?;
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", "yes")?;
            let mut log = session.member_log(room).unwrap().clone();
            let by = (session.enrolment()?.device, session.device_keys());
            let append = add_member(&mut log, &program.log, by, number, Role::Auditor, 0).unwrap();
            let from = session.member_entries(room).len() as u32;
            session.extend_member_log(room, from, &append.entries, false)?;
            session.seal_all()?;
            let hashes = session.store().batch_hashes(room)?;
            let batches: Vec<Batch> = hashes
                .iter()
                .map(|hash| session.store().batch(*hash).unwrap().unwrap())
                .collect();
            Ok((
                session.member_entries(room).to_vec(),
                batches,
                session.room_key(room, 1).unwrap(),
            ))
        })
        .unwrap();
    late.with_session(|session| {
        session.extend_member_log(room, 0, &entries, true)?;
        session.take_batches(room, batches)?;
        assert_eq!(session.count(room, Kind::Interview)?, 0);
        assert_eq!(session.set_aside()?[0].reason, "no_key");
        assert!(
            session.put_room_key(room, 1, &RoomKey::from_bytes([9; 32])).is_err(),
            "not the agreed key"
        );
        session.put_room_key(room, 1, &key)?;
        assert_eq!(session.count(room, Kind::Interview)?, 1);
        assert!(session.set_aside()?.is_empty());
        Ok(())
    })
    .unwrap();
}

#[test]
fn what_a_removed_device_makes_afterwards_waits_for_the_leads_word() {
    let team = team();
    let room = team.room;
    let before = team.at(&team.joseph, |session| start_interview(session, room));
    team.exchange();
    let after = team.at(&team.joseph, |session| start_interview(session, room));
    team.amina
        .with_session(|session| {
            let program = session.member_log(session.program()?).unwrap().clone();
            let mut log = session.member_log(room).unwrap().clone();
            let by = (session.enrolment()?.device, session.device_keys());
            let joseph = program
                .everybody()
                .find(|member| member.person == "Joseph")
                .unwrap()
                .device;
            let last = session.store().newest_of(room, joseph)?;
            let key = RoomKey::from_bytes([4; 32]);
            let (append, _) = remove_member(&mut log, &program, by, (joseph, last), Some(&key), 0).unwrap();
            let from = session.member_entries(room).len() as u32;
            session.extend_member_log(room, from, &append.entries, false)?;
            session.put_room_key(room, 2, &key)
        })
        .unwrap();
    team.carry(&team.joseph, &team.amina);
    let shown = |record| team.at(&team.amina, |session| Ok(session.row(record)?.is_some()));
    assert!(shown(before) && !shown(after));
    let aside = team.at(&team.amina, |session| session.set_aside());
    assert_eq!(
        aside.iter().map(|a| a.reason.as_str()).collect::<Vec<_>>(),
        ["after_removal"]
    );
    let rule = |control: Control| {
        team.at(&team.amina, |session| {
            session.write_control(room, vec![control])?;
            session.judge_again(room)
        });
    };
    rule(Control::Accept { batch: aside[0].batch });
    assert!(shown(after));
    rule(Control::Refuse { batch: aside[0].batch });
    assert!(!shown(after), "taken out again");
    assert_eq!(team.reasons(&team.amina), ["refused"]);
}

#[test]
fn a_forged_batch_in_ones_own_name_does_not_bend_ones_chain() {
    let team = team();
    let room = team.room;
    team.at(&team.joseph, |session| start_interview(session, room));
    let chain = team.batches(&team.joseph).len() as u64;
    // Amina's device signs a manifest that names Joseph's number, far ahead in his chain.
    let forged = team.at(&team.amina, |session| {
        let key = session.room_key(room, 1).unwrap();
        let draft = BatchDraft {
            room,
            room_key: Some((1, &key)),
            device: session
                .member_log(room)
                .unwrap()
                .members()
                .find(|member| member.person == "Joseph")
                .unwrap()
                .device,
            keys: session.device_keys(),
            last: Some(Head {
                seq: 900,
                hash: shared::ids::BatchHash([7; 32]),
            }),
            member_head: session.member_log(room).unwrap().head(),
            seen: vec![],
            control: vec![Control::HandedIn { seq: 1 }],
            parts: vec![],
            dictionary: None,
        };
        Ok(seal_batches(draft, &mut |bytes| getrandom::fill(bytes).unwrap()).unwrap())
    });
    team.at(&team.joseph, |session| session.take_batches(room, forged));
    assert_eq!(team.reasons(&team.joseph), ["forged"]);
    team.at(&team.joseph, |session| start_interview(session, room));
    let seqs: Vec<u64> = team
        .batches(&team.joseph)
        .iter()
        .map(|batch| batch.manifest.read().unwrap().seq)
        .collect();
    assert!(seqs.contains(&(chain + 1)) && !seqs.contains(&902), "{seqs:?}");
}

#[test]
fn a_part_that_was_withheld_is_read_when_it_comes_after_all() {
    let team = team();
    let room = team.room;
    let interview = team.at(&team.joseph, |session| start_interview(session, room));
    let whole = team.batches(&team.joseph).pop().unwrap();
    let shown = || team.at(&team.amina, |session| Ok(session.row(interview)?.is_some()));
    team.at(&team.amina, |session| {
        session.take_batches(room, vec![whole.clone().without(|_| true)])
    });
    assert!(!shown());
    team.at(&team.amina, |session| session.take_batches(room, vec![whole]));
    assert!(shown());
}
