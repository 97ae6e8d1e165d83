//! Records as small CRDT documents: the only code that names automerge.
//!
//! A [`Document`] is a flat map with path keys. It is written through [`Edit`]s, read as [`Fields`](crate::fields::Fields),
//! and takes in what others wrote only through [`guard::admit`]. Nothing here knows rooms' logs, keys or disks.

pub mod actor;
mod conflicts;
pub mod document;
pub mod guard;
pub mod identity;

pub use actor::Actor;
pub use document::{Document, Edit, Merged, News, NewsBuf, RecordError, Written};
pub use guard::{Admitted, GuardError, admit};
pub use identity::RecordIdentity;
