//! What would leave is looked at before it leaves, and each question is named for itself.

use super::exporting::{CHOICES, SURVEY, call, export, three_interviews, unzipped};
use super::{AUDIT, Team, fair_food};
use crate::api::{Code, ExportAnswers, ExportFormat, ExportedAnswers};
use crate::commands::Host;
use crate::kinds::Kind;
use crate::permissions::Role;

#[test]
fn who_only_looks_is_told_the_same_and_nothing_leaves_or_is_recorded() {
    let mut team = three_interviews();
    let look = ExportAnswers {
        only_look: true,
        reason: String::new(),
        ..call(ExportFormat::Csv)
    };
    let seen = export(&mut team, look.clone()).unwrap();
    assert!(seen.zip.is_empty() && seen.files.is_empty() && seen.size_bytes == 0);
    assert!(team.rows(AUDIT, Kind::Decision).unwrap().is_empty());
    let told = export(&mut team, call(ExportFormat::Csv)).unwrap();
    let bare = ExportedAnswers {
        zip: String::new(),
        files: Vec::new(),
        size_bytes: 0,
        ..told
    };
    assert_eq!(seen, bare);

    // The same checks: too few, no such form, nobody but the lead.
    let few = ExportAnswers {
        with_few: false,
        ..look.clone()
    };
    assert_eq!(export(&mut team, few).unwrap_err().place.as_deref(), Some("with_few"));
    team.role = Role::Auditor;
    assert_eq!(export(&mut team, look.clone()).unwrap_err().code, Code::NotAllowed);
    team.role = Role::Lead;

    // A form may hold nothing that leaves by itself: it is shown, and does not leave.
    let nothing = ExportAnswers {
        leave_out: seen.columns.clone(),
        ..look
    };
    let seen = export(&mut team, nothing.clone()).unwrap();
    assert!(seen.columns.is_empty() && seen.left_out.len() > 6, "{seen:?}");
    let leaves = ExportAnswers {
        only_look: false,
        reason: "figures".into(),
        ..nothing
    };
    assert_eq!(
        export(&mut team, leaves).unwrap_err().place.as_deref(),
        Some("leave_out")
    );
    assert_eq!(team.rows(AUDIT, Kind::Decision).unwrap().len(), 1);
}

#[test]
fn a_name_that_is_a_key_does_not_name_its_namesake_in_a_repeat() {
    let survey = SURVEY.replace("text,who,Who sleeps", "text,badge,Who sleeps");
    let pack = fair_food(&[("survey", &survey), ("choices", CHOICES), ("settings", "")]);
    let mut team = Team::in_the_field(pack, 80);
    let interview = team.hears(&[("shade", "no"), ("badge", "B-17"), ("rooms[A1]/badge", "Rosa")]);
    team.finishes(interview);
    let wish = ExportAnswers {
        with_text: vec!["badge".into()],
        ..call(ExportFormat::Csv)
    };
    let files = unzipped(&export(&mut team, wish).unwrap());
    assert!(files.values().any(|text| text.contains("B-17")));
    assert!(!files.values().any(|text| text.contains("Rosa")), "{files:?}");
}
