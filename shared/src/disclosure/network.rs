//! A table with its totals as a network: which cells must be hidden so that nobody computes them back.
//!
//! Every sum of a table (a row with its total, a column with its total) is a node where flows balance, and every cell is an
//! arc. A hidden cell can be computed back when no other flow fits the shown cells: when its arc lies on no cycle of the
//! residual network, and the width of what it may be is a largest flow. That makes "nobody can compute it" a search, not a hope. A
//! group's size is taken as known to the reader.

use super::table::{CountTable, is_small};

/// One cell or total.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    pub people: u32,
    pub of: Option<u32>,
    from: usize,
    to: usize,
    pub kind: ArcKind,
    pub hidden: bool,
    /// An earlier release told it: hiding it protects nobody.
    pub known: bool,
    structural_zero: bool,
}

/// Where an arc stands in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArcKind {
    Inner(usize, usize),
    RowTotal(usize),
    ColumnTotal(usize),
    Total,
}

/// A sum: its addends and its total, as indices of arcs.
#[derive(Clone)]
pub(super) struct Sum {
    pub addends: Vec<usize>,
    pub total: usize,
}

#[derive(Clone)]
pub(super) struct Network {
    pub arcs: Vec<Arc>,
    pub sums: Vec<Sum>,
    /// The arcs at each node.
    touching: Vec<Vec<usize>>,
}

/// Cells of the largest table that is looked at: the search grows with their square, and no report comes near it.
const MOST_CELLS: usize = 600;

impl Network {
    /// The network of a table; `None` when the table is ragged, empty or larger than any report needs.
    pub fn of(table: &CountTable) -> Option<Network> {
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let ragged = table.counts.len() != rows || table.counts.iter().any(|row| row.len() != columns);
        if ragged || rows == 0 || columns == 0 || rows.saturating_mul(columns) > MOST_CELLS {
            return None;
        }
        let one_column = columns == 1;
        let mut network = Network {
            arcs: Vec::new(),
            sums: Vec::new(),
            touching: vec![Vec::new(); rows + columns + 2],
        };
        let (row_totals, column_totals) = (rows, rows + 1 + columns);
        let column_node = |column: usize| rows + 1 + column;
        let mut inner: Vec<Vec<usize>> = Vec::new();
        for (r, row) in table.counts.iter().enumerate() {
            let mut indices = Vec::new();
            for (c, count) in row.iter().enumerate() {
                // In a table of one column rows have no totals: all flow out of one node.
                let from = if one_column { 0 } else { r };
                let (people, of) = if count.structural_zero {
                    (0, Some(0))
                } else {
                    (count.people, count.of)
                };
                indices.push(network.arc(
                    people,
                    of,
                    (from, column_node(c)),
                    ArcKind::Inner(r, c),
                    count.structural_zero,
                ));
            }
            inner.push(indices);
        }
        if one_column {
            let addends: Vec<usize> = inner.into_iter().flatten().collect();
            let (people, of) = network.added(&addends)?;
            let total = network.arc(people, of, (column_node(0), 0), ArcKind::Total, false);
            network.sums.push(Sum { addends, total });
            return Some(network);
        }
        let mut row_arcs = Vec::new();
        for (r, addends) in inner.iter().enumerate() {
            let (people, of) = network.added(addends)?;
            let total = network.arc(people, of, (column_totals, r), ArcKind::RowTotal(r), false);
            network.sums.push(Sum {
                addends: addends.clone(),
                total,
            });
            row_arcs.push(total);
        }
        let mut column_arcs = Vec::new();
        for c in 0..columns {
            let addends: Vec<usize> = inner.iter().filter_map(|row| row.get(c).copied()).collect();
            let (people, of) = network.added(&addends)?;
            let total = network.arc(people, of, (column_node(c), row_totals), ArcKind::ColumnTotal(c), false);
            network.sums.push(Sum { addends, total });
            column_arcs.push(total);
        }
        let (people, of) = network.added(&row_arcs)?;
        let total = network.arc(people, of, (row_totals, column_totals), ArcKind::Total, false);
        network.sums.push(Sum {
            addends: row_arcs,
            total,
        });
        network.sums.push(Sum {
            addends: column_arcs,
            total,
        });
        Some(network)
    }

