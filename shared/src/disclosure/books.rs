//! An employer's books on their way out: counts in workers and money, so that no figure and no difference of figures is a person.
//!
//! The workers that a rule was checked for fall into three groups: it was broken for them, nobody can tell, it was kept. Two of the
//! three are told, and only where the third, which follows, is large enough too. Money leaves where enough workers share it. Sums
//! over several rules give way to the rules: where a reader could subtract the shown rules from a sum and be left with few
//! workers, the sum is kept back, because restitution follows the single rule.

use super::release::{release_figure, worker_tables};
use super::table::{Cell, Population, Reader, SMALL_GROUP};
use super::why::Why;
use crate::pack::Thresholds;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a check found in a register, in workers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BookFacts {
    pub workers: u32,
    /// At most 32.
    pub rules: Vec<RuleFacts>,
    /// How many workers are owed money by which rules: a bit for each place in `rules`. Whoever is owed nothing is not in it.
    pub owing: BTreeMap<u32, u32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleFacts {
    /// Workers for whom the rule was applied: those below are among them, each in one group at most.
    pub checked: u32,
    pub broken: u32,
    pub not_verifiable: u32,
    /// In one currency; `None` where several meet or where it belongs to no worker.
    pub owed: Option<Decimal>,
}

/// What of it may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookFigures {
    pub workers: Cell,
    pub short: Cell,
    /// Whether the sum over all rules may leave.
    pub owed: bool,
    pub rules: Vec<RuleFigures>,
    pub why: Vec<Why>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleFigures {
    pub checked: Cell,
    pub broken: Cell,
    pub not_verifiable: Cell,
    /// Whether what the rule owes may leave.
    pub owed: bool,
}

impl RuleFigures {
    const NOTHING: RuleFigures = RuleFigures {
        checked: Cell::KeptBack,
        broken: Cell::KeptBack,
        not_verifiable: Cell::KeptBack,
        owed: false,
    };
}

impl BookFigures {
    /// Nothing leaves, for one reason.
    pub fn nothing(rules: usize, why: Why) -> BookFigures {
        BookFigures {
            workers: Cell::KeptBack,
            short: Cell::KeptBack,
            owed: false,
            rules: vec![RuleFigures::NOTHING; rules],
            why: vec![why],
        }
    }
}

/// The figures of a register for a reader.
pub fn books(facts: &BookFacts, population: Population, reader: Reader, thresholds: &Thresholds) -> BookFigures {
    let threshold = reader.threshold(thresholds);
    if let Err(why) = worker_tables(population) {
        return BookFigures::nothing(facts.rules.len(), why);
    }
    let workers = release_figure(facts.workers, None, reader, thresholds);
    if workers == Cell::KeptBack {
        return BookFigures::nothing(facts.rules.len(), Why::SmallGroup { threshold });
    }
    let mut why = Vec::new();
    let rules: Vec<RuleFigures> = (0..)
        .zip(&facts.rules)
        .map(|(place, rule)| RuleFigures {
            owed: rule.owed.is_some_and(|owed| !owed.is_zero()) && owed_by(facts, 1 << place) >= threshold,
            ..rule_figures(rule, facts.workers, threshold)
        })
        .collect();
    if rules.iter().any(|rule| rule.broken == Cell::KeptBack) {
        why.push(Why::SmallGroup { threshold });
    }
    let short = short(facts, &rules, threshold);
    let any_short: u32 = owed_by(facts, u32::MAX);
    if short == Cell::KeptBack && any_short >= threshold {
        why.push(Why::Complement);
    }
    let owed = sum_may_leave(facts, &rules, threshold);
    if !owed && any_short >= threshold && !why.contains(&Why::Complement) {
        why.push(Why::Complement);
    }
    BookFigures {
        workers,
        short,
        owed,
        rules,
        why,
    }
}

/// Workers who are owed money by any rule of a mask.
fn owed_by(facts: &BookFacts, mask: u32) -> u32 {
    let some = facts.owing.iter().filter(|(rules, _)| **rules & mask != 0);
    some.fold(0, |sum, (_, workers)| sum.saturating_add(*workers))
}

/// Workers who are owed money by rules of the mask alone.
fn owed_only_by(facts: &BookFacts, mask: u32) -> u32 {
    let some = facts
        .owing
        .iter()
        .filter(|(rules, _)| **rules != 0 && **rules & !mask == 0);
    some.fold(0, |sum, (_, workers)| sum.saturating_add(*workers))
}

fn rule_figures(rule: &RuleFacts, workers: u32, threshold: u32) -> RuleFigures {
    // What is left of a whole must be large too, or nobody: but nobody of few is a list of names.
    let leaves = |part: u32, whole: u32| {
        let rest = whole.saturating_sub(part);
        rest >= threshold || rest == 0 && whole >= SMALL_GROUP
    };
    let stands = |part: u32| part >= threshold && leaves(part, rule.checked);
    let checked = match rule.checked >= threshold
        && (rule.checked == workers || workers - rule.checked.min(workers) >= threshold)
    {
        true => Cell::Shown {
            people: rule.checked,
            of: Some(workers),
        },
        false => Cell::KeptBack,
    };
    let of = (checked != Cell::KeptBack).then_some(rule.checked);
    let cell = |shown: bool, people: u32| match shown {
        true => Cell::Shown { people, of },
        false => Cell::KeptBack,
    };
    let broken = stands(rule.broken);
    let both = rule.broken.saturating_add(rule.not_verifiable);
    let not_verifiable = match broken {
        true => stands(rule.not_verifiable) && leaves(both, rule.checked),
        false => stands(rule.not_verifiable),
    };
    RuleFigures {
        checked,
        broken: cell(broken, rule.broken),
        not_verifiable: cell(not_verifiable, rule.not_verifiable),
        owed: false,
    }
}

/// Workers short by any rule. Kept back where a shown rule, or all shown rules together, leave few of them over.
fn short(facts: &BookFacts, rules: &[RuleFigures], threshold: u32) -> Cell {
    let all = owed_by(facts, u32::MAX);
    let few = |people: u32| (1..threshold).contains(&people);
    let shown: Vec<u32> = (0..)
        .zip(rules)
        .filter(|(_, rule)| rule.broken != Cell::KeptBack)
        .map(|(place, _)| 1u32 << place)
        .collect();
    let by_shown = shown.iter().fold(0, |mask, bit| mask | bit);
    let left_over = shown.iter().any(|bit| few(all.saturating_sub(owed_by(facts, *bit))));
    // Whoever knows these rules knows that each hidden one is broken for few: together they must not have to be as many as they can be.
    let told = |rule: &RuleFigures| rule.broken.people();
    let by_those_shown = rules.iter().filter_map(told).fold(0u32, u32::saturating_add);
    let others = u32::try_from(rules.len().saturating_sub(shown.len()))
        .unwrap_or(u32::MAX)
        .saturating_sub(1);
    let crowded = all.saturating_sub(by_those_shown) > others.saturating_mul(threshold - 1);
    let paid = facts.workers.saturating_sub(all);
    let unsafe_rest = few(paid) || paid == 0 && facts.workers < SMALL_GROUP;
    match all < threshold || unsafe_rest || left_over || crowded || few(owed_only_by(facts, !by_shown)) {
        true => Cell::KeptBack,
        false => Cell::Shown {
            people: all,
            of: Some(facts.workers),
        },
    }
}

/// Whether the sum over all rules leaves nothing over that few workers share.
fn sum_may_leave(facts: &BookFacts, rules: &[RuleFigures], threshold: u32) -> bool {
    let mut hidden = (0u32..)
        .zip(facts.rules.iter().zip(rules))
        .filter(|(_, (rule, figures))| !figures.owed && rule.owed.is_none_or(|owed| !owed.is_zero()));
    let known = facts.rules.iter().all(|rule| rule.owed.is_some());
    let (count, mask) = hidden
        .by_ref()
        .fold((0, 0), |(count, mask), (place, _)| (count + 1, mask | 1 << place));
    let rest_is_shared = count == 0 || count >= 2 && owed_by(facts, mask) >= threshold;
    known && owed_by(facts, u32::MAX) >= threshold && rest_is_shared
}
