//! The sampling plan: how many are to be heard, from the headcount and the pack's rule, beside how many were.

use crate::api::{AlsoHeard, CoverageRow, CoverageTableView, CoverageView};
use crate::domain::interview::InterviewSummary;
use crate::ids::RecordId;
use crate::pack::{Audience, Quota, Sampling};
use std::collections::BTreeSet;

/// How many workers of a site are to be heard.
///
/// The table of headcounts decides where the pack has one, else the share; then the least and the most. Never more than
/// there are.
pub fn workers_to_hear(sampling: &Sampling, share_percent: u32, headcount: u32) -> u32 {
    let band = sampling.bands.iter().find(|band| headcount <= band.up_to);
    let wished = band.map_or_else(|| share_of(headcount, share_percent), |band| band.interviews);
    let wished = wished.max(sampling.at_least.unwrap_or(0));
    wished.min(sampling.at_most.unwrap_or(u32::MAX)).min(headcount)
}

/// Rounded up: half of 13 is 7.
fn share_of(headcount: u32, percent: u32) -> u32 {
    let share = (u64::from(headcount) * u64::from(percent)).div_ceil(100);
    u32::try_from(share).unwrap_or(u32::MAX)
}

/// Puts the plan's figures beside what was counted: the site's goal, each crew's, quotas with nobody heard yet, and the others
/// whom the pack wants heard.
pub fn plan_beside(view: &mut CoverageView, sampling: &Sampling, interviews: &[(RecordId, InterviewSummary)]) {
    let share_percent = view.goal_percent;
    view.goal_workers = workers_to_hear(sampling, share_percent, view.workers);
    for table in &mut view.tables {
        for row in &mut table.rows {
            row.goal = row.workers.filter(|_| table.by == "crew" && sampling.per_crew);
            row.goal = row.goal.map(|workers| share_of(workers, share_percent));
            row.reaches_goal = row.goal.map(|goal| row.heard >= goal);
        }
    }
    for quota in &sampling.quotas {
        let goal = goal_of(quota, view);
        let row = row_of(view, quota);
        row.goal = Some(goal);
        row.reaches_goal = Some(row.heard >= goal);
    }
    view.also = sampling
        .also
        .iter()
        .map(|audience| also(*audience, interviews))
        .collect();
}

/// A quota's number of people: a share counts of all who are to be heard.
fn goal_of(quota: &Quota, view: &CoverageView) -> u32 {
    let by_share = quota.share_percent.map(|percent| share_of(view.goal_workers, percent));
    quota.at_least.unwrap_or(0).max(by_share.unwrap_or(0))
}

/// The row of a quota's group; a new one where nobody of it was heard.
fn row_of<'v>(view: &'v mut CoverageView, quota: &Quota) -> &'v mut CoverageRow {
    let tables = &mut view.tables;
    let fresh = || CoverageTableView {
        by: quota.by.clone(),
        rows: Vec::new(),
    };
    let table = found_or_new(tables, |table| table.by == quota.by, fresh);
    let fresh = || CoverageRow {
        group: quota.group.clone(),
        ..CoverageRow::default()
    };
    found_or_new(&mut table.rows, |row| row.group == quota.group, fresh)
}

#[expect(
    clippy::indexing_slicing,
    reason = "the place was found, or is the last after a push"
)]
fn found_or_new<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool, fresh: impl FnOnce() -> T) -> &mut T {
    let place = all.iter().position(is).unwrap_or_else(|| {
        all.push(fresh());
        all.len() - 1
    });
    &mut all[place]
}

fn also(audience: Audience, interviews: &[(RecordId, InterviewSummary)]) -> AlsoHeard {
    let heard = interviews
        .iter()
        .filter(|(_, summary)| summary.audience == audience && summary.answered > 0 && !summary.withdrawn);
    let persons: BTreeSet<RecordId> = heard.map(|(person, _)| *person).collect();
    AlsoHeard {
        audience,
        heard: u32::try_from(persons.len()).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::SampleBand;

    fn rule() -> Sampling {
        Sampling {
            share_percent: 10,
            ..Sampling::default()
        }
    }

    #[test]
    fn a_share_is_rounded_up_and_never_more_than_there_are() {
        assert_eq!(workers_to_hear(&rule(), 50, 13), 7);
        let at_least_ten = Sampling {
            at_least: Some(10),
            ..rule()
        };
        assert_eq!(workers_to_hear(&at_least_ten, 10, 40), 10);
        assert_eq!(workers_to_hear(&at_least_ten, 10, 6), 6);
    }

    #[test]
    fn a_table_of_headcounts_goes_before_the_share_and_the_share_holds_beyond_it() {
        let band = |up_to, interviews| SampleBand { up_to, interviews };
        let table = Sampling {
            bands: vec![band(100, 10), band(500, 26)],
            at_most: Some(80),
            ..rule()
        };
        let heads = [50, 100, 101, 600, 2_000];
        assert_eq!(
            heads.map(|heads| workers_to_hear(&table, 10, heads)),
            [10, 10, 26, 60, 80]
        );
    }

    #[test]
    fn a_quota_shows_its_group_before_anybody_of_it_was_heard() {
        let mut view = CoverageView {
            workers: 60,
            goal_percent: 50,
            ..CoverageView::default()
        };
        let quota = |group: &str, at_least, share_percent| Quota {
            by: "gender".into(),
            group: group.into(),
            at_least,
            share_percent,
        };
        let sampling = Sampling {
            quotas: vec![quota("woman", None, Some(40)), quota("man", Some(3), None)],
            also: vec![Audience::Manager],
            ..rule()
        };
        plan_beside(&mut view, &sampling, &[]);
        let goals = view.tables[0]
            .rows
            .iter()
            .map(|row| (row.group.as_str(), row.heard, row.goal));
        assert_eq!(goals.collect::<Vec<_>>(), [("woman", 0, Some(12)), ("man", 0, Some(3))]);
        assert_eq!((view.goal_workers, view.also[0].heard), (30, 0));
    }
}
