//! Figures of the books as people read them: exact, with their unit.

use super::say;
use crate::words::{figures, say as everywhere};
use rust_decimal::Decimal;
use shared::money::Money;
use shared::payroll::StepUnit;
use shared::time::Day;

/// What is paid or owed, rounded as it can be paid.
pub(crate) fn sum(amount: Decimal, currency: &str) -> String {
    figures::money(&Money {
        amount,
        currency: currency.to_string(),
    })
}

/// A rate with every digit that it has.
pub(crate) fn rate(amount: Decimal, currency: &str) -> String {
    figures::exact_sum(amount, currency)
}

/// A figure of the arithmetic with its unit. Money stands with the digits that were reckoned with.
pub(crate) fn quantity(value: Decimal, unit: StepUnit, currency: &str) -> String {
    let plain = || figures::decimal(value);
    match unit {
        StepUnit::Number | StepUnit::Pieces => plain(),
        StepUnit::Hours => everywhere::hours_short(plain()),
        StepUnit::Minutes => say::minutes_short(plain()),
        StepUnit::Days => say::days_short(plain()),
        StepUnit::Weeks => say::weeks_short(plain()),
        StepUnit::Percent => say::percent_short(plain()),
        StepUnit::Money => rate(value, currency),
        StepUnit::MoneyPerHour => say::an_hour(rate(value, currency)),
        StepUnit::MoneyPerDay => say::a_day(rate(value, currency)),
        StepUnit::MoneyPerWeek => say::a_week(rate(value, currency)),
        StepUnit::MoneyPerMonth => say::a_month(rate(value, currency)),
        StepUnit::MoneyPerPiece => say::a_piece(rate(value, currency)),
        StepUnit::PiecesPerHour => say::pieces_an_hour(plain()),
    }
}

/// A pay period; empty where nobody knows it.
pub(crate) fn period(first: Option<Day>, last: Option<Day>) -> String {
    match (first, last) {
        (Some(first), Some(last)) => figures::days(first, last),
        (Some(day), None) | (None, Some(day)) => figures::day_of_year(day),
        (None, None) => String::new(),
    }
}
