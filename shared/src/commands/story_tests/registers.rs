//! An employer's register in the payroll office: captured, mapped, checked, noted, and a finding drafted on what it shows.

use super::{AUDIT, Team, fair_food};
use crate::api::{
    BookFile, Code, DraftPayFinding, ImportRegister, ListRegisterRows, LookAtRegister, NoteRegisterRow,
    OpenRegisterRow, PickPaySample, PreviewRegister, RegisterView, RowFilter,
};
use crate::commands::{access, identities, registers};
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::payroll::register::{Field, Reads, RegisterKind};
use crate::payroll::{Circumstances, Rule};
use crate::record::Edit;

/// Four workers of a week in Florida: the first two below 14.00 an hour.
const REGISTER: &str = "\
Payroll week 03/02/2026 - 03/08/2026
Employee No,Name,Crew,Period start,Period end,Hours,Gross pay
0101,Ana Díaz,A,03/02/2026,03/08/2026,50,600.00
0102,Luis Paz,A,03/02/2026,03/08/2026,8:30,100.00
0103,Eva Gil,B,03/02/2026,03/08/2026,40,640.00
0104,Sam Roe,B,03/02/2026,03/08/2026,n/a,300.00
Total,,,,,,1640.00
";

fn captured(team: &mut Team, text: &str) -> RecordId {
    let edits = vec![Edit::put("label", "E-A1"), Edit::put("media_type", "text/csv")];
    let id = access::create(team, AUDIT, Kind::Evidence, edits).unwrap();
    team.files.insert(id, text.as_bytes().to_vec());
    id
}

fn imported(team: &mut Team, text: &str) -> RegisterView {
    let evidence = captured(team, text);
    let kind = RegisterKind::Register;
    let look = registers::look_at(team, LookAtRegister { evidence, kind }).unwrap();
    let call = ImportRegister {
        audit: AUDIT,
        correct: None,
        register: BookFile {
            evidence,
            file_name: "week 10.csv".into(),
            mapping: look.guessed.mapping,
        },
        time_cards: None,
        tickets: None,
        circumstances: Circumstances {
            region: Some("US-FL".into()),
            ..Circumstances::default()
        },
    };
    registers::import(team, call).unwrap()
}

#[test]
fn within_a_minute_the_auditor_sees_who_was_paid_less_than_owed_and_by_how_much() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let view = imported(&mut team, REGISTER);
    assert_eq!(view.line.label, "R-A1");
    let summary = &view.line.summary;
    assert_eq!((summary.workers, summary.workers_short), (4, 2));
    let floor = view.totals.iter().find(|total| total.rule == Rule::P1).unwrap();
    // 50 × 14.00 − 600 = 100.00; 8.5 × 14.00 − 100 = 19.00.
    assert_eq!(floor.owed, "119".parse().unwrap());
    assert_eq!(view.left_out.len(), 1, "the total of all stands in no check");
    assert!(
        view.not_verifiable
            .iter()
            .any(|open| open.field == Some(Field::TotalHours)),
        "hours that nobody can read are said: {:?}",
        view.not_verifiable
    );

    let call = ListRegisterRows {
        payroll: view.line.payroll,
        filter: RowFilter::default(),
        offset: 0,
        limit: 10,
    };
    let rows = registers::rows(&mut team, call).unwrap();
    assert_eq!(
        (rows.total, rows.lines[0].row.as_str()),
        (4, "3"),
        "the most owed comes first"
    );
    let call = OpenRegisterRow {
        payroll: view.line.payroll,
        period: rows.lines[0].period,
        who: false,
    };
    let row = registers::open_row(&mut team, call.clone()).unwrap();
    let breach = row.breaches.iter().find(|breach| breach.rule == Rule::P1).unwrap();
    assert_eq!(breach.owed.as_ref().unwrap().amount, "100".parse().unwrap());
    assert!(
        breach.inputs.iter().any(|input| input.at.address() == "G3"),
        "{:?}",
        breach.inputs
    );
    assert!(
        row.cells
            .iter()
            .all(|cell| cell.field != Field::Name && cell.field != Field::Worker)
    );
    let known = registers::open_row(&mut team, OpenRegisterRow { who: true, ..call }).unwrap();
    assert!(known.cells.iter().any(|cell| cell.text == "Ana Díaz"));
}

