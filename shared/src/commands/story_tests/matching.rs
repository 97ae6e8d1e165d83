//! What may be one and the same: a breach raised twice, two leads who rule apart from each other, a worker heard twice.

use super::reconciling::{board, evening, raises};
use super::{AUDIT, Team};
use crate::api::{
    Code, FindingState, JoinWorkers, KeepFindingsApart, KeepWorkersApart, MergeFindings, SetIdentity, WhyAlike,
    WhySamePerson,
};
use crate::commands::{access, duplicates, findings, identities, same_persons};
use crate::domain::keys::evidence;
use crate::fields::Field;
use crate::ids::{DeviceNumber, RecordId};
use crate::kinds::Kind;
use crate::record::Edit;

#[test]
fn a_breach_raised_twice_stands_once_and_what_it_rests_on_counts_there() {
    let mut team = evening();
    let (first, second) = (team.hears(&[("pay_type", "hour")]), team.hears(&[("pay_type", "hour")]));
    let one = raises(
        &mut team,
        "heat-protection",
        "Crew B has no shade at the north field.",
        &[first],
    );
    let other = raises(
        &mut team,
        "heat-protection",
        "No shade at the north field for crew B.",
        &[second],
    );
    raises(&mut team, "no-retaliation", "A worker who spoke was sent home.", &[]);
    let link = vec![
        Edit::put("label", "E-A1"),
        Edit::put(format!("{}{}", evidence::LINKS, other.finding), true),
    ];
    let photo = access::create(&mut team, AUDIT, Kind::Evidence, link).unwrap();

    let view = board(&mut team);
    assert_eq!(view.duplicates.len(), 1, "{:?}", view.duplicates);
    let pair = &view.duplicates[0];
    assert!(matches!(pair.why[0], WhyAlike::SimilarWords { percent } if percent >= 60));
    let call = MergeFindings {
        away: other.finding,
        into: one.finding,
        reason: "One field, one day.".into(),
    };
    let view = duplicates::merge(&mut team, call.clone()).unwrap();
    assert!(view.duplicates.is_empty());
    let labels: Vec<_> = view.drafts.iter().map(|draft| draft.label.as_str()).collect();
    assert_eq!(
        labels,
        ["F-A1", "F-A3"],
        "the merged-away finding waits for no decision"
    );
    let stands = findings::open(&mut team, one.finding).unwrap();
    assert_eq!((stands.interviews, stands.evidence.as_slice()), (2, &[photo][..]));
    assert_eq!(stands.merged[0].label, "F-A2");
    let away = findings::open(&mut team, other.finding).unwrap();
    assert_eq!(
        (away.state, away.statement),
        (FindingState::Merged, other.statement),
        "nothing of it is lost"
    );
    assert_eq!(away.merged_into.unwrap().label, "F-A1");
    assert_eq!(
        duplicates::merge(&mut team, call).unwrap_err().code,
        Code::BadRequest,
        "it is merged already"
    );

    let apart = KeepFindingsApart {
        one: one.finding,
        other: other.finding,
        reason: "Two fields after all.".into(),
    };
    let view = duplicates::keep_apart(&mut team, apart).unwrap();
    assert_eq!(
        (view.drafts.len(), view.duplicates.len()),
        (3, 0),
        "nobody is asked again"
    );
    assert_eq!(findings::open(&mut team, one.finding).unwrap().interviews, 1);
}

