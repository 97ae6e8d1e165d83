//! Putting together what the rules found: periods with their worst judgement, the summary, the plots.

use super::{Desk, Review, SHARED_FROM};
use crate::payroll::ENGINE_VERSION;
use crate::payroll::checked::{BookFault, Checked, PeriodOutcome, Subject, Summary};
use crate::payroll::evidence::hours_of;
use crate::payroll::plots::{Bin, CrewOwed, DayStrip, MOST_STRIPS, Plots, bins, step_for};
use crate::payroll::rule::{Judgement, Rule};
use crate::side_by_side::both;
use crate::time::Day;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::{BTreeMap, HashMap};

/// What the rules saw of a period: for the plots, and for rules over workers and crews.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::payroll) struct Seen {
    /// To be paid.
    pub minutes: Option<Decimal>,
    /// To be paid at least, where not all can be read; and whether all can.
    pub least: Option<Decimal>,
    pub whole: bool,
    /// By the register alone.
    pub recorded: Option<Decimal>,
    pub paid: Option<Decimal>,
    pub pieces: Option<Decimal>,
    /// Paid by the piece as a crew.
    pub group: bool,
    /// The highest floor, per hour.
    pub floor: Option<Decimal>,
}

pub(super) fn checked(review: &Review<'_, '_>, desk: Desk<'_>, seen: &[Seen], faults: Vec<BookFault>) -> Checked {
    let many = seen.len() >= SHARED_FROM;
    let (mut checked, weekly) = both(
        many,
        || judged(review, desk, seen, faults),
        || weekly_hours(review, seen),
    );
    checked.plots.weekly_hours = weekly;
    checked
}

/// All but the plot of weekly hours, which needs nothing of the rest.
fn judged(review: &Review<'_, '_>, mut desk: Desk<'_>, seen: &[Seen], faults: Vec<BookFault>) -> Checked {
    desk.outcomes.sort_unstable();
    let mut periods: Vec<PeriodOutcome> = review
        .index
        .cases
        .iter()
        .zip(seen)
        .map(|(case, seen)| PeriodOutcome {
            worker: case.worker,
            crew: case.crew,
            first: case.first,
            last: case.last,
            rows: case.rows.clone(),
            judgement: Judgement::Clean,
            owed: Decimal::ZERO,
            hours: seen.minutes.map(hours_of),
            paid: seen.paid,
            hourly: hourly(seen),
        })
        .collect();
    let mut workers = vec![(Judgement::Clean, Decimal::ZERO); review.index.workers as usize];
    for outcome in &desk.outcomes {
        let worker = match outcome.subject {
            Subject::Period(place) => periods.get_mut(place as usize).map(|period| {
                period.judgement = period.judgement.max(outcome.judgement);
                period.owed = period.owed.saturating_add(outcome.owed);
                period.worker
            }),
            Subject::Worker(worker) => Some(worker),
            Subject::Crew(_) | Subject::Register => None,
        };
        if let Some((worst, owed)) = worker.and_then(|worker| workers.get_mut(worker as usize)) {
            *worst = (*worst).max(outcome.judgement);
            *owed = owed.saturating_add(outcome.owed);
        }
    }
    let of = |wanted: Judgement| {
        u32::try_from(workers.iter().filter(|(worst, _)| *worst == wanted).count()).unwrap_or(u32::MAX)
    };
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut totals = desk.totals();
    totals.sort_by(|left, right| (left.rule, &left.currency).cmp(&(right.rule, &right.currency)));
    Checked {
        engine: ENGINE_VERSION.into(),
        currency: review.rules.currency.clone(),
        rules: Rule::ALL
            .into_iter()
            .filter(|rule| review.rules.rule(rule.id()).is_some())
            .collect(),
        summary: Summary {
            rows: count(review.register.book.rows.len()),
            workers: review.index.workers,
            periods: count(periods.len()),
            workers_short: of(Judgement::Short),
            workers_in_breach: of(Judgement::Breach),
            workers_not_verifiable: of(Judgement::NotVerifiable),
            workers_clean: of(Judgement::Clean),
            owed: desk.owed(),
        },
        totals,
        plots: plots(review, &periods, seen, &workers),
        periods,
        not_verifiable: desk.not_verifiable(),
        outcomes: desk.outcomes,
        faults,
    }
}

