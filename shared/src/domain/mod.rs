//! What records mean: the names of their keys, and plain values read from [`Fields`](crate::fields::Fields).
//!
//! Pure: no document, store, clock or chance. One file a kind; `keys` names every key once.

mod about;
pub mod audit;
pub mod blobs;
pub mod coverage;
pub mod folding;
pub mod interview;
pub mod keys;
pub mod likeness;
pub mod merged;
pub mod progress;
pub mod report;
pub mod sampling;
pub mod search;
pub mod slip;
pub mod storage;
mod summary;
pub mod verdicts;

pub use about::about;
pub use blobs::{BlobPart, CitedBlob, cited_blobs};
pub use coverage::coverage;
pub use summary::summary;
