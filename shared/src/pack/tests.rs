//! The pack that ships, read as its files stand on disk, and what happens when somebody edits them badly.

use super::*;
use crate::form::{Form, STRATA};
use std::path::Path;

/// The files of a pack folder of this repository.
pub(crate) fn folder(name: &str) -> PackFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs").join(name);
    let mut files = PackFiles::new();
    let mut open = vec![root.clone()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn fair_food() -> Pack {
    match Pack::parse(&folder("fair-food")) {
        Ok(pack) => pack,
        Err(faults) => panic!(
            "{}",
            faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        ),
    }
}

fn faults(change: impl Fn(&mut PackFiles)) -> Vec<String> {
    let mut files = folder("fair-food");
    change(&mut files);
    Pack::parse(&files)
        .err()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect()
}

pub(super) fn replace(files: &mut PackFiles, file: &str, from: &str, to: &str) {
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
}

#[test]
fn fair_food_asks_its_questions_in_english_and_spanish() {
    let pack = fair_food();
    let form = &pack.interview(Audience::Worker).unwrap().form;
    assert!(form.question_count() >= 40, "{}", form.question_count());
    for question in form.questions() {
        assert_eq!(
            question.label.missing(&pack.languages),
            Vec::<&str>::new(),
            "{}",
            question.name
        );
        assert_ne!(
            question.label.read("en"),
            question.label.read("es"),
            "{}",
            question.name
        );
        if question.is_asked() {
            assert!(
                form.may_decline(question),
                "{} leaves no way to say nothing",
                question.name
            );
        }
    }
    let strata: Vec<&str> = form.questions().filter_map(|question| question.stratum()).collect();
    assert_eq!(strata, STRATA, "coverage needs each stratum once");
    assert_eq!(pack.group_words("pay_type", "piece").read("es"), "Por pieza");
    assert_eq!(
        pack.group_words("crew", "B").read("es"),
        "B",
        "crews are named by the site"
    );
    let pay_questions_in_groups: Vec<&str> = form
        .questions()
        .filter(|question| question.name.starts_with("rate") && !question.is_individual())
        .map(|question| question.name.as_str())
        .collect();
    assert_eq!(pay_questions_in_groups, Vec::<&str>::new());
}

#[test]
fn fair_food_goes_from_zero_tolerance_to_observation() {
    let pack = fair_food();
    let order: Vec<&str> = pack.severities.iter().map(|severity| severity.id.as_str()).collect();
    assert_eq!(order, ["zero_tolerance", "serious", "systems", "observation"]);
    assert!(
        pack.severities.iter().all(|severity| severity.grounds.unverified),
        "no public table of deadlines exists"
    );
    assert_eq!(pack.provision("no-forced-labor").unwrap().severity, "zero_tolerance");
    assert_eq!((pack.sampling.share_percent, pack.sampling.per_crew), (50, true));
    assert_eq!(
        pack.disclosure,
        Thresholds {
            outside: 10,
            monitors: 5
        }
    );
}

#[test]
fn a_fact_without_grounds_is_refused() {
    let found = faults(|files| replace(files, "payroll.toml", "sources = [\"FED-WAGE\"]\n", ""));
    assert_eq!(
        found,
        ["payroll.toml, line 6: name `sources`, or say `unverified = true`: a pack ships no fact without grounds"]
    );
    let found = faults(|files| replace(files, "payroll.toml", "\"FED-WAGE\"", "\"FED-WAGES\""));
    assert_eq!(
        found,
        ["payroll.toml, line 13: `FED-WAGES` is no [[source]] of pack.toml; did you mean `FED-WAGE`?"]
    );
}

#[test]
fn faults_of_all_files_come_at_once_each_with_its_line() {
    let found = faults(|files| {
        replace(files, "code.toml", "severity = \"serious\"", "severity = \"seriuos\"");
        replace(files, "worker-interview/survey.csv", "hours-recorded", "hours-recordet");
        replace(files, "sampling.toml", "share_percent", "share_percents");
        files.remove("figures.toml");
        files.insert("worker-interview/survy.csv".into(), Vec::new());
    });
    assert_eq!(found.len(), 6, "{found:#?}");
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("code.toml, line ") && fault.ends_with("did you mean `serious`?"))
    );
    assert!(found.contains(&"worker-interview/survey.csv, line 15: `hours-recordet` is no provision of code.toml; did you mean `hours-recorded`?".to_owned()), "{found:#?}");
    assert!(found.contains(&"sampling.toml, line 1: `share_percent` is missing".to_owned()));
    assert!(
        found
            .contains(&"sampling.toml, line 1: unknown key `share_percents`; did you mean `share_percent`?".to_owned())
    );
    assert!(found.contains(&"figures.toml: the file is missing".to_owned()));
    assert!(
        found.contains(
            &"worker-interview/survy.csv: no part of a pack is called so; did you mean `worker-interview/survey.csv`?"
                .to_owned()
        )
    );
}

#[test]
fn a_program_may_raise_the_threshold_and_never_lower_it() {
    let raised = {
        let mut files = folder("fair-food");
        replace(&mut files, "pack.toml", "outside = 10", "outside = 20");
        Pack::parse(&files).unwrap()
    };
    assert_eq!(raised.disclosure.outside, 20);
    let found = faults(|files| replace(files, "pack.toml", "monitors = 5", "monitors = 3"));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].ends_with("`monitors` may be raised, never lowered: at least 5"),
        "{found:?}"
    );
}

#[test]
fn a_language_without_its_column_is_named() {
    let found = faults(|files| {
        replace(
            files,
            "pack.toml",
            "code = \"es\"\nname = \"Español\"",
            "code = \"ht\"\nname = \"Kreyòl\"",
        );
    });
    assert!(
        found.contains(
            &"worker-interview/survey.csv, line 1: the pack speaks `ht`, but no column is called `label::Kreyòl (ht)`"
                .to_owned()
        )
    );
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("code.toml") && fault.ends_with("`title` is missing in `ht`"))
    );
}

