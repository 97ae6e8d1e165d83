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

/// What a schema requires of an object and what it knows are there; a library for schemas would build half the program anew.
fn keeps_to(schema: &Value, value: &Value) -> Vec<String> {
    let (Some(known), Some(fields)) = (schema["properties"].as_object(), value.as_object()) else {
        return vec!["no object".into()];
    };
    let required = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let missing = required
        .filter(|name| !fields.contains_key(*name))
        .map(|name| format!("{name} is missing"));
    let unknown = fields
        .keys()
        .filter(|name| !known.contains_key(*name))
        .map(|name| format!("{name} is unknown"));
    missing.chain(unknown).collect()
}

#[test]
fn an_export_keeps_to_the_schema_and_a_broken_one_does_not() -> Result<()> {
    let schema = report_schema();
    let of = |name: &str| schema["$defs"][name].clone();
    let mut export: Value = serde_json::to_value(everything()?)?;
    let faults = |export: &Value| {
        let mut faults = keeps_to(&schema, export);
        faults.extend(keeps_to(&of("ReportContent"), &export["content"]));
        for finding in export["content"]["findings"].as_array().into_iter().flatten() {
            faults.extend(keeps_to(&of("PublishedFinding"), finding));
        }
        for register in export["content"]["registers"].as_array().into_iter().flatten() {
            faults.extend(keeps_to(&of("PublishedRegister"), register));
        }
        faults
    };
    ensure!(faults(&export).is_empty(), "{:?}", faults(&export));
    let content = export["content"].as_object_mut().context("content")?;
    content.remove("site");
    content.insert("workers_by_name".into(), Value::Null);
    ensure!(faults(&export) == ["site is missing", "workers_by_name is unknown"]);
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

#[test]
fn a_folder_that_vanishes_while_a_file_is_written_gets_the_whole_file_or_none_and_a_plain_word() -> Result<()> {
    let place = tempfile::tempdir()?;
    let at = |name: &str| place.path().join(name);
    let json = at("report.json").display().to_string();
    std::fs::write(&json, serde_json::to_vec(&everything()?)?)?;
    let control = at("control.zip");
    let made = surco(&["report", &json, "--csv", &control.display().to_string()])?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let whole = std::fs::metadata(&control)?.len();
    let mut refused = 0;
    // The stick is pulled at the first sign of a file on it, which is mostly before the file has its name.
    for turn in 0..40 {
        let (folder, pulled) = (at(&format!("stick-{turn}")), at(&format!("pulled-{turn}")));
        std::fs::create_dir(&folder)?;
        let puller = std::thread::spawn({
            let (folder, pulled) = (folder.clone(), pulled.clone());
            move || {
                let began = std::time::Instant::now();
                while began.elapsed().as_secs() < 20 {
                    if std::fs::read_dir(&folder)?.next().is_some() {
                        return std::fs::rename(&folder, &pulled);
                    }
                }
                Err(std::io::ErrorKind::TimedOut.into())
            }
        });
        let ended = surco(&[
            "report",
            &json,
            "--csv",
            &folder.join("tables.zip").display().to_string(),
        ])?;
        puller.join().ok().context("the thread ended")??;
        let named = pulled.join("tables.zip");
        if ended.status.success() {
            ensure!(
                std::fs::metadata(&named)?.len() == whole,
                "turn {turn}: half a file under its name"
            );
        } else {
            refused += 1;
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            ensure!(
                said.contains("could not be written; nothing was left half done"),
                "{said}"
            );
            ensure!(
                !named.exists() && !folder.exists(),
                "turn {turn}: half a file under its name"
            );
        }
        if refused > 3 {
            break;
        }
    }
    if refused == 0 {
        eprintln!("this machine writes too quickly for a stick to be pulled in between");
    }
    Ok(())
}
