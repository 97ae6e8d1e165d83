//! P10: pay comes often enough, in time, and whole.

use super::unread::cell;
use crate::money::{minor_digits, payable};
use crate::pack::Grounds;
use crate::payroll::evidence::{StepKey, StepUnit, Steps};
use crate::payroll::register::Field;
use crate::payroll::review::{Case, Desk, Evidence, Figures, On, Review};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use chrono::Days;
use rust_decimal::Decimal;

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, on: On<'r>, case: &Case, figures: &Figures<'r>) {
    let Some(rules) = &review.rules.checks.timeliness else {
        return;
    };
    let rule = Rule::P10;
    let mut open = false;
    let mut found = Vec::new();
    // Rows a day say nothing about how often people are paid.
    let length = case.length().and_then(|days| u32::try_from(days).ok());
    let per_day = review.own_days.is_some() && review.register.book.mapping.period.is_none();
    if let Some(days) = length.filter(|days| *days > rules.longest_period_days && !per_day) {
        found.push(Statement::PeriodTooLong {
            days,
            most: rules.longest_period_days,
        });
    }
    let latest = |field: Field| {
        case.rows
            .iter()
            .filter_map(|row| review.register.day(*row, field))
            .max()
    };
    let due = latest(Field::DueDate).or_else(|| {
        let after = review.circumstances.due_after_days.unwrap_or(0);
        case.last?.checked_add_days(Days::new(after.into()))
    });
    match (latest(Field::PayDate), due) {
        (Some(paid_on), Some(due)) => {
            let late = u32::try_from(paid_on.signed_duration_since(due).num_days()).unwrap_or(0);
            if late > rules.longest_lag_days {
                found.push(Statement::PaidLate {
                    due,
                    paid_on,
                    days: late,
                });
            }
        }
        (paid_on, _) => {
            open = true;
            let field = if paid_on.is_none() {
                Field::PayDate
            } else {
                Field::PeriodLast
            };
            let missing = if review.register.has(field) {
                Missing::Cell
            } else {
                Missing::Column
            };
            desk.missing(rule, on, missing, Some(field), || cell(review, case, field));
        }
    }
    for statement in found {
        open = true;
        let fields = [Field::PeriodFirst, Field::PeriodLast, Field::DueDate, Field::PayDate];
        desk.broken(rule, on, || {
            evidence(review, case, &fields, Steps::default(), statement)
        });
    }
    open |= paid_out(review, desk, on, case, figures);
    if !open {
        desk.clean(rule, on);
    }
}

/// What was handed over is what the slip says: an empty cell is nothing handed over.
fn paid_out<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, on: On<'r>, case: &Case, figures: &Figures<'r>) -> bool {
    let sum = |field: Field| review.register.sum(&case.rows, field);
    if !sum(Field::Paid).is_mapped() {
        return false;
    }
    let deducted = sum(Field::DeductionsTotal)
        .given()
        .unwrap_or(sum(Field::Deduction).or_zero());
    let due = sum(Field::Net).given().or(figures.gross.map(|gross| gross - deducted));
    let Some(due) = due else {
        desk.missing(Rule::P10, on, Missing::Cell, Some(Field::Net), || {
            cell(review, case, Field::Net)
        });
        return true;
    };
    if let crate::payroll::review::Sum::Unreadable(_) = sum(Field::Paid) {
        desk.missing(Rule::P10, on, Missing::Unreadable, Some(Field::Paid), || {
            cell(review, case, Field::Paid)
        });
        return true;
    }
    let paid = sum(Field::Paid).or_zero();
    if due - paid < Decimal::new(1, minor_digits(on.currency)) {
        return false;
    }
    let owed = payable(due - paid, on.currency);
    desk.short(Rule::P10, on, owed, || {
        let mut steps = Steps::default();
        steps.figure(StepKey::NetPay, due, StepUnit::Money);
        steps.figure(StepKey::PaidOut, paid, StepUnit::Money).absent = sum(Field::Paid).given().is_none();
        steps.short(owed, &[due, paid]);
        let statement = Statement::NotPaidOut {
            due,
            paid,
            short: owed,
            currency: on.currency.to_owned(),
        };
        let fields = [
            Field::Gross,
            Field::Deduction,
            Field::DeductionsTotal,
            Field::Net,
            Field::Paid,
            Field::PayDate,
        ];
        evidence(review, case, &fields, steps, statement)
    });
    true
}

fn evidence(review: &Review<'_, '_>, case: &Case, fields: &[Field], steps: Steps, statement: Statement) -> Evidence {
    Evidence {
        inputs: review.inputs(&case.rows, fields),
        steps,
        statement,
        grounds: Grounds::default(),
    }
}
