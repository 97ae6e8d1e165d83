//! A whole set of answers put in at once, and everything that follows from it: what a screen shows, as data.

use super::answers::AnswerFault;
use super::definition::Kind;
use super::filled::Filled;
use super::standing::ViolationKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a filled form says, by path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// Of every question, note, group and instance of a repeat.
    pub relevant: BTreeMap<String, bool>,
    /// Of every question; empty while it is not asked.
    pub values: BTreeMap<String, String>,
    pub violations: Vec<Refused>,
    pub labels: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refused {
    pub path: String,
    pub message: String,
}

/// An answer that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct NotTaken {
    pub path: String,
    pub reason: String,
}

impl Filled {
    /// Puts answers in by path, in the order of the form; repeats grow as far as the paths ask. Returns what was not taken.
    pub fn answer_all(&mut self, answers: &BTreeMap<String, String>) -> Vec<NotTaken> {
        let mut left: Vec<(&String, &String)> = answers.iter().collect();
        let mut refused = Vec::new();
        // A repeat that the form counts is there only once its count is answered.
        loop {
            let mut placed: Vec<_> = Vec::new();
            let mut waiting = Vec::new();
            for (path, text) in left {
                match self.find_or_add(path) {
                    Some(spot) => placed.push((spot, path, text)),
                    None => waiting.push((path, text)),
                }
            }
            if placed.is_empty() {
                let unknown = |(path, _): (&String, &String)| NotTaken {
                    path: path.clone(),
                    reason: "the form has no such question, or not so many instances".to_owned(),
                };
                refused.extend(waiting.into_iter().map(unknown));
                return refused;
            }
            let order: BTreeMap<_, _> = self
                .spots()
                .into_iter()
                .enumerate()
                .map(|(place, spot)| (spot, place))
                .collect();
            placed.sort_by_key(|(spot, ..)| order.get(spot).copied());
            for (spot, path, text) in placed {
                if let Err(fault) = self.answer(spot, text) {
                    refused.push(NotTaken {
                        path: path.clone(),
                        reason: AnswerFault::to_string(&fault),
                    });
                }
            }
            left = waiting;
        }
    }

    /// How it stands now.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::default();
        for spot in self.spots() {
            let path = self.path(spot);
            let question = self.question_at(spot);
            if question.is_some_and(|question| question.kind == Kind::ExternalFile) {
                continue;
            }
            let label = self.label(spot).trim().to_owned();
            if !label.is_empty() {
                standing.labels.insert(path.clone(), label);
            }
            if question.is_some() {
                standing.values.insert(path.clone(), self.text(spot).to_owned());
            }
            standing.relevant.insert(path, self.is_relevant(spot));
        }
        standing.violations = self
            .violations()
            .into_iter()
            .map(|violation| Refused {
                message: match (violation.message.is_empty(), violation.kind) {
                    (false, _) => violation.message,
                    (true, ViolationKind::Required) => "An answer is required.".to_owned(),
                    (true, ViolationKind::Constraint) => "The answer is outside what this question allows.".to_owned(),
                },
                path: violation.path,
            })
            .collect();
        standing
    }
}
