//! A workbook as cells of text, whatever file it came from.

use super::fault::Fault;
use super::{excel, text_forms};
use crate::workbook::{Container, Limits, Refused, recognise};
use std::collections::BTreeMap;

/// Larger files are refused unread.
pub const FILE_BYTES_MAX: usize = 50_000_000;
/// What the parts of an `.xlsx` may unpack to, all together.
pub const UNPACKED_BYTES_MAX: u64 = 200_000_000;
/// Cells with a text, in all sheets; a long text counts once more for every 100 bytes.
pub const CELLS_MAX: usize = 2_000_000;
/// The last row of a sheet that is read.
pub const ROWS_MAX: u32 = 200_000;

const LIMITS: Limits = Limits {
    file_bytes: FILE_BYTES_MAX,
    unpacked_bytes: UNPACKED_BYTES_MAX,
    xls_span: 8_000_000,
    unpack_sheets: true,
};

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
        match recognise(bytes, &LIMITS).map_err(no_form)? {
            Container::Zip { .. } => excel::read_xlsx(bytes),
            Container::Ole => excel::read_xls(bytes),
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

    /// What a text counts against [`CELLS_MAX`]: a file may say one long text a million times.
    pub(super) fn weight(text: &str) -> usize {
        1 + text.len() / 100
    }

    /// Refuses more cells, and rows further below, than a form has.
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

/// What the door refused, in the words of forms.
fn no_form(refused: Refused) -> Box<Fault> {
    let megabytes = |bytes: u64| bytes / 1_000_000;
    let (code, reason): (_, String) = match refused {
        Refused::TooLarge => {
            let most = megabytes(FILE_BYTES_MAX as u64);
            ("file_too_large", format!("the file is larger than {most} MB; a form without pictures in it stays far below"))
        }
        Refused::LfsPointer => (
            "lfs_pointer",
            "this is a Git LFS pointer, not the workbook; fetch the file itself (`git lfs pull`) and choose it again".into(),
        ),
        Refused::Empty => ("empty_file", "the file is empty; choose the workbook again".into()),
        Refused::NotAContainer => (
            "not_a_workbook",
            "this is no Excel workbook; save the form as .xlsx or .xls and choose that file".into(),
        ),
        Refused::NoWorkbook => (
            "not_a_workbook",
            "this is a file of an old Office program, but no workbook; save the form as .xlsx and choose that file".into(),
        ),
        Refused::Truncated => (
            "truncated",
            "the workbook is damaged or incomplete; copy or download it again, or open and save it in a spreadsheet program".into(),
        ),
        Refused::Bomb => {
            let most = megabytes(UNPACKED_BYTES_MAX);
            ("zip_bomb", format!("the workbook unpacks to more than {most} MB; it is no form"))
        }
        Refused::Overfull => ("zip_bomb", "the workbook's texts and styles are larger than any form's".into()),
        Refused::Encrypted => (
            "encrypted",
            "the workbook is locked with a password; remove the password in the spreadsheet program and save it again".into(),
        ),
        Refused::TooManyCells => (
            "too_many_cells",
            "the sheets reach far beyond any form; delete what stands far to the right and far below, and save again".into(),
        ),
    };
    Fault::of_file(code, reason)
}
