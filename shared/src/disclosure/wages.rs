//! Pay per hour on its way out: small ranges are pooled with their neighbours until every range stands for enough workers.
//!
//! Nothing is hidden among the ranges, so there is nothing to compute back. The lowest and the highest range are open: the worst and
//! the best paid worker are not told. Where too few workers, or none, are paid below the floor, the range that spans it says so by
//! spanning it.

use super::release::{Earlier, release};
use super::table::{CountTable, Population, Reader};
use super::why::Why;
use crate::pack::Thresholds;
use rust_decimal::Decimal;

/// Ranges on each side of the floor at most.
const RANGES_A_SIDE: i64 = 6;
/// A corrected distribution tells something new only where at least so many workers differ.
const REAL_CHANGE: u32 = 10;

/// A range of pay per hour: from `from` to under `below`, and how many workers are paid so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WageRange {
    /// `None`: no lower end.
    pub from: Option<Decimal>,
    /// `None`: no upper end.
    pub below: Option<Decimal>,
    pub workers: u32,
}

/// Ranges as they may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PooledWages {
    pub ranges: Vec<WageRange>,
    /// Whether the ranges are those of an earlier release.
    pub stands: bool,
    pub why: Vec<Why>,
}

/// Pools what each worker was paid per hour, one figure a worker, into ranges around the floor (without one: around the middle).
///
/// `step`: the width of a range before pooling. `earlier`: the ranges that were released first, if any were: fewer than 10 workers
/// more or less leave them as they are, and otherwise no range is finer than theirs or moves by few. `None`: nothing useful
/// may leave.
pub fn pool_wages(
    paid: &[Decimal],
    floor: Option<Decimal>,
    step: Decimal,
    population: Population,
    reader: Reader,
    thresholds: &Thresholds,
    earlier: Option<&[WageRange]>,
) -> Option<PooledWages> {
    let threshold = reader.threshold(thresholds);
    let edges = match earlier {
        Some(before) => before.iter().filter_map(|range| range.below).collect(),
        None => edges(paid, floor, step)?,
    };
    let mut ranges: Vec<WageRange> = counted(paid, &edges);
    if let Some(before) = earlier {
        let all = |ranges: &[WageRange]| ranges.iter().fold(0u32, |sum, range| sum.saturating_add(range.workers));
        if all(before).abs_diff(all(&ranges)) < REAL_CHANGE {
            let stands = before != ranges;
            return Some(PooledWages {
                ranges: before.to_vec(),
                stands,
                why: if stands { vec![Why::AsFirstReleased] } else { Vec::new() },
            });
        }
    }
    let moved_little = |range: &WageRange| {
        earlier.is_some_and(|before| (1..threshold).contains(&among(before, range).abs_diff(range.workers)))
    };
    let is_open = |range: &WageRange| range.workers < threshold || moved_little(range);
    // Below and above the floor apart, as long as either side can stand alone.
    let at_floor = floor.and_then(|floor| ranges.iter().position(|range| range.from == Some(floor)));
    let above = at_floor.map(|at| ranges.split_off(at));
    let below = pooled(ranges, &is_open);
    let above = pooled(above.unwrap_or_default(), &is_open);
    let both_stand = !below.iter().chain(&above).any(is_open);
    let mut why = Vec::new();
    let mut ranges: Vec<WageRange> = below.into_iter().chain(above).collect();
    if !both_stand {
        why.push(Why::SmallGroup { threshold });
        ranges = pooled(ranges, &is_open);
    }
    // One range says nothing but how many there are; the last check is the one that all tables pass.
    let places = (0..)
        .zip(&ranges)
        .map(|(place, range): (usize, _)| (place.to_string(), range.workers, None));
    let table = CountTable::by_group("pay", places);
    let released = release(&table, population, reader, thresholds, Earlier::default()).ok()?;
    let all_shown = released.cells.iter().flatten().all(|cell| cell.people().is_some());
    (ranges.len() > 1 && all_shown).then_some(PooledWages {
        ranges,
        stands: false,
        why,
    })
}

/// Where ranges meet before pooling: the floor is one of them.
fn edges(paid: &[Decimal], floor: Option<Decimal>, step: Decimal) -> Option<Vec<Decimal>> {
    if step <= Decimal::ZERO {
        return None;
    }
    let middle = || {
        let mut sorted = paid.to_vec();
        sorted.sort_unstable();
        let middle = sorted.get(sorted.len() / 2).copied()?;
        // To a whole step: the edge itself is nobody's pay.
        middle.checked_div(step)?.round().checked_mul(step)
    };
    let centre = floor.or_else(middle)?;
    let edge = |place: i64| centre.checked_add(step.checked_mul(Decimal::from(place))?);
    Some(
        (1 - RANGES_A_SIDE..RANGES_A_SIDE)
            .filter_map(edge)
            .map(|edge| edge.normalize())
            .collect(),
    )
}

fn counted(paid: &[Decimal], edges: &[Decimal]) -> Vec<WageRange> {
    let from = std::iter::once(None).chain(edges.iter().copied().map(Some));
    let below = edges.iter().copied().map(Some).chain(std::iter::once(None));
    let mut ranges: Vec<WageRange> = from
        .zip(below)
        .map(|(from, below)| WageRange {
            from,
            below,
            workers: 0,
        })
        .collect();
    for paid in paid {
        let place = edges.partition_point(|edge| edge <= paid);
        if let Some(range) = ranges.get_mut(place) {
            range.workers = range.workers.saturating_add(1);
        }
    }
    ranges
}

/// Neighbours joined, lowest first, until each stands; what is left at the end joins the last one.
fn pooled(ranges: Vec<WageRange>, is_open: &impl Fn(&WageRange) -> bool) -> Vec<WageRange> {
    let mut pooled: Vec<WageRange> = Vec::new();
    for range in ranges {
        match pooled.last_mut() {
            Some(last) if is_open(last) => *last = joined(last, &range),
            _ => pooled.push(range),
        }
    }
    while let [.., before, last] = pooled.as_slice() {
        if !is_open(last) {
            break;
        }
        let one = joined(before, last);
        pooled.truncate(pooled.len() - 2);
        pooled.push(one);
    }
    pooled
}

fn joined(lower: &WageRange, upper: &WageRange) -> WageRange {
    WageRange {
        from: lower.from,
        below: upper.below,
        workers: lower.workers.saturating_add(upper.workers),
    }
}

/// Workers whom an earlier release counted between the ends of a range. Its ends are among the earlier ones.
fn among(before: &[WageRange], range: &WageRange) -> u32 {
    let inside = before.iter().filter(|earlier| {
        let above = range
            .from
            .is_none_or(|from| earlier.from.is_some_and(|start| start >= from));
        let under = range
            .below
            .is_none_or(|below| earlier.below.is_some_and(|end| end <= below));
        above && under
    });
    inside.fold(0, |sum, earlier| sum.saturating_add(earlier.workers))
}
