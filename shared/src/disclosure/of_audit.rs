//! The disclosure rules applied to what an audit publishes: its coverage and the basis of its findings.
//!
//! A report stands in the program room, which monitors known by name read; what goes further out is released again for outside.

use super::basis::{Basis, Support, basis};
use super::release::{Earlier, release, release_figure, worker_tables};
use super::table::{Cell, CountTable, Population, Reader, Released};
use super::why::Why;
use crate::api::{Basis as FindingBasis, CoverageView, FindingView};
use crate::pack::{Pack, Thresholds};
use crate::words::Words;

/// The row of people who gave no answer for a group: without it the others would tell their number.
pub const NOT_SAID: &str = "not_said";

/// Coverage as a report may show it.
pub struct Tables {
    /// Persons heard, of how many workers. `None`: kept back.
    pub heard: Option<u32>,
    pub workers: Option<u32>,
    /// One per group that coverage counts by; what of it is kept back says why.
    pub released: Vec<Released>,
    /// Why there is no table at all, said first.
    pub why_none: Option<Why>,
}

/// Site and audit of a coverage.
pub fn population(coverage: &CoverageView) -> Population {
    Population {
        workers: coverage.workers,
        interviews: coverage.heard,
    }
}

/// Releases an audit's coverage.
pub fn tables(coverage: &CoverageView, thresholds: Thresholds, earlier: Earlier<'_>) -> Tables {
    let population = population(coverage);
    let threshold = Reader::NamedMonitor.threshold(&thresholds);
    // What stands above all tables follows their rules too.
    let headline = release_figure(
        population.interviews,
        Some(population.workers),
        Reader::NamedMonitor,
        &thresholds,
    );
    let may = worker_tables(population).and(match headline {
        Cell::Shown { .. } => Ok(()),
        Cell::KeptBack | Cell::Empty => Err(Why::SmallGroup { threshold }),
    });
    if let Err(why) = may {
        return Tables {
            heard: None,
            workers: None,
            released: Vec::new(),
            why_none: Some(why),
        };
    }
    let reader = Reader::NamedMonitor;
    // Another report with a total a few people away: the difference would be those people, in every table and above them.
    let near = |table: &Released| {
        let before = table.total.people();
        reader.sees(table.reader)
            && before.is_some_and(|before| (1..threshold).contains(&before.abs_diff(coverage.heard)))
    };
    let beside = earlier.beside.iter().any(near);
    let mut released: Vec<Released> = Vec::new();
    for view in &coverage.tables {
        let groups = view.rows.iter().map(|row| (row.group.clone(), row.heard, row.workers));
        let counted = view.rows.iter().fold(0u32, |sum, row| sum.saturating_add(row.heard));
        // A person in two groups of one table makes it add up to more than all: nothing of it can be checked, so nothing leaves.
        let Some(rest) = coverage.heard.checked_sub(counted) else {
            released.push(all_kept_back(
                &CountTable::by_group(&view.by, groups),
                reader,
                Why::NothingSafe,
            ));
            continue;
        };
        let unsaid = (rest > 0).then(|| (NOT_SAID.to_owned(), rest, None));
        let table = CountTable::by_group(&view.by, groups.chain(unsaid));
        released.push(
            release(&table, population, reader, &thresholds, earlier)
                .unwrap_or_else(|why| all_kept_back(&table, reader, why)),
        );
    }
    // Tables that stand as first released count fewer or more people than today: the others must not tell the difference.
    let standing: Vec<Cell> = released
        .iter()
        .filter(|table| table.why.contains(&Why::AsFirstReleased))
        .map(|table| table.total)
        .collect();
    let heard = standing
        .iter()
        .find_map(|total| total.people())
        .unwrap_or(coverage.heard);
    let workers = standing.iter().find_map(|total| match total {
        Cell::Shown { of, .. } => *of,
        Cell::KeptBack | Cell::Empty => None,
    });
    for table in released
        .iter_mut()
        .filter(|table| table.total.people().is_some_and(|people| people != heard))
    {
        keep_all_back(table, Why::NothingSafe);
    }
    if beside {
        let why = Why::CloseToEarlier { threshold };
        released.iter_mut().for_each(|table| keep_all_back(table, why));
    }
    Tables {
        heard: Some(heard).filter(|_| !beside),
        workers: Some(workers.unwrap_or(coverage.workers)).filter(|_| !beside),
        released,
        why_none: None,
    }
}

fn all_kept_back(table: &CountTable, reader: Reader, why: Why) -> Released {
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let totals = |count: usize| vec![Cell::KeptBack; if columns > 1 { count } else { 0 }];
    Released {
        table: table.id.clone(),
        reader,
        rows: table.rows.clone(),
        row_words: Vec::new(),
        columns: table.columns.clone(),
        cells: vec![vec![Cell::KeptBack; columns]; rows],
        row_totals: totals(rows),
        column_totals: totals(columns),
        total: Cell::KeptBack,
        why: vec![why],
    }
}

fn keep_all_back(table: &mut Released, why: Why) {
    let cells = table
        .cells
        .iter_mut()
        .flatten()
        .chain(&mut table.row_totals)
        .chain(&mut table.column_totals);
    cells.for_each(|cell| *cell = Cell::KeptBack);
    table.total = Cell::KeptBack;
    table.why = vec![why];
}

