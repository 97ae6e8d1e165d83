//! P11: hours of a work week, hours of any seven days, a day off in seven or two in fourteen, the overtime rate.
//!
//! With days (time cards, or a register with a row a day) windows roll; without them a period tells the least that it can be.

use super::unread::{at_least, cell};
use crate::pack::{Grounds, WorkingTime};
use crate::payroll::evidence::{StepKey, StepUnit, Steps, hours_of};
use crate::payroll::register::Field;
use crate::payroll::review::{Case, DayOfWork, Desk, Evidence, Figures, On, Review, WorkDays, one, week_of};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use crate::time::Day;
use rust_decimal::Decimal;

const RULE: Rule = Rule::P11;

pub(super) fn of_period<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
) {
    let Some(rules) = &review.rules.checks.working_time else {
        return;
    };
    let mut found = overtime_rate(review, case, rules, on.currency);
    let mut open = false;
    let by_days = review.work_days().filter(|days| !days.is_rest());
    let by_days = by_days.is_some_and(|days| !days.of_worker(case.worker).is_empty());
    match (case.days(), figures.to_pay) {
        (Some((first, last)), Some(minutes)) if !by_days => {
            let one_week = week_of(first, review.week) == week_of(last, review.week);
            let weeks = Decimal::from(case.length().unwrap_or(1)) / Decimal::from(7);
            let weeks = weeks.ceil().max(Decimal::ONE);
            let hours = minutes / Decimal::from(60);
            let most = rules.seven_days_hours.filter(|most| hours > *most * weeks);
            if let Some(most) = most {
                found.push(Statement::SevenDaysTooLong {
                    from: first,
                    hours: hours_of(minutes / weeks),
                    most,
                });
            }
            let regular = review.register.sum(&case.rows, Field::RegularHours).given();
            let regular = regular.map(|minutes| minutes / Decimal::from(60));
            if let (Some(most), Some(hours)) = (
                rules.weekly_hours,
                regular.filter(|hours| Some(*hours) > rules.weekly_hours.map(|most| most * weeks)),
            ) {
                found.push(Statement::WeekTooLong {
                    from: first,
                    hours: (hours / weeks).round_dp(4).normalize(),
                    most,
                });
            }
            // Over several weeks the mean may hide a long one.
            if !one_week && most.is_none() && rules.seven_days_hours.is_some_and(|most| hours > most) {
                open = true;
                desk.missing(RULE, on, Missing::HoursByDay, Some(Field::Day), || {
                    cell(review, case, Field::TotalHours)
                });
            }
            open |= day_off(review, desk, on, case, figures, rules, &mut found);
            open |= at_least(review, desk, on, RULE, figures);
        }
        (Some(_), Some(_)) => open |= at_least(review, desk, on, RULE, figures),
        (days, _) => {
            open = true;
            let (missing, field) = match days {
                None => (Missing::Period, Field::PeriodFirst),
                Some(_) => (Missing::Cell, Field::TotalHours),
            };
            desk.missing(RULE, on, missing, Some(field), || cell(review, case, field));
        }
    }
    if !open && found.is_empty() {
        desk.clean(RULE, on);
    }
    for statement in found {
        desk.broken(RULE, on, || Evidence {
            inputs: review.inputs(
                &case.rows,
                &[
                    Field::RegularHours,
                    Field::OvertimeHours,
                    Field::TotalHours,
                    Field::DaysWorked,
                    Field::HourlyRate,
                    Field::OvertimeRate,
                    Field::RegularPay,
                    Field::OvertimePay,
                ],
            ),
            steps: Steps::default(),
            statement,
            grounds: Grounds::default(),
        });
    }
}

/// Days off by the count of days worked; true where it cannot be told.
fn day_off<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    rules: &WorkingTime,
    found: &mut Vec<Statement>,
) -> bool {
    let (Some(length), true) = (case.length().filter(|days| *days >= 7), rules.day_off) else {
        return false;
    };
    let Some(worked) = figures.days_worked.given() else {
        desk.missing(RULE, on, Missing::HoursByDay, Some(Field::DaysWorked), || {
            cell(review, case, Field::DaysWorked)
        });
        return true;
    };
    let (most, from) = (Decimal::from(length - length / 7), case.first);
    if let (true, Some(from)) = (worked > most, from) {
        found.push(Statement::NoDayOff {
            from,
            days: u32::try_from(worked.round()).unwrap_or(u32::MAX),
        });
    }
    false
}

fn overtime_rate(review: &Review<'_, '_>, case: &Case, rules: &WorkingTime, currency: &str) -> Vec<Statement> {
    let sum = |field: Field| review.register.sum(&case.rows, field).given();
    let per_hour = |pay: Field, hours: Field| {
        let minutes = sum(hours).filter(|minutes| *minutes > Decimal::ZERO)?;
        sum(pay)?.checked_mul(Decimal::from(60))?.checked_div(minutes)
    };
    let regular =
        one(review, &case.rows, Field::HourlyRate).or_else(|| per_hour(Field::RegularPay, Field::RegularHours));
    let paid =
        one(review, &case.rows, Field::OvertimeRate).or_else(|| per_hour(Field::OvertimePay, Field::OvertimeHours));
    let worked = sum(Field::OvertimeHours).is_some_and(|minutes| minutes > Decimal::ZERO);
    let least = regular
        .zip(rules.overtime_multiplier)
        .and_then(|(rate, times)| rate.checked_mul(times));
    match (least, paid) {
        (Some(least), Some(paid)) if worked && paid < least => vec![Statement::OvertimeRateLow {
            paid: paid.round_dp(4).normalize(),
            least: least.round_dp(4).normalize(),
            currency: currency.to_owned(),
        }],
        _ => Vec::new(),
    }
}

