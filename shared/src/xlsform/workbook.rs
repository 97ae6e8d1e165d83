//! A workbook as cells of text, whatever file it came from.

use super::fault::Fault;
use super::{container, excel, text_forms};
use std::collections::BTreeMap;

/// Larger files are refused unread.
pub const FILE_BYTES_MAX: usize = 50_000_000;
/// What the parts of an `.xlsx` may unpack to, all together.
pub const UNPACKED_BYTES_MAX: u64 = 200_000_000;
/// Cells with a text, in all sheets.
pub const CELLS_MAX: usize = 2_000_000;
/// The last row of a sheet that is read.
pub const ROWS_MAX: u32 = 200_000;

/// Sheets of texts, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    pub sheets: Vec<SheetCells>,
}

/// The cells of a sheet that hold a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetCells {
    pub name: String,
    /// By row counted from 1; the cells of a row by column counted from 0.
    pub rows: BTreeMap<u32, Vec<(usize, String)>>,
    /// Cells (row, column) whose formula has no stored value.
    pub uncomputed: Vec<(u32, usize)>,
    /// Cells that show an error such as `#REF!`.
    pub errors: Vec<(u32, usize, String)>,
}

impl SheetCells {
    pub(super) fn new(name: &str) -> SheetCells {
        SheetCells {
            name: name.to_owned(),
            ..SheetCells::default()
        }
    }

    pub(super) fn set(&mut self, row: u32, column: usize, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            // The no-break space looks like a space and is none for expressions.
            let text = text.replace('\u{a0}', " ");
            self.rows.entry(row).or_default().push((column, text));
        }
    }
}

impl Workbook {
    /// Reads `.xlsx`, `.xlsm` and `.xls` by what is in the file, never by its name.
    ///
    /// # Errors
    /// One fault that says what the file is instead, or which limit it breaks.
    pub fn read(bytes: &[u8]) -> Result<Workbook, Box<Fault>> {
        match container::recognise(bytes)? {
            container::Container::Zip => excel::read_xlsx(bytes),
            container::Container::Ole => excel::read_xls(bytes),
        }
    }

    /// Reads sheets that stand in CSV files of their own: pairs of sheet name and text.
    ///
    /// # Errors
    /// A text that is no CSV, or one over the limits.
    pub fn from_csv(sheets: &[(&str, &str)]) -> Result<Workbook, Box<Fault>> {
        text_forms::from_csv(sheets)
    }

    /// Reads tables drawn with `|`: the name of the sheet in the first column, as in the documentation of XLSForm.
    ///
    /// # Errors
    /// A text over the limits.
    pub fn from_markdown(text: &str) -> Result<Workbook, Box<Fault>> {
        text_forms::from_markdown(text)
    }

    /// Every cell counts against [`CELLS_MAX`].
    pub(super) fn within_limits(cells: usize, row: u32) -> Result<(), Box<Fault>> {
        if row > ROWS_MAX {
            return Err(Fault::of_file(
                "too_many_rows",
                format!("a sheet goes on below row {ROWS_MAX}; keep long lists in a CSV file beside the form"),
            ));
        }
        if cells > CELLS_MAX {
            return Err(Fault::of_file(
                "too_many_cells",
                format!("the workbook has more than {CELLS_MAX} cells; keep long lists in a CSV file beside the form"),
            ));
        }
        Ok(())
    }
}
