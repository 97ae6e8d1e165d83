//! P7: what buyers paid as premium reaches the workers: (received − admin share) × own base ÷ sum of bases.
//!
//! Two more checks: the lines and the admin share add up to what was received, and a line stands on every period.

use crate::money::{minor_digits, payable};
use crate::pack::{Grounds, PremiumBase};
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, hours_of, part};
use crate::payroll::register::Field;
use crate::payroll::review::{Desk, Evidence, Review, Seen};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use rust_decimal::Decimal;

/// Money that came in, and how much of it is the workers'.
struct Pot {
    received: Decimal,
    admin: Decimal,
    to_share: Decimal,
    /// The bases of all workers together.
    bases: Decimal,
    unit: StepUnit,
}

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    let Some(rules) = &review.rules.checks.premium else {
        return;
    };
    let rule = Rule::P7;
    let has_line = review.register.has(Field::Premium);
    if has_line {
        lines(review, desk);
    } else {
        desk.broken(rule, review.on_register(), || {
            evidence(Vec::new(), Steps::default(), Statement::PremiumLineMissing)
        });
    }
    let received = review.circumstances.premium.as_ref();
    let Some(premium) = received.filter(|premium| Review::told_amount(premium.amount).is_some()) else {
        desk.missing(rule, review.on_register(), Missing::PremiumReceived, None, || None);
        return;
    };
    let of_pack = rules
        .admin_share_percent
        .map(|percent| premium.amount.saturating_mul(percent) / Decimal::ONE_HUNDRED);
    let Some(admin) = premium.admin_share.and_then(Review::told_amount).or(of_pack) else {
        desk.missing(rule, review.on_register(), Missing::AdminShare, None, || None);
        return;
    };
    let Some((bases, of_workers, unit)) = bases(review, desk, seen, rules.base) else {
        return;
    };
    let pot = Pot {
        received: premium.amount,
        admin,
        to_share: premium.amount.saturating_sub(admin).max(Decimal::ZERO),
        bases,
        unit,
    };
    if has_line {
        of_each(review, desk, &pot, &of_workers);
        adds_up(review, desk, &pot);
    } else {
        desk.missing(
            rule,
            review.on_register(),
            Missing::Column,
            Some(Field::Premium),
            || None,
        );
    }
}

/// A line for the premium on every period.
fn lines<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    for (place, case) in review.index.cases.iter().enumerate() {
        if desk.wants(case.worker) && review.register.sum(&case.rows, Field::Premium).given().is_none() {
            desk.broken(Rule::P7, review.on(place, case, None), || {
                let inputs = review.inputs(&case.rows, &[Field::Gross]);
                evidence(inputs, Steps::default(), Statement::PremiumLineMissing)
            });
        }
    }
}

/// Every worker's base. One that is not known leaves every share open, for the sum is not known then.
fn bases<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    seen: &[Seen],
    base: PremiumBase,
) -> Option<(Decimal, Vec<Decimal>, StepUnit)> {
    let mut of_workers = vec![Decimal::ZERO; review.index.workers as usize];
    let (field, unit) = match base {
        PremiumBase::Hours => (Field::TotalHours, StepUnit::Hours),
        PremiumBase::Pieces => (Field::Pieces, StepUnit::Pieces),
        PremiumBase::Earnings => (Field::Gross, StepUnit::Money),
    };
    for (case, seen) in review.index.cases.iter().zip(seen) {
        let own = match base {
            PremiumBase::Hours => seen.minutes.map(hours_of),
            PremiumBase::Pieces => seen.pieces,
            PremiumBase::Earnings => seen.paid,
        };
        let Some(own) = own.filter(|own| *own >= Decimal::ZERO) else {
            let row = case.rows.first().copied().unwrap_or_default();
            let at = || review.register.cell(row, field).or_else(|| review.register.row_at(row));
            desk.missing(Rule::P7, review.on_register(), Missing::Cell, Some(field), at);
            return None;
        };
        if let Some(sum) = of_workers.get_mut(case.worker as usize) {
            *sum = sum.saturating_add(own);
        }
    }
    let sum = of_workers
        .iter()
        .fold(Decimal::ZERO, |sum, own| sum.saturating_add(*own));
    (sum > Decimal::ZERO).then_some((sum, of_workers, unit))
}

