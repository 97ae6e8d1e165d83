//! The lead's evening: what two people set, raised or heard twice, what contradicts what, and what is handed back.

use super::{AUDIT, Team, fair_food};
use crate::api::{
    AskAuthor, Basis, Code, ConfirmFinding, Contradiction, DecideConflict, ExplainCoverage, FindingView, FinishTask,
    GiveTask, MergeFindings, MergeText, RaiseFinding, ReconcileView, SettleContradiction, StartChecklist, Stop,
    TeamContact,
};
use crate::commands::{Host, access, answering, checklists, contradictions, duplicates, findings, reconcile, tasks};
use crate::domain::keys::{evidence, identity};
use crate::fields::{Field, Held, Value};
use crate::ids::{DeviceNumber, RecordId};
use crate::kinds::Kind;
use crate::permissions::Role;
use crate::record::Edit;

pub(super) fn evening() -> Team {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let member = |device, person: &str| TeamContact {
        device: DeviceNumber(device),
        person: person.into(),
        as_of: None,
        handed_in: true,
        is_this_device: device == 1,
    };
    team.members = vec![member(1, "Lucía"), member(2, "Joseph")];
    team
}

pub(super) fn raises(team: &mut Team, provision: &str, statement: &str, supports: &[RecordId]) -> FindingView {
    let call = RaiseFinding {
        audit: AUDIT,
        provision: provision.into(),
        severity: "serious".into(),
        statement: statement.into(),
        basis: vec![Basis::Interviews],
        supports: supports.to_vec(),
    };
    findings::raise(team, call).unwrap()
}

pub(super) fn board(team: &mut Team) -> ReconcileView {
    reconcile::open(team, AUDIT).unwrap()
}

fn confirms(team: &mut Team, finding: RecordId) -> ReconcileView {
    let call = ConfirmFinding {
        finding,
        confirm: true,
        reason: String::new(),
    };
    reconcile::confirm_finding(team, call).unwrap()
}

/// Two people wrote a key of a record without knowing of each other.
fn disagree(team: &mut Team, record: RecordId, key: &str, values: [&str; 2]) {
    let held = |value: &str, device| Held {
        value: Value::from(value),
        device: DeviceNumber(device),
        at: chrono::DateTime::UNIX_EPOCH,
    };
    let field = Field {
        value: Value::from(values[1]),
        rivals: vec![held(values[0], 1), held(values[1], 2)],
    };
    let row = team.rows.iter_mut().find(|row| row.id == record).unwrap();
    row.fields.insert(key, field);
}

#[test]
fn two_captions_become_a_third_and_a_severity_is_only_chosen() {
    let mut team = evening();
    let photo = access::create(&mut team, AUDIT, Kind::Evidence, vec![Edit::put("label", "E-A1")]).unwrap();
    let finding = raises(&mut team, "heat-protection", "No shade.", &[]).finding;
    disagree(&mut team, photo, evidence::CAPTION, ["North field", "No shade at noon"]);
    disagree(&mut team, finding, "severity", ["serious", "systems"]);
    let shown = board(&mut team);
    let may = |key: &str| {
        shown
            .conflicts
            .iter()
            .find(|one| one.conflict.key == key)
            .unwrap()
            .may_merge
    };
    assert!(may("caption") && !may("severity"));

    let merge = |record, key: &str, text: &str| MergeText {
        record,
        key: key.into(),
        text: text.into(),
        reason: "Both are right.".into(),
    };
    let refused = reconcile::merge_text(&mut team, merge(finding, "severity", "in between"));
    assert_eq!(refused.unwrap_err().code, Code::BadRequest);
    let empty = reconcile::merge_text(&mut team, merge(photo, "caption", "  "));
    assert_eq!(empty.unwrap_err().place.as_deref(), Some("text"));
    let view = reconcile::merge_text(&mut team, merge(photo, "caption", "North field, no shade at noon")).unwrap();
    let line = view.decisions.iter().find(|line| line.matter == "conflict").unwrap();
    assert_eq!(
        (line.choice.as_str(), line.reason.as_str()),
        ("North field, no shade at noon", "Both are right.")
    );
    let other = DecideConflict {
        record: photo,
        key: "caption".into(),
        choice: "South field".into(),
        reason: "I say so.".into(),
    };
    assert_eq!(
        reconcile::decide_conflict(&mut team, other)
            .unwrap_err()
            .place
            .as_deref(),
        Some("choice")
    );
}

