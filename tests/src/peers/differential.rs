//! One form, two engines: where they part, and the smallest form that shows it.

use super::compare::{Disagreement, Known, disagreements};
use super::forms::Case;
use super::shrink::smallest;
use super::workbook::Workbook;
use super::{Answers, Peers};
use anyhow::Result;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// How long a failing test may look for a smaller form.
const SHRINKING: Duration = Duration::from_secs(60);

/// Asks our side: a workbook's file and answers.
pub type Ask<'p> = &'p mut dyn FnMut(&Path, &Answers) -> Result<Value>;

/// Both engines, and what they are known to see differently.
pub struct Differential<'p> {
    peers: &'p mut Peers,
    ours: Ask<'p>,
    known: &'p [Known],
    folder: TempDir,
}

/// What both made of a form.
pub struct Seen {
    pub theirs: Value,
    /// Ours may refuse a form that ODK's engine takes; the reason is what it said.
    pub ours: Result<Value, String>,
    pub parted: Vec<Disagreement>,
}

impl<'p> Differential<'p> {
    pub fn between(peers: &'p mut Peers, ours: Ask<'p>, known: &'p [Known]) -> Result<Self> {
        Ok(Self {
            peers,
            ours,
            known,
            folder: TempDir::new()?,
        })
    }

    /// Asks both. An error means that ODK's side does not take the form, so there is nothing to compare.
    pub fn ask(&mut self, workbook: &Workbook, answers: &Answers) -> Result<Seen> {
        let file = self.folder.path().join("form.xlsx");
        let xform = self.peers.xform_and_save(workbook, &file)?;
        let (theirs, answers) = self.peers.fill_in_what_is_there(&xform, answers)?;
        let ours = (self.ours)(&file, &answers).map_err(|reason| format!("{reason:#}"));
        let parted = match &ours {
            Ok(ours) => disagreements(workbook, &theirs, ours),
            Err(reason) => vec![Disagreement {
                what: "form",
                path: String::new(),
                theirs: "taken".into(),
                ours: format!("refused: {reason}"),
            }],
        };
        let parted = parted
            .into_iter()
            .filter(|d| !self.known.iter().any(|k| k.covers(workbook, d)));
        Ok(Seen {
            theirs,
            ours,
            parted: parted.collect(),
        })
    }

    /// The smallest form that parts them in the same way, with what both say of it.
    pub fn explain(&mut self, case: Case, parted: &Disagreement) -> Result<String> {
        let case = smallest(case, SHRINKING, |smaller| {
            let seen = self.ask(&smaller.workbook, &smaller.answers);
            seen.is_ok_and(|seen| seen.parted.iter().any(|d| d.what == parted.what))
        });
        let seen = self.ask(&case.workbook, &case.answers)?;
        let mut text = String::new();
        for parted in &seen.parted {
            writeln!(text, "{parted}")?;
        }
        writeln!(text, "{}answers: {}", case.workbook, Value::Object(case.answers))?;
        writeln!(text, "ODK's engine: {}", short(&seen.theirs))?;
        match &seen.ours {
            Ok(ours) => writeln!(text, "ours:         {}", short(ours))?,
            Err(reason) => writeln!(text, "ours refused: {reason}")?,
        }
        Ok(text)
    }
}

/// Without what only helps to explain.
fn short(seen: &Value) -> Value {
    let mut seen = seen.clone();
    if let Some(fields) = seen.as_object_mut() {
        fields.retain(|name, _| ["relevant", "values", "violations", "labels"].contains(&name.as_str()));
    }
    seen
}
