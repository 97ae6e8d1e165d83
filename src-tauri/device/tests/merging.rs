//! Two phones of one team: what merges, and that both see the same.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;
#[path = "fixture/team.rs"]
mod team_fixture;

use device::Device;
use fixture::*;
use shared::api::{Code, CustodyAt};
use shared::commands::{Host, Target, Write};
use shared::ids::{BatchHash, Hash};
use shared::kinds::Kind;
use shared::record::Edit;
use shared::sync::Batch;
use shared::sync::receipt::Receipt;
use std::collections::BTreeSet;
use team_fixture::*;

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
    let outbox = || std::fs::read_dir(team.places[1].path().join("outbox")).unwrap().count();
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

#[test]
fn own_work_goes_out_although_a_teammates_news_of_the_same_record_waits_for_a_hole() {
    let team = team();
    let room = team.room;
    let note = team.at(&team.amina, |s| new(s, room, Kind::Sitenote, vec![Edit::put("a", "1")]));
    team.exchange();
    team.at(&team.joseph, |session| {
        put(session, room, note, "b", "1")?;
        session.seal_all()?;
        put(session, room, note, "b", "2")
    });
    let batches = team.batches(&team.joseph);
    let (last, middle) = (batches[batches.len() - 1].clone(), batches[batches.len() - 2].clone());
    team.at(&team.amina, |session| {
        session.take_batches(room, vec![last])?;
        put(session, room, note, "c", "1")
    });
    team.carry(&team.amina, &team.joseph);
    let fields = team.at(&team.joseph, |session| Ok(session.row(note)?.unwrap().fields));
    assert_eq!(fields.text("c"), Some("1"));
    team.at(&team.amina, |session| session.take_batches(room, vec![middle]));
    team.assert_same();
}
