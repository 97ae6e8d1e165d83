//! What a check looks at: the employer's files, what workers told, and what is known about the site.

use super::register::Register;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The employer's files of one site, joined by worker number and day, and what workers told.
#[derive(Clone, Copy, Debug)]
pub struct Books<'b> {
    pub register: &'b Register,
    pub time_cards: Option<&'b Register>,
    pub tickets: Option<&'b Register>,
    pub told: &'b [Told],
}

impl<'b> Books<'b> {
    pub fn of(register: &'b Register) -> Books<'b> {
        Books {
            register,
            time_cards: None,
            tickets: None,
            told: &[],
        }
    }
}

/// What a worker told about pay, under the audit's code for the worker. What differs is laid to the books, never to the speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// Such as `C-017`.
    pub code: String,
    /// The employer's number of the worker, where the team linked them; else the told figures are only listed.
    #[serde(default)]
    pub worker: Option<String>,
    pub first: Day,
    pub last: Day,
    #[serde(default)]
    pub hours: Option<Decimal>,
    /// In the pack's currency.
    #[serde(default)]
    pub pay: Option<Decimal>,
}

/// What is known about the site and its agreements. What is absent makes the checks that need it not verifiable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Circumstances {
    /// Where the work was done, as ISO 3166: `US-FL`.
    pub region: Option<String>,
    /// As the pack's floors name it: `garment`.
    pub sector: Option<String>,
    /// The site has workers under H-2A; a column of the register knows better.
    pub h2a: Option<bool>,
    /// The rate per hour of the contract or job order; a column knows better.
    pub contract_hourly: Option<Decimal>,
    pub contract: Option<ContractTerms>,
    pub premium: Option<PremiumReceived>,
    /// Days after a period's end by which pay is due, where no column has the day.
    pub due_after_days: Option<u32>,
}

/// The hours that a contract or job order promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContractTerms {
    pub weeks: Decimal,
    pub weekly_hours: Decimal,
    /// Hours of holidays and Sabbaths, over the whole contract.
    #[serde(default)]
    pub hours_off: Decimal,
}

/// What buyers paid as premium for the time of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PremiumReceived {
    pub amount: Decimal,
    /// The employer's share for administration, as an amount; `None`: the pack's percentage.
    #[serde(default)]
    pub admin_share: Option<Decimal>,
}
