//! What field devices, the sync server and the screens agree on.
//!
//! No disk, network, clock or chance of its own: a host lends those (see `commands::Host`).
//! Without features this crate is what screens need; `seal`, `record` and `commands` add what hosts need.

pub mod api;
#[cfg(feature = "commands")]
pub mod commands;
pub mod digits;
pub mod disclosure;
pub mod domain;
pub mod fields;
pub mod form;
pub mod ids;
pub mod kinds;
pub mod money;
pub mod pack;
pub mod payroll;
pub mod permissions;
#[cfg(feature = "record")]
pub mod record;
#[cfg(feature = "commands")]
pub mod report;
#[cfg(feature = "seal")]
pub mod seal;
pub(crate) mod side_by_side;
pub(crate) mod spelling;
pub mod spreadsheet;
pub mod sync;
pub mod time;
pub mod words;
#[cfg(feature = "workbook")]
pub(crate) mod workbook;
#[cfg(feature = "workbook")]
pub mod xform;
#[cfg(feature = "workbook")]
pub mod xlsform;
pub mod xpath;
