//! An employer's register as typed rows: what a column means, what a cell says, and where it stands.
//!
//! Reading files needs `workbook`; these shapes do not, so that screens can show a mapping.

mod field;
mod identity;
mod mapping;
mod row;

pub use field::{Field, FieldKind};
pub use mapping::{BlockMeaning, Column, CsvForm, DateOrder, DecimalMark, FileForm, HoursForm, Layout, Mapping};
pub use row::{CellAt, Reading, Register, RegisterKind, Row, RowLeftOut, UnreadableCell, Value, WhyLeftOut};