#[test]
fn the_author_is_asked_the_board_says_so_and_shows_the_answer() {
    let mut team = evening();
    let finding = raises(&mut team, "heat-protection", "No shade.", &[]).finding;
    disagree(&mut team, finding, "severity", ["serious", "systems"]);
    let ask = |to| AskAuthor {
        record: finding,
        key: "severity".into(),
        to: DeviceNumber(to),
        text: "What did you see?".into(),
    };
    assert_eq!(
        reconcile::ask_author(&mut team, ask(7)).unwrap_err().place.as_deref(),
        Some("to")
    );
    let view = reconcile::ask_author(&mut team, ask(2)).unwrap();
    let asked = &view.conflicts[0].asked[0];
    assert_eq!(
        (asked.key.as_deref(), asked.about_label.as_str()),
        (Some("severity"), "F-A1")
    );
    assert_eq!(view.handed_back.len(), 1);
    assert!(view.stopped_by.contains(&Stop::TwoValues {
        key: "severity".into(),
        label: "F-A1".into()
    }));

    // On Joseph's phone.
    team.device = DeviceNumber(2);
    let task = view.handed_back[0].task;
    let answer = "The crew sat in the sun.".to_owned();
    tasks::finish(&mut team, FinishTask { task, answer }).unwrap();
    team.device = DeviceNumber(1);
    let view = board(&mut team);
    let asked = &view.conflicts[0].asked[0];
    assert!(asked.done && asked.answer == "The crew sat in the sun.");
}

#[test]
fn work_is_handed_back_about_what_the_team_captured_and_nothing_else() {
    let mut team = evening();
    let interview = team.hears(&[("pay_type", "hour")]);
    let give = |about| GiveTask {
        audit: AUDIT,
        to: DeviceNumber(2),
        text: "Which crew was this?".into(),
        about: Some(about),
    };
    let line = tasks::give(&mut team, give(interview)).unwrap();
    assert_eq!(
        (line.about_kind, line.about_label.as_str()),
        (Some(Kind::Interview), "A-001")
    );
    assert_eq!(board(&mut team).handed_back, [line]);
    let plan = team.rows[0].id;
    for stranger in [plan, RecordId([9; 16])] {
        assert_eq!(
            tasks::give(&mut team, give(stranger)).unwrap_err().place.as_deref(),
            Some("about")
        );
    }
}

#[test]
fn an_item_in_order_beside_a_confirmed_finding_stops_publishing_until_the_lead_says_why() {
    let mut team = evening();
    let call = StartChecklist {
        audit: AUDIT,
        form: "site-checklist".into(),
        place: "North field".into(),
    };
    let list = checklists::start(&mut team, call).unwrap().line.interview;
    let answer = |team: &mut Team, question: &str, answer: &str| {
        let call = crate::api::AnswerQuestion {
            interview: list,
            question: question.into(),
            answer: Some(answer.into()),
            brief: true,
        };
        answering::answer_question(team, call).unwrap();
    };
    answer(&mut team, "shade_near", "in_order");
    answer(&mut team, "water_near", "not_seen");
    let call = RaiseFinding {
        audit: AUDIT,
        provision: "heat-protection".into(),
        severity: "serious".into(),
        statement: "No shade at the north field.".into(),
        basis: vec![Basis::Observation],
        supports: Vec::new(),
    };
    let finding = findings::raise(&mut team, call).unwrap().finding;
    let draft = board(&mut team);
    assert!(!draft.contradictions[0].material, "a draft stops publishing by itself");
    let view = confirms(&mut team, finding);
    let found = view.contradictions[0].clone();
    assert!(found.material && matches!(&found.what, Contradiction::ChecklistBesideFinding { photos: 0, .. }));
    let stop = Stop::Contradiction { label: "L-A1".into() };
    assert!(view.stopped_by.contains(&stop), "{:?}", view.stopped_by);

    let settle = |id: &str, reason: &str| SettleContradiction {
        audit: AUDIT,
        id: id.into(),
        reason: reason.into(),
    };
    assert_eq!(
        contradictions::settle(&mut team, settle(&found.id, " "))
            .unwrap_err()
            .place
            .as_deref(),
        Some("reason")
    );
    assert_eq!(
        contradictions::settle(&mut team, settle("0", "Why.")).unwrap_err().code,
        Code::NotFound
    );
    let view = contradictions::settle(&mut team, settle(&found.id, "Shade came after the visit.")).unwrap();
    assert!(view.contradictions.is_empty() && !view.stopped_by.contains(&stop));

    // Its own checklist says breach on the same provision: nothing contradicts any more, and before it was settled neither.
    answer(&mut team, "water_near", "not_in_order");
    assert!(board(&mut team).contradictions.is_empty());
}

