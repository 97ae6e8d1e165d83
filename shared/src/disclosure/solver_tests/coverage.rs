//! Coverage by crew, gender, language: several tables over the same people, corrected versions, other audits of the site.

use super::Dice;
use super::reader::{Reader, Unknown};
use crate::api::{CoverageRow, CoverageTableView, CoverageView};
use crate::disclosure::of_audit::{NOT_SAID, tables};
use crate::disclosure::release::{release, release_without_complements};
use crate::disclosure::table::is_small;
use crate::disclosure::{Cell, CountTable, Earlier, Population, Reader as For, Released, Why};
use crate::pack::Thresholds;
use proptest::prelude::*;

const STRATA: [&str; 3] = ["crew", "gender", "language"];
const GROUPS: [u32; 3] = [4, 2, 3];

/// A worker: group by stratum (the last place of gender and language: did not say), and in which versions they are heard.
#[derive(Clone, Debug)]
struct Worker {
    groups: [u32; 3],
    /// Heard from this version on; 3: never.
    heard: u32,
}

fn workers() -> impl Strategy<Value = Vec<Worker>> {
    let group = (0u32..10, 0u32..12, 0u32..8).prop_map(|(crew, gender, language)| {
        // Crews of very different sizes; few who did not say.
        [
            [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][crew as usize],
            if gender < 6 { 0 } else { 1 + u32::from(gender == 11) },
            language % 4,
        ]
    });
    let worker = (group, 0u32..6).prop_map(|(groups, heard)| Worker {
        groups,
        heard: [0, 0, 0, 1, 2, 3][heard as usize],
    });
    prop::collection::vec(worker, 20..70)
}

fn coverage(workers: &[Worker], version: u32) -> CoverageView {
    let heard: Vec<&Worker> = workers.iter().filter(|worker| worker.heard <= version).collect();
    let table = |stratum: usize| CoverageTableView {
        by: STRATA[stratum].into(),
        rows: (0..GROUPS[stratum])
            .map(|group| {
                let of = |workers: &mut dyn Iterator<Item = &Worker>| {
                    workers.filter(|one| one.groups[stratum] == group).count() as u32
                };
                CoverageRow {
                    group: format!("{group}"),
                    heard: of(&mut heard.iter().copied()),
                    workers: (stratum == 0).then(|| of(&mut workers.iter())),
                    ..CoverageRow::default()
                }
            })
            .collect(),
    };
    CoverageView {
        heard: heard.len() as u32,
        workers: workers.len() as u32,
        tables: (0..3).map(table).collect(),
        ..CoverageView::default()
    }
}

/// How many a cell stands for in truth, and the unknown that stands for it with the reader.
type Hidden = (Unknown, u32, Option<u32>);

/// Adds what one report says to what a reader knows. Crews' sizes are known to whoever works there, and all tables count the same people.
///
/// Returns each table's cells and those of them that are kept back. `bare`: the totals alone, as if every cell were kept back.
fn reads(
    reader: &mut Reader,
    released: &[Released],
    truth: &CoverageView,
    bare: bool,
) -> (Vec<Vec<Unknown>>, Vec<Hidden>) {
    let mut hidden = Vec::new();
    let mut cells = Vec::new();
    let heard = reader.unknown(Some(truth.workers));
    for table in released {
        let of_truth = truth.tables.iter().find(|other| other.by == table.table).unwrap();
        let said: u32 = of_truth.rows.iter().map(|row| row.heard).sum();
        if let Some(people) = table.total.people() {
            reader.is(heard, people);
        }
        let row = |r: usize| match of_truth.rows.get(r) {
            Some(row) => (row.heard, row.workers),
            None => (truth.heard - said, None),
        };
        let unknowns: Vec<Unknown> = (0..table.rows.len()).map(|r| reader.unknown(row(r).1)).collect();
        reader.adds_up(&unknowns, heard);
        for (r, unknown) in unknowns.iter().enumerate() {
            match table.cells[r][0] {
                Cell::Shown { people, .. } if !bare => reader.is(*unknown, people),
                Cell::KeptBack => hidden.push((*unknown, row(r).0, row(r).1)),
                Cell::Shown { .. } | Cell::Empty => {}
            }
        }
        cells.push(unknowns);
    }
    (cells, hidden)
}

