//! What cannot be read, and so keeps rules from being judged as kept.

use crate::payroll::register::{CellAt, Field};
use crate::payroll::review::{Case, Desk, Figures, On, Review, Sum};
use crate::payroll::rule::{Missing, Rule};

/// Takes down that a time card cannot be read: it may have more hours than the register. Whether there is one.
pub(super) fn cards_unread<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    rule: Rule,
    figures: &Figures<'r>,
) -> bool {
    let Some((cards, (row, field))) = review.cards.as_ref().zip(figures.cards_unread) else {
        return false;
    };
    let broken = cards.book.unreadable(row, field);
    let missing = broken.map_or(Missing::StartAndStop, |_| Missing::Unreadable);
    desk.missing(rule, on, missing, Some(field), || {
        let cell = broken.and_then(|place| cards.book.cell_at(row, place));
        cell.or_else(|| cards.book.cell(row, field))
            .or_else(|| cards.book.row_at(row))
    });
    true
}

/// Takes down that the hours are known at least: a cell of the register cannot be read. Whether it is so.
pub(super) fn at_least<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    rule: Rule,
    figures: &Figures<'r>,
) -> bool {
    let Some((row, field)) = figures.at_least else {
        return false;
    };
    let register = &review.register;
    let place = register.unreadable(row, field);
    let missing = place.map_or(Missing::StartAndStop, |_| Missing::Unreadable);
    desk.missing(rule, on, missing, Some(field), || {
        let cell = place.and_then(|place| register.cell_at(row, place));
        cell.or_else(|| register.row_at(row))
    });
    true
}

/// The same for pay up to a floor, and of time cards. A day's, week's or month's wage (`by_hour` is false) does not rest on overtime,
/// unless cards say how much more was worked.
pub(super) fn floor_open<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    rule: Rule,
    figures: &Figures<'r>,
    by_hour: bool,
) -> bool {
    let overtime = matches!(figures.at_least, Some((_, Field::OvertimeHours)));
    let matters = by_hour || !overtime || figures.cards_say_more();
    cards_unread(review, desk, on, rule, figures) | (matters && at_least(review, desk, on, rule, figures))
}

/// Takes down a line of pay that cannot be read. Whether there is one.
pub(super) fn pay_unread<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    rule: Rule,
    case: &Case,
    fields: &[Field],
) -> bool {
    let unread = |field: &&Field| matches!(review.register.sum(&case.rows, **field), Sum::Unreadable(_));
    let Some(field) = fields.iter().find(unread) else {
        return false;
    };
    desk.missing(rule, on, Missing::Unreadable, Some(*field), || {
        cell(review, case, *field)
    });
    true
}

/// Why a field gives no figure.
pub(super) fn unread(review: &Review<'_, '_>, case: &Case, field: Field) -> Missing {
    match review.register.sum(&case.rows, field) {
        Sum::NoColumn => Missing::Column,
        Sum::Unreadable(_) => Missing::Unreadable,
        Sum::Empty | Sum::Given(_) => Missing::Cell,
    }
}

pub(super) fn cell(review: &Review<'_, '_>, case: &Case, field: Field) -> Option<CellAt> {
    let row = match review.register.sum(&case.rows, field) {
        Sum::Unreadable(row) => row,
        _ => *case.rows.first()?,
    };
    review.register.cell(row, field).or_else(|| review.register.row_at(row))
}
