//! P1, P2, P13, P14: what had to be paid for the period, by the wage table and by the agreed rates.
//!
//! The shortfall is cut into layers that add up: to the law's floor (P1), beyond it to the rate of the worker's job, grade or
//! tenure (P14), to the code's rate (P13), to the agreed rates (P2). A pack without P13 or P14 has those layers in P1.

use super::asks;
use super::unread::{at_least, cell, floor_open, pay_unread, unread};
use super::wage_steps::{hours_steps, inputs, rate_steps};
use crate::money::payable;
use crate::pack::{FloorBasis, Grounds, PaidBy, PayUnit};
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, hours_of, hours_parts, part};
use crate::payroll::rates::{Candidate, Rates};
use crate::payroll::register::Field;
use crate::payroll::review::{Case, DayRate, Desk, Evidence, Figures, On, Review, Sum};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use crate::payroll::wage;
use rust_decimal::Decimal;

/// What the other rules need of the wage.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::payroll) struct Wage {
    /// Due by the floor, overtime pay apart where the floor is no hourly one.
    pub by_floor: Option<Decimal>,
    /// A floor per hour is among those that apply.
    pub by_hour: bool,
    /// What is missing to floor and rates together; not rounded.
    pub missing: Decimal,
}

/// A floor's amount for the period, and what was paid against it.
struct Due<'c, 'r> {
    candidate: &'c Candidate<'r>,
    due: Decimal,
    paid: Decimal,
    /// Minutes that the floor pays for; `None`: it was reckoned by days.
    minutes: Option<Decimal>,
}

pub(super) fn check<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    rates: Option<&Rates<'r>>,
) -> Wage {
    let Some(paid) = figures.paid else {
        for rule in [Rule::P1, Rule::P2] {
            let (missing, field) = (unread(review, case, Field::Gross), Some(Field::Gross));
            desk.missing(rule, on, missing, field, || cell(review, case, Field::Gross));
        }
        return Wage::default();
    };
    let dues = rates.map_or_else(Vec::new, |rates| dues(review, case, figures, rates, paid));
    let by_hour = dues.iter().any(|due| due.candidate.unit == PayUnit::Hour);
    let by_unit = dues.iter().any(|due| due.candidate.unit != PayUnit::Hour);
    let open = |desk: &mut Desk<'r>, rule| {
        floor_open(review, desk, on, rule, figures, by_hour)
            | (by_unit && pay_unread(review, desk, on, rule, case, &[Field::OvertimePay]))
    };
    let known = note_missing(review, desk, on, case, figures, rates, dues.is_empty());
    let verified = rates.is_some() && !open(desk, Rule::P1) && known;
    let mut so_far = Decimal::ZERO;
    for (rank, rule) in [Rule::P1, Rule::P14, Rule::P13].into_iter().enumerate() {
        let layer = dues.iter().filter(|due| layer_of(review, due.candidate) <= rank);
        let Some(worst) = layer.max_by_key(|due| (due.due - due.paid, due.candidate.hourly())) else {
            continue;
        };
        let missing = (worst.due - worst.paid).max(so_far);
        let owed = payable(missing, on.currency) - payable(so_far, on.currency);
        if owed > Decimal::ZERO {
            desk.short(rule, on, owed, || {
                by_floor(review, on, case, figures, worst, so_far, owed)
            });
        } else if rank == 0 && verified || rank > 0 && asks(review, rule) && !open(desk, rule) {
            desk.clean(rule, on);
        }
        so_far = missing;
    }
    let by_floor = dues.iter().map(|due| due.due.saturating_add(paid - due.paid)).max();
    let by_rates = figures.by_rates().unwrap_or_default();
    let to_rates = wage::missing(by_floor, by_rates, paid).to_rates;
    let owed = payable(so_far + to_rates, on.currency) - payable(so_far, on.currency);
    if figures.absurd {
        desk.missing(Rule::P2, on, Missing::ImpossibleFigure, Some(Field::PieceRate), || {
            cell(review, case, Field::PieceRate)
        });
    } else if owed > Decimal::ZERO {
        desk.short(Rule::P2, on, owed, || {
            by_agreement(review, on, case, figures, by_floor, paid, owed)
        });
    } else if figures.paid_by == PaidBy::Day && figures.time_pay.is_some() && review.day_rate == DayRate::InDoubt {
        // Allowances may stand beside the rate, and then they are owed too.
        desk.missing(
            Rule::P2,
            on,
            unread(review, case, Field::Basic),
            Some(Field::Basic),
            || cell(review, case, Field::Basic),
        );
    } else if figures.paid_by == PaidBy::Hour
        && review.register.has(Field::HourlyRate)
        && at_least(review, desk, on, Rule::P2, figures)
    {
        // What was paid is enough for the hours that can be read, and for no others.
    } else if figures.by_rates().is_some() {
        desk.clean(Rule::P2, on);
    }
    Wage {
        by_floor,
        by_hour,
        missing: so_far + to_rates,
    }
}