/// Rolling windows over each worker's days; the worst of each kind is told.
pub(super) fn of_days<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    let (Some(rules), Some(days)) = (&review.rules.checks.working_time, review.work_days()) else {
        return;
    };
    if days.is_rest() {
        return;
    }
    for (worker, _) in review.index.each_worker() {
        let own = days.of_worker(worker);
        if own.is_empty() || !desk.wants(worker) {
            continue;
        }
        let on = review.on_worker(worker);
        if let Some(broken) = own.iter().find(|day| day.minutes.is_none()) {
            desk.missing(RULE, on, Missing::HoursByDay, Some(Field::TotalHours), || {
                days.book.row_at(broken.row)
            });
        }
        let sums = by_day(own);
        let found = [
            longest(&sums, rules.seven_days_hours)
                .map(|(from, hours, most)| (from, 7, Statement::SevenDaysTooLong { from, hours, most })),
            rules
                .day_off
                .then(|| run_without_day_off(&sums))
                .flatten()
                .map(|(from, days)| (from, days, Statement::NoDayOff { from, days })),
        ];
        if found.iter().all(Option::is_none) {
            desk.clean(RULE, on);
        }
        for (from, length, statement) in found.into_iter().flatten() {
            desk.broken(RULE, on, || window(days, worker, from, length, rules, statement));
        }
    }
}

fn window(
    days: &WorkDays<'_>,
    worker: u32,
    from: Day,
    length: u32,
    rules: &WorkingTime,
    statement: Statement,
) -> Evidence {
    let until = from
        .checked_add_days(chrono::Days::new(u64::from(length) - 1))
        .unwrap_or(from);
    let rows: Vec<u32> = days.between(worker, from, until).iter().map(|day| day.row).collect();
    let mut steps = Steps::default();
    if let Statement::SevenDaysTooLong { hours, .. } = &statement {
        steps.figure(StepKey::HoursInWindow, *hours, StepUnit::Hours);
        steps.figure(
            StepKey::Limit,
            rules.seven_days_hours.unwrap_or_default(),
            StepUnit::Hours,
        );
    }
    let fields = [
        Field::Day,
        Field::Start,
        Field::Stop,
        Field::Break,
        Field::TotalHours,
        Field::RegularHours,
        Field::OvertimeHours,
    ];
    Evidence {
        inputs: crate::payroll::review::inputs(&days.book, &rows, &fields),
        steps,
        statement,
        grounds: Grounds::default(),
    }
}

/// Minutes of each day on which somebody worked.
fn by_day(days: &[DayOfWork]) -> Vec<(Day, Decimal)> {
    let groups = days.chunk_by(|left, right| left.day == right.day);
    let sum = |group: &[DayOfWork]| {
        let minutes = group
            .iter()
            .filter_map(|day| day.minutes)
            .fold(Decimal::ZERO, Decimal::saturating_add);
        Some((group.first()?.day, minutes))
    };
    groups
        .filter_map(sum)
        .filter(|(_, minutes)| *minutes > Decimal::ZERO)
        .collect()
}

/// The seven days with the most hours, where those are too many.
fn longest(sums: &[(Day, Decimal)], most: Option<Decimal>) -> Option<(Day, Decimal, Decimal)> {
    let most = most?;
    let within = |from: Day| {
        let until = from.checked_add_days(chrono::Days::new(6)).unwrap_or(from);
        let days = sums.iter().skip(sums.partition_point(|(day, _)| *day < from));
        let minutes: Decimal = days
            .take_while(|(day, _)| *day <= until)
            .map(|(_, minutes)| *minutes)
            .sum();
        (minutes, std::cmp::Reverse(from))
    };
    let (minutes, from) = sums.iter().map(|(day, _)| within(*day)).max()?;
    (minutes > most * Decimal::from(60)).then(|| (from.0, hours_of(minutes), most))
}

/// Seven days in a row without a day off, unless the fourteen from their first on have two; the longest such run.
fn run_without_day_off(sums: &[(Day, Decimal)]) -> Option<(Day, u32)> {
    let next = |left: &(Day, Decimal), right: &(Day, Decimal)| left.0.succ_opt() == Some(right.0);
    let runs = sums.chunk_by(next).filter(|run| run.len() >= 7);
    let broken = runs.filter_map(|run| {
        let from = run.first()?.0;
        let until = from.checked_add_days(chrono::Days::new(13))?;
        let place = |wanted: Day| sums.partition_point(|(day, _)| *day < wanted);
        let worked = place(until.succ_opt()?) - place(from);
        (worked > 12).then_some((from, u32::try_from(run.len()).unwrap_or(u32::MAX)))
    });
    broken.max_by_key(|(from, days)| (*days, std::cmp::Reverse(*from)))
}
