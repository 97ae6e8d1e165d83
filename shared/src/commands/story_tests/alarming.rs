//! What cannot wait: a zero-tolerance finding alarms the leads, and what is behind a finding is written down.

use super::{AUDIT, Team, fair_food};
use crate::api::{
    AcknowledgeAlert, Basis, Code, ConfirmFinding, EditFinding, FindingView, GetToday, RaiseFinding, Response,
};
use crate::commands::{Host, alerts, findings, reconcile, today};
use crate::ids::{DeviceNumber, RecordId};
use crate::kinds::Kind;
use crate::permissions::Role;

fn raises(team: &mut Team, provision: &str, severity: &str, supports: Vec<RecordId>) -> FindingView {
    let call = RaiseFinding {
        audit: AUDIT,
        provision: provision.into(),
        severity: severity.into(),
        statement: "What was seen.".into(),
        basis: vec![Basis::Interviews],
        supports,
    };
    findings::raise(team, call).unwrap()
}

fn changes(finding: RecordId) -> EditFinding {
    EditFinding {
        finding,
        severity: None,
        statement: None,
        basis: None,
        supports: None,
        root_cause: None,
        response: None,
    }
}

#[test]
fn a_zero_tolerance_finding_alarms_every_lead_until_each_has_seen_it() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    team.role = Role::Auditor;
    let finding = raises(&mut team, "no-forced-labor", "zero_tolerance", Vec::new());
    raises(&mut team, "heat-protection", "serious", Vec::new());
    assert_eq!(team.count(AUDIT, Kind::Alert).unwrap(), 1);
    let alert = finding.alert.unwrap();
    assert!(!alert.waits_for_me, "an auditor has raised it; the leads are told");
    assert!(today::today(&mut team, GetToday {}).unwrap().alerts.is_empty());

    team.role = Role::Lead;
    for device in [1, 2] {
        team.device = DeviceNumber(device);
        let open = today::today(&mut team, GetToday {}).unwrap().alerts;
        assert_eq!((open.len(), open[0].label.as_str()), (1, "F-A1"), "device {device}");
        let call = AcknowledgeAlert {
            alert: alert.alert,
            note: "I called the program's office.".into(),
        };
        alerts::acknowledge(&mut team, call).unwrap();
        assert!(today::today(&mut team, GetToday {}).unwrap().alerts.is_empty());
    }
    let kept = &reconcile::open(&mut team, AUDIT).unwrap().alerts[0];
    assert_eq!(kept.acknowledged.len(), 2, "it stays with the names");
    team.role = Role::Auditor;
    let call = AcknowledgeAlert {
        alert: alert.alert,
        note: String::new(),
    };
    assert_eq!(alerts::acknowledge(&mut team, call).unwrap_err().code, Code::NotAllowed);
}

#[test]
fn a_finding_that_becomes_zero_tolerance_alarms_once() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let finding = raises(&mut team, "no-violence", "serious", Vec::new()).finding;
    let graver = |severity: &str| EditFinding {
        severity: Some(severity.into()),
        ..changes(finding)
    };
    for severity in ["zero_tolerance", "serious", "zero_tolerance"] {
        findings::edit(&mut team, graver(severity)).unwrap();
    }
    assert_eq!(team.count(AUDIT, Kind::Alert).unwrap(), 1);
}

#[test]
fn cause_and_answer_are_written_also_after_the_lead_has_confirmed() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let finding = raises(&mut team, "heat-protection", "serious", Vec::new()).finding;
    let confirm = ConfirmFinding {
        finding,
        confirm: true,
        reason: String::new(),
    };
    reconcile::confirm_finding(&mut team, confirm).unwrap();
    let response = Response {
        text: "Two more shade wagons are ordered.".into(),
        by: "farm manager".into(),
        on: Some("2026-03-02".parse().unwrap()),
    };
    let call = EditFinding {
        root_cause: Some("Nobody plans shade when crews move.".into()),
        response: Some(response.clone()),
        ..changes(finding)
    };
    let view = findings::edit(&mut team, call).unwrap();
    assert!(!view.may_write && view.may_respond);
    assert_eq!(
        (view.root_cause.as_str(), view.response),
        ("Nobody plans shade when crews move.", Some(response))
    );
    let call = EditFinding {
        response: Some(Response::default()),
        ..changes(finding)
    };
    assert_eq!(
        findings::edit(&mut team, call).unwrap().response,
        None,
        "an empty answer takes it back"
    );
}

#[test]
fn what_a_finding_rests_on_is_counted_in_persons_by_group() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let heard: Vec<_> = (0..3).map(|_| team.hears(&[("pay_type", "hour")])).collect();
    let finding = raises(&mut team, "heat-protection", "serious", heard.clone()).finding;
    team.takes_consent_back(heard[2]);
    let rests = findings::open(&mut team, finding).unwrap().corroboration.unwrap();
    assert_eq!(rests.interviews, 2);
    let crew = rests.groups.iter().find(|group| group.by == "crew").unwrap();
    assert_eq!((crew.group.as_str(), crew.interviews), ("A", 2));
    assert!(
        rests
            .groups
            .iter()
            .any(|group| group.by == "audience" && group.group == "worker")
    );
}
