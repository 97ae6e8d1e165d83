//! Our own engine, asked as a script would ask it: `surco form run FILE --answers FILE.json --json`.

use super::Answers;
use crate::browser::built;
use anyhow::{Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The program, and a folder for what it reads.
pub struct Ours {
    program: PathBuf,
    folder: TempDir,
}

impl Ours {
    /// Finds the program; says on standard error why there is nothing to ask.
    pub fn find_or_skip() -> Option<Self> {
        let skipped = |why: String| eprintln!("skipped: {why}");
        let program = built("surco").map_err(|missing| skipped(missing.to_string())).ok()?;
        let asked = Command::new(&program)
            .args(["form", "run", "--help"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            skipped("surco form run is not there yet".into());
            return None;
        }
        let folder = TempDir::new().map_err(|reason| skipped(reason.to_string())).ok()?;
        Some(Self { program, folder })
    }

    /// What our engine makes of a workbook and these answers.
    pub fn fill_in(&self, workbook: &Path, answers: &Answers) -> Result<Value> {
        let given = self.folder.path().join("answers.json");
        std::fs::write(&given, serde_json::to_vec(answers)?)?;
        run(&self.program, workbook, &given)
    }
}

fn run(program: &Path, form: &Path, answers: &Path) -> Result<Value> {
    let mut command = Command::new(program);
    command
        .args(["form", "run"])
        .arg(form)
        .arg("--answers")
        .arg(answers)
        .arg("--json");
    // Dates without an offset are read in the machine's own zone.
    let done = command.env("TZ", "UTC").stdin(Stdio::null()).output()?;
    // It fails too when it did not take an answer, but then it prints what follows from the others.
    match serde_json::from_slice(&done.stdout) {
        Ok(seen) => Ok(seen),
        Err(_) => bail!("{}", String::from_utf8_lossy(&done.stderr).trim()),
    }
}
