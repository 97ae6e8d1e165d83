//! What every kind of file offers: sheets, and rows of cells one after the other.

use super::cell::Cell;
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::Merged;

/// One sheet of a file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// As the file states them; of a text roughly.
    pub rows: Option<u32>,
    pub columns: Option<u32>,
}

/// Whether the next row is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    On,
    Enough,
}

/// Gets every row that holds anything: its number from 1, its cells with their columns from 0.
pub type Visitor<'v> = dyn FnMut(u32, &[(u32, Cell<'_>)]) -> Result<Visit, RegisterFault> + 'v;

/// Rows and columns that a spreadsheet has.
pub struct Grid;

impl Grid {
    pub const ROWS: u32 = 1_048_576;
    pub const COLUMNS: u32 = 16_384;
    /// Cells of one file. A year of a large factory has fewer; more would take minutes.
    pub const CELLS: usize = 60_000_000;
}

/// Counts cells against [`Grid::CELLS`].
#[derive(Debug, Default)]
pub struct Tally(usize);

impl Tally {
    pub fn cells(&self) -> usize {
        self.0
    }

    pub fn add(&mut self, cells: usize) -> Result<(), RegisterFault> {
        self.0 = self.0.saturating_add(cells);
        match self.0 > Grid::CELLS {
            true => Err(too_many_cells()),
            false => Ok(()),
        }
    }
}

pub fn too_many_cells() -> RegisterFault {
    RegisterFault::new(
        "too_many_cells",
        format!("The file has more than {} million cells.", Grid::CELLS / 1_000_000),
        "Save fewer periods in one file, or delete what stands far to the right and far below, and choose it again.",
    )
}

pub fn unreadable(error: &dyn std::fmt::Display) -> RegisterFault {
    RegisterFault::new(
        "unreadable",
        format!("The file cannot be read: {error}."),
        "Open and save it in a spreadsheet program, then choose it again.",
    )
}

pub fn truncated() -> RegisterFault {
    RegisterFault::new(
        "truncated",
        "The file is damaged or incomplete.",
        "Copy or download it again, or open and save it in a spreadsheet program.",
    )
}

/// One rectangle of merged cells, counted as spreadsheets do: rows from 1, columns from 0.
pub fn merged(start: (u32, u32), end: (u32, u32)) -> Merged {
    Merged {
        first_row: start.0.saturating_add(1),
        last_row: end.0.saturating_add(1),
        first_column: start.1,
        last_column: end.1,
    }
}
