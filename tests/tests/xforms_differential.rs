//! XForms beside the workbooks that pyxform made them of: stories, forms by chance, the corpus of pyxform's
//! rules and its mutants, the packs.
//!
//! `SURCO_FORMS` says how many forms by chance (60), `SURCO_FORMS_SEED` where they begin (0). Only pyxform is needed
//! (`cargo xtask setup`, or `SURCO_PYXFORM`).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use anyhow::{Context, Result};
use shared::form::Definition;
use shared::xform;
use shared::xlsform::{self, Workbook};
use std::collections::BTreeMap;
use std::fs;
use tests::browser::repository;
use tests::peers::forms::{Chance, case};
use tests::peers::stories::{CHOICES, stories};
use tests::peers::xforms::{answers, partings, sheets};
use tests::peers::{Answers, Pyxform, workbook};

#[allow(dead_code)]
#[path = "../../shared/tests/pyxform/corpus.rs"]
mod corpus;

#[path = "../../shared/tests/pyxform/mutate.rs"]
mod mutate;

/// How often a form is answered by chance.
const ROUNDS: u64 = 4;

/// Forms that agree, forms that part.
#[derive(Default)]
struct Tally {
    agreed: usize,
    parted: Vec<String>,
    /// Forms that pyxform or the reader of workbooks refuses: there is nothing to compare.
    refused: usize,
    /// Forms of which an XForm says less than the workbook, or says it otherwise ([`KNOWN`]).
    known: usize,
}

/// Part of a form, part of what is seen differently in it, and why that is no fault of the reader.
const KNOWN: [(&str, &str, &str); 5] = [
    (
        "text|orx:a|A",
        "orx:a",
        "the prefix of a question's name is left out, with a warning",
    ),
    (
        "body::accuracyThreshold",
        "capture-accuracy",
        "the attribute of the control is what the parameter becomes",
    ),
    (
        "select_one_external",
        " a: ",
        "`itemsets.csv` is not read: the question takes a text, with a warning",
    ),
    (
        "whatever=3",
        "parameters of a",
        "pyxform leaves parameters aside that the type does not have",
    ),
    (
        "default_language |\n| | T|t|3|pages|English (en)",
        "languages",
        "a language without a text is not in the XForm",
    ),
];

impl Tally {
    fn count(&mut self, name: &str, workbook: &Definition, xform: &str, given: Option<BTreeMap<String, String>>) {
        let read = match xform::read(xform.as_bytes(), &workbook.id) {
            Ok((form, _)) => form,
            Err(faults) => {
                let lines: Vec<String> = faults.iter().map(|fault| format!("{fault} [{}]", fault.cell)).collect();
                self.parted
                    .push(format!("{name}: refused as an XForm: {}", lines.join("; ")));
                return;
            }
        };
        let mut found = Vec::new();
        if let Some(given) = given {
            found.extend(partings(workbook, &read, &given));
        }
        for round in 0..ROUNDS {
            let given = answers(&mut Chance::new(round), workbook);
            found.extend(partings(workbook, &read, &given));
        }
        found.sort();
        found.dedup();
        let before = found.len();
        found.retain(|parted| {
            let known = |(form, what, _): &&(&str, &str, &str)| name.contains(form) && parted.contains(what);
            !KNOWN.iter().any(|entry| known(&entry))
        });
        if found.is_empty() && before > 0 {
            self.known += 1;
            return;
        }
        match found.is_empty() {
            true => self.agreed += 1,
            false => self.parted.push(format!("{name}: {}", found.join("\n    "))),
        }
    }

    fn end(self, what: &str) {
        println!(
            "{what}: {} agree, {} differ for a known reason, {} are refused as workbooks",
            self.agreed, self.known, self.refused
        );
        assert!(
            self.parted.is_empty(),
            "{} part:\n{}",
            self.parted.len(),
            self.parted.join("\n")
        );
        assert!(self.agreed > 0, "nothing was compared");
    }
}

fn texts(given: &Answers) -> BTreeMap<String, String> {
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(words) => {
            let words: Vec<&str> = words.iter().filter_map(|word| word.as_str()).collect();
            words.join(" ")
        }
        other => other.to_string(),
    };
    given.iter().map(|(path, value)| (path.clone(), text(value))).collect()
}

