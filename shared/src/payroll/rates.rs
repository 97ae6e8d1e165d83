//! The pack's wage table asked for one worker and period: every rate that applies, and what kept others from being judged.

use super::rule::Missing;
use crate::pack::{FloorBasis, FloorRate, PayUnit};
use crate::time::Day;
use chrono::{Datelike, Days};
use rust_decimal::Decimal;

/// For whom and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct FloorAsk<'a> {
    pub region: &'a str,
    pub sector: Option<&'a str>,
    pub h2a: bool,
    /// The rate per hour of the contract.
    pub contract: Option<Decimal>,
    /// In small letters.
    pub job: Option<&'a str>,
    pub grade: Option<&'a str>,
    pub hired: Option<Day>,
    pub first: Day,
    pub last: Day,
}

/// What applies.
#[derive(Clone, Debug)]
pub(super) struct Rates<'r> {
    /// Lowest per hour first.
    pub candidates: Vec<Candidate<'r>>,
    /// The floor rose or fell inside the period; the lower one was taken, so what is owed is owed at least.
    pub changed: bool,
    /// Why rates that go by job, grade, tenure or sector could not be judged.
    pub unknown: Vec<Missing>,
}

/// One rate that applies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'r> {
    /// `None`: the contract's.
    pub rate: Option<&'r FloorRate>,
    pub amount: Decimal,
    pub unit: PayUnit,
    /// Hours of work that `amount` pays for.
    pub hours: Decimal,
    pub days: Option<Decimal>,
}

impl Candidate<'_> {
    pub fn basis(&self) -> FloorBasis {
        self.rate.map_or(FloorBasis::Contract, |rate| rate.basis)
    }

    pub fn id(&self) -> &str {
        self.rate.map_or("contract", |rate| &rate.id)
    }

    pub fn hourly(&self) -> Decimal {
        self.rate.map_or(self.amount, FloorRate::hourly)
    }

    /// What minutes of work are paid at least, exactly: multiplied first, divided last.
    pub fn due(&self, minutes: Decimal) -> Option<Decimal> {
        match self.unit {
            PayUnit::Hour => super::wage::hourly_pay(minutes, self.amount),
            _ => minutes
                .checked_mul(self.amount)?
                .checked_div(self.hours.checked_mul(Decimal::from(60))?),
        }
    }
}

