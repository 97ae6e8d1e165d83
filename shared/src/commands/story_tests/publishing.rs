//! A report on its way out: what the lead sees is what leaves, over few people and many, and in kinds rather than words.

use super::{AUDIT, Team, fair_food};
use crate::api::{
    BookFile, Code, ConfirmFinding, DraftPayFinding, ImportRegister, LookAtRegister, PreviewReport, PublishReport,
    RaiseFinding, ReportPart, ReportPreview, ReportText, Sentence, SetIdentity, Standing,
};
use crate::commands::{Host, access, findings, identities, publish, reconcile, registers};
use crate::disclosure::{Cell, Why};
use crate::domain::keys::{decision, plan};
use crate::domain::report::content_hash;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::payroll::register::RegisterKind;
use crate::payroll::{Circumstances, Rule};
use crate::record::Edit;

pub(super) fn team(workers: i64, heard: usize) -> Team {
    let mut team = Team::in_the_field(fair_food(&[]), workers);
    for _ in 0..heard {
        team.hears(&[("hours_week", "50")]);
    }
    reconciles(&mut team);
    let edits = vec![
        Edit::put(decision::MATTER, "below_goal"),
        Edit::put(decision::REASON, "Half of the site was on leave."),
    ];
    access::create(&mut team, AUDIT, Kind::Decision, edits).unwrap();
    team
}

/// The lead (again) settles what is open.
fn reconciles(team: &mut Team) {
    let row = team.rows(AUDIT, Kind::Plan).unwrap().remove(0);
    access::change(team, &row, vec![Edit::put(plan::PHASE, "reconciling")]).unwrap();
}

fn text() -> ReportText {
    ReportText {
        summary: "Most provisions stand.".into(),
        method: "Interviews apart from management.".into(),
    }
}

fn preview_of(team: &mut Team, text: ReportText) -> ReportPreview {
    publish::preview(team, PreviewReport { audit: AUDIT, text }).unwrap()
}

pub(super) fn preview(team: &mut Team) -> ReportPreview {
    preview_of(team, text())
}

pub(super) fn publishes(team: &mut Team) -> ReportPreview {
    let shown = preview(team);
    assert_eq!(shown.stops, [] as [String; 0]);
    let call = PublishReport {
        audit: AUDIT,
        text: text(),
        hash: shown.content.hash,
    };
    let view = publish::publish(team, call).unwrap();
    assert_eq!(view.content, shown.content, "what was shown is what left");
    reconciles(team);
    shown
}

/// A week's register: `short` of the workers at 12.00 an hour, the others at 15.00, below and above a floor of 14.00.
pub(super) fn register(workers: u32, short: u32) -> String {
    let row = |n: u32| {
        let pay = if n < short { 480 } else { 600 };
        format!("{:04},A,03/02/2026,03/08/2026,40,{pay}.00\n", 100 + n)
    };
    let head = "Employee No,Crew,Period start,Period end,Hours,Gross pay\n";
    std::iter::once(head.to_owned()).chain((0..workers).map(row)).collect()
}

pub(super) fn imports(team: &mut Team, text: &str, correct: Option<RecordId>) -> RecordId {
    let edits = vec![Edit::put("label", "E-A1"), Edit::put("media_type", "text/csv")];
    let evidence = access::create(team, AUDIT, Kind::Evidence, edits).unwrap();
    team.files.insert(evidence, text.as_bytes().to_vec());
    let kind = RegisterKind::Register;
    let mapping = registers::look_at(team, LookAtRegister { evidence, kind })
        .unwrap()
        .guessed
        .mapping;
    let call = ImportRegister {
        audit: AUDIT,
        correct,
        register: BookFile {
            evidence,
            file_name: "week 10.csv".into(),
            mapping,
        },
        time_cards: None,
        tickets: None,
        circumstances: Circumstances {
            region: Some("US-FL".into()),
            ..Circumstances::default()
        },
    };
    registers::import(team, call).unwrap().line.payroll
}

pub(super) fn confirms(team: &mut Team, finding: RecordId) {
    let call = ConfirmFinding {
        finding,
        confirm: true,
        reason: String::new(),
    };
    reconcile::confirm_finding(team, call).unwrap();
}

#[test]
fn a_report_over_one_nine_ten_and_eleven_people() {
    for heard in [1, 9] {
        let shown = preview(&mut team(40, heard));
        assert_eq!(shown.content.no_worker_tables_why, Some(Why::FewInterviews));
        assert_eq!((shown.content.heard, shown.content.workers), (None, None));
        assert!(shown.content.coverage.is_empty());
        assert_eq!(shown.kept_back[0].of, ReportPart::Workers);
        let json = serde_json::to_string(&shown.content).unwrap();
        assert!(!json.contains("\"people\""), "{json}");
    }
    for heard in [10, 11] {
        let shown = preview(&mut team(40, heard)).content;
        assert_eq!((shown.heard, shown.workers), (Some(heard as u32), Some(40)));
        assert_eq!(shown.coverage[0].cells[0][0].people(), Some(heard as u32));
        assert_eq!(shown.no_worker_tables_why, None);
    }
    for workers in [1, 9, 10, 11, 19] {
        let shown = preview(&mut team(workers, workers as usize)).content;
        assert_eq!(shown.no_worker_tables_why, Some(Why::SmallSite), "{workers}");
    }
}

