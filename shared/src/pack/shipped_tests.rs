//! What every pack of this repository must keep to, whichever program it is for.

use super::tests::folder;
use super::*;
use crate::form::{Begun, Device, Form, Kind, Question, STRATA, Sitting};
use std::collections::BTreeSet;
use std::path::Path;

/// Every pack in `packs/`, by the name of its folder. A fault in any of them stops the test with all faults.
fn shipped() -> Vec<(String, Pack)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let mut names: Vec<String> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut packs = Vec::new();
    let mut wrong = Vec::new();
    for name in names {
        match Pack::parse(&folder(&name)) {
            Ok(pack) => packs.push((name, pack)),
            Err(faults) => wrong.extend(faults.iter().map(|fault| format!("{name}/{fault}"))),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    packs
}

/// Each interview and checklist of a pack with its folder.
fn forms(pack: &Pack) -> impl Iterator<Item = (&str, &Form)> {
    let interviews = pack.interviews.iter().map(|asked| (asked.folder.as_str(), &asked.form));
    interviews.chain(pack.checklists.iter().map(|list| (list.folder.as_str(), &list.form)))
}

/// A clock that stands and dice that fall alike.
struct Still;

impl Device for Still {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        "2025-11-03T12:00:00-05:00".parse().unwrap()
    }
    fn random(&self) -> f64 {
        0.5
    }
}

/// A form that is being read aloud and answered.
pub(super) struct Aloud(Sitting);

impl Aloud {
    pub fn begin(form: &Form) -> Aloud {
        Aloud(Sitting::begin(form, Box::new(Still), "A", &Begun::default()).0)
    }

    pub fn answer(&mut self, question: &str, text: &str) {
        self.0
            .answer(question, Some(text))
            .unwrap_or_else(|fault| panic!("{question}: {fault}"));
    }

    /// What is asked or read aloud after a question; the first for none.
    pub fn after(&self, question: &str) -> Option<String> {
        let stops = self.0.stops();
        let place = stops.iter().position(|stop| stop == question);
        stops.get(place.map_or(0, |place| place + 1)).cloned()
    }
}

/// An answer that any question takes, another one in each turn.
fn some_answer(form: &Form, question: &Question, turn: usize, place: usize) -> Option<String> {
    // Any mix that visits every choice of every question in some turn.
    let mixed = ((turn + 1) * 2_654_435_761) ^ ((place + 1) * 40_503_877);
    let choices = form.choices(question);
    let pick = (mixed >> 9) % choices.len().max(1);
    Some(match question.kind {
        Kind::Note => return None,
        Kind::Text => "…".into(),
        Kind::Integer => "3".into(),
        Kind::Decimal => format!("{}", turn % 3),
        Kind::Date => "prefers_not_to_say".into(),
        Kind::SelectOne | Kind::SelectMultiple => choices[pick].name.clone(),
        other => panic!("{other:?}"),
    })
}

#[test]
fn every_shipped_pack_is_whole_and_stands_in_the_folder_of_its_name() {
    let packs = shipped();
    assert!(packs.iter().any(|(name, _)| name == "fair-food"));
    for (name, pack) in packs {
        assert_eq!(name, pack.id);
        assert!(pack.languages.len() >= 2, "{name} speaks no language of its workers");
        assert!(pack.interview(Audience::Worker).is_some(), "{name} hears no worker");
        assert_eq!(pack.interviews[0].audience, Audience::Worker, "{name}: workers first");
        let audiences: BTreeSet<Audience> = pack.interviews.iter().map(|asked| asked.audience).collect();
        assert_eq!(
            audiences.len(),
            pack.interviews.len(),
            "{name}: an audience has two interviews"
        );
        let bytes = bundle(&folder(&name)).unwrap();
        assert_eq!(Pack::parse(&unbundle(&bytes).unwrap()).unwrap(), pack);
    }
}

#[test]
fn every_question_speaks_every_language_and_lets_the_person_say_nothing() {
    for (name, pack) in shipped() {
        for (folder, form) in forms(&pack) {
            for question in form.questions() {
                let place = format!("{name}/{folder}: {}", question.name);
                assert_eq!(question.label.missing(&pack.languages), Vec::<&str>::new(), "{place}");
                let said: BTreeSet<&str> = pack
                    .languages
                    .iter()
                    .map(|language| question.label.read(&language.code))
                    .collect();
                assert_eq!(
                    said.len(),
                    pack.languages.len(),
                    "{place} says the same in two languages"
                );
                for choice in form.choices(question) {
                    assert_eq!(choice.label.missing(&pack.languages), Vec::<&str>::new(), "{place}");
                }
            }
        }
        for asked in &pack.interviews {
            for question in asked.form.questions().filter(|question| question.is_asked()) {
                assert!(
                    asked.form.may_decline(question),
                    "{name}/{}: {}",
                    asked.folder,
                    question.name
                );
            }
        }
    }
}