    fn arc(
        &mut self,
        people: u32,
        of: Option<u32>,
        (from, to): (usize, usize),
        kind: ArcKind,
        structural_zero: bool,
    ) -> usize {
        self.arcs.push(Arc {
            people,
            of,
            from,
            to,
            kind,
            hidden: false,
            known: false,
            structural_zero,
        });
        let index = self.arcs.len() - 1;
        for node in [from, to] {
            if let Some(touching) = self.touching.get_mut(node) {
                touching.push(index);
            }
        }
        index
    }

    /// People and group size over some arcs; the size is known only where all sizes are. `None` beyond 32 bits.
    pub fn added(&self, indices: &[usize]) -> Option<(u32, Option<u32>)> {
        let mut people: u32 = 0;
        let mut of = Some(0u32);
        for arc in indices.iter().filter_map(|index| self.arcs.get(*index)) {
            people = people.checked_add(arc.people)?;
            of = match (of, arc.of) {
                (Some(sum), Some(size)) => Some(sum.checked_add(size)?),
                (_, _) => None,
            };
        }
        Some((people, of))
    }

    pub fn is_hidden(&self, index: usize) -> bool {
        self.arcs.get(index).is_some_and(|arc| arc.hidden)
    }

    pub fn hide(&mut self, index: usize) {
        if let Some(arc) = self.arcs.get_mut(index) {
            arc.hidden = true;
        }
    }

    /// Hides whatever may be hidden: what a reader knows then, nobody can take back.
    pub fn hide_all(&mut self) {
        let may = |arc: &&mut Arc| arc.may_hide();
        self.arcs.iter_mut().filter(may).for_each(|arc| arc.hidden = true);
    }

    /// Cells that are small in themselves and shown so far. The grand total is not hidden here.
    pub fn small(&self, threshold: u32) -> Vec<usize> {
        let small = |arc: &Arc| arc.may_hide() && !arc.hidden && is_small(arc.people, arc.of, threshold);
        self.arcs
            .iter()
            .enumerate()
            .filter(|(_, arc)| small(arc))
            .map(|(index, _)| index)
            .collect()
    }

    /// The first sum that gives something away: a single hidden cell, or hidden cells that together are small.
    pub fn broken_sum(&self, threshold: u32, also: impl Fn(&Sum, &[usize]) -> bool) -> Option<&Sum> {
        self.sums.iter().find(|sum| {
            let hidden: Vec<usize> = sum
                .addends
                .iter()
                .copied()
                .filter(|index| self.is_hidden(*index))
                .collect();
            let total_hidden = self.is_hidden(sum.total);
            match (hidden.len(), total_hidden) {
                (0, false) => false,
                (0, true) | (1, false) => true,
                (_, true) => false,
                (_, false) => {
                    let together = self.added(&hidden);
                    together.is_none_or(|(people, of)| is_small(people, of, threshold)) || also(sum, &hidden)
                }
            }
        })
    }

    /// How far apart the least and the most are that a hidden cell may be, for all that the shown ones tell; at most `enough`.
    pub fn width(&self, index: usize, enough: u32) -> u32 {
        let Some(arc) = self.arcs.get(index) else { return 0 };
        let grows = arc.room_to_grow().min(enough);
        let up = self.flow(arc.to, arc.from, index, grows);
        let down = self.flow(arc.from, arc.to, index, arc.people.min(enough));
        up.saturating_add(down).min(enough)
    }

    /// People that can be moved from a node to another over hidden arcs, without one of them; at most `wanted`.
    fn flow(&self, from: usize, to: usize, without: usize, wanted: u32) -> u32 {
        // What has been moved over each arc so far, forwards.
        let mut moved = vec![0i64; self.arcs.len()];
        let mut flow = 0;
        while flow < wanted {
            let more = self.push(from, to, without, wanted - flow, &mut moved);
            if more == 0 {
                break;
            }
            flow += more;
        }
        flow
    }