fn of_each<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, pot: &Pot, of_workers: &[Decimal]) {
    for (worker, places) in review.index.each_worker() {
        if !desk.wants(worker) {
            continue;
        }
        let on = review.on_worker(worker);
        let rows: Vec<u32> = places
            .iter()
            .flat_map(|place| review.rows_of(*place))
            .copied()
            .collect();
        let paid = review.register.sum(&rows, Field::Premium).or_zero();
        let own = of_workers.get(worker as usize).copied().unwrap_or_default();
        let due = pot
            .to_share
            .checked_mul(own)
            .and_then(|whole| whole.checked_div(pot.bases));
        let due = due.unwrap_or_default();
        // Under the smallest coin is how shares are rounded.
        let coin = Decimal::new(1, minor_digits(on.currency));
        if due.saturating_sub(paid) < coin {
            desk.clean(Rule::P7, on);
            continue;
        }
        let owed = payable(due.saturating_sub(paid), on.currency);
        desk.short(Rule::P7, on, owed, || {
            let mut steps = steps_of(pot);
            steps.figure(StepKey::ShareBase, own, pot.unit);
            steps.figure(StepKey::SumOfBases, pot.bases, pot.unit);
            let formula = vec![
                part(pot.to_share, StepUnit::Money),
                Part::Times,
                part(own, pot.unit),
                Part::Divided,
                part(pot.bases, pot.unit),
            ];
            steps.formula(StepKey::PremiumDue, due.round_dp(4), StepUnit::Money, formula);
            steps.figure(StepKey::PremiumPaid, paid, StepUnit::Money);
            steps.short(owed, &[due.round_dp(4), paid]);
            let statement = Statement::PremiumShort {
                due: payable(due, on.currency),
                paid,
                short: owed,
                currency: on.currency.to_owned(),
            };
            evidence(review.inputs(&rows, &[Field::Premium]), steps, statement)
        });
    }
}

/// Lines + admin share = received, but for rounding of each line.
fn adds_up<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, pot: &Pot) {
    let on = review.on_register();
    let lines = review
        .index
        .cases
        .iter()
        .map(|case| review.register.sum(&case.rows, Field::Premium).or_zero());
    let paid = lines.fold(Decimal::ZERO, Decimal::saturating_add);
    let apart = pot.received.saturating_sub(pot.admin).saturating_sub(paid);
    let half_coins = Decimal::from(review.index.cases.len()) * Decimal::new(5, minor_digits(on.currency) + 1);
    if apart.abs() <= half_coins {
        desk.clean(Rule::P7, on);
        return;
    }
    desk.broken(Rule::P7, on, || {
        let mut steps = steps_of(pot);
        steps.figure(StepKey::PremiumPaid, paid, StepUnit::Money);
        steps.short(apart, &[pot.received, pot.admin, paid]);
        let statement = Statement::PremiumDoesNotAddUp {
            received: pot.received,
            admin: pot.admin,
            paid,
            apart,
            currency: on.currency.to_owned(),
        };
        evidence(Vec::new(), steps, statement)
    });
}

fn steps_of(pot: &Pot) -> Steps {
    let mut steps = Steps::default();
    steps.figure(StepKey::PremiumReceived, pot.received, StepUnit::Money);
    steps.figure(StepKey::AdminShare, pot.admin, StepUnit::Money);
    let formula = vec![
        part(pot.received, StepUnit::Money),
        Part::Minus,
        part(pot.admin, StepUnit::Money),
    ];
    steps.formula(StepKey::PremiumToShare, pot.to_share, StepUnit::Money, formula);
    steps
}

fn evidence(inputs: Vec<crate::payroll::Input>, steps: Steps, statement: Statement) -> Evidence {
    Evidence {
        inputs,
        steps,
        statement,
        grounds: Grounds::default(),
    }
}
