//! A group or repeat that is being read: what stands in it so far.

use super::fault::{Notes, Place};
use super::names::{is_element_name, repaired, why_not};
use crate::form::{Choice, Group, Item, Media};
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Form,
    Group,
    Repeat,
    /// Once for each choice of a list.
    Loop(String),
}

impl Container {
    pub fn word(&self) -> &'static str {
        match self {
            Container::Form => "form",
            Container::Group => "group",
            Container::Repeat => "repeat",
            Container::Loop(_) => "loop",
        }
    }
}

#[derive(Debug)]
pub(super) struct Frame {
    pub container: Container,
    pub place: Place,
    pub group: Group,
    names: BTreeMap<String, u32>,
    folded: BTreeSet<String>,
}

pub(super) fn plain_group(name: &str) -> Group {
    Group {
        name: name.to_owned(),
        label: Words::default(),
        relevant: None,
        read_only: None,
        appearance: Vec::new(),
        media: Media::default(),
        repeat: None,
        items: Vec::new(),
    }
}

impl Frame {
    pub fn new(container: Container, place: Place, group: Group) -> Frame {
        Frame {
            container,
            place,
            group,
            names: BTreeMap::new(),
            folded: BTreeSet::new(),
        }
    }

    /// Takes a name, and notes what is wrong with it.
    pub fn take_name(&mut self, name: &str, place: Place, notes: &mut Notes) {
        if !is_element_name(name) {
            let mut reason = why_not(name);
            let better = repaired(name);
            if let Some(better) = &better {
                reason.push_str(&format!("; did you mean `{better}`?"));
            }
            notes.fault(place, "bad_name", reason);
            if let Some(fault) = notes.faults.last_mut() {
                fault.suggestion = better;
            }
            return;
        }
        if name == "meta" {
            notes.fault(
                place,
                "reserved_name",
                "the name `meta` is reserved for the form's own data; choose another",
            );
            return;
        }
        if let Some(row) = self.names.get(name) {
            let word = self.container.word();
            let reason = format!("the name `{name}` is already taken in row {row} of the same {word}; choose another");
            notes.fault(place, "duplicate_name", reason);
            return;
        }
        self.names.insert(name.to_owned(), place.row);
        if !self.folded.insert(name.to_lowercase()) {
            let reason = format!("the name `{name}` differs from another only in capitals; some tools mix them up");
            notes.warn(place, "similar_name", reason);
        }
    }

    /// The items of a loop, once for each choice: `%(name)s` and `%(label)s` stand for it.
    pub fn looped(self, choices: &[Choice]) -> Group {
        let template = self.group;
        let copies = choices.iter().filter(|choice| choice.name != "none").map(|choice| {
            let mut group = plain_group(&choice.name);
            group.label = choice.label.clone();
            group.media = choice.media.clone();
            group.items = template.items.clone();
            for item in &mut group.items {
                if let Item::Question(question) = item {
                    question.name = question.name.replace("%(name)s", &choice.name);
                    for words in [&mut question.label, &mut question.hint, &mut question.guidance_hint] {
                        fill(words, choice);
                    }
                }
            }
            Item::Group(Box::new(group))
        });
        let items = copies.collect();
        Group { items, ..template }
    }
}

fn fill(words: &mut Words, choice: &Choice) {
    for (language, text) in &mut words.0 {
        let label = choice
            .label
            .0
            .get(language)
            .map_or_else(|| choice.label.read(language), String::as_str);
        *text = text.replace("%(name)s", &choice.name).replace("%(label)s", label);
    }
}
