//! Forms written by hand, with what has to come out: the questions on which engines part most often.

mod questions;
mod repeats;

use serde_json::Value;
use std::collections::BTreeSet;

/// A form, answers, and some of what follows.
pub struct Story {
    pub claim: &'static str,
    /// Cells between `|`.
    pub survey: &'static str,
    /// JSON.
    pub answers: &'static str,
    pub values: &'static [(&'static str, &'static str)],
    pub hidden: &'static [&'static str],
    /// All of them.
    pub violated: &'static [&'static str],
    pub labels: &'static [(&'static str, &'static str)],
}

/// The choices of every story.
pub const CHOICES: &str = "list_name|name|label|region
    region|north|North|
    region|south|South|
    place|a|Alpha|north
    place|b|Beta|south
    place|c|Gamma|north";

/// All of them.
pub fn stories() -> impl Iterator<Item = &'static Story> {
    questions::QUESTIONS.iter().chain(repeats::REPEATS.iter())
}

impl Story {
    /// What differs between the story and what an engine saw; nothing when it came out as written.
    pub fn differences(&self, seen: &Value) -> Vec<String> {
        let text = |what: &str, path: &str| seen[what][path].as_str().map(str::trim).map(String::from);
        let mut found = vec![];
        for (what, expected) in [("values", self.values), ("labels", self.labels)] {
            for (path, wanted) in expected {
                let got = text(what, path);
                if got.as_deref() != Some(*wanted) {
                    found.push(format!("{what} of {path}: {wanted:?} expected, {got:?} seen"));
                }
            }
        }
        let relevant = seen["relevant"].as_object().into_iter().flatten();
        let hidden = relevant.filter(|(_, is)| **is == false).map(|(path, _)| path.as_str());
        let violations = seen["violations"].as_array().into_iter().flatten();
        let violated = violations.filter_map(|v| v["path"].as_str());
        for (what, seen, wanted) in [
            ("hidden", hidden.collect::<BTreeSet<_>>(), self.hidden),
            ("violated", violated.collect(), self.violated),
        ] {
            let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
            if seen != wanted {
                found.push(format!("{what}: {wanted:?} expected, {seen:?} seen"));
            }
        }
        found
    }
}
