//! An interview as its fields tell it.

use super::keys::interview as key;
use crate::api::{Audience, Consent};
use crate::fields::{Fields, Value};
use crate::form::Kept;
use crate::time::Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What lists and coverage need of an interview; the summary column of its row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InterviewSummary {
    pub code: String,
    pub audience: Audience,
    pub crew: String,
    pub language: String,
    pub answered: u32,
    pub flagged: u32,
    pub finished: bool,
    pub withdrawn: bool,
    /// The last day of consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// How many people take part, where it is a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    /// Stratum to group: `gender` to `woman`.
    pub strata: BTreeMap<String, String>,
}

impl InterviewSummary {
    pub fn read(fields: &Fields) -> Self {
        let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
        let withdrawn = fields.bool(key::WITHDRAWN).unwrap_or(false);
        InterviewSummary {
            code: text(key::CODE),
            audience: audience_from(fields.text(key::AUDIENCE).unwrap_or_default()),
            crew: text(key::CREW),
            language: text(key::LANGUAGE),
            answered: count(fields.under(key::ANSWERS).count()),
            flagged: count(
                fields
                    .under(key::FLAGS)
                    .filter(|(_, flag)| flag.value == Value::Bool(true))
                    .count(),
            ),
            finished: fields.bool(key::FINISHED).unwrap_or(false),
            withdrawn,
            until: fields.text(key::CONSENT_UNTIL).and_then(|text| text.parse().ok()),
            group: fields.int(key::GROUP).and_then(|people| u32::try_from(people).ok()),
            strata: texts_under(fields, key::STRATA),
        }
    }

    /// As it stands on a day: consent that has run out is as good as taken back, until it is given again.
    pub fn on(mut self, today: Day) -> Self {
        self.withdrawn |= self.has_ended(today);
        self
    }

    /// Whether consent has run out.
    pub fn has_ended(&self, today: Day) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Whether this one worker counts as heard: something was said, and consent stands.
    pub fn is_heard_worker(&self) -> bool {
        self.audience == Audience::Worker && self.group.is_none() && self.answered > 0 && !self.withdrawn
    }

    /// Whether several people listen: then nobody is asked about their own pay.
    pub fn is_together(&self) -> bool {
        self.group.is_some() || self.audience == Audience::Committee
    }
}

pub fn consent(fields: &Fields) -> Consent {
    let yes = |key: &str| fields.bool(key).unwrap_or(false);
    Consent {
        notes: yes(key::CONSENT_NOTES),
        audio: yes(key::CONSENT_AUDIO),
        photos: yes(key::CONSENT_PHOTOS),
        quote: yes(key::CONSENT_QUOTE),
        until: fields.text(key::CONSENT_UNTIL).and_then(|text| text.parse().ok()),
        language: fields.text(key::CONSENT_LANGUAGE).unwrap_or_default().to_owned(),
    }
}

/// Answers by question name.
pub fn answers(fields: &Fields) -> BTreeMap<String, String> {
    texts_under(fields, key::ANSWERS)
}

/// What a form keeps in a record.
pub fn kept(fields: &Fields) -> Kept {
    let rows = fields.under(key::ROWS).filter_map(|(name, field)| match field.value {
        Value::Int(order) => Some((name.to_owned(), order)),
        Value::Text(_) | Value::Bool(_) => None,
    });
    Kept {
        answers: answers(fields),
        rows: rows.collect(),
        computed: texts_under(fields, key::COMPUTED),
    }
}

pub fn notes(fields: &Fields) -> BTreeMap<String, String> {
    texts_under(fields, key::NOTES)
}

pub fn flags(fields: &Fields) -> Vec<String> {
    fields
        .under(key::FLAGS)
        .filter(|(_, flag)| flag.value == Value::Bool(true))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// Unknown words, from a newer app, read as a manager's: they never count as a worker heard.
fn audience_from(word: &str) -> Audience {
    Audience::ALL
        .iter()
        .find(|(name, _)| *name == word)
        .map_or(Audience::Manager, |(_, audience)| *audience)
}

fn texts_under(fields: &Fields, prefix: &str) -> BTreeMap<String, String> {
    fields
        .under(prefix)
        .filter_map(|(name, field)| match &field.value {
            Value::Text(text) => Some((name.to_owned(), text.clone())),
            Value::Int(_) | Value::Bool(_) => None,
        })
        .collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_who_took_consent_back_is_not_counted_as_heard() {
        let mut fields: Fields = [
            ("audience", Value::from("worker")),
            ("answers/q1", Value::from("yes")),
            ("crew", Value::from("A")),
        ]
        .into_iter()
        .collect();
        assert!(InterviewSummary::read(&fields).is_heard_worker());
        fields.insert("withdrawn", crate::fields::Field::of(true));
        assert!(!InterviewSummary::read(&fields).is_heard_worker());
    }

    #[test]
    fn consent_stands_through_its_last_day_and_not_beyond() {
        let fields: Fields = [
            ("audience", Value::from("worker")),
            ("answers/q1", Value::from("yes")),
            ("consent/until", Value::from("2026-12-31")),
        ]
        .into_iter()
        .collect();
        let on = |day: &str| InterviewSummary::read(&fields).on(day.parse().unwrap());
        assert!(on("2026-12-31").is_heard_worker());
        assert!(!on("2027-01-01").is_heard_worker());
    }

    #[test]
    fn an_unknown_audience_never_counts_as_a_worker() {
        let fields: Fields = [("audience", Value::from("robot")), ("answers/q1", Value::from("yes"))]
            .into_iter()
            .collect();
        assert!(!InterviewSummary::read(&fields).is_heard_worker());
    }
}
