//! The rules, one file each, over the figures of a period, a worker, a crew or the whole register.

mod consistency;
pub(super) mod deductions;
mod group_piece;
mod guarantee;
mod overtime;
mod overtime_on_basic;
mod premium;
mod rest;
mod slip_fields;
mod timeliness;
mod told;
mod unread;
mod wage_floor;
mod wage_steps;
mod wage_table;
mod working_time;

use super::review::{Desk, Faults, Figures, Review, Seen, Sum};
use super::rule::Rule;

/// Runs every rule over some periods, P1 and P2 always; what each showed comes in the order of `places`.
pub(super) fn of_periods<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    faults: &mut Faults,
    places: impl Iterator<Item = usize>,
) -> Vec<Seen> {
    let mut seen = Vec::with_capacity(places.size_hint().0);
    let mut table = wage_table::Table::default();
    for (place, case) in places.filter_map(|place| Some((place, review.index.cases.get(place)?))) {
        let figures = Figures::of(review, case, faults);
        let rates = table.of(review, case, &figures);
        // Hours at least are no hours to compare with.
        let whole = figures.at_least.is_none();
        seen.push(Seen {
            least: figures.to_pay,
            whole: whole && !matches!(figures.recorded, Sum::Unreadable(_)),
            minutes: figures.to_pay.filter(|_| whole),
            recorded: figures.recorded.given().filter(|_| whole && !figures.impossible),
            paid: figures.paid,
            pieces: figures.pieces.given(),
            group: figures.group,
            floor: rates.as_deref().and_then(wage_floor::highest),
        });
        let on = review.on(place, case, figures.currency);
        let wage = wage_floor::check(review, desk, on, case, &figures, rates.as_deref());
        overtime::check(review, desk, on, case, &figures, rates.as_deref(), &wage);
        deductions::check(review, desk, on, case, &figures, &wage);
        slip_fields::check(review, desk, on, case, &figures);
        timeliness::check(review, desk, on, case, &figures);
        working_time::of_period(review, desk, on, case, &figures);
        consistency::of_period(review, desk, on, case, &figures);
        if desk.is_full() {
            break;
        }
    }
    seen
}

/// Runs the rules over workers, crews and the register; `seen` is of all periods.
pub(super) fn of_whole<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    wage_floor::of_register(review, desk);
    group_piece::check(review, desk, seen);
    premium::check(review, desk, seen);
    guarantee::check(review, desk, seen);
    slip_fields::of_register(review, desk);
    working_time::of_days(review, desk);
    rest::check(review, desk);
    consistency::of_books(review, desk, seen);
    told::check(review, desk, seen);
}

/// Whether the pack asks for a rule.
pub(super) fn asks(review: &Review<'_, '_>, rule: Rule) -> bool {
    review.rules.rule(rule.id()).is_some()
}
