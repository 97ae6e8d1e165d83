//! A published report as people read it: its words, the [`outline()`] that page and files draw, and the files themselves.
//!
//! Pure over finished values: whoever calls brings content, actions, the day and the bytes of plates.

pub mod compare;
mod figures;
pub mod files;
pub mod outline;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(test)]
pub(crate) mod samples;
pub mod words;

pub use outline::{ActionFacts, outline};
pub use words::Phrases;
