//! What a check found, compact: totals first, then every period, every outcome that is not clean, and what could not be told.
//!
//! Results name rows and cells. Whose they are stays in the register.

use super::plots::Plots;
use super::register::{CellAt, Field, RegisterKind};
use super::rule::{Judgement, Missing, Rule};
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A whole register against a pack's rules. The same books, pack and circumstances give the same, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    /// [`ENGINE_VERSION`](super::ENGINE_VERSION).
    pub engine: String,
    /// The pack's, as ISO 4217.
    pub currency: String,
    /// Rules that this pack asks for.
    pub rules: Vec<Rule>,
    pub summary: Summary,
    /// By rule and currency.
    pub totals: Vec<RuleTotal>,
    /// One a worker and pay period, in the order of their first rows.
    pub periods: Vec<PeriodOutcome>,
    /// Everything that is not clean, in the order of periods, workers, crews, register; then by rule.
    pub outcomes: Vec<Outcome>,
    pub not_verifiable: Vec<NotVerifiable>,
    pub faults: Vec<BookFault>,
    pub plots: Plots,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    pub rows: u32,
    pub workers: u32,
    pub periods: u32,
    pub workers_short: u32,
    /// Workers with a breach that carries no amount, and none that does.
    pub workers_in_breach: u32,
    /// Workers about whom something could not be told, and nothing worse.
    pub workers_not_verifiable: u32,
    pub workers_clean: u32,
    /// By currency, over all rules; each amount was rounded once.
    pub owed: Vec<Owed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Owed {
    pub currency: String,
    pub amount: Decimal,
}

/// A rule over the whole register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleTotal {
    pub rule: Rule,
    pub currency: String,
    /// Workers for whom the rule was applied, whatever came out.
    pub workers_checked: u32,
    pub workers_short: u32,
    pub breaches: u32,
    pub not_verifiable: u32,
    pub owed: Decimal,
}

/// A worker's pay period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodOutcome {
    /// A number for this check alone, the same for all periods of a worker.
    pub worker: u32,
    /// Counts into [`Plots::owed_by_crew`].
    pub crew: Option<u32>,
    pub first: Option<Day>,
    pub last: Option<Day>,
    /// Places among [`Register::rows`](super::register::Register::rows).
    pub rows: Vec<u32>,
    /// The worst of the period's rules.
    pub judgement: Judgement,
    pub owed: Decimal,
    /// To be paid, to 4 digits.
    pub hours: Option<Decimal>,
    /// For the work.
    pub paid: Option<Decimal>,
    /// Paid per hour to be paid, to 4 digits.
    pub hourly: Option<Decimal>,
}

/// What an outcome is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "of", content = "place", rename_all = "snake_case")]
pub enum Subject {
    /// Counts into [`Checked::periods`].
    Period(u32),
    /// The number in [`PeriodOutcome::worker`].
    Worker(u32),
    /// Counts into [`Plots::owed_by_crew`].
    Crew(u32),
    Register,
}

/// How a rule came out for something, where it did not come out clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    pub subject: Subject,
    pub rule: Rule,
    pub judgement: Judgement,
    /// Rounded; 0 where no amount follows.
    pub owed: Decimal,
}

/// A check that could not be made, with the cells that kept it from being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotVerifiable {
    pub rule: Rule,
    pub missing: Missing,
    pub field: Option<Field>,
    /// How many periods, workers or crews it is about.
    pub count: u32,
    /// The first [`MOST_CELLS`].
    pub cells: Vec<CellAt>,
}

/// Cells that are listed for one reason.
pub const MOST_CELLS: usize = 20;
/// Faults that are listed of one kind.
pub const MOST_FAULTS: usize = 200;

/// Something in a file that cannot be right. The row is checked with what remains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BookFault {
    pub code: FaultCode,
    pub book: RegisterKind,
    pub at: CellAt,
    /// As a person reads the value.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    NoWorker,
    NegativeHours,
    NegativePay,
    /// More hours than the days have.
    TooManyHours,
    PeriodBackwards,
    PeriodTooLong,
    NoPeriod,
    OverlappingPeriods,
    /// The same row again: it counts once.
    SameRowTwice,
    /// Two different rows for one worker and period: both count.
    WorkerTwice,
    UnknownCurrency,
    /// A rate 50 times the middle of its column, or a fiftieth: mistyped, or in another unit.
    AbsurdRate,
    /// A number in the other files that the register does not have.
    WorkerNotInRegister,
    /// More of a kind than are listed.
    More,
}

impl BookFault {
    /// What happened and what to do, in Spanish for `es` and in English for every other language.
    pub fn sentence(&self, language: &str) -> String {
        let (at, value) = (self.at.address(), &self.value);
        let (english, spanish) = match self.code {
            FaultCode::NoWorker => (
                "the row names no worker; add the number, or check the row by hand",
                "la fila no nombra a nadie; agregue el número o revísela a mano",
            ),
            FaultCode::NegativeHours => (
                "hours below zero; the row’s hours are not used",
                "horas bajo cero; no se usan las horas de la fila",
            ),
            FaultCode::NegativePay => (
                "an amount below zero; it counts as a correction",
                "monto bajo cero; cuenta como corrección",
            ),
            FaultCode::TooManyHours => (
                "more hours than the days have; the row’s hours are not used",
                "más horas que las de esos días; no se usan las horas de la fila",
            ),
            FaultCode::PeriodBackwards => (
                "the period ends before it begins; check both days and the order of dates",
                "el período termina antes de empezar; revise los días y el orden de las fechas",
            ),
            FaultCode::PeriodTooLong => (
                "a period of more than 62 days; check both days and the order of dates",
                "período de más de 62 días; revise los días y el orden de las fechas",
            ),
            FaultCode::NoPeriod => (
                "the row has no pay period; map the columns of days, or type the period in",
                "la fila no tiene período de pago; asigne las columnas de fechas o escriba el período",
            ),
            FaultCode::OverlappingPeriods => (
                "the period overlaps another one of the same worker; both are checked apart",
                "el período se cruza con otro de la misma persona; se revisan por separado",
            ),
            FaultCode::SameRowTwice => (
                "the same row stands twice; it counts once",
                "la misma fila está dos veces; cuenta una vez",
            ),
            FaultCode::WorkerTwice => (
                "the worker has two rows for this period; both count together",
                "la persona tiene dos filas en este período; se suman",
            ),
            FaultCode::UnknownCurrency => (
                "not a currency; amounts are not compared with the floor",
                "no es una moneda; los montos no se comparan con el mínimo",
            ),
            FaultCode::AbsurdRate => (
                "a rate far from all others of its column; check the point and the unit",
                "tarifa muy lejos de las demás de su columna; revise el punto y la unidad",
            ),
            FaultCode::WorkerNotInRegister => (
                "this worker is not in the register: whoever worked must have been paid",
                "esta persona no está en el registro: quien trabajó debió cobrar",
            ),
            FaultCode::More => (
                "more of the same are not listed",
                "hay más de lo mismo que no se listan",
            ),
        };
        let sentence = if language == "es" { spanish } else { english };
        match value.is_empty() {
            true => format!("{at}: {sentence}"),
            false => format!("{at} ({value}): {sentence}"),
        }
    }
}
