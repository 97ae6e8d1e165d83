//! An employer's register as typed rows: what a column means, what a cell says, and where it stands.
//!
//! [`look()`] tells what a file is, [`guess()`] proposes a [`Mapping`], [`preview()`] shows what it gives, [`read()`] reads the
//! whole. Reading files needs `workbook`; the shapes do not, so that screens can show them. docs/payroll-registers.md is
//! for the people who make registers and mappings.

mod contents;
mod fault;
mod field;
#[cfg(feature = "workbook")]
mod guess;
mod guessed;
mod identity;
mod look;
#[cfg(feature = "workbook")]
mod looking;
mod mapping;
mod preview;
#[cfg(feature = "workbook")]
mod reading;
mod row;
mod rows;
#[cfg(feature = "workbook")]
mod source;
#[cfg(feature = "workbook")]
mod typing;
#[cfg(feature = "workbook")]
mod word_set;
#[cfg(feature = "workbook")]
mod words;
#[cfg(feature = "workbook")]
mod words_of_titles;

pub use contents::Value;
pub use fault::RegisterFault;
pub use field::{Field, FieldKind};
#[cfg(feature = "workbook")]
pub use guess::guess;
pub use guessed::{About, Because, ColumnGuess, Guessed, Question};
pub use look::{Detected, Holds, HowSure, Look, LookCell, LookRow, Merged, SheetLook};
#[cfg(feature = "workbook")]
pub use looking::look;
pub use mapping::{
    BlockMeaning, Column, CsvForm, DateOrder, DecimalMark, FileForm, HoursForm, Layout, Mapping, SlotGrid, SlotLetters,
};
pub use preview::{Preview, PreviewCell, PreviewRow, Reads};
#[cfg(feature = "workbook")]
pub use reading::{preview, read};
pub use row::{CellAt, Reading, Register, RegisterKind, RowLeftOut, UnreadableCell, WhyLeftOut};
pub use rows::{Row, Rows};
