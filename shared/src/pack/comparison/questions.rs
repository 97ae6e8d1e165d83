//! The questions of one form in two versions, told apart by the key under which a record keeps their answers.

use super::noted::Noted;
use super::order::moved;
use super::{Change, Difference, Lost, LostQuestion, Part, Place};
use crate::form::{Form, Kind, OWN_COLUMNS, Preset, Question, Shape, Source};
use crate::xpath::Expression;
use std::collections::{BTreeMap, BTreeSet};

/// Choices of a list that are named where a question has another list.
const MOST_CHOICES_NAMED: usize = 30;

/// A question where it stands.
struct Standing<'f> {
    key: String,
    question: &'f Question,
    /// The groups around it.
    group: String,
    /// Whether people add the entries of each repeat around it: their ids are made otherwise than those the form counts.
    open: Vec<bool>,
}

fn standing(form: &Form) -> Vec<Standing<'_>> {
    let nodes = form.plan.nodes().iter().enumerate();
    let found = nodes.filter_map(|(shape, node)| {
        let question = node.question()?;
        let repeats = node.repeats.iter().filter_map(|repeat| form.plan.node(*repeat));
        Some(Standing {
            key: form.plan.pattern(shape),
            question,
            group: node.parent.map(|group| path(form, group)).unwrap_or_default(),
            open: repeats.map(|repeat| repeat.is_open_repeat()).collect(),
        })
    });
    found.collect()
}

/// Questions that a person answers, with their keys.
pub(super) fn asked(form: &Form) -> impl Iterator<Item = (String, &Question)> {
    let all = standing(form).into_iter().filter(|at| at.question.is_asked());
    all.map(|at| (at.key, at.question))
}

/// The names of the groups down to an item, itself included.
pub(super) fn path(form: &Form, shape: Shape) -> String {
    let mut names = Vec::new();
    let mut at = Some(shape);
    while let Some(node) = at.and_then(|shape| form.plan.node(shape)) {
        if node.parent.is_some() {
            names.push(node.name.as_str());
        }
        at = node.parent;
    }
    names.reverse();
    names.join("/")
}

/// An expression as it is written; empty where there is none.
pub(super) fn said(expression: &Option<Expression>) -> String {
    expression.as_ref().map(|it| it.text().to_owned()).unwrap_or_default()
}

/// A column in which people write to each other.
pub(super) fn is_remark(column: &str) -> bool {
    ["note", "notes", "comment"].contains(&column)
}

