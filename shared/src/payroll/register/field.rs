//! What a column of a register can mean, in the words of payroll offices.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The meaning of a column. `Allowance` and `Deduction` may be mapped to several columns, `Name` and `OvertimeHours` to
/// several that are one together, `Start` and `Stop` to as many as each other, every other to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    // Who: stays in memory; results name rows, never people.
    /// The employer's number of the worker; joins time cards and tickets to the register.
    Worker,
    Name,
    Crew,
    Job,
    Grade,
    /// First day of employment: decides the tenure band.
    Hired,
    /// Employed under H-2A: yes or no.
    H2a,
    /// Pay basis as the register words it: hour, piece, day, month.
    Basis,
    // When.
    PeriodFirst,
    PeriodLast,
    /// The one day that a row per day is about.
    Day,
    PayDate,
    DueDate,
    /// Work (or rest, see the mapping) from this time of the day …
    Start,
    /// … to this one; not after the start means the next day.
    Stop,
    /// Unpaid break between start and stop.
    Break,
    // How long.
    RegularHours,
    OvertimeHours,
    TotalHours,
    WaitingHours,
    OfferedHours,
    RestHours,
    DaysWorked,
    // How much work.
    Pieces,
    PieceRate,
    // Rates.
    HourlyRate,
    OvertimeRate,
    DayRate,
    MonthlyRate,
    /// The rate per hour of the contract or job order.
    ContractRate,
    // Pay, as lines of the register.
    PieceEarnings,
    RegularPay,
    OvertimePay,
    WaitingPay,
    MakeUpPay,
    Bonus,
    Premium,
    Basic,
    HouseRent,
    Medical,
    Transport,
    Food,
    Allowance,
    OtherPay,
    Gross,
    Deduction,
    DeductionsTotal,
    Net,
    /// What was handed over or transferred.
    Paid,
    /// ISO 4217, or a sign such as `$`.
    Currency,
    /// The worker's signature or consent, as the register marks it.
    Signed,
    /// Why hours offered and worked differ.
    Reason,
}

/// What the cells of a field hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Text,
    Day,
    /// A time of the day.
    Clock,
    /// A length of time.
    Hours,
    /// A count or an amount of money.
    Number,
    YesNo,
}

impl Field {
    pub fn kind(self) -> FieldKind {
        use Field::*;
        match self {
            Worker | Name | Crew | Job | Grade | Basis | Currency | Signed | Reason => FieldKind::Text,
            H2a => FieldKind::YesNo,
            Hired | PeriodFirst | PeriodLast | Day | PayDate | DueDate => FieldKind::Day,
            Start | Stop => FieldKind::Clock,
            Break | RegularHours | OvertimeHours | TotalHours | WaitingHours | OfferedHours | RestHours => {
                FieldKind::Hours
            }
            DaysWorked | Pieces | PieceRate | HourlyRate | OvertimeRate | DayRate | MonthlyRate | ContractRate
            | PieceEarnings | RegularPay | OvertimePay | WaitingPay | MakeUpPay | Bonus | Premium | Basic
            | HouseRent | Medical | Transport | Food | Allowance | OtherPay | Gross | Deduction | DeductionsTotal
            | Net | Paid => FieldKind::Number,
        }
    }

    /// Whether several columns may carry it, each an entry of its own.
    pub fn repeats(self) -> bool {
        matches!(self, Field::Allowance | Field::Deduction)
    }

    /// Whether several columns may carry it that are one together: first and last name, overtime at two rates.
    pub fn joins(self) -> bool {
        matches!(self, Field::Name | Field::OvertimeHours)
    }

    /// Whether several columns may carry it where as many carry its fellow: `In`, `Out`, `In`, `Out`.
    pub fn pairs(self) -> bool {
        matches!(self, Field::Start | Field::Stop)
    }
}
