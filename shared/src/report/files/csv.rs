//! A report's tables as CSV, one file each, in a zip.

use super::{FileFault, tables};
use crate::api::{Outline, Table, Value};
use crate::spreadsheet::harmless_cell;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

const BOM: &[u8] = "\u{feff}".as_bytes();

/// A zip of CSV files (UTF-8, RFC 4180). `bom`: each begins with the mark by which older spreadsheet programs know UTF-8.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe. The same report gives the same bytes.
///
/// # Errors
/// When the zip cannot be written, in memory.
pub fn csv(outline: &Outline, findings: &Table, bom: bool) -> Result<Vec<u8>, FileFault> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let option = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let fault = |cause: &dyn std::fmt::Display| FileFault(cause.to_string());
    let mut write = |name: &str, text: &[u8]| {
        zip.start_file(format!("{name}.csv"), option)
            .map_err(|cause| fault(&cause))?;
        if bom {
            zip.write_all(BOM).map_err(|cause| fault(&cause))?;
        }
        zip.write_all(text).map_err(|cause| fault(&cause))
    };
    write("summary", &summary(outline)?)?;
    for (_, table) in tables(outline, findings) {
        write(&table.key, &one(table)?)?;
    }
    Ok(zip.finish().map_err(|cause| fault(&cause))?.into_inner())
}

/// Head and figures that stand first, as two columns and what they are of.
fn summary(outline: &Outline) -> Result<Vec<u8>, FileFault> {
    let mut rows = vec![vec![harmless_cell(&outline.title), String::new(), String::new()]];
    rows.extend(
        outline
            .lines
            .iter()
            .map(|line| vec![harmless_cell(&line.text), String::new(), String::new()]),
    );
    rows.extend(outline.facts.iter().map(|fact| {
        vec![
            harmless_cell(&fact.label),
            cell(&fact.figure),
            harmless_cell(&fact.says),
        ]
    }));
    rows.push(vec![
        harmless_cell(&outline.hash_says),
        outline.hash.to_string(),
        String::new(),
    ]);
    written(rows)
}

fn one(table: &Table) -> Result<Vec<u8>, FileFault> {
    let mut rows = vec![
        table
            .head
            .iter()
            .map(|head| harmless_cell(&head.text))
            .collect::<Vec<_>>(),
    ];
    rows.extend(table.rows.iter().map(|row| row.iter().map(cell).collect()));
    written(rows)
}

/// A number plain, with a point and no separators; what is kept back in its words.
fn cell(value: &Value) -> String {
    match value.number {
        Some(number) => number.normalize().to_string(),
        None => harmless_cell(&value.text),
    }
}

fn written(rows: Vec<Vec<String>>) -> Result<Vec<u8>, FileFault> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(&row)
            .map_err(|cause| FileFault(cause.to_string()))?;
    }
    writer.into_inner().map_err(|cause| FileFault(cause.to_string()))
}
