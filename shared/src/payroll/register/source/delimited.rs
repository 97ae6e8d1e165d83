//! Text files: CSV and its relatives.

use super::cell::Cell;
use super::quoted::{CELL_BYTES_MAX, Quoted, unclosed_quote};
use super::sheet::{Grid, Tally, Visit, Visitor, too_many_cells};
use crate::payroll::register::fault::RegisterFault;
use memchr::{memchr, memchr2};

/// Bytes that tell the delimiter.
const SAMPLE_BYTES: usize = 64 * 1024;

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
        let ends = memchr::memchr_iter(b'\n', self.text.as_bytes()).count();
        let last = usize::from(!self.text.is_empty() && !self.text.ends_with('\n'));
        u32::try_from(ends + last).unwrap_or(u32::MAX)
    }

    /// Every row, by the number that a spreadsheet would give it: empty lines count.
    pub fn visit(&self, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let delimiter = u8::try_from(self.delimiter).unwrap_or(b',');
        let mut quoted = Quoted::new(delimiter);
        let mut tally = Tally::default();
        let mut cells: Vec<(u32, Cell<'_>)> = Vec::new();
        let (mut rest, mut row) = (self.text, 0_u32);
        while let Some((line, after)) = first_line(rest) {
            row = row.saturating_add(1);
            if row > Grid::ROWS * 2 {
                return Err(too_many_cells());
            }
            if line.is_empty() {
                rest = after;
                continue;
            }
            let visit = match memchr(b'"', line.as_bytes()) {
                // Nearly every line: its cells lie in the text as they are.
                None => {
                    rest = after;
                    cells.clear();
                    let mut column = 0_u32;
                    for text in Split::new(line, delimiter) {
                        add(&mut cells, row, column, text)?;
                        column += 1;
                    }
                    tally.add(column as usize)?;
                    visitor(row, &cells)?
                }
                Some(_) => {
                    rest = quoted.read(rest, row)?;
                    let mut cells = Vec::with_capacity(quoted.len());
                    for (column, text) in (0..).zip(quoted.cells()) {
                        add(&mut cells, row, column, text)?;
                    }
                    tally.add(quoted.len())?;
                    visitor(row, &cells)?
                }
            };
            if visit == Visit::Enough {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// A line without its end, and what follows; `\r`, `\n` and both together end a line. `None`: nothing is left.
fn first_line(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() {
        return None;
    }
    let Some(at) = memchr2(b'\r', b'\n', text.as_bytes()) else {
        return Some((text, ""));
    };
    let (line, rest) = text.split_at_checked(at)?;
    let after = rest.strip_prefix("\r\n").or_else(|| rest.get(1..));
    Some((line, after.unwrap_or_default()))
}

/// The cells of a line that has no quotation marks.
struct Split<'a> {
    line: Option<&'a str>,
    delimiter: u8,
}

impl<'a> Split<'a> {
    fn new(line: &'a str, delimiter: u8) -> Split<'a> {
        Split {
            line: Some(line),
            delimiter,
        }
    }
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let line = self.line?;
        // Cells are short: looking byte by byte is faster than setting up a search.
        let end = line.as_bytes().iter().position(|byte| *byte == self.delimiter);
        match end.and_then(|at| Some((line.get(..at)?, line.get(at + 1..)?))) {
            Some((cell, rest)) => {
                self.line = Some(rest);
                Some(cell)
            }
            None => {
                self.line = None;
                Some(line)
            }
        }
    }
}

fn add<'a>(cells: &mut Vec<(u32, Cell<'a>)>, row: u32, column: u32, text: &'a str) -> Result<(), RegisterFault> {
    if text.len() > CELL_BYTES_MAX {
        return Err(unclosed_quote(row, column));
    }
    if column >= Grid::COLUMNS {
        return Err(too_many_cells());
    }
    let cell = Cell::text(text);
    if !cell.is_nothing() {
        cells.push((column, cell));
    }
    Ok(())
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
        assert_eq!(numbers("a,\"b\"\r\n\r\n1,2\r\n"), [1, 3]);
        assert_eq!(numbers("a,\"b\"\r1,2\n"), [1, 2]);
    }

    /// The csv crate reads the same cells; what it skips as an empty line we count.
    #[test]
    fn any_text_is_cut_as_the_csv_crate_cuts_it() {
        let signs = ["a", "é", ",", ",", "\"", "\"", "\n", "\r\n", "\r", "1", " "];
        let mut chance = 7_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..chance % 14 {
                chance = chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                text.push_str(signs[usize::try_from(chance >> 33).unwrap() % signs.len()]);
            }
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let mut ours: Vec<Vec<(u32, String)>> = Vec::new();
            let file = Delimited {
                text: &text,
                delimiter: ',',
            };
            file.visit(&mut |_, cells| {
                ours.push(
                    cells
                        .iter()
                        .map(|(at, cell)| (*at, cell.shown(false).into_owned()))
                        .collect(),
                );
                Ok(Visit::On)
            })
            .unwrap();
            let theirs = reader(&text, ',').into_records().map(|record| {
                let record = record.unwrap();
                let cells = (0..).zip(record.iter().map(|cell| Cell::text(cell).shown(false).into_owned()));
                cells.filter(|(_, cell)| !cell.is_empty()).collect::<Vec<_>>()
            });
            assert_eq!(ours, theirs.collect::<Vec<_>>(), "{text:?}");
        }
    }
}
