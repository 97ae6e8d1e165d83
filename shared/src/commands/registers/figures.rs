//! A checked register counted in workers, for a report: who is behind a figure stays here, how many goes through disclosure.

use super::books;
use super::open_books::OpenBooks;
use super::told::plain;
use crate::api::ApiError;
use crate::commands::host::Host;
use crate::disclosure::{BookFacts, RuleFacts};
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::payroll::register::Field;
use crate::payroll::{Checked, Judgement, Outcome, Rule, Subject};
use crate::time::Day;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What a report needs of a register.
pub(in crate::commands) struct Figures {
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub currency: String,
    /// In the order of `facts.rules`.
    pub rules: Vec<Rule>,
    pub facts: BookFacts,
    /// What each worker was paid per hour, over all periods.
    pub hourly: Vec<Decimal>,
    pub floor: Option<Decimal>,
    /// Hours and pay of the periods that fell short of the floor (P1), where every one of them has both.
    pub short_of_floor: Option<(Decimal, Decimal)>,
    /// The employer's numbers of its workers; `None` where a row has none.
    pub numbers: Option<BTreeSet<String>>,
}

/// The registers of an audit, oldest first.
pub(in crate::commands) fn of_audit(host: &mut impl Host, audit: RoomId) -> Result<Vec<RecordId>, ApiError> {
    let rows = host.rows(audit, Kind::Payroll)?;
    Ok(rows
        .iter()
        .filter(|row| books::kept(row).is_some())
        .map(|row| row.id)
        .collect())
}

pub(in crate::commands) fn figures(host: &mut impl Host, register: RecordId) -> Result<Figures, ApiError> {
    let (_, _, open) = books::of_record(host, register)?;
    Ok(counted(&open))
}

fn counted(open: &OpenBooks) -> Figures {
    let checked = &open.checked;
    let days = || checked.periods.iter();
    let worst = worst_by_worker(checked);
    let rules = checked.rules.iter().map(|rule| rule_facts(checked, *rule, &worst));
    Figures {
        first: days().filter_map(|period| period.first).min(),
        last: days().filter_map(|period| period.last).max(),
        currency: checked.currency.clone(),
        rules: checked.rules.clone(),
        facts: BookFacts {
            workers: checked.summary.workers,
            rules: rules.collect(),
            owing: owing(checked, &worst),
        },
        hourly: hourly(checked),
        floor: checked.plots.floor,
        short_of_floor: short_of_floor(checked),
        numbers: numbers(open),
    }
}

/// The worst that came out, and what is owed, by worker and rule. What is about a crew or the register is nobody's.
type Worst = BTreeMap<(u32, Rule), (Judgement, Decimal)>;

fn worst_by_worker(checked: &Checked) -> Worst {
    let mut worst = Worst::new();
    for outcome in &checked.outcomes {
        let Some(worker) = worker_of(checked, outcome) else {
            continue;
        };
        let (judgement, owed) = worst.entry((worker, outcome.rule)).or_default();
        *judgement = (*judgement).max(outcome.judgement);
        *owed = owed.saturating_add(outcome.owed);
    }
    worst
}

fn worker_of(checked: &Checked, outcome: &Outcome) -> Option<u32> {
    match outcome.subject {
        Subject::Period(place) => checked.periods.get(place as usize).map(|period| period.worker),
        Subject::Worker(worker) => Some(worker),
        Subject::Crew(_) | Subject::Register => None,
    }
}

fn rule_facts(checked: &Checked, rule: Rule, worst: &Worst) -> RuleFacts {
    let of_rule = || worst.iter().filter(|((_, of), _)| *of == rule).map(|(_, found)| found);
    let count = |wanted: &dyn Fn(Judgement) -> bool| {
        u32::try_from(of_rule().filter(|(judgement, _)| wanted(*judgement)).count()).unwrap_or(u32::MAX)
    };
    let totals: Vec<_> = checked.totals.iter().filter(|total| total.rule == rule).collect();
    let by_workers = of_rule().fold(Decimal::ZERO, |sum, (_, owed)| sum.saturating_add(*owed));
    let owed = match totals.as_slice() {
        [] => Some(Decimal::ZERO),
        [one] if one.owed == by_workers => Some(one.owed),
        // Several currencies, or money that no single worker is owed.
        _ => None,
    };
    RuleFacts {
        checked: totals
            .iter()
            .map(|total| total.workers_checked)
            .max()
            .unwrap_or_default(),
        broken: count(&|judgement| judgement >= Judgement::Breach),
        not_verifiable: count(&|judgement| judgement == Judgement::NotVerifiable),
        owed,
    }
}

/// How many workers are owed by which rules.
fn owing(checked: &Checked, worst: &Worst) -> BTreeMap<u32, u32> {
    let mut by_worker: BTreeMap<u32, u32> = BTreeMap::new();
    for ((worker, rule), (_, owed)) in worst {
        let place = checked.rules.iter().position(|known| known == rule);
        if let Some(place) = place.and_then(|place| u32::try_from(place).ok())
            && *owed > Decimal::ZERO
        {
            *by_worker.entry(*worker).or_default() |= 1u32.checked_shl(place).unwrap_or_default();
        }
    }
    let mut owing: BTreeMap<u32, u32> = BTreeMap::new();
    for mask in by_worker.into_values() {
        *owing.entry(mask).or_default() += 1;
    }
    owing
}

fn hourly(checked: &Checked) -> Vec<Decimal> {
    let mut by_worker: BTreeMap<u32, (Decimal, Decimal)> = BTreeMap::new();
    for period in &checked.periods {
        if let Some((paid, hours)) = period.paid.zip(period.hours) {
            let sums = by_worker.entry(period.worker).or_default();
            *sums = (sums.0.saturating_add(paid), sums.1.saturating_add(hours));
        }
    }
    by_worker
        .into_values()
        .filter_map(|(paid, hours)| paid.checked_div(hours))
        .collect()
}

fn short_of_floor(checked: &Checked) -> Option<(Decimal, Decimal)> {
    let short = checked
        .outcomes
        .iter()
        .filter(|outcome| outcome.rule == Rule::P1 && outcome.judgement == Judgement::Short);
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    for outcome in short {
        let Subject::Period(place) = outcome.subject else {
            return None;
        };
        let period = checked.periods.get(place as usize)?;
        sums = (sums.0.checked_add(period.hours?)?, sums.1.checked_add(period.paid?)?);
    }
    Some(sums)
}

fn numbers(open: &OpenBooks) -> Option<BTreeSet<String>> {
    let register = open.register();
    let number = |row| register.text(row, Field::Worker).given().map(plain);
    register.rows.iter().map(number).collect()
}
