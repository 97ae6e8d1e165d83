//! A raw-content zstd dictionary made from a pack: what every interview of its form will contain anyway.
//!
//! Deterministic: two devices with the same pack make the same bytes (a strange dictionary costs 60 % more). zstd finds matches
//! near the end cheapest, so the commonest words stand last. Keys stand as in a saved Automerge document: sorted, each behind its length.

use super::model::Pack;
use crate::questionnaire::{DECLINED, Form};
use std::collections::BTreeSet;

/// The longest dictionary. Beyond it, gains are nil and every compression pays for loading it.
const LONGEST_BYTES: usize = 48 * 1024;

/// Root keys of records, beside those of the answers (records.md).
const RECORD_KEYS: [&str; 26] = [
    "audience",
    "caption",
    "chance",
    "code",
    "consent/audio",
    "consent/notes",
    "consent/photo",
    "consent/quote",
    "creator",
    "day",
    "evidence",
    "finished",
    "kind",
    "language",
    "others_present",
    "provision",
    "severity",
    "state",
    "statement",
    "strata/crew",
    "strata/gender",
    "strata/language",
    "strata/pay_type",
    "title",
    "worker_code",
    "written_at",
];

/// The dictionary of a pack.
pub fn dictionary(pack: &Pack) -> Vec<u8> {
    let mut rare = Vec::new();
    for provision in &pack.provisions {
        rare.extend_from_slice(provision.id.as_bytes());
    }
    for severity in &pack.severities {
        rare.extend_from_slice(severity.id.as_bytes());
    }
    for checklist in &pack.checklists {
        words_of(&checklist.form, &mut rare);
    }
    // Workers' interviews are most of what is sent, so their form stands last.
    for interview in pack.interviews.iter().rev() {
        words_of(&interview.form, &mut rare);
    }
    let over = rare.len().saturating_sub(LONGEST_BYTES);
    rare.split_off(over)
}

fn words_of(form: &Form, into: &mut Vec<u8>) {
    let names: BTreeSet<&str> = form.questions().map(|question| question.name.as_str()).collect();
    let choices: BTreeSet<&str> = form
        .questions()
        .flat_map(|question| &question.choices)
        .map(|choice| choice.name.as_str())
        .collect();
    for choice in &choices {
        into.extend_from_slice(choice.as_bytes());
    }
    keys(names.iter().map(|name| format!("flags/{name}")), into);
    keys(names.iter().map(|name| format!("notes/{name}")), into);
    // An interview that is answered in order: its values stand one behind the other.
    for question in form.questions() {
        let first = question.choices.iter().find(|choice| choice.name != DECLINED);
        into.extend_from_slice(first.map_or("", |choice| choice.name.as_str()).as_bytes());
    }
    let answers = names.iter().map(|name| format!("answers/{name}"));
    let mut all: Vec<String> = answers.chain(RECORD_KEYS.iter().map(|key| (*key).to_owned())).collect();
    all.sort();
    keys(all.into_iter(), into);
}

fn keys(keys: impl Iterator<Item = String>, into: &mut Vec<u8>) {
    for key in keys {
        // Automerge writes a text behind its length as LEB128; keys are shorter than 128 bytes, so that is one byte.
        into.push(u8::try_from(key.len()).unwrap_or(u8::MAX));
        into.extend_from_slice(key.as_bytes());
    }
}
