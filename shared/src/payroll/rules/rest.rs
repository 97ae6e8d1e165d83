//! P12: rest at sea, on rolling windows and not on calendar days. What no record shows as work counts as rest.
//!
//! Work in a window is greatest where the window begins with work or ends with it, so only those windows are looked at.

use crate::pack::{Grounds, RestRules};
use crate::payroll::evidence::{StepKey, StepUnit, Steps, hours_of};
use crate::payroll::register::Field;
use crate::payroll::review::{DayOfWork, Desk, Evidence, Review, WorkDays, moment};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use crate::time::Day;
use rust_decimal::Decimal;

const DAY: i64 = 1_440;
const WEEK: i64 = 7 * DAY;

/// Work from one moment to another, in minutes.
type Span = (i64, i64);

pub(super) fn check<'r>(review: &Review<'_, 'r>, desk: &mut Desk<'r>) {
    let rule = Rule::P12;
    let Some(rules) = &review.rules.checks.rest else { return };
    let Some(days) = review.work_days() else {
        desk.missing(
            rule,
            review.on_register(),
            Missing::OtherBooks,
            Some(Field::Start),
            || None,
        );
        return;
    };
    for (worker, _) in review.index.each_worker() {
        if !desk.wants(worker) {
            continue;
        }
        let on = review.on_worker(worker);
        let own = days.of_worker(worker);
        let broken = own.iter().find(|day| day.start.is_none() || day.stop.is_none());
        let spans = work(own, days.is_rest());
        if spans.is_empty() || broken.is_some() {
            let row = broken.map_or(0, |day| day.row);
            desk.missing(rule, on, Missing::StartAndStop, Some(Field::Start), || {
                days.book.row_at(row)
            });
            if spans.is_empty() {
                continue;
            }
        }
        let found = broken_rules(&spans, rules);
        let mean = rules.mean_weekly_hours.and_then(|most| mean(&spans, most));
        let mean_is_too_long = matches!(mean, Some(Ok(_)));
        match mean {
            Some(Err(missing)) => desk.remark(rule, missing, Some(Field::Day), || None),
            Some(Ok(statement)) => desk.broken(rule, on, || evidence(days, own, 0, 0, statement)),
            None => {}
        }
        if found.is_empty() && broken.is_none() && !mean_is_too_long {
            desk.clean(rule, on);
        }
        for (from, length, statement) in found {
            desk.broken(rule, on, || evidence(days, own, from, length, statement));
        }
    }
}

/// Spans of work, joined where they touch. Records of rest tell work as what lies between.
fn work(days: &[DayOfWork], is_rest: bool) -> Vec<Span> {
    let span = |day: &DayOfWork| Some((moment(day.day, day.start?), moment(day.day, day.stop?)));
    let mut spans: Vec<Span> = days.iter().filter_map(span).collect();
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, until) in spans {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => joined.push((from, until)),
        }
    }
    if !is_rest {
        return joined;
    }
    joined
        .iter()
        .zip(joined.iter().skip(1))
        .map(|(before, after)| (before.1, after.0))
        .collect()
}

/// Work before each span, to answer "how much from here to there" at once.
struct Sums<'s> {
    spans: &'s [Span],
    before: Vec<i64>,
}

