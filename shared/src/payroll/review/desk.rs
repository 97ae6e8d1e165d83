//! Where rules put what they find: tallies and outcomes for a check, evidence for one worker when it is to be explained.

use crate::money::Money;
use crate::pack::{Grounds, PayrollRules};
use crate::payroll::checked::{MOST_CELLS, NotVerifiable, Outcome, Owed, RuleTotal, Subject};
use crate::payroll::evidence::{Breach, Input, Steps};
use crate::payroll::register::{CellAt, Field};
use crate::payroll::rule::{Judgement, Missing, Rule};
use crate::payroll::statement::Statement;
use crate::time::Day;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a rule is being applied to.
#[derive(Clone, Copy, Debug)]
pub(in crate::payroll) struct On<'r> {
    pub subject: Subject,
    /// `None` for a crew or the register.
    pub worker: Option<u32>,
    pub days: (Option<Day>, Option<Day>),
    pub currency: &'r str,
}

/// What a breach rests on, made only where somebody asked for it.
pub(in crate::payroll) struct Evidence {
    pub inputs: Vec<Input>,
    pub steps: Steps,
    pub statement: Statement,
    /// Of the floor or scheme that decides.
    pub grounds: Grounds,
}

/// Of what evidence is kept.
#[derive(Clone, Copy, Debug)]
pub(in crate::payroll) enum Explained {
    Of(Subject),
    /// Of everything, up to so many breaches.
    First(usize),
}

pub(in crate::payroll) struct Desk<'r> {
    rules: &'r PayrollRules,
    /// What to explain; `None`: a check over all.
    explained: Option<Explained>,
    pub outcomes: Vec<Outcome>,
    tallies: BTreeMap<(Rule, &'r str), Tally>,
    missing: BTreeMap<(Rule, Missing, Option<Field>), Open>,
    pub breaches: Vec<Breach>,
}

/// How often something was missing, and the first cells of it.
type Open = (u32, Vec<CellAt>);

#[derive(Default)]
struct Tally {
    checked: Marks,
    short: Marks,
    breaches: u32,
    not_verifiable: u32,
    owed: Decimal,
}

impl Tally {
    fn add(&mut self, later: Tally) {
        self.checked.add(&later.checked);
        self.short.add(&later.short);
        self.breaches += later.breaches;
        self.not_verifiable += later.not_verifiable;
        self.owed = self.owed.saturating_add(later.owed);
    }
}