#[test]
fn a_note_stays_with_its_row_when_the_register_comes_again_in_another_order() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let view = imported(&mut team, REGISTER);
    let payroll = view.line.payroll;
    let row = |team: &mut Team, period| {
        let who = false;
        registers::open_row(team, OpenRegisterRow { payroll, period, who }).unwrap()
    };
    let first = row(&mut team, 0);
    let note = NoteRegisterRow {
        payroll,
        row_hash: first.row_hash,
        note: "foreman could not say where the two hours went".into(),
    };
    let noted = registers::note_row(&mut team, note).unwrap();
    assert!(noted.row.note.starts_with("foreman"));

    let mut lines: Vec<&str> = REGISTER.lines().collect();
    lines.swap(2, 4);
    let evidence = captured(&mut team, &(lines.join("\n") + "\n"));
    let call = ImportRegister {
        audit: AUDIT,
        correct: Some(payroll),
        register: BookFile {
            evidence,
            ..view.register.clone()
        },
        time_cards: None,
        tickets: None,
        circumstances: view.circumstances.clone(),
    };
    registers::import(&mut team, call).unwrap();
    let filter = RowFilter {
        noted: true,
        ..RowFilter::default()
    };
    let call = ListRegisterRows {
        payroll,
        filter,
        offset: 0,
        limit: 10,
    };
    let noted = registers::rows(&mut team, call).unwrap();
    assert_eq!((noted.total, noted.lines[0].row.as_str()), (1, "5"));
}

#[test]
fn the_operators_mapping_is_remembered_and_the_preview_says_what_cannot_be_read() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let view = imported(&mut team, REGISTER);
    let evidence = captured(&mut team, REGISTER);
    let kind = RegisterKind::Register;
    let preview = PreviewRegister {
        evidence,
        kind,
        mapping: view.register.mapping.clone(),
        rows: 10,
    };
    let preview = registers::preview(&mut team, preview).unwrap();
    let hours = view
        .register
        .mapping
        .columns
        .iter()
        .position(|column| column.field == Field::TotalHours)
        .unwrap();
    assert_eq!(
        preview.rows[1].cells[hours].reads,
        Reads::Minutes("510".parse().unwrap())
    );
    assert!(matches!(preview.rows[3].cells[hours].reads, Reads::Unreadable(_)));
}

#[test]
fn a_file_that_is_no_register_leaves_no_record_and_says_what_it_is() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let evidence = captured(&mut team, "\u{89}PNG\r\n\u{1a}\n not a register");
    let kind = RegisterKind::Register;
    let refused = registers::look_at(&mut team, LookAtRegister { evidence, kind });
    if let Err(error) = refused {
        assert_eq!(error.code, Code::BadRegister);
        assert!(error.place.is_some() && !error.next.is_empty());
    }
    assert_eq!(team.rows.iter().filter(|row| row.kind == Kind::Payroll).count(), 0);
}

#[test]
fn a_finding_on_pay_rests_on_records_and_names_nobody() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let worker = team.hears(&[("hours_week", "60")]);
    let call = crate::api::SetIdentity {
        interview: worker,
        name: "Ana Díaz".into(),
        contact: String::new(),
        worker_number: "101".into(),
    };
    identities::set(&mut team, call).unwrap();
    let view = imported(&mut team, REGISTER);
    let call = DraftPayFinding {
        payroll: view.line.payroll,
        rule: Rule::P1,
    };
    let finding = registers::draft_finding(&mut team, call).unwrap();
    assert_eq!(finding.provision, "wage-floor");
    assert_eq!(finding.owed.as_ref().map(|owed| owed.workers), Some(2));
    assert_eq!(
        finding.statement,
        "The payroll records do not meet this rule: Pay reaches the floor. Period: 2026-03-02 to 2026-03-08.",
        "no worker, no label with a device's letters, no count and no amount"
    );
    let clean = DraftPayFinding {
        payroll: view.line.payroll,
        rule: Rule::P12,
    };
    assert!(registers::draft_finding(&mut team, clean).is_err());
}

#[test]
fn the_sample_is_drawn_once_and_stays_the_same() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let payroll = imported(&mut team, REGISTER).line.payroll;
    let Ok(drawn) = registers::pick_sample(&mut team, PickPaySample { payroll }) else {
        panic!("the pack has a rule for samples");
    };
    let again = registers::open(&mut team, payroll).unwrap();
    assert_eq!(drawn.sample, again.sample);
    assert!(again.sample.is_some_and(|sample| !sample.rows.is_empty()));
}
