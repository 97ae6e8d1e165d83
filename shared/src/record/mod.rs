//! Records as small CRDT documents: the only code that names automerge.
//!
//! A [`Document`] is a flat map with path keys. It is written through [`Edit`]s, read as [`Fields`](crate::fields::Fields),
//! and takes in what others wrote only through [`admit`]. Nothing here knows rooms' logs, keys or disks.

pub mod actor;
mod bytes;
mod chunks;
mod columns;
mod conflicts;
pub mod document;
pub mod edit;
pub mod guard;
pub mod history;
#[cfg(test)]
mod hostile_tests;
pub mod identity;
mod ledger;
pub mod limits;
mod merge;
#[cfg(test)]
mod merge_tests;
pub mod news;
mod read;
#[cfg(test)]
mod story_tests;

pub use actor::Actor;
pub use document::{Document, RecordError};
pub use edit::Edit;
pub use guard::{Admitted, GuardError, Merged, admit};
pub use history::{Step, StepAct, Written};
pub use identity::RecordIdentity;
pub use news::{News, NewsBuf};
