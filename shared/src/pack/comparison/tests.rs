//! A program revises its pack: what the lead is told before the team goes on with the new version.

use super::*;
use crate::pack::PackFiles;
use crate::pack::tests::{folder, replace};

fn pack(files: &PackFiles) -> Pack {
    Pack::parse(files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// What the construction pack's next version differs in.
fn revised(change: impl Fn(&mut PackFiles)) -> PackComparison {
    let (old, mut files) = (folder("construction"), folder("construction"));
    change(&mut files);
    compare(&pack(&old), &pack(&files))
}

const SURVEY: &str = "worker-interview/survey.csv";

/// Takes the row that begins so out of a sheet and returns it.
fn take(files: &mut PackFiles, file: &str, begins: &str) -> String {
    let text = String::from_utf8(files[file].clone()).unwrap();
    let row = text.lines().find(|line| line.starts_with(begins)).unwrap().to_owned();
    replace(files, file, &format!("{row}\n"), "");
    row
}

#[test]
fn the_same_pack_differs_in_nothing() {
    for name in ["construction", "fair-food", "dindigul-agreement"] {
        let pack = pack(&folder(name));
        let found = compare(&pack, &pack);
        assert!(found.is_empty(), "{found:#?}");
        assert!(found.no_longer_asked.is_empty());
    }
}

#[test]
fn questions_that_are_dropped_or_change_type_are_named_first_with_why() {
    let found = revised(|files| {
        take(files, SURVEY, "select_one ynu,may_refuse");
        replace(files, SURVEY, "integer,hours_week", "text,hours_week");
        replace(files, SURVEY, "select_one yn,breaks", "note,breaks");
    });
    let lost: Vec<(&str, &str, &Lost)> = found
        .no_longer_asked
        .iter()
        .map(|lost| (lost.form.as_str(), lost.key.as_str(), &lost.why))
        .collect();
    assert_eq!(
        lost,
        [
            (
                "worker-interview",
                "hours_week",
                &Lost::OtherType {
                    before: "integer".into(),
                    after: "text".into()
                }
            ),
            ("worker-interview", "breaks", &Lost::NotAsked),
            ("worker-interview", "may_refuse", &Lost::Gone),
        ]
    );
    let gone: Vec<&str> = found
        .of(Part::Question)
        .filter(|one| one.change == Change::Gone)
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(gone, ["may_refuse"]);
}

#[test]
fn a_question_that_goes_into_a_repeat_has_another_key_and_one_that_changes_groups_has_not() {
    let found = revised(|files| {
        let row = take(files, SURVEY, "select_one trade,trade");
        let jobs = format!("begin repeat,jobs,Jobs,Trabajos,,,,,,,,,,,,\n{row}\nend repeat,,,,,,,,,,,,,,,\n");
        replace(
            files,
            SURVEY,
            "begin group,hiring",
            &format!("{jobs}begin group,hiring"),
        );
        let row = take(files, SURVEY, "select_one yn,breaks");
        replace(
            files,
            SURVEY,
            "select_one yn,safety_training",
            &format!("{row}\nselect_one yn,safety_training"),
        );
    });
    assert_eq!(found.no_longer_asked.len(), 1, "{:#?}", found.no_longer_asked);
    assert_eq!(found.no_longer_asked[0].key, "trade");
    assert_eq!(
        found.no_longer_asked[0].why,
        Lost::OtherKey {
            key: "jobs[]/trade".into()
        }
    );
    let moved: Vec<(&str, &Change)> = found
        .of(Part::Question)
        .filter(|one| matches!(one.change, Change::Moved { .. }))
        .map(|one| (one.id.as_str(), &one.change))
        .collect();
    let place = |group: &str, follows: &str| Place {
        group: group.into(),
        follows: Some(follows.into()),
    };
    assert_eq!(
        moved,
        [(
            "breaks",
            &Change::Moved {
                before: place("hours", "overtime_paid"),
                after: place("safety", "deductions")
            }
        )]
    );
}

#[test]
fn a_renamed_group_carries_no_question_elsewhere() {
    let found = revised(|files| replace(files, SURVEY, "begin group,hours,", "begin group,working_time,"));
    assert_eq!(found.of(Part::Question).count(), 0, "{found:#?}");
    assert_eq!(found.of(Part::Group).count(), 2);
    assert!(found.no_longer_asked.is_empty());
}

#[test]
fn wording_choices_and_conditions_are_told_in_the_languages_that_changed() {
    let found = revised(|files| {
        replace(files, SURVEY, "Was that time paid?", "Was all of that time paid?");
        replace(files, SURVEY, "${injured} = 'yes'", "${injured} != 'no'");
        replace(
            files,
            "worker-interview/choices.csv",
            "gender,another,Another way,De otra manera,\n",
            "",
        );
        replace(
            files,
            "worker-interview/choices.csv",
            "gender,man,Man,Hombre,",
            "gender,man,Man,Varón,",
        );
    });
    let reworded = found.of(Part::Question).find(|one| one.id == "training_paid").unwrap();
    assert_eq!(
        reworded.change,
        Change::Reworded {
            what: "label".into(),
            before: Words::from([("en", "Was that time paid?")]),
            after: Words::from([("en", "Was all of that time paid?")]),
        }
    );
    let condition = found.of(Part::Question).find(|one| one.id == "care_given").unwrap();
    assert_eq!(
        condition.change,
        Change::Set {
            what: "relevant".into(),
            before: "${injured} = 'yes'".into(),
            after: "${injured} != 'no'".into()
        }
    );
    let choices: Vec<(&str, Option<&str>, &Change)> = found
        .of(Part::Choice)
        .map(|one| (one.id.as_str(), one.within.as_deref(), &one.change))
        .collect();
    let list = Some("worker-interview/gender");
    assert_eq!(choices[0], ("another", list, &Change::Gone));
    assert_eq!((choices[1].0, choices[1].1, choices.len()), ("man", list, 2));
    assert!(found.no_longer_asked.is_empty());
}

#[test]
fn severities_thresholds_floors_and_stages_are_told_with_both_values() {
    let found = revised(|files| {
        replace(
            files,
            "code.toml",
            "id = \"no-harassment\"\nseverity = \"serious\"",
            "id = \"no-harassment\"\nseverity = \"grave\"",
        );
        replace(files, "code.toml", "deadline_hours = 336", "deadline_hours = 168");
        replace(files, "pack.toml", "outside = 10", "outside = 12");
        replace(files, "sampling.toml", "share_percent = 33", "share_percent = 50");
        replace(files, "payroll.toml", "hourly = \"7.25\"", "hourly = \"11.13\"");
        replace(
            files,
            "actions.toml",
            "id = \"told_to_correct\"",
            "id = \"told_to_correct\"\nminimum_days = 14",
        );
    });
    let set: Vec<(Part, &str, String)> = found
        .differences
        .iter()
        .map(|one| match &one.change {
            Change::Set { what, before, after } => (one.part, one.id.as_str(), format!("{what}: {before} > {after}")),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        set,
        [
            (Part::Severity, "serious", "deadline_hours: 336 > 168".to_owned()),
            (Part::Provision, "no-harassment", "severity: serious > grave".to_owned()),
            (Part::Sampling, "", "share_percent: 33 > 50".to_owned()),
            (Part::Disclosure, "", "outside: 10 > 12".to_owned()),
            (Part::Floor, "federal", "hourly: 7.25 > 11.13".to_owned()),
            (Part::Stage, "told_to_correct", "minimum_days:  > 14".to_owned()),
        ]
    );
}

#[test]
fn a_form_that_goes_takes_all_its_questions_along() {
    let found = revised(|files| {
        replace(
            files,
            "pack.toml",
            "folder = \"contractor-interview\"",
            "folder = \"companies\"",
        );
        for sheet in ["survey", "choices", "settings"] {
            let bytes = files.remove(&format!("contractor-interview/{sheet}.csv")).unwrap();
            files.insert(format!("companies/{sheet}.csv"), bytes);
        }
    });
    assert_eq!(found.forms_gone().collect::<Vec<_>>(), ["contractor-interview"]);
    let old = pack(&folder("construction"));
    let asked = old.form("contractor-interview").unwrap().1.question_count();
    assert_eq!(found.no_longer_asked.len(), asked);
    assert!(found.no_longer_asked.iter().all(|lost| lost.why == Lost::FormGone));
}

#[test]
fn packs_of_different_programs_compare_without_a_panic() {
    let names = ["construction", "fair-food", "bangladesh-rsc", "uk-fishing"];
    let packs = names.map(|name| pack(&folder(name)));
    for old in &packs {
        for new in &packs {
            let found = compare(old, new);
            assert_eq!(found.is_empty(), old == new);
            let text = serde_json::to_string(&found).unwrap();
            assert_eq!(serde_json::from_str::<PackComparison>(&text).unwrap(), found);
        }
    }
}
