//! One sheet of an XLSForm workbook as CSV: rows with their lines, columns with their languages.

use super::columns::{Column, headers, languages};
use super::words::{Language, Words};
use csv::{ReaderBuilder, StringRecord};
use std::collections::BTreeMap;

/// The largest sheet read, in bytes and in rows.
const LARGEST_BYTES: usize = 4 * 1024 * 1024;
const MOST_ROWS: usize = 20_000;

/// The three sheets of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    Survey,
    Choices,
    Settings,
}

impl Sheet {
    /// The name of the sheet, and with `.csv` that of its file.
    pub fn name(self) -> &'static str {
        match self {
            Sheet::Survey => "survey",
            Sheet::Choices => "choices",
            Sheet::Settings => "settings",
        }
    }

    /// Columns by base name, with whether they come by language.
    pub(super) fn columns(self) -> &'static [(&'static str, bool)] {
        match self {
            Sheet::Survey => &[
                ("type", false),
                ("name", false),
                ("label", true),
                ("hint", true),
                ("required", false),
                ("relevant", false),
                ("constraint", false),
                ("constraint_message", true),
                ("appearance", false),
                ("provision", false),
                ("sensitive", false),
                ("individual", false),
                ("stratum", false),
            ],
            Sheet::Choices => &[
                ("list_name", false),
                ("name", false),
                ("label", true),
                ("exclusive", false),
            ],
            Sheet::Settings => &[
                ("form_title", false),
                ("form_id", false),
                ("version", false),
                ("default_language", false),
            ],
        }
    }
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{}.csv{}: {reason}", sheet.name(), line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct FormFault {
    pub sheet: Sheet,
    /// Counted from 1; the header is line 1. `None` when the whole sheet is meant.
    pub line: Option<u32>,
    pub reason: String,
}

/// A row: its line and what stands in its cells, trimmed, empty ones left out.
pub(super) struct Row {
    pub line: u32,
    plain: BTreeMap<&'static str, String>,
    worded: BTreeMap<&'static str, Words>,
}

impl Row {
    pub fn text(&self, column: &str) -> &str {
        self.plain.get(column).map_or("", String::as_str)
    }

    pub fn words(&self, column: &str) -> Words {
        self.worded.get(column).cloned().unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.worded.is_empty()
    }
}

/// A read sheet.
pub(super) struct Rows {
    pub rows: Vec<Row>,
    /// The languages of its translated columns, in their order.
    pub languages: Vec<Language>,
}

/// Reads one sheet; every fault is added to `faults`, and what is readable comes back all the same.
pub(super) fn read(sheet: Sheet, bytes: &[u8], default: &Language, faults: &mut Vec<FormFault>) -> Rows {
    let mut fault = |line: Option<u32>, reason: String| faults.push(FormFault { sheet, line, reason });
    let mut read = Rows {
        rows: Vec::new(),
        languages: Vec::new(),
    };
    if bytes.len() > LARGEST_BYTES {
        fault(
            None,
            format!("the sheet is larger than {} MiB", LARGEST_BYTES / 1024 / 1024),
        );
        return read;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut columns: Option<Vec<Column>> = None;
    let mut record = StringRecord::new();
    loop {
        let line = u32::try_from(reader.position().line()).unwrap_or(u32::MAX);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(_) => {
                fault(
                    Some(line),
                    "this line is not UTF-8 text; save the sheet as \"CSV UTF-8\"".into(),
                );
                continue;
            }
        }
        let line = record
            .position()
            .map_or(line, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let Some(columns) = &columns else {
            let (found, reasons) = headers(sheet, &record);
            reasons.into_iter().for_each(|reason| fault(Some(line), reason));
            read.languages = languages(&found);
            columns = Some(found);
            continue;
        };
        if read.rows.len() >= MOST_ROWS {
            fault(Some(line), format!("a sheet has at most {MOST_ROWS} rows"));
            break;
        }
        let (row, reasons) = row(line, columns, &record, default);
        reasons.into_iter().for_each(|reason| fault(Some(line), reason));
        if !row.is_empty() {
            read.rows.push(row);
        }
    }
    if columns.is_none() {
        fault(None, "the sheet is empty; its first line names the columns".into());
    }
    read
}

fn row(line: u32, columns: &[Column], record: &StringRecord, default: &Language) -> (Row, Vec<String>) {
    let mut row = Row {
        line,
        plain: BTreeMap::new(),
        worded: BTreeMap::new(),
    };
    let mut reasons = Vec::new();
    for (index, cell) in record.iter().enumerate() {
        let cell = cell.replace('\u{a0}', " ");
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match columns.get(index) {
            None | Some(Column::Plain("")) => {
                reasons.push(format!(
                    "`{}` stands in a column without a name; is a quote missing around a comma?",
                    shorten(cell)
                ));
            }
            Some(Column::Plain(name)) => {
                row.plain.insert(name, cell.to_owned());
            }
            Some(Column::Worded(name, language)) => {
                let code = language
                    .as_ref()
                    .map_or(&default.code, |language| &language.code)
                    .clone();
                row.worded.entry(name).or_default().0.insert(code, cell.to_owned());
            }
            Some(Column::Later(header)) => {
                reasons.push(format!(
                    "`{header}` belongs to XLSForm, but this version does not use it; leave the cell empty"
                ));
            }
            Some(Column::Faulty) => {}
        }
    }
    (row, reasons)
}

/// A cell as it can stand in a sentence.
pub(super) fn shorten(cell: &str) -> String {
    let mut short: String = cell.chars().take(40).collect();
    if short.len() < cell.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(sheet: Sheet, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        read(
            sheet,
            text.as_bytes(),
            &Language {
                code: "en".into(),
                name: "English".into(),
            },
            &mut faults,
        );
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_mistyped_column_is_named_with_the_one_that_was_meant() {
        assert_eq!(
            faults(Sheet::Survey, "type,name,lable\n"),
            ["survey.csv, line 1: unknown column `lable`; did you mean `label`?"]
        );
        assert_eq!(
            faults(Sheet::Survey, "type,type\n"),
            ["survey.csv, line 1: the column `type` stands twice"]
        );
        assert_eq!(
            faults(Sheet::Choices, "name,label::Spanish\n"),
            ["choices.csv, line 1: `label::Spanish`: write the language as `label::Spanish (es)`"]
        );
        assert_eq!(
            faults(Sheet::Choices, ""),
            ["choices.csv: the sheet is empty; its first line names the columns"]
        );
    }

    #[test]
    fn lines_are_counted_over_quoted_line_breaks_and_empty_rows() {
        let found = faults(
            Sheet::Survey,
            "type,name,label,calculation\nnote,a,\"two\nlines\",\n,,,\ntext,b,B,1+1\n",
        );
        assert_eq!(
            found,
            [
                "survey.csv, line 5: `calculation` belongs to XLSForm, but this version does not use it; leave the cell empty"
            ]
        );
        let found = faults(Sheet::Survey, "type,name\ntext,a,stray\n");
        assert_eq!(
            found,
            ["survey.csv, line 2: `stray` stands in a column without a name; is a quote missing around a comma?"]
        );
    }

    #[test]
    fn a_sheet_that_is_not_text_is_refused_line_by_line_without_a_panic() {
        let mut found = Vec::new();
        read(
            Sheet::Survey,
            b"type,name\n\xff\xfe,a\ntext,b\n",
            &Language {
                code: "en".into(),
                name: "English".into(),
            },
            &mut found,
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, Some(2));
    }
}
