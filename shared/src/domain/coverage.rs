//! Who has been heard, counted in persons by group, against the goal: never who.

use super::audit::Plan;
use super::interview::InterviewSummary;
use crate::api::{CoverageRow, CoverageTableView, CoverageView};
use crate::ids::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// Groups other than crews, by which coverage is shown when answers give them.
const STRATA: [&str; 3] = ["gender", "language", "pay_type"];

/// Coverage of an audit. `interviews`: each with the person it stands for, joined worker codes sharing one.
pub fn coverage(plan: &Plan, interviews: &[(RecordId, InterviewSummary)]) -> CoverageView {
    let heard: Vec<&(RecordId, InterviewSummary)> = interviews
        .iter()
        .filter(|(_, summary)| summary.is_heard_worker())
        .collect();
    let persons = |group: &dyn Fn(&InterviewSummary) -> Option<String>| {
        let mut by_group: BTreeMap<String, BTreeSet<RecordId>> = BTreeMap::new();
        for (person, summary) in &heard {
            if let Some(group) = group(summary).filter(|group| !group.is_empty()) {
                by_group.entry(group).or_default().insert(*person);
            }
        }
        by_group
            .into_iter()
            .map(|(group, persons)| (group, count(persons.len())))
            .collect::<BTreeMap<_, _>>()
    };

    let by_crew = persons(&|summary| Some(summary.crew.clone()));
    let mut crews: Vec<CoverageRow> = plan
        .crews
        .iter()
        .map(|crew| {
            row(
                crew.name.clone(),
                by_crew.get(&crew.name).copied().unwrap_or(0),
                Some(crew.workers),
                plan.goal_percent,
            )
        })
        .collect();
    let unplanned = by_crew
        .iter()
        .filter(|(name, _)| !plan.crews.iter().any(|crew| crew.name == **name));
    crews.extend(unplanned.map(|(name, heard)| row(name.clone(), *heard, None, plan.goal_percent)));

    let mut tables = vec![CoverageTableView {
        by: "crew".into(),
        rows: crews,
    }];
    for stratum in STRATA {
        let rows: Vec<CoverageRow> = persons(&|summary| summary.strata.get(stratum).cloned())
            .into_iter()
            .map(|(group, heard)| row(group, heard, None, plan.goal_percent))
            .collect();
        if !rows.is_empty() {
            tables.push(CoverageTableView {
                by: stratum.into(),
                rows,
            });
        }
    }
    let workers = plan.workers();
    let groups = interviews
        .iter()
        .filter(|(_, summary)| !summary.withdrawn && summary.answered > 0);
    CoverageView {
        in_groups: groups
            .filter_map(|(_, summary)| summary.group)
            .fold(0, u32::saturating_add),
        also: Vec::new(),
        heard: count(heard.iter().map(|(person, _)| person).collect::<BTreeSet<_>>().len()),
        workers,
        goal_percent: plan.goal_percent,
        goal_workers: (workers.saturating_mul(plan.goal_percent)).div_ceil(100),
        tables,
    }
}

fn row(group: String, heard: u32, workers: Option<u32>, goal_percent: u32) -> CoverageRow {
    let known = workers.filter(|workers| *workers > 0);
    CoverageRow {
        group,
        words: Default::default(),
        heard,
        workers,
        share_percent: known
            .map(|workers| {
                (u64::from(heard) * 100 + u64::from(workers) / 2)
                    .checked_div(u64::from(workers))
                    .unwrap_or(0)
            })
            .and_then(|share| u32::try_from(share).ok()),
        goal: None,
        reaches_goal: known.map(|workers| u64::from(heard) * 100 >= u64::from(workers) * u64::from(goal_percent)),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Audience, Crew, Phase};

    fn plan() -> Plan {
        let crew = |name: &str, workers| Crew {
            name: name.into(),
            workers,
        };
        Plan {
            title: String::new(),
            site_name: String::new(),
            operator: String::new(),
            starts: Default::default(),
            ends: Default::default(),
            crews: vec![crew("A", 14), crew("D", 6)],
            goal_percent: 50,
            phase: Phase::Fieldwork,
            practice: false,
        }
    }

    fn worker(person: u8, crew: &str) -> (RecordId, InterviewSummary) {
        let summary = InterviewSummary {
            code: "A-001".into(),
            audience: Audience::Worker,
            crew: crew.into(),
            language: "es".into(),
            answered: 3,
            flagged: 0,
            finished: true,
            withdrawn: false,
            until: None,
            group: None,
            strata: [("gender".to_owned(), "woman".to_owned())].into(),
        };
        (RecordId([person; 16]), summary)
    }

    #[test]
    fn one_person_with_two_codes_counts_once() {
        let view = coverage(&plan(), &[worker(1, "A"), worker(1, "A"), worker(2, "D")]);
        assert_eq!((view.heard, view.workers, view.goal_workers), (2, 20, 10));
        assert_eq!(view.tables[1].rows, vec![row("woman".into(), 2, None, 50)]);
    }

    #[test]
    fn half_of_a_crew_reaches_the_goal_and_one_less_does_not() {
        let three = coverage(&plan(), &[worker(1, "D"), worker(2, "D"), worker(3, "D")]);
        assert_eq!(three.tables[0].rows[1].reaches_goal, Some(true));
        assert_eq!(three.tables[0].rows[1].share_percent, Some(50));
        let two = coverage(&plan(), &[worker(1, "D"), worker(2, "D")]);
        assert_eq!(two.tables[0].rows[1].reaches_goal, Some(false));
    }

    #[test]
    fn managers_and_those_who_took_consent_back_are_not_workers_heard() {
        let mut manager = worker(1, "A");
        manager.1.audience = Audience::Manager;
        let mut withdrawn = worker(2, "A");
        withdrawn.1.withdrawn = true;
        assert_eq!(coverage(&plan(), &[manager, withdrawn]).heard, 0);
    }
}
