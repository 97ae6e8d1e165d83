//! Joining a program: the new phone's invite, the wait for signal, and the lead's two scans. None of it is
//! needed to unlock and work, so it is an area of its own.

mod enrolling;
mod offline;
mod waiting;

pub(crate) use enrolling::Enrolling;
pub(crate) use offline::OfflinePage;
pub(crate) use waiting::Waiting;