const THRESHOLD: u32 = 5;

/// Every hidden cell is as open as it must be, or as it would be to somebody who knows the totals alone (`bare`).
fn is_protected(reader: &Reader, bare: &Reader, hidden: &[Hidden], small_by: u32) -> Result<(), TestCaseError> {
    for (unknown, people, of) in hidden {
        let wanted = match is_small(*people, *of, THRESHOLD) {
            true => small_by.min(bare.width(*unknown)),
            false => 1.min(bare.width(*unknown)),
        };
        let width = reader.width(*unknown);
        prop_assert!(
            width >= wanted,
            "{people} of {of:?} is known to within {width}, not {wanted}: {:?}",
            reader.range(*unknown)
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_hidden_group_of_a_report_is_computed_back(workers in workers()) {
        let truth = coverage(&workers, 2);
        let report = tables(&truth, Thresholds::LOWEST, Earlier::default());
        let (mut reader, mut bare) = (Reader::default(), Reader::default());
        let (_, hidden) = reads(&mut reader, &report.released, &truth, false);
        reads(&mut bare, &report.released, &truth, true);
        is_protected(&reader, &bare, &hidden, THRESHOLD)?;
    }

    /// Between two versions people are only added, and everybody knows it: no group of either is told.
    #[test]
    fn no_hidden_group_is_computed_back_from_several_versions(workers in workers()) {
        let (mut reader, mut bare) = (Reader::default(), Reader::default());
        let mut before: Vec<Released> = Vec::new();
        let mut known: Vec<(Vec<Released>, Vec<Vec<Unknown>>)> = Vec::new();
        let mut all: Vec<Hidden> = Vec::new();
        for version in 0..3 {
            let truth = coverage(&workers, version);
            let report = tables(&truth, Thresholds::LOWEST, Earlier::versions(&before));
            let stands = |table: &&Released| !table.why.contains(&Why::AsFirstReleased);
            let fresh: Vec<Released> = report.released.iter().filter(stands).cloned().collect();
            let (cells, hidden) = reads(&mut reader, &fresh, &truth, false);
            reads(&mut bare, &fresh, &truth, true);
            for (earlier, unknowns) in &known {
                for (table, now) in fresh.iter().zip(&cells) {
                    let Some(at) = earlier.iter().position(|other| other.table == table.table) else { continue };
                    // Rows by name: the row of those who did not say comes and goes, and is no group that only grows.
                    for (name, now) in table.rows.iter().zip(now).filter(|(name, _)| *name != NOT_SAID) {
                        let was = earlier[at].rows.iter().position(|other| other == name).map(|row| unknowns[at][row]);
                        for reader in [&mut reader, &mut bare] {
                            was.iter().for_each(|was| reader.within(*was, *now));
                        }
                    }
                }
            }
            all.extend(hidden);
            known.push((fresh, cells));
            before.extend(report.released);
        }
        is_protected(&reader, &bare, &all, 1)?;
    }

    /// A public report and a monitor's of the same people lie side by side.
    #[test]
    fn a_reader_of_both_reports_learns_nothing_small(workers in workers()) {
        let truth = coverage(&workers, 2);
        let population = Population { workers: truth.workers, interviews: truth.heard };
        let (mut reader, mut bare) = (Reader::default(), Reader::default());
        let mut hidden = Vec::new();
        let mut last: Option<Vec<Unknown>> = None;
        for view in &truth.tables {
            let rows = || view.rows.iter().map(|row| (row.group.clone(), row.heard, row.workers));
            let said: u32 = view.rows.iter().map(|row| row.heard).sum();
            let unsaid = (truth.heard > said).then(|| ("unsaid".to_owned(), truth.heard - said, None));
            let table = CountTable::by_group(&view.by, rows().chain(unsaid));
            let Ok(public) = release(&table, population, For::Outside, &Thresholds::LOWEST, Earlier::default()) else { continue };
            let earlier = std::slice::from_ref(&public);
            let monitor = release(&table, population, For::NamedMonitor, &Thresholds::LOWEST, Earlier::versions(earlier));
            let both: Vec<Released> = [Ok(public.clone()), monitor].into_iter().flatten().collect();
            // Each table by itself: two reports say the same of the same people.
            for released in &both {
                let (cells, kept) = reads(&mut reader, std::slice::from_ref(released), &truth, false);
                reads(&mut bare, std::slice::from_ref(released), &truth, true);
                if let (Some(one), Some(other)) = (last.as_ref(), cells.first()) {
                    for (one, other) in std::iter::zip::<&Vec<Unknown>, _>(one, other) {
                        reader.equals(&[(*one, 1.0), (*other, -1.0)], 0.0);
                    }
                }
                last = cells.into_iter().next();
                hidden.extend(kept.into_iter().filter(|(_, people, of)| is_small(*people, *of, THRESHOLD)));
            }
            last = None;
        }
        is_protected(&reader, &bare, &hidden, 1)?;
    }

    /// Two audits of one season may have heard the same people: what both say differs by nobody or by many.
    #[test]
    fn what_two_audits_of_a_season_say_differs_by_nobody_or_by_many(workers in workers(), first in 0u32..3, second in 0u32..3) {
        let one = tables(&coverage(&workers, first), Thresholds::LOWEST, Earlier::default());
        let beside = Earlier { versions: &[], beside: &one.released };
        let truth = coverage(&workers, second);
        let other = tables(&truth, Thresholds::LOWEST, beside);
        let mut hidden = Vec::new();
        let (mut reader, mut bare) = (Reader::default(), Reader::default());
        hidden.extend(reads(&mut reader, &other.released, &truth, false).1);
        reads(&mut bare, &other.released, &truth, true);
        is_protected(&reader, &bare, &hidden, 1)?;
        let differs_little = |one: Option<u32>, other: Option<u32>| {
            one.zip(other).is_some_and(|(one, other)| (1..THRESHOLD).contains(&one.abs_diff(other)))
        };
        prop_assert!(!differs_little(one.heard, other.heard));
        for table in &other.released {
            let Some(was) = one.released.iter().find(|was| was.table == table.table) else { continue };
            prop_assert!(!differs_little(was.total.people(), table.total.people()));
            for (name, cells) in table.rows.iter().zip(&table.cells) {
                let row = was.rows.iter().position(|other| other == name);
                let before = row.and_then(|row| was.cells[row][0].people());
                prop_assert!(!differs_little(before, cells[0].people()), "{name} of {}", table.table);
            }
        }
    }
}

/// The tests above must be able to fail: without complements the same reader finds small groups at once.
#[test]
fn without_complements_the_reader_does_compute_small_groups_back() {
    let mut dice = Dice(7);
    let (mut pinned, mut tried) = (0, 0);
    for _ in 0..60 {
        let counts: Vec<u32> = (0..4).map(|_| dice.up_to(20)).collect();
        let groups = counts
            .iter()
            .enumerate()
            .map(|(at, people)| (format!("{at}"), *people, None));
        let table = CountTable::by_group("crew", groups);
        let total: u32 = counts.iter().sum();
        let population = Population {
            workers: total.max(20) + 10,
            interviews: total,
        };
        let Ok(bad) = release_without_complements(
            &table,
            population,
            For::NamedMonitor,
            &Thresholds::LOWEST,
            Earlier::default(),
        ) else {
            continue;
        };
        let truth = CoverageView {
            heard: total,
            workers: population.workers,
            tables: vec![CoverageTableView {
                by: "crew".into(),
                rows: counts
                    .iter()
                    .map(|people| CoverageRow {
                        heard: *people,
                        ..CoverageRow::default()
                    })
                    .collect(),
            }],
            ..CoverageView::default()
        };
        let mut reader = Reader::default();
        let (_, hidden) = reads(&mut reader, &[bad], &truth, false);
        for (unknown, people, _) in hidden {
            tried += 1;
            if reader.range(unknown) == (f64::from(people), f64::from(people)) {
                pinned += 1;
            }
        }
    }
    assert!(tried > 20 && pinned * 4 > tried, "{pinned} of {tried}");
}