/// Reads a workbook of the harness as a file, the way people bring it.
fn both(peers: &mut Pyxform, book: &workbook::Workbook) -> Result<(Definition, String)> {
    let folder = tempfile::TempDir::new()?;
    let file = folder.path().join("form.xlsx");
    let xform = peers.xform_and_save(book, &file)?;
    let (form, _) = xlsform::import_bytes(&fs::read(&file)?, "data").map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    Ok((form, xform))
}

#[test]
fn the_stories_are_told_alike() -> Result<()> {
    let Some(mut peers) = Pyxform::start_or_skip() else {
        return Ok(());
    };
    let mut tally = Tally::default();
    for story in stories() {
        let book = workbook::Workbook::written(story.survey, CHOICES);
        let (form, xform) = both(&mut peers, &book).context(story.claim)?;
        let given: Answers = serde_json::from_str(story.answers)?;
        tally.count(story.claim, &form, &xform, Some(texts(&given)));
    }
    tally.end("stories");
    Ok(())
}

#[test]
fn forms_by_chance_are_read_alike() -> Result<()> {
    let Some(mut peers) = Pyxform::start_or_skip() else {
        return Ok(());
    };
    let number = |name: &str, otherwise: u64| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    let (first, many) = (number("SURCO_FORMS_SEED", 0), number("SURCO_FORMS", 60));
    let mut tally = Tally::default();
    for seed in first..first.saturating_add(many) {
        let made = case(seed);
        let (form, xform) = both(&mut peers, &made.workbook).with_context(|| format!("seed {seed}"))?;
        tally.count(&format!("seed {seed}"), &form, &xform, Some(texts(&made.answers)));
    }
    tally.end("forms by chance");
    Ok(())
}

#[test]
fn the_corpus_of_rules_is_read_alike() -> Result<()> {
    let Some(mut peers) = Pyxform::start_or_skip() else {
        return Ok(());
    };
    let mut tally = Tally::default();
    for (line, form) in corpus::forms().into_iter().enumerate() {
        let book = Workbook::from_markdown(&form.text).map_err(|fault| anyhow::anyhow!("{fault}"))?;
        let (Ok((read, _)), Ok(xform)) = (xlsform::import(&book, "data"), peers.xform_of_sheets(&sheets(&book))) else {
            tally.refused += 1;
            continue;
        };
        tally.count(&format!("form {line}\n{}", form.text), &read, &xform, None);
    }
    tally.end("corpus");
    Ok(())
}

#[test]
fn mutated_forms_that_both_take_are_read_alike() -> Result<()> {
    let Some(mut peers) = Pyxform::start_or_skip() else {
        return Ok(());
    };
    let mut tally = Tally::default();
    for seed in 0..200 {
        let book = mutate::form(seed);
        let (Ok((read, _)), Ok(xform)) = (xlsform::import(&book, "data"), peers.xform_of_sheets(&sheets(&book))) else {
            tally.refused += 1;
            continue;
        };
        tally.count(&format!("mutant {seed}"), &read, &xform, None);
    }
    tally.end("mutants");
    Ok(())
}

#[test]
fn the_questionnaires_of_the_packs_are_read_alike() -> Result<()> {
    let Some(mut peers) = Pyxform::start_or_skip() else {
        return Ok(());
    };
    let mut tally = Tally::default();
    for pack in fs::read_dir(repository().join("packs"))? {
        let pack = pack?.path();
        if !pack.is_dir() {
            continue;
        }
        for folder in fs::read_dir(&pack)? {
            let folder = folder?.path();
            if !folder.join("survey.csv").is_file() {
                continue;
            }
            let mut texts = Vec::new();
            for name in ["survey", "choices", "settings"] {
                if let Ok(text) = fs::read_to_string(folder.join(format!("{name}.csv"))) {
                    texts.push((name, text));
                }
            }
            let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
            let book = Workbook::from_csv(&texts).map_err(|fault| anyhow::anyhow!("{fault}"))?;
            let name = folder.display().to_string();
            let Ok((read, _)) = xlsform::import(&book, "data") else {
                tally.refused += 1;
                continue;
            };
            let xform = match peers.xform_of_sheets(&sheets(&book)) {
                Ok(xform) => xform,
                Err(reason) => {
                    println!("{name}: pyxform refuses it: {reason}");
                    tally.refused += 1;
                    continue;
                }
            };
            tally.count(&name, &read, &xform, None);
        }
    }
    tally.end("packs");
    Ok(())
}
