//! Two phones of one team, batches carried by hand: what merges, what is set aside, and that both see the same.

mod fixture;

use device::{Device, Session};
use fixture::*;
use shared::api::{ApiError, Code, CustodyAt};
use shared::commands::{Host, Target, Write};
use shared::ids::{BatchHash, Hash, RecordId, RoomId};
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::record::{Actor, Document, Edit, RecordIdentity};
use shared::seal::rooms::{add_member, remove_member};
use shared::seal::{BatchDraft, DraftPart, RoomKey, seal_batches};
use shared::sync::part::{News, PartContent};
use shared::sync::receipt::Receipt;
use shared::sync::{Batch, Control, Head};
use std::collections::BTreeSet;
use tempfile::TempDir;

struct Team {
    _places: [TempDir; 2],
    program: Program,
    amina: Device,
    joseph: Device,
    room: RoomId,
}

/// Amina leads, Joseph audits; both have the room and its key.
fn team() -> Team {
    let places = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (mut program, amina, room) = lead_with_room(places[0].path(), env());
    let joseph = new_device(places[1].path(), env());
    program.enrol(&joseph, "Joseph", Role::Auditor);
    let program_room = program.log.room();
    let entries = program.entries.clone();
    amina
        .with_session(|session| session.extend_member_log(program_room, 0, &entries, true))
        .unwrap();
    let number = joseph.with_session(|session| Ok(session.enrolment()?.device)).unwrap();
    let key = amina
        .with_session(|session| {
            let program = session.member_log(program_room).unwrap().clone();
            let mut log = session.member_log(room).unwrap().clone();
            let by = (session.enrolment()?.device, session.device_keys());
            let append = add_member(&mut log, &program, by, number, Role::Auditor, 0).unwrap();
            let from = session.member_entries(room).len() as u32;
            session.extend_member_log(room, from, &append.entries, false)?;
            Ok(session.room_key(room, 1).unwrap())
        })
        .unwrap();
    let team = Team {
        _places: places,
        program,
        amina,
        joseph,
        room,
    };
    team.share_log();
    team.joseph
        .with_session(|session| session.put_room_key(room, 1, &key))
        .unwrap();
    team
}

impl Team {
    fn share_log(&self) {
        let room = self.room;
        let entries = self
            .amina
            .with_session(|session| Ok(session.member_entries(room).to_vec()))
            .unwrap();
        self.joseph
            .with_session(|session| session.extend_member_log(room, 0, &entries, true))
            .unwrap();
    }

    /// Carries every batch of the room from one to the other.
    fn carry(&self, from: &Device, to: &Device) -> u32 {
        let batches = self.batches(from);
        to.with_session(|session| session.take_batches(self.room, batches))
            .unwrap()
    }

    fn exchange(&self) {
        self.carry(&self.amina, &self.joseph);
        self.carry(&self.joseph, &self.amina);
    }

    fn batches(&self, device: &Device) -> Vec<Batch> {
        device
            .with_session(|session| {
                session.seal_all()?;
                let hashes = session.store().batch_hashes(self.room)?;
                hashes
                    .into_iter()
                    .map(|hash| Ok(session.store().batch(hash)?.unwrap()))
                    .collect()
            })
            .unwrap()
    }

    fn rows(&self, device: &Device) -> Vec<String> {
        let rows = device
            .with_session(|session| Ok(session.store().rows_by_id(self.room)?))
            .unwrap();
        rows.iter().map(|row| format!("{row:?}")).collect()
    }

    fn assert_same(&self) {
        assert_eq!(self.rows(&self.amina), self.rows(&self.joseph));
        for device in [&self.amina, &self.joseph] {
            let before = self.rows(device);
            device.with_session(|session| session.rebuild(self.room)).unwrap();
            assert_eq!(self.rows(device), before, "rows are a cache of batches and journal");
        }
    }

    fn at<T>(&self, device: &Device, work: impl FnOnce(&mut Session) -> Result<T, ApiError>) -> T {
        device.with_session(work).unwrap()
    }

    fn reasons(&self, device: &Device) -> Vec<String> {
        self.at(device, |session| {
            Ok(session.set_aside()?.into_iter().map(|aside| aside.reason).collect())
        })
    }
}

fn put(session: &mut Session, room: RoomId, record: RecordId, key: &str, value: &str) -> Result<(), ApiError> {
    let edits = vec![Edit::put(key, value)];
    session
        .commit(
            room,
            vec![Write {
                target: Target::Existing(record),
                edits,
            }],
        )
        .map(|_| ())
}

fn new(session: &mut Session, room: RoomId, kind: Kind, edits: Vec<Edit>) -> Result<RecordId, ApiError> {
    Ok(session.commit(
        room,
        vec![Write {
            target: Target::New(kind),
            edits,
        }],
    )?[0])
}

