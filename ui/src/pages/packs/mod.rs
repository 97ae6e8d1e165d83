//! A newer version of the program's pack beside the one that the audit was planned with.

mod differences;
mod page;

pub(super) use page::PackPage;
