//! Texts that say PLACEHOLDER: a pack that is sound and still not anybody's.

use super::PackFiles;
use super::fault::{PackFault, PackWarning};
use crate::xlsform::Workbook;

/// The word that a new pack's texts carry until somebody writes them.
pub const PLACEHOLDER: &str = "PLACEHOLDER";

/// One warning a file: a new pack has them on every line.
pub(super) fn in_texts(files: &PackFiles) -> Vec<PackWarning> {
    let texts = files.iter().filter(|(path, _)| !super::forms::is_workbook(path));
    let warned = texts.filter_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).ok()?;
        let is_comment = |line: &str| path.ends_with(".toml") && line.trim_start().starts_with('#');
        let lines = text.lines().zip(1_u32..);
        let mut lines = lines.filter(|(line, _)| line.contains(PLACEHOLDER) && !is_comment(line));
        let (_, first) = lines.next()?;
        let reason = reason(lines.count().saturating_add(1), "lines");
        Some(PackWarning(PackFault::new(path, Some(first), reason)))
    });
    warned.collect()
}

/// One warning a sheet.
pub(super) fn in_workbook(path: &str, workbook: &Workbook) -> Vec<PackWarning> {
    let warned = workbook.sheets.iter().filter_map(|sheet| {
        let rows = sheet.rows.iter();
        let mut rows = rows.filter(|(_, cells)| cells.iter().any(|(_, text)| text.contains(PLACEHOLDER)));
        let (first, _) = rows.next()?;
        let reason = reason(rows.count().saturating_add(1), "rows");
        let warned = PackFault {
            sheet: Some(sheet.name.clone()),
            ..PackFault::new(path, Some(*first), reason)
        };
        Some(PackWarning(warned))
    });
    warned.collect()
}

fn reason(count: usize, what: &str) -> String {
    match count {
        1 => format!("{PLACEHOLDER} stands here; write your own text, or translate it"),
        count => format!("{PLACEHOLDER} stands in {count} {what}, here first; write your own texts, or translate them"),
    }
}
