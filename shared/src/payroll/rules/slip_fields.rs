//! P9: what a record of pay must state. A column that is not there is said once; an empty cell, for its period.

use crate::pack::{Grounds, PaidBy};
use crate::payroll::evidence::Steps;
use crate::payroll::register::{Field, Value};
use crate::payroll::review::{Case, Desk, Evidence, Figures, On, Review};
use crate::payroll::rule::Rule;
use crate::payroll::statement::Statement;

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, on: On<'r>, case: &Case, figures: &Figures<'r>) {
    let Some(rules) = &review.rules.checks.slip else { return };
    let row = case.rows.first().copied().unwrap_or_default();
    let h2a = review
        .register
        .yes(row, Field::H2a)
        .or(review.circumstances.h2a)
        .unwrap_or(false);
    let piece = rules.piece.iter().filter(|_| figures.paid_by == PaidBy::Piece);
    let asked = rules.always.iter().chain(piece).chain(rules.h2a.iter().filter(|_| h2a));
    let is_empty = |field: &&Field| {
        let there = review.register.has(**field) && !field.repeats();
        there
            && case
                .rows
                .iter()
                .any(|row| review.register.value(*row, **field) == Value::Nothing)
    };
    let fields: Vec<Field> = asked.filter(is_empty).copied().collect();
    if fields.is_empty() {
        desk.clean(Rule::P9, on);
        return;
    }
    desk.broken(Rule::P9, on, || Evidence {
        inputs: review.inputs(&case.rows, &[Field::PeriodFirst, Field::PeriodLast]),
        steps: Steps::default(),
        statement: Statement::NotStated { fields },
        grounds: Grounds::default(),
    });
}

pub(super) fn of_register<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    let Some(rules) = &review.rules.checks.slip else { return };
    let has = |field: Field| review.register.has(field);
    let by_piece = has(Field::Pieces) || has(Field::PieceRate) || has(Field::PieceEarnings);
    let h2a = has(Field::H2a) || review.circumstances.h2a == Some(true);
    let piece = rules.piece.iter().filter(|_| by_piece);
    let asked = rules.always.iter().chain(piece).chain(rules.h2a.iter().filter(|_| h2a));
    // What another column says as well is stated.
    let stated = |field: Field| match field {
        Field::TotalHours => has(Field::RegularHours) || has(Field::Start) && has(Field::Stop),
        Field::PeriodFirst | Field::PeriodLast => has(Field::Day) || review.register.book.mapping.period.is_some(),
        Field::Worker => has(Field::Name),
        _ => false,
    };
    let mut fields: Vec<Field> = asked.copied().filter(|field| !has(*field) && !stated(*field)).collect();
    fields.sort_unstable();
    fields.dedup();
    if fields.is_empty() {
        return;
    }
    desk.broken(Rule::P9, review.on_register(), || Evidence {
        inputs: Vec::new(),
        steps: Steps::default(),
        statement: Statement::NotStated { fields },
        grounds: Grounds::default(),
    });
}