/// What the register as a whole does not tell: the wait, which is the commonest hour that nobody writes down.
pub(super) fn of_register<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    if !review.register.has(Field::WaitingHours) && review.work_days().is_none() {
        desk.remark(Rule::P1, Missing::Column, Some(Field::WaitingHours), || None);
    }
}

/// The highest floor per hour.
pub(super) fn highest(rates: &Rates<'_>) -> Option<Decimal> {
    rates.candidates.iter().map(Candidate::hourly).max()
}

/// Which layer a rate belongs to; see the head of the file.
fn layer_of(review: &Review<'_, '_>, candidate: &Candidate<'_>) -> usize {
    let scope = candidate.rate.map(|rate| &rate.whom);
    let scoped = scope.is_some_and(|whom| whom.by_job() || whom.by_grade() || whom.by_tenure());
    match candidate.basis() {
        FloorBasis::Code if asks(review, Rule::P13) => 2,
        _ if scoped && asks(review, Rule::P14) => 1,
        _ => 0,
    }
}

fn dues<'c, 'r>(
    review: &Review<'_, 'r>,
    case: &Case,
    figures: &Figures<'r>,
    rates: &'c Rates<'r>,
    paid: Decimal,
) -> Vec<Due<'c, 'r>> {
    let overtime_pay = review.register.sum(&case.rows, Field::OvertimePay).or_zero();
    let due = |candidate: &'c Candidate<'r>| {
        if candidate.unit == PayUnit::Hour {
            let minutes = figures.to_pay?;
            return Some(Due {
                candidate,
                due: candidate.due(minutes)?,
                paid,
                minutes: Some(minutes),
            });
        }
        // A day's, week's or month's wage is for its regular hours; overtime has its own rule.
        let paid = paid - overtime_pay;
        let units = units(candidate.unit, case.length());
        if let Some(minutes) = figures.to_pay {
            let most = candidate.hours.checked_mul(Decimal::from(60))?.checked_mul(units)?;
            let regular = match figures.at_least {
                Some((_, Field::OvertimeHours)) => minutes.min(figures.regular.or_zero() + figures.waited.or_zero()),
                _ => minutes - figures.overtime.or_zero(),
            };
            let minutes = regular.max(Decimal::ZERO).min(most);
            return Some(Due {
                candidate,
                due: candidate.due(minutes)?,
                paid,
                minutes: Some(minutes),
            });
        }
        let of_unit = candidate.days?;
        let days = figures.days_worked.given().filter(|days| *days >= Decimal::ZERO)?;
        let days = days.min(of_unit.checked_mul(units)?);
        Some(Due {
            candidate,
            due: candidate.amount.checked_mul(days)?.checked_div(of_unit)?,
            paid,
            minutes: None,
        })
    };
    rates.candidates.iter().filter_map(due).collect()
}

/// How many days, weeks or months a period has; a whole month is one, however long.
fn units(unit: PayUnit, length: Option<i64>) -> Decimal {
    let days = Decimal::from(length.unwrap_or(1).max(1));
    match (unit, length) {
        (PayUnit::Hour | PayUnit::Day, _) => days,
        (PayUnit::Week, Some(_)) => (days / Decimal::from(7)).max(Decimal::ONE),
        (PayUnit::Month, Some(length)) if !(27..=31).contains(&length) => days / Decimal::from(30),
        _ => Decimal::ONE,
    }
}

