//! One row of a register: what is broken for it, down to the cell; who it is stands apart.

mod breach;
mod cells;
mod note;
mod page;
mod who;

pub(super) use page::Row;
