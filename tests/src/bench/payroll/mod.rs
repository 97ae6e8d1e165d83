//! A register of 100,000 rows × 40 columns read and checked by `surco payroll check`, and by pandas in the same run.
//!
//! Both check the same rules, and their totals have to agree, or nothing is measured. LibreOffice opens the same workbook
//! where it is installed. Everything is a whole process, from its start to its last word.

mod child;
mod columns;
mod files;
mod peer;
mod rows;

use super::samples::Samples;
use super::{Bench, spelled};
use crate::browser::built;
use anyhow::{Context, Result, ensure};
use child::{Ended, run};
use files::RegisterFile;
use peer::{Pandas, Totals};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROWS: u32 = 100_000;
const CSV_BAR_S: f64 = 0.5;
const XLSX_BAR_S: f64 = 2.0;
const MEMORY_BAR_MB: f64 = 250.0;
/// Ten times the rows may take ten times as long, and what the machine's caches take from both.
const LINEAR_BAR: f64 = 12.5;
const CSV_TIMES_PANDAS_BAR: f64 = 3.0;
/// At least five times faster: our share of its time.
const XLSX_SHARE_OF_PANDAS_BAR: f64 = 0.2;
const TIMES: u32 = 7;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let rows = bench.rows.unwrap_or(ROWS);
    let pack = files::pack()?;
    let told = format!("{} rows × 40 columns", spelled(rows));
    // Bars are for that many rows.
    let bar = |bar: f64| (rows == ROWS).then_some(bar);

    let (csv, xlsx) = (files::csv(rows)?, files::xlsx(rows)?);
    let ours = Ours::of(&pack, &csv, TIMES)?;
    bench.sheet.write(
        &format!("CSV, {told}: read and checked"),
        ours.seconds,
        "s",
        bar(CSV_BAR_S),
    );
    bench.sheet.write(
        &format!("CSV, {told}: most memory"),
        ours.peak_mb,
        "MB",
        bar(MEMORY_BAR_MB),
    );
    bench
        .sheet
        .told("… processor time, all threads", ours.processor_seconds, "s");
    bench
        .sheet
        .told("… size of the file", csv.size_bytes as f64 / 1e6, "MB");
    bench.sheet.told("… with every period as JSON", ours.json_seconds, "s");
    let pandas = Pandas::start();
    match &pandas {
        Ok(pandas) => {
            let theirs = pandas.check(&csv, 3)?;
            agree(&ours.totals, &theirs.totals, &csv.path)?;
            bench
                .sheet
                .told(&format!("pandas, CSV, {told}: the same checks"), theirs.seconds, "s");
            bench
                .sheet
                .told("… after its start and imports", theirs.within_seconds, "s");
            bench
                .sheet
                .told("… processor time of the whole", theirs.processor_seconds, "s");
            bench.sheet.told("… most memory", theirs.peak_mb, "MB");
            let times = ours.seconds / theirs.within_seconds;
            bench.sheet.write(
                "CSV: ours ÷ pandas after its imports",
                times,
                "",
                bar(CSV_TIMES_PANDAS_BAR),
            );
        }
        Err(missing) => eprintln!("not beside pandas: {missing:#}"),
    }

    if bench.rows.is_none() {
        let many = rows * 10;
        let csv = files::csv(many)?;
        let long = Ours::of(&pack, &csv, 3)?;
        let told = format!("{} rows × 40 columns", spelled(many));
        bench.sheet.held(
            &format!("CSV, {told} ÷ {}", spelled(rows)),
            long.seconds / ours.seconds,
            "",
            LINEAR_BAR,
        );
        bench
            .sheet
            .told(&format!("CSV, {told}: read and checked"), long.seconds, "s");
        bench
            .sheet
            .told(&format!("CSV, {told}: most memory"), long.peak_mb, "MB");
        bench
            .sheet
            .told("… of which the file is", csv.size_bytes as f64 / 1e6, "MB");
    }

    let ours = Ours::of(&pack, &xlsx, TIMES)?;
    bench.sheet.write(
        &format!("XLSX, {told}: read and checked"),
        ours.seconds,
        "s",
        bar(XLSX_BAR_S),
    );
    bench.sheet.write(
        &format!("XLSX, {told}: most memory"),
        ours.peak_mb,
        "MB",
        bar(MEMORY_BAR_MB),
    );
    bench
        .sheet
        .told("… processor time, all threads", ours.processor_seconds, "s");
    bench
        .sheet
        .told("… size of the file", xlsx.size_bytes as f64 / 1e6, "MB");
    if let Ok(pandas) = &pandas {
        let theirs = pandas.check(&xlsx, 1)?;
        agree(&ours.totals, &theirs.totals, &xlsx.path)?;
        bench.sheet.told(
            &format!("pandas and openpyxl, XLSX, {told}: the same checks"),
            theirs.seconds,
            "s",
        );
        bench.sheet.told("… most memory", theirs.peak_mb, "MB");
        let share = ours.seconds / theirs.seconds;
        bench.sheet.write(
            "XLSX: ours ÷ pandas and openpyxl",
            share,
            "",
            bar(XLSX_SHARE_OF_PANDAS_BAR),
        );
    }
    match peer::office(&xlsx)? {
        Some(office) => {
            bench.sheet.told(
                &format!("LibreOffice, XLSX, {told}: opened and saved as CSV"),
                office.seconds,
                "s",
            );
        }
        None => eprintln!("not beside LibreOffice: there is no `soffice` (Debian: libreoffice-calc)"),
    }
    Ok(())
}

