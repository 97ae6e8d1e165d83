//! An employer's registers: looked at, mapped, imported, checked. Every figure is recomputed from the sealed file.

mod books;
mod contradicting;
mod figures;
mod importing;
mod leaving;
mod open_books;
mod results;
mod rows;
mod told;

pub use books::BooksToRead;
pub(super) use contradicting::contradicting;
pub(super) use figures::{Figures, figures, of_audit};
pub(super) use importing::{import, look_at, preview};
pub(super) use leaving::{draft_finding, export};
pub use open_books::OpenBooks;
pub(super) use results::{counted, list, open, pick_sample};
pub(super) use rows::{note_row, open_row, rows};

use crate::api::{ApiError, Records};
use crate::commands::host::Host;

/// Whether a call rests on an employer's books: its host may take them out first and read them where nobody waits.
pub fn rests_on_books(call: &Records) -> bool {
    matches!(
        call,
        Records::ImportRegister(_)
            | Records::OpenRegister(_)
            | Records::ListRegisterRows(_)
            | Records::OpenRegisterRow(_)
            | Records::NoteRegisterRow(_)
            | Records::PickPaySample(_)
            | Records::ExportRegister(_)
            | Records::DraftPayFinding(_)
    )
}

/// What has to be read before a call can be answered at once. `None`: nothing.
///
/// # Errors
/// As the call itself would be refused.
pub fn books_to_read(host: &mut impl Host, call: &Records) -> Result<Option<BooksToRead>, ApiError> {
    match call {
        Records::ImportRegister(call) => importing::to_read(host, call),
        Records::OpenRegister(call) => books::to_read(host, call.payroll, true),
        Records::PickPaySample(call) => books::to_read(host, call.payroll, true),
        Records::ExportRegister(call) => books::to_read(host, call.payroll, true),
        Records::DraftPayFinding(call) => books::to_read(host, call.payroll, true),
        Records::ListRegisterRows(call) => books::to_read(host, call.payroll, false),
        Records::OpenRegisterRow(call) => books::to_read(host, call.payroll, false),
        Records::NoteRegisterRow(call) => books::to_read(host, call.payroll, false),
        _ => Ok(None),
    }
}
