//! Judges of our forms that are not us: pyxform, which reads workbooks, and ODK's own engine, which fills them in.
//!
//! Both are long-lived processes that answer a line of JSON with a line of JSON; their programs lie in `tests/peers/`.
//! `cargo xtask setup` installs what they stand on; where that is missing, tests say so and pass.

pub mod compare;
pub mod differential;
pub mod forms;
mod lines;
pub mod ours;
pub mod shrink;
pub mod stories;
pub mod workbook;
pub mod xforms;

use crate::browser::{repository, target_dir};
use anyhow::{Result, bail};
use lines::Lines;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use workbook::Workbook;

/// How long one form may take: the engine gives up on one that hides itself after about a second.
const LIMIT: Duration = Duration::from_secs(20);

/// What `answering.mjs` says of a choice that its filter does not let through: such an answer can be given, but not held.
const FILTERED_AWAY: &str = "not among the choices now";

/// Answers by path: texts, numbers, or lists of texts.
pub type Answers = serde_json::Map<String, Value>;

/// pyxform, running.
pub struct Pyxform(Lines);

impl Pyxform {
    /// Starts it.
    ///
    /// # Errors
    /// One sentence on what is missing on this machine and what installs it.
    pub fn start() -> Result<Self> {
        let python = match from_env("SURCO_PYXFORM") {
            Some(python) => python,
            None => target_dir()?.join("tools/python/bin/python"),
        };
        if !python.is_file() {
            bail!(
                "pyxform is not here ({}): `cargo xtask setup` installs it",
                python.display()
            );
        }
        let program = repository().join("tests/peers/xlsform.py");
        Ok(Self(Lines::start(Command::new(python).arg(program))?))
    }

    /// As [`Pyxform::start`]; what is missing is told on standard error.
    pub fn start_or_skip() -> Option<Self> {
        or_skip(Self::start())
    }

    /// The XForm that it makes of sheets: a JSON object of rows by the name of the sheet.
    pub fn xform_of_sheets(&mut self, sheets: &Value) -> Result<String> {
        match self.0.ask(sheets, LIMIT)?.get("xform").and_then(Value::as_str) {
            Some(xform) => Ok(xform.into()),
            None => bail!("pyxform gave no form"),
        }
    }

    /// The XForm of a workbook, which is also saved as a spreadsheet for programs that read files.
    pub fn xform_and_save(&mut self, workbook: &Workbook, file: &Path) -> Result<String> {
        let mut asked = workbook.to_json();
        if let Some(asked) = asked.as_object_mut() {
            asked.insert("save".into(), json!(file));
        }
        self.xform_of_sheets(&asked)
    }
}

fn or_skip<T>(started: Result<T>) -> Option<T> {
    match started {
        Ok(peer) => Some(peer),
        Err(missing) => {
            eprintln!("skipped: {missing}");
            None
        }
    }
}

/// pyxform and ODK's engine, running.
pub struct Peers {
    pyxform: Pyxform,
    engine: Lines,
}

impl Peers {
    /// Starts both.
    ///
    /// # Errors
    /// One sentence on what is missing on this machine and what installs it.
    pub fn start() -> Result<Self> {
        let tools = target_dir()?.join("tools");
        let modules = from_env("SURCO_PEERS").unwrap_or_else(|| tools.join("peers"));
        if !modules.join("node_modules/@getodk/xforms-engine").is_dir() {
            bail!(
                "ODK's engine is not here ({}): `cargo xtask setup` installs it",
                modules.display()
            );
        }
        let programs = repository().join("tests/peers");
        let mut node = Command::new("node");
        // Dates without an offset are read in the machine's own zone.
        node.env("SURCO_PEERS", modules).env("TZ", "UTC");
        Ok(Self {
            pyxform: Pyxform::start()?,
            engine: Lines::start(node.arg(programs.join("xforms-engine.mjs")))?,
        })
    }

    /// As [`Peers::start`]; what is missing is told on standard error.
    pub fn start_or_skip() -> Option<Self> {
        or_skip(Self::start())
    }

    /// The XForm that pyxform makes of a workbook; an error in its own words where it refuses it.
    pub fn xform(&mut self, workbook: &Workbook) -> Result<String> {
        self.pyxform.xform_of_sheets(&workbook.to_json())
    }

    /// As [`Peers::xform`], and saves the workbook as a spreadsheet for programs that read files.
    pub fn xform_and_save(&mut self, workbook: &Workbook, file: &Path) -> Result<String> {
        self.pyxform.xform_and_save(workbook, file)
    }

    /// The XForm of a workbook's file.
    pub fn xform_of(&mut self, file: &Path) -> Result<String> {
        self.pyxform.xform_of_sheets(&json!({ "path": file }))
    }

    /// What ODK's engine makes of a form and answers: `relevant`, `values`, `violations`, `labels` and more.
    pub fn fill_in(&mut self, xform: &str, answers: &Answers) -> Result<Value> {
        self.engine.ask(&json!({ "xform": xform, "answers": answers }), LIMIT)
    }

    /// As [`Peers::fill_in`], without the answers that nobody could give: to instances that are not there, to what is
    /// read-only, incomplete rankings. Returns the others too.
    pub fn fill_in_what_is_there(&mut self, xform: &str, answers: &Answers) -> Result<(Value, Answers)> {
        let seen = self.fill_in(xform, answers)?;
        let mut left = answers.clone();
        for (path, reason) in seen.get("refused").and_then(Value::as_object).into_iter().flatten() {
            if reason != FILTERED_AWAY {
                left.remove(path);
            }
        }
        match left.len() == answers.len() {
            true => Ok((seen, left)),
            false => Ok((self.fill_in(xform, &left)?, left)),
        }
    }

    /// As [`Peers::fill_in`], with further fields of the request: `files`, `language`, answers in steps.
    pub fn fill_in_with(&mut self, xform: &str, mut request: Value) -> Result<Value> {
        if let Some(request) = request.as_object_mut() {
            request.insert("xform".into(), json!(xform));
        }
        self.engine.ask(&request, LIMIT)
    }
}

fn from_env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from)
}
