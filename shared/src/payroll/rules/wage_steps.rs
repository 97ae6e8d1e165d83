//! What rules over pay have in common as evidence: the cells, and the steps to hours and to pay by the rates.

use crate::payroll::evidence::{Input, Part, StepKey, StepUnit, Steps, hours_of, hours_parts, part};
use crate::payroll::register::Field;
use crate::payroll::review::{self, Case, Figures, Review, one};
use rust_decimal::Decimal;

const HOURS: [Field; 7] = [
    Field::Day,
    Field::Start,
    Field::Stop,
    Field::RegularHours,
    Field::OvertimeHours,
    Field::TotalHours,
    Field::WaitingHours,
];
const PAY: [Field; 20] = [
    Field::Pieces,
    Field::PieceRate,
    Field::HourlyRate,
    Field::DayRate,
    Field::PieceEarnings,
    Field::RegularPay,
    Field::OvertimePay,
    Field::WaitingPay,
    Field::MakeUpPay,
    Field::Bonus,
    Field::Basic,
    Field::HouseRent,
    Field::Medical,
    Field::Transport,
    Field::Food,
    Field::Allowance,
    Field::OtherPay,
    Field::Premium,
    Field::Gross,
    Field::Currency,
];

/// The cells that hours and pay were read from: of the register, and of the time cards where they say more.
pub(super) fn inputs(books: &Review<'_, '_>, case: &Case, figures: &Figures<'_>) -> Vec<Input> {
    let mut inputs = books.inputs(&case.rows, &HOURS);
    if let (Some(cards), Some((first, last)), true) = (&books.cards, case.days(), figures.cards_say_more()) {
        let rows: Vec<u32> = cards
            .between(case.worker, first, last)
            .iter()
            .map(|day| day.row)
            .collect();
        let fields = [Field::Day, Field::Start, Field::Stop, Field::Break, Field::TotalHours];
        inputs.extend(review::inputs(&cards.book, &rows, &fields));
    }
    inputs.extend(books.inputs(&case.rows, &PAY));
    inputs
}

/// The steps that lead to the hours to be paid.
pub(super) fn hours_steps(steps: &mut Steps, figures: &Figures<'_>) {
    let Some(to_pay) = figures.to_pay else { return };
    if let Some(recorded) = figures.recorded.given() {
        steps.figure(StepKey::HoursRecorded, hours_of(recorded), StepUnit::Hours);
    }
    if figures.cards_say_more() {
        steps.figure(StepKey::HoursOnTimeCards, hours_of(to_pay), StepUnit::Hours);
        return;
    }
    steps
        .figure(
            StepKey::HoursWaited,
            hours_of(figures.waited.or_zero()),
            StepUnit::Hours,
        )
        .absent = !figures.waited.is_mapped();
    let recorded = figures.recorded.or_zero();
    let formula = [
        hours_parts(recorded),
        vec![Part::Plus],
        hours_parts(figures.waited.or_zero()),
    ]
    .concat();
    steps.formula(StepKey::HoursToPay, hours_of(to_pay), StepUnit::Hours, formula);
}

/// Pieces × rate, hours × rate and other pay, each as one step.
pub(super) fn rate_steps(
    review: &Review<'_, '_>,
    case: &Case,
    figures: &Figures<'_>,
) -> Vec<(StepKey, Decimal, Vec<Part>)> {
    let mut found = Vec::new();
    if let Some(pay) = figures.piece_pay {
        let pieces = figures.ticket_pieces.or(figures.pieces.given());
        let formula = match (pieces, one(review, &case.rows, Field::PieceRate)) {
            (Some(pieces), Some(rate)) => {
                vec![
                    part(pieces, StepUnit::Pieces),
                    Part::Times,
                    part(rate, StepUnit::MoneyPerPiece),
                ]
            }
            _ => Vec::new(),
        };
        found.push((StepKey::PiecePay, pay, formula));
    }
    if let Some(pay) = figures.time_pay {
        let formula = match (figures.hourly_rate, figures.to_pay) {
            (Some(rate), Some(minutes)) => [
                hours_parts(minutes),
                vec![Part::Times, part(rate, StepUnit::MoneyPerHour)],
            ]
            .concat(),
            _ => Vec::new(),
        };
        let key = match figures.hourly_rate {
            Some(_) => StepKey::HourlyPay,
            None => StepKey::DayPay,
        };
        found.push((key, pay, formula));
    }
    if !figures.other_pay.is_zero() {
        found.push((StepKey::OtherPay, figures.other_pay, Vec::new()));
    }
    found
}
