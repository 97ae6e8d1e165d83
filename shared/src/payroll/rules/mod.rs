//! The rules, one file each, over the figures of a period, a worker, a crew or the whole register.

mod overtime;
mod wage_floor;
mod wage_steps;
mod wage_table;

use super::review::{Desk, Faults, Figures, Review, Seen};
use super::rule::Rule;

/// Runs every rule that the pack asks for.
pub(super) fn run<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, faults: &mut Faults) -> Vec<Seen> {
    let mut seen = Vec::with_capacity(review.index.cases.len());
    let mut table = wage_table::Table::default();
    for (place, case) in review.index.cases.iter().enumerate() {
        if !desk.wants(case.worker) {
            seen.push(Seen::default());
            continue;
        }
        let figures = Figures::of(review, case, faults);
        let on = review.on(place, case, figures.currency);
        let rates = table.of(review, case, &figures);
        let wage = wage_floor::check(review, desk, on, case, &figures, rates.as_deref());
        overtime::check(review, desk, on, case, &figures, rates.as_deref(), &wage);
        seen.push(Seen {
            minutes: figures.to_pay,
            paid: figures.paid,
            floor: wage.hourly,
        });
    }
    seen
}

/// Whether the pack asks for a rule.
pub(super) fn asks(review: &Review<'_, '_>, rule: Rule) -> bool {
    review.rules.rule(rule.id()).is_some()
}
