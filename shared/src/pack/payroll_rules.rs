//! What `payroll.toml` holds: wage floors, and the words and grounds of the rules that the payroll check applies.

use super::model::*;
use super::rules::{Ids, each, each_named, grounds};
use super::section::Section;
use crate::spelling::did_you_mean;

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
        let floor = FloorRate {
            id,
            title: section.words("title"),
            basis: basis.unwrap_or(FloorBasis::Law),
            hourly: section.decimal("hourly"),
            region: section.text("region"),
            h2a_only: section.flag("h2a_only"),
            from: section.day("from"),
            until: section.optional_day("until"),
            grounds: grounds(section, sources),
        };
        if floor.until.is_some_and(|until| until < floor.from) {
            section.fault_at("until", "`until` lies before `from`");
        }
        if floor.hourly.is_sign_negative() || floor.hourly > crate::payroll::LARGEST_AMOUNT {
            section.fault_at("hourly", "`hourly` is outside what can be reckoned with");
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
        rules,
    }
}

pub(super) fn no_payroll() -> PayrollRules {
    PayrollRules {
        currency: String::new(),
        premium_counts: false,
        floors: Vec::new(),
        rules: Vec::new(),
    }
}
