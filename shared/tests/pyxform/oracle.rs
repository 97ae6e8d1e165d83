//! One Python process that answers for pyxform.

use serde::Deserialize;
use shared::xlsform::Workbook;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub struct Oracle {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

#[derive(Debug, Deserialize)]
pub struct Verdict {
    pub accepted: bool,
    /// Rows that the message names.
    pub rows: Vec<u32>,
    pub text: String,
    pub kind: String,
    /// How long it took, where it was accepted.
    #[serde(default)]
    pub seconds: f64,
}

impl Oracle {
    /// `None`, with a sentence, where there is no pyxform.
    pub fn start() -> Option<Oracle> {
        let Ok(python) = std::env::var("SURCO_PYXFORM") else {
            println!("skipped: SURCO_PYXFORM does not name a Python that has pyxform");
            return None;
        };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pyxform/oracle.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("SURCO_PYXFORM does not start");
        let questions = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Some(Oracle {
            child,
            questions,
            answers,
        })
    }

    pub fn ask(&mut self, workbook: &Workbook) -> Verdict {
        self.answer(&serde_json::json!({ "sheets": sheets(workbook) }))
    }

    /// Has the form written to a file first, and read from there.
    pub fn save_and_ask(&mut self, workbook: &Workbook, path: &std::path::Path) -> Verdict {
        self.answer(&serde_json::json!({ "sheets": sheets(workbook), "path": path }))
    }

    pub fn ask_file(&mut self, path: &std::path::Path) -> Verdict {
        self.answer(&serde_json::json!({ "path": path }))
    }

    fn answer(&mut self, question: &serde_json::Value) -> Verdict {
        writeln!(self.questions, "{question}").unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).unwrap()
    }
}

/// The rows of each sheet, cells that are empty as `null`.
fn sheets(workbook: &Workbook) -> Vec<serde_json::Value> {
    workbook
        .sheets
        .iter()
        .map(|sheet| {
            let last = sheet.rows.keys().last().copied().unwrap_or(0);
            let rows: Vec<Vec<Option<&str>>> = (1..=last)
                .map(|number| {
                    let cells = sheet.rows.get(&number).map(Vec::as_slice).unwrap_or_default();
                    let width = cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
                    let mut row = vec![None; width];
                    for (column, text) in cells {
                        row[*column] = Some(text.as_str());
                    }
                    row
                })
                .collect();
            serde_json::json!({ "name": sheet.name, "rows": rows })
        })
        .collect()
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
