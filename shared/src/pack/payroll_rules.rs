//! What `payroll.toml` holds: wage floors, and the words and grounds of the rules that the payroll check applies.

use super::pay::*;
use super::pay_checks::{checks, small};
use super::rules::{Ids, each, each_named, grounds};
use super::section::Section;
use crate::payroll::LARGEST_AMOUNT;
use crate::spelling::did_you_mean;
use rust_decimal::Decimal;

pub(super) fn payroll(top: &Section<'_>, sources: &Ids, provisions: &Ids) -> PayrollRules {
    let currency = top.text("currency");
    if top.has("currency") && (currency.len() != 3 || !currency.chars().all(|c| c.is_ascii_uppercase())) {
        top.fault_at(
            "currency",
            "`currency` is three capital letters of ISO 4217, such as USD",
        );
    }
    let floors = each_named(top.sections("floor"), |section, id| {
        let basis = section.one_of(
            "basis",
            &[
                ("law", FloorBasis::Law),
                ("code", FloorBasis::Code),
                ("aewr", FloorBasis::Aewr),
            ],
        );
        let (amount, unit, hours) = amount(section);
        let floor = FloorRate {
            id,
            title: section.words("title"),
            basis: basis.unwrap_or(FloorBasis::Law),
            amount,
            unit,
            hours,
            days: section.optional_decimal("days"),
            basic: section.optional_decimal("basic"),
            region: section.text("region"),
            h2a_only: section.flag("h2a_only"),
            whom: FloorScope {
                sectors: small(section.texts("sectors")),
                jobs: small(section.texts("jobs")),
                grades: small(section.texts("grades")),
                from_months: section.optional_number("from_months"),
                under_months: section.optional_number("under_months"),
            },
            from: section.day("from"),
            until: section.optional_day("until"),
            grounds: grounds(section, sources),
        };
        if floor.until.is_some_and(|until| until < floor.from) {
            section.fault_at("until", "`until` lies before `from`");
        }
        for (key, value) in [("basic", floor.basic), ("days", floor.days)] {
            if value.is_some_and(|value| value <= Decimal::ZERO || value > LARGEST_AMOUNT) {
                section.fault_at(key, format!("`{key}` is outside what can be reckoned with"));
            }
        }
        floor
    });
    let rules = each(top.sections("rule"), |section| {
        let provision = section.text("provision");
        if !provision.is_empty() && !provisions.contains(&provision) {
            let hint = did_you_mean(&provision, provisions.iter().map(String::as_str));
            section.fault_at(
                "provision",
                format!("`{provision}` is no [[provision]] of code.toml{hint}"),
            );
        }
        let (title, text) = (section.words("title"), section.words("text"));
        PayrollRule {
            id: section.text("id"),
            title,
            text,
            provision,
            grounds: grounds(section, sources),
        }
    });
    for wanted in ["P1", "P2"] {
        if !rules.iter().any(|rule| rule.id == wanted) {
            top.fault(format!("[[rule]] `{wanted}` is missing: the payroll check applies it"));
        }
    }
    PayrollRules {
        currency,
        premium_counts: top.flag("premium_counts"),
        floors,
        checks: checks(top, sources, &rules),
        rules,
    }
}

/// `hourly`, or `amount` for a `unit` of so many `hours`.
fn amount(section: &Section<'_>) -> (Decimal, PayUnit, Decimal) {
    let inside = |key: &'static str, value: Decimal| {
        if value.is_sign_negative() || value > LARGEST_AMOUNT {
            section.fault_at(key, format!("`{key}` is outside what can be reckoned with"));
        }
        value
    };
    if section.has("hourly") || !section.has("amount") {
        if section.has("amount") {
            section.fault_at(
                "amount",
                "a floor has `hourly`, or `amount` with `unit` and `hours`, not both",
            );
            section.optional_decimal("amount");
        }
        return (inside("hourly", section.decimal("hourly")), PayUnit::Hour, Decimal::ONE);
    }
    let amount = inside("amount", section.decimal("amount"));
    let unit = section.one_of("unit", &PayUnit::ALL).unwrap_or_default();
    if unit == PayUnit::Hour {
        return (amount, unit, Decimal::ONE);
    }
    let hours = section.decimal("hours");
    if section.has("hours") && (hours <= Decimal::ZERO || hours > Decimal::from(744)) {
        section.fault_at(
            "hours",
            "`hours` are the hours of work that one unit pays for, such as \"208\" for a month",
        );
    }
    (amount, unit, hours)
}

pub(super) fn no_payroll() -> PayrollRules {
    PayrollRules::default()
}
