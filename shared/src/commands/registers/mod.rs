//! An employer's registers: looked at, mapped, imported, checked. Every figure is recomputed from the sealed file.

mod books;
mod contradicting;
mod figures;
mod importing;
mod leaving;
mod results;
mod rows;
mod told;

pub use books::OpenBooks;
pub(super) use contradicting::contradicting;
pub(super) use figures::{Figures, figures, of_audit};
pub(super) use importing::{import, look_at, preview};
pub(super) use leaving::{draft_finding, export};
pub(super) use results::{counted, list, open, pick_sample};
pub(super) use rows::{note_row, open_row, rows};
