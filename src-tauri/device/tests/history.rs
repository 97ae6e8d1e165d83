//! Who wrote what in a record: every answer that was ever acknowledged, also the one that lost.
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
use shared::api::{ApiError, Code, GetHistory, HistoryAct, HistoryEntry, HistoryView};
use shared::commands::{Host, Target, Write};
use shared::ids::RecordId;
use shared::kinds::Kind;
use shared::record::Edit;
use std::time::Instant;
use team_fixture::{new, put, team};

fn history(device: &Device, record: RecordId) -> HistoryView {
    page(device, record, 0, 100).unwrap()
}

fn page(device: &Device, record: RecordId, offset: u32, limit: u32) -> Result<HistoryView, ApiError> {
    ask(device, GetHistory { record, offset, limit })
}

/// What was done to one field, newest first: act, value, person.
fn of_key<'h>(history: &'h HistoryView, key: &str) -> Vec<(HistoryAct, Option<&'h str>, &'h str)> {
    let entries = history.entries.iter().filter(|entry| entry.key == key);
    entries
        .map(|entry| (entry.act, entry.value.as_deref(), entry.person.as_str()))
        .collect()
}

#[test]
fn two_people_answered_apart_the_lead_chose_and_nothing_of_it_is_lost() {
    let team = team();
    let (room, amina, joseph) = (team.room, &team.amina, &team.joseph);
    let interview = team.at(joseph, |session| {
        let interview = start_interview(session, room)?;
        answer(session, room, interview, "breaks", "sometimes")?;
        Ok(interview)
    });
    team.exchange();
    team.at(amina, |session| answer(session, room, interview, "breaks", "never"));
    team.at(joseph, |session| answer(session, room, interview, "breaks", "always"));
    team.exchange();
    let decision = team.at(amina, |session| {
        let heads = Host::heads(session, interview)?;
        let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
        let edits = vec![
            Edit::put("matter", "conflict"),
            Edit::put("record", interview.to_string()),
            Edit::put("key", "answers/breaks"),
            Edit::put("heads", heads.join(" ")),
            Edit::put("choice", "never"),
            Edit::put("reason", "The foreman stood by when Joseph asked."),
        ];
        new(session, room, Kind::Decision, edits)
    });
    team.at(amina, |session| {
        put(session, room, interview, "answers/breaks", "never at all")
    });
    team.exchange();

    for device in [amina, joseph] {
        let told = history(device, interview);
        assert_eq!(
            (told.kind, told.withheld, told.late, told.waiting),
            (Kind::Interview, false, false, 0)
        );
        let breaks = of_key(&told, "answers/breaks");
        assert_eq!(breaks.len(), 5);
        assert_eq!(breaks[0], (HistoryAct::Set, Some("never at all"), "Amina"));
        assert_eq!(breaks[1], (HistoryAct::Decided, Some("never"), "Amina"));
        let apart = &mut breaks[2..4].to_vec();
        apart.sort_by_key(|(_, value, _)| *value);
        assert_eq!(apart[0], (HistoryAct::Set, Some("always"), "Joseph"));
        assert_eq!(apart[1], (HistoryAct::Set, Some("never"), "Amina"));
        assert_eq!(breaks[4], (HistoryAct::Set, Some("sometimes"), "Joseph"));
        let decided = told
            .entries
            .iter()
            .find(|entry| entry.act == HistoryAct::Decided)
            .unwrap();
        assert_eq!(
            decided.reason.as_deref(),
            Some("The foreman stood by when Joseph asked.")
        );
        let begun = told.entries.last().unwrap();
        assert_eq!(
            (begun.act, begun.person.as_str(), begun.key.as_str()),
            (HistoryAct::Begun, "Joseph", "")
        );
        assert!(told.entries.iter().all(|entry| !entry.through_server));

        // Pages meet without a gap.
        let mut paged: Vec<HistoryEntry> = Vec::new();
        while paged.len() < told.total as usize {
            paged.extend(page(device, interview, paged.len() as u32, 3).unwrap().entries);
        }
        assert_eq!(paged, told.entries);
    }
    assert!(
        history(joseph, decision)
            .entries
            .iter()
            .any(|entry| entry.key == "reason")
    );
}

