//! Texts and sheets once for every language, with the word that says who still has to write them.

use super::languages::column_of;
use shared::words::Language;

/// Columns that stand once for every language.
const SPOKEN_COLUMNS: [&str; 3] = ["label", "hint", "constraint_message"];

/// A text that somebody has to replace, or to translate.
pub(super) fn placeholder(text: &str, code: &str) -> String {
    match code {
        "en" => format!("PLACEHOLDER: {text}"),
        code => format!("PLACEHOLDER ({code}): {text}"),
    }
}

/// A sheet with its spoken columns once for every language. A cell that begins with `$` is a placeholder in English too.
pub(super) fn spoken_sheet(template: &str, languages: &[Language]) -> Result<Vec<u8>, csv::Error> {
    let mut reader = csv::Reader::from_reader(template.as_bytes());
    let heads = reader.headers()?.clone();
    let mut rows = vec![heads.iter().map(|head| (head, head.to_owned())).collect::<Vec<_>>()];
    for record in reader.records() {
        let record = record?;
        rows.push(heads.iter().zip(record.iter().map(str::to_owned)).collect());
    }
    let said = |head: &str, cell: &str, is_head: bool, language: &Language| match (is_head, cell.strip_prefix('$')) {
        (true, _) => format!("{head}::{}", column_of(language)),
        (false, Some(text)) => placeholder(text, &language.code),
        (false, None) if cell.is_empty() || language.code == "en" => cell.to_owned(),
        (false, None) => placeholder(cell, &language.code),
    };
    let wide = rows.iter().enumerate().map(|(row, cells)| {
        let cells = cells
            .iter()
            .flat_map(|(head, cell)| match SPOKEN_COLUMNS.contains(head) {
                true => languages
                    .iter()
                    .map(|language| said(head, cell, row == 0, language))
                    .collect(),
                false => vec![cell.clone()],
            });
        cells.collect::<Vec<_>>()
    });
    sheet(wide)
}

pub(super) fn sheet<R, C>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, csv::Error>
where
    R: IntoIterator<Item = C>,
    C: AsRef<[u8]>,
{
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
