//! Text files: CSV and its relatives.

use super::cell::Cell;
use super::sheet::{Grid, Tally, Visit, Visitor, too_many_cells};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::row::CellAt;

/// Bytes that tell the delimiter.
const SAMPLE_BYTES: usize = 64 * 1024;
/// A longer cell is a quotation mark that was never closed.
const CELL_BYTES_MAX: usize = 100_000;

/// Rows of a text with `delimiter` between cells.
#[derive(Debug)]
pub struct Delimited<'a> {
    pub text: &'a str,
    pub delimiter: char,
}

impl<'a> Delimited<'a> {
    /// With the delimiter that splits the first rows most evenly.
    pub fn sniffed(text: &'a str) -> Delimited<'a> {
        let sample = beginning(text);
        if let Some(sign) = sample.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
            return Delimited { text, delimiter: sign };
        }
        let best = [',', ';', '\t', '|']
            .into_iter()
            .max_by_key(|delimiter| evenness(sample, *delimiter));
        Delimited {
            text,
            delimiter: best.unwrap_or(','),
        }
    }

    /// Roughly how many rows there are: line ends are counted, quoted ones too.
    pub fn rows_about(&self) -> u32 {
        let ends = self.text.bytes().filter(|byte| *byte == b'\n').count();
        let last = usize::from(!self.text.is_empty() && !self.text.ends_with('\n'));
        u32::try_from(ends + last).unwrap_or(u32::MAX)
    }

    /// Every row, by the number that a spreadsheet would give it: empty lines count.
    pub fn visit(&self, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let mut reader = reader(self.text, self.delimiter);
        let mut record = csv::StringRecord::new();
        let mut tally = Tally::default();
        let mut row = 0_u32;
        let mut end = 0_usize;
        loop {
            let more = reader.read_record(&mut record).map_err(|_| not_text())?;
            if !more {
                return Ok(());
            }
            let start = end;
            end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            row = row.saturating_add(1).saturating_add(empty_lines(self.text, start, end));
            if row > Grid::ROWS * 2 || record.len() > Grid::COLUMNS as usize {
                return Err(too_many_cells());
            }
            tally.add(record.len())?;
            let mut cells = Vec::with_capacity(record.len());
            for (column, text) in (0..).zip(&record) {
                if text.len() > CELL_BYTES_MAX {
                    return Err(unclosed_quote(row, column));
                }
                let cell = Cell::text(text);
                if !cell.is_nothing() {
                    cells.push((column, cell));
                }
            }
            if visitor(row, &cells)? == Visit::Enough {
                return Ok(());
            }
        }
    }
}

/// The first rows, cut at a line end.
fn beginning(text: &str) -> &str {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    match sample.rfind('\n').filter(|_| end < text.len()) {
        Some(at) => sample.get(..at).unwrap_or(sample),
        None => sample,
    }
}

/// How many cells of `sample` stand in rows of the commonest length; 0 for a delimiter that splits nothing.
fn evenness(sample: &str, delimiter: char) -> usize {
    let mut lengths = std::collections::BTreeMap::<usize, usize>::new();
    let mut reader = reader(sample, delimiter);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        *lengths.entry(record.len()).or_default() += 1;
    }
    let splitting = lengths.into_iter().filter(|(length, _)| *length > 1);
    // Rows count more than cells: a comma in every amount splits into more cells, but not evenly.
    splitting
        .map(|(length, rows)| rows * rows * length.min(50))
        .max()
        .unwrap_or(0)
}

fn reader(text: &str, delimiter: char) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(text.as_bytes())
}

/// Lines without a sign before the record that was read between these two places.
fn empty_lines(text: &str, start: usize, end: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut lines = 0;
    // The reader stops after `\r` and leaves the `\n` of the same line end.
    if at > 0 && bytes.get(at) == Some(&b'\n') && bytes.get(at - 1) == Some(&b'\r') {
        at += 1;
    }
    while at < end {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\r' | b'\n'), _) => at += 1,
            _ => break,
        }
        lines += 1;
    }
    lines
}

fn not_text() -> RegisterFault {
    RegisterFault::new(
        "unreadable",
        "The file cannot be read as rows of text.",
        "Open it in a spreadsheet program, save it as .xlsx or CSV, and choose that file.",
    )
}

fn unclosed_quote(row: u32, column: u32) -> RegisterFault {
    let fault = RegisterFault::new(
        "unclosed_quote",
        "A cell that begins here with a quotation mark (\") never ends.",
        "Close or delete the mark, or save the file anew from the spreadsheet program, and choose it again.",
    );
    fault.at(CellAt {
        sheet: String::new(),
        row,
        column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut rows = Vec::new();
        let file = Delimited::sniffed(text);
        file.visit(&mut |row, cells| {
            rows.push((
                row,
                cells.iter().map(|(_, cell)| cell.shown(false).into_owned()).collect(),
            ));
            Ok(Visit::On)
        })
        .unwrap();
        rows
    }

    #[test]
    fn delimiters_are_found() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", ','),
            ("a;b;c\n1,5;2,5;3\n4,5;5,5;6\n", ';'),
            ("a\tb\n1,000\t2\n", '\t'),
            ("a|b\n1|2\n", '|'),
            ("sep=;\na;b\n", ';'),
            ("one column\n", ','),
            ("", ','),
        ] {
            let sniffed = Delimited::sniffed(text).delimiter;
            let expected = if text.contains([',', ';', '\t', '|']) {
                delimiter
            } else {
                sniffed
            };
            assert_eq!(sniffed, expected, "{text}");
        }
    }

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet() {
        let numbers = |text: &str| rows(text).into_iter().map(|(row, _)| row).collect::<Vec<_>>();
        assert_eq!(numbers("a,b\n\n\n1,2\n\n3,4"), [1, 4, 6]);
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n3,4\r\n"), [1, 3, 4]);
        assert_eq!(numbers("\n\na,b\n"), [3]);
        assert_eq!(numbers("a,\"b\nc\"\n1,2\n"), [1, 2]);
        assert_eq!(numbers("a,b\r\r1,2\r"), [1, 3]);
    }
}
