//! Books, wages and corrected registers, case by case.

use super::*;
use crate::api::{PublishedPayRule, PublishedRegister};
use crate::money::Money;
use crate::pack::Thresholds;
use crate::payroll::Rule;
use proptest::prelude::*;
use rust_decimal::Decimal;

const SITE: Population = Population {
    workers: 186,
    interviews: 102,
};

fn rule(checked: u32, broken: u32, not_verifiable: u32, owed: u32) -> RuleFacts {
    RuleFacts {
        checked,
        broken,
        not_verifiable,
        owed: Some(owed.into()),
    }
}

fn shown(facts: &BookFacts) -> BookFigures {
    books(facts, SITE, Reader::NamedMonitor, &Thresholds::LOWEST)
}

#[test]
fn a_rule_broken_for_many_is_told_with_its_money_and_one_broken_for_three_is_not() {
    let facts = BookFacts {
        workers: 60,
        rules: vec![rule(60, 40, 0, 1_000), rule(60, 3, 0, 50)],
        owing: [(0b01, 40), (0b10, 3)].into(),
    };
    let figures = shown(&facts);
    assert_eq!(figures.rules[0].broken.people(), Some(40));
    assert!(figures.rules[0].owed && !figures.rules[1].owed);
    assert_eq!(figures.rules[1].broken, Cell::KeptBack);
    assert!(!figures.owed, "1,050 less 1,000 would be the money of three");
    assert_eq!(figures.short, Cell::KeptBack, "43 less 40 would be the three");
}

#[test]
fn the_sum_is_told_where_the_hidden_rules_share_it_among_enough() {
    let facts = BookFacts {
        workers: 60,
        rules: vec![rule(60, 30, 0, 1_000), rule(60, 4, 0, 50), rule(60, 4, 0, 60)],
        owing: [(0b001, 30), (0b010, 4), (0b100, 4)].into(),
    };
    let figures = shown(&facts);
    assert!(figures.owed, "eight share what two hidden rules owe");
    assert_eq!(
        figures.short,
        Cell::KeptBack,
        "38 less 30 are eight: two rules broken for at most four each would be broken for four each"
    );
}

#[test]
fn all_of_a_crew_of_twelve_is_as_good_as_their_names() {
    let facts = BookFacts {
        workers: 12,
        rules: vec![rule(12, 12, 0, 500)],
        owing: [(1, 12)].into(),
    };
    assert_eq!(shown(&facts).rules[0].broken, Cell::KeptBack);
    let facts = BookFacts {
        workers: 25,
        rules: vec![rule(25, 25, 0, 500)],
        owing: [(1, 25)].into(),
    };
    assert_eq!(shown(&facts).rules[0].broken.people(), Some(25));
}

#[test]
fn a_small_site_has_no_books() {
    let facts = BookFacts {
        workers: 60,
        rules: vec![rule(60, 40, 0, 1_000)],
        owing: [(1, 40)].into(),
    };
    let at = |workers, interviews| {
        books(
            &facts,
            Population { workers, interviews },
            Reader::NamedMonitor,
            &Thresholds::LOWEST,
        )
    };
    assert_eq!(at(19, 15), BookFigures::nothing(1, Why::SmallSite));
    assert_eq!(at(60, 9), BookFigures::nothing(1, Why::FewInterviews));
}

fn register(workers: u32, short: u32, owed: u32) -> PublishedRegister {
    let money = Money {
        amount: owed.into(),
        currency: "USD".into(),
    };
    let cell = |people: u32| Cell::Shown { people, of: None };
    PublishedRegister {
        first: "2026-03-02".parse().ok(),
        last: "2026-03-08".parse().ok(),
        currency: "USD".into(),
        workers: cell(workers),
        short: cell(short),
        owed: Some(money.clone()),
        rules: vec![PublishedPayRule {
            rule: Rule::P1,
            title: Default::default(),
            sources: Vec::new(),
            checked: cell(workers),
            broken: cell(short),
            not_verifiable: Cell::KeptBack,
            owed: Some(money),
            sums: Vec::new(),
        }],
        why: Vec::new(),
    }
}

