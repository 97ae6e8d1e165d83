//! A table of counts on its way out: what is shown to whom, so that no shown figure points at a person.

use super::network::{Arc, ArcKind, Network, Sum};
use super::table::{Cell, CountTable, Population, Reader, Released, is_small};
use super::why::Why;
use crate::pack::Thresholds;

/// Below these a site or an audit shows no worker tables at all.
pub const FEWEST_WORKERS: u32 = 20;
pub const FEWEST_INTERVIEWS: u32 = 10;
/// A table stays as first released unless at least so many people differ.
const REAL_CHANGE: u32 = 10;

/// Whether figures about workers may leave at all.
pub fn worker_tables(population: Population) -> Result<(), Why> {
    if population.workers < FEWEST_WORKERS {
        Err(Why::SmallSite)
    } else if population.interviews < FEWEST_INTERVIEWS {
        Err(Why::FewInterviews)
    } else {
        Ok(())
    }
}

/// Releases a table to a reader, or says why nothing of it may leave.
///
/// `earlier`: everything released about the same site before, oldest first. Guards: the threshold (zeros count as small unless
/// structural), 0 % or 100 % of a small group, two hidden cells per affected row and column, nothing computable from totals or
/// group sizes, and nothing computable by holding two releases side by side.
pub fn release(
    table: &CountTable,
    population: Population,
    reader: Reader,
    thresholds: &Thresholds,
    earlier: &[Released],
) -> Result<Released, Why> {
    worker_tables(population)?;
    let threshold = reader.threshold(thresholds);
    let mut network = Network::of(table).ok_or(Why::NothingSafe)?;
    let total = network
        .arcs
        .iter()
        .find(|arc| arc.kind == ArcKind::Total)
        .map(|arc| (arc.people, arc.of))
        .ok_or(Why::NothingSafe)?;
    if is_small(total.0, total.1, threshold) {
        return Err(Why::SmallGroup { threshold });
    }
    let seen: Vec<&Released> = earlier
        .iter()
        .filter(|released| released.table == table.id && reader.sees(released.reader))
        .collect();
    if let Some(standing) = as_first_released(&network, table, reader, total.0, &seen) {
        return Ok(standing);
    }
    let why = suppress(&mut network, table, threshold, &seen)?;
    Ok(drawn(&network, table, reader, why))
}

/// The earlier table that stands on, when too few people differ from it. The same counts are no change.
fn as_first_released(
    network: &Network,
    table: &CountTable,
    reader: Reader,
    people: u32,
    seen: &[&Released],
) -> Option<Released> {
    let close = |released: &&&Released| {
        let before = released.total.people().unwrap_or_default();
        before.abs_diff(people) < REAL_CHANGE && (released.reader == reader || !same_counts(network, table, released))
    };
    seen.iter().rev().find(close)?;
    let mine = seen.iter().rev().find(|released| released.reader == reader);
    let standing = mine.or_else(|| seen.last())?;
    let mut standing = Released::clone(standing);
    if !standing.why.contains(&Why::AsFirstReleased) {
        standing.why.push(Why::AsFirstReleased);
    }
    Some(standing)
}

fn same_counts(network: &Network, table: &CountTable, released: &Released) -> bool {
    let same = |arc: &Arc| earlier_people(table, released, arc).is_none_or(|before| before == arc.people);
    network.arcs.iter().all(same)
}

/// Hides what must be hidden; each round hides one more cell, so it ends.
fn suppress(network: &mut Network, table: &CountTable, threshold: u32, seen: &[&Released]) -> Result<Vec<Why>, Why> {
    let mut why = Vec::new();
    let small = network.small(threshold);
    if !small.is_empty() {
        why.push(Why::SmallGroup { threshold });
    }
    let moved: Vec<usize> = network
        .arcs
        .iter()
        .enumerate()
        .filter(|(index, arc)| !small.contains(index) && moved_a_little(table, arc, threshold, seen))
        .map(|(index, _)| index)
        .collect();
    if !moved.is_empty() {
        why.push(Why::CloseToEarlier { threshold });
    }
    small.into_iter().chain(moved).for_each(|index| network.hide(index));
    let mut more = false;
    loop {
        let told_before =
            |sum: &Sum, hidden: &[usize]| rest_moved_a_little(network, table, sum, hidden, threshold, seen);
        let next = match network.broken_sum(threshold, told_before) {
            Some(sum) => {
                let total = sum.total;
                let first = sum.addends.first().copied();
                let index = network
                    .sums
                    .iter()
                    .position(|other| other.total == total && other.addends.first().copied() == first);
                network.next_to_hide(index.into_iter())
            }
            None => match network.pinned() {
                None => break,
                Some(pinned) => network.next_to_hide(network.sums_of(pinned)),
            },
        };
        network.hide(next.ok_or(Why::NothingSafe)?);
        more = true;
    }
    if more {
        why.push(Why::Complement);
    }
    Ok(why)
}

