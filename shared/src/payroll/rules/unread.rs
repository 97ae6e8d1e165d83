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

/// Takes down that the register's overtime cannot be read: there are more hours than the regular ones. Whether it is so.
pub(super) fn overtime_unread<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    rule: Rule,
    figures: &Figures<'r>,
) -> bool {
    let Some(row) = figures.overtime_unread else {
        return false;
    };
    let (register, field) = (&review.register, Field::OvertimeHours);
    desk.missing(rule, on, Missing::Unreadable, Some(field), || {
        let place = register.unreadable(row, field);
        place.map_or_else(|| register.cell(row, field), |place| register.cell_at(row, place))
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
