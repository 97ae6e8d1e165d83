//! Reliability promise R19: no report reveals a small cell. A solver that knows nothing of the suppression tries to compute back.

use super::*;
use crate::pack::Thresholds;
use proptest::prelude::*;

const LARGE: Population = Population {
    workers: 400,
    interviews: 200,
};

fn by_group(counts: &[(&str, u32, Option<u32>)]) -> CountTable {
    CountTable::by_group(
        "crew",
        counts
            .iter()
            .map(|(name, people, of)| ((*name).to_owned(), *people, *of)),
    )
}

fn cross(counts: &[&[u32]]) -> CountTable {
    let count = |people: &u32| Count {
        people: *people,
        of: None,
        structural_zero: false,
    };
    CountTable {
        id: "crew/gender".into(),
        rows: (0..counts.len()).map(|r| format!("crew {r}")).collect(),
        columns: (0..counts[0].len()).map(|c| format!("group {c}")).collect(),
        counts: counts.iter().map(|row| row.iter().map(count).collect()).collect(),
    }
}

fn outside(table: &CountTable, earlier: &[Released]) -> Result<Released, Why> {
    release(
        table,
        LARGE,
        Reader::Outside,
        &Thresholds::LOWEST,
        Earlier::versions(earlier),
    )
}

fn column(released: &Released) -> Vec<Option<u32>> {
    released.cells.iter().map(|row| row[0].people()).collect()
}

#[test]
fn the_report_of_the_mockup_keeps_back_the_small_group_and_one_more() {
    let table = by_group(&[
        ("A", 34, Some(62)),
        ("B", 31, Some(54)),
        ("C", 22, Some(41)),
        ("Packing", 12, Some(21)),
        ("Drivers", 3, Some(8)),
    ]);
    let released = release(
        &table,
        Population {
            workers: 186,
            interviews: 102,
        },
        Reader::NamedMonitor,
        &Thresholds::LOWEST,
        Earlier::default(),
    )
    .unwrap();
    assert_eq!(column(&released), [Some(34), Some(31), Some(22), None, None]);
    assert_eq!(
        released.total,
        Cell::Shown {
            people: 102,
            of: Some(186)
        }
    );
    assert_eq!(released.total.share_permille(), Some(548));
    assert_eq!(
        released.cells[3][0].share_permille(),
        None,
        "a share would tell what the cell keeps back"
    );
    assert_eq!(released.why, [Why::SmallGroup { threshold: 5 }, Why::Complement]);
}

#[test]
fn few_interviews_or_a_small_site_release_nothing() {
    let table = by_group(&[("A", 5, None), ("B", 4, None)]);
    let at = |workers, interviews| {
        release(
            &table,
            Population { workers, interviews },
            Reader::NamedMonitor,
            &Thresholds::LOWEST,
            Earlier::default(),
        )
    };
    assert_eq!(at(19, 15), Err(Why::SmallSite));
    assert_eq!(at(40, 9), Err(Why::FewInterviews));
    assert_eq!(
        worker_tables(Population {
            workers: 20,
            interviews: 10
        }),
        Ok(())
    );
}

#[test]
fn nobody_is_a_small_number_unless_the_group_cannot_exist() {
    let table = by_group(&[("A", 40, None), ("B", 30, None), ("C", 0, None)]);
    assert_eq!(column(&outside(&table, &[]).unwrap()), [Some(40), None, None]);
    let mut table = table;
    table.counts[2][0].structural_zero = true;
    let released = outside(&table, &[]).unwrap();
    assert_eq!(released.cells[2][0], Cell::Empty);
    assert_eq!(released.why, []);
}

#[test]
fn everybody_of_a_small_group_is_as_good_as_a_list_of_names() {
    let table = by_group(&[("A", 15, Some(15)), ("B", 40, Some(70)), ("C", 30, Some(60))]);
    assert_eq!(column(&outside(&table, &[]).unwrap())[0], None);
    let larger = by_group(&[("A", 25, Some(25)), ("B", 40, Some(70)), ("C", 30, Some(60))]);
    assert_eq!(column(&outside(&larger, &[]).unwrap())[0], Some(25));
}

#[test]
fn two_empty_groups_beside_a_total_hide_a_third() {
    let released = outside(
        &by_group(&[("A", 40, None), ("B", 30, None), ("C", 0, None), ("D", 0, None)]),
        &[],
    )
    .unwrap();
    assert_eq!(
        column(&released),
        [Some(40), None, None, None],
        "two hidden zeros would add up to zero"
    );
}

#[test]
fn a_figure_that_stands_alone_follows_the_same_rules() {
    let figure = |people, of| release_figure(people, of, Reader::Outside, &Thresholds::LOWEST);
    assert_eq!(
        figure(11, Some(38)),
        Cell::Shown {
            people: 11,
            of: Some(38)
        }
    );
    assert_eq!(figure(9, Some(38)), Cell::KeptBack);
    assert_eq!(figure(0, None), Cell::KeptBack);
    assert_eq!(figure(12, Some(12)), Cell::KeptBack);
}