#[test]
fn a_corrected_register_with_one_worker_more_stands_as_first_released() {
    let first = register(60, 40, 1_000);
    let second = beside_earlier(register(60, 41, 1_010), Some(&first), &[], 5);
    assert_eq!((second.short, &second.owed), (first.short, &first.owed));
    assert_eq!(second.why, [Why::AsFirstReleased]);
    let same_count = beside_earlier(register(60, 40, 1_010), Some(&first), &[], 5);
    assert_eq!(same_count.owed, first.owed, "ten dollars more are one worker's");
    let other = beside_earlier(register(60, 52, 1_310), Some(&first), &[], 5);
    assert_eq!(other.owed, register(60, 52, 1_310).owed, "twelve more are short");
}

#[test]
fn another_audit_about_the_same_week_is_no_way_to_the_one_worker_more() {
    let before = register(60, 40, 1_000);
    let now = beside_earlier(register(61, 41, 1_010), None, &[&before], 5);
    assert_eq!(
        (now.workers, now.short, now.owed),
        (Cell::KeptBack, Cell::KeptBack, None)
    );
    let same = beside_earlier(register(60, 40, 1_000), None, &[&before], 5);
    assert_eq!(same, before);
}

fn paid(amounts: &[(u32, &str)]) -> Vec<Decimal> {
    let each = amounts
        .iter()
        .flat_map(|(workers, amount)| std::iter::repeat_n(*amount, *workers as usize));
    each.map(|amount| amount.parse().unwrap()).collect()
}

fn pooled(paid: &[Decimal], earlier: Option<&[WageRange]>) -> Option<PooledWages> {
    let (floor, step) = ("14".parse().unwrap(), "2".parse().unwrap());
    pool_wages(
        paid,
        Some(floor),
        step,
        SITE,
        Reader::NamedMonitor,
        &Thresholds::LOWEST,
        earlier,
    )
}

#[test]
fn pay_is_told_in_ranges_of_enough_workers_with_the_floor_between_two() {
    let wages = pooled(
        &paid(&[
            (3, "8"),
            (4, "11"),
            (6, "13"),
            (20, "14"),
            (2, "17"),
            (9, "19"),
            (1, "90"),
        ]),
        None,
    )
    .unwrap();
    let ends: Vec<(Option<Decimal>, u32)> = wages.ranges.iter().map(|range| (range.below, range.workers)).collect();
    let end = |text: &str| Some(text.parse().unwrap());
    assert_eq!(ends, [(end("12"), 7), (end("14"), 6), (end("16"), 20), (None, 12)]);
    assert_eq!(wages.why, []);
}

#[test]
fn where_few_or_none_are_below_the_floor_a_range_spans_it() {
    for below in [0, 3] {
        let wages = pooled(&paid(&[(below, "12"), (20, "14.50"), (9, "19")]), None).unwrap();
        assert_eq!(wages.ranges[0].workers, 20 + below);
        assert!(
            wages.ranges.iter().all(|range| range.from != "14".parse().ok()),
            "{:?}",
            wages.ranges
        );
        assert_eq!(wages.why, [Why::SmallGroup { threshold: 5 }]);
    }
    assert_eq!(pooled(&paid(&[(9, "15")]), None), None, "one range says nothing");
}

proptest! {
    #[test]
    fn every_range_is_large_and_moves_by_nobody_or_by_many(
        before in prop::collection::vec(600u32..2600, 10..60),
        after in prop::collection::vec(600u32..2600, 10..60),
    ) {
        let cents = |all: &[u32]| all.iter().map(|cents| Decimal::new(i64::from(*cents), 2)).collect::<Vec<_>>();
        let Some(first) = pooled(&cents(&before), None) else { return Ok(()) };
        prop_assert!(first.ranges.iter().all(|range| range.workers >= 5) && first.ranges.len() <= 12);
        prop_assert_eq!(first.ranges.iter().map(|range| range.workers as usize).sum::<usize>(), before.len());
        let Some(second) = pooled(&cents(&after), Some(&first.ranges)) else { return Ok(()) };
        if before.len().abs_diff(after.len()) < 10 {
            prop_assert_eq!(second.ranges, first.ranges);
            return Ok(());
        }
        for range in &second.ranges {
            let was: u32 = first.ranges.iter().filter(|was| (range.from.is_none() || was.from >= range.from) && (range.below.is_none() || was.below.is_some_and(|end| Some(end) <= range.below))).map(|was| was.workers).sum();
            prop_assert!(was == range.workers || was.abs_diff(range.workers) >= 5);
        }
    }
}
