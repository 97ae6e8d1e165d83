//! A data manager's way with `surco pack`: begin, check, mend, compare.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn surco(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_surco"))
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(output)))
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn new(into: &Path, name: &str, more: &[&str]) -> Output {
    surco(&[&["pack", "new", name, "--into", path(into)], more].concat())
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{} has no {from:?}", file.display());
    std::fs::write(file, text.replacen(from, to, 1)).unwrap();
}

/// A folder with the pack of a harbour's program in English and Spanish.
fn harbour(name: &str) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let languages = ["--language", "en", "--language", "es", "--sector", "fishing"];
    let made = new(home.path(), name, &languages);
    assert!(made.status.success(), "{}", said(&made));
    let folder = home.path().join(name);
    (home, folder)
}

#[test]
fn a_new_pack_is_sound_at_once_and_says_what_is_still_to_be_written() {
    let (home, folder) = harbour("harbour-code");
    let checked = surco(&["pack", "check", path(&folder), "--json"]);
    assert!(checked.status.success(), "{}", said(&checked));
    let told = json(&checked);
    assert_eq!(told["ok"], true);
    assert_eq!(told["faults"], serde_json::json!([]));
    assert_eq!(told["pack"]["id"], "harbour-code");
    assert_eq!(told["pack"]["kind"], "audit");
    assert_eq!(told["pack"]["sector"], "fishing");
    assert_eq!(told["pack"]["provisions"], 3);
    let codes: Vec<&str> = told["pack"]["languages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|language| language["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["en", "es"]);
    // Nothing but placeholders is left to do, and every file that has some is named once.
    let warnings = told["warnings"].as_array().unwrap();
    assert!(warnings.len() >= 10, "{warnings:#?}");
    for warning in warnings {
        assert!(
            warning["reason"].as_str().unwrap().starts_with("PLACEHOLDER"),
            "{warning}"
        );
        assert!(warning["line"].as_u64().unwrap() >= 1, "{warning}");
    }
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "only the pack is left: {left:?}");
    let lines = surco(&["pack", "check", path(&folder)]);
    assert!(said(&lines).contains("sound. harbour-code 0.1, kind audit, 3 provisions, 2 forms"));
}

#[test]
fn a_pack_in_english_alone_needs_no_word_about_languages() {
    let home = tempfile::tempdir().unwrap();
    let made = new(home.path(), "orchard", &[]);
    assert!(made.status.success(), "{}", said(&made));
    let checked = surco(&["pack", "check", path(&home.path().join("orchard"))]);
    assert!(checked.status.success(), "{}", said(&checked));
    let only_creole = new(home.path(), "cane", &["--language", "ht"]);
    assert!(only_creole.status.success(), "{}", said(&only_creole));
    let checked = surco(&["pack", "check", path(&home.path().join("cane"))]);
    assert!(checked.status.success(), "{}", said(&checked));
}