#[test]
fn a_shared_note_shows_the_stretch_that_each_one_wrote() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let write = |session: &mut device::Session, target, text: &str| {
        let edits = vec![Edit::text("text", text)];
        Ok(session.commit(room, vec![Write { target, edits }])?[0])
    };
    let note = device
        .with_session(|session| {
            let note = write(session, Target::New(Kind::Sitenote), "Toilets locked.")?;
            write(session, Target::Existing(note), "Toilets locked at row 12.")?;
            let long = format!("Toilets locked at row 12. {}", "Water far away. ".repeat(200));
            write(session, Target::Existing(note), &long)
        })
        .unwrap();
    let told = history(&device, note);
    let edits: Vec<_> = told.entries.iter().filter_map(|entry| entry.edit.as_ref()).collect();
    assert_eq!(edits[1].added, " at row 12");
    assert_eq!((edits[1].from_char, edits[1].removed.as_str()), (14, ""));
    let newest = &told.entries[0];
    assert!(newest.is_cut && newest.value.as_ref().unwrap().chars().count() == 2000);
    assert!(newest.edit.as_ref().unwrap().added.chars().count() == 2000);
}

#[test]
fn what_a_worker_took_back_is_in_no_history() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let (interview, identity, decision) = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "breaks", "they shout")?;
            let about = interview.to_string();
            let identity = vec![Edit::put("interview", about.clone()), Edit::put("name", "Rosa")];
            let identity = new(session, room, Kind::Identity, identity)?;
            let decided = vec![Edit::put("record", about), Edit::put("choice", "they shout")];
            let decision = new(session, room, Kind::Decision, decided)?;
            Ok((interview, identity, decision))
        })
        .unwrap();
    let all = [interview, identity, decision];
    assert!(
        all.iter().all(|record| history(&device, *record).entries.len() > 2),
        "the control"
    );
    device
        .with_session(|session| {
            let edits = vec![Edit::put("withdrawn", true)];
            let target = Target::Existing(interview);
            session.commit(room, vec![Write { target, edits }])
        })
        .unwrap();
    for record in all {
        let told = history(&device, record);
        assert!(told.withheld);
        let text = format!("{:?}", told.entries);
        assert!(
            !text.contains("shout") && !text.contains("Rosa") && !text.contains("answers/"),
            "{text}"
        );
    }
    let told = history(&device, interview);
    let acts: Vec<_> = told
        .entries
        .iter()
        .map(|entry| (entry.act, entry.key.as_str()))
        .collect();
    assert_eq!(acts, [(HistoryAct::Set, "withdrawn"), (HistoryAct::Begun, "")]);
    device
        .with_session(|session| Host::erase(session, room, &[interview], "{}"))
        .unwrap();
    assert_eq!(page(&device, interview, 0, 10).unwrap_err().code, Code::NotFound);
    assert!(history(&device, identity).withheld, "what hung on it");
}

#[test]
fn keys_of_photos_and_the_proof_of_a_slip_are_nobodys_history() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let (evidence, interview) = device
        .with_session(|session| {
            let secret = "AGE-SECRET-KEY-1CANARY";
            let keys = [
                "original/key",
                "preview/key",
                "stamp/salt",
                "stamp/signed",
                "stamp/salted_hash",
            ];
            let mut edits: Vec<Edit> = keys.iter().map(|key| Edit::put(*key, secret)).collect();
            edits.push(Edit::put("caption", "Water cooler"));
            let evidence = new(session, room, Kind::Evidence, edits)?;
            let interview = start_interview(session, room)?;
            put(session, room, interview, "slip/hash", secret)?;
            put(session, room, interview, "slip/salt", secret)?;
            Ok((evidence, interview))
        })
        .unwrap();
    for record in [evidence, interview] {
        let told = history(&device, record);
        assert!(told.entries.len() > 1);
        assert!(!format!("{told:?}").contains("CANARY"));
    }
}

#[test]
fn whoever_may_not_open_a_record_learns_nothing_of_its_history() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let interview = device.with_session(|session| start_interview(session, room)).unwrap();
    assert_eq!(
        page(&device, RecordId([9; 16]), 0, 10).unwrap_err().code,
        Code::NotFound
    );
    for limit in [0, 101] {
        let error = page(&device, interview, 0, limit).unwrap_err();
        assert_eq!((error.code, error.place.as_deref()), (Code::BadRequest, Some("limit")));
    }
    assert!(page(&device, interview, 1_000, 10).unwrap().entries.is_empty());
    lock(&device);
    assert_eq!(page(&device, interview, 0, 10).unwrap_err().code, Code::Locked);
}

/// Cost follows the record: other interviews do not matter, and a long one stays quick.
#[test]
fn a_long_interview_tells_its_history_at_once() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let interview = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            for n in 0..300 {
                answer(
                    session,
                    room,
                    interview,
                    &format!("q{}", n % 50),
                    &format!("answer {n}"),
                )?;
            }
            Ok(interview)
        })
        .unwrap();
    let started = Instant::now();
    let told = page(&device, interview, 0, 50).unwrap();
    println!("a page of 50 of {}: {:?}", told.total, started.elapsed());
    assert_eq!(told.total, 304);
    assert!(started.elapsed().as_millis() < 2_000);
}
