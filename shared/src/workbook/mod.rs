//! The door for spreadsheet files, whoever reads them: forms and employers' registers.

mod ahead;
mod claims;
mod container;
mod pieces;
mod seen;

pub(crate) use ahead::{Ahead, Behind};
pub(crate) use container::{Container, Limits, Refused, recognise};
pub(crate) use pieces::Pieces;
