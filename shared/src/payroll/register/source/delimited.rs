//! Text files: CSV and its relatives.

use super::cell::Cell;
use super::quoted::{CELL_BYTES_MAX, Quoted, unclosed_quote};
use super::sheet::{Grid, Tally, Visit, Visitor, too_many_cells, unreadable};
use super::sniff::delimiter_of;
use crate::payroll::register::fault::RegisterFault;
use memchr::{memchr, memchr2};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// From so many bytes on a second thread is worth its start.
const LONG_BYTES: usize = 1_000_000;
/// Cells that go from one thread to the other together.
const CELLS_AT_ONCE: usize = 10_000;

/// Rows of a text with `delimiter` between cells.
#[derive(Debug)]
pub struct Delimited<'a> {
    pub text: &'a str,
    pub delimiter: char,
}

impl<'a> Delimited<'a> {
    /// With the delimiter that splits the first rows most evenly.
    pub fn sniffed(text: &'a str) -> Delimited<'a> {
        let delimiter = delimiter_of(text);
        Delimited { text, delimiter }
    }

    /// Roughly how many rows there are: line ends are counted, quoted ones too.
    pub fn rows_about(&self) -> u32 {
        let ends = memchr::memchr_iter(b'\n', self.text.as_bytes()).count();
        let last = usize::from(!self.text.is_empty() && !self.text.ends_with('\n'));
        u32::try_from(ends + last).unwrap_or(u32::MAX)
    }

    /// Every row, by the number that a spreadsheet would give it: empty lines count. A second thread cuts a long text ahead of
    /// the visitor.
    pub fn visit(&self, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let several = thread::available_parallelism().is_ok_and(|threads| threads.get() > 1);
        let behind = (self.text.len() >= LONG_BYTES && several).then(|| self.visit_behind(visitor));
        if let Some(visited) = behind.flatten() {
            return visited;
        }
        self.cut(&mut Vec::new(), &mut |row, cells| {
            let visit = visitor(row, cells)?;
            cells.clear();
            Ok(visit)
        })
    }

    /// `None`: there is no second thread, and nothing was visited.
    fn visit_behind(&self, visitor: &mut Visitor<'_>) -> Option<Result<(), RegisterFault>> {
        // Bounded, so that no more is cut than will soon be wanted; what has been visited is filled again.
        let (send, lines) = sync_channel::<Lines<'a>>(2);
        let (give_back, emptied) = sync_channel::<Lines<'a>>(2);
        let cut = move || {
            let mut rows = Vec::new();
            let mut cells = Vec::new();
            let cut = self.cut(&mut cells, &mut |row, cells| {
                rows.push((row, cells.len()));
                if cells.len() < CELLS_AT_ONCE {
                    return Ok(Visit::On);
                }
                let empty: Lines<'a> = emptied.try_recv().unwrap_or_default();
                let rows = std::mem::replace(&mut rows, empty.rows);
                let cells = std::mem::replace(cells, empty.cells);
                // Nobody wants more when sending fails.
                let sent = send.send(Lines { rows, cells });
                Ok(sent.map_or(Visit::Enough, |()| Visit::On))
            });
            let _ = send.send(Lines { rows, cells });
            drop(send);
            cut
        };
        thread::scope(|threads| {
            let cutting = thread::Builder::new().spawn_scoped(threads, cut).ok()?;
            if let Some(ended) = visit_lines(lines, &give_back, visitor) {
                return Some(ended);
            }
            let cut = cutting.join();
            Some(cut.unwrap_or_else(|_| Err(unreadable(&"cutting it into rows failed"))))
        })
    }

    /// Adds each row's cells to `cells` and asks `next` whether to go on.
    fn cut(
        &self,
        cells: &mut Cells<'a>,
        next: &mut impl FnMut(u32, &mut Cells<'a>) -> Result<Visit, RegisterFault>,
    ) -> Result<(), RegisterFault> {
        let delimiter = u8::try_from(self.delimiter).unwrap_or(b',');
        let mut quoted = Quoted::new(delimiter);
        let mut tally = Tally::default();
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
            match memchr(b'"', line.as_bytes()) {
                // Nearly every line: its cells lie in the text as they are.
                None => {
                    rest = after;
                    let mut column = 0_u32;
                    for text in Split::new(line, delimiter) {
                        cells.extend(kept(row, column, text)?);
                        column += 1;
                    }
                    tally.add(column as usize)?;
                }
                Some(_) => {
                    rest = quoted.read(rest, row)?;
                    for (column, text) in (0..).zip(quoted.cells()) {
                        cells.extend(kept(row, column, text)?.map(|(column, cell)| (column, cell.into_owned())));
                    }
                    tally.add(quoted.len())?;
                }
            }
            if next(row, cells)? == Visit::Enough {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Cells with their columns.
type Cells<'a> = Vec<(u32, Cell<'a>)>;

/// Rows one after the other, each with where its cells end.
#[derive(Default)]
struct Lines<'a> {
    rows: Vec<(u32, usize)>,
    cells: Cells<'a>,
}

/// Visits rows as they come and gives back what held them. `None`: all there were.
fn visit_lines<'a>(
    lines: Receiver<Lines<'a>>,
    give_back: &SyncSender<Lines<'a>>,
    visitor: &mut Visitor<'_>,
) -> Option<Result<(), RegisterFault>> {
    for mut lines in lines {
        let mut from = 0;
        for (row, until) in lines.rows.drain(..) {
            let cells = lines.cells.get(from..until).unwrap_or_default();
            from = until;
            match visitor(row, cells) {
                Ok(Visit::On) => {}
                ended => return Some(ended.map(|_| ())),
            }
        }
        lines.cells.clear();
        let _ = give_back.try_send(lines);
    }
    None
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

/// A cell and its column, if it says anything.
fn kept(row: u32, column: u32, text: &str) -> Result<Option<(u32, Cell<'_>)>, RegisterFault> {
    if text.len() > CELL_BYTES_MAX {
        return Err(unclosed_quote(row, column));
    }
    if column >= Grid::COLUMNS {
        return Err(too_many_cells());
    }
    let cell = Cell::text(text);
    Ok((!cell.is_nothing()).then_some((column, cell)))
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

    #[test]
    fn a_long_text_is_cut_ahead_into_the_same_rows() {
        let line = |row: usize| match row % 5 {
            0 => "\n".to_owned(),
            1 => format!("{row},\"a, \"\"b\"\"\nc\",,{row}\r\n"),
            _ => format!("{row},Crew {},8.5,\r\n", row % 40),
        };
        let text: String = (0..80_000).map(line).collect();
        assert!(text.len() > LONG_BYTES);
        let file = Delimited {
            text: &text,
            delimiter: ',',
        };
        let mut alone = Vec::new();
        file.cut(&mut Vec::new(), &mut |row, cells| {
            alone.push((row, std::mem::take(cells)));
            Ok(Visit::On)
        })
        .unwrap();
        let mut behind = Vec::new();
        file.visit_behind(&mut |row, cells| {
            behind.push((
                row,
                cells
                    .iter()
                    .map(|(at, cell)| (*at, cell.clone().into_owned()))
                    .collect::<Vec<_>>(),
            ));
            Ok(Visit::On)
        })
        .unwrap()
        .unwrap();
        assert!(alone == behind && alone.len() == 64_000);

        let (mut seen, before) = (0, |seen: &mut u32| {
            *seen += 1;
            *seen < 5
        });
        let enough = |on| Ok(if on { Visit::On } else { Visit::Enough });
        file.visit_behind(&mut |_, _| enough(before(&mut seen)))
            .unwrap()
            .unwrap();
        assert_eq!(seen, 5);
    }

    #[test]
    fn a_quote_that_never_ends_is_said_after_the_rows_before_it() {
        let text = "1,2\n".repeat(300_000) + "\"" + &"x".repeat(CELL_BYTES_MAX + 2);
        let mut seen = 0;
        let file = Delimited {
            text: &text,
            delimiter: ',',
        };
        let fault = file.visit(&mut |_, _| {
            seen += 1;
            Ok(Visit::On)
        });
        assert_eq!((fault.unwrap_err().code, seen), ("unclosed_quote".into(), 300_000));
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
            let theirs = super::super::sniff::reader(&text, ',').into_records().map(|record| {
                let record = record.unwrap();
                let cells = (0..).zip(record.iter().map(|cell| Cell::text(cell).shown(false).into_owned()));
                cells.filter(|(_, cell)| !cell.is_empty()).collect::<Vec<_>>()
            });
            assert_eq!(ours, theirs.collect::<Vec<_>>(), "{text:?}");
        }
    }
}
