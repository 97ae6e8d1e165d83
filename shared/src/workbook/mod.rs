//! The door for spreadsheet files, whoever reads them: forms and employers' registers.

mod container;

pub(crate) use container::{Container, Limits, Refused, recognise};
