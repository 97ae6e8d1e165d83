//! P15: whether the books agree with themselves. What is noted here is no proof: somebody must explain it.

use crate::pack::Grounds;
use crate::payroll::checked::Subject;
use crate::payroll::evidence::{StepKey, StepUnit, Steps, hours_of};
use crate::payroll::register::{Field, Layout};
use crate::payroll::review::{Case, Desk, Evidence, Figures, On, Review, Seen};
use crate::payroll::rule::Rule;
use crate::payroll::statement::Statement;
use crate::time::Day;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const RULE: Rule = Rule::P15;

pub(super) fn of_period<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
) {
    let Some(rules) = &review.rules.checks.consistency else {
        return;
    };
    let mut found = Vec::new();
    let by_register = figures
        .recorded
        .given()
        .map(|recorded| recorded + figures.waited.or_zero());
    // Hours at least, and pieces by them, are not compared.
    let whole = figures.at_least.is_none();
    if let (true, Some(register), Some(cards)) = (whole, by_register, figures.cards) {
        let apart = (register - cards).abs() / Decimal::from(60);
        if apart > rules.hours_apart {
            found.push(Statement::HoursApart {
                register: hours_of(register),
                time_cards: hours_of(cards),
            });
        }
    }
    let worked = by_register.is_some_and(|minutes| minutes > Decimal::ZERO);
    // A card that cannot be read is one all the same.
    let no_card = figures.cards.is_none() && figures.cards_unread.is_none();
    if review.cards.is_some() && no_card && worked && case.days().is_some() {
        found.push(Statement::NoTimeCard);
    }
    let tickets = review.tickets.as_ref().zip(case.days());
    let tickets = tickets.and_then(|(tickets, (first, last))| tickets.pieces(case.worker, first, last));
    if let (Some(register), Some((tickets, _))) = (
        figures.pieces.given(),
        tickets.filter(|(pieces, _)| Some(*pieces) != figures.pieces.given()),
    ) {
        found.push(Statement::PiecesApart { register, tickets });
    }
    let per_hour = || {
        let (pieces, minutes) = figures.pieces.given().zip(figures.to_pay)?;
        pieces.checked_mul(Decimal::from(60))?.checked_div(minutes)
    };
    if let Some(most) = rules.most_pieces_an_hour
        && let Some(an_hour) = per_hour().filter(|rate| whole && *rate > most)
    {
        found.push(Statement::ImpossiblePieces {
            an_hour: an_hour.round_dp(4).normalize(),
            most,
        });
    }
    if found.is_empty() {
        desk.clean(RULE, on);
    }
    for statement in found {
        desk.broken(RULE, on, || {
            let mut evidence = evidence(statement);
            evidence.inputs = super::wage_steps::inputs(review, case, figures);
            evidence
        });
    }
}

pub(super) fn of_books<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    if review.rules.checks.consistency.is_none() {
        return;
    }
    identical_hours(review, desk, seen);
    round_hours(review, desk, seen);
    missing_periods(review, desk);
    worked_unpaid(review, desk);
}

/// Members of a crew, the minutes that all of them have, and a row of each.
type Alike = (u32, Option<Decimal>, Vec<u32>);

/// A crew whose members all have the same hours.
fn identical_hours<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    let least = review
        .rules
        .checks
        .consistency
        .as_ref()
        .map_or(0, |rules| rules.identical_crew);
    let mut crews: BTreeMap<(u32, Option<Day>, Option<Day>), Alike> = BTreeMap::new();
    for (case, seen) in review.index.cases.iter().zip(seen) {
        let Some(crew) = case.crew else { continue };
        let key = (crew, case.first, case.last);
        let (count, same, rows) = crews.entry(key).or_insert((0, seen.recorded, Vec::new()));
        *count += 1;
        *same = same.filter(|same| Some(*same) == seen.recorded);
        rows.extend(case.rows.iter().take(1));
    }
    for ((crew, first, last), (workers, same, rows)) in crews {
        let Some(same) = same.filter(|same| workers >= least && *same > Decimal::ZERO) else {
            continue;
        };
        let on = On {
            subject: Subject::Crew(crew),
            days: (first, last),
            ..review.on_register()
        };
        desk.broken(RULE, on, || {
            let mut evidence = evidence(Statement::IdenticalHours {
                workers,
                hours: hours_of(same),
            });
            let fields = [
                Field::Crew,
                Field::TotalHours,
                Field::RegularHours,
                Field::OvertimeHours,
            ];
            evidence.inputs = review.inputs(&rows, &fields);
            evidence
        });
    }
}