/// A figure that differs by few people from an earlier one tells who came in between.
fn moved_a_little(table: &CountTable, arc: &Arc, threshold: u32, seen: &[&Released]) -> bool {
    let little = |before: u32| (1..threshold).contains(&before.abs_diff(arc.people));
    arc.kind != ArcKind::Total
        && seen
            .iter()
            .filter_map(|released| earlier_people(table, released, arc))
            .any(little)
}

/// The same for what the hidden cells of a sum come to together, where an earlier release showed the same others.
fn rest_moved_a_little(
    network: &Network,
    table: &CountTable,
    sum: &Sum,
    hidden: &[usize],
    threshold: u32,
    seen: &[&Released],
) -> bool {
    let Some((rest, _)) = network.added(hidden) else {
        return true;
    };
    seen.iter().any(|released| {
        let before = |index: usize| {
            network
                .arcs
                .get(index)
                .and_then(|arc| earlier_people(table, released, arc))
        };
        let shown = sum.addends.iter().filter(|index| !hidden.contains(index));
        let shown_before: Option<u32> = shown.map(|index| before(*index)).sum();
        let rest_before = before(sum.total)
            .zip(shown_before)
            .and_then(|(total, shown)| total.checked_sub(shown));
        rest_before.is_some_and(|before| (1..threshold).contains(&before.abs_diff(rest)))
    })
}

/// What an earlier release showed at the place of an arc, found by the names of row and column.
fn earlier_people(table: &CountTable, released: &Released, arc: &Arc) -> Option<u32> {
    let row = |r: usize| released.rows.iter().position(|name| table.rows.get(r) == Some(name));
    let column = |c: usize| {
        released
            .columns
            .iter()
            .position(|name| table.columns.get(c) == Some(name))
    };
    match arc.kind {
        ArcKind::Inner(r, c) => released.cells.get(row(r)?)?.get(column(c)?)?.people(),
        ArcKind::RowTotal(r) => released.row_totals.get(row(r)?)?.people(),
        ArcKind::ColumnTotal(c) => released.column_totals.get(column(c)?)?.people(),
        ArcKind::Total => released.total.people(),
    }
}

fn drawn(network: &Network, table: &CountTable, reader: Reader, why: Vec<Why>) -> Released {
    let cell = |kind: ArcKind| match network.arcs.iter().find(|arc| arc.kind == kind) {
        Some(arc) if arc.is_structural_zero() => Cell::Empty,
        Some(arc) if !arc.hidden => Cell::Shown {
            people: arc.people,
            of: arc.of,
        },
        _ => Cell::KeptBack,
    };
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let totals = columns > 1;
    Released {
        table: table.id.clone(),
        reader,
        rows: table.rows.clone(),
        row_words: Vec::new(),
        columns: table.columns.clone(),
        cells: (0..rows)
            .map(|r| (0..columns).map(|c| cell(ArcKind::Inner(r, c))).collect())
            .collect(),
        row_totals: (0..rows)
            .filter(|_| totals)
            .map(|r| cell(ArcKind::RowTotal(r)))
            .collect(),
        column_totals: (0..columns)
            .filter(|_| totals)
            .map(|c| cell(ArcKind::ColumnTotal(c)))
            .collect(),
        total: cell(ArcKind::Total),
        why,
    }
}

/// One figure that stands alone ("11 of 38 pay rows"), by the same rules.
pub fn release_figure(people: u32, of: Option<u32>, reader: Reader, thresholds: &Thresholds) -> Cell {
    match is_small(people, of, reader.threshold(thresholds)) {
        true => Cell::KeptBack,
        false => Cell::Shown { people, of },
    }
}
