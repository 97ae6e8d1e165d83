//! A check as files to take away: a workbook whose formulas a lawyer can follow, and a table for an analyst.
//!
//! Figures are those of the screens. Nobody's name or number is in them: rows are named by their cells.

mod arithmetic;
mod sheet;
mod table;
mod workbook;

pub use table::{csv, rows};
pub use workbook::{ExportFault, workbook};

/// Breaches whose arithmetic is written out in a workbook; beyond it they are listed with their amounts.
pub const MOST_EXPLAINED: usize = 2_000;

/// The most rows of a list that a workbook holds: a sheet of Excel has 1,048,576.
pub const MOST_ROWS: usize = 1_000_000;

#[cfg(test)]
mod tests;