/// Hours that are nearly all whole or half ones.
fn round_hours<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>, seen: &[Seen]) {
    let Some(rules) = &review.rules.checks.consistency else {
        return;
    };
    let given = || {
        seen.iter()
            .filter_map(|seen| seen.recorded)
            .filter(|minutes| *minutes > Decimal::ZERO)
    };
    let half_hour = Decimal::from(30);
    let of = u32::try_from(given().count()).unwrap_or(u32::MAX);
    let round = given().filter(|minutes| (*minutes % half_hour).is_zero()).count();
    let round = u32::try_from(round).unwrap_or(u32::MAX);
    let enough = of >= rules.round_rows.max(1);
    if enough && u64::from(round) * 100 >= u64::from(of) * u64::from(rules.round_percent) {
        desk.broken(RULE, review.on_register(), || {
            evidence(Statement::RoundHours { of, round })
        });
    }
}

/// Days between the first and the last period on which nobody has one.
fn missing_periods<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    if review.register.book.mapping.layout == Layout::Day {
        // Days without a row are days off.
        return;
    }
    let mut periods: Vec<(Day, Day)> = review.index.cases.iter().filter_map(Case::days).collect();
    periods.sort_unstable();
    let mut reached: Option<Day> = None;
    for (first, last) in periods {
        let next = reached.and_then(|day| day.succ_opt());
        if let Some(from) = next.filter(|from| *from < first) {
            let until = first.pred_opt().unwrap_or(first);
            desk.broken(RULE, review.on_register(), || {
                evidence(Statement::PeriodMissing { from, until })
            });
        }
        reached = reached.max(Some(last));
    }
}

/// Days on a worker's time cards that no pay period of the worker has.
fn worked_unpaid<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    let Some(cards) = &review.cards else { return };
    for (worker, places) in review.index.each_worker() {
        if !desk.wants(worker) {
            continue;
        }
        // By first day, each with the last day that any period up to it reaches.
        let mut periods: Vec<(Day, Day)> = Vec::with_capacity(places.len());
        for place in places {
            let days = review.index.cases.get(*place as usize).and_then(Case::days);
            let Some((first, last)) = days else { continue };
            let reached = periods.last().map_or(last, |(_, before)| last.max(*before));
            periods.push((first, reached));
        }
        if periods.len() < places.len() {
            continue;
        }
        let paid = |day: Day| {
            let begun = periods.partition_point(|(first, _)| *first <= day);
            begun > 0 && periods.get(begun - 1).is_some_and(|(_, reached)| day <= *reached)
        };
        let outside: Vec<_> = cards.of_worker(worker).iter().filter(|day| !paid(day.day)).collect();
        if let (Some(first), Some(last)) = (outside.first(), outside.last()) {
            let (from, until) = (first.day, last.day);
            desk.broken(RULE, review.on_worker(worker), || {
                let mut evidence = evidence(Statement::PeriodMissing { from, until });
                let rows: Vec<u32> = outside.iter().map(|day| day.row).collect();
                evidence.inputs =
                    crate::payroll::review::inputs(&cards.book, &rows, &[Field::Day, Field::Start, Field::Stop]);
                evidence
            });
        }
    }
}

fn evidence(statement: Statement) -> Evidence {
    let mut steps = Steps::default();
    match &statement {
        Statement::HoursApart { register, time_cards } => {
            steps.figure(StepKey::HoursRecorded, *register, StepUnit::Hours);
            steps.figure(StepKey::HoursOnTimeCards, *time_cards, StepUnit::Hours);
        }
        Statement::PiecesApart { register, tickets } => {
            steps.figure(StepKey::PiecesCredited, *register, StepUnit::Pieces);
            steps.figure(StepKey::PiecesOnTickets, *tickets, StepUnit::Pieces);
        }
        Statement::ImpossiblePieces { an_hour, most } => {
            steps.figure(StepKey::PiecesPerHour, *an_hour, StepUnit::PiecesPerHour);
            steps.figure(StepKey::Limit, *most, StepUnit::PiecesPerHour);
        }
        _ => {}
    }
    Evidence {
        inputs: Vec::new(),
        steps,
        statement,
        grounds: Grounds::default(),
    }
}
