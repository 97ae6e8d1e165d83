//! XLSForm workbooks read into a [`Definition`](crate::form::Definition): every fault at once, each with its cell.
//!
//! Bytes become cells ([`Workbook`]), cells become tables with known columns, tables become a form. The rules are those of
//! pyxform, the reference converter; `docs/xlsform.md` lists what is supported and where the two differ.
//! What needs the whole graph of expressions (circles) is checked by the form's engine, not here.

mod appearance;
mod asking;
mod choices;
mod choosing;
mod defaults;
mod entities;
mod excel;
mod fault;
mod files;
mod found;
mod frame;
mod headers;
mod import;
mod names;
mod number;
mod parameters;
mod question;
mod range;
mod references;
mod select;
mod settings;
mod survey;
mod table;
mod text_forms;
mod translations;
mod types;
mod workbook;

pub(crate) use appearance::words as appearance_words;
pub use fault::{Fault, Warning};
pub use import::{Imported, import, import_bytes};
pub(crate) use translations::language;
pub use workbook::{CELLS_MAX, FILE_BYTES_MAX, ROWS_MAX, SheetCells, UNPACKED_BYTES_MAX, Workbook};

#[cfg(test)]
mod file_tests;
#[cfg(test)]
mod tests;
