//! From a file to a checked register: picked, sealed, looked at, its columns named, checked.

mod check;
mod columns;
mod draft;
mod file;
mod mapping;
mod picking;
mod preview;
mod questions;
mod settings;
mod site;

pub(super) use check::Import;
