//! What a pack sets about pay: floors, rules, overtime, and the parameters of every other check.

use super::noted::{Named, Noted};
use super::{Difference, Part};
use crate::pack::{DeductionPurpose, FloorRate, OvertimeScheme, Pack, PayChecks, PayrollRule};
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn payroll(old: &Pack, new: &Pack, found: &mut Vec<Difference>) {
    let (was, is) = (&old.payroll, &new.payroll);
    let mut payroll = Noted::once(Part::Payroll, found);
    payroll.value("currency", &was.currency, &is.currency);
    payroll.value("premium_counts", &was.premium_counts, &is.premium_counts);
    floors(&was.floors, &is.floors, found);
    let rules = Named {
        part: Part::PayrollRule,
        within: None,
        id: |rule: &PayrollRule| &rule.id,
        title: |rule| rule.title.clone(),
        old: &was.rules,
        new: &is.rules,
    };
    rules.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.words("text", &was.text, &is.text);
        noted.value("provision", &was.provision, &is.provision);
        noted.grounds(&was.grounds, &is.grounds);
    });
    overtime(&was.checks.overtime, &is.checks.overtime, found);
    sections(&was.checks, &is.checks, found);
    let purposes = |checks: &PayChecks| match &checks.deductions {
        Some(rules) => rules.purposes.clone(),
        None => Vec::new(),
    };
    let (before, after) = (purposes(&was.checks), purposes(&is.checks));
    let purposes = Named {
        part: Part::DeductionPurpose,
        within: None,
        id: |purpose: &DeductionPurpose| &purpose.id,
        title: |purpose| purpose.title.clone(),
        old: &before,
        new: &after,
    };
    purposes.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.list("words", &was.words, &is.words);
        noted.value("needs", &was.needs.name(), &is.needs.name());
    });
}

fn floors(old: &[FloorRate], new: &[FloorRate], found: &mut Vec<Difference>) {
    let floors = Named {
        part: Part::Floor,
        within: None,
        id: |floor: &FloorRate| &floor.id,
        title: |floor| floor.title.clone(),
        old,
        new,
    };
    floors.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        // Both by the hour: the word that stands in the file.
        let by_hour = was.unit == is.unit && was.unit == crate::pack::PayUnit::Hour;
        noted.value(if by_hour { "hourly" } else { "amount" }, &was.amount, &is.amount);
        noted.value("unit", &was.unit.name(), &is.unit.name());
        noted.value("hours", &was.hours, &is.hours);
        noted.maybe("days", was.days.as_ref(), is.days.as_ref());
        noted.maybe("basic", was.basic.as_ref(), is.basic.as_ref());
        noted.value("basis", &was.basis.name(), &is.basis.name());
        noted.value("region", &was.region, &is.region);
        noted.value("h2a_only", &was.h2a_only, &is.h2a_only);
        noted.list("sectors", &was.whom.sectors, &is.whom.sectors);
        noted.list("jobs", &was.whom.jobs, &is.whom.jobs);
        noted.list("grades", &was.whom.grades, &is.whom.grades);
        noted.maybe(
            "from_months",
            was.whom.from_months.as_ref(),
            is.whom.from_months.as_ref(),
        );
        noted.maybe(
            "under_months",
            was.whom.under_months.as_ref(),
            is.whom.under_months.as_ref(),
        );
        noted.value("from", &was.from, &is.from);
        noted.maybe("until", was.until.as_ref(), is.until.as_ref());
        noted.grounds(&was.grounds, &is.grounds);
    });
}

fn overtime(old: &[OvertimeScheme], new: &[OvertimeScheme], found: &mut Vec<Difference>) {
    let schemes = Named {
        part: Part::Overtime,
        within: None,
        id: |scheme: &OvertimeScheme| &scheme.id,
        title: |scheme| scheme.title.clone(),
        old,
        new,
    };
    schemes.compare(found, |was, is, noted| {
        let paid_by =
            |scheme: &OvertimeScheme| -> Vec<String> { scheme.paid_by.iter().map(|by| by.name().to_owned()).collect() };
        noted.words("title", &was.title, &is.title);
        noted.value("method", &was.method.name(), &is.method.name());
        noted.list("paid_by", &paid_by(was), &paid_by(is));
        noted.value("weekly_hours", &was.weekly_hours, &is.weekly_hours);
        noted.value("multiplier", &was.multiplier, &is.multiplier);
        noted.maybe("divisor", was.divisor.as_ref(), is.divisor.as_ref());
        noted.value("week_starts", &was.week_starts.name(), &is.week_starts.name());
        noted.grounds(&was.grounds, &is.grounds);
    });
}

/// The sections key by key, by what they are when written down: a new key of a section is compared without a line here.
fn sections(old: &PayChecks, new: &PayChecks, found: &mut Vec<Difference>) {
    let written = |checks: &PayChecks| serde_json::to_value(checks).unwrap_or_default();
    let (was, is) = (written(old), written(new));
    let keys = |value: &Value| {
        value
            .as_object()
            .into_iter()
            .flat_map(|map| map.keys().cloned())
            .collect::<Vec<_>>()
    };
    for section in keys(&is).into_iter().filter(|section| section != "overtime") {
        let mut noted = Noted::once(Part::PayCheck, found);
        noted.id.clone_from(&section);
        let (before, after) = (was.get(&section), is.get(&section));
        match (
            before.filter(|value| value.is_object()),
            after.filter(|value| value.is_object()),
        ) {
            (None, None) => {}
            (None, Some(_)) => noted.note(super::Change::Added),
            (Some(_), None) => noted.note(super::Change::Gone),
            (Some(before), Some(after)) => {
                let all: BTreeSet<String> = keys(before).into_iter().chain(keys(after)).collect();
                for key in all.iter().filter(|key| *key != "purposes") {
                    noted.value(key, &plain(before.get(key)), &plain(after.get(key)));
                }
            }
        }
    }
}

fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list.iter().map(|one| plain(Some(one))).collect::<Vec<_>>().join(", "),
        Some(other) => other.to_string(),
    }
}
