//! The register as files: CSV and XLSX of the same rows, their mappings, and the pack that they are checked against.

use super::columns::{Written, cells, heads, mapping};
use super::rows::Lines;
use crate::bench::farm::{copy, kept_folder};
use crate::browser::repository;
use anyhow::{Context, Result};
use rust_xlsxwriter::{Format, Workbook};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Made anew when rows, columns or the pack's addition change.
const EDITION: u32 = 2;
const SHEET: &str = "Payroll";

/// A state with overtime on farms, beside everything that Fair Food asks for.
const OVERTIME: &str = r#"
[[rule]]
id = "P4"
title = { en = "Overtime", es = "Horas extra" }
text = { en = "Half the regular rate on top for hours beyond forty in a week.", es = "La mitad de la tarifa regular por las horas sobre cuarenta en la semana." }
provision = "wage-floor"
sources = ["PIECEWORK"]

[[overtime]]
id = "hour-and-piece"
title = { en = "Overtime", es = "Horas extra" }
method = "regular_rate"
paid_by = ["hour", "piece"]
weekly_hours = "40"
multiplier = "1.5"
week_starts = "sunday"
sources = ["PIECEWORK"]
"#;

/// A register in one form, with its mapping.
pub(super) struct RegisterFile {
    pub path: PathBuf,
    pub mapping: PathBuf,
    pub size_bytes: u64,
}

/// The pack, in the kept folder.
pub(super) fn pack() -> Result<PathBuf> {
    let folder = kept_folder()?.join("payroll-pack");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&repository().join("packs/fair-food"), &folder)?;
    let rules = folder.join("payroll.toml");
    let mut text = fs::read_to_string(&rules)?;
    text.push_str(OVERTIME);
    fs::write(rules, text)?;
    Ok(folder)
}

pub(super) fn csv(rows: u32) -> Result<RegisterFile> {
    kept(rows, "csv", None, |path| {
        let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
        writeln!(file, "{}", heads().collect::<Vec<_>>().join(","))?;
        for line in Lines::new(rows) {
            for (place, cell) in cells(&line).enumerate() {
                if place > 0 {
                    file.write_all(b",")?;
                }
                match cell {
                    Written::Nothing => {}
                    Written::Text(text) => file.write_all(text.as_bytes())?,
                    Written::Amount(cents) => write!(file, "{}.{:02}", cents / 100, cents % 100)?,
                    Written::Hours(quarters) => write!(file, "{}.{:02}", quarters / 4, quarters % 4 * 25)?,
                    Written::Count(count) => write!(file, "{count}")?,
                    Written::Day(day) => write!(file, "{}", date(day)?.format("%m/%d/%Y"))?,
                }
            }
            file.write_all(b"\n")?;
        }
        Ok(file.flush()?)
    })
}

pub(super) fn xlsx(rows: u32) -> Result<RegisterFile> {
    kept(rows, "xlsx", Some(SHEET), |path| {
        let mut book = Workbook::new();
        let day = Format::new().set_num_format("mm/dd/yyyy");
        let money = Format::new().set_num_format("#,##0.00");
        let sheet = book.add_worksheet().set_name(SHEET)?;
        for (column, head) in (0..).zip(heads()) {
            sheet.write_string(0, column, head)?;
        }
        for (row, line) in (1..).zip(Lines::new(rows)) {
            for (column, cell) in (0..).zip(cells(&line)) {
                match cell {
                    Written::Nothing => continue,
                    Written::Text(text) => sheet.write_string(row, column, text)?,
                    Written::Amount(cents) => {
                        sheet.write_number_with_format(row, column, f64::from(cents) / 100.0, &money)?
                    }
                    Written::Hours(quarters) => sheet.write_number(row, column, f64::from(quarters) / 4.0)?,
                    Written::Count(count) => sheet.write_number(row, column, count)?,
                    // A workbook counts days from the end of 1899.
                    Written::Day(date) => sheet.write_number_with_format(row, column, (date + 25_569) as f64, &day)?,
                };
            }
        }
        Ok(book.save(path)?)
    })
}

/// The file of an earlier run, or a new one.
fn kept(rows: u32, ending: &str, sheet: Option<&str>, make: impl FnOnce(&Path) -> Result<()>) -> Result<RegisterFile> {
    let folder = kept_folder()?.join(format!("payroll-{EDITION}"));
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{rows}.{ending}"));
    if !path.is_file() {
        eprintln!("making a register of {rows} rows as {ending}");
        let unfinished = folder.join(format!("unfinished.{ending}"));
        make(&unfinished)?;
        fs::rename(unfinished, &path)?;
    }
    let mapped = folder.join(format!("{ending}.json"));
    fs::write(&mapped, serde_json::to_vec(&mapping(sheet))?)?;
    Ok(RegisterFile {
        size_bytes: fs::metadata(&path)?.len(),
        mapping: mapped,
        path,
    })
}

fn date(day: i64) -> Result<chrono::NaiveDate> {
    chrono::NaiveDate::from_epoch_days(i32::try_from(day)?).context("a day")
}
