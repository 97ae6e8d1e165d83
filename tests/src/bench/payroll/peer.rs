//! What else reads such registers: pandas with openpyxl, and LibreOffice.

use super::child::{Ended, run};
use super::files::RegisterFile;
use crate::bench::samples::Samples;
use crate::browser::{repository, target_dir};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

/// By rule: workers checked, workers short, breaches, not verifiable, cents owed.
pub(super) type Totals = BTreeMap<String, [i64; 5]>;

/// Python with `tests/peers/payroll.txt`.
pub(super) struct Pandas(PathBuf);

pub(super) struct PandasCheck {
    /// The whole process.
    pub seconds: f64,
    /// Without starting Python and importing pandas.
    pub within_seconds: f64,
    pub peak_mb: f64,
    /// Of the whole process.
    pub processor_seconds: f64,
    pub totals: Totals,
}

#[derive(Deserialize)]
struct Told {
    seconds: f64,
    totals: Totals,
}

impl Pandas {
    /// # Errors
    /// What is missing on this machine and what installs it.
    pub fn start() -> Result<Pandas> {
        let python = target_dir()?.join("tools/payroll/bin/python");
        match python.is_file() {
            true => Ok(Pandas(python)),
            false => bail!(
                "pandas is not here ({}): `cargo xtask bench` installs it",
                python.display()
            ),
        }
    }

    pub fn check(&self, register: &RegisterFile, times: u32) -> Result<PandasCheck> {
        let (mut seconds, mut within, mut processor) = (Samples::default(), Samples::default(), Samples::default());
        let (mut peak_mb, mut totals) = (0.0_f64, Totals::new());
        for _ in 0..times {
            let program = repository().join("tests/peers/payroll.py");
            let ended = run(Command::new(&self.0).arg(program).arg(&register.path))?;
            ensure!(ended.code == Some(0), "payroll.py failed");
            let told: Told = serde_json::from_slice(&ended.said).context("what payroll.py says")?;
            seconds.push(ended.seconds);
            processor.push(ended.processor_seconds);
            within.push(told.seconds);
            peak_mb = peak_mb.max(ended.peak_mb);
            totals = told.totals;
        }
        Ok(PandasCheck {
            seconds: seconds.median(),
            within_seconds: within.median(),
            processor_seconds: processor.median(),
            peak_mb,
            totals,
        })
    }
}

/// LibreOffice opens a workbook and saves it as CSV. `None`: it is not installed.
pub(super) fn office(register: &RegisterFile) -> Result<Option<Ended>> {
    let places = std::env::var_os("PATH").unwrap_or_default();
    if !std::env::split_paths(&places).any(|place| place.join("soffice").is_file()) {
        return Ok(None);
    }
    // Its own settings and output, gone afterwards.
    let folder = tempfile::tempdir()?;
    let settings = format!("-env:UserInstallation=file://{}/settings", folder.path().display());
    let mut command = Command::new("soffice");
    command.args([settings.as_str(), "--headless", "--convert-to", "csv", "--outdir"]);
    command.arg(folder.path()).arg(&register.path);
    let ended = run(&mut command)?;
    let saved = folder
        .path()
        .join(register.path.with_extension("csv").file_name().unwrap_or_default());
    ensure!(saved.is_file(), "LibreOffice: {}", String::from_utf8_lossy(&ended.said));
    Ok(Some(ended))
}
