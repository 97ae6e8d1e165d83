//! What a person wants to give out, as plain values: the questions there are, what is ticked, and the call that follows.

use super::page::Step;
use crate::words::{engine, language, say};
use leptos::prelude::*;
use shared::api::{ExportAnswers, ExportedAnswers, FormView, LeftOutWhy};
use std::collections::BTreeSet;

/// What the engine calls the worker codes of the interviews, among what could name a person.
const WORKER_CODE: &str = "worker_code";
/// Of a question's words where several are named in one sentence.
const NAMED_CHARS: usize = 60;

/// A question that may leave.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    pub key: String,
    pub label: String,
    pub sensitive: bool,
    /// Why it stays unless it is named.
    pub why: Option<String>,
}

impl Row {
    /// Leaves only if a person says so.
    fn waits(&self) -> bool {
        self.sensitive || self.why.is_some()
    }
}

/// What a person ticked otherwise than it stood.
#[derive(Clone, Copy)]
pub(super) struct Turned(pub RwSignal<BTreeSet<String>>);

impl Turned {
    pub fn leaves(self, row: &Row) -> bool {
        self.0.with(|turned| turned.contains(&row.key)) == row.waits()
    }

    pub fn turn(self, key: &str) {
        self.0.update(|turned| {
            if !turned.remove(key) {
                turned.insert(key.to_string());
            }
        });
    }
}

pub(super) fn rows(seen: &ExportedAnswers, sheet: &FormView) -> Vec<Row> {
    let row = |key: &str, why: Option<LeftOutWhy>| {
        let question = sheet.form.questions().find(|question| question.key == *key);
        let label = question.map(|question| question.label.read(language()).trim());
        Row {
            key: key.to_string(),
            label: label.filter(|label| !label.is_empty()).unwrap_or(key).to_string(),
            sensitive: question.is_some_and(|question| question.sensitive),
            why: why.map(engine::left_out),
        }
    };
    let leave = seen.columns.iter().map(|key| row(key, None));
    let stay = seen.left_out.iter().map(|left| row(&left.key, Some(left.why)));
    let mut rows: Vec<Row> = leave.chain(stay).collect();
    if rows.iter().all(|row| row.key != WORKER_CODE) {
        rows.push(Row {
            key: WORKER_CODE.into(),
            label: say::worker_codes(),
            sensitive: false,
            why: Some(say::why_worker_codes()),
        });
    }
    rows
}

pub(super) fn stepped(call: ExportAnswers, rows: &[Row], turned: Turned, interviews: u32) -> Step {
    let leaving: Vec<&Row> = rows.iter().filter(|row| turned.leaves(row)).collect();
    // A worker code alone is no answer.
    let questions = leaving.iter().filter(|row| row.key != WORKER_CODE || row.why.is_none());
    let questions = questions.count();
    if questions == 0 {
        return Step::NoQuestion;
    }
    if call.reason.is_empty() {
        return Step::NoReason;
    }
    let keys = |which: &dyn Fn(&Row) -> bool| {
        let keys = rows.iter().filter(|row| which(row)).map(|row| row.key.clone());
        keys.collect::<Vec<_>>()
    };
    let call = ExportAnswers {
        leave_out: keys(&|row| row.why.is_none() && !turned.leaves(row)),
        with_text: keys(&|row| row.why.is_some() && turned.leaves(row)),
        ..call
    };
    let mut consequence = vec![say::give_out_consequence(interviews, questions)];
    let sensitive = named(leaving.iter().filter(|row| row.sensitive));
    let could_name = named(leaving.iter().filter(|row| row.why.is_some() && !row.sensitive));
    consequence.extend((!sensitive.is_empty()).then(|| say::give_out_sensitive(sensitive)));
    consequence.extend((!could_name.is_empty()).then(|| say::give_out_could_name(could_name)));
    Step::Ready {
        call: Box::new(call),
        consequence: consequence.join(" "),
    }
}

/// Each by its own words, so that nothing leaves in a crowd.
fn named<'r>(rows: impl Iterator<Item = &'r &'r Row>) -> String {
    let name = |row: &Row| match row.label.char_indices().nth(NAMED_CHARS) {
        Some((at, _)) => format!("{}…", row.label.get(..at).unwrap_or_default()),
        None => row.label.clone(),
    };
    rows.map(|row| format!("“{}”", name(row)))
        .collect::<Vec<_>>()
        .join("; ")
}
