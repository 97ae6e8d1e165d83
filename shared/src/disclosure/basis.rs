//! What a finding rests on, and how many came to a session: words that name nobody.

use super::release::worker_tables;
use super::table::{Population, Reader};
use crate::pack::Thresholds;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What supports a finding inside the team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Pay slips, registers, documents.
    pub records: u32,
    /// Photos and checklist items: what the team saw itself.
    pub observations: u32,
    /// Persons who spoke of it, joined codes counted once.
    pub persons: u32,
}

/// A kind of support as it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    Records,
    Observation,
    Interviews,
    /// More than one, or not to be told apart.
    Mix,
}

/// The published basis of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Basis {
    pub kind: BasisKind,
    /// What a mix is made of, as far as it may be said.
    pub parts: Vec<BasisKind>,
    /// Persons interviewed about it, from the threshold on.
    pub persons: Option<u32>,
}

/// The basis of a finding for a reader. `None` when nothing supports it.
///
/// At a site where no worker tables may leave, interviews are not named: a discrepancy belongs to records there, and what rests on
/// interviews alone is said to rest on a mix.
pub fn basis(support: Support, population: Population, reader: Reader, thresholds: &Thresholds) -> Option<Basis> {
    let named = worker_tables(population).is_ok();
    let kinds = [
        (support.records > 0, BasisKind::Records),
        (support.observations > 0, BasisKind::Observation),
        (support.persons > 0 && named, BasisKind::Interviews),
    ];
    let parts: Vec<BasisKind> = kinds
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, kind)| kind)
        .collect();
    let kind = match parts.as_slice() {
        [] if support.persons == 0 => return None,
        [] => BasisKind::Mix,
        [one] => *one,
        _ => BasisKind::Mix,
    };
    // All but a few of those heard: the few would be known to have said nothing of it.
    let threshold = reader.threshold(thresholds);
    let silent = population.interviews.saturating_sub(support.persons);
    let persons = Some(support.persons).filter(|persons| named && *persons >= threshold && silent >= threshold);
    Some(Basis {
        kind,
        parts: if kind == BasisKind::Mix { parts } else { Vec::new() },
        persons,
    })
}

impl Basis {
    /// The words for a report, in Spanish for `es` and in English for every other language.
    pub fn sentence(&self, language: &str) -> String {
        let word = |kind: BasisKind| match (kind, language, self.persons) {
            (BasisKind::Records, "es", _) => "documentos".to_owned(),
            (BasisKind::Records, _, _) => "records".to_owned(),
            (BasisKind::Observation, "es", _) => "observación".to_owned(),
            (BasisKind::Observation, _, _) => "observation".to_owned(),
            (BasisKind::Interviews, "es", Some(persons)) => format!("entrevistas con {persons} personas"),
            (BasisKind::Interviews, _, Some(persons)) => format!("interviews with {persons} people"),
            (BasisKind::Interviews, "es", None) => "entrevistas".to_owned(),
            (BasisKind::Interviews, _, None) => "interviews".to_owned(),
            (BasisKind::Mix, "es", _) => "lo que el equipo reunió en el lugar".to_owned(),
            (BasisKind::Mix, _, _) => "what the team gathered on site".to_owned(),
        };
        let and = if language == "es" { " y " } else { " and " };
        match self.parts.as_slice() {
            [] => word(self.kind),
            [before @ .., last] if !before.is_empty() => {
                format!(
                    "{}{and}{}",
                    before.iter().map(|kind| word(*kind)).collect::<Vec<_>>().join(", "),
                    word(*last)
                )
            }
            [one, ..] => word(*one),
        }
    }
}

/// How many came to a session, as it may be said: "at least N" in whole tens, or nothing.
///
/// An exact number would tell an employer who was missing.
pub fn attendance_at_least(people: u32, reader: Reader, thresholds: &Thresholds) -> Option<u32> {
    let tens = people - people % 10;
    Some(tens).filter(|tens| *tens > 0 && *tens >= reader.threshold(thresholds))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: Population = Population {
        workers: 186,
        interviews: 102,
    };

    fn words(records: u32, observations: u32, persons: u32, population: Population, reader: Reader) -> Option<String> {
        let support = Support {
            records,
            observations,
            persons,
        };
        basis(support, population, reader, &Thresholds::LOWEST).map(|basis| basis.sentence("en"))
    }

    #[test]
    fn a_number_of_speakers_stands_only_from_the_threshold_on() {
        assert_eq!(words(0, 0, 9, SITE, Reader::Outside).unwrap(), "interviews");
        assert_eq!(
            words(0, 0, 10, SITE, Reader::Outside).unwrap(),
            "interviews with 10 people"
        );
        assert_eq!(
            words(0, 0, 5, SITE, Reader::NamedMonitor).unwrap(),
            "interviews with 5 people"
        );
        assert_eq!(
            words(2, 1, 4, SITE, Reader::NamedMonitor).unwrap(),
            "records, observation and interviews"
        );
        assert_eq!(words(2, 0, 0, SITE, Reader::Outside).unwrap(), "records");
        assert_eq!(words(0, 0, 0, SITE, Reader::Outside), None);
    }

    #[test]
    fn a_number_that_leaves_few_who_said_nothing_is_kept_back() {
        assert_eq!(
            words(0, 0, 98, SITE, Reader::NamedMonitor).unwrap(),
            "interviews",
            "four of 102 said nothing of it"
        );
        assert_eq!(words(0, 0, 102, SITE, Reader::NamedMonitor).unwrap(), "interviews");
    }

    #[test]
    fn at_a_site_of_eight_nobody_is_said_to_have_spoken() {
        let small = Population {
            workers: 8,
            interviews: 8,
        };
        assert_eq!(words(1, 0, 3, small, Reader::NamedMonitor).unwrap(), "records");
        assert_eq!(
            words(0, 0, 3, small, Reader::NamedMonitor).unwrap(),
            "what the team gathered on site"
        );
        let few = Population {
            workers: 60,
            interviews: 9,
        };
        assert_eq!(
            words(1, 1, 9, few, Reader::NamedMonitor).unwrap(),
            "records and observation"
        );
    }

    #[test]
    fn attendance_is_told_in_tens_and_never_small() {
        assert_eq!(attendance_at_least(37, Reader::Outside, &Thresholds::LOWEST), Some(30));
        assert_eq!(attendance_at_least(9, Reader::NamedMonitor, &Thresholds::LOWEST), None);
        let raised = Thresholds {
            outside: 25,
            monitors: 5,
        };
        assert_eq!(attendance_at_least(29, Reader::Outside, &raised), None);
    }
}
