//! Payroll: a pay slip against the pack's rules, with every step of the arithmetic.
//!
//! Exact decimals throughout; one rounding, in the payable amount. Rules P1 (wage floor) and P2 (piece make-up) so far.

mod floor;
mod ledger;
#[cfg(test)]
mod properties;
mod reconcile;
pub mod register;
mod slip;
#[cfg(test)]
mod tests;

pub use floor::{Floor, FloorCandidate};
pub use ledger::{Arithmetic, FormulaPart, LedgerLine, LineKey, LinePlace, Unit, Unverifiable, Verdict};
pub use reconcile::reconcile;
pub use slip::{Deduction, LARGEST_AMOUNT, LONGEST_PERIOD_DAYS, PayBasis, PaySlip, SlipFault, SlipSources};

/// The version of these rules, kept with every slip: a later engine may reckon differently and says so.
pub const ENGINE_VERSION: &str = "1";
