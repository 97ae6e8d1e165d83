//! Files as rows of cells, whatever program wrote them.

mod cell;
mod delimited;
mod door;
mod encoding;
mod open_document;
mod sheet;
mod text_door;
mod xls;
mod xlsx;

pub(super) use cell::Cell;
pub(super) use door::{Opened, open};
pub(super) use sheet::{Grid, Visit, too_many_cells};
