//! Payroll: what the employer's books say against the pack's rules, with every step of the arithmetic.
//!
//! Two doors: [`reconcile()`] for one pay slip keyed in by hand, [`Review`] for a whole register with time cards and tickets. Both
//! take floors from the same table and reckon P1 and P2 the same way. Exact decimals throughout; one rounding, in the payable
//! amount. No rate and no limit stands here: packs bring them.

mod books;
mod checked;
mod currency;
mod evidence;
#[cfg(feature = "workbook")]
pub mod export;
mod floor;
mod labels;
mod ledger;
mod plots;
#[cfg(test)]
mod properties;
mod rates;
mod reconcile;
pub mod register;
mod review;
mod rule;
mod rules;
mod sample;
mod sentences;
mod sentences_es;
mod slip;
mod slip_stated;
mod statement;
#[cfg(test)]
mod tests;
mod wage;
#[cfg(test)]
mod worked;

pub use books::{Books, Circumstances, ContractTerms, PremiumReceived, Told};
pub use checked::{
    BookFault, Checked, FaultCode, MOST_CELLS, MOST_FAULTS, NotVerifiable, Outcome, Owed, PeriodOutcome, RuleTotal,
    Subject, Summary,
};
pub use evidence::{Breach, Input, Part, Step, StepKey, StepUnit, hours_of};
pub use floor::{Floor, FloorCandidate};
pub use labels::{judgement_label, missing_label, step_label, unit_label};
pub use ledger::{Arithmetic, FormulaPart, LedgerLine, LineKey, LinePlace, Unit, Unverifiable, Verdict};
pub use plots::{Bin, CrewOwed, DayStrip, Plots, step_for};
pub use reconcile::reconcile;
pub use review::{About, Review, check, explain};
pub use rule::{Judgement, Missing, Rule};
pub use sample::{Period, Sample, sample};
pub use slip::{Deduction, LARGEST_AMOUNT, LONGEST_PERIOD_DAYS, PayBasis, PaySlip, SlipFault, SlipSources};
pub use slip_stated::SlipStates;
pub use statement::Statement;

/// The version of these rules, kept with every slip and register: a later engine may reckon differently and says so.
///
/// 2: pay without a gross, unread breaks, several shifts a day, allowances within a rate per day. 3: hours of every column
/// of overtime on time cards and where a rate differs from row to row. 4: overtime that cannot be read leaves the hours
/// open, instead of counting the regular ones alone. 5: what can be read of hours proves what is owed and clears nothing,
/// overtime pay that cannot be read accuses nobody, and cards with times beside overtime count the times.
pub const ENGINE_VERSION: &str = "5";
