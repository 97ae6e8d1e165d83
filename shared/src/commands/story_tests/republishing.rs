//! A report that is corrected, and a second one about the same people: neither tells one person by difference.

use super::publishing::{confirms, imports, preview, publishes, register, team};
use crate::api::{DraftPayFinding, PartChange, ReportPart};
use crate::commands::registers;
use crate::disclosure::{Cell, Why};
use crate::kinds::Kind;
use crate::payroll::Rule;
use crate::record::Edit;

#[test]
fn a_corrected_report_does_not_tell_the_one_worker_more() {
    let mut team = team(60, 12);
    let payroll = imports(&mut team, &register(30, 12), None);
    let rule = Rule::P1;
    let finding = registers::draft_finding(&mut team, DraftPayFinding { payroll, rule })
        .unwrap()
        .finding;
    confirms(&mut team, finding);
    let first = publishes(&mut team).content;
    let owed = first.findings[0].action.as_ref().unwrap().owed.clone();
    assert_eq!(owed.as_ref().map(|owed| owed.amount), "960".parse().ok());

    imports(&mut team, &register(30, 13), Some(payroll));
    team.hears(&[("hours_week", "55")]);
    let second = preview(&mut team);
    assert_eq!(second.replaces_version, Some(1));
    assert_eq!(second.content.heard, first.heard, "the thirteenth is not told");
    let (was, now) = (&first.registers[0], &second.content.registers[0]);
    assert_eq!((now.short, &now.owed, &now.rules), (was.short, &was.owed, &was.rules));
    assert!(now.why.contains(&Why::AsFirstReleased));
    assert_eq!(second.content.wages, first.wages);
    assert_eq!(second.content.findings[0].action.as_ref().unwrap().owed, owed);
    assert_eq!(second.changes, []);

    imports(&mut team, &register(30, 24), Some(payroll));
    let third = preview(&mut team);
    assert_eq!(
        third.content.registers[0].short.people(),
        Some(24),
        "twelve more are nobody by name"
    );
    let changed = third
        .changes
        .iter()
        .find(|change| matches!(change.of, ReportPart::Register { .. }));
    assert_eq!(changed.map(|change| change.change), Some(PartChange::Changed));
}

#[test]
fn an_amount_that_was_drafted_before_the_books_were_corrected_stands_alone() {
    let mut team = team(60, 12);
    let payroll = imports(&mut team, &register(30, 12), None);
    let rule = Rule::P1;
    let finding = registers::draft_finding(&mut team, DraftPayFinding { payroll, rule })
        .unwrap()
        .finding;
    confirms(&mut team, finding);
    imports(&mut team, &register(30, 13), Some(payroll));
    let shown = preview(&mut team).content;
    assert!(shown.findings[0].action.as_ref().unwrap().owed.is_some());
    let floor = shown.registers[0]
        .rules
        .iter()
        .find(|rule| rule.rule == Rule::P1)
        .unwrap();
    assert_eq!(
        (&floor.owed, floor.broken),
        (&None, Cell::KeptBack),
        "80.00 more would be one worker's"
    );
    assert_eq!(shown.registers[0].owed, None);
}

#[test]
fn of_two_registers_of_the_same_week_and_people_one_speaks() {
    let mut team = team(60, 12);
    imports(&mut team, &register(30, 12), None);
    imports(&mut team, &register(31, 13), None);
    let shown = preview(&mut team).content;
    let told: Vec<Option<u32>> = shown.registers.iter().map(|books| books.workers.people()).collect();
    assert_eq!(told, [None, Some(31)]);
    assert_eq!(shown.wages.len(), 1);
}

#[test]
fn another_audit_of_the_site_holds_back_what_would_tell_one_person() {
    let mut team = team(60, 23);
    let first = publishes(&mut team).content;
    // The same site, audited again three weeks later: one person more.
    let row = team.rows.iter_mut().find(|row| row.kind == Kind::Report).unwrap();
    let other = crate::ids::RoomId([9; 16]).to_string();
    super::edit(&mut row.fields, vec![Edit::put("audit", other)]);
    team.hears(&[("hours_week", "50")]);
    let shown = preview(&mut team);
    assert_eq!(shown.content.version, 1);
    assert_eq!(shown.content.coverage[0].total, Cell::KeptBack);
    assert_eq!(shown.content.coverage[0].why, [Why::CloseToEarlier { threshold: 5 }]);
    assert!(
        shown.content.heard != Some(24) || first.heard.is_none(),
        "24 beside 23 is one person"
    );
}

#[test]
fn a_correction_begins_with_the_method_as_it_was_written() {
    let mut team = team(60, 12);
    let first = publishes(&mut team).content;
    assert!(first.method_lines.len() > 1, "the app adds lines of its own");
    assert_eq!(first.written_method(), "Interviews apart from management.");
}