#[test]
fn a_finding_confirmed_on_interviews_that_nobody_gave_is_listed_and_stops_nothing() {
    let mut team = evening();
    let interview = team.hears(&[("pay_type", "hour")]);
    let finding = raises(&mut team, "heat-protection", "No shade.", &[interview]).finding;
    assert!(confirms(&mut team, finding).contradictions.is_empty());
    team.takes_consent_back(interview);
    let view = board(&mut team);
    assert!(matches!(view.contradictions[0].what, Contradiction::NobodySaid { .. }));
    assert!(!view.contradictions[0].material);
}

#[test]
fn fewer_than_the_goal_needs_a_reason_and_the_reason_leaks_nothing() {
    let mut team = evening();
    let interview = team.hears(&[("pay_type", "hour")]);
    let view = board(&mut team);
    assert!(
        view.stopped_by.contains(&Stop::BelowGoal { heard: 1, goal: 5 }),
        "{:?}",
        view.stopped_by
    );
    access::create(
        &mut team,
        AUDIT,
        Kind::Identity,
        vec![
            Edit::put(identity::INTERVIEW, interview.to_string()),
            Edit::put(identity::NAME, "Rosa Quispe"),
        ],
    )
    .unwrap();
    let explain = |reason: &str| ExplainCoverage {
        audit: AUDIT,
        reason: reason.into(),
    };
    let leak = reconcile::explain_coverage(&mut team, explain("Only Rosa Quispe would talk.")).unwrap_err();
    assert_eq!(leak.code, Code::TextLeaks);
    let view = reconcile::explain_coverage(&mut team, explain("Rain closed the field for two days.")).unwrap();
    assert_eq!(
        view.below_goal_reason.as_deref(),
        Some("Rain closed the field for two days.")
    );
    assert!(
        !view
            .stopped_by
            .iter()
            .any(|stop| matches!(stop, Stop::BelowGoal { .. }))
    );
    let view = reconcile::explain_coverage(&mut team, explain("Rain, and a strike.")).unwrap();
    assert_eq!(
        view.below_goal_reason.as_deref(),
        Some("Rain, and a strike."),
        "the last word stands alone"
    );
}

#[test]
fn an_auditor_sees_the_board_and_decides_nothing() {
    let mut team = evening();
    let one = raises(&mut team, "heat-protection", "No shade at the north field.", &[]).finding;
    let other = raises(&mut team, "heat-protection", "No shade at the north field.", &[]).finding;
    team.role = Role::Auditor;
    let reason = "The same.".to_owned();
    let merge = MergeFindings {
        away: one,
        into: other,
        reason: reason.clone(),
    };
    let explain = ExplainCoverage { audit: AUDIT, reason };
    assert_eq!(duplicates::merge(&mut team, merge).unwrap_err().code, Code::NotAllowed);
    assert_eq!(
        reconcile::explain_coverage(&mut team, explain).unwrap_err().code,
        Code::NotAllowed
    );
    assert!(!board(&mut team).may_decide);
    assert_eq!(team.count(AUDIT, Kind::Decision).unwrap(), 0);
}
