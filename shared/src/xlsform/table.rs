//! A sheet with known columns.

use super::fault::{Notes, Place};
use super::headers::Vocabulary;
use super::workbook::{SheetCells, Workbook};
use crate::spelling::nearest;
use std::collections::BTreeSet;

/// The sheets that make a form.
pub(super) const SHEETS: [&str; 6] = ["survey", "choices", "settings", "external_choices", "entities", "osm"];
/// After so many empty columns in a row the rest of a sheet is notes.
const EMPTY_COLUMNS_MAX: usize = 20;
/// After so many empty rows in a row the rest of a sheet is notes.
const EMPTY_ROWS_MAX: u32 = 60;

#[derive(Debug, Default)]
pub(super) struct Table {
    pub sheet: String,
    pub columns: Vec<Column>,
    rows: Vec<(u32, Vec<(usize, String)>)>,
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Counted from 0.
    at: usize,
    pub header: String,
    /// `bind::relevant` as two parts.
    pub path: Vec<String>,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    pub number: u32,
    cells: &'a [(usize, String)],
}

/// A cell that holds a text.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub text: &'a str,
    pub column: &'a Column,
    row: Row<'a>,
}

impl Cell<'_> {
    pub fn place(&self) -> Place {
        Place {
            sheet: self.row.table.sheet.clone(),
            row: self.row.number,
            column: Some(self.column.at),
            header: self.column.header.clone(),
            cell: self.text.to_owned(),
        }
    }
}

/// The sheet with this name, whatever its case.
pub(super) fn find<'a>(workbook: &'a Workbook, name: &str) -> Option<&'a SheetCells> {
    workbook.sheets.iter().find(|sheet| sheet.name.to_lowercase() == name)
}

/// A sheet that is probably meant by `name`.
pub(super) fn misspelt<'a>(workbook: &'a Workbook, name: &str) -> Option<&'a str> {
    let names = workbook.sheets.iter().map(|sheet| sheet.name.as_str());
    let mut others = names.filter(|other| !other.starts_with('_') && !SHEETS.contains(&other.to_lowercase().as_str()));
    others.find(|other| nearest(other, [name]).is_some())
}

impl Table {
    pub fn read(cells: &SheetCells, vocabulary: &Vocabulary, notes: &mut Notes) -> Table {
        let columns = columns(cells, vocabulary, notes);
        let mut table = Table {
            sheet: cells.name.clone(),
            columns,
            rows: Vec::new(),
        };
        let known: Vec<Option<usize>> = {
            let last = table.columns.iter().map(|column| column.at + 1).max().unwrap_or(0);
            let mut known = vec![None; last];
            for (index, column) in table.columns.iter().enumerate() {
                if let Some(slot) = known.get_mut(column.at) {
                    *slot = Some(index);
                }
            }
            known
        };
        let mut last = 1;
        for (number, row) in cells.rows.iter().filter(|(number, _)| **number > 1) {
            let mut texts: Vec<(usize, String)> = row
                .iter()
                .filter_map(|(at, text)| Some(((*known.get(*at)?)?, straight_quotes(text))))
                .collect();
            texts.sort_by_key(|(at, _)| *at);
            if texts.is_empty() {
                continue;
            }
            if number.saturating_sub(last) > EMPTY_ROWS_MAX + 1 {
                break;
            }
            last = *number;
            table.rows.push((*number, texts));
        }
        table.note_cells(cells, &known, last, notes);
        table
    }

    /// Formulas without a value and errors, where they are read.
    fn note_cells(&self, cells: &SheetCells, known: &[Option<usize>], last: u32, notes: &mut Notes) {
        let place = |row: u32, at: usize, text: &str| {
            let column = self.columns.get((*known.get(at)?)?)?;
            (row <= last.saturating_add(EMPTY_ROWS_MAX)).then(|| Place {
                column: Some(at),
                header: column.header.clone(),
                cell: text.to_owned(),
                ..Place::row(&self.sheet, row)
            })
        };
        for (row, at) in &cells.uncomputed {
            if let Some(place) = place(*row, *at, "") {
                let reason = "the formula here has no stored value and was read as empty; open and save the workbook";
                notes.warn(place, "formula_without_value", reason);
            }
        }
        for (row, at, text) in &cells.errors {
            if let Some(place) = place(*row, *at, text) {
                let reason = format!("the cell shows the error {text}; mend the formula or write a value");
                notes.fault(place, "error_cell", reason);
            }
        }
    }

