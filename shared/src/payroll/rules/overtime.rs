//! Overtime: which of a pack's schemes fits, its hours, and P4. P5 is in [`overtime_on_basic`].
//!
//! P4: regular rate = all pay for the period ÷ all its hours; the extra is (multiplier − 1) × regular rate × overtime hours, on
//! top of pay for all hours.

use super::overtime_on_basic;
use super::unread::{self, cards_unread, cell, pay_unread, unread};
use super::wage_floor::Wage;
use super::wage_steps::{hours_steps, inputs, rate_steps};
use crate::money::payable;
use crate::pack::{OvertimeMethod, OvertimeScheme};
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, hours_of, hours_parts, part};
use crate::payroll::rates::Rates;
use crate::payroll::register::Field;
use crate::payroll::review::{Case, Desk, Evidence, Figures, On, Review, Sum, week_of};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use chrono::Days;
use rust_decimal::Decimal;

pub(super) fn check<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    rates: Option<&Rates<'r>>,
    wage: &Wage,
) {
    let schemes = &review.rules.checks.overtime;
    let fits = |scheme: &&OvertimeScheme| scheme.paid_by.is_empty() || scheme.paid_by.contains(&figures.paid_by);
    match schemes.iter().find(fits) {
        Some(scheme) if scheme.method == OvertimeMethod::RegularRate => {
            on_regular_rate(review, desk, on, case, figures, wage, scheme);
        }
        Some(scheme) => overtime_on_basic::check(review, desk, on, case, figures, rates, scheme),
        None => {
            if let Some(scheme) = schemes.first() {
                let rule = rule_of(scheme);
                desk.missing(rule, on, Missing::Scheme, Some(Field::Basis), || {
                    cell(review, case, Field::Basis)
                });
            }
        }
    }
}

fn rule_of(scheme: &OvertimeScheme) -> Rule {
    match scheme.method {
        OvertimeMethod::RegularRate => Rule::P4,
        OvertimeMethod::BasicDivisor => Rule::P5,
    }
}

/// Minutes of overtime: by the week where days are known, by the register where it says more.
///
/// `Err`: it cannot be told. A period of several weeks without days gives the least that it can be, and says so.
pub(super) fn overtime(
    review: &Review<'_, '_>,
    case: &Case,
    figures: &Figures<'_>,
    scheme: &OvertimeScheme,
) -> Result<(Decimal, bool), Missing> {
    let stated = figures.overtime.or_zero().max(Decimal::ZERO);
    let weekly = scheme.weekly_hours * Decimal::from(60);
    let Some((first, last)) = case.days() else {
        return Err(Missing::Period);
    };
    let Some(to_pay) = figures.to_pay else {
        return match (figures.impossible, figures.overtime) {
            (true, _) => Err(Missing::ImpossibleFigure),
            // Registers that count days and overtime hours only.
            (false, Sum::Given(minutes)) => Ok((minutes, false)),
            (false, Sum::Unreadable(_)) => Err(Missing::Unreadable),
            (false, _) => Err(Missing::Cell),
        };
    };
    let one_week = week_of(first, scheme.week_starts) == week_of(last, scheme.week_starts);
    if one_week {
        return Ok(((to_pay - weekly).max(stated).max(Decimal::ZERO), false));
    }
    let whole = review.work_days().filter(|days| !days.is_rest());
    let whole = whole.filter(|days| !days.between(case.worker, first, last).is_empty());
    if let Some(days) = whole {
        // A week that two periods share belongs to the period in which it ends.
        let mut sum = Decimal::ZERO;
        let mut week = week_of(first, scheme.week_starts);
        while let Some(end) = week.checked_add_days(Days::new(6)).filter(|end| *end <= last) {
            sum += (days.minutes(case.worker, week, end).unwrap_or_default() - weekly).max(Decimal::ZERO);
            match week.checked_add_days(Days::new(7)) {
                Some(next) => week = next,
                None => break,
            }
        }
        return Ok((sum.max(stated), false));
    }
    let weeks = Decimal::from(case.length().unwrap_or(1)) / Decimal::from(7);
    let least = (to_pay - weekly * weeks.ceil()).max(Decimal::ZERO);
    // Below the threshold of a single week no week can have overtime.
    Ok((least.max(stated), to_pay > weekly))
}