#[test]
fn a_newer_format_asks_for_a_newer_app() {
    let found = faults(|files| replace(files, "pack.toml", "format = 1", "format = 2"));
    assert_eq!(
        found,
        ["pack.toml, line 1: this app reads pack format 1, not 2; update the app"]
    );
}

#[test]
fn an_empty_pack_and_a_pack_of_rubbish_are_refused_without_a_panic() {
    assert!(!Pack::parse(&PackFiles::new()).unwrap_err().is_empty());
    let rubbish: PackFiles = folder("fair-food")
        .into_keys()
        .map(|file| (file, vec![0xff, 0xfe, 0x00, b'[']))
        .collect();
    assert!(Pack::parse(&rubbish).unwrap_err().len() >= 10);
    let brackets: PackFiles = folder("fair-food")
        .into_keys()
        .map(|file| (file, b"[".repeat(100_000)))
        .collect();
    assert!(!Pack::parse(&brackets).unwrap_err().is_empty());
}

#[test]
fn the_pack_survives_its_bundle() {
    let files = folder("fair-food");
    let bytes = bundle(&files).unwrap();
    let pack = Pack::parse(&unbundle(&bytes).unwrap()).unwrap();
    assert_eq!(pack, fair_food());
}

#[test]
fn the_dictionary_holds_what_interviews_are_made_of_and_is_always_the_same() {
    let pack = fair_food();
    let bytes = dictionary(&pack);
    assert_eq!(bytes, dictionary(&fair_food()));
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    let form = &pack.interview(Audience::Worker).unwrap().form;
    for question in form.questions().filter(|question| question.is_asked()) {
        for key in ["answers", "notes", "flags"] {
            assert!(holds(&format!("{key}/{}", question.name)), "{key}/{}", question.name);
        }
    }
    assert!(holds("prefers_not_to_say"));
    assert!(bytes.len() < 48 * 1024);
}

/// Batches open only with the bytes that they were made with: this hash stays as it is for ever.
#[test]
fn the_dictionary_of_a_pack_never_changes() {
    let survey = "type,name,label\nselect_one yn,fee,Fee?\nnote,thanks,Thanks\ninteger,amount,How much?\n";
    let choices = "list_name,name,label\nyn,yes,Yes\nyn,no,No\nyn,prefers_not_to_say,Prefers not to say\n";
    let settings = "form_title,form_id,version,default_language\nTrial,trial,1,English (en)\n";
    let sheets = [("survey", survey), ("choices", choices), ("settings", settings)];
    let workbook = crate::xlsform::Workbook::from_csv(&sheets).unwrap();
    let (definition, _) = crate::xlsform::import(&workbook, "trial").unwrap();
    let form = Form::new(definition, &Default::default()).unwrap();
    let mut pack = fair_food();
    pack.interviews = vec![Interview {
        audience: Audience::Worker,
        folder: "worker-interview".into(),
        title: Default::default(),
        form,
    }];
    pack.checklists.clear();
    pack.provisions.clear();
    pack.severities.truncate(1);
    assert_eq!(
        pack_hash(&dictionary(&pack)).to_string(),
        "03ac9f26938a7fac4aacd64300930a2c6e566e6f0d4e9be0a106f0d236f3c3e2"
    );
}

/// A whole interview, answer by answer, as a phone writes it.
#[cfg(feature = "record")]
fn interview(pack: &Pack) -> Vec<u8> {
    use crate::record::{Actor, Document, Edit, RecordIdentity};
    let (device, at) = (
        crate::ids::DeviceNumber(3),
        crate::time::Timestamp::from_timestamp(1_762_700_000, 0).unwrap(),
    );
    let actor = Actor::new(device, [0x5a; 8]);
    let identity = RecordIdentity {
        room: crate::ids::RoomId([1; 16]),
        kind: crate::kinds::Kind::Interview,
        creator: device,
        chance: [0xc3; 16],
    };
    let begin = [
        ("audience", "worker"),
        ("code", "C-017"),
        ("crew", "B"),
        ("form", "worker-interview"),
        ("language", "es"),
        ("consent/language", "es"),
        ("strata/gender", "woman"),
    ];
    let begin: Vec<Edit> = begin.into_iter().map(|(key, value)| Edit::put(key, value)).collect();
    let (mut document, _) = Document::create(identity, &actor, &begin, at).unwrap();
    let form = &pack.interviews[0].form;
    for (place, question) in form.questions().filter(|question| question.is_asked()).enumerate() {
        let choices = form.choices(question);
        let value = match choices.len() {
            0 => format!("{}", 3 + place % 7),
            many => choices[(place * 7) % many].name.clone(),
        };
        let later = at + chrono::Duration::seconds(20 * place as i64);
        document
            .apply(
                &actor,
                &[Edit::put(format!("answers/{}", question.name), value)],
                &[],
                later,
            )
            .unwrap();
    }
    document.save()
}

#[cfg(feature = "record")]
#[test]
fn an_interview_takes_less_than_half_with_its_dictionary_and_under_a_kilobyte() {
    let pack = fair_food();
    let saved = interview(&pack);
    let plain = zstd::bulk::compress(&saved, 12).unwrap();
    let with = zstd::bulk::Compressor::with_dictionary(12, &dictionary(&pack))
        .unwrap()
        .compress(&saved)
        .unwrap();
    assert!(
        with.len() * 2 < plain.len(),
        "{} of {} bytes ({} saved)",
        with.len(),
        plain.len(),
        saved.len()
    );
    assert!(with.len() < 1_000, "{}", with.len());
}
