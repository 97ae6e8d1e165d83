//! A report as files: workbook, tables, JSON, a point of a map. docs/report-files.md describes them for outsiders.

mod csv;
mod geojson;
mod json;
mod name;
mod xlsx;

pub use csv::csv;
pub use geojson::{SitePoint, geojson};
pub use json::json;
pub use name::file_name;
pub use xlsx::xlsx;

use crate::api::{Block, Outline, Table};

/// A file that could not be made. Nothing was written anywhere.
#[derive(Debug, thiserror::Error)]
#[error("the file could not be made: {0}; the report is as it was; take another format")]
pub struct FileFault(pub String);

/// All tables of a report in their order, also those behind pictures; findings as one.
fn tables<'a>(outline: &'a Outline, findings: &'a Table) -> Vec<(&'a str, &'a Table)> {
    let mut tables: Vec<(&str, &Table)> = Vec::new();
    for section in &outline.sections {
        for block in &section.blocks {
            match block {
                Block::Picture(picture) => tables.push((&section.key, &picture.table)),
                Block::Table(table) => tables.push((&section.key, table)),
                Block::Heading { .. }
                | Block::Paragraph { .. }
                | Block::List { .. }
                | Block::KeptBack { .. }
                | Block::Finding(_) => {}
            }
        }
        if section.key == "findings" && !findings.rows.is_empty() {
            tables.push((&section.key, findings));
        }
    }
    tables
}

#[cfg(test)]
mod tests;