fn on_regular_rate<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    wage: &Wage,
    scheme: &'r OvertimeScheme,
) {
    let rule = Rule::P4;
    // Hours at least divide pay into a rate that is too high; time cards with more hours than the register are taken at their word.
    if !figures.cards_say_more() && unread::at_least(review, desk, on, rule, figures) {
        return;
    }
    let (minutes, at_least) = match overtime(review, case, figures, scheme) {
        Ok(found) => found,
        Err(missing) => {
            desk.missing(rule, on, missing, Some(Field::TotalHours), || {
                cell(review, case, Field::TotalHours)
            });
            return;
        }
    };
    if minutes.is_zero() {
        match at_least {
            true => desk.missing(rule, on, Missing::HoursByWeek, Some(Field::Day), || {
                cell(review, case, Field::TotalHours)
            }),
            false if cards_unread(review, desk, on, rule, figures) => {}
            false if unread::at_least(review, desk, on, rule, figures) => {}
            false => desk.clean(rule, on),
        }
        return;
    }
    let (Some(paid), Some(all)) = (figures.paid, figures.to_pay.filter(|all| *all > Decimal::ZERO)) else {
        desk.missing(rule, on, unread(review, case, Field::Gross), Some(Field::Gross), || {
            cell(review, case, Field::Gross)
        });
        return;
    };
    // What overtime and make-up pay hold is no pay for the hours themselves.
    let beside = [Field::OvertimePay, Field::MakeUpPay];
    if figures.by_rates().is_none() && pay_unread(review, desk, on, rule, case, &beside) {
        return;
    }
    let straight = straight(review, case, figures, paid, minutes, all);
    // The regular rate is never below the floor.
    let due_straight = straight.max(wage.by_floor.unwrap_or_default());
    let extra = (|| {
        let rate = (scheme.multiplier - Decimal::ONE).checked_mul(due_straight)?;
        rate.checked_mul(minutes)?.checked_div(all)
    })();
    let Some(extra) = extra else {
        desk.missing(rule, on, Missing::ImpossibleFigure, Some(Field::Gross), || {
            cell(review, case, Field::Gross)
        });
        return;
    };
    // What P1 and P2 found missing is theirs; both rounded together.
    let beyond = (due_straight + extra - paid).max(Decimal::ZERO);
    let before = wage.missing;
    let owed = payable(beyond.max(before), on.currency) - payable(before, on.currency);
    if owed <= Decimal::ZERO {
        match at_least {
            true => desk.missing(rule, on, Missing::HoursByWeek, Some(Field::Day), || {
                cell(review, case, Field::TotalHours)
            }),
            false if cards_unread(review, desk, on, rule, figures) => {}
            false if unread::at_least(review, desk, on, rule, figures) => {}
            false => desk.clean(rule, on),
        }
        return;
    }
    if at_least {
        desk.remark(rule, Missing::HoursByWeek, Some(Field::Day), || {
            cell(review, case, Field::TotalHours)
        });
    }
    desk.short(rule, on, owed, || {
        let mut steps = Steps::default();
        hours_steps(&mut steps, figures);
        steps
            .figure(StepKey::OvertimeHours, hours_of(minutes), StepUnit::Hours)
            .of_pack = Some(scheme.id.clone());
        for (key, amount, formula) in rate_steps(review, case, figures) {
            steps.formula(key, amount, StepUnit::Money, formula);
        }
        steps.figure(StepKey::StraightPay, due_straight, StepUnit::Money);
        let regular = hourly(due_straight, all);
        let formula = [vec![part(due_straight, StepUnit::Money), Part::Divided], bracketed(all)].concat();
        steps.formula(StepKey::RegularRate, regular, StepUnit::MoneyPerHour, formula);
        let formula = [
            vec![
                part(scheme.multiplier - Decimal::ONE, StepUnit::Number),
                Part::Times,
                part(due_straight, StepUnit::Money),
                Part::Divided,
            ],
            bracketed(all),
            vec![Part::Times],
            bracketed(minutes),
        ];
        steps.formula(StepKey::OvertimeExtra, extra, StepUnit::Money, formula.concat());
        let formula = vec![
            part(due_straight, StepUnit::Money),
            Part::Plus,
            part(extra, StepUnit::Money),
        ];
        steps.formula(StepKey::OvertimeDue, due_straight + extra, StepUnit::Money, formula);
        steps.figure(StepKey::PaidForWork, paid, StepUnit::Money);
        match before > Decimal::ZERO {
            true => steps.short(owed, &[due_straight + extra, paid, before]),
            false => steps.short(owed, &[due_straight + extra, paid]),
        }
        Evidence {
            inputs: inputs(review, case, figures),
            steps,
            statement: Statement::OvertimeShort {
                hours: hours_of(all),
                overtime: hours_of(minutes),
                regular_rate: regular,
                extra: payable(extra, on.currency),
                short: owed,
                currency: on.currency.to_owned(),
            },
            grounds: scheme.grounds.clone(),
        }
    });
}

/// Pay for all hours before any extra: by the agreed rates, else what was paid beside overtime and make-up.
fn straight(
    review: &Review<'_, '_>,
    case: &Case,
    figures: &Figures<'_>,
    paid: Decimal,
    overtime: Decimal,
    all: Decimal,
) -> Decimal {
    if let Some(by_rates) = figures.by_rates() {
        return by_rates;
    }
    let sum = |field: Field| review.register.sum(&case.rows, field).or_zero();
    let beside = paid - sum(Field::MakeUpPay);
    let overtime_pay = sum(Field::OvertimePay);
    let regular = all - overtime;
    // A line for overtime pays those hours whole: the other lines then pay the regular hours only.
    match overtime_pay > Decimal::ZERO && regular > Decimal::ZERO {
        true => (beside - overtime_pay)
            .checked_mul(all)
            .and_then(|pay| pay.checked_div(regular))
            .unwrap_or(beside),
        false => beside,
    }
}

/// For showing: to 4 digits. What is owed never comes from it.
fn hourly(amount: Decimal, minutes: Decimal) -> Decimal {
    let hourly = amount
        .checked_mul(Decimal::from(60))
        .and_then(|whole| whole.checked_div(minutes));
    hourly.unwrap_or_default().round_dp(4).normalize()
}

/// Hours as one factor of a formula.
fn bracketed(minutes: Decimal) -> Vec<Part> {
    let hours = hours_parts(minutes);
    match hours.len() {
        1 => hours,
        _ => [vec![Part::Open], hours, vec![Part::Close]].concat(),
    }
}
