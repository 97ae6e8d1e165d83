//! An employer's books: counts by rule over the same workers, the workers short by any rule, and money that adds up.

use super::reader::{Reader, Unknown};
use crate::disclosure::{BookFacts, Cell, Population, Reader as For, RuleFacts, books};
use crate::pack::Thresholds;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const RULES: usize = 4;
const THRESHOLD: u32 = 5;

/// How a rule came out for a worker.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Came {
    NotChecked,
    Clean,
    NotVerifiable,
    Broken,
    Owed(u32),
}

fn came() -> impl Strategy<Value = Came> {
    prop_oneof![
        1 => Just(Came::NotChecked),
        8 => Just(Came::Clean),
        2 => Just(Came::NotVerifiable),
        1 => Just(Came::Broken),
        4 => (1u32..90).prop_map(Came::Owed),
    ]
}

/// Workers, each with how the rules came out; some rules are broken for few.
fn register() -> impl Strategy<Value = Vec<[Came; RULES]>> {
    prop::collection::vec(
        (came(), came(), rare(), rare()).prop_map(|(a, b, c, d)| [a, b, c, d]),
        8..60,
    )
}

fn rare() -> impl Strategy<Value = Came> {
    (came(), 0u32..5).prop_map(|(came, chance)| if chance == 0 { came } else { Came::Clean })
}

fn facts(workers: &[[Came; RULES]]) -> BookFacts {
    let mut owing: BTreeMap<u32, u32> = BTreeMap::new();
    for worker in workers {
        let mask = (0..RULES)
            .filter(|rule| matches!(worker[*rule], Came::Owed(_)))
            .fold(0, |mask, rule| mask | 1 << rule);
        if mask != 0 {
            *owing.entry(mask).or_default() += 1;
        }
    }
    let count = |rule: usize, wanted: &dyn Fn(Came) -> bool| {
        workers.iter().filter(|worker| wanted(worker[rule])).count() as u32
    };
    let rules = (0..RULES).map(|rule| RuleFacts {
        checked: count(rule, &|came| came != Came::NotChecked),
        broken: count(rule, &|came| matches!(came, Came::Broken | Came::Owed(_))),
        not_verifiable: count(rule, &|came| came == Came::NotVerifiable),
        owed: Some(workers.iter().map(|worker| money(worker[rule])).sum::<u32>().into()),
    });
    BookFacts {
        workers: workers.len() as u32,
        rules: rules.collect(),
        owing,
    }
}

fn money(came: Came) -> u32 {
    match came {
        Came::Owed(owed) => owed,
        _ => 0,
    }
}

fn short(workers: &[[Came; RULES]], rules: &[usize]) -> u32 {
    let is_short = |worker: &&[Came; RULES]| rules.iter().any(|rule| money(worker[*rule]) > 0);
    workers.iter().filter(is_short).count() as u32
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn neither_few_workers_nor_their_money_is_computed_back_from_the_books(workers in register()) {
        let facts = facts(&workers);
        let population = Population { workers: 120, interviews: 60 };
        let shown = books(&facts, population, For::NamedMonitor, &Thresholds::LOWEST);
        let mut reader = Reader::default();
        let all = reader.unknown(None);
        let tell = |reader: &mut Reader, unknown: Unknown, cell: Cell| if let Some(people) = cell.people() { reader.is(unknown, people) };
        tell(&mut reader, all, shown.workers);
        let any_short = reader.unknown(None);
        reader.within(any_short, all);
        tell(&mut reader, any_short, shown.short);
        // In truth the broken are not always owed: only what stands all the same is a constraint of the reader's.
        let truth_fits = facts.rules.iter().enumerate().all(|(place, rule)| rule.broken == short(&workers, &[place]));
        let (mut small, mut parts, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
        for (rule, figures) in facts.rules.iter().zip(&shown.rules) {
            let [checked, broken, open, kept, owed_to, amount] = [(); 6].map(|()| reader.unknown(None));
            reader.adds_up(&[broken, open, kept], checked);
            reader.within(checked, all);
            // A reader may take it that whoever a rule is broken for is owed something.
            reader.equals(&[(owed_to, 1.0), (broken, -1.0)], 0.0);
            if truth_fits {
                reader.within(owed_to, any_short);
            }
            tell(&mut reader, checked, figures.checked);
            tell(&mut reader, broken, figures.broken);
            tell(&mut reader, open, figures.not_verifiable);
            if figures.owed {
                let owed = rule.owed.unwrap_or_default();
                reader.equals(&[(amount, 1.0)], owed.to_string().parse().unwrap());
            }
            parts.push((owed_to, 1.0));
            amounts.push(amount);
            for (unknown, people) in [(broken, rule.broken), (open, rule.not_verifiable)] {
                if people < THRESHOLD && shown.workers != Cell::KeptBack {
                    small.push((unknown, people));
                }
            }
            // Who knows the rules knows that a hidden one is broken for few, where nothing else hides it.
            if figures.broken == Cell::KeptBack && rule.broken < THRESHOLD {
                reader.at_most(&[(broken, 1.0)], f64::from(THRESHOLD - 1));
            }
        }
        if truth_fits {
            parts.push((any_short, -1.0));
            let negative: Vec<(Unknown, f64)> = parts.iter().map(|(unknown, times)| (*unknown, -times)).collect();
            reader.at_most(&negative, 0.0);
        }
        let total = reader.unknown(None);
        reader.adds_up(&amounts, total);
        if shown.owed {
            let owed: Decimal = facts.rules.iter().filter_map(|rule| rule.owed).sum();
            reader.equals(&[(total, 1.0)], owed.to_string().parse().unwrap());
        }
        if truth_fits {
            for (unknown, people) in small {
                prop_assert!(reader.width(unknown) >= THRESHOLD - 1, "{people} is known to within {:?}", reader.range(unknown));
            }
        }
        // Whatever money follows exactly is shared by enough.
        for subset in 1u32..1 << RULES {
            let rules: Vec<usize> = (0..RULES).filter(|rule| subset & 1 << rule != 0).collect();
            let (least, most) = reader.range_of_sum(&rules.iter().map(|rule| amounts[*rule]).collect::<Vec<_>>());
            let owed_any = rules.iter().any(|rule| facts.rules[*rule].owed.is_some_and(|owed| !owed.is_zero()));
            if owed_any && (most - least) < 0.5 {
                let sharing = short(&workers, &rules);
                prop_assert!(sharing >= THRESHOLD, "money of {sharing} follows: rules {rules:?} of {shown:?}");
            }
        }
    }

    /// Where the sum of all short workers is shown beside a rule, the rest of them is nobody or enough.
    #[test]
    fn the_workers_whom_the_shown_rules_leave_over_are_none_or_many(workers in register()) {
        let facts = facts(&workers);
        let shown = books(&facts, Population { workers: 120, interviews: 60 }, For::NamedMonitor, &Thresholds::LOWEST);
        let Some(all) = shown.short.people() else { return Ok(()) };
        for (place, figures) in shown.rules.iter().enumerate() {
            if figures.broken != Cell::KeptBack {
                let rest = all - short(&workers, &[place]);
                prop_assert!(rest == 0 || rest >= THRESHOLD, "{rest} are short by other rules alone");
            }
        }
        let rest = workers.len() as u32 - all;
        prop_assert!(rest >= THRESHOLD || rest == 0);
    }
}