#[test]
fn a_workers_interview_gives_each_stratum_of_coverage_once() {
    for (name, pack) in shipped() {
        let form = &pack.interviews[0].form;
        let strata: Vec<&str> = form.questions().filter_map(|question| question.stratum()).collect();
        assert_eq!(strata, STRATA, "{name}");
    }
}

/// Somebody who answers anything at all is asked each question at some time, and no answer breaks a rule.
#[test]
fn every_question_of_every_form_can_be_reached() {
    for (name, pack) in shipped() {
        for (folder, form) in forms(&pack) {
            let mut never_asked: BTreeSet<String> = form.questions().map(|question| question.name.clone()).collect();
            for turn in 0..60usize {
                let mut aloud = Aloud::begin(form);
                let mut way: Vec<String> = Vec::new();
                while let Some(stop) = aloud.after(way.last().map_or("", String::as_str)) {
                    let question = form.question(&stop).unwrap();
                    if let Some(answer) = some_answer(form, question, turn, way.len()) {
                        aloud.answer(&stop, &answer);
                    }
                    way.push(stop);
                }
                assert_eq!(way, aloud.0.stops());
                assert_eq!(aloud.0.wrong(), [], "{name}/{folder}");
                never_asked.retain(|asked| !way.contains(asked));
            }
            assert_eq!(never_asked, BTreeSet::new(), "{name}/{folder}");
        }
    }
}

/// A provision that nobody asks about is a promise that no audit checks.
#[test]
fn every_provision_is_asked_about_somewhere() {
    for (name, pack) in shipped() {
        let asked: BTreeSet<&str> = forms(&pack)
            .flat_map(|(_, form)| form.questions())
            .filter_map(|question| question.provision())
            .collect();
        for provision in &pack.provisions {
            assert!(
                asked.contains(provision.id.as_str()),
                "{name}: nobody asks about `{}`",
                provision.id
            );
        }
    }
}

#[test]
fn what_is_unverified_says_why() {
    for (name, pack) in shipped() {
        let severities = pack.severities.iter().map(|severity| (&severity.id, &severity.grounds));
        let provisions = pack
            .provisions
            .iter()
            .map(|provision| (&provision.id, &provision.grounds));
        let floors = pack.payroll.floors.iter().map(|floor| (&floor.id, &floor.grounds));
        let rules = pack.payroll.rules.iter().map(|rule| (&rule.id, &rule.grounds));
        let overtime = &pack.payroll.checks.overtime;
        let rules = rules.chain(overtime.iter().map(|scheme| (&scheme.id, &scheme.grounds)));
        let cards = pack.protocol.iter().map(|card| (&card.id, &card.grounds));
        let stages = pack.actions.stages.iter().map(|stage| (&stage.id, &stage.grounds));
        let remedies = pack.actions.remedies.iter().map(|remedy| (&remedy.id, &remedy.grounds));
        let stages = stages.chain(remedies);
        for (id, grounds) in severities
            .chain(provisions)
            .chain(floors)
            .chain(rules)
            .chain(cards)
            .chain(stages)
        {
            assert!(
                !grounds.unverified || grounds.note.is_some(),
                "{name}: `{id}` is unverified without a note"
            );
        }
    }
}

#[test]
fn the_accord_sends_two_kinds_of_letters_before_it_warns() {
    let pack = Pack::parse(&folder("bangladesh-rsc")).unwrap();
    let stages: Vec<(&str, Vec<&str>)> = pack
        .actions
        .stages
        .iter()
        .map(|stage| {
            let letters = stage.letters.iter().map(|letter| letter.id.as_str()).collect();
            (stage.id.as_str(), letters)
        })
        .collect();
    assert_eq!(
        stages,
        [
            ("stage_1", vec!["non_compliance", "non_cooperation"]),
            ("stage_2", vec!["notice"]),
            ("ineligible", vec!["public", "workers"])
        ]
    );
    assert!(
        pack.actions.stages.iter().all(|stage| stage.minimum_days.is_none()),
        "no normal duration is published"
    );
}

#[test]
fn dindigul_grades_its_remedies_from_a_warning_to_dismissal() {
    let pack = Pack::parse(&folder("dindigul-agreement")).unwrap();
    let remedies: Vec<&str> = pack.actions.remedies.iter().map(|remedy| remedy.id.as_str()).collect();
    assert_eq!(
        remedies,
        ["warning", "apology", "watched", "written_warning", "dismissal"]
    );
    let mut files = folder("dindigul-agreement");
    let text = String::from_utf8(files["actions.toml"].clone()).unwrap();
    let twice = text.replace("id = \"dismissal\"", "id = \"apology\"");
    files.insert("actions.toml".into(), twice.into_bytes());
    let faults = Pack::parse(&files).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.reason == "the id `apology` stands twice"),
        "{faults:?}"
    );
}
