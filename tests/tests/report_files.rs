//! A published report outside the app: its JSON keeps to the published schema, and `surco report` makes files of it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use shared::api::{REPORT_FILE_FORMAT, ReportContent, ReportFile};
use shared::ids::RecordId;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tests::browser::built;
use tests::report_schema::{report_schema, report_schema_text};

fn everything() -> Result<ReportFile> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/everything.json");
    let content: ReportContent = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    Ok(ReportFile {
        format: REPORT_FILE_FORMAT.into(),
        report: RecordId([3; 16]),
        root: String::new(),
        content,
        signed: None,
        pictures: Vec::new(),
    })
}

fn surco(arguments: &[&str]) -> Result<Output> {
    let program: PathBuf = built("surco")?;
    Command::new(&program)
        .args(arguments)
        .output()
        .with_context(|| format!("{}: cargo build -p sync-server", program.display()))
}

#[test]
fn the_published_schema_is_what_the_types_say() -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schema/report.json");
    let stands = std::fs::read_to_string(file).unwrap_or_default();
    ensure!(
        stands == report_schema_text(),
        "run `cargo run -p tests --bin api-docs` and commit docs/schema/report.json"
    );
    Ok(())
}

#[test]
fn an_export_keeps_to_the_schema_and_a_broken_one_does_not() -> Result<()> {
    let schema = jsonschema::validator_for(&report_schema())?;
    let mut export: Value = serde_json::to_value(everything()?)?;
    let faults: Vec<String> = schema
        .iter_errors(&export)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    ensure!(faults.is_empty(), "{faults:?}");
    export["content"]["findings"][0]["number"] = "one".into();
    ensure!(!schema.is_valid(&export), "a number in words passed");
    Ok(())
}

#[test]
fn files_are_made_offline_in_the_readers_language_and_never_half() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("report.json"), serde_json::to_vec(&everything()?)?)?;
    let (json, pdf, xlsx, csv) = (at("report.json"), at("bn.pdf"), at("bn.xlsx"), at("bn.zip"));
    let made = surco(&[
        "report",
        &json,
        "--pdf",
        &pdf,
        "--xlsx",
        &xlsx,
        "--csv",
        &csv,
        "--language",
        "bn",
    ])?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    ensure!(std::fs::read(&pdf)?.starts_with(b"%PDF") && std::fs::read(&xlsx)?.starts_with(b"PK"));

    // The target's folder is gone: an error, and nothing half done anywhere.
    let gone = surco(&["report", &json, "--pdf", &at("gone/report.pdf")])?;
    ensure!(!gone.status.success() && String::from_utf8_lossy(&gone.stderr).contains("nothing was left half done"));

    // Values that were changed after publishing make no file.
    let mut forged = everything()?;
    forged.content.heard = Some(180);
    std::fs::write(at("forged.json"), serde_json::to_vec(&forged)?)?;
    let refused = surco(&["report", &at("forged.json"), "--pdf", &at("forged.pdf")])?;
    ensure!(!refused.status.success() && !Path::new(&at("forged.pdf")).exists());

    // What is no report is said to be none.
    for nonsense in ["", "[]", "{\"format\":1}", "\u{0}"] {
        std::fs::write(at("nonsense.json"), nonsense)?;
        let refused = surco(&["report", &at("nonsense.json"), "--xlsx", &at("nonsense.xlsx")])?;
        ensure!(
            !refused.status.success() && !Path::new(&at("nonsense.xlsx")).exists(),
            "{nonsense:?}"
        );
    }
    let files: Vec<_> = std::fs::read_dir(folder.path())?
        .flatten()
        .map(|file| file.file_name())
        .collect();
    ensure!(files.len() == 6, "{files:?}");
    Ok(())
}
