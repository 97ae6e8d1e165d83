//! Our importer beside pyxform, the reference converter: the same forms accepted, the same refused.
//!
//! Runs where `SURCO_PYXFORM` names a Python that has the package `pyxform`; elsewhere it says so and passes.

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
    let told: Vec<String> = ours.iter().map(|fault| format!("{} ({})", fault, fault.code)).collect();
    if theirs.accepted != ours.is_empty() {
        return Some(match theirs.accepted {
            true => format!("pyxform accepts, we refuse: {}", told.join(" | ")),
            false => format!("pyxform refuses, we accept: {} {}", theirs.kind, theirs.text),
        });
    }
    let rows: Vec<u32> = ours.iter().map(|fault| fault.row).collect();
    match theirs.rows.first() {
        Some(row) if !rows.contains(row) => Some(format!(
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
    for (line, (wanted, text)) in corpus::forms().into_iter().enumerate() {
        let workbook = Workbook::from_markdown(&text).unwrap();
        let accepted = import(&workbook, "form").is_ok();
        if accepted != wanted {
            differences.push(format!("form {line}: wanted {wanted}, we say {accepted}\n{text}"));
        }
        match accepted {
            true => counts.0 += 1,
            false => counts.1 += 1,
        }
        if let Some(what) = difference(&mut oracle, &workbook) {
            differences.push(format!("form {line}: {what}\n{text}"));
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
