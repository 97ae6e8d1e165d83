//! A corrected report: actions keep their history, and an amount that was told is not told again with one worker more.

use super::{AUDIT, Team, fair_food};
use crate::api::{
    ActionLine, ActionState, Basis, ConfirmFinding, EditFinding, ExplainCoverage, ListActions, MergeFindings, Owing,
    PreviewReport, PublishReport, RaiseFinding, ReportContent, ReportProgress, ReportText, Response, Sentence,
};
use crate::commands::{actions, duplicates, findings, publish, reconcile};
use crate::domain::keys::finding;
use crate::fields::Field;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::money::Money;

fn owing(amount: &str, workers: u32) -> Owing {
    Owing {
        money: Money {
            amount: amount.parse().unwrap(),
            currency: "USD".into(),
        },
        workers,
    }
}

/// Forty workers, twelve heard, one finding that owes money, confirmed.
fn audited(owed: &Owing) -> (Team, RecordId) {
    let mut team = Team::in_the_field(fair_food(&[]), 40);
    for _ in 0..12 {
        team.hears(&[("pay_type", "hour")]);
    }
    let id = raises(&mut team, "Pay of the week did not reach the floor.", Some(owed));
    confirms(&mut team, id);
    let call = ExplainCoverage {
        audit: AUDIT,
        reason: "Rain closed the field for two days.".into(),
    };
    reconcile::explain_coverage(&mut team, call).unwrap();
    reconciling(&mut team);
    (team, id)
}

fn raises(team: &mut Team, statement: &str, owed: Option<&Owing>) -> RecordId {
    let call = RaiseFinding {
        audit: AUDIT,
        provision: "wages".into(),
        severity: "serious".into(),
        statement: statement.into(),
        basis: vec![Basis::Records],
        supports: Vec::new(),
    };
    let call = RaiseFinding {
        provision: provision(team),
        ..call
    };
    findings::raise_owing(team, call, owed.cloned()).unwrap().finding
}

/// The provision that the pack's first pay rule speaks to.
fn provision(team: &Team) -> String {
    team.pack.payroll.rules[0].provision.clone()
}

fn confirms(team: &mut Team, finding: RecordId) {
    let call = ConfirmFinding {
        finding,
        confirm: true,
        reason: String::new(),
    };
    reconcile::confirm_finding(team, call).unwrap();
}

fn reconciling(team: &mut Team) {
    team.rows[0].fields.insert("phase", Field::of("reconciling"));
}

fn owes(team: &mut Team, id: RecordId, owed: &Owing) {
    let row = team.rows.iter_mut().find(|row| row.id == id).unwrap();
    let json = serde_json::to_string(owed).unwrap();
    row.fields.insert(finding::OWED, Field::of(json));
}

fn publishes(team: &mut Team) -> ReportContent {
    let text = ReportText {
        summary: "What the team found.".into(),
        method: String::new(),
    };
    let audit = AUDIT;
    let shown = publish::preview(
        team,
        PreviewReport {
            audit,
            text: text.clone(),
        },
    )
    .unwrap();
    assert_eq!(
        (shown.stops.len(), shown.leaks.len()),
        (0, 0),
        "{:?} {:?}",
        shown.stops,
        shown.leaks
    );
    let hash = shown.content.hash;
    publish::publish(team, PublishReport { audit, text, hash }).unwrap();
    shown.content
}

fn action(team: &mut Team) -> ActionLine {
    let all = actions::list(team, ListActions { audit: None }).unwrap().actions;
    assert_eq!(all.len(), 1, "a correction is asked for once");
    all[0].clone()
}

#[test]
fn an_action_keeps_its_history_and_an_amount_is_told_again_only_for_many_more_workers() {
    let (mut team, id) = audited(&owing("1190.00", 12));
    let first = publishes(&mut team);
    let rained =
        |line: &Sentence| matches!(line, Sentence::BelowGoal { reason } if reason.contains("Rain closed the field"));
    assert!(first.method_lines.iter().any(rained), "{:?}", first.method_lines);
    let told = |content: &ReportContent| {
        content.findings[0]
            .action
            .clone()
            .unwrap()
            .owed
            .unwrap()
            .amount
            .to_string()
    };
    assert_eq!(told(&first), "1190.00");
    let progress = ReportProgress {
        action: action(&mut team).action,
        state: ActionState::InProgress,
        text: "Half of it was paid.".into(),
        paid_back: Some("600".parse().unwrap()),
        visit: None,
        workers: None,
    };
    actions::report_progress(&mut team, progress).unwrap();

    // One worker more: the difference would be this worker's pay.
    reconciling(&mut team);
    owes(&mut team, id, &owing("1270.00", 13));
    assert_eq!(told(&publishes(&mut team)), "1190.00");
    let kept = action(&mut team);
    assert_eq!(
        (kept.progress.len(), kept.owed.unwrap().left.amount),
        (1, "590.00".parse().unwrap())
    );

    reconciling(&mut team);
    owes(&mut team, id, &owing("1900.00", 22));
    assert_eq!(told(&publishes(&mut team)), "1900.00");
    assert_eq!(action(&mut team).owed.unwrap().left.amount, "1300.00".parse().unwrap());
}

#[test]
fn a_report_its_findings_and_what_they_ask_for_are_one_commit_and_the_last() {
    let (mut team, _) = audited(&owing("1190.00", 12));
    publishes(&mut team);
    assert!(team.commits.last().unwrap().contains(&Kind::Report));
    let with_report = team.commits.iter().filter(|kinds| kinds.contains(&Kind::Report));
    assert_eq!(
        with_report.collect::<Vec<_>>(),
        [&[Kind::Report, Kind::PublishedFinding, Kind::Action]]
    );
    let report = team.rows.iter().find(|row| row.kind == Kind::Report).unwrap().id;
    let asked = team.rows.iter().find(|row| row.kind == Kind::Action).unwrap();
    assert_eq!(asked.fields.text("report"), Some(report.to_string().as_str()));
}

#[test]
fn cause_and_answer_leave_with_the_finding_and_a_merged_one_does_not_leave() {
    let (mut team, id) = audited(&owing("90.00", 2));
    let call = EditFinding {
        finding: id,
        severity: None,
        statement: None,
        basis: None,
        supports: None,
        root_cause: Some("Waiting time is not on the cards.".into()),
        response: Some(Response {
            text: "New clocks are ordered.".into(),
            by: "farm manager".into(),
            on: Some("2026-03-02".parse().unwrap()),
        }),
    };
    findings::edit(&mut team, call).unwrap();
    team.rows[0].fields.insert("phase", Field::of("fieldwork"));
    let twice = raises(&mut team, "The floor was not reached in that week.", None);
    confirms(&mut team, twice);
    let call = MergeFindings {
        away: twice,
        into: id,
        reason: "One week, one register.".into(),
    };
    duplicates::merge(&mut team, call).unwrap();
    reconciling(&mut team);
    let content = publishes(&mut team);
    assert_eq!(content.findings.len(), 1);
    let published = &content.findings[0];
    assert_eq!(published.root_cause, "Waiting time is not on the cards.");
    assert_eq!(published.response, "farm manager, 2026-03-02: New clocks are ordered.");
    assert_eq!(
        published.action.as_ref().unwrap().owed,
        None,
        "two workers are too few to name what they are owed"
    );
    let merged = |line: &Sentence| matches!(line, Sentence::SameFinding { .. });
    assert!(
        content.decision_lines.iter().any(merged),
        "{:?}",
        content.decision_lines
    );
}
