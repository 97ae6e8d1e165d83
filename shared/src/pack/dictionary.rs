//! A raw-content zstd dictionary made from a pack: what the records of its audits will contain anyway.
//!
//! **Frozen.** Batches name the dictionary by its hash, and a batch opens only with the very same bytes. What [`dictionary`] makes
//! of a pack may therefore never change; a better one is a second function beside it, used for batches to come.
//!
//! zstd finds matches near the end cheapest, so the commonest words stand last. Keys stand as in a saved Automerge document: sorted,
//! each behind its length.

use super::model::Pack;
use crate::form::{DECLINED, Form};
use std::collections::BTreeSet;

/// The longest dictionary. Beyond it, gains are nil and every compression pays for loading it.
const LONGEST_BYTES: usize = 48 * 1024;

/// Every record's own keys.
const OWN_KEYS: [&str; 3] = ["chance", "creator", "kind"];

/// Keys of the kinds that are written in the field, as `domain::keys` named them when this was frozen.
const PLAN: &[&str] = &[
    "audit",
    "crews/",
    "ends",
    "goal_percent",
    "operator",
    "pack",
    "phase",
    "phase_reason",
    "practice",
    "site",
    "site_name",
    "starts",
    "title",
];
const IDENTITY: &[&str] = &["contact", "interview", "name", "worker_number"];
const DECISION: &[&str] = &[
    "choice", "device", "heads", "key", "matter", "reason", "record", "same/", "settles",
];
const TASK: &[&str] = &["about", "answer", "done", "text", "to"];
const PAYROLL: &[&str] = &["crew", "engine", "label", "pack", "slip"];
const EVIDENCE: &[&str] = &[
    "caption",
    "height_px",
    "label",
    "links/",
    "media_type",
    "original/hash",
    "original/key",
    "original/size",
    "place",
    "preview/hash",
    "preview/key",
    "preview/size",
    "stamp/salt",
    "stamp/salted_hash",
    "stamp/signed",
    "taken_on",
    "width_px",
];
const FINDING: &[&str] = &["basis", "label", "provision", "severity", "statement", "supports/"];
const INTERVIEW: &[&str] = &[
    "audience",
    "code",
    "consent/audio",
    "consent/language",
    "consent/notes",
    "consent/photos",
    "crew",
    "finished",
    "form",
    "language",
    "present",
    "slip/hash",
    "slip/salt",
    "strata/crew",
    "strata/gender",
    "strata/language",
    "strata/pay_type",
    "withdrawn",
];

/// A pay slip as its record keeps it.
const SLIP_JSON: &str = concat!(
    r#"{"first_day":"2025-11-03","last_day":"2025-11-09","basis":"piece","region":"US-FL","h2a":false,"contract_hourly":null,"#,
    r#""recorded_hours":"36.0","waiting_hours":"6.0","pieces":"1152","piece_rate":"0.55","hourly_rate":null,"other_pay":"0","#,
    r#""make_up_pay":null,"premium":null,"gross_paid":"633.60","deductions":[],"sources":{"recorded_hours":"Slip, line 4","#,
    r#""waiting_hours":"Crew start board","pieces":null,"gross_paid":null}}"#,
);

/// The dictionary of a pack.
pub fn dictionary(pack: &Pack) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (kind, names) in [
        ("plan", PLAN),
        ("identity", IDENTITY),
        ("decision", DECISION),
        ("task", TASK),
    ] {
        record(kind, names, &mut bytes);
    }
    bytes.extend_from_slice(SLIP_JSON.as_bytes());
    record("payroll", PAYROLL, &mut bytes);
    record("evidence", EVIDENCE, &mut bytes);
    for checklist in &pack.checklists {
        form("checklist", &[], &checklist.form, &mut bytes);
    }
    for severity in &pack.severities {
        bytes.extend_from_slice(severity.id.as_bytes());
    }
    for provision in &pack.provisions {
        bytes.extend_from_slice(provision.id.as_bytes());
    }
    record("finding", FINDING, &mut bytes);
    // Workers' interviews are most of what is sent: the pack names their form first, so it stands last.
    for interview in pack.interviews.iter().rev() {
        bytes.extend_from_slice(interview.folder.as_bytes());
        form("interview", INTERVIEW, &interview.form, &mut bytes);
    }
    let over = bytes.len().saturating_sub(LONGEST_BYTES);
    bytes.split_off(over)
}

fn record(kind: &str, names: &[&str], into: &mut Vec<u8>) {
    into.extend_from_slice(kind.as_bytes());
    let names: BTreeSet<String> = names.iter().chain(&OWN_KEYS).map(|name| (*name).to_owned()).collect();
    keys(&names, into);
}

fn form(kind: &str, own: &[&str], form: &Form, into: &mut Vec<u8>) {
    let asked = || form.questions().filter(|question| question.is_asked());
    let choices: BTreeSet<&str> = asked()
        .flat_map(|question| form.choices(question))
        .map(|choice| choice.name.as_str())
        .collect();
    for choice in choices {
        into.extend_from_slice(choice.as_bytes());
    }
    let named = |prefix: &str| {
        asked()
            .map(|question| format!("{prefix}/{}", question.name))
            .collect::<BTreeSet<String>>()
    };
    keys(&named("flags"), into);
    keys(&named("notes"), into);
    let mut all = named("answers");
    all.extend(own.iter().chain(&OWN_KEYS).map(|name| (*name).to_owned()));
    // Values stand one behind the other in the order of keys: here each question's first choice.
    let mut by_key: Vec<_> = asked().collect();
    by_key.sort_by(|left, right| left.name.cmp(&right.name));
    for question in by_key {
        let first = form.choices(question).iter().find(|choice| choice.name != DECLINED);
        into.extend_from_slice(first.map_or("", |choice| choice.name.as_str()).as_bytes());
    }
    into.extend_from_slice(kind.as_bytes());
    keys(&all, into);
}

fn keys(keys: &BTreeSet<String>, into: &mut Vec<u8>) {
    for key in keys {
        // Automerge writes a text behind its length as LEB128; keys are shorter than 128 bytes, so that is one byte.
        into.push(u8::try_from(key.len()).unwrap_or(u8::MAX));
        into.extend_from_slice(key.as_bytes());
    }
}
