//! Whose records are looked at in depth: as many as the program asks, drawn by a seed that is kept, so that anybody can draw again.

use super::checked::Checked;
use super::register::Register;
use crate::pack::RecordSample;
use crate::time::Day;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A drawn sample, and how it was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sample {
    /// Kept with the payroll record; the same seed over the same register draws the same.
    pub seed: String,
    /// How many workers the program's rule asks for.
    pub asked: u32,
    /// Workers of the register.
    pub of: u32,
    /// The period with the most hours, where hours are known, else the one with the most workers.
    pub peak: Option<Period>,
    /// The latest.
    pub current: Option<Period>,
    /// Places of the drawn workers' rows in both periods, among [`Register::rows`]; those without a period when none is known.
    pub rows: Vec<u32>,
    /// Numbers as in [`PeriodOutcome::worker`](super::PeriodOutcome::worker).
    pub workers: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    pub first: Day,
    pub last: Day,
}

/// Draws workers: those with a row in the peak or current period, in an order that the seed and what their rows say make.
///
/// The order of rows does not matter, so a register sorted otherwise gives the same people.
pub fn sample(checked: &Checked, register: &Register, rule: &RecordSample, seed: &str) -> Sample {
    let (peak, current) = periods(checked);
    let wanted: BTreeSet<Period> = peak.into_iter().chain(current).collect();
    let chosen = |first: Option<Day>, last: Option<Day>| match first.zip(last) {
        Some((first, last)) => wanted.contains(&Period { first, last }),
        None => wanted.is_empty(),
    };
    let mut rows: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for period in checked
        .periods
        .iter()
        .filter(|period| chosen(period.first, period.last))
    {
        rows.entry(period.worker).or_default().extend(&period.rows);
    }
    let of = checked.summary.workers;
    let asked = asked(rule, of);
    let mut drawn: Vec<([u8; 32], u32)> = rows
        .iter()
        .map(|(worker, rows)| (lot(register, rows, seed), *worker))
        .collect();
    drawn.sort_unstable();
    drawn.truncate(asked as usize);
    let mut workers: Vec<u32> = drawn.into_iter().map(|(_, worker)| worker).collect();
    workers.sort_unstable();
    Sample {
        seed: seed.to_owned(),
        asked,
        of,
        peak,
        current,
        rows: workers
            .iter()
            .filter_map(|worker| rows.get(worker))
            .flatten()
            .copied()
            .collect(),
        workers,
    }
}

/// At least so many, or a share of a large register; never more than there are.
fn asked(rule: &RecordSample, workers: u32) -> u32 {
    let share = (Decimal::from(workers) * rule.share_percent / Decimal::ONE_HUNDRED).ceil();
    let share = match workers > rule.above {
        true => share.to_u32().unwrap_or(workers),
        false => 0,
    };
    rule.at_least.max(share).min(workers)
}

fn periods(checked: &Checked) -> (Option<Period>, Option<Period>) {
    let mut sums: BTreeMap<Period, (Decimal, u32)> = BTreeMap::new();
    for outcome in &checked.periods {
        let Some((first, last)) = outcome.first.zip(outcome.last) else {
            continue;
        };
        let (hours, workers) = sums.entry(Period { first, last }).or_default();
        *hours = hours.saturating_add(outcome.hours.unwrap_or_default());
        *workers += 1;
    }
    let current = sums.keys().max_by_key(|period| (period.last, period.first)).copied();
    let peak = sums
        .into_iter()
        .max_by_key(|(period, sum)| (*sum, *period))
        .map(|(period, _)| period);
    (peak, current)
}

/// A worker's lot: by the seed and the rows' own hashes, not by their places.
fn lot(register: &Register, rows: &[u32], seed: &str) -> [u8; 32] {
    let mut hashes: Vec<[u8; 32]> = rows
        .iter()
        .filter_map(|row| register.rows.get(*row as usize))
        .map(|row| register.row_hash(row).0)
        .collect();
    hashes.sort_unstable();
    let mut sha = Sha256::new();
    sha.update(b"surco payroll sample 1\n");
    sha.update(seed.len().to_be_bytes());
    sha.update(seed.as_bytes());
    hashes.iter().for_each(|hash| sha.update(hash));
    sha.finalize().into()
}