    /// One more path, by breadth-first search, and what went over it.
    fn push(&self, from: usize, to: usize, without: usize, wanted: u32, moved: &mut [i64]) -> u32 {
        // How each node was reached: over which arc, forwards or not, and with how many people.
        let mut reached: Vec<Option<(usize, bool, i64)>> = vec![None; self.touching.len()];
        let mut open = std::collections::VecDeque::from([(from, i64::from(wanted))]);
        while let Some((node, people)) = open.pop_front() {
            if node == to {
                break;
            }
            for &index in self.touching.get(node).into_iter().flatten() {
                let (Some(arc), Some(&so_far)) = (self.arcs.get(index), moved.get(index)) else {
                    continue;
                };
                if index == without || !arc.hidden {
                    continue;
                }
                let (next, forwards, room) = match arc.from == node {
                    true => (arc.to, true, i64::from(arc.room_to_grow()) - so_far),
                    false => (arc.from, false, i64::from(arc.people) + so_far),
                };
                if let Some(place) = reached.get_mut(next).filter(|place| place.is_none())
                    && room > 0
                    && next != from
                {
                    *place = Some((index, forwards, people.min(room)));
                    open.push_back((next, people.min(room)));
                }
            }
        }
        let Some(people) = reached.get(to).copied().flatten().map(|(_, _, people)| people) else {
            return 0;
        };
        let mut node = to;
        while let Some((index, forwards, _)) = reached.get(node).copied().flatten() {
            let (Some(arc), Some(moved)) = (self.arcs.get(index), moved.get_mut(index)) else {
                break;
            };
            (node, *moved) = match forwards {
                true => (arc.from, *moved + people),
                false => (arc.to, *moved - people),
            };
        }
        u32::try_from(people).unwrap_or(0)
    }

    /// The best cell to hide beside those hidden in a sum: an inner one, in a row or column that hides already, the smallest.
    pub fn next_to_hide(&self, sums: impl Iterator<Item = usize>) -> Option<usize> {
        let among = sums
            .filter_map(|index| self.sums.get(index))
            .flat_map(|sum| sum.addends.iter().copied().chain([sum.total]));
        let open = among.filter(|index| self.arcs.get(*index).is_some_and(|arc| arc.may_hide() && !arc.hidden));
        open.min_by_key(|index| {
            let arc = self.arcs.get(*index);
            let inner = arc.is_some_and(|arc| matches!(arc.kind, ArcKind::Inner(_, _)));
            let opens_new = self.sums_of(*index).filter(|sum| !self.hides_any(*sum)).count();
            (!inner, opens_new, arc.map_or(0, |arc| arc.people), *index)
        })
    }

    /// The sums that an arc stands in.
    pub fn sums_of(&self, arc: usize) -> impl Iterator<Item = usize> {
        let stands_in = move |sum: &Sum| sum.total == arc || sum.addends.contains(&arc);
        self.sums
            .iter()
            .enumerate()
            .filter(move |(_, sum)| stands_in(sum))
            .map(|(index, _)| index)
    }

    fn hides_any(&self, sum: usize) -> bool {
        let sum = self.sums.get(sum);
        sum.is_some_and(|sum| self.is_hidden(sum.total) || sum.addends.iter().any(|index| self.is_hidden(*index)))
    }
}

impl Arc {
    fn may_hide(&self) -> bool {
        !self.structural_zero && !self.known && self.kind != ArcKind::Total
    }

    /// How many more the cell could stand for: the rest of its group.
    fn room_to_grow(&self) -> u32 {
        self.of.map_or(u32::MAX, |of| of.saturating_sub(self.people))
    }

    /// Whether it is the empty cell of a group that cannot exist.
    pub fn is_structural_zero(&self) -> bool {
        self.structural_zero
    }
}