fn hourly(seen: &Seen) -> Option<Decimal> {
    let hourly = seen.paid?.checked_mul(Decimal::from(60))?.checked_div(seen.minutes?)?;
    Some(
        hourly
            .round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)
            .normalize(),
    )
}

fn plots(review: &Review<'_, '_>, periods: &[PeriodOutcome], seen: &[Seen], workers: &[(Judgement, Decimal)]) -> Plots {
    let mut floors: BTreeMap<Decimal, u32> = BTreeMap::new();
    for floor in seen.iter().filter_map(|seen| seen.floor) {
        *floors.entry(floor).or_default() += 1;
    }
    let floor = floors
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(floor, _)| floor);
    let hourly: Vec<Decimal> = periods.iter().filter_map(|period| period.hourly).collect();
    let edge = floor.unwrap_or_default();
    let middle = hourly.get(hourly.len() / 2).copied().unwrap_or_default();
    Plots {
        hourly: bins(&hourly, edge, step_for(floor.unwrap_or(middle))),
        floor,
        weekly_hours: Vec::new(),
        owed_by_crew: by_crew(review, periods, workers),
        days: strips(review),
    }
}

fn weekly_hours(review: &Review<'_, '_>, seen: &[Seen]) -> Vec<Bin> {
    let weekly: Vec<Decimal> = review
        .index
        .cases
        .iter()
        .zip(seen)
        .filter_map(|(case, seen)| {
            // Periods under a week count as a week: nobody knows what else the week had.
            let weeks = Decimal::from(case.length()?.max(7)) / Decimal::from(7);
            Some(hours_of(seen.minutes?.checked_div(weeks)?))
        })
        .collect();
    bins(&weekly, Decimal::ZERO, Decimal::from(5))
}

fn by_crew(review: &Review<'_, '_>, periods: &[PeriodOutcome], workers: &[(Judgement, Decimal)]) -> Vec<CrewOwed> {
    let mut crews: Vec<CrewOwed> = review
        .index
        .crews
        .iter()
        .map(|crew| CrewOwed {
            crew: (*crew).to_owned(),
            workers: 0,
            workers_short: 0,
            owed: Decimal::ZERO,
        })
        .collect();
    // Each worker's amount goes to the crew of the first row.
    let mut counted = vec![false; workers.len()];
    for period in periods {
        let crew = period.crew.and_then(|crew| crews.get_mut(crew as usize));
        let Some(counted) = counted.get_mut(period.worker as usize).filter(|counted| !**counted) else {
            continue;
        };
        *counted = true;
        if let (Some(crew), Some((worst, owed))) = (crew, workers.get(period.worker as usize)) {
            crew.workers += 1;
            crew.workers_short += u32::from(*worst == Judgement::Short);
            crew.owed = crew.owed.saturating_add(*owed);
        }
    }
    crews
}

fn strips(review: &Review<'_, '_>) -> Vec<DayStrip> {
    let Some(days) = review.work_days().filter(|days| !days.is_rest()) else {
        return Vec::new();
    };
    let mut counts: HashMap<(Day, i64, i64), u32> = HashMap::new();
    for day in days.all() {
        if let (Some(start), Some(stop)) = (day.start, day.stop) {
            *counts.entry((day.day, start, stop)).or_default() += 1;
        }
    }
    let mut strips: Vec<DayStrip> = counts
        .into_iter()
        .map(|((day, start, stop), workers)| DayStrip {
            day,
            start: u16::try_from(start).unwrap_or(0),
            stop: u16::try_from(stop).unwrap_or(u16::MAX),
            workers,
        })
        .collect();
    strips.sort_by(|left, right| right.workers.cmp(&left.workers).then_with(|| left.cmp(right)));
    strips.truncate(MOST_STRIPS);
    strips.sort();
    strips
}
