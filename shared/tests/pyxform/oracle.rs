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
        let sheets: Vec<serde_json::Value> = workbook
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
            .collect();
        writeln!(self.questions, "{}", serde_json::json!({ "sheets": sheets })).unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).unwrap()
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
