//! Joining without signal: the scanner, the new phone that waits, and the lead's two steps. None of it is needed to unlock
//! and work, so it is an area of its own.

mod offline;
mod reading;
mod scanner;
mod waiting;

pub(crate) use offline::OfflinePage;
pub(crate) use scanner::Scanner;
pub(crate) use waiting::Waiting;
