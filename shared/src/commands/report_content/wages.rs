//! How pay per hour is spread in each register, in ranges that each stand for enough workers.

use super::books::Book;
use super::earlier::EarlierReports;
use crate::api::{WageBin, WageDistribution};
use crate::disclosure::{self, Cell, Population, Reader, WageRange, Why};
use crate::pack::Pack;
use crate::payroll;
use crate::time::Day;

pub(super) fn published(
    books: &[Book],
    pack: &Pack,
    population: Population,
    earlier: &EarlierReports,
) -> Vec<WageDistribution> {
    let reader = Reader::NamedMonitor;
    let mut all = Vec::new();
    for book in books {
        let register = &book.published;
        // Where the register itself stands as it was, or says nothing, its wages do too.
        let Some(figures) = book.figures.as_ref().filter(|_| register.workers != Cell::KeptBack) else {
            continue;
        };
        let days = (register.first, register.last);
        let before = earlier
            .versions()
            .find_map(|content| content.wages.iter().find(|wages| (wages.first, wages.last) == days));
        if before.is_none()
            && earlier
                .other_wages()
                .any(|other| overlaps(days, (other.first, other.last)))
        {
            continue;
        }
        if let Some(before) = before.filter(|_| register.why.contains(&Why::AsFirstReleased)) {
            all.push(before.clone());
            continue;
        }
        let mut sorted = figures.hourly.clone();
        sorted.sort_unstable();
        let middle = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        let step = payroll::step_for(figures.floor.unwrap_or(middle));
        let ranges: Option<Vec<WageRange>> = before.map(|before| before.bins.iter().map(range).collect());
        let pooled = disclosure::pool_wages(
            &figures.hourly,
            figures.floor,
            step,
            population,
            reader,
            &pack.disclosure,
            ranges.as_deref(),
        );
        all.extend(pooled.map(|pooled| WageDistribution {
            currency: figures.currency.clone(),
            first: register.first,
            last: register.last,
            floor: figures.floor.map(|floor| floor.normalize()),
            bins: pooled.ranges.iter().map(bin).collect(),
            why: pooled.why,
        }));
    }
    all
}

fn overlaps(left: (Option<Day>, Option<Day>), right: (Option<Day>, Option<Day>)) -> bool {
    match (left.0.zip(left.1), right.0.zip(right.1)) {
        (Some(left), Some(right)) => left.0 <= right.1 && right.0 <= left.1,
        (_, _) => true,
    }
}

fn bin(range: &WageRange) -> WageBin {
    WageBin {
        from: range.from,
        below: range.below,
        workers: Cell::Shown {
            people: range.workers,
            of: None,
        },
    }
}

fn range(bin: &WageBin) -> WageRange {
    WageRange {
        from: bin.from,
        below: bin.below,
        workers: bin.workers.people().unwrap_or_default(),
    }
}