#[test]
fn what_a_finding_on_pay_was_drafted_with_tells_no_count_that_disclosure_did_not_weigh() {
    let mut team = team(60, 12);
    let payroll = imports(&mut team, &register(30, 12), None);
    let rule = Rule::P1;
    let drafted = registers::draft_finding(&mut team, DraftPayFinding { payroll, rule }).unwrap();
    confirms(&mut team, drafted.finding);
    let shown = preview(&mut team).content;
    let told = &shown.findings[0].statement;
    assert_eq!(told, &drafted.statement);
    for counted in ["12", "30", "960"] {
        assert!(!told.contains(counted), "{counted} in {told}");
    }
    let owed = shown.findings[0].action.as_ref().and_then(|action| action.owed.clone());
    assert_eq!(
        owed.map(|owed| owed.amount),
        "960".parse().ok(),
        "the figure comes by its own way"
    );
}

#[test]
fn a_new_report_speaks_in_kinds_and_leaves_the_english_of_the_first_version_empty() {
    let shown = preview(&mut team(40, 12)).content;
    assert!(shown.method.is_empty() && shown.decisions.is_empty() && shown.no_worker_tables.is_none());
    assert_eq!(
        shown.method_lines[0],
        Sentence::Text {
            text: "Interviews apart from management.".into()
        }
    );
    assert!(shown.method_lines.contains(&Sentence::Goal { percent: 50 }));
    assert_eq!(shown.severities.len(), fair_food(&[]).severities.len());
    assert_eq!(shown.hash, content_hash(&shown));
}

#[test]
fn each_provision_stands_as_it_was_looked_at() {
    let mut team = team(40, 12);
    let before = preview(&mut team).content.standing;
    assert_eq!(before.len(), team.pack.provisions.len());
    assert!(before.iter().all(|one| one.standing != Standing::Broken));
    assert!(
        before.iter().any(|one| one.standing == Standing::NothingFound),
        "hours were asked about"
    );
    assert!(before.iter().any(|one| one.standing == Standing::NotLookedAt));
    let call = RaiseFinding {
        audit: AUDIT,
        provision: "wage-floor".into(),
        severity: team.pack.severities[0].id.clone(),
        statement: "Hours are not on the books.".into(),
        basis: Vec::new(),
        supports: Vec::new(),
    };
    let finding = findings::raise(&mut team, call).unwrap().finding;
    confirms(&mut team, finding);
    let after = preview(&mut team).content.standing;
    let broken = after.iter().find(|one| one.provision == "wage-floor").unwrap();
    assert_eq!(
        (broken.standing, broken.findings.as_slice()),
        (Standing::Broken, [1].as_slice())
    );
    assert_eq!(broken.severity.as_ref(), Some(&team.pack.severities[0].id));
}

#[test]
fn the_books_leave_rule_by_rule_with_their_arithmetic_and_no_worker() {
    let mut team = team(60, 12);
    imports(&mut team, &register(30, 12), None);
    let shown = preview(&mut team).content;
    let [books] = shown.registers.as_slice() else {
        panic!("{:?}", shown.registers)
    };
    assert_eq!((books.workers.people(), books.short.people()), (Some(30), Some(12)));
    let floor = books.rules.iter().find(|rule| rule.rule == Rule::P1).unwrap();
    assert_eq!(
        floor.broken,
        Cell::Shown {
            people: 12,
            of: Some(30)
        }
    );
    // 12 × 40 h × 14.00 = 6,720.00; paid 5,760.00; short 960.00.
    let sums: Vec<String> = floor.sums.iter().map(|sum| sum.amount.to_string()).collect();
    assert_eq!(sums, ["480", "6720", "5760", "960"]);
    assert_eq!(books.owed, floor.owed);
    let [wages] = shown.wages.as_slice() else {
        panic!("{:?}", shown.wages)
    };
    assert_eq!(wages.floor, "14".parse().ok());
    let bins: Vec<Option<u32>> = wages.bins.iter().map(|bin| bin.workers.people()).collect();
    assert_eq!(bins.iter().flatten().sum::<u32>(), 30);
    assert!(
        wages.bins.iter().any(|bin| bin.from == wages.floor),
        "the floor is an edge: {bins:?}"
    );
}

#[test]
fn few_who_are_short_are_not_told_and_the_lead_is_told_why() {
    let mut team = team(60, 12);
    imports(&mut team, &register(30, 3), None);
    let shown = preview(&mut team);
    let books = &shown.content.registers[0];
    assert_eq!((books.short, &books.owed), (Cell::KeptBack, &None));
    let floor = books.rules.iter().find(|rule| rule.rule == Rule::P1).unwrap();
    assert_eq!(
        (floor.broken, &floor.owed, floor.sums.len()),
        (Cell::KeptBack, &None, 0)
    );
    assert!(
        shown
            .content
            .wages
            .iter()
            .all(|wages| wages.bins.iter().all(|bin| bin.workers.people() >= Some(5)))
    );
    let kept = shown
        .kept_back
        .iter()
        .find(|kept| matches!(kept.of, ReportPart::Register { .. }))
        .unwrap();
    assert!(kept.why.contains(&Why::SmallGroup { threshold: 5 }));
}

