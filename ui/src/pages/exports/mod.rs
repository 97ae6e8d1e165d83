//! Answers given out for other tools: chosen question by question, and a file in the person's hands at the end.

mod given;
mod page;
mod questions;
mod wish;

pub(super) use page::ExportPage;
