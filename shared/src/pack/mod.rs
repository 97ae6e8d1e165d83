//! Programs as data: a pack's files become one checked [`Pack`], or a list of faults with file, line and reason.
//!
//! A pack is TOML and CSV only, so that a program's staff can write it. A fact in it names its sources or says that it is
//! unverified; unknown keys, files and references are faults, with the word that was probably meant.

#[cfg(feature = "workbook")]
mod action_rules;
mod bundle;
pub mod comparison;
mod dictionary;
mod fault;
#[cfg(feature = "workbook")]
mod figure_rules;
#[cfg(feature = "workbook")]
mod form_checks;
#[cfg(feature = "workbook")]
mod forms;
mod model;
#[cfg(feature = "workbook")]
mod parse;
mod pay;
#[cfg(feature = "workbook")]
mod pay_checks;
#[cfg(test)]
mod pay_tests;
#[cfg(feature = "workbook")]
mod payroll_rules;
#[cfg(feature = "workbook")]
mod placeholders;
#[cfg(feature = "workbook")]
mod rules;
#[cfg(test)]
mod safe_interview_tests;
mod sampling;
#[cfg(feature = "workbook")]
mod section;
#[cfg(test)]
mod shipped_tests;
#[cfg(test)]
mod suggests_tests;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod wishes_tests;
#[cfg(test)]
mod workbook_tests;

pub use bundle::PackFiles;
pub use bundle::{
    BundleFault, LARGEST_FILE_BYTES, LARGEST_PACK_BYTES, MOST_FILES, PackHash, bundle, pack_hash, unbundle,
};
pub use dictionary::dictionary;
pub use fault::{PackFault, PackWarning};
pub use model::*;
#[cfg(feature = "workbook")]
pub use parse::{Checked, PACK_FORMAT};
pub use pay::*;
#[cfg(feature = "workbook")]
pub use placeholders::PLACEHOLDER;
pub use sampling::{Quota, SampleBand, Sampling};
