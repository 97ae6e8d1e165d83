//! P3: a crew's pieces are shared by hours: pieces ÷ crew hours × own hours.
//!
//! Where tickets name the crew and no worker, they say how many pieces there were; the register, what each was credited.

use crate::money::payable;
use crate::pack::Grounds;
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, hours_of, hours_parts, part};
use crate::payroll::register::Field;
use crate::payroll::review::{Desk, Evidence, Review, Seen, one};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use crate::time::Day;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Pieces and minutes of a crew in a period; `None` where a member's are not known.
#[derive(Clone, Copy)]
struct Crew {
    pieces: Option<Decimal>,
    minutes: Option<Decimal>,
}

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    if review.rules.checks.group_piece.is_none() {
        return;
    }
    let rule = Rule::P3;
    if !review.register.has(Field::Basis) {
        desk.missing(rule, review.on_register(), Missing::Column, Some(Field::Basis), || None);
        return;
    }
    let cases = || {
        review
            .index
            .cases
            .iter()
            .zip(seen)
            .enumerate()
            .filter(|(_, (_, seen))| seen.group)
    };
    let mut crews: BTreeMap<(u32, Option<Day>, Option<Day>), Crew> = BTreeMap::new();
    for (_, (case, seen)) in cases() {
        let Some(crew) = case.crew else { continue };
        let crew = crews.entry((crew, case.first, case.last)).or_insert(Crew {
            pieces: Some(Decimal::ZERO),
            minutes: Some(Decimal::ZERO),
        });
        crew.pieces = crew.pieces.zip(seen.pieces).and_then(|(sum, own)| sum.checked_add(own));
        crew.minutes = crew
            .minutes
            .zip(seen.minutes)
            .and_then(|(sum, own)| sum.checked_add(own));
    }
    for ((crew, first, last), all) in &mut crews {
        let by_tickets = review.tickets.as_ref().zip(first.zip(*last));
        let by_tickets = by_tickets.and_then(|(tickets, (first, last))| tickets.crew_pieces(*crew, first, last));
        all.pieces = by_tickets.map(|(pieces, _)| pieces).or(all.pieces);
    }
    for (place, (case, seen)) in cases()
        .filter(|(_, (case, _))| desk.wants(case.worker))
        .collect::<Vec<_>>()
    {
        let on = review.on(place, case, None);
        let row = case.rows.first().copied().unwrap_or_default();
        let Some(crew) = case.crew.and_then(|crew| crews.get(&(crew, case.first, case.last))) else {
            desk.missing(rule, on, Missing::Crew, Some(Field::Crew), || {
                review.register.row_at(row)
            });
            continue;
        };
        let share = (|| {
            let (all, minutes) = (crew.pieces?, crew.minutes?);
            let due = all.checked_mul(seen.minutes?)?.checked_div(minutes)?;
            Some((all, minutes, seen.minutes?, due, seen.pieces?))
        })();
        let (Some((all, minutes, own, due, pieces)), Some(rate)) = (share, one(review, &case.rows, Field::PieceRate))
        else {
            let field = if share.is_some() {
                Field::PieceRate
            } else {
                Field::TotalHours
            };
            desk.missing(rule, on, Missing::Cell, Some(field), || {
                review.register.cell(row, field)
            });
            continue;
        };
        // Under one piece is how crews round.
        let missing = due - pieces;
        let owed = missing
            .checked_mul(rate)
            .map(|owed| payable(owed, on.currency))
            .unwrap_or_default();
        if missing < Decimal::ONE || owed <= Decimal::ZERO {
            desk.clean(rule, on);
            continue;
        }
        desk.short(rule, on, owed, || {
            let mut steps = Steps::default();
            steps.figure(StepKey::CrewPieces, all, StepUnit::Pieces);
            steps.figure(StepKey::CrewHours, hours_of(minutes), StepUnit::Hours);
            let formula = [
                vec![part(all, StepUnit::Pieces), Part::Divided, Part::Open],
                hours_parts(minutes),
                vec![Part::Close, Part::Times],
                hours_parts(own),
            ];
            steps.formula(
                StepKey::ShareOfPieces,
                due.round_dp(4),
                StepUnit::Pieces,
                formula.concat(),
            );
            steps.figure(StepKey::PiecesCredited, pieces, StepUnit::Pieces);
            steps.figure(StepKey::PieceRate, rate, StepUnit::MoneyPerPiece);
            let formula = vec![
                Part::Open,
                part(due.round_dp(4), StepUnit::Pieces),
                Part::Minus,
                part(pieces, StepUnit::Pieces),
                Part::Close,
                Part::Times,
                part(rate, StepUnit::MoneyPerPiece),
            ];
            steps.formula(StepKey::Short, owed, StepUnit::Money, formula);
            Evidence {
                inputs: review.inputs(
                    &case.rows,
                    &[Field::Crew, Field::Pieces, Field::TotalHours, Field::PieceRate],
                ),
                steps,
                statement: Statement::GroupShare {
                    crew_pieces: all,
                    crew_hours: hours_of(minutes),
                    hours: hours_of(own),
                    due_pieces: due.round_dp(4).normalize(),
                    pieces,
                    short: owed,
                    currency: on.currency.to_owned(),
                },
                grounds: Grounds::default(),
            }
        });
    }
}