#[test]
fn two_leads_who_merge_apart_from_each_other_see_the_same_once_both_have_synced() {
    let mut lucia = evening();
    let one = raises(&mut lucia, "heat-protection", "No shade at the north field.", &[]).finding;
    let other = raises(&mut lucia, "heat-protection", "At the north field no shade.", &[]).finding;
    let mut deputy = evening();
    deputy.rows = lucia.rows.clone();
    deputy.device = DeviceNumber(2);
    let merge = |away, into| MergeFindings {
        away,
        into,
        reason: "The same.".into(),
    };
    duplicates::merge(&mut lucia, merge(other, one)).unwrap();
    duplicates::merge(&mut deputy, merge(one, other)).unwrap();
    let exchange = |one: &mut Team, other: &mut Team| {
        let news: Vec<_> = other
            .rows
            .iter()
            .filter(|row| !one.rows.iter().any(|had| had.id == row.id))
            .cloned()
            .collect();
        let back: Vec<_> = one
            .rows
            .iter()
            .filter(|row| !other.rows.iter().any(|had| had.id == row.id))
            .cloned()
            .collect();
        one.rows.extend(news);
        other.rows.extend(back);
    };
    exchange(&mut lucia, &mut deputy);
    let states = |team: &mut Team| {
        let state = |team: &mut Team, id| findings::open(team, id).unwrap().state;
        (state(team, one), state(team, other))
    };
    assert_eq!(states(&mut lucia), states(&mut deputy));
    let merged = [states(&mut lucia).0, states(&mut lucia).1];
    assert_eq!(
        merged.iter().filter(|state| **state == FindingState::Merged).count(),
        1,
        "one of them stands"
    );

    // Now they disagree: both stand, and the board asks again, on both devices.
    let apart = |team: &mut Team| {
        let reason = "Two fields.".to_owned();
        duplicates::keep_apart(team, KeepFindingsApart { one, other, reason }).unwrap()
    };
    apart(&mut lucia);
    exchange(&mut lucia, &mut deputy);
    duplicates::merge(&mut lucia, merge(other, one)).unwrap();
    apart(&mut deputy);
    exchange(&mut lucia, &mut deputy);
    for team in [&mut lucia, &mut deputy] {
        let view = board(team);
        assert!(
            view.duplicates.len() == 1 && view.duplicates[0].disputed,
            "{:?}",
            view.duplicates
        );
        assert_eq!(view.drafts.len(), 2);
    }
}

fn knows(team: &mut Team, interview: RecordId, contact: &str, worker_number: &str) {
    let call = SetIdentity {
        interview,
        name: String::new(),
        contact: contact.into(),
        worker_number: worker_number.into(),
    };
    identities::set(team, call).unwrap();
}

#[test]
fn a_worker_heard_twice_is_proposed_by_number_or_phone_and_never_with_them() {
    let mut team = evening();
    let heard: Vec<_> = (0..5).map(|_| team.hears(&[("pay_type", "hour")])).collect();
    knows(&mut team, heard[0], "+1 (239) 555-0142", "0117");
    knows(&mut team, heard[1], "1 239 555 0142", "");
    knows(&mut team, heard[2], "", "117");
    knows(&mut team, heard[3], "ext. 12", "118");
    knows(&mut team, heard[4], "ext. 12", "");
    let view = board(&mut team);
    let why: Vec<_> = view.same_persons.iter().map(|one| one.why).collect();
    assert_eq!(
        why,
        [WhySamePerson::SameWorkerNumber, WhySamePerson::SamePhone],
        "an extension is nobody's own"
    );
    let json = serde_json::to_string(&view.same_persons).unwrap();
    assert!(!json.contains("117") && !json.contains("555"), "{json}");

    let join = JoinWorkers {
        audit: AUDIT,
        interviews: vec![heard[0], heard[2]],
        reason: "The same badge.".into(),
    };
    let view = same_persons::join(&mut team, join).unwrap();
    assert_eq!((view.same_persons.len(), view.coverage.heard), (1, 4));
    let apart = |interviews: &[RecordId]| KeepWorkersApart {
        audit: AUDIT,
        interviews: interviews.to_vec(),
        reason: "Brothers who share a phone.".into(),
    };
    let view = same_persons::keep_apart(&mut team, apart(&[heard[0], heard[1]])).unwrap();
    assert!(
        view.same_persons.is_empty(),
        "it stays decided: {:?}",
        view.same_persons
    );
    let view = same_persons::keep_apart(&mut team, apart(&[heard[0], heard[2]])).unwrap();
    assert_eq!(view.coverage.heard, 5, "a join can be taken back");
    // A code that stands twice, as after a phone was restored from an old copy.
    let code = team
        .rows
        .iter()
        .find(|row| row.id == heard[3])
        .unwrap()
        .fields
        .text("code")
        .unwrap()
        .to_owned();
    let row = team.rows.iter_mut().find(|row| row.id == heard[4]).unwrap();
    row.fields.insert("code", Field::of(code));
    assert_eq!(board(&mut team).same_persons[0].why, WhySamePerson::SameCode);
    team.takes_consent_back(heard[4]);
    assert!(
        board(&mut team).same_persons.is_empty(),
        "what was taken back is compared with nothing"
    );
}
