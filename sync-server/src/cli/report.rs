//! `surco report`: files from a report's JSON, offline, as the app makes them.

use anyhow::{Context, bail};
use shared::api::ReportFile;
use shared::domain::report::content_hash;
use shared::report::files;
use shared::report::outline::{Of, findings_table};
use shared::report::{outline, pdf};
use shared::seal::plate::is_plate;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The largest file that is read: 60 plates and their report come to a fifth of it.
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Makes files from a report's JSON. Nothing is asked of a network; who signed it is `surco verify-evidence`'s to say.
#[derive(clap::Args)]
pub struct ReportArguments {
    /// The report as JSON, as the app's download menu gives it.
    #[arg(value_name = "FILE.json")]
    report: PathBuf,
    /// The reader's language: en, es, bn or ur.
    #[arg(long, default_value = "en")]
    language: String,
    #[arg(long, value_name = "OUT")]
    pdf: Option<PathBuf>,
    #[arg(long, value_name = "OUT")]
    xlsx: Option<PathBuf>,
    /// A zip of tables.
    #[arg(long, value_name = "OUT")]
    csv: Option<PathBuf>,
    /// CSV files begin with the mark by which older spreadsheet programs know UTF-8.
    #[arg(long, requires = "csv")]
    bom: bool,
}

impl ReportArguments {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        if self.pdf.is_none() && self.xlsx.is_none() && self.csv.is_none() {
            bail!("nothing to make: name --pdf, --xlsx or --csv");
        }
        let report = read(&self.report)?;
        let content = &report.content;
        if content_hash(content) != content.hash {
            bail!("this is not the report that was published: its values do not give its hash; nothing was written");
        }
        let of = Of {
            content,
            published: None,
            actions: None,
            // Only the standing of actions asks for the day, and the file holds none.
            as_of: content.ends,
        };
        let drawn = outline(of, &self.language);
        if let Some(out) = &self.pdf {
            write(out, &pdf::pdf(&drawn, &pictures(&report)?)?)?;
        }
        let findings = findings_table(of, &self.language);
        if let Some(out) = &self.xlsx {
            write(out, &files::xlsx(&drawn, &findings)?)?;
        }
        if let Some(out) = &self.csv {
            write(out, &files::csv(&drawn, &findings, self.bom)?)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn read(path: &Path) -> anyhow::Result<ReportFile> {
    let told = || format!("{}", path.display());
    let size = fs::metadata(path).with_context(told)?.len();
    if size > FILE_BYTES_MAX {
        bail!("{} is larger than {} MB", path.display(), FILE_BYTES_MAX / 1024 / 1024);
    }
    let bytes = fs::read(path).with_context(told)?;
    serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is no report of this app, or a newer one's", path.display()))
}

/// Plates by number. One whose bytes are not those that the report names is left out, and said to be.
fn pictures(report: &ReportFile) -> anyhow::Result<BTreeMap<u32, Vec<u8>>> {
    let mut pictures = BTreeMap::new();
    for held in &report.pictures {
        let bytes = data_encoding::BASE64.decode(held.jpeg.as_bytes());
        let named = report.plates().find(|plate| plate.plate == held.plate);
        match (bytes, named) {
            (Ok(bytes), Some(plate)) if is_plate(plate, &bytes) => {
                pictures.insert(held.plate, bytes);
            }
            (Ok(_) | Err(_), Some(_) | None) => {
                eprintln!("plate {} is not the picture that the report names", held.plate)
            }
        }
    }
    Ok(pictures)
}

/// Whole or not at all: written beside its place, then moved there.
fn write(out: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let told = || format!("{} could not be written; nothing was left half done", out.display());
    let folder = out
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(told)?;
    file.write_all(bytes).with_context(told)?;
    file.as_file().sync_all().with_context(told)?;
    file.persist(out).with_context(told)?;
    Ok(())
}
