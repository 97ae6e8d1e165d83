//! Our importer beside pyxform, the reference converter: the same forms accepted, the same refused.
//!
//! Runs where `SURCO_PYXFORM` names a Python that has the package `pyxform`; elsewhere it says so and passes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod corpus;
mod mutate;
mod oracle;

use oracle::{Oracle, Verdict};
use shared::xlsform::{Fault, Workbook, import};

/// What the two say of a form, where they differ.
fn difference(oracle: &mut Oracle, workbook: &Workbook) -> Option<String> {
    let theirs = oracle.ask(workbook);
    let ours = import(workbook, "form");
    judge(&theirs, ours.err().unwrap_or_default())
}

fn judge(theirs: &Verdict, ours: Vec<Fault>) -> Option<String> {
    // pyxform hands expressions on unread; what cannot be read would fail in the field.
    if theirs.accepted && ours.iter().all(|fault| fault.code == "expression") {
        return None;
    }
    let told: Vec<String> = ours.iter().map(|fault| format!("{} ({})", fault, fault.code)).collect();
    if theirs.accepted != ours.is_empty() {
        return Some(match theirs.accepted {
            true => format!("pyxform accepts, we refuse: {}", told.join(" | ")),
            false => format!("pyxform refuses, we accept: {} {}", theirs.kind, theirs.text),
        });
    }
    let rows: Vec<u32> = ours.iter().map(|fault| fault.row).collect();
    match theirs.rows.first() {
        // Of the settings pyxform names the header's row, whatever is wrong.
        Some(row) if !rows.contains(row) && !theirs.text.contains("'settings' sheet") => Some(format!(
            "pyxform says row {row} ({}), we say: {}",
            theirs.text,
            told.join(" | ")
        )),
        _ => None,
    }
}

#[test]
fn written_forms_get_the_same_verdict() {
    let Some(mut oracle) = Oracle::start() else { return };
    let mut differences = Vec::new();
    let mut counts = (0, 0);
    for (line, corpus::Form { wanted, differs, text }) in corpus::forms().into_iter().enumerate() {
        let workbook = Workbook::from_markdown(&text).unwrap();
        let accepted = import(&workbook, "form").is_ok();
        if accepted != wanted {
            differences.push(format!("form {line}: wanted {wanted}, we say {accepted}\n{text}"));
        }
        match accepted {
            true => counts.0 += 1,
            false => counts.1 += 1,
        }
        let what = difference(&mut oracle, &workbook);
        if what.is_some() != differs {
            differences.push(format!(
                "form {line}: {}\n{text}",
                what.unwrap_or_else(|| "no longer differs".into())
            ));
        }
    }
    println!("{} forms accepted and {} refused by both", counts.0, counts.1);
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn mutated_forms_get_the_same_verdict() {
    let Some(mut oracle) = Oracle::start() else { return };
    let mut differences = Vec::new();
    let mut accepted = 0;
    let count = std::env::var("SURCO_MUTANTS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(600);
    for seed in 0..count {
        let workbook = mutate::form(seed);
        accepted += usize::from(import(&workbook, "form").is_ok());
        if let Some(what) = difference(&mut oracle, &workbook) {
            differences.push(format!("seed {seed}: {what}"));
        }
    }
    println!("{count} mutated forms, {accepted} accepted");
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// The same forms again as files, written by another program.
#[test]
fn forms_saved_as_workbooks_get_the_same_verdict() {
    let Some(mut oracle) = Oracle::start() else { return };
    let folder = std::env::temp_dir().join(format!("surco-pyxform-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("form.xlsx");
    let mut differences = Vec::new();
    for form in corpus::forms().into_iter().step_by(4).filter(|form| !form.differs) {
        let workbook = Workbook::from_markdown(&form.text).unwrap();
        let theirs = oracle.save_and_ask(&workbook, &path);
        let ours = shared::xlsform::import_bytes(&std::fs::read(&path).unwrap(), "form");
        differences.extend(judge(&theirs, ours.err().unwrap_or_default()));
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Every workbook of the folder `SURCO_FORMS`, for collections of real forms that are not ours to keep.
#[test]
fn real_workbooks_get_the_same_verdict() {
    let Ok(folder) = std::env::var("SURCO_FORMS") else {
        println!("skipped: SURCO_FORMS does not name a folder of workbooks");
        return;
    };
    let Some(mut oracle) = Oracle::start() else { return };
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let (mut accepted, mut differences) = (0, Vec::new());
    for path in &paths {
        let theirs = oracle.ask_file(path);
        let ours = shared::xlsform::import_bytes(&std::fs::read(path).unwrap(), "form");
        accepted += usize::from(ours.is_ok());
        if let Some(what) = judge(&theirs, ours.err().unwrap_or_default()) {
            differences.push(format!("{}: {what}", path.display()));
        }
    }
    println!("{} workbooks, {accepted} accepted", paths.len());
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// How long a large form takes: 592 rows, 30 lists. `cargo test --release … -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn a_large_form_is_read_fast() {
    let Some(mut oracle) = Oracle::start() else { return };
    let workbook = Workbook::from_markdown(&large_form()).unwrap();
    let path = std::env::temp_dir().join(format!("surco-large-{}.xlsx", std::process::id()));
    oracle.save_and_ask(&workbook, &path);
    let theirs = oracle.ask_file(&path);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let mut best = f64::MAX;
    for _ in 0..10 {
        let start = std::time::Instant::now();
        shared::xlsform::import_bytes(&bytes, "form").unwrap();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{} bytes: ours {:.1} ms, pyxform {:.1} ms",
        bytes.len(),
        best * 1e3,
        theirs.seconds * 1e3
    );
    assert!(best < 0.5);
}

fn large_form() -> String {
    let mut form = String::from(
        "| survey |\n| | type | name | label::English (en) | label::Español (es) | relevant | required | constraint |\n",
    );
    for at in 0..592 {
        let (before, list) = (
            if at == 0 {
                String::new()
            } else {
                format!("${{q{}}} != ''", at - 1)
            },
            at % 30,
        );
        let row = match at % 8 {
            0 => format!("begin_group | g{at} | Part {at} | Parte {at} | {before} | |"),
            7 => "end_group | | | | | |".to_owned(),
            1 | 2 => format!("select_one l{list} | q{at} | Question {at}? | ¿Pregunta {at}? | | yes |"),
            3 => format!("select_multiple l{list} | q{at} | Question {at}? | ¿Pregunta {at}? | | |"),
            4 => format!(
                "integer | q{at} | Hours in ${{q{}}} | Horas | ${{q{}}} = 'c1' | yes | . >= 0 and . < 100",
                at - 1,
                at - 2
            ),
            _ => format!("text | q{at} | Question {at}? | ¿Pregunta {at}? | | |"),
        };
        let row = if at % 8 == 0 && at > 0 {
            row.replace(&format!("${{q{}}}", at - 1), &format!("${{q{}}}", at - 2))
        } else {
            row
        };
        form.push_str(&format!("| | {row} |\n"));
    }
    form.push_str("| choices |\n| | list_name | name | label::English (en) | label::Español (es) |\n");
    for list in 0..30 {
        for choice in 0..12 {
            form.push_str(&format!(
                "| | l{list} | c{choice} | Choice {choice} | Opción {choice} |\n"
            ));
        }
    }
    form
}