/// The same register as CSV, with so many rows.
pub(super) fn register_of(rows: u32) -> Result<PathBuf> {
    Ok(files::csv(rows)?.path)
}

/// What our own program took, and what it found.
struct Ours {
    seconds: f64,
    processor_seconds: f64,
    json_seconds: f64,
    peak_mb: f64,
    totals: Totals,
}

impl Ours {
    fn of(pack: &Path, register: &RegisterFile, times: u32) -> Result<Ours> {
        let program = built("surco")?;
        let command = || {
            let mut command = Command::new(&program);
            command.args(["payroll", "check", "--region", "US-FL"]);
            for (name, path) in [
                ("--pack", pack),
                ("--register", &register.path),
                ("--mapping", &register.mapping),
            ] {
                command.arg(name).arg(path);
            }
            command
        };
        let checked = |ended: Ended| {
            // 1: something is broken, and something is.
            ensure!(ended.code == Some(1), "{}", String::from_utf8_lossy(&ended.said));
            Ok(ended)
        };
        let as_json = checked(run(command().arg("--json"))?)?;
        let (mut seconds, mut processor, mut peak_mb) = (Samples::default(), Samples::default(), as_json.peak_mb);
        for _ in 0..times {
            let ended = checked(run(&mut command())?)?;
            seconds.push(ended.seconds);
            processor.push(ended.processor_seconds);
            peak_mb = peak_mb.max(ended.peak_mb);
        }
        Ok(Ours {
            seconds: seconds.median(),
            processor_seconds: processor.median(),
            json_seconds: as_json.seconds,
            peak_mb,
            totals: totals(&as_json.said).context("the totals of surco payroll check")?,
        })
    }
}

fn totals(json: &[u8]) -> Option<Totals> {
    let told: Value = serde_json::from_slice(json).ok()?;
    let total = |total: &Value| {
        let count = |name: &str| total.get(name)?.as_i64();
        let owed: rust_decimal::Decimal = total.get("owed")?.as_str()?.parse().ok()?;
        let cents = i64::try_from(owed.checked_mul(rust_decimal::Decimal::ONE_HUNDRED)?).ok()?;
        let counts = ["workers_checked", "workers_short", "breaches", "not_verifiable"].map(count);
        let [Some(checked), Some(short), Some(breaches), Some(open)] = counts else {
            return None;
        };
        Some((
            total.get("rule")?.as_str()?.to_owned(),
            [checked, short, breaches, open, cents],
        ))
    };
    told.get("totals")?.as_array()?.iter().map(total).collect()
}

fn agree(ours: &Totals, theirs: &Totals, file: &Path) -> Result<()> {
    ensure!(
        ours == theirs,
        "{}: workers checked, short, breaches, not verifiable, cents owed\nours   {ours:?}\npandas {theirs:?}",
        file.display()
    );
    Ok(())
}