#[test]
fn what_must_not_leave_is_marked_where_it_stands() {
    let mut team = team(40, 12);
    let interview = team.hears(&[("hours_week", "60")]);
    let call = SetIdentity {
        interview,
        name: "Ana Díaz Robledo".into(),
        contact: "239 555 0199".into(),
        worker_number: String::new(),
    };
    identities::set(&mut team, call).unwrap();
    let said = ReportText {
        summary: "As Robledo told us, the wait is not paid.".into(),
        method: "Call 239-555-0199 for more.".into(),
    };
    let shown = preview_of(&mut team, said.clone());
    let marked: Vec<(&str, &str, &str)> = shown
        .leaks
        .iter()
        .map(|leak| {
            (
                leak.place.as_str(),
                leak.marked.as_ref().unwrap().here.as_str(),
                leak.reason.as_str(),
            )
        })
        .collect();
    assert_eq!(
        marked,
        [("summary", "Robledo", "name"), ("method", "555-0199", "phone")]
    );
    assert_eq!(shown.leaks[0].marked.as_ref().unwrap().before, "As ");
    let call = PublishReport {
        audit: AUDIT,
        text: said,
        hash: shown.content.hash,
    };
    assert_eq!(publish::publish(&mut team, call).unwrap_err().code, Code::TextLeaks);
    assert_eq!(team.rows.iter().filter(|row| row.kind == Kind::Report).count(), 0);
}

#[test]
fn what_was_chosen_between_two_answers_of_a_worker_stays_with_the_team() {
    let mut team = team(40, 12);
    let interview = team.hears(&[("hours_week", "60")]);
    let edits = vec![
        Edit::put(decision::MATTER, "conflict"),
        Edit::put(decision::RECORD, interview.to_string()),
        Edit::put(decision::KEY, "answers/hours_week"),
        Edit::put(decision::CHOICE, "61"),
        Edit::put(decision::REASON, "The notes say so."),
    ];
    access::create(&mut team, AUDIT, Kind::Decision, edits).unwrap();
    let shown = preview(&mut team).content;
    assert_eq!(
        shown.decision_lines,
        [Sentence::ChoseValue {
            key: "interview".into(),
            choice: String::new(),
            reason: "The notes say so.".into()
        }]
    );
}

#[test]
fn a_register_whose_file_is_elsewhere_stops_nothing_and_says_so() {
    let mut team = team(60, 12);
    imports(&mut team, &register(30, 12), None);
    team.files.clear();
    team.books.clear();
    let shown = preview(&mut team);
    assert_eq!(shown.content.registers[0].workers, Cell::KeptBack);
    let kept = shown
        .kept_back
        .iter()
        .find(|kept| matches!(kept.of, ReportPart::Register { .. }))
        .unwrap();
    assert_eq!(kept.why, []);
}

#[test]
fn what_changed_since_the_lead_looked_does_not_leave() {
    let mut team = team(40, 12);
    let seen = preview(&mut team).content.hash;
    team.hears(&[("hours_week", "50")]);
    let call = PublishReport {
        audit: AUDIT,
        text: text(),
        hash: seen,
    };
    assert_eq!(publish::publish(&mut team, call).unwrap_err().code, Code::ReportChanged);
    assert_eq!(team.rows.iter().filter(|row| row.kind == Kind::Report).count(), 0);
}

#[test]
fn a_report_of_sixty_long_findings_is_written_and_read() {
    let mut team = team(40, 12);
    let severity = team.pack.severities[0].id.clone();
    let provisions: Vec<String> = team.pack.provisions.iter().map(|one| one.id.clone()).collect();
    for number in 0..60 {
        let call = RaiseFinding {
            audit: AUDIT,
            provision: provisions[number % provisions.len()].clone(),
            severity: severity.clone(),
            statement: format!("{number}: the register shows fewer hours than the cards of the same days. ").repeat(30),
            basis: Vec::new(),
            supports: Vec::new(),
        };
        let finding = findings::raise(&mut team, call).unwrap().finding;
        confirms(&mut team, finding);
    }
    let shown = publishes(&mut team).content;
    assert!(
        serde_json::to_string(&shown).unwrap().len() > 64 * 1024,
        "more than one value of a record holds"
    );
    let row = team.rows.iter().find(|row| row.kind == Kind::Report).unwrap();
    let longest = row
        .fields
        .iter()
        .filter_map(|(key, _)| row.fields.text(key))
        .map(str::len)
        .max();
    assert!(longest <= Some(64 * 1024), "{longest:?}");
    assert_eq!(preview(&mut team).replaces_version, Some(1));
}
