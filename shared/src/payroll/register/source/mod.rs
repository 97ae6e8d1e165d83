//! Files as rows of cells, whatever program wrote them.

mod beside;
mod cell;
mod delimited;
mod door;
mod encoding;
mod excel;
mod open_document;
mod quoted;
mod sheet;
mod sniff;
mod text_door;

pub(super) use cell::Cell;
pub(super) use door::{Measured, Opened, ahead, ended, open};
pub(super) use sheet::{Grid, Visit, too_many_cells};