#[test]
fn a_table_stands_until_ten_people_differ_and_then_hides_small_differences() {
    let first = outside(&by_group(&[("A", 40, None), ("B", 30, None), ("C", 30, None)]), &[]).unwrap();
    let nine_more = by_group(&[("A", 49, None), ("B", 30, None), ("C", 30, None)]);
    let second = outside(&nine_more, std::slice::from_ref(&first)).unwrap();
    assert_eq!(column(&second), column(&first));
    assert_eq!(second.why, [Why::AsFirstReleased]);

    let twelve_more = by_group(&[("A", 41, None), ("B", 41, None), ("C", 30, None)]);
    let third = outside(&twelve_more, std::slice::from_ref(&first)).unwrap();
    assert_eq!(
        third.cells[0][0],
        Cell::KeptBack,
        "one more in crew A would be one known person"
    );
    assert!(third.why.contains(&Why::CloseToEarlier { threshold: 10 }));
    assert!(third.cells.iter().filter(|row| row[0] == Cell::KeptBack).count() >= 2);
}

#[test]
fn what_two_releases_leave_over_is_not_small_either() {
    let first = outside(
        &by_group(&[("A", 40, None), ("B", 30, None), ("C", 30, None), ("D", 20, None)]),
        &[],
    )
    .unwrap();
    // A: +2, B: +0, C: +10. Hiding A and B alone would tell that together they grew by two.
    let now = by_group(&[("A", 42, None), ("B", 30, None), ("C", 40, None), ("D", 20, None)]);
    let second = outside(&now, std::slice::from_ref(&first)).unwrap();
    let hidden: Vec<usize> = (0..4).filter(|r| second.cells[*r][0] == Cell::KeptBack).collect();
    let grown: u32 = hidden
        .iter()
        .map(|r| now.counts[*r][0].people - first.cells[*r][0].people().unwrap())
        .sum();
    assert!(grown == 0 || grown >= 10, "hidden {hidden:?} grew by {grown}");
}

#[test]
fn a_monitor_holds_the_public_table_beside_theirs() {
    let public = outside(&by_group(&[("A", 40, None), ("B", 30, None), ("C", 8, None)]), &[]).unwrap();
    let monitor = |table: &CountTable| {
        release(
            table,
            LARGE,
            Reader::NamedMonitor,
            &Thresholds::LOWEST,
            Earlier::versions(std::slice::from_ref(&public)),
        )
    };
    let same = monitor(&by_group(&[("A", 40, None), ("B", 30, None), ("C", 8, None)])).unwrap();
    assert_eq!(
        column(&same),
        [Some(40), Some(30), Some(8)],
        "the same people: the finer table may leave"
    );
    let three_more = monitor(&by_group(&[("A", 43, None), ("B", 30, None), ("C", 8, None)])).unwrap();
    assert_eq!(
        column(&three_more),
        column(&public),
        "three people more: the monitor gets what stands"
    );
}

/// The completions of a released table that a reader could write down: does any give this cell another value?
///
/// A plain search, cell by cell, that knows only what is printed and the sizes of groups.
struct Solver<'a> {
    released: &'a Released,
    sizes: Vec<Vec<Option<u32>>>,
    cells: Vec<Vec<Option<u32>>>,
    largest: u32,
}

impl<'a> Solver<'a> {
    fn new(released: &'a Released, table: &CountTable) -> Self {
        let cells = released
            .cells
            .iter()
            .map(|row| row.iter().map(|cell| cell.people()).collect())
            .collect();
        let sizes = table
            .counts
            .iter()
            .map(|row| row.iter().map(|count| count.of).collect())
            .collect();
        Solver {
            released,
            sizes,
            cells,
            largest: released.total.people().unwrap_or(0),
        }
    }

    fn fits(&self, r: usize, c: usize) -> bool {
        // A line fits while it has an open cell and does not exceed its total, and at the end if it meets it.
        let line = |cells: &mut dyn Iterator<Item = Option<u32>>, total: Option<u32>| {
            let (mut sum, mut open) = (0, false);
            for cell in cells {
                sum += cell.unwrap_or(0);
                open |= cell.is_none();
            }
            total.is_none_or(|total| sum <= total && (open || sum == total))
        };
        let one_column = self.released.columns.len() == 1;
        line(&mut self.cells.iter().flatten().copied(), self.released.total.people())
            && (one_column || line(&mut self.cells[r].iter().copied(), self.released.row_totals[r].people()))
            && (one_column
                || line(
                    &mut self.cells.iter().map(|row| row[c]),
                    self.released.column_totals[c].people(),
                ))
    }

    fn completes(&mut self) -> bool {
        let open = (0..self.cells.len()).flat_map(|r| (0..self.cells[r].len()).map(move |c| (r, c)));
        let Some((r, c)) = open.into_iter().find(|(r, c)| self.cells[*r][*c].is_none()) else {
            return true;
        };
        for value in 0..=self.sizes[r][c].unwrap_or(self.largest).min(self.largest) {
            self.cells[r][c] = Some(value);
            if self.fits(r, c) && self.completes() {
                return true;
            }
        }
        self.cells[r][c] = None;
        false
    }

