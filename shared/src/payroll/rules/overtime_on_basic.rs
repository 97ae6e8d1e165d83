//! P5: overtime on basic pay: basic ÷ divisor × multiplier × overtime hours.

use super::overtime::overtime;
use super::unread::{cell, pay_unread};
use crate::money::payable;
use crate::pack::OvertimeScheme;
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, hours_of, hours_parts, part};
use crate::payroll::rates::Rates;
use crate::payroll::register::Field;
use crate::payroll::review::{Case, Desk, Evidence, Figures, On, Review, Sum};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use rust_decimal::Decimal;

pub(super) fn check<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    rates: Option<&Rates<'r>>,
    scheme: &'r OvertimeScheme,
) {
    let rule = Rule::P5;
    let found = match (figures.overtime, case.length()) {
        // The register's own hours of overtime are enough for what it must have paid.
        (Sum::Given(minutes), _) if figures.to_pay.is_none() && !figures.impossible => Ok((minutes, false)),
        (_, Some(27..=31)) | (_, None) => overtime(review, case, figures, scheme),
        (_, Some(_)) => Err(Missing::Month),
    };
    let (minutes, at_least) = match found {
        Ok(found) => found,
        Err(missing) => {
            desk.missing(rule, on, missing, Some(Field::OvertimeHours), || {
                cell(review, case, Field::OvertimeHours)
            });
            return;
        }
    };
    if minutes.is_zero() {
        match at_least && !figures.overtime.is_mapped() {
            true => desk.missing(rule, on, Missing::HoursByWeek, Some(Field::OvertimeHours), || {
                cell(review, case, Field::TotalHours)
            }),
            false => clean(review, desk, on, case, figures),
        }
        return;
    }
    let stated = review.register.sum(&case.rows, Field::Basic).given();
    let of_table = rates
        .into_iter()
        .flat_map(|rates| &rates.candidates)
        .filter_map(|candidate| candidate.rate);
    let of_table = of_table
        .filter_map(|rate| Some((rate.basic?, rate)))
        .max_by_key(|(basic, _)| *basic);
    if pay_unread(review, desk, on, rule, case, &[Field::OvertimePay]) {
        return;
    }
    let paid = review.register.sum(&case.rows, Field::OvertimePay);
    let (Some(basic), true) = (stated.max(of_table.map(|(basic, _)| basic)), paid.is_mapped()) else {
        let field = if paid.is_mapped() {
            Field::Basic
        } else {
            Field::OvertimePay
        };
        desk.missing(rule, on, Missing::Column, Some(field), || cell(review, case, field));
        return;
    };
    let divisor = scheme.divisor.unwrap_or(Decimal::ONE);
    let due = (|| {
        let whole = basic.checked_mul(scheme.multiplier)?.checked_mul(minutes)?;
        whole.checked_div(divisor.checked_mul(Decimal::from(60))?)
    })();
    let Some(due) = due else {
        desk.missing(rule, on, Missing::ImpossibleFigure, Some(Field::Basic), || {
            cell(review, case, Field::Basic)
        });
        return;
    };
    let owed = payable((due - paid.or_zero()).max(Decimal::ZERO), on.currency);
    if owed.is_zero() {
        clean(review, desk, on, case, figures);
        return;
    }
    desk.short(rule, on, owed, || {
        let mut steps = Steps::default();
        steps
            .figure(StepKey::OvertimeHours, hours_of(minutes), StepUnit::Hours)
            .of_pack = Some(scheme.id.clone());
        let of_table = of_table.filter(|(least, _)| stated.is_none_or(|stated| *least > stated));
        steps.figure(StepKey::BasicPay, basic, StepUnit::MoneyPerMonth).of_pack =
            of_table.map(|(_, rate)| rate.id.clone());
        let rate = vec![
            part(basic, StepUnit::Money),
            Part::Divided,
            part(divisor, StepUnit::Hours),
            Part::Times,
            part(scheme.multiplier, StepUnit::Number),
        ];
        let hourly = (basic * scheme.multiplier).checked_div(divisor).unwrap_or_default();
        steps.formula(
            StepKey::OvertimeRate,
            hourly.round_dp(4),
            StepUnit::MoneyPerHour,
            rate.clone(),
        );
        let formula = [rate, vec![Part::Times], hours_parts(minutes)].concat();
        steps.formula(StepKey::OvertimeDue, due, StepUnit::Money, formula);
        steps
            .figure(StepKey::OvertimePaid, paid.or_zero(), StepUnit::Money)
            .absent = paid.given().is_none();
        steps.short(owed, &[due, paid.or_zero()]);
        let fields = [
            Field::OvertimeHours,
            Field::TotalHours,
            Field::Basic,
            Field::OvertimePay,
            Field::Currency,
        ];
        Evidence {
            inputs: review.inputs(&case.rows, &fields),
            steps,
            statement: Statement::OvertimeOnBasicShort {
                basic,
                divisor,
                multiplier: scheme.multiplier,
                overtime: hours_of(minutes),
                due: payable(due, on.currency),
                paid: paid.or_zero(),
                short: owed,
                currency: on.currency.to_owned(),
            },
            grounds: scheme.grounds.clone(),
        }
    });
}

/// P5 found nothing, which says something only where the hours of overtime can be read.
fn clean<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, on: On<'r>, case: &Case, figures: &Figures<'r>) {
    match figures.overtime {
        Sum::Unreadable(_) => desk.missing(Rule::P5, on, Missing::Unreadable, Some(Field::OvertimeHours), || {
            cell(review, case, Field::OvertimeHours)
        }),
        _ => desk.clean(Rule::P5, on),
    }
}
