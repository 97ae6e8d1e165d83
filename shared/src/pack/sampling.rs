//! How many are to be heard, as a program's pack says it (`sampling.toml`).

use super::model::{Audience, Grounds};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many must be heard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sampling {
    /// Share of the headcount, in per cent.
    pub share_percent: u32,
    /// Whether every crew has the share as its own goal, beside the site.
    pub per_crew: bool,
    /// Others to be heard beside the workers.
    pub also: Vec<Audience>,
    /// Interviews by headcount, smallest first, where the program has a table. Beyond its end the share holds.
    #[serde(default)]
    pub bands: Vec<SampleBand>,
    #[serde(default)]
    pub at_least: Option<u32>,
    #[serde(default)]
    pub at_most: Option<u32>,
    #[serde(default)]
    pub quotas: Vec<Quota>,
    pub text: Words,
    pub grounds: Grounds,
}

/// A line of a sampling table: so many interviews for a headcount of at most so many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SampleBand {
    pub up_to: u32,
    pub interviews: u32,
}

/// How many of one group are to be heard: a number, a share of all who are to be heard, or the larger of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quota {
    /// The stratum: `gender`, `language`, `pay_type`.
    pub by: String,
    /// The group, as the answer's choice names it: `woman`.
    pub group: String,
    pub at_least: Option<u32>,
    pub share_percent: Option<u32>,
}
