//! Reports: what was published, its review, and the lead's answers.

mod content;
mod list;
mod page;
mod review;
mod tables;

pub(crate) use content::Content;
pub(crate) use list::ReportList;
pub(crate) use page::ReportPage;
