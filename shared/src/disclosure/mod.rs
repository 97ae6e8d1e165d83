//! What may leave the team, and why not: the one maker of whatever leaves.
//!
//! Counts pass through [`release()`], single figures through [`release_figure`], bases and attendance through their words here, and
//! every free text through [`text_check`]. Pure functions over values: the caller brings population, reader and earlier releases.

mod answers;
#[cfg(test)]
mod answers_tests;
mod basis;
mod corrections;
mod names;
mod network;
mod numbers;
mod of_audit;
mod release;
#[cfg(test)]
mod release_tests;
mod table;
mod text;
mod why;
mod words;

pub use answers::{Leave, WORKER_CODE, Wish, WishFault, choose};
pub use basis::{Basis, BasisKind, Support, attendance_at_least, basis};
pub use corrections::{owed, workers_confirm};
pub use of_audit::{NOT_SAID, Tables, basis_words, name_rows, population, tables};
pub use release::{FEWEST_INTERVIEWS, FEWEST_WORKERS, release, release_figure, worker_tables};
pub use table::{Cell, Count, CountTable, Population, Reader, Released};
pub use text::{Forbidden, Leak, LeakReason, QUOTATION_WORDS, text_check};
pub use why::Why;
