//! The rules by their numbers, and how one came out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A rule of the payroll check. What each means, with its formula and a worked example, stands in docs/payroll.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Rule {
    /// Pay reaches the wage floor.
    P1,
    /// Pay reaches what the agreed rates give.
    P2,
    /// A crew's pieces are shared by hours.
    P3,
    /// Overtime on the regular rate.
    P4,
    /// Overtime on basic pay.
    P5,
    /// Deductions.
    P6,
    /// The premium goes through.
    P7,
    /// The guarantee of hours over a contract.
    P8,
    /// What a record of pay must state.
    P9,
    /// Pay in time, and whole.
    P10,
    /// Working time.
    P11,
    /// Rest.
    P12,
    /// The code's rate, above the law's.
    P13,
    /// Wage tables by job, grade and tenure.
    P14,
    /// Whether the books agree with themselves and with what workers told.
    P15,
}

impl Rule {
    pub const ALL: [Rule; 15] = {
        use Rule::*;
        [P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, P12, P13, P14, P15]
    };

    /// The id in packs and records.
    pub fn id(self) -> &'static str {
        use Rule::*;
        match self {
            P1 => "P1",
            P2 => "P2",
            P3 => "P3",
            P4 => "P4",
            P5 => "P5",
            P6 => "P6",
            P7 => "P7",
            P8 => "P8",
            P9 => "P9",
            P10 => "P10",
            P11 => "P11",
            P12 => "P12",
            P13 => "P13",
            P14 => "P14",
            P15 => "P15",
        }
    }
}

/// How a rule came out, from best to worst for the books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    #[default]
    Clean,
    /// Nobody can tell: something is missing. It counts worse than clean and is never left out.
    NotVerifiable,
    /// Broken, and no amount follows.
    Breach,
    /// Broken, and money is owed.
    Short,
}

/// What kept a rule from being checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The register has no such column.
    Column,
    /// The cell is empty.
    Cell,
    /// The cell does not say what its column should.
    Unreadable,
    /// The figure cannot be: hours below zero, more hours than the days have. See the faults.
    ImpossibleFigure,
    /// The row's pay period is not known.
    Period,
    /// The pack has no floor for the place and day.
    Floor,
    /// The floor rose or fell within the period: the lower one was taken, so what is owed is owed at least.
    FloorChanged,
    /// The rate that decides is marked unverified in the pack.
    FloorUnverified,
    /// Nobody said where the work was done.
    Region,
    /// The pack's floors go by sector, and nobody said the site's.
    Sector,
    /// The pack's floors go by job, and it does not know this one.
    Job,
    Grade,
    /// The day of hire, which decides the tenure band.
    Tenure,
    /// The amounts are in another currency than the pack's.
    Currency,
    /// Hours by week are needed, and the period has several weeks: overtime is owed at least as much as shown.
    HoursByWeek,
    /// Hours by day are needed: time cards, or a register with a row a day.
    HoursByDay,
    /// Start and stop of each day are needed.
    StartAndStop,
    /// The records cover less than 52 weeks.
    FewerThan52Weeks,
    /// The pay period is no month, and the basic pay is for a month.
    Month,
    /// No scheme of overtime in the pack is for workers paid so.
    Scheme,
    /// A deduction whose purpose the pack does not name.
    Purpose,
    /// Whether the worker agreed to the deductions.
    Consent,
    /// What the employer received as premium.
    PremiumReceived,
    /// The employer's share for administration.
    AdminShare,
    /// The terms of the contract: weeks and hours.
    ContractTerms,
    /// The register does not cover the whole contract.
    ContractCovered,
    /// The crew of the row.
    Crew,
    /// The worker's number.
    Worker,
    /// Another file is needed: time cards or piece tickets.
    OtherBooks,
}