/// Gives the rows of released tables the words of the pack: `hour_and_piece` is a name for records, not for readers.
pub fn name_rows(released: &mut [Released], pack: &Pack) {
    for table in released {
        let words = |group: &String| match group.as_str() {
            NOT_SAID => Words::from([("en", "Did not say"), ("es", "No dijo")]),
            group => pack.group_words(&table.table, group),
        };
        table.row_words = table.rows.iter().map(words).collect();
    }
}

/// What a published finding rests on: kinds, and numbers only from the threshold on. `None`: nobody said what it rests on.
pub fn basis_of(finding: &FindingView, population: Population, thresholds: Thresholds) -> Option<Basis> {
    let rests_on = |kind: FindingBasis| finding.basis.contains(&kind);
    let support = Support {
        records: u32::from(rests_on(FindingBasis::Records)),
        observations: u32::from(rests_on(FindingBasis::Observation)),
        persons: if rests_on(FindingBasis::Interviews) {
            finding.interviews.max(1)
        } else {
            0
        },
    };
    basis(support, population, Reader::NamedMonitor, &thresholds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{CoverageRow, CoverageTableView};

    fn view(heard: u32, workers: u32, crews: &[(&str, u32, u32)], women_and_men: (u32, u32)) -> CoverageView {
        let row = |group: &str, heard: u32, workers: Option<u32>| CoverageRow {
            group: group.into(),
            heard,
            workers,
            ..CoverageRow::default()
        };
        let crews = crews
            .iter()
            .map(|(name, heard, of)| row(name, *heard, Some(*of)))
            .collect();
        let gender = vec![row("woman", women_and_men.0, None), row("man", women_and_men.1, None)];
        CoverageView {
            heard,
            workers,
            goal_percent: 50,
            goal_workers: workers.div_ceil(2),
            tables: vec![
                CoverageTableView {
                    by: "crew".into(),
                    rows: crews,
                },
                CoverageTableView {
                    by: "gender".into(),
                    rows: gender,
                },
            ],
            ..CoverageView::default()
        }
    }

    fn tres_robles() -> CoverageView {
        view(23, 41, &[("A", 9, 14), ("B", 7, 12), ("C", 5, 9), ("D", 2, 6)], (8, 12))
    }

    #[test]
    fn a_crew_of_two_heard_is_kept_back_with_another_that_hides_it() {
        let tables = tables(&tres_robles(), Thresholds::LOWEST, Earlier::default());
        assert_eq!(
            (tables.heard, tables.workers, tables.why_none),
            (Some(23), Some(41), None)
        );
        let crew = &tables.released[0];
        let shown: Vec<Option<u32>> = crew.cells.iter().map(|row| row[0].people()).collect();
        assert_eq!(shown, [Some(9), Some(7), None, None]);
        assert_eq!(crew.why, [Why::SmallGroup { threshold: 5 }, Why::Complement]);
    }

    #[test]
    fn those_who_did_not_say_are_a_row_of_their_own_and_hidden_when_few() {
        let tables = tables(&tres_robles(), Thresholds::LOWEST, Earlier::default());
        let gender = &tables.released[1];
        assert_eq!(gender.rows, ["woman", "man", NOT_SAID]);
        assert_eq!(gender.cells[2][0], Cell::KeptBack, "3 of 23 did not say");
        assert_eq!(gender.cells.iter().filter(|row| row[0] == Cell::KeptBack).count(), 2);
    }

    #[test]
    fn a_site_of_eight_has_no_table_and_says_why_first() {
        let tables = tables(
            &view(8, 8, &[("A", 8, 8)], (4, 4)),
            Thresholds::LOWEST,
            Earlier::default(),
        );
        assert!(tables.released.is_empty());
        assert_eq!((tables.heard, tables.workers), (None, None));
        assert_eq!(tables.why_none, Some(Why::SmallSite));
    }

    #[test]
    fn a_second_version_with_one_more_interview_tells_nothing_of_it() {
        let first = tables(&tres_robles(), Thresholds::LOWEST, Earlier::default());
        let one_more = view(24, 41, &[("A", 9, 14), ("B", 8, 12), ("C", 5, 9), ("D", 2, 6)], (9, 12));
        let second = tables(&one_more, Thresholds::LOWEST, Earlier::versions(&first.released));
        assert_eq!(second.heard, Some(23));
        for (before, after) in first.released.iter().zip(&second.released) {
            assert_eq!((&before.cells, &before.total), (&after.cells, &after.total));
            assert!(after.why.contains(&Why::AsFirstReleased));
        }
    }

    #[test]
    fn a_table_that_adds_up_to_more_than_all_does_not_leave() {
        let odd = tables(
            &view(23, 41, &[("A", 12, 20), ("B", 11, 21)], (14, 10)),
            Thresholds::LOWEST,
            Earlier::default(),
        );
        assert_eq!(odd.released[1].why, [Why::NothingSafe]);
        assert_eq!(odd.released[1].total, Cell::KeptBack);
    }
}
