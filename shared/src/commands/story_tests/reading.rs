//! A published report is read in the reader's language, taken as files, laid beside its correction, and asked about.

use super::Team;
use crate::api::{
    CompareReports, DrawReport, ExportReport, ReplyReview, ReportContent, ReportFile, ReportFormat, ReturnReport,
};
use crate::commands::{Host, access, report_reading, reports, today};
use crate::domain::keys::report as key;
use crate::domain::report::content_hash;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::permissions::Role;
use crate::record::Edit;
use crate::report::samples;
use data_encoding::BASE64;

fn publish(team: &mut Team, content: &ReportContent, replaces: Option<RecordId>) -> RecordId {
    let room = team.program().unwrap();
    let mut edits = vec![
        Edit::put(key::AUDIT, super::AUDIT.to_string()),
        Edit::put(key::CONTENT, serde_json::to_string(content).unwrap()),
        Edit::put(key::HASH, content.hash.to_string()),
        Edit::put(key::BY, "Lucia"),
    ];
    if let Some(replaces) = replaces {
        edits.push(Edit::put(key::REPLACES, replaces.to_string()));
    }
    access::create(team, room, Kind::Report, edits).unwrap()
}

fn file(team: &mut Team, report: RecordId, format: ReportFormat) -> (String, Vec<u8>) {
    let call = ExportReport {
        report,
        format,
        language: "bn".into(),
        bom: true,
    };
    let file = report_reading::export(team, call).unwrap();
    let bytes = BASE64.decode(file.bytes.as_bytes()).unwrap();
    assert_eq!(file.size_bytes, bytes.len() as u64);
    (file.file_name, bytes)
}

#[test]
fn a_report_is_taken_in_every_format_and_its_json_is_the_report() {
    let mut team = Team::in_the_field(super::fair_food(&[]), 186);
    let content = samples::content();
    let report = publish(&mut team, &content, None);
    let drawn = report_reading::draw(
        &mut team,
        DrawReport {
            report,
            language: "ur-PK".into(),
        },
    );
    assert!(drawn.unwrap().right_to_left);

    let (name, json) = file(&mut team, report, ReportFormat::Json);
    assert_eq!(name, "surco-tres-robles-2.json");
    let read: ReportFile = serde_json::from_slice(&json).unwrap();
    assert_eq!(content_hash(&read.content), content.hash);
    let (name, zip) = file(&mut team, report, ReportFormat::Csv);
    assert!(name.ends_with(".zip") && zip.starts_with(b"PK"));
    assert!(file(&mut team, report, ReportFormat::Xlsx).1.starts_with(b"PK"));
    let (_, map) = file(&mut team, report, ReportFormat::Geojson);
    let map: serde_json::Value = serde_json::from_slice(&map).unwrap();
    assert_eq!(map["features"][0]["properties"]["provisions_broken"], 2);
    assert_eq!(map["features"][0]["properties"]["provisions"], 3);
    #[cfg(feature = "pdf")]
    assert!(file(&mut team, report, ReportFormat::Pdf).1.starts_with(b"%PDF"));
}

#[test]
fn a_correction_is_laid_beside_what_it_corrects() {
    let mut team = Team::in_the_field(super::fair_food(&[]), 186);
    let first = samples::content();
    let mut second = first.clone();
    second.summary.push_str(" And in November too.");
    second.hash = content_hash(&second);
    let from = publish(&mut team, &first, None);
    let to = publish(&mut team, &second, Some(from));
    let call = CompareReports {
        from,
        to,
        language: "es".into(),
    };
    let found = report_reading::compare(&mut team, call).unwrap();
    let [section] = found.sections.as_slice() else {
        panic!("one section changed: {:?}", found.sections);
    };
    assert_eq!(
        (section.key.as_str(), section.title.as_str()),
        ("summary", "Qué encontró el equipo")
    );
}

#[test]
fn a_question_about_a_report_waits_on_the_leads_today_until_it_is_answered() {
    let mut team = Team::in_the_field(super::fair_food(&[]), 186);
    let report = publish(&mut team, &samples::content(), None);
    let asked = |team: &mut Team| today::today(team, crate::api::GetToday {}).unwrap().questions;
    assert!(asked(&mut team).is_empty());

    team.role = Role::Monitor;
    let call = ReturnReport {
        report,
        question: "Was the water moved?".into(),
    };
    let review = reports::return_with_question(&mut team, call).unwrap().reviews[0].review;
    assert!(asked(&mut team).is_empty(), "whoever asks has nothing to answer");

    team.role = Role::Lead;
    let questions = asked(&mut team);
    assert_eq!(questions.len(), 1);
    assert_eq!(questions[0].question, "Was the water moved?");
    let call = ReplyReview {
        review,
        text: "It stands in the shade now.".into(),
    };
    reports::reply(&mut team, call).unwrap();
    assert!(asked(&mut team).is_empty());
}
