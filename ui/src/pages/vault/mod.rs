//! What stands before the pages of a field device: first run, unlock, cover, enrolment.

mod covered;
mod enrolling;
mod first_run;
mod panel;
mod recovering;
mod tongue;
mod unlocking;

pub(crate) use covered::Covered;
pub(crate) use enrolling::Enrolling;
pub(crate) use first_run::FirstRun;
pub(crate) use panel::{Blank, Panel};
pub(crate) use tongue::Tongue;
pub(crate) use unlocking::Unlocking;