/// Takes down what keeps the floor from being judged; whether it can be judged as clean.
fn note_missing<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    rates: Option<&Rates<'r>>,
    nothing_due: bool,
) -> bool {
    let mut note = |missing, field: Option<Field>| {
        desk.missing(Rule::P1, on, missing, field, || {
            field.and_then(|field| cell(review, case, field))
        });
    };
    let Some(rates) = rates else {
        match () {
            () if review.circumstances.region.is_none() => note(Missing::Region, None),
            () if figures.currency != Some(&review.rules.currency) => note(Missing::Currency, Some(Field::Currency)),
            () if case.last.is_none() => note(Missing::Period, Some(Field::PeriodFirst)),
            () => note(Missing::Floor, None),
        }
        return false;
    };
    for missing in &rates.unknown {
        let field = match missing {
            Missing::Job => Some(Field::Job),
            Missing::Grade => Some(Field::Grade),
            Missing::Tenure => Some(Field::Hired),
            _ => None,
        };
        note(*missing, field);
    }
    if nothing_due && !rates.candidates.is_empty() {
        let field = match (figures.waited, figures.own_unread) {
            (Sum::Unreadable(_), _) => Field::WaitingHours,
            (_, Some((_, field))) => field,
            _ => Field::TotalHours,
        };
        let missing = match figures.recorded {
            _ if figures.impossible => Missing::ImpossibleFigure,
            Sum::NoColumn => Missing::Column,
            Sum::Unreadable(_) => Missing::Unreadable,
            Sum::Empty | Sum::Given(_) => Missing::Cell,
        };
        note(missing, Some(field));
    }
    if rates.changed {
        desk.remark(Rule::P1, Missing::FloorChanged, None, || None);
    }
    let highest = rates.candidates.last().and_then(|candidate| candidate.rate);
    if highest.is_some_and(|rate| rate.grounds.unverified) {
        desk.remark(Rule::P1, Missing::FloorUnverified, None, || None);
    }
    !nothing_due && rates.unknown.is_empty()
}

fn by_floor(
    review: &Review<'_, '_>,
    on: On<'_>,
    case: &Case,
    figures: &Figures<'_>,
    worst: &Due<'_, '_>,
    before: Decimal,
    owed: Decimal,
) -> Evidence {
    let mut steps = Steps::default();
    let (candidate, unit) = (worst.candidate, StepUnit::from(worst.candidate.unit));
    hours_steps(&mut steps, figures);
    steps.figure(StepKey::Floor, candidate.amount, unit).of_pack = Some(candidate.id().to_owned());
    let mut formula = match worst.minutes {
        Some(minutes) => hours_parts(minutes),
        None => vec![part(figures.days_worked.or_zero(), StepUnit::Days)],
    };
    formula.extend([Part::Times, part(candidate.amount, unit)]);
    match (candidate.unit, worst.minutes, candidate.days) {
        (PayUnit::Hour, ..) => {}
        (_, Some(_), _) => formula.extend([Part::Divided, part(candidate.hours, StepUnit::Hours)]),
        (_, None, days) => formula.extend([Part::Divided, part(days.unwrap_or_default(), StepUnit::Days)]),
    }
    steps.formula(StepKey::DueByFloor, worst.due, StepUnit::Money, formula);
    steps.figure(StepKey::PaidForWork, worst.paid, StepUnit::Money);
    if before > Decimal::ZERO {
        steps.short(owed, &[worst.due, worst.paid, before]);
    } else {
        steps.short(owed, &[worst.due, worst.paid]);
    }
    Evidence {
        inputs: inputs(review, case, figures),
        steps,
        statement: Statement::BelowFloor {
            hours: worst.minutes.map(hours_of),
            days: figures.days_worked.given().filter(|_| worst.minutes.is_none()),
            rate: candidate.amount,
            unit: candidate.unit,
            due: payable(worst.due, on.currency),
            paid: worst.paid,
            short: owed,
            currency: on.currency.to_owned(),
            on_time_cards: figures.cards_say_more(),
        },
        grounds: candidate
            .rate
            .map_or_else(Grounds::default, |rate| rate.grounds.clone()),
    }
}

fn by_agreement(
    review: &Review<'_, '_>,
    on: On<'_>,
    case: &Case,
    figures: &Figures<'_>,
    by_floor: Option<Decimal>,
    paid: Decimal,
    owed: Decimal,
) -> Evidence {
    let mut steps = Steps::default();
    hours_steps(&mut steps, figures);
    let rate_steps = rate_steps(review, case, figures);
    let due = figures.by_rates().unwrap_or_default();
    for (key, amount, formula) in rate_steps {
        steps.formula(key, amount, StepUnit::Money, formula);
    }
    steps.figure(StepKey::DueByRates, due, StepUnit::Money);
    steps.figure(StepKey::PaidForWork, paid, StepUnit::Money);
    let reached = by_floor.unwrap_or_default().max(paid);
    steps.short(owed, &[due, reached]);
    Evidence {
        inputs: inputs(review, case, figures),
        steps,
        statement: Statement::BelowRates {
            due: payable(due, on.currency),
            paid,
            short: owed,
            currency: on.currency.to_owned(),
        },
        grounds: Grounds::default(),
    }
}
