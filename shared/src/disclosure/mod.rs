//! What may leave the team, and why not: the one maker of whatever leaves.
//!
//! Counts pass through [`release()`], single figures through [`release_figure`], an employer's books through [`books()`], pay per
//! hour through [`pool_wages`], bases and attendance through their words here, and every free text through [`text_check`]. The
//! rules in words stand in docs/disclosure.md. Pure functions over values: the caller brings population, reader and earlier releases.

mod answers;
#[cfg(test)]
mod answers_tests;
mod basis;
mod books;
#[cfg(test)]
mod books_tests;
mod corrections;
mod earlier_books;
mod names;
mod network;
mod numbers;
mod of_audit;
mod release;
#[cfg(test)]
mod release_tests;
#[cfg(test)]
mod solver_tests;
mod table;
mod text;
#[cfg(test)]
mod text_tests;
mod wages;
mod why;
mod words;

pub use answers::{Leave, WORKER_CODE, Wish, WishFault, choose};
pub use basis::{Basis, BasisKind, Support, attendance_at_least, basis};
pub use books::{BookFacts, BookFigures, RuleFacts, RuleFigures, books};
pub use corrections::{owed, workers_confirm};
pub use earlier_books::{beside_earlier, keep_all_back, same_days};
pub use of_audit::{NOT_SAID, Tables, basis_of, name_rows, population, tables};
pub use release::{Earlier, FEWEST_INTERVIEWS, FEWEST_WORKERS, release, release_figure, worker_tables};
pub use table::{Cell, Count, CountTable, Population, Reader, Released};
pub use text::{Forbidden, Leak, LeakReason, QUOTATION_WORDS, text_check, texts_check};
pub use wages::{PooledWages, WageRange, pool_wages};
pub use why::Why;