impl<'r> Desk<'r> {
    pub fn new(rules: &'r PayrollRules, explained: Option<Explained>) -> Desk<'r> {
        Desk {
            rules,
            explained,
            outcomes: Vec::new(),
            tallies: BTreeMap::new(),
            missing: BTreeMap::new(),
            breaches: Vec::new(),
        }
    }

    /// Whether anything about a worker is asked for. Rules over crews and the register run in any case.
    pub fn wants(&self, worker: u32) -> bool {
        match self.explained {
            None | Some(Explained::First(_) | Explained::Of(Subject::Crew(_))) => true,
            Some(Explained::Of(Subject::Worker(wanted))) => wanted == worker,
            Some(Explained::Of(_)) => false,
        }
    }

    /// Whether as many breaches are explained as were asked for.
    pub fn is_full(&self) -> bool {
        matches!(self.explained, Some(Explained::First(most)) if self.breaches.len() >= most)
    }

    /// What another desk found in later periods.
    pub fn add(&mut self, later: Desk<'r>) {
        self.outcomes.extend(later.outcomes);
        for (key, tally) in later.tallies {
            self.tallies.entry(key).or_default().add(tally);
        }
        for (key, (count, cells)) in later.missing {
            let (before, first) = self.missing.entry(key).or_default();
            *before += count;
            first.extend(cells.into_iter().take(MOST_CELLS.saturating_sub(first.len())));
        }
        self.breaches.extend(later.breaches);
    }

    pub fn clean(&mut self, rule: Rule, on: On<'r>) {
        self.tally(rule, on);
    }

    fn tally(&mut self, rule: Rule, on: On<'r>) -> &mut Tally {
        let tally = self.tallies.entry((rule, on.currency)).or_default();
        if let Some(worker) = on.worker {
            tally.checked.set(worker);
        }
        tally
    }

    /// Takes down that a rule could not be checked. `at`: the cell that kept it from being checked.
    pub fn missing(
        &mut self,
        rule: Rule,
        on: On<'r>,
        missing: Missing,
        field: Option<Field>,
        at: impl FnOnce() -> Option<CellAt>,
    ) {
        if let Some(Explained::Of(wanted)) = self.explained
            && !is_of(wanted, on)
        {
            return;
        }
        self.tally(rule, on).not_verifiable += 1;
        let (count, cells) = self.missing.entry((rule, missing, field)).or_default();
        *count += 1;
        if cells.len() < MOST_CELLS {
            cells.extend(at());
        }
        self.outcomes.push(Outcome {
            subject: on.subject,
            rule,
            judgement: Judgement::NotVerifiable,
            owed: Decimal::ZERO,
        });
    }

    /// As [`Desk::missing`], for what a reader must know beside a rule that was checked all the same.
    pub fn remark(&mut self, rule: Rule, missing: Missing, field: Option<Field>, at: impl FnOnce() -> Option<CellAt>) {
        let (count, cells) = self.missing.entry((rule, missing, field)).or_default();
        *count += 1;
        if cells.len() < MOST_CELLS {
            cells.extend(at());
        }
    }

    /// A rule that is broken without an amount.
    pub fn broken(&mut self, rule: Rule, on: On<'r>, evidence: impl FnOnce() -> Evidence) {
        self.find(rule, on, None, evidence);
    }

    /// A rule that is broken by an amount: `owed` is payable, rounded by its currency.
    pub fn short(&mut self, rule: Rule, on: On<'r>, owed: Decimal, evidence: impl FnOnce() -> Evidence) {
        self.find(rule, on, Some(owed), evidence);
    }

    fn find(&mut self, rule: Rule, on: On<'r>, owed: Option<Decimal>, evidence: impl FnOnce() -> Evidence) {
        let tally = self.tally(rule, on);
        tally.breaches += 1;
        if let Some(owed) = owed {
            tally.owed = tally.owed.saturating_add(owed);
            if let Some(worker) = on.worker {
                tally.short.set(worker);
            }
        }
        let judgement = match owed {
            Some(_) => Judgement::Short,
            None => Judgement::Breach,
        };
        self.outcomes.push(Outcome {
            subject: on.subject,
            rule,
            judgement,
            owed: owed.unwrap_or_default(),
        });
        let keeps = match self.explained {
            None => false,
            Some(Explained::Of(wanted)) => is_of(wanted, on),
            Some(Explained::First(most)) => self.breaches.len() < most,
        };
        if keeps {
            let evidence = evidence();
            self.breaches
                .push(breach(self.rules, rule, judgement, on, owed, evidence));
        }
    }

    pub fn totals(&self) -> Vec<RuleTotal> {
        let total = |((rule, currency), tally): (&(Rule, &str), &Tally)| RuleTotal {
            rule: *rule,
            currency: (*currency).to_owned(),
            workers_checked: tally.checked.count(),
            workers_short: tally.short.count(),
            breaches: tally.breaches,
            not_verifiable: tally.not_verifiable,
            owed: tally.owed.normalize(),
        };
        self.tallies.iter().map(total).collect()
    }

    pub fn owed(&self) -> Vec<Owed> {
        let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
        for ((_, currency), tally) in &self.tallies {
            let sum = sums.entry(currency).or_default();
            *sum = sum.saturating_add(tally.owed);
        }
        let owed = sums.into_iter().filter(|(_, amount)| !amount.is_zero());
        owed.map(|(currency, amount)| Owed {
            currency: currency.to_owned(),
            amount: amount.normalize(),
        })
        .collect()
    }

    pub fn not_verifiable(&mut self) -> Vec<NotVerifiable> {
        let all = std::mem::take(&mut self.missing).into_iter();
        all.map(|((rule, missing, field), (count, cells))| NotVerifiable {
            rule,
            missing,
            field,
            count,
            cells,
        })
        .collect()
    }
}

/// Whether an outcome belongs to what is explained.
fn is_of(explained: Subject, on: On<'_>) -> bool {
    match explained {
        Subject::Worker(worker) => on.worker == Some(worker),
        other => other == on.subject,
    }
}

fn breach(
    rules: &PayrollRules,
    rule: Rule,
    judgement: Judgement,
    on: On<'_>,
    owed: Option<Decimal>,
    evidence: Evidence,
) -> Breach {
    let of_pack = rules.rule(rule.id());
    let grounds = of_pack.map(|rule| &rule.grounds);
    let mut sources = grounds.map_or_else(Vec::new, |grounds| grounds.sources.clone());
    sources.extend(evidence.grounds.sources);
    let mut seen = std::collections::BTreeSet::new();
    sources.retain(|source| seen.insert(source.clone()));
    Breach {
        subject: on.subject,
        rule,
        judgement,
        provision: of_pack.map_or_else(String::new, |rule| rule.provision.clone()),
        sources,
        unverified: evidence.grounds.unverified || grounds.is_some_and(|grounds| grounds.unverified),
        first: on.days.0,
        last: on.days.1,
        inputs: evidence.inputs,
        steps: evidence.steps.taken(),
        owed: owed.map(|amount| Money {
            amount,
            currency: on.currency.to_owned(),
        }),
        statement: evidence.statement,
    }
}

/// A set of workers, a bit each.
#[derive(Default)]
struct Marks(Vec<u64>);

impl Marks {
    fn set(&mut self, worker: u32) {
        let place = worker as usize / 64;
        self.0.resize(self.0.len().max(place + 1), 0);
        if let Some(word) = self.0.get_mut(place) {
            *word |= 1 << (worker % 64);
        }
    }

    fn add(&mut self, others: &Marks) {
        self.0.resize(self.0.len().max(others.0.len()), 0);
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word |= other;
        }
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}
