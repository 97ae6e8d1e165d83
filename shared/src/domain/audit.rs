//! An audit's plan: phases and what may follow what.

use super::keys::plan as key;
use crate::api::{Crew, Phase};
use crate::fields::{Fields, Value};
use crate::time::Day;

/// A plan, or an audit's public header, read from its fields. `None` for a key that is missing or unreadable.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub title: String,
    pub site_name: String,
    pub operator: String,
    pub starts: Day,
    pub ends: Day,
    pub crews: Vec<Crew>,
    pub goal_percent: u32,
    pub phase: Phase,
    pub practice: bool,
}

impl Plan {
    pub fn read(fields: &Fields) -> Self {
        let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
        let day = |key: &str| fields.text(key).and_then(|text| text.parse().ok()).unwrap_or_default();
        Plan {
            title: text(key::TITLE),
            site_name: text(key::SITE_NAME),
            operator: text(key::OPERATOR),
            starts: day(key::STARTS),
            ends: day(key::ENDS),
            crews: crews(fields),
            goal_percent: fields
                .int(key::GOAL_PERCENT)
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(50)
                .min(100),
            phase: phase_from(fields.text(key::PHASE).unwrap_or_default()),
            practice: fields.bool(key::PRACTICE).unwrap_or(false),
        }
    }

    pub fn workers(&self) -> u32 {
        self.crews.iter().fold(0, |sum, crew| sum.saturating_add(crew.workers))
    }
}

fn crews(fields: &Fields) -> Vec<Crew> {
    fields
        .under(key::CREWS)
        .filter_map(|(name, field)| match field.value {
            Value::Int(workers) => Some(Crew {
                name: name.to_owned(),
                workers: u32::try_from(workers).ok()?,
            }),
            Value::Text(_) | Value::Bool(_) => None,
        })
        .collect()
}

/// A phase that this app does not know counts as planned: nothing is captured into it by mistake.
pub fn phase_from(word: &str) -> Phase {
    match word {
        "fieldwork" => Phase::Fieldwork,
        "reconciling" => Phase::Reconciling,
        "review" => Phase::Review,
        "closed" => Phase::Closed,
        _ => Phase::Planned,
    }
}

pub fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Planned => "planned",
        Phase::Fieldwork => "fieldwork",
        Phase::Reconciling => "reconciling",
        Phase::Review => "review",
        Phase::Closed => "closed",
    }
}

/// Where a lead may move an audit from here: one step on, or back into the field.
pub fn next_phases(phase: Phase) -> &'static [Phase] {
    match phase {
        Phase::Planned => &[Phase::Fieldwork],
        Phase::Fieldwork => &[Phase::Reconciling],
        Phase::Reconciling => &[Phase::Fieldwork, Phase::Review],
        Phase::Review => &[Phase::Reconciling, Phase::Closed],
        Phase::Closed => &[Phase::Review],
    }
}

/// Whether new testimony, evidence and findings may be captured in this phase, on their author's own device.
pub fn may_capture(phase: Phase) -> bool {
    matches!(phase, Phase::Fieldwork | Phase::Reconciling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_word_reads_back_and_an_unknown_one_captures_nothing() {
        for phase in [
            Phase::Planned,
            Phase::Fieldwork,
            Phase::Reconciling,
            Phase::Review,
            Phase::Closed,
        ] {
            assert_eq!(phase_from(phase_word(phase)), phase);
        }
        assert!(!may_capture(phase_from("frozen-in-2031")));
    }

    #[test]
    fn headcount_is_the_sum_of_the_crews() {
        let fields: Fields = [
            ("crews/A", Value::from(14)),
            ("crews/B", Value::from(12)),
            ("crews/C", Value::from("many")),
        ]
        .into_iter()
        .collect();
        assert_eq!(Plan::read(&fields).workers(), 26);
    }
}