    /// Whether some completion gives the cell another value than the true one. Because the values that fit form an unbroken
    /// range, a neighbour of the true value is enough to try.
    fn leaves_open(released: &Released, table: &CountTable, r: usize, c: usize) -> bool {
        let truth = table.counts[r][c].people;
        let size = table.counts[r][c].of.unwrap_or(u32::MAX);
        [truth.checked_add(1).filter(|more| *more <= size), truth.checked_sub(1)]
            .into_iter()
            .flatten()
            .any(|other| {
                let mut solver = Solver::new(released, table);
                solver.cells[r][c] = Some(other);
                solver.fits(r, c) && solver.completes()
            })
    }
}

fn nothing_can_be_computed_back(table: &CountTable, reader: Reader, earlier: &[Released]) -> Result<(), TestCaseError> {
    let thresholds = Thresholds::LOWEST;
    let Ok(released) = release(table, LARGE, reader, &thresholds, Earlier::versions(earlier)) else {
        return Ok(());
    };
    let threshold = reader.threshold(&thresholds);
    for (r, row) in released.cells.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let Count { people, of, .. } = table.counts[r][c];
            match cell {
                Cell::Shown { people: shown, .. } => {
                    prop_assert_eq!(*shown, people);
                    prop_assert!(people >= threshold, "a small cell is shown");
                    prop_assert!(
                        of.is_none_or(|of| of >= 20 || people < of),
                        "everybody of a small group is shown"
                    );
                }
                Cell::KeptBack => prop_assert!(
                    Solver::leaves_open(&released, table, r, c),
                    "cell {r},{c} of {released:?} is {people}"
                ),
                Cell::Empty => {}
            }
        }
    }
    for line in &released.cells {
        let hidden = line.iter().filter(|cell| **cell == Cell::KeptBack).count();
        prop_assert!(released.columns.len() == 1 || hidden != 1 || released.row_totals.contains(&Cell::KeptBack));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_group_is_computed_back_from_its_table(counts in prop::collection::vec((0u32..26, 0u32..12), 1..6), sized in any::<bool>()) {
        let groups = counts.iter().enumerate().map(|(n, (people, more))| (format!("g{n}"), *people, sized.then_some(people + more)));
        let table = CountTable::by_group("crew", groups);
        nothing_can_be_computed_back(&table, Reader::Outside, &[])?;
        nothing_can_be_computed_back(&table, Reader::NamedMonitor, &[])?;
    }

    #[test]
    fn no_cell_of_a_cross_table_is_computed_back(a in prop::collection::vec(0u32..14, 9), columns in 2usize..4) {
        let rows: Vec<&[u32]> = a.chunks_exact(columns).take(3).collect();
        nothing_can_be_computed_back(&cross(&rows), Reader::Outside, &[])?;
        nothing_can_be_computed_back(&cross(&rows), Reader::NamedMonitor, &[])?;
    }

    #[test]
    fn no_later_release_shows_a_small_difference(
        before in prop::collection::vec(0u32..40, 4),
        after in prop::collection::vec(0u32..40, 4),
    ) {
        let table = |counts: &[u32]| CountTable::by_group("crew", counts.iter().enumerate().map(|(n, people)| (format!("g{n}"), *people, None)));
        let Ok(first) = outside(&table(&before), &[]) else { return Ok(()) };
        let Ok(second) = outside(&table(&after), std::slice::from_ref(&first)) else { return Ok(()) };
        for (old, new) in first.cells.iter().flatten().zip(second.cells.iter().flatten()) {
            if let (Some(old), Some(new)) = (old.people(), new.people()) {
                prop_assert!(old == new || old.abs_diff(new) >= 10, "{old} became {new}");
            }
        }
    }

    #[test]
    fn any_numbers_and_any_shape_are_answered_without_a_panic(counts in prop::collection::vec(prop::collection::vec(any::<u32>(), 0..4), 0..4)) {
        let table = CountTable {
            id: "x".into(),
            rows: counts.iter().map(|_| "r".to_owned()).collect(),
            columns: vec!["c".into(); 3],
            counts: counts.iter().map(|row| row.iter().map(|people| Count { people: *people, of: Some(3), structural_zero: false }).collect()).collect(),
        };
        let _ = outside(&table, &[]);
    }
}

/// The tests above must be able to fail: without complements the solver finds the small cell at once.
#[test]
fn the_solver_does_compute_back_what_is_badly_hidden() {
    let table = by_group(&[("A", 40, None), ("B", 30, None), ("C", 3, None)]);
    let mut badly = outside(&table, &[]).unwrap();
    for (r, people) in [(0, 40), (1, 30)] {
        badly.cells[r][0] = Cell::Shown { people, of: None };
    }
    assert!(!Solver::leaves_open(&badly, &table, 2, 0));
}
