//! What stands before the pages of a field device: first run, unlock, cover. Enrolment is in `joining`.

mod covered;
mod first_run;
mod panel;
mod recovering;
mod tongue;
mod unlocking;

pub(crate) use covered::Covered;
pub(crate) use first_run::FirstRun;
pub(crate) use panel::{Blank, Panel};
pub(crate) use tongue::Tongue;
pub(crate) use unlocking::Unlocking;
