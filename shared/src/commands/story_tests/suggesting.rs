//! What was answered becomes findings.

use super::{AUDIT, Team, fair_food};
use crate::api::{ApiError, Basis, DraftFinding, FindingState, FindingView, JoinWorkers, ListSuggestions, Suggestion};
use crate::commands::{same_persons, suggestions};
use crate::permissions::Role;

fn suggested(team: &mut Team) -> Vec<Suggestion> {
    suggestions::list(team, ListSuggestions { audit: AUDIT })
        .unwrap()
        .suggestions
}

fn on<'s>(all: &'s [Suggestion], provision: &str) -> &'s Suggestion {
    all.iter().find(|one| one.provision == provision).unwrap()
}

fn draft(team: &mut Team, provision: &str) -> Result<FindingView, ApiError> {
    let provision = provision.to_owned();
    suggestions::draft(
        team,
        DraftFinding {
            audit: AUDIT,
            provision,
        },
    )
}

const SHADE: (&str, &str) = ("shade", "never");
const TOUCHED: (&str, &str) = ("touched", "yes");

#[test]
fn answers_of_a_morning_suggest_breaches_and_name_nobody() {
    let mut team = Team::in_the_field(fair_food(&[]), 80);
    team.hears(&[SHADE, ("water", "always")]);
    team.hears(&[SHADE, ("water", "never"), TOUCHED]);
    team.hears(&[("shade", "always"), ("threatened", "no")]);
    let all = suggested(&mut team);
    assert_eq!(all[0].provision, "no-sexual-assault", "gravest first");
    assert!(
        all[0].questions.is_empty() && all[0].unquoted == 1,
        "sensitive questions count and are not quoted"
    );
    let heat = on(&all, "heat-protection");
    assert_eq!(
        (heat.interviews, heat.unquoted),
        (2, 1),
        "one person alone is not quoted"
    );
    assert_eq!(
        heat.questions[0].label.read("en"),
        "Is there shade close by that you may use?"
    );
    assert_eq!(heat.questions[0].interviews, 2);
    assert_eq!(heat.severity, team.pack.provision("heat-protection").unwrap().severity);
    let told = serde_json::to_string(&all).unwrap();
    for row in &team.rows {
        assert!(!told.contains(&row.id.to_string()), "no record is named");
    }
    assert!(
        !told.contains("A-001") && !told.contains("never"),
        "no code, no answer: {told}"
    );
}

#[test]
fn one_tap_makes_a_draft_of_it_and_a_second_one_does_not_make_another() {
    let mut team = Team::in_the_field(fair_food(&[]), 80);
    team.hears(&[SHADE, TOUCHED]);
    let second = team.hears(&[SHADE]);
    let finding = draft(&mut team, "heat-protection").unwrap();
    assert_eq!(finding.basis, [Basis::Interviews]);
    assert_eq!((finding.interviews, finding.state), (2, FindingState::Draft));
    assert_eq!(
        finding.statement,
        "The records of interviews suggest a breach:\n– Is there shade close by that you may use?"
    );
    let again = draft(&mut team, "heat-protection").unwrap_err();
    assert!(again.message.contains(&finding.label), "{}", again.message);
    let all = suggested(&mut team);
    let heat = on(&all, "heat-protection");
    assert_eq!(heat.state, Some(FindingState::Draft));
    assert_eq!(heat.finding.as_ref().unwrap().finding, finding.finding);
    let grave = draft(&mut team, "no-sexual-assault").unwrap();
    assert_eq!(
        grave.statement,
        "The records of interviews suggest a breach:\n– Questions that are not quoted here."
    );
    team.takes_consent_back(second);
    let after = crate::commands::findings::open(&mut team, finding.finding).unwrap();
    assert_eq!(
        after.interviews, 1,
        "who takes consent back is taken off the finding too"
    );
    assert_eq!(
        draft(&mut team, "housing").unwrap_err().place.as_deref(),
        Some("provision")
    );
    assert_eq!(
        draft(&mut team, "shade").unwrap_err().place.as_deref(),
        Some("provision")
    );
}

#[test]
fn a_number_stands_in_a_statement_only_where_a_report_may_show_it() {
    let mut team = Team::in_the_field(fair_food(&[]), 80);
    for _ in 0..12 {
        team.hears(&[SHADE]);
    }
    for _ in 0..9 {
        team.hears(&[("heat_rest", "never")]);
    }
    let statement = draft(&mut team, "heat-protection").unwrap().statement;
    assert!(
        statement.starts_with("The records of interviews suggest a breach (21 interviews):\n"),
        "{statement}"
    );
    assert!(statement.contains("may use? (12 interviews)"), "{statement}");
    assert!(statement.ends_with("every two hours?"), "nine are too few: {statement}");
    let mut small = Team::in_the_field(fair_food(&[]), 19);
    for _ in 0..12 {
        small.hears(&[SHADE]);
    }
    let statement = draft(&mut small, "heat-protection").unwrap().statement;
    assert!(!statement.contains("12"), "a small site shows no figures: {statement}");
}

#[test]
fn one_person_under_two_codes_counts_once_and_who_withdrew_not_at_all() {
    let mut team = Team::in_the_field(fair_food(&[]), 80);
    let first = team.hears(&[SHADE]);
    let second = team.hears(&[SHADE]);
    let third = team.hears(&[SHADE]);
    let join = JoinWorkers {
        audit: AUDIT,
        interviews: vec![first, second],
        reason: "met twice".into(),
    };
    same_persons::join(&mut team, join).unwrap();
    let all = suggested(&mut team);
    assert_eq!(on(&all, "heat-protection").interviews, 2);
    team.takes_consent_back(third);
    let all = suggested(&mut team);
    let heat = on(&all, "heat-protection");
    assert_eq!((heat.interviews, heat.questions.len(), heat.unquoted), (1, 0, 1));
    team.takes_consent_back(first);
    team.takes_consent_back(second);
    assert!(suggested(&mut team).is_empty());
}

#[test]
fn a_reader_sees_suggestions_and_drafts_none_and_strangers_see_nothing() {
    let mut team = Team::in_the_field(fair_food(&[]), 80);
    team.hears(&[SHADE]);
    team.role = Role::Reader;
    let seen = suggestions::list(&mut team, ListSuggestions { audit: AUDIT }).unwrap();
    assert!(!seen.may_draft && seen.suggestions.len() == 1);
    assert!(draft(&mut team, "heat-protection").is_err());
    let elsewhere = crate::ids::RoomId([9; 16]);
    assert!(suggestions::list(&mut team, ListSuggestions { audit: elsewhere }).is_err());
}
