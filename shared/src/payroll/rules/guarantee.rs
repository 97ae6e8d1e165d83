//! P8: over the whole contract a worker under H-2A is offered a share of its hours, or paid for what was not offered.

use crate::money::payable;
use crate::pack::Grounds;
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, hours_of, part};
use crate::payroll::register::Field;
use crate::payroll::review::{Desk, Evidence, Review, Seen, Sum};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use rust_decimal::Decimal;

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    let Some(rules) = &review.rules.checks.guarantee else {
        return;
    };
    let rule = Rule::P8;
    let register = &review.register;
    for (worker, places) in review.index.each_worker() {
        let rows: Vec<u32> = places
            .iter()
            .flat_map(|place| review.rows_of(*place))
            .copied()
            .collect();
        let h2a = rows
            .iter()
            .find_map(|row| register.yes(*row, Field::H2a))
            .or(review.circumstances.h2a);
        if !desk.wants(worker) || h2a != Some(true) {
            continue;
        }
        let on = review.on_worker(worker);
        let Some(terms) = &review.circumstances.contract else {
            desk.missing(rule, on, Missing::ContractTerms, None, || None);
            continue;
        };
        let offered = match register.sum(&rows, Field::OfferedHours) {
            Sum::Given(minutes) => minutes,
            other => {
                let missing = if other == Sum::NoColumn {
                    Missing::Column
                } else {
                    Missing::Cell
                };
                let at = || register.cell(rows.first().copied().unwrap_or_default(), Field::OfferedHours);
                desk.missing(rule, on, missing, Some(Field::OfferedHours), at);
                continue;
            }
        };
        let cases = places
            .iter()
            .filter_map(|place| review.index.cases.get(*place as usize));
        let days: i64 = cases.filter_map(|case| case.length()).sum();
        if Decimal::from(days) < terms.weeks.saturating_mul(Decimal::from(7)) {
            desk.missing(rule, on, Missing::ContractCovered, None, || None);
            continue;
        }
        // The lowest floor of the contract's periods: owed at least.
        let floor = places.iter().filter_map(|place| seen.get(*place as usize)?.floor).min();
        let Some(floor) = floor else {
            desk.missing(rule, on, Missing::Floor, None, || None);
            continue;
        };
        let contract = terms
            .weeks
            .saturating_mul(terms.weekly_hours)
            .saturating_sub(terms.hours_off);
        let guaranteed = contract.saturating_mul(rules.share);
        // Hours worked beyond those offered were offered too.
        let worked = places.iter().filter_map(|place| seen.get(*place as usize)?.least);
        let worked = worked.fold(Decimal::ZERO, Decimal::saturating_add);
        let offered = offered.max(worked);
        let hours = Decimal::from(60);
        let not_offered = guaranteed
            .saturating_mul(hours)
            .saturating_sub(offered)
            .max(Decimal::ZERO);
        let owed = crate::payroll::wage::hourly_pay(not_offered, floor).unwrap_or_default();
        let owed = payable(owed, on.currency);
        if owed <= Decimal::ZERO {
            desk.clean(rule, on);
            continue;
        }
        let mut periods = places.iter().filter_map(|place| seen.get(*place as usize));
        if periods.any(|seen| !seen.whole) {
            // More hours may have been worked, and so offered, than can be read.
            desk.missing(rule, on, Missing::Unreadable, Some(Field::TotalHours), || {
                register.row_at(rows.first().copied().unwrap_or_default())
            });
            continue;
        }
        desk.short(rule, on, owed, || {
            let mut steps = Steps::default();
            let formula = vec![
                part(rules.share, StepUnit::Number),
                Part::Times,
                Part::Open,
                part(terms.weeks, StepUnit::Weeks),
                Part::Times,
                part(terms.weekly_hours, StepUnit::Hours),
                Part::Minus,
                part(terms.hours_off, StepUnit::Hours),
                Part::Close,
            ];
            steps.formula(StepKey::HoursGuaranteed, guaranteed, StepUnit::Hours, formula);
            steps.figure(StepKey::HoursOffered, hours_of(offered), StepUnit::Hours);
            let formula = vec![
                part(guaranteed, StepUnit::Hours),
                Part::Minus,
                part(hours_of(offered), StepUnit::Hours),
            ];
            steps.formula(
                StepKey::HoursNotOffered,
                hours_of(not_offered),
                StepUnit::Hours,
                formula,
            );
            steps.figure(StepKey::Floor, floor, StepUnit::MoneyPerHour);
            let formula = vec![
                part(hours_of(not_offered), StepUnit::Hours),
                Part::Times,
                part(floor, StepUnit::MoneyPerHour),
            ];
            steps.formula(StepKey::Short, owed, StepUnit::Money, formula);
            Evidence {
                inputs: review.inputs(&rows, &[Field::OfferedHours, Field::TotalHours, Field::Reason]),
                steps,
                statement: Statement::GuaranteeShort {
                    guaranteed: guaranteed.normalize(),
                    offered: hours_of(offered),
                    rate: floor,
                    short: owed,
                    currency: on.currency.to_owned(),
                },
                grounds: Grounds::default(),
            }
        });
    }
}
