//! P15 again: hours and pay as workers told them, beside the books. A difference is the books' to explain.

use crate::pack::Grounds;
use crate::payroll::evidence::{Steps, hours_of};
use crate::payroll::register::Field;
use crate::payroll::review::{Desk, Evidence, Review, Seen};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use rust_decimal::Decimal;

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    let Some(rules) = &review.rules.checks.consistency else {
        return;
    };
    let rule = Rule::P15;
    for told in review.told {
        let worker = told.worker.as_deref().and_then(|number| review.index.worker(number));
        let Some(worker) = worker.filter(|worker| desk.wants(*worker)) else {
            continue;
        };
        let on = crate::payroll::review::On {
            days: (Some(told.first), Some(told.last)),
            ..review.on_worker(worker)
        };
        // Periods that lie within what was told about.
        let of_worker = |place: &usize| review.index.cases.get(*place).is_some_and(|case| case.worker == worker);
        let places: Vec<usize> = (0..review.index.cases.len())
            .filter(of_worker)
            .filter(|place| {
                let days = review.index.cases.get(*place).and_then(|case| case.days());
                days.is_some_and(|(first, last)| told.first <= first && last <= told.last)
            })
            .collect();
        let of = |take: &dyn Fn(&Seen) -> Option<Decimal>| -> Option<Decimal> {
            let figures: Option<Vec<Decimal>> = places.iter().map(|place| take(seen.get(*place)?)).collect();
            let figures = figures.filter(|figures| !figures.is_empty())?;
            Some(figures.into_iter().fold(Decimal::ZERO, Decimal::saturating_add))
        };
        let hours = of(&|seen: &Seen| seen.recorded).map(hours_of);
        let pay = of(&|seen: &Seen| seen.paid);
        let mut found = Vec::new();
        if let (Some(said), Some(books)) = (told.hours, hours)
            && said.saturating_sub(books).abs() > rules.hours_apart
        {
            found.push(Statement::ToldHours {
                code: told.code.clone(),
                told: said,
                books,
            });
        }
        if let (Some(said), Some(books)) = (told.pay, pay)
            // A person remembers the amount, not the coins.
            && said.saturating_sub(books).abs() >= Decimal::ONE
        {
            found.push(Statement::ToldPay {
                code: told.code.clone(),
                told: said,
                books,
                currency: on.currency.to_owned(),
            });
        }
        if told.hours.is_some() && hours.is_none() || told.pay.is_some() && pay.is_none() {
            desk.missing(rule, on, Missing::Period, None, || None);
        }
        let rows: Vec<u32> = places
            .iter()
            .filter_map(|place| review.index.cases.get(*place))
            .flat_map(|case| case.rows.clone())
            .collect();
        for statement in found {
            let fields = [
                Field::PeriodFirst,
                Field::PeriodLast,
                Field::TotalHours,
                Field::RegularHours,
                Field::OvertimeHours,
                Field::Gross,
            ];
            desk.broken(rule, on, || Evidence {
                inputs: review.inputs(&rows, &fields),
                steps: Steps::default(),
                statement,
                grounds: Grounds::default(),
            });
        }
    }
}