#[test]
fn two_weeks_apart_and_one_exchange_later_both_see_the_same() {
    let team = team();
    let room = team.room;
    let note = team.at(&team.amina, |s| {
        new(s, room, Kind::Sitenote, vec![Edit::text("text", "Gate: ")])
    });
    team.exchange();
    for (device, word) in [(&team.amina, "north. "), (&team.joseph, "south. ")] {
        team.at(device, |session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", word)?;
            answer(session, room, interview, "q1", "corrected")?;
            let text = session.row(note)?.unwrap().fields.text("text").unwrap().to_owned();
            let edits = vec![Edit::text("text", text + word)];
            session.commit(
                room,
                vec![Write {
                    target: Target::Existing(note),
                    edits,
                }],
            )
        });
    }
    team.exchange();
    team.exchange();
    team.assert_same();
    let text = team.at(&team.joseph, |session| {
        Ok(session.row(note)?.unwrap().fields.text("text").unwrap().to_owned())
    });
    assert!(
        text.contains("north. ") && text.contains("south. ") && text.starts_with("Gate: "),
        "{text}"
    );
    assert_eq!(team.at(&team.amina, |session| session.count(room, Kind::Interview)), 2);
    assert_eq!(
        team.carry(&team.joseph, &team.amina),
        0,
        "a second time changes nothing"
    );
}

