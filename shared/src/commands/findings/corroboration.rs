//! What one finding rests on, counted by group: for the team's own judgement, never for a report.

use super::views::{Team, count};
use crate::api::{ApiError, Corroboration, CorroborationGroup, FindingView};
use crate::commands::host::Host;
use crate::domain::interview::InterviewSummary;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::pack::Audience;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn of(host: &mut impl Host, finding: &FindingView, team: &Team) -> Result<Corroboration, ApiError> {
    let checklists: BTreeSet<RecordId> = host
        .rows(finding.audit, Kind::Checklist)?
        .into_iter()
        .map(|row| row.id)
        .collect();
    let listed = finding.supports.iter().filter(|id| checklists.contains(id));
    Ok(Corroboration {
        interviews: finding.interviews,
        groups: groups(finding, team),
        pay_slips: finding.pay_slips,
        registers: team.payroll(&finding.supports, true),
        checklists: count(listed.count()),
        evidence: count(finding.evidence.len()),
    })
}

/// Persons by crew, audience and whatever else coverage counts by. A group that nobody named is left out.
fn groups(finding: &FindingView, team: &Team) -> Vec<CorroborationGroup> {
    let mut counted: BTreeMap<(String, String), BTreeSet<RecordId>> = BTreeMap::new();
    for id in &finding.supports {
        let Some(summary) = team.interviews.get(id).filter(|summary| !summary.withdrawn) else {
            continue;
        };
        for place in places(summary) {
            let persons = counted.entry(place).or_default();
            persons.insert(team.joins.person_of(*id));
        }
    }
    let groups = counted.into_iter().map(|((by, group), persons)| CorroborationGroup {
        words: match by.as_str() {
            "crew" => Words::from([("en", group.as_str())]),
            _ => team.pack.group_words(&by, &group),
        },
        interviews: count(persons.len()),
        by,
        group,
    });
    groups.collect()
}

fn places(summary: &InterviewSummary) -> Vec<(String, String)> {
    let own = [
        ("crew".to_owned(), summary.crew.clone()),
        ("audience".to_owned(), audience(summary)),
    ];
    let strata = summary.strata.iter().map(|(by, group)| (by.clone(), group.clone()));
    let all = own.into_iter().chain(strata);
    all.filter(|(_, group)| !group.is_empty()).collect()
}

fn audience(summary: &InterviewSummary) -> String {
    let known = Audience::ALL.iter().find(|(_, audience)| *audience == summary.audience);
    known.map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}
