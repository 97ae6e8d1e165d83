//! What of a record can be searched, what a person asks for, and the stretch of text that is shown for it.

use super::folding::{Word, words};
use super::keys::{evidence, finding, interview, sitenote, task};
use crate::api::{Mark, SearchHit, SearchPlace};
use crate::fields::{Field, Fields, Value};
use crate::ids::RecordId;
use crate::kinds::Kind;
use std::collections::BTreeSet;

/// A question of more words is cut there.
const MOST_WORDS: usize = 16;
/// Characters of a snippet in front of the first word found, and in all.
const CHARS_BEFORE: usize = 50;
const SNIPPET_CHARS: usize = 198;

/// Text of a record, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'f> {
    pub place: SearchPlace,
    pub question: Option<&'f str>,
    pub text: &'f str,
}

/// Whether records of a kind can be found. Identities are not among them: names and contacts stay apart.
pub fn is_searched(kind: Kind) -> bool {
    match kind {
        Kind::Interview | Kind::Finding | Kind::Evidence | Kind::Sitenote | Kind::Task => true,
        Kind::Plan | Kind::Identity | Kind::Checklist | Kind::Payroll | Kind::Decision | Kind::Alert => false,
        Kind::Program | Kind::Agreement | Kind::Premium | Kind::Site | Kind::Audit | Kind::Report => false,
        Kind::PublishedFinding | Kind::Action | Kind::Restitution | Kind::Reply | Kind::Review => false,
        Kind::Standing | Kind::Complaint | Kind::Education | Kind::Narrative => false,
    }
}

/// All text of a record that can be found; none of an interview whose worker took consent back. Values that two people set
/// apart are all in it.
pub fn passages(kind: Kind, fields: &Fields) -> Vec<Passage<'_>> {
    if !is_searched(kind) || (kind == Kind::Interview && fields.bool(interview::WITHDRAWN) == Some(true)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut under = |place, prefix| {
        for (name, field) in fields.under(prefix) {
            found.extend(texts(field).map(|text| Passage {
                place,
                question: Some(name),
                text,
            }));
        }
    };
    if kind == Kind::Interview {
        under(SearchPlace::Answer, interview::ANSWERS);
        under(SearchPlace::Note, interview::NOTES);
    }
    let single: &[(SearchPlace, &str)] = match kind {
        Kind::Interview => &[(SearchPlace::Label, interview::CODE)],
        Kind::Finding => &[
            (SearchPlace::Statement, finding::STATEMENT),
            (SearchPlace::Label, finding::LABEL),
        ],
        Kind::Evidence => &[
            (SearchPlace::Caption, evidence::CAPTION),
            (SearchPlace::PhotoPlace, evidence::PLACE),
            (SearchPlace::Label, evidence::LABEL),
        ],
        Kind::Sitenote => &[(SearchPlace::Sitenote, sitenote::TEXT)],
        Kind::Task => &[(SearchPlace::Task, task::TEXT), (SearchPlace::TaskAnswer, task::ANSWER)],
        Kind::Plan | Kind::Identity | Kind::Checklist | Kind::Payroll | Kind::Decision | Kind::Alert => &[],
        Kind::Program | Kind::Agreement | Kind::Premium | Kind::Site | Kind::Audit | Kind::Report => &[],
        Kind::PublishedFinding | Kind::Action | Kind::Restitution | Kind::Reply | Kind::Review => &[],
        Kind::Standing | Kind::Complaint | Kind::Education | Kind::Narrative => &[],
    };
    for (place, key) in single {
        let field = fields.get(key);
        found.extend(field.into_iter().flat_map(texts).map(|text| Passage {
            place: *place,
            question: None,
            text,
        }));
    }
    found
}

fn texts(field: &Field) -> impl Iterator<Item = &str> {
    // Among rivals the value itself stands too.
    let alone = field.rivals.is_empty().then_some(&field.value);
    let all = alone.into_iter().chain(field.rivals.iter().map(|held| &held.value));
    all.filter_map(|value| match value {
        Value::Text(text) => Some(text.as_str()),
        Value::Int(_) | Value::Bool(_) => None,
    })
}