/// The rates for a period: those of the day on which the highest of them is lowest. `Err`: a day without any floor.
pub(super) fn rates<'r>(floors: &'r [FloorRate], ask: &FloorAsk<'_>) -> Result<Rates<'r>, Day> {
    let mut lowest: Option<(Decimal, Rates<'r>)> = None;
    let mut changed = false;
    for day in days_that_matter(floors, ask) {
        let (candidates, unknown) = on(floors, ask, day);
        let highest = candidates.iter().map(Candidate::hourly).max();
        let Some(highest) = highest else {
            match unknown.first() {
                // Rates there are, and which holds is not known: that is not the pack's gap.
                Some(_) => {
                    let none = Rates {
                        candidates,
                        changed: false,
                        unknown,
                    };
                    return Ok(none);
                }
                None => return Err(day),
            }
        };
        changed |= lowest.as_ref().is_some_and(|(so_far, _)| *so_far != highest);
        if lowest.as_ref().is_none_or(|(so_far, _)| highest < *so_far) {
            let rates = Rates {
                candidates,
                changed: false,
                unknown,
            };
            lowest = Some((highest, rates));
        }
    }
    let (_, mut rates) = lowest.ok_or(ask.first)?;
    rates.changed = changed;
    rates.candidates.sort_by_key(Candidate::hourly);
    Ok(rates)
}

/// The first day, and each day of the period on which a rate begins or has ended.
fn days_that_matter(floors: &[FloorRate], ask: &FloorAsk<'_>) -> Vec<Day> {
    let after = |day: Day| day.checked_add_days(Days::new(1));
    let turns = floors
        .iter()
        .flat_map(|rate| [Some(rate.from), rate.until.and_then(after)]);
    let within = turns.flatten().filter(|day| ask.first < *day && *day <= ask.last);
    let mut days: Vec<Day> = std::iter::once(ask.first).chain(within).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn on<'r>(floors: &'r [FloorRate], ask: &FloorAsk<'_>, day: Day) -> (Vec<Candidate<'r>>, Vec<Missing>) {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    let mut knows = (Known::default(), Known::default());
    for rate in floors.iter().filter(|rate| holds(rate, ask, day)) {
        let whom = &rate.whom;
        if !whom.sectors.is_empty() {
            match ask.sector {
                Some(sector) if whom.sectors.iter().any(|one| one.eq_ignore_ascii_case(sector)) => {}
                Some(_) => continue,
                None => {
                    unknown.push(Missing::Sector);
                    continue;
                }
            }
        }
        let job = knows.0.fits(&whom.jobs, ask.job);
        let grade = knows.1.fits(&whom.grades, ask.grade);
        let tenure = match (whom.by_tenure(), ask.hired) {
            (false, _) => true,
            (true, None) => {
                unknown.push(Missing::Tenure);
                false
            }
            (true, Some(hired)) => {
                let months = months_since(hired, day);
                months >= whom.from_months.unwrap_or(0) && whom.under_months.is_none_or(|under| months < under)
            }
        };
        if job && grade && tenure {
            found.push(Candidate {
                rate: Some(rate),
                amount: rate.amount,
                unit: rate.unit,
                hours: rate.hours,
                days: rate.days,
            });
        }
    }
    unknown.extend(knows.0.unmatched().then_some(Missing::Job));
    unknown.extend(knows.1.unmatched().then_some(Missing::Grade));
    unknown.sort_unstable();
    unknown.dedup();
    // A contract alone is no floor: where no law is known, nobody can say that it is high enough.
    if let (Some(hourly), false) = (ask.contract, found.is_empty()) {
        found.push(Candidate {
            rate: None,
            amount: hourly,
            unit: PayUnit::Hour,
            hours: Decimal::ONE,
            days: None,
        });
    }
    (found, unknown)
}

/// Whether rates go by something, and whether the worker's is among theirs.
#[derive(Default)]
struct Known {
    asked: bool,
    matched: bool,
}

impl Known {
    fn fits(&mut self, among: &[String], given: Option<&str>) -> bool {
        if among.is_empty() {
            return true;
        }
        self.asked = true;
        let fits = given.is_some_and(|given| among.iter().any(|one| one == given));
        self.matched |= fits;
        fits
    }

    fn unmatched(&self) -> bool {
        self.asked && !self.matched
    }
}

/// A rate holds in its region and every part of it: `US` in `US-FL` too.
fn holds(rate: &FloorRate, ask: &FloorAsk<'_>, day: Day) -> bool {
    let rest = ask.region.strip_prefix(&rate.region);
    let here = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let now = rate.from <= day && rate.until.is_none_or(|until| day <= until);
    here && now && (ask.h2a || !rate.h2a_only)
}

/// Whole months of employment.
fn months_since(hired: Day, day: Day) -> u32 {
    let months = (day.year() - hired.year()) * 12 + i32::try_from(day.month0()).unwrap_or(0)
        - i32::try_from(hired.month0()).unwrap_or(0);
    let whole = months - i32::from(day.day() < hired.day());
    u32::try_from(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_whole_on_the_day_of_the_month() {
        let months = |hired: &str, day: &str| months_since(hired.parse().unwrap(), day.parse().unwrap());
        assert_eq!(months("2024-11-15", "2025-11-14"), 11);
        assert_eq!(months("2024-11-15", "2025-11-15"), 12);
        assert_eq!(months("2026-01-01", "2025-01-01"), 0, "hired after the period");
    }
}
