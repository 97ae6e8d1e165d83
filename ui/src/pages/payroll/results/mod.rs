//! A checked register: totals first, then pictures, what cannot be told, what is wrong in the file, then every row.

mod beside;
mod books;
mod filter;
mod leaving;
mod page;
mod plots;
mod rows;
mod rules;
mod sampling;
mod totals;

pub(super) use page::Results;
