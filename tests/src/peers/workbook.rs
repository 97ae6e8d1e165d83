//! A workbook as rows of cells, as people see it.

use serde_json::{Value, json};
use std::fmt::{Display, Formatter, Result};

/// Rows of a sheet; the first holds the headers.
pub type Sheet = Vec<Vec<String>>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    pub survey: Sheet,
    pub choices: Sheet,
    pub settings: Sheet,
}

impl Workbook {
    /// From tables as people write them in a test: cells between `|`, a row a line.
    pub fn written(survey: &str, choices: &str) -> Self {
        Self {
            survey: sheet(survey),
            choices: sheet(choices),
            settings: Sheet::new(),
        }
    }

    pub(super) fn to_json(&self) -> Value {
        let mut all = json!({ "survey": self.survey });
        for (name, sheet) in [("choices", &self.choices), ("settings", &self.settings)] {
            if sheet.len() > 1 {
                all[name] = json!(sheet);
            }
        }
        all
    }
}

fn sheet(text: &str) -> Sheet {
    let rows: Sheet = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| line.split('|').map(|cell| cell.trim().to_string()).collect())
        .collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.into_iter().map(|row| padded(row, width)).collect()
}

fn padded(mut row: Vec<String>, width: usize) -> Vec<String> {
    row.resize(width, String::new());
    row
}

/// As CSV, a sheet after the other, without columns that nobody filled.
impl Display for Workbook {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        for (name, sheet) in [
            ("survey", &self.survey),
            ("choices", &self.choices),
            ("settings", &self.settings),
        ] {
            if sheet.len() < 2 {
                continue;
            }
            writeln!(to, "# {name}")?;
            let width = sheet.iter().map(Vec::len).max().unwrap_or_default();
            let used = |column: &usize| {
                sheet
                    .iter()
                    .skip(1)
                    .any(|row| row.get(*column).is_some_and(|c| !c.is_empty()))
            };
            let columns: Vec<usize> = (0..width).filter(used).collect();
            for row in sheet {
                let cells = columns.iter().map(|c| quoted(row.get(*c).map_or("", String::as_str)));
                writeln!(to, "{}", cells.collect::<Vec<_>>().join(","))?;
            }
        }
        Ok(())
    }
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.into(),
    }
}
