//! Records with quotation marks, which may go over several lines: read by the csv crate's own machine.

use super::sheet::{Grid, too_many_cells};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::row::CellAt;

/// A longer cell is a quotation mark that was never closed.
pub const CELL_BYTES_MAX: usize = 100_000;

/// The record that was read last.
pub struct Quoted {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
}

impl Quoted {
    pub fn new(delimiter: u8) -> Quoted {
        Quoted {
            reader: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; 4_096],
            ends: vec![0; 128],
            cells: 0,
        }
    }

    /// Reads the record at the beginning of `text` and returns what follows its line end.
    pub fn read<'a>(&mut self, text: &'a str, row: u32) -> Result<&'a str, RegisterFault> {
        self.reader.reset();
        let (mut read, mut written) = (0, 0);
        self.cells = 0;
        loop {
            let input = text.as_bytes().get(read..).unwrap_or_default();
            let room = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.cells..).unwrap_or_default();
            let (result, more_read, more_written, more_cells) = self.reader.read_record(input, room, ends);
            read += more_read;
            written += more_written;
            self.cells += more_cells;
            match result {
                csv_core::ReadRecordResult::Record | csv_core::ReadRecordResult::End => break,
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                csv_core::ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
            let before = self.cells.checked_sub(1).and_then(|last| self.ends.get(last)).copied();
            if written - before.unwrap_or(0).min(written) > CELL_BYTES_MAX {
                let column = u32::try_from(self.cells).unwrap_or(u32::MAX);
                return Err(unclosed_quote(row, column));
            }
            if self.cells > Grid::COLUMNS as usize {
                return Err(too_many_cells());
            }
        }
        let after = text.get(read..).ok_or_else(not_text)?;
        // The machine stops after `\r` and leaves the `\n` of the same line end.
        let ended = text.as_bytes().get(read.saturating_sub(1)) == Some(&b'\r');
        Ok(after.strip_prefix('\n').filter(|_| ended).unwrap_or(after))
    }

    pub fn len(&self) -> usize {
        self.cells
    }

    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let mut from = 0;
        let ends = self.ends.iter().take(self.cells);
        ends.map(move |end| {
            let cell = self.text.get(from..*end).unwrap_or_default();
            from = *end;
            // Cut at marks of ASCII, so whole letters stay whole.
            std::str::from_utf8(cell).unwrap_or_default()
        })
    }
}

/// Where a cell begins that does not end.
pub fn unclosed_quote(row: u32, column: u32) -> RegisterFault {
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

fn not_text() -> RegisterFault {
    RegisterFault::new(
        "unreadable",
        "The file cannot be read as rows of text.",
        "Open it in a spreadsheet program, save it as .xlsx or CSV, and choose that file.",
    )
}