#[test]
fn a_conflict_is_shown_to_both_guarded_and_settled_by_the_leads_decision() {
    let team = team();
    let room = team.room;
    let finding = team.at(&team.amina, |s| {
        new(s, room, Kind::Finding, vec![Edit::put("severity", "minor")])
    });
    team.exchange();
    team.at(&team.amina, |session| put(session, room, finding, "severity", "major"));
    team.at(&team.joseph, |session| {
        put(session, room, finding, "severity", "critical")
    });
    team.exchange();
    for device in [&team.amina, &team.joseph] {
        let row = team.at(device, |session| Ok(session.row(finding)?.unwrap()));
        assert_eq!(row.fields.get("severity").unwrap().rivals.len(), 2);
        let refused = device
            .with_session(|session| put(session, room, finding, "severity", "minor"))
            .unwrap_err();
        assert_eq!(
            (refused.code, refused.place.as_deref()),
            (Code::Conflicted, Some("severity"))
        );
    }
    team.at(&team.amina, |session| {
        let heads: Vec<String> = session.heads(finding)?.iter().map(Hash::to_string).collect();
        let edits = vec![
            Edit::put("matter", "conflict"),
            Edit::put("record", finding.to_string()),
            Edit::put("key", "severity"),
            Edit::put("heads", heads.join(" ")),
            Edit::put("choice", "major"),
            Edit::put("reason", "seen by both"),
        ];
        new(session, room, Kind::Decision, edits)
    });
    let decided = |device: &Device| {
        let row = team.at(device, |session| Ok(session.row(finding)?.unwrap()));
        let field = row.fields.get("severity").unwrap().clone();
        (field.value, field.rivals.len())
    };
    assert_eq!(
        decided(&team.amina),
        ("major".into(), 0),
        "at once, before any exchange"
    );
    team.exchange();
    assert_eq!(decided(&team.joseph), ("major".into(), 0));
    team.at(&team.joseph, |session| put(session, room, finding, "severity", "minor"));
    team.exchange();
    team.assert_same();
    let refused = team
        .joseph
        .with_session(|s| new(s, room, Kind::Decision, vec![Edit::put("key", "x")]))
        .unwrap_err();
    assert_eq!(refused.code, Code::NotAllowed, "an auditor decides nothing");
}

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
fn a_hole_is_named_and_what_builds_on_it_waits_until_it_is_filled() {
    let team = team();
    let room = team.room;
    let interview = team.at(&team.joseph, |session| {
        let interview = start_interview(session, room)?;
        session.seal_all()?;
        answer(session, room, interview, "q1", "yes")?;
        session.seal_all()?;
        Ok(interview)
    });
    let batches = team.batches(&team.joseph);
    team.at(&team.amina, |session| {
        session.take_batches(room, vec![batches[1].clone()])
    });
    assert!(team.at(&team.amina, |session| Ok(session.row(interview)?.is_none())));
    let holes = team.at(&team.amina, |session| session.holes(room));
    assert_eq!(
        (holes.len(), holes[0].person.as_str(), holes[0].missing_batches),
        (1, "Joseph", 1)
    );
    team.at(&team.amina, |session| {
        session.take_batches(room, vec![batches[0].clone()])
    });
    assert!(team.at(&team.amina, |session| Ok(session.holes(room)?.is_empty())));
    team.assert_same();
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
fn an_erased_worker_is_gone_on_every_device_and_does_not_come_back() {
    let team = team();
    let room = team.room;
    let (gone, stays) = team.at(&team.joseph, |session| {
        let gone = start_interview(session, room)?;
        answer(session, room, gone, "q1", "they keep our passports")?;
        let stays = start_interview(session, room)?;
        Ok((gone, stays))
    });
    team.exchange();
    let old: Vec<Batch> = team.batches(&team.joseph);
    team.at(&team.joseph, |session| {
        answer(session, room, gone, "q2", "and one thing more")?;
        session.erase(room, &[gone], r#"{"crew": "B", "strata": {"gender": "f"}}"#)
    });
    assert!(team.at(&team.joseph, |session| Ok(session.row(gone)?.is_none())));
    team.exchange();
    team.at(&team.amina, |session| session.take_batches(room, old));
    for device in [&team.amina, &team.joseph] {
        assert!(team.at(device, |session| Ok(
            session.row(gone)?.is_none() && session.row(stays)?.is_some()
        )));
        assert_eq!(team.at(device, |session| session.count(room, Kind::Interview)), 1);
        let left: usize = team
            .batches(device)
            .iter()
            .flat_map(|batch| batch.parts.iter())
            .filter(|p| p.is_none())
            .count();
        assert_eq!(left, 2, "both parts that spoke of it");
    }
    team.assert_same();
    lock(&team.joseph);
    unlock(&team.joseph);
    assert!(team.at(&team.joseph, |session| Ok(session.row(gone)?.is_none())));
}

#[test]
fn custody_goes_from_only_here_to_the_server_by_a_receipt_and_only_then_files_leave_the_outbox() {
    let team = team();
    let room = team.room;
    let interview = team.at(&team.joseph, |session| start_interview(session, room));
    let custody = |device: &Device| team.at(device, |session| session.custody_of(interview));
    assert_eq!(custody(&team.joseph), CustodyAt::Here);
    let batch = team.batches(&team.joseph).pop().unwrap();
    assert_eq!(custody(&team.joseph), CustodyAt::Here);
    let outbox = || {
        std::fs::read_dir(team._places[1].path().join("outbox"))
            .unwrap()
            .count()
    };
    assert_eq!(outbox(), 1);
    let receipt = Receipt {
        room,
        seq: 1,
        digest: Hash::ZERO,
        batches: vec![batch.hash()],
        blobs: vec![],
        server: shared::ids::DeviceNumber(1),
        at_unix_s: 0,
    };
    team.at(&team.joseph, |session| session.acknowledge(&receipt));
    assert_eq!((custody(&team.joseph), outbox()), (CustodyAt::Server, 0));
    team.at(&team.joseph, |session| answer(session, room, interview, "q1", "more"));
    assert_eq!(custody(&team.joseph), CustodyAt::Here);
    let all = team.at(&team.joseph, |session| Host::custody(session, Some(room)));
    assert_eq!((all.only_here, all.on_server), (1, 0));
}

#[test]
fn handing_in_is_seen_by_the_lead_and_later_work_takes_it_back() {
    let team = team();
    let room = team.room;
    let handed_in = |device: &Device| {
        let contacts = team.at(device, |session| Host::team(session, room));
        contacts
            .into_iter()
            .find(|contact| contact.person == "Joseph")
            .unwrap()
            .handed_in
    };
    team.at(&team.joseph, |session| {
        start_interview(session, room)?;
        session.hand_in(room)
    });
    assert!(handed_in(&team.joseph) && !handed_in(&team.amina));
    team.exchange();
    assert!(handed_in(&team.amina));
    team.at(&team.joseph, |session| start_interview(session, room));
    team.exchange();
    assert!(!handed_in(&team.amina));
}

#[test]
fn work_that_arrives_after_fieldwork_is_kept_and_marked_late() {
    let team = team();
    let room = team.room;
    let plan = team.at(&team.amina, |s| {
        new(s, room, Kind::Plan, vec![Edit::put("phase", "fieldwork")])
    });
    team.at(&team.joseph, |session| start_interview(session, room));
    team.exchange();
    assert_eq!(team.at(&team.amina, |session| session.late(room)), 0);
    team.at(&team.amina, |session| put(session, room, plan, "phase", "reconciling"));
    team.at(&team.joseph, |session| start_interview(session, room));
    team.exchange();
    assert_eq!(team.at(&team.amina, |session| session.late(room)), 1);
    assert_eq!(team.at(&team.amina, |session| session.count(room, Kind::Interview)), 2);
}

#[test]
fn every_batch_is_named_once_in_the_list_of_what_is_seen() {
    let team = team();
    let room = team.room;
    for _ in 0..3 {
        team.at(&team.amina, |session| start_interview(session, room));
        team.exchange();
        team.at(&team.joseph, |session| start_interview(session, room));
        team.exchange();
    }
    let seen: Vec<BatchHash> = team
        .batches(&team.joseph)
        .iter()
        .map(|batch| batch.manifest.read().unwrap())
        .filter(|manifest| manifest.device.0 == 3)
        .flat_map(|manifest| manifest.seen.into_iter().map(|seen| seen.hash))
        .collect();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 3);
}
