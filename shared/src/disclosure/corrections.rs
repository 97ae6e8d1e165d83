//! What may be said of a correction: how many workers confirm it, and money that is owed, told once.

use super::release::worker_tables;
use super::table::Population;
use crate::api::{AskedWorkers, Owing, WorkersConfirm};
use crate::pack::Thresholds;

/// An amount stands as first told unless so many workers differ.
const REAL_CHANGE: u32 = 10;
/// All of fewer people said the same: whoever knows who was asked knows what each one said.
const UNANIMOUS_BELOW: u32 = 20;

/// Workers' own word on a correction, for the program room: its readers are named monitors.
///
/// A number stands only where those who confirmed and those who did not are each none or at least the threshold, and where
/// not all of a small group said the same.
pub fn workers_confirm(said: AskedWorkers, thresholds: &Thresholds) -> WorkersConfirm {
    let confirmed = said.confirmed.min(said.asked);
    let rest = said.asked - confirmed;
    let least = thresholds.monitors;
    let unanimous = confirmed == 0 || rest == 0;
    let counted = match unanimous {
        true => said.asked >= UNANIMOUS_BELOW.max(least),
        false => confirmed >= least && rest >= least,
    };
    match (counted, confirmed) {
        (true, _) => WorkersConfirm::Counted {
            asked: said.asked,
            confirmed,
        },
        (false, 0) => WorkersConfirm::Asked,
        (false, _) => WorkersConfirm::Some,
    }
}

/// Money that a finding says is owed, as a report may name it; `None`: it stays with the team.
///
/// The amount that left first stays in every later report unless the number of workers who share it differs by ten:
/// two amounts that differ by few workers would tell what those few are owed.
pub fn owed(
    now: Option<&Owing>,
    first: Option<&Owing>,
    thresholds: &Thresholds,
    population: Population,
) -> Option<Owing> {
    let least = thresholds.monitors;
    let may = |owing: &&Owing| owing.workers >= least && worker_tables(population).is_ok();
    let Some(first) = first else {
        return now.filter(may).cloned();
    };
    let newer = now.filter(may).filter(|now| {
        now.workers.abs_diff(first.workers) >= REAL_CHANGE.max(least) && now.money.currency == first.money.currency
    });
    Some(newer.unwrap_or(first).clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    const THRESHOLDS: Thresholds = Thresholds::LOWEST;
    const SITE: Population = Population {
        workers: 60,
        interviews: 30,
    };

    fn confirm(asked: u32, confirmed: u32) -> WorkersConfirm {
        workers_confirm(AskedWorkers { asked, confirmed }, &THRESHOLDS)
    }

    #[test]
    fn numbers_of_workers_are_said_only_where_they_point_at_nobody() {
        let counted = |asked, confirmed| WorkersConfirm::Counted { asked, confirmed };
        assert_eq!(confirm(30, 20), counted(30, 20));
        assert_eq!(confirm(12, 9), WorkersConfirm::Some, "three said no");
        assert_eq!(confirm(12, 3), WorkersConfirm::Some, "three said yes");
        assert_eq!(confirm(12, 12), WorkersConfirm::Some, "all of a few");
        assert_eq!(
            confirm(8, 0),
            WorkersConfirm::Asked,
            "that nobody confirms is what each of them said"
        );
        assert_eq!(confirm(25, 25), counted(25, 25));
        assert_eq!(confirm(0, 7), WorkersConfirm::Asked, "nobody was asked");
    }

    fn owing(amount: &str, workers: u32) -> Owing {
        Owing {
            money: Money {
                amount: amount.parse().unwrap(),
                currency: "USD".into(),
            },
            workers,
        }
    }

    #[test]
    fn an_amount_that_left_stays_unless_so_many_workers_differ_that_nobody_can_be_reckoned_out() {
        let first = owing("1190.00", 12);
        let later = |now: &Owing| owed(Some(now), Some(&first), &THRESHOLDS, SITE).unwrap();
        assert_eq!(
            later(&owing("1270.00", 13)),
            first,
            "one worker more: 80.00 would be theirs"
        );
        assert_eq!(later(&owing("1500.00", 12)), first, "who differs is not known");
        assert_eq!(later(&owing("2100.00", 22)), owing("2100.00", 22));
        assert_eq!(later(&owing("90.00", 2)), first, "two alone are never named");
        assert_eq!(owed(None, Some(&first), &THRESHOLDS, SITE), Some(first.clone()));
        assert_eq!(owed(Some(&owing("90.00", 2)), None, &THRESHOLDS, SITE), None);
        let small = Population {
            workers: 12,
            interviews: 12,
        };
        assert_eq!(owed(Some(&first), None, &THRESHOLDS, small), None);
    }
}
