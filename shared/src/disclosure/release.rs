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

/// What was released about the same site before, oldest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Earlier<'a> {
    /// In earlier versions of the same report: the same people, corrected.
    pub versions: &'a [Released],
    /// In reports of other audits that may have heard the same people.
    pub beside: &'a [Released],
}

impl<'a> Earlier<'a> {
    /// Earlier versions alone.
    pub fn versions(versions: &'a [Released]) -> Self {
        Earlier { versions, beside: &[] }
    }
}

/// Releases a table to a reader, or says why nothing of it may leave.
///
/// Guards: the threshold (zeros count as small unless structural), 0 % or 100 % of a small group, two hidden cells per affected row
/// and column, nothing computable from totals or group sizes, no small cell told to within fewer people than the threshold where
/// hiding more would help, and nothing computable by holding two releases side by side.
pub fn release(
    table: &CountTable,
    population: Population,
    reader: Reader,
    thresholds: &Thresholds,
    earlier: Earlier<'_>,
) -> Result<Released, Why> {
    released(table, population, reader, thresholds, earlier, true)
}

/// The same without the cells that are hidden for the sake of others: what the solver's test must be able to break.
#[cfg(test)]
pub(super) fn release_without_complements(
    table: &CountTable,
    population: Population,
    reader: Reader,
    thresholds: &Thresholds,
    earlier: Earlier<'_>,
) -> Result<Released, Why> {
    released(table, population, reader, thresholds, earlier, false)
}

fn released(
    table: &CountTable,
    population: Population,
    reader: Reader,
    thresholds: &Thresholds,
    earlier: Earlier<'_>,
    complements: bool,
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
    let seen = |releases: &'_ [Released]| -> Vec<Released> {
        let of_table = releases
            .iter()
            .filter(|released| released.table == table.id && reader.sees(released.reader));
        of_table.cloned().collect()
    };
    let (versions, beside) = (seen(earlier.versions), seen(earlier.beside));
    if let Some(standing) = as_first_released(&network, table, reader, total.0, &versions) {
        return Ok(standing);
    }
    for arc in &mut network.arcs {
        let told = |released: &Released| earlier_people(table, released, arc) == Some(arc.people);
        arc.known = arc.kind != ArcKind::Total && versions.iter().any(told);
    }
    let seen: Vec<&Released> = versions.iter().chain(&beside).collect();
    // What was kept back once stays so: two patterns of hidden cells over the same people would fill each other in.
    let once_hidden: Vec<usize> = network
        .arcs
        .iter()
        .enumerate()
        .filter(|(_, arc)| !arc.known && !arc.is_structural_zero() && arc.kind != ArcKind::Total)
        .filter(|(_, arc)| {
            let hid = |released: &Released| {
                released.reader == reader && earlier_cell(table, released, arc) == Some(Cell::KeptBack)
            };
            versions.iter().any(hid)
        })
        .map(|(index, _)| index)
        .collect();
    let why = suppress(&mut network, table, threshold, &seen, &once_hidden, complements)?;
    Ok(drawn(&network, table, reader, why))
}

/// The earlier table that stands on, when too few people differ from it. The same counts are no change.
fn as_first_released(
    network: &Network,
    table: &CountTable,
    reader: Reader,
    people: u32,
    seen: &[Released],
) -> Option<Released> {
    let close = |released: &&Released| {
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
fn suppress(
    network: &mut Network,
    table: &CountTable,
    threshold: u32,
    seen: &[&Released],
    once_hidden: &[usize],
    complements: bool,
) -> Result<Vec<Why>, Why> {
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
    let first = small.iter().chain(&moved).chain(once_hidden);
    first.for_each(|index| network.hide(*index));
    if !complements {
        return Ok(why);
    }
    let mut all_hidden = network.clone();
    all_hidden.hide_all();
    // No cell need be safer than it would be if nothing but the total were shown.
    let needed: Vec<(usize, u32)> = small
        .into_iter()
        .map(|index| (index, all_hidden.width(index, threshold)))
        .collect();
    let before = network.arcs.iter().filter(|arc| arc.hidden).count();
    while let Some(next) = next_complement(network, table, threshold, seen, &needed)? {
        network.hide(next);
    }
    if network.arcs.iter().filter(|arc| arc.hidden).count() > before {
        why.push(Why::Complement);
    }
    if why.is_empty() && network.arcs.iter().any(|arc| arc.hidden) {
        why.push(Why::CloseToEarlier { threshold });
    }
    Ok(why)
}

/// The next cell to hide for the sake of those hidden already; `None`: they are safe.
fn next_complement(
    network: &Network,
    table: &CountTable,
    threshold: u32,
    seen: &[&Released],
    needed: &[(usize, u32)],
) -> Result<Option<usize>, Why> {
    let told_before = |sum: &Sum, hidden: &[usize]| rest_moved_a_little(network, table, sum, hidden, threshold, seen);
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
        None => {
            // Whatever hides must be open at all; what is small must be open by as much as it can be.
            let mut hidden = network.arcs.iter().enumerate().filter(|(_, arc)| arc.hidden);
            let pinned = hidden
                .find(|(index, _)| network.width(*index, 1) == 0)
                .map(|(index, _)| index);
            let narrow = || {
                needed
                    .iter()
                    .find(|(index, width)| network.width(*index, *width) < *width)
            };
            match pinned.or_else(|| narrow().map(|(index, _)| *index)) {
                None => return Ok(None),
                Some(told) => {
                    let near = network.next_to_hide(network.sums_of(told));
                    near.or_else(|| network.next_to_hide(0..network.sums.len()))
                }
            }
        }
    };
    next.map(Some).ok_or(Why::NothingSafe)
}

/// A figure that differs by few people from an earlier one tells who came in between.
fn moved_a_little(table: &CountTable, arc: &Arc, threshold: u32, seen: &[&Released]) -> bool {
    let little = |before: u32| (1..threshold).contains(&before.abs_diff(arc.people));
    arc.kind != ArcKind::Total
        && !arc.known
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

/// What an earlier release showed at the place of an arc.
fn earlier_people(table: &CountTable, released: &Released, arc: &Arc) -> Option<u32> {
    earlier_cell(table, released, arc)?.people()
}

/// The cell of an earlier release at the place of an arc, found by the names of row and column.
fn earlier_cell(table: &CountTable, released: &Released, arc: &Arc) -> Option<Cell> {
    let row = |r: usize| released.rows.iter().position(|name| table.rows.get(r) == Some(name));
    let column = |c: usize| {
        released
            .columns
            .iter()
            .position(|name| table.columns.get(c) == Some(name))
    };
    match arc.kind {
        ArcKind::Inner(r, c) => released.cells.get(row(r)?)?.get(column(c)?).copied(),
        ArcKind::RowTotal(r) => released.row_totals.get(row(r)?).copied(),
        ArcKind::ColumnTotal(c) => released.column_totals.get(column(c)?).copied(),
        ArcKind::Total => Some(released.total),
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