    /// Runs of spaces in the cells become one.
    pub fn collapse_spaces(&mut self) {
        for text in self.rows.iter_mut().flat_map(|(_, cells)| cells).map(|(_, text)| text) {
            if text.contains("  ") {
                *text = collapsed(text);
            }
        }
    }

    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row {
            table: self,
            number: *number,
            cells,
        })
    }

    pub fn has_column(&self, first: &str) -> bool {
        self.columns
            .iter()
            .any(|column| column.path.first().is_some_and(|token| token == first))
    }
}

impl<'a> Row<'a> {
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> {
        let row = *self;
        row.cells.iter().filter_map(move |(at, text)| {
            let column = row.table.columns.get(*at)?;
            Some(Cell { text, column, row })
        })
    }

    /// The cell of a column: `bind::relevant`, exactly.
    pub fn cell(&self, key: &str) -> Option<Cell<'a>> {
        self.cells().find(|cell| is_path(&cell.column.path, key))
    }

    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.cell(key).map(|cell| cell.text)
    }

    /// The cells of a column and of its languages, with the language.
    pub fn worded(&self, key: &'a str) -> impl Iterator<Item = (Option<&'a str>, Cell<'a>)> {
        let depth = key.split("::").count();
        self.cells().filter_map(move |cell| {
            let path = &cell.column.path;
            let mut tokens = path.iter();
            let starts = key
                .split("::")
                .all(|token| tokens.next().is_some_and(|other| other == token));
            match (starts, path.len().checked_sub(depth)?) {
                (true, 0) => Some((None, cell)),
                (true, 1) => Some((path.last().map(String::as_str), cell)),
                _ => None,
            }
        })
    }

    /// Whether a column or one of its languages holds a text.
    pub fn has(&self, key: &'a str) -> bool {
        self.worded(key).next().is_some()
    }

    pub fn place(&self) -> Place {
        Place::row(&self.table.sheet, self.number)
    }

    /// The place of a column if it has a text, else of the row.
    pub fn place_of(&self, key: &str) -> Place {
        self.cell(key).map_or_else(|| self.place(), |cell| cell.place())
    }
}

fn is_path(path: &[String], key: &str) -> bool {
    let mut tokens = path.iter();
    key.split("::")
        .all(|token| tokens.next().is_some_and(|other| other == token))
        && tokens.next().is_none()
}

fn columns(cells: &SheetCells, vocabulary: &Vocabulary, notes: &mut Notes) -> Vec<Column> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut headers: Vec<(usize, &String)> = cells
        .rows
        .get(&1)
        .into_iter()
        .flatten()
        .map(|(at, t)| (*at, t))
        .collect();
    headers.sort_by_key(|(at, _)| *at);
    let mut next = 0;
    for (at, header) in headers {
        if at.saturating_sub(next) > EMPTY_COLUMNS_MAX {
            break;
        }
        next = at + 1;
        found.push((at, collapsed(header)));
    }
    let double_colon = found.iter().any(|(_, header)| header.contains("::"));
    let mut columns: Vec<Column> = Vec::new();
    let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
    for (at, header) in found {
        let path = vocabulary.path(&header, double_colon);
        let place = Place {
            column: Some(at),
            header: header.clone(),
            cell: header.clone(),
            ..Place::row(&cells.name, 1)
        };
        if !seen.insert(path.clone()) {
            let other = columns
                .iter()
                .find(|column| column.path == path)
                .map(|column| column.header.clone());
            let reason = match other {
                Some(other) if other != header => {
                    format!("the columns `{other}` and `{header}` are two names of one column; remove one of them")
                }
                _ => format!("the column `{header}` stands twice; remove or rename one of them"),
            };
            notes.fault(place, "duplicate_column", reason);
            continue;
        }
        if let Some(near) = mistyped(&path, vocabulary) {
            notes.warn(
                place,
                "unknown_column",
                format!("the column `{header}` is not known; did you mean `{near}`?"),
            );
        }
        columns.push(Column { at, header, path });
    }
    columns
}

/// A known column that is probably meant by one that is not known.
fn mistyped(path: &[String], vocabulary: &Vocabulary) -> Option<&'static str> {
    let first = path.first()?;
    let known = |word: &str| vocabulary.words().any(|other| other == word);
    if known(first) || first.chars().count() < 4 || first == "disabled" {
        return None;
    }
    nearest(
        &super::headers::snake_case(first),
        vocabulary.words().filter(|word| word.len() > 3),
    )
}

/// Runs of spaces as one space; other white space stays.
pub(super) fn collapsed(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        if letter != ' ' || !result.ends_with(' ') {
            result.push(letter);
        }
    }
    result
}

/// Word processors bend quotes, expressions want them straight.
fn straight_quotes(text: &str) -> String {
    text.replace(['\u{2018}', '\u{2019}'], "'")
        .replace(['\u{201c}', '\u{201d}'], "\"")
}