#[test]
fn new_touches_nothing_that_is_there_and_makes_nothing_by_halves() {
    let (home, folder) = harbour("harbour-code");
    edit(&folder.join("pack.toml"), "fishing", "harbours");
    let again = new(home.path(), "harbour-code", &[]);
    assert!(!again.status.success());
    assert!(said(&again).contains("is there already"), "{}", said(&again));
    assert!(
        std::fs::read_to_string(folder.join("pack.toml"))
            .unwrap()
            .contains("harbours")
    );
    for (name, more) in [
        ("Harbour", &[][..]),
        ("../out", &[]),
        ("two", &["--language", "ES"]),
        ("two", &["--language", "es", "--language", "es"]),
        ("two", &["--sector", "a\"b"]),
    ] {
        let refused = new(home.path(), name, more);
        assert!(!refused.status.success(), "{name} {more:?}");
    }
    let nowhere = new(&home.path().join("nowhere"), "two", &[]);
    assert!(said(&nowhere).contains("is no folder"), "{}", said(&nowhere));
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn faults_come_as_json_with_file_line_and_reason() {
    let (_home, folder) = harbour("harbour-code");
    edit(
        &folder.join("code.toml"),
        "severity = \"serious\"",
        "severity = \"seriuos\"",
    );
    edit(
        &folder.join("worker-interview/survey.csv"),
        "select_one gender,gender",
        "select_one gendre,gender",
    );
    let checked = surco(&["pack", "check", path(&folder), "--json"]);
    assert_eq!(checked.status.code(), Some(1));
    let told = json(&checked);
    assert_eq!(told["ok"], false);
    let faults = told["faults"].as_array().unwrap();
    let of = |file: &str| {
        let found = faults.iter().find(|fault| fault["file"] == file);
        found.unwrap_or_else(|| panic!("{faults:#?}"))
    };
    assert!(
        of("code.toml")["reason"]
            .as_str()
            .unwrap()
            .contains("did you mean `serious`?")
    );
    assert!(of("code.toml")["line"].as_u64().unwrap() > 1);
    let sheet = of("worker-interview/survey.csv");
    assert_eq!((sheet["line"].as_u64(), sheet["column"].as_str()), (Some(4), Some("A")));
    let lines = surco(&["pack", "check", path(&folder)]);
    assert_eq!(lines.status.code(), Some(1));
    assert!(
        said(&lines).contains("worker-interview/survey.csv:4:"),
        "{}",
        said(&lines)
    );
    let nowhere = surco(&["pack", "check", path(&folder.join("nowhere")), "--json"]);
    assert_eq!(
        (nowhere.status.code(), json(&nowhere)["ok"].as_bool()),
        (Some(1), Some(false))
    );
}

#[test]
fn what_xlsform_warns_of_is_a_warning_of_the_pack() {
    let (_home, folder) = harbour("harbour-code");
    let sheet = folder.join("worker-interview/survey.csv");
    // A column that looks like a misspelt one of XLSForm is told, though what stands in it does no harm.
    edit(&sheet, ",notes\n", ",comment\n");
    let told = json(&surco(&["pack", "check", path(&folder), "--json"]));
    assert_eq!(told["ok"], true, "{told}");
    let warnings = told["warnings"].as_array().unwrap();
    let found = warnings.iter().find(|warning| {
        warning["file"] == "worker-interview/survey.csv" && !warning["reason"].as_str().unwrap().contains("PLACEHOLDER")
    });
    assert!(found.is_some(), "{warnings:#?}");
}

#[test]
fn a_newer_version_is_told_with_the_lost_questions_first() {
    let (_home, old) = harbour("harbour-code");
    let (_other, newer) = harbour("harbour-code");
    let survey = newer.join("worker-interview/survey.csv");
    let text = std::fs::read_to_string(&survey).unwrap();
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains(",pay_slip_missing,"))
        .collect();
    std::fs::write(&survey, kept.join("\n")).unwrap();
    edit(&newer.join("code.toml"), "deadline_hours = 336", "deadline_hours = 168");
    edit(&newer.join("pack.toml"), "version = \"0.1\"", "version = \"0.2\"");
    let told = surco(&["pack", "compare", path(&old), path(&newer)]);
    assert!(told.status.success(), "{}", said(&told));
    let text = said(&told);
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("no {what:?} in\n{text}"));
    assert!(at("harbour-code 0.1 -> harbour-code 0.2") < at("no longer be asked for"));
    assert!(at("worker-interview:pay_slip_missing: gone") < at("serious: deadline_hours 336 -> 168"));
    let told = json(&surco(&["pack", "compare", path(&old), path(&newer), "--json"]));
    assert_eq!(told["ok"], true);
    assert_eq!(told["comparison"]["no_longer_asked"][0]["key"], "pay_slip_missing");
    assert_eq!(told["comparison"]["no_longer_asked"][0]["why"]["is"], "gone");

    edit(&newer.join("code.toml"), "[[provision]]", "[[provisions]]");
    let broken = surco(&["pack", "compare", path(&old), path(&newer), "--json"]);
    assert_eq!(broken.status.code(), Some(1));
    assert_eq!(json(&broken)["faults"][0]["version"], "new");
    assert!(!surco(&["pack", "compare", path(&old), path(&newer)]).status.success());
}
