//! What the packs that were written wished for: several forms for one audience, figures that name their question, surveys.

use super::tests::{folder, replace};
use super::*;

fn faults(change: impl Fn(&mut PackFiles)) -> Vec<String> {
    let mut files = folder("construction");
    change(&mut files);
    let faults = Pack::parse(&files).err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

/// A second, shorter form for workers.
fn with_short_form(files: &mut PackFiles) {
    let second = "[[interview]]\naudience = \"worker\"\nfolder = \"short-interview\"\ntitle = { en = \"At the gate\", es = \"En la entrada\" }\n\n[[checklist]]";
    replace(files, "pack.toml", "[[checklist]]", second);
    let survey =
        "type,name,label::English (en),label::Spanish (es)\ntext,one_thing,What must change?,¿Qué debe cambiar?\n";
    files.insert("short-interview/survey.csv".into(), survey.into());
}

#[test]
fn one_audience_may_have_several_forms_and_the_first_is_the_usual_one() {
    let mut files = folder("construction");
    with_short_form(&mut files);
    let pack = Pack::parse(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(
        pack.interview_folders(Audience::Worker),
        ["worker-interview", "short-interview"]
    );
    assert_eq!(pack.interview(Audience::Worker).unwrap().folder, "worker-interview");
    assert!(pack.form("short-interview").is_some());
    let found = faults(|files| {
        replace(
            files,
            "pack.toml",
            "folder = \"contractor-interview\"",
            "folder = \"worker-interview\"",
        )
    });
    assert!(
        found.contains(
            &"pack.toml, line 1: the folder `worker-interview` is named twice; give every form a folder of its own"
                .to_owned()
        ),
        "{found:#?}"
    );
}

#[test]
fn a_pack_says_whether_it_audits_or_only_asks() {
    assert_eq!(Pack::parse(&folder("construction")).unwrap().kind, PackKind::Audit);
    let mut files = folder("construction");
    replace(&mut files, "pack.toml", "sector =", "kind = \"survey\"\nsector =");
    assert_eq!(Pack::parse(&files).unwrap().kind, PackKind::Survey);
    let found = faults(|files| replace(files, "pack.toml", "sector =", "kind = \"surwey\"\nsector ="));
    assert_eq!(
        found,
        ["pack.toml, line 4: `kind` is one of audit, survey, not `surwey`; did you mean `survey`?"]
    );
}

#[test]
fn a_figure_names_a_question_that_exists() {
    let count = |question: &str| format!("question = \"{question}\"\n\n[[figure]]\nid = \"owed\"");
    let with = |question: &'static str| {
        faults(move |files| replace(files, "figures.toml", "[[figure]]\nid = \"owed\"", &count(question)))
    };
    assert_eq!(with("worker-interview:overtime_paid"), Vec::<String>::new());
    assert_eq!(
        with("worker-interview:overtime_payd"),
        [
            "figures.toml, line 10: the form `worker-interview` has no question `overtime_payd`; did you mean `overtime_paid`?"
        ]
    );
    assert_eq!(
        with("worker-interwiev:overtime_paid"),
        [
            "figures.toml, line 10: `worker-interwiev` is no [[interview]] and no [[checklist]] of pack.toml; did you mean `worker-interview`?"
        ]
    );
    assert_eq!(
        with("overtime_paid"),
        ["figures.toml, line 10: `question` is written `form:name`, not `overtime_paid`"]
    );
}

#[test]
fn a_stage_lasts_between_a_day_and_ten_years() {
    for days in ["0", "3651"] {
        let found = faults(|files| {
            replace(
                files,
                "actions.toml",
                "id = \"told_to_correct\"",
                &format!("id = \"told_to_correct\"\nminimum_days = {days}"),
            )
        });
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].contains("`minimum_days` is 1 to 3650"), "{found:?}");
    }
}