/// Every word of a record once, folded: what an index keeps.
pub fn all_words(kind: Kind, fields: &Fields) -> BTreeSet<String> {
    let passages = passages(kind, fields);
    passages
        .iter()
        .flat_map(|passage| words(passage.text))
        .map(|word| word.folded)
        .collect()
}

/// What somebody asks for: whole words, and the beginning of the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub whole: BTreeSet<String>,
    pub beginning: String,
}

impl Query {
    /// `None`: there is no word in it.
    pub fn read(text: &str) -> Option<Query> {
        let mut asked: Vec<String> = words(text)
            .into_iter()
            .take(MOST_WORDS)
            .map(|word| word.folded)
            .collect();
        let beginning = asked.pop()?;
        Some(Query {
            whole: asked.into_iter().collect(),
            beginning,
        })
    }

    fn finds(&self, word: &Word) -> bool {
        word.folded.starts_with(&self.beginning) || self.whole.contains(&word.folded)
    }

    /// How many of the words asked for are among these.
    fn count(&self, words: &[&Word]) -> usize {
        let whole: BTreeSet<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        let begun = whole.iter().any(|word| word.starts_with(&self.beginning));
        self.whole.iter().filter(|word| whole.contains(word.as_str())).count() + usize::from(begun)
    }
}

/// A record as the list shows it; `None` if the words are not in it (any more).
pub fn hit(record: RecordId, kind: Kind, fields: &Fields, query: &Query) -> Option<SearchHit> {
    let passages = passages(kind, fields);
    let all: Vec<(&Passage<'_>, Vec<Word>)> = passages.iter().map(|passage| (passage, words(passage.text))).collect();
    let counted = all.iter().map(|(passage, words)| {
        let found: Vec<&Word> = words.iter().filter(|word| query.finds(word)).collect();
        (query.count(&found), *passage, found)
    });
    let mut fitting: Vec<(usize, &Passage<'_>, Vec<&Word>)> = counted.filter(|(count, _, _)| *count > 0).collect();
    let best = fitting.iter().map(|(count, _, _)| *count).max()?;
    let everywhere: Vec<&Word> = fitting.iter().flat_map(|(_, _, found)| found.iter().copied()).collect();
    if query.count(&everywhere) < query.whole.len() + 1 {
        return None;
    }
    fitting.retain(|(count, _, _)| *count == best);
    let others = fitting.len().saturating_sub(1);
    let (_, passage, found) = fitting.into_iter().next()?;
    let (snippet, marks) = snippet(passage.text, &found);
    let label = passages.iter().find(|passage| passage.place == SearchPlace::Label);
    Some(SearchHit {
        record,
        kind,
        label: label.map_or("", |passage| passage.text).to_owned(),
        place: passage.place,
        question: passage.question.map(str::to_owned),
        snippet,
        marks,
        other_places: u32::try_from(others).unwrap_or(u32::MAX),
    })
}

/// The stretch around the first word found, and the words found in it.
fn snippet(text: &str, found: &[&Word]) -> (String, Vec<Mark>) {
    let first = found.first().map_or(0, |word| word.from);
    let before = text.get(..first).unwrap_or_default();
    let mut from = before
        .char_indices()
        .rev()
        .nth(CHARS_BEFORE - 1)
        .map_or(0, |(place, _)| place);
    if from > 0 {
        // Not in the middle of a word, if it has an end before the one found.
        let rest = text.get(from..first).unwrap_or_default();
        from = rest.find(char::is_whitespace).map_or(from, |space| from + space + 1);
    }
    let mut shown = String::new();
    if from > 0 {
        shown.push('…');
    }
    let lead = shown.chars().count();
    let rest = text.get(from..).unwrap_or_default();
    let end = rest
        .char_indices()
        .nth(SNIPPET_CHARS)
        .map_or(text.len(), |(place, _)| from + place);
    shown.push_str(text.get(from..end).unwrap_or_default());
    if end < text.len() {
        shown.push('…');
    }
    let chars_to = |place: usize| {
        let count = text.get(from..place.min(end)).unwrap_or_default().chars().count();
        u32::try_from(lead + count).unwrap_or(u32::MAX)
    };
    let inside = found.iter().filter(|word| word.from >= from && word.from < end);
    let marks = inside
        .map(|word| Mark {
            from: chars_to(word.from),
            to: chars_to(word.to),
        })
        .collect();
    (shown, marks)
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