pub(super) fn compare(folder: &str, old: &Form, new: &Form, found: &mut Vec<Difference>) -> Vec<LostQuestion> {
    let (before, after) = (standing(old), standing(new));
    let newer: BTreeMap<&str, &Standing<'_>> = after.iter().map(|at| (at.key.as_str(), at)).collect();
    let older: BTreeMap<&str, usize> = before
        .iter()
        .enumerate()
        .map(|(at, was)| (was.key.as_str(), at))
        .collect();
    let mut lost = Vec::new();
    for was in &before {
        let is = newer.get(was.key.as_str());
        if let Some(why) = loss(was, is.copied(), &after) {
            lost.push(LostQuestion {
                form: folder.to_owned(),
                key: was.key.clone(),
                label: was.question.label.clone(),
                why,
                answered: None,
            });
        }
        if is.is_none() {
            noted(folder, was, found).note(Change::Gone);
        }
    }
    let common: Vec<(usize, &Standing<'_>, &Standing<'_>)> = after
        .iter()
        .filter_map(|is| {
            let at = *older.get(is.key.as_str())?;
            Some((at, before.get(at)?, is))
        })
        .collect();
    let carried = moved(&common.iter().map(|(at, ..)| *at).collect::<Vec<_>>());
    let groups = |all: &[Standing<'_>]| -> BTreeSet<String> { all.iter().map(|at| at.group.clone()).collect() };
    let (groups_before, groups_after) = (groups(&before), groups(&after));
    for is in after.iter().filter(|is| !older.contains_key(is.key.as_str())) {
        noted(folder, is, found).note(Change::Added);
    }
    for (place, (_, was, is)) in common.iter().enumerate() {
        // A group that only has another name carries nothing elsewhere.
        let is_elsewhere =
            was.group != is.group && (groups_after.contains(&was.group) || groups_before.contains(&is.group));
        let mut noted = noted(folder, is, found);
        if is_elsewhere || carried.contains(&place) {
            noted.note(Change::Moved {
                before: place_of(&before, was),
                after: place_of(&after, is),
            });
        }
        facets(was.question, is.question, &mut noted);
        offers(old, new, was.question, is.question, &mut noted);
    }
    lost
}

fn noted<'d>(folder: &str, at: &Standing<'_>, found: &'d mut Vec<Difference>) -> Noted<'d> {
    Noted {
        part: Part::Question,
        id: at.key.clone(),
        within: Some(folder.to_owned()),
        title: at.question.label.clone(),
        found,
    }
}

fn place_of(all: &[Standing<'_>], at: &Standing<'_>) -> Place {
    let position = all.iter().position(|other| other.key == at.key);
    let before = position.and_then(|position| all.get(position.checked_sub(1)?));
    Place {
        group: at.group.clone(),
        follows: before.map(|before| before.key.clone()),
    }
}

/// Why answers to a question would be left aside.
fn loss(was: &Standing<'_>, is: Option<&Standing<'_>>, after: &[Standing<'_>]) -> Option<Lost> {
    if !was.question.is_asked() {
        return None;
    }
    let Some(is) = is else {
        let elsewhere = after.iter().find(|other| other.question.name == was.question.name);
        return Some(match elsewhere {
            Some(other) if other.question.is_asked() => Lost::OtherKey { key: other.key.clone() },
            Some(_) | None => Lost::Gone,
        });
    };
    let (before, after) = (was.question.kind, is.question.kind);
    if !is.question.is_asked() {
        return Some(Lost::NotAsked);
    }
    if before != after {
        return Some(Lost::OtherType {
            before: type_word(before),
            after: type_word(after),
        });
    }
    (was.open != is.open).then(|| Lost::OtherKey { key: is.key.clone() })
}

fn facets(was: &Question, is: &Question, noted: &mut Noted<'_>) {
    noted.value("type", &type_word(was.kind), &type_word(is.kind));
    for (what, before, after) in [
        ("label", &was.label, &is.label),
        ("hint", &was.hint, &is.hint),
        ("guidance_hint", &was.guidance_hint, &is.guidance_hint),
        ("required_message", &was.required_message, &is.required_message),
        ("constraint_message", &was.constraint_message, &is.constraint_message),
        ("image", &was.media.image, &is.media.image),
        ("audio", &was.media.audio, &is.media.audio),
        ("video", &was.media.video, &is.media.video),
    ] {
        noted.words(what, before, after);
    }
    for (what, before, after) in [
        ("required", &was.required, &is.required),
        ("relevant", &was.relevant, &is.relevant),
        ("constraint", &was.constraint, &is.constraint),
        ("read_only", &was.read_only, &is.read_only),
        ("calculation", &was.calculation, &is.calculation),
    ] {
        noted.value(what, &said(before), &said(after));
    }
    let preset = |question: &Question| match &question.default {
        Some(Preset::Fixed(text)) => text.clone(),
        Some(Preset::Computed(expression)) => expression.text().to_owned(),
        None => String::new(),
    };
    noted.value("default", &preset(was), &preset(is));
    noted.value("appearance", &was.appearance.join(" "), &is.appearance.join(" "));
    let parameters = |question: &Question| {
        let all = question.parameters.iter().map(|(key, value)| format!("{key}={value}"));
        all.collect::<Vec<_>>().join(" ")
    };
    noted.value("parameters", &parameters(was), &parameters(is));
    for column in OWN_COLUMNS {
        let own = |question: &Question| question.columns.get(column).cloned().unwrap_or_default();
        noted.value(column, &own(was), &own(is));
    }
}

/// Where choices come from. What changes inside a list that both versions have is told once, with the list.
fn offers(old: &Form, new: &Form, was: &Question, is: &Question, noted: &mut Noted<'_>) {
    let named = |form: &Form, question: &Question| match question.choices.as_ref().map(|choices| &choices.source) {
        Some(Source::List { list }) => {
            let all = form.definition.lists.get(list).map(|list| &list.choices);
            let all = all.map(Vec::as_slice).unwrap_or_default();
            let mut names: Vec<&str> = all.iter().map(|choice| choice.name.as_str()).collect();
            names.truncate(MOST_CHOICES_NAMED);
            let more = if all.len() > names.len() { " …" } else { "" };
            (list.clone(), format!("{}{more}", names.join(" ")))
        }
        Some(Source::File { file, .. }) => (file.clone(), file.clone()),
        Some(Source::Answers { question }) => (question.clone(), format!("${{{question}}}")),
        None => (String::new(), String::new()),
    };
    let ((list_before, before), (list_after, after)) = (named(old, was), named(new, is));
    if list_before != list_after {
        noted.value("choices", &before, &after);
    }
    let filter = |question: &Question| {
        let choices = question.choices.as_ref();
        choices.map(|choices| said(&choices.filter)).unwrap_or_default()
    };
    noted.value("choice_filter", &filter(was), &filter(is));
}

/// XLSForm's type as records and screens write it.
fn type_word(kind: Kind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(serde_json::Value::Object(one)) => one
            .values()
            .next()
            .and_then(|word| word.as_str())
            .unwrap_or_default()
            .to_owned(),
        Ok(_) | Err(_) => String::new(),
    }
}