impl<'s> Sums<'s> {
    fn of(spans: &'s [Span]) -> Sums<'s> {
        let mut sum = 0;
        let mut before = Vec::with_capacity(spans.len() + 1);
        for (from, until) in spans {
            before.push(sum);
            sum += until - from;
        }
        before.push(sum);
        Sums { spans, before }
    }

    /// Minutes of work until a moment.
    fn until(&self, moment: i64) -> i64 {
        let place = self.spans.partition_point(|(_, until)| *until <= moment);
        let whole = self.before.get(place).copied().unwrap_or_default();
        let part = self.spans.get(place).map_or(0, |(from, _)| (moment - from).max(0));
        whole + part
    }

    fn between(&self, from: i64, until: i64) -> i64 {
        self.until(until) - self.until(from)
    }

    /// The window of a length with the most work: its beginning, and the work in it.
    fn worst(&self, length: i64) -> Option<(i64, i64)> {
        let starts = self.spans.iter().flat_map(|(from, until)| [*from, until - length]);
        starts
            .map(|from| (self.between(from, from + length), std::cmp::Reverse(from)))
            .max()
            .map(|(work, from)| (from.0, work))
    }
}

/// The worst window of each kind, where it breaks its rule: where it begins, how long it is, what it says.
fn broken_rules(spans: &[Span], rules: &RestRules) -> Vec<(i64, i64, Statement)> {
    let sums = Sums::of(spans);
    let mut found = Vec::new();
    for (length, least) in [(DAY, rules.hours_in_24), (WEEK, rules.hours_in_7_days)] {
        let (Some(least), Some((begins, work))) = (least, sums.worst(length)) else {
            continue;
        };
        let rest = Decimal::from(length - work);
        if rest < least * Decimal::from(60) {
            let ((from, minute), hours) = (clock(begins), hours_of(rest));
            let statement = match length {
                DAY => Statement::TooLittleRest24 {
                    from,
                    minute,
                    hours,
                    least,
                },
                _ => Statement::TooLittleRest7Days {
                    from,
                    minute,
                    hours,
                    least,
                },
            };
            found.push((begins, length, statement));
        }
    }
    found.extend(blocks(spans, rules));
    let shortest = minutes(rules.shortest_block_hours).max(1);
    if let Some(most) = rules.longest_gap_hours {
        // A pause under the shortest block ends no stretch of work.
        let mut stretches: Vec<Span> = Vec::new();
        for (from, until) in spans {
            match stretches.last_mut() {
                Some(last) if from - last.1 < shortest => last.1 = *until,
                _ => stretches.push((*from, *until)),
            }
        }
        let longest = stretches
            .iter()
            .max_by_key(|(from, until)| (until - from, std::cmp::Reverse(*from)));
        if let Some((begins, until)) = longest.filter(|(from, until)| until - from > minutes(most)) {
            let ((from, minute), hours) = (clock(*begins), hours_of(Decimal::from(until - begins)));
            found.push((
                *begins,
                until - begins,
                Statement::GapTooLong {
                    from,
                    minute,
                    hours,
                    most,
                },
            ));
        }
    }
    found
}

/// The rest of 24 hours, in at most so many blocks of which one is long.
fn blocks(spans: &[Span], rules: &RestRules) -> Vec<(i64, i64, Statement)> {
    let shortest = minutes(rules.shortest_block_hours).max(1);
    let mut in_pieces: Option<(i64, i64, usize)> = None;
    let mut no_long: Option<(i64, i64)> = None;
    for (place, (begins, _)) in spans.iter().enumerate() {
        let ends = begins + DAY;
        let mut rests: Vec<i64> = Vec::new();
        let mut at = *begins;
        for (from, until) in spans.iter().skip(place).take_while(|(from, _)| *from < ends) {
            rests.push(from - at);
            at = (*until).max(at);
        }
        rests.push(ends - at);
        rests.retain(|rest| *rest >= shortest);
        rests.sort_unstable_by(|left, right| right.cmp(left));
        let longest = rests.first().copied().unwrap_or_default();
        if let Some(most) = rules.most_blocks {
            let counted: i64 = rests.iter().take(most as usize).sum();
            let least = rules.hours_in_24.map_or(0, minutes);
            let all: i64 = rests.iter().sum();
            // Rest enough, but only if more blocks are counted than may be.
            if all >= least && counted < least && in_pieces.is_none_or(|(worst, ..)| counted < worst) {
                in_pieces = Some((counted, *begins, rests.len()));
            }
        }
        let least = rules.longest_block_hours.map_or(0, minutes);
        if longest < least && no_long.is_none_or(|(worst, _)| longest < worst) {
            no_long = Some((longest, *begins));
        }
    }
    let in_pieces = in_pieces.map(|(counted, begins, blocks)| {
        let (from, minute) = clock(begins);
        let statement = Statement::RestInPieces {
            from,
            minute,
            hours: hours_of(Decimal::from(counted)),
            blocks: u32::try_from(blocks).unwrap_or(u32::MAX),
            least: rules.hours_in_24.unwrap_or_default(),
        };
        (begins, DAY, statement)
    });
    let no_long = no_long.map(|(longest, begins)| {
        let (from, minute) = clock(begins);
        let statement = Statement::NoLongRest {
            from,
            minute,
            hours: hours_of(Decimal::from(longest)),
            least: rules.longest_block_hours.unwrap_or_default(),
        };
        (begins, DAY, statement)
    });
    in_pieces.into_iter().chain(no_long).collect()
}

/// The 52 weeks with the most work; `Err`: the records are shorter.
fn mean(spans: &[Span], most: Decimal) -> Option<Result<Statement, Missing>> {
    let (first, last) = (spans.first()?.0, spans.last()?.1);
    // A year of records begins and ends with a day of work, not with midnight.
    if last - first < 52 * WEEK - 2 * WEEK {
        return Some(Err(Missing::FewerThan52Weeks));
    }
    let (begins, work) = Sums::of(spans).worst(52 * WEEK)?;
    let hours = hours_of(Decimal::from(work) / Decimal::from(52));
    let from = clock(begins).0;
    (hours > most).then_some(Ok(Statement::MeanWeekTooLong { from, hours, most }))
}

fn minutes(hours: Decimal) -> i64 {
    i64::try_from((hours * Decimal::from(60)).round()).unwrap_or(i64::MAX)
}

/// A moment as day and minute from midnight.
fn clock(moment: i64) -> (Day, u16) {
    let days = i32::try_from(moment.div_euclid(DAY)).unwrap_or_default();
    let day = Day::from_num_days_from_ce_opt(days).unwrap_or_default();
    (day, u16::try_from(moment.rem_euclid(DAY)).unwrap_or_default())
}

fn evidence(days: &WorkDays<'_>, own: &[DayOfWork], begins: i64, length: i64, statement: Statement) -> Evidence {
    let mut steps = Steps::default();
    let limit = match &statement {
        Statement::TooLittleRest24 { hours, least, .. }
        | Statement::TooLittleRest7Days { hours, least, .. }
        | Statement::RestInPieces { hours, least, .. }
        | Statement::NoLongRest { hours, least, .. } => {
            steps.figure(StepKey::RestInWindow, *hours, StepUnit::Hours);
            *least
        }
        Statement::GapTooLong { hours, most, .. } | Statement::MeanWeekTooLong { hours, most, .. } => {
            steps.figure(StepKey::HoursInWindow, *hours, StepUnit::Hours);
            *most
        }
        _ => Decimal::ZERO,
    };
    steps.figure(StepKey::Limit, limit, StepUnit::Hours);
    let within = |day: &&DayOfWork| {
        let (Some(start), Some(stop)) = (day.start, day.stop) else {
            return false;
        };
        moment(day.day, stop) > begins && moment(day.day, start) < begins + length
    };
    let rows: Vec<u32> = own.iter().filter(within).map(|day| day.row).collect();
    Evidence {
        inputs: crate::payroll::review::inputs(&days.book, &rows, &[Field::Day, Field::Start, Field::Stop]),
        steps,
        statement,
        grounds: Grounds::default(),
    }
}
