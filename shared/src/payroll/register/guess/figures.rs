//! The figures of the first rows, where arithmetic tells what heads do not.

use crate::payroll::register::look::SheetLook;
use crate::payroll::register::mapping::DecimalMark;
use crate::payroll::register::typing::number;
use rust_decimal::Decimal;

/// What a sheet's first rows hold below the heads.
pub struct Figures<'l> {
    pub sheet: &'l SheetLook,
    pub first_row: u32,
    pub decimals: DecimalMark,
}

/// How often a sum came out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Proof {
    pub proved: usize,
    pub refuted: usize,
}

impl Proof {
    /// A row of sums, or one with a slip in it, refutes nothing among many.
    pub fn holds(self) -> bool {
        self.proved >= 1 && self.refuted * 4 <= self.proved
    }
}

impl Figures<'_> {
    /// Every row's figures by column from 0; what cannot be read is `None`.
    pub fn rows(&self) -> Vec<Vec<Option<Decimal>>> {
        let rows = self.sheet.first_rows.iter().filter(|row| row.row >= self.first_row);
        let figures = rows.map(|row| {
            let cells = row.cells.iter();
            cells
                .map(|cell| number(&cell.text, self.decimals, None).ok().flatten())
                .collect()
        });
        figures.collect()
    }
}

/// How often `says` holds, among the rows that it can tell anything of.
pub fn proof(rows: &[Vec<Option<Decimal>>], says: impl Fn(&dyn Fn(u32) -> Option<Decimal>) -> Option<bool>) -> Proof {
    let mut proof = Proof::default();
    for row in rows {
        let figure = |column: u32| *row.get(usize::try_from(column).ok()?)?;
        match says(&figure) {
            Some(true) => proof.proved += 1,
            Some(false) => proof.refuted += 1,
            None => {}
        }
    }
    proof
}
