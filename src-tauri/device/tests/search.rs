//! Search: what the team heard is found by its words, in any script, and what a worker took back is not.
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
use shared::api::{ApiError, Code, Search, SearchHit, SearchHits, SearchPlace};
use shared::commands::{Host, Target, Write};
use shared::ids::{RecordId, RoomId};
use shared::kinds::Kind;
use shared::record::Edit;
use std::time::Instant;
use team_fixture::{new, put, team};

fn ask_for(device: &Device, audit: RoomId, text: &str, limit: u32) -> Result<SearchHits, ApiError> {
    let text = text.to_owned();
    ask(device, Search { audit, text, limit })
}

fn search(device: &Device, audit: RoomId, text: &str) -> Vec<SearchHit> {
    ask_for(device, audit, text, 20).unwrap().hits
}

fn found(device: &Device, audit: RoomId, text: &str) -> Vec<RecordId> {
    search(device, audit, text).iter().map(|hit| hit.record).collect()
}

fn one(device: &Device, room: RoomId, kind: Kind, pairs: &[(&str, &str)]) -> RecordId {
    let edits = pairs.iter().map(|(key, text)| Edit::put(*key, *text)).collect();
    device.with_session(|session| new(session, room, kind, edits)).unwrap()
}

#[test]
fn everything_that_the_team_wrote_is_found_by_its_words() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let interview = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "breaks", "El supervisor no deja tomar agua")?;
            put(
                session,
                room,
                interview,
                "notes/pay",
                "বেতন দেয়নি মালিক; تنخواہ نہیں ملی",
            )?;
            Ok(interview)
        })
        .unwrap();
    let finding = one(
        &device,
        room,
        Kind::Finding,
        &[("label", "F-B2"), ("statement", "Agua is too far away")],
    );
    let photo = one(
        &device,
        room,
        Kind::Evidence,
        &[("label", "E-04"), ("caption", "Agua: the cooler is empty")],
    );
    let note = one(&device, room, Kind::Sitenote, &[("text", "No agua at row 12")]);
    let task = one(&device, room, Kind::Task, &[("text", "Ask crew A about agua")]);
    one(
        &device,
        room,
        Kind::Identity,
        &[("name", "Rosa Agua"), ("contact", "555 0101")],
    );

    assert_eq!(
        found(&device, room, "agua"),
        [task, note, photo, finding, interview],
        "newest first"
    );
    let hits = search(&device, room, "AGÚA");
    let told: Vec<_> = hits
        .iter()
        .map(|hit| (hit.kind, hit.label.as_str(), hit.place))
        .collect();
    assert_eq!(told[1], (Kind::Sitenote, "", SearchPlace::Sitenote));
    assert_eq!(told[2], (Kind::Evidence, "E-04", SearchPlace::Caption));
    assert_eq!(told[3], (Kind::Finding, "F-B2", SearchPlace::Statement));
    assert_eq!(told[4], (Kind::Interview, "C-001", SearchPlace::Answer));
    assert_eq!(hits[4].question.as_deref(), Some("breaks"));
    assert_eq!(hits[4].snippet, "El supervisor no deja tomar agua");

    assert_eq!(found(&device, room, "agua superv"), [interview]);
    assert_eq!(found(&device, room, "c-001"), [interview]);
    assert_eq!(found(&device, room, "f-b2"), [finding]);
    assert_eq!(
        found(&device, room, "বেতন দে"),
        [interview],
        "Bengali, and a word begun"
    );
    assert_eq!(
        found(&device, room, "تنخواه"),
        [interview],
        "Urdu from an Arabic keyboard"
    );
    for nothing in ["rosa", "555", "superv agua", "bete"] {
        assert!(found(&device, room, nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn the_next_search_knows_what_changed_since_the_last_also_from_a_teammate_and_after_a_lock() {
    let team = team();
    let (room, amina, joseph) = (team.room, &team.amina, &team.joseph);
    let interview = team.at(amina, |session| start_interview(session, room));
    assert!(found(amina, room, "foreman").is_empty());
    team.at(amina, |session| {
        answer(session, room, interview, "q1", "the foreman shouts")
    });
    assert_eq!(found(amina, room, "foreman"), [interview], "pending");
    team.at(amina, |session| {
        answer(session, room, interview, "q1", "the driver shouts")
    });
    assert!(found(amina, room, "foreman").is_empty());
    team.carry(amina, joseph);
    assert_eq!(found(joseph, room, "driver"), [interview], "merged");
    assert_eq!(found(amina, room, "driver"), [interview], "sealed");

    team.at(amina, |session| answer(session, room, interview, "q1", "a cousin pays"));
    lock(amina);
    unlock(amina);
    assert_eq!(
        found(amina, room, "cousin"),
        [interview],
        "sealed at lock, never searched while pending"
    );
    team.at(joseph, |session| answer(session, room, interview, "q2", "nobody pays"));
    team.exchange();
    assert_eq!(found(amina, room, "nobody cousin"), [interview]);
    for device in [amina, joseph] {
        team.at(device, |session| session.rebuild(room));
        assert_eq!(found(device, room, "nobody cousin"), [interview], "a cache");
    }
}

#[test]
fn what_a_worker_took_back_or_had_erased_is_not_found_and_the_rest_still_is() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let heard = |text: &str| {
        device
            .with_session(|session| {
                let interview = start_interview(session, room)?;
                answer(session, room, interview, "q1", text)?;
                Ok(interview)
            })
            .unwrap()
    };
    let (kept, withdrawn, erased) = (
        heard("they shout at noon"),
        heard("they shout at dawn"),
        heard("they shout"),
    );
    assert_eq!(found(&device, room, "shout"), [erased, withdrawn, kept]);
    device
        .with_session(|session| {
            let target = Target::Existing(withdrawn);
            let edits = vec![Edit::put("withdrawn", true)];
            session.commit(room, vec![Write { target, edits }])
        })
        .unwrap();
    assert_eq!(found(&device, room, "shout"), [erased, kept]);
    device
        .with_session(|session| Host::erase(session, room, &[erased], "{}"))
        .unwrap();
    assert_eq!(found(&device, room, "shout"), [kept]);
}

#[test]
fn another_audit_is_another_matter_and_a_bad_question_is_told() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let other = device.with_session(|session| session.open_team_room(false)).unwrap();
    let here = one(&device, room, Kind::Task, &[("text", "count the ladders")]);
    let there = one(&device, other, Kind::Task, &[("text", "count the ladders")]);
    assert_eq!(found(&device, room, "ladders"), [here]);
    assert_eq!(found(&device, other, "ladders"), [there]);
    assert_eq!(
        ask_for(&device, RoomId([9; 16]), "ladders", 5).unwrap_err().code,
        Code::NotFound
    );

    for n in 0..4 {
        one(&device, room, Kind::Task, &[("text", &format!("ladder {n}"))]);
    }
    let page = ask_for(&device, room, "lad", 3).unwrap();
    assert_eq!((page.hits.len(), page.more), (3, true));
    assert!(!ask_for(&device, room, "lad", 5).unwrap().more);
    for (text, limit, place) in [("x", 0, "limit"), ("x", 101, "limit"), ("  ", 5, "text")] {
        let error = ask_for(&device, room, text, limit).unwrap_err();
        assert_eq!((error.code, error.place.as_deref()), (Code::BadRequest, Some(place)));
    }
    assert_eq!(
        ask_for(&device, room, &"x".repeat(301), 5).unwrap_err().code,
        Code::TooLarge
    );
    for odd in ["\" OR \"", "ladders*", "NEAR(a b)", "word:x", "\u{E000}", "-- ;", "NOT"] {
        ask_for(&device, room, odd, 5).unwrap();
    }
    lock(&device);
    assert_eq!(ask_for(&device, room, "ladders", 5).unwrap_err().code, Code::Locked);
}

/// So many interviews, fifty in one durable step.
fn fill(device: &Device, room: RoomId, count: u32) {
    let words = [
        "supervisor",
        "agua",
        "shade",
        "ladder",
        "bucket",
        "wages",
        "noon",
        "truck",
        "never",
        "always",
    ];
    let interview = |n: u32| {
        let mut edits = vec![Edit::put("code", format!("C-{n:03}")), Edit::put("audience", "worker")];
        edits.extend((0..45).map(|q| {
            let word = words[((n + q) % 10) as usize];
            Edit::put(
                format!("answers/question_{q}"),
                format!("{word} {} w{}", q % 7, (n * 31 + q) % 997),
            )
        }));
        Write {
            target: Target::New(Kind::Interview),
            edits,
        }
    };
    for from in (0..count).step_by(50) {
        let writes = (from..(from + 50).min(count)).map(interview).collect();
        device.with_session(|session| session.commit(room, writes)).unwrap();
    }
}

#[test]
#[ignore = "minutes without optimisation; for looking at numbers: --ignored --nocapture"]
fn ten_thousand_interviews_are_searched_at_once() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    fill(&device, room, 10_000);
    let timed = |text: &str| {
        let started = Instant::now();
        let found = ask_for(&device, room, text, 20).unwrap();
        println!(
            "{text:?}: {} hits, more {}, in {:?}",
            found.hits.len(),
            found.more,
            started.elapsed()
        );
    };
    for text in [
        "agua",
        "agua",
        "s",
        "agua w99",
        "nowhere",
        "c-9999",
        "supervisor wages never w12",
    ] {
        timed(text);
    }
    let interview = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", "zanahoria")?;
            Ok(interview)
        })
        .unwrap();
    timed("zanahoria");
    assert_eq!(found(&device, room, "zanahoria"), [interview]);
    let size = |end: &str| std::fs::metadata(place.path().join(format!("device.db{end}"))).map_or(0, |file| file.len());
    println!("database {} MB, log {} MB", size("") >> 20, size("-wal") >> 20);
}
