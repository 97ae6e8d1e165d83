//! Taking down differences: what is added and gone among named things, and which of their texts and values are others.

use super::order::moved;
use super::{Change, Difference, Part, Place};
use crate::pack::Grounds;
use crate::words::Words;
use std::collections::BTreeMap;
use std::fmt::Display;

/// Where the differences of one thing go.
pub(super) struct Noted<'d> {
    pub part: Part,
    pub id: String,
    pub within: Option<String>,
    pub title: Words,
    pub found: &'d mut Vec<Difference>,
}

impl<'d> Noted<'d> {
    /// A part that a pack has once.
    pub fn once(part: Part, found: &'d mut Vec<Difference>) -> Noted<'d> {
        Noted {
            part,
            id: String::new(),
            within: None,
            title: Words::default(),
            found,
        }
    }

    pub fn note(&mut self, change: Change) {
        self.found.push(Difference {
            part: self.part,
            id: self.id.clone(),
            within: self.within.clone(),
            title: self.title.clone(),
            change,
        });
    }

    pub fn value<T: PartialEq + Display>(&mut self, what: &str, before: &T, after: &T) {
        if before != after {
            self.set(what, before.to_string(), after.to_string());
        }
    }

    /// As [`Noted::value`], for what may be missing.
    pub fn maybe<T: PartialEq + Display>(&mut self, what: &str, before: Option<&T>, after: Option<&T>) {
        if before != after {
            let text = |value: Option<&T>| value.map(T::to_string).unwrap_or_default();
            self.set(what, text(before), text(after));
        }
    }

    pub fn list(&mut self, what: &str, before: &[String], after: &[String]) {
        if before != after {
            self.set(what, before.join(", "), after.join(", "));
        }
    }

    fn set(&mut self, what: &str, before: String, after: String) {
        self.note(Change::Set {
            what: what.to_owned(),
            before,
            after,
        });
    }

    /// A text in the languages in which it reads differently.
    pub fn words(&mut self, what: &str, before: &Words, after: &Words) {
        let differs = |mine: &Words, other: &Words| {
            let texts = mine.0.iter().filter(|(code, text)| other.0.get(*code) != Some(text));
            Words(texts.map(|(code, text)| (code.clone(), text.clone())).collect())
        };
        if before != after {
            self.note(Change::Reworded {
                what: what.to_owned(),
                before: differs(before, after),
                after: differs(after, before),
            });
        }
    }

    pub fn maybe_words(&mut self, what: &str, before: Option<&Words>, after: Option<&Words>) {
        let none = Words::default();
        self.words(what, before.unwrap_or(&none), after.unwrap_or(&none));
    }

    /// Paragraphs and steps in order: the first differs from the first. `what` is counted: `step 2`.
    pub fn paragraphs(&mut self, what: &str, before: &[Words], after: &[Words]) {
        for place in 0..before.len().max(after.len()) {
            self.maybe_words(&format!("{what} {}", place + 1), before.get(place), after.get(place));
        }
    }

    pub fn grounds(&mut self, before: &Grounds, after: &Grounds) {
        self.list("sources", &before.sources, &after.sources);
        self.value("unverified", &before.unverified, &after.unverified);
        self.maybe_words("note", before.note.as_ref(), after.note.as_ref());
    }
}

/// How things of one kind are told apart and called.
pub(super) struct Named<'n, T> {
    pub part: Part,
    pub within: Option<String>,
    pub id: fn(&T) -> &str,
    pub title: fn(&T) -> Words,
    pub old: &'n [T],
    pub new: &'n [T],
}

impl<T> Named<'_, T> {
    /// What is gone, added and moved; `each` notes what differs in those that both have.
    pub fn compare(&self, found: &mut Vec<Difference>, each: impl Fn(&T, &T, &mut Noted<'_>)) {
        let by_id = |all: &[T]| -> BTreeMap<String, usize> {
            let places = all.iter().enumerate();
            places.map(|(at, thing)| ((self.id)(thing).to_owned(), at)).collect()
        };
        let (before, after) = (by_id(self.old), by_id(self.new));
        for thing in self.old.iter().filter(|thing| !after.contains_key((self.id)(thing))) {
            self.noted(thing, found).note(Change::Gone);
        }
        for thing in self.new.iter().filter(|thing| !before.contains_key((self.id)(thing))) {
            self.noted(thing, found).note(Change::Added);
        }
        let common: Vec<(usize, &T, &T)> = self
            .new
            .iter()
            .filter_map(|thing| {
                let at = *before.get((self.id)(thing))?;
                Some((at, self.old.get(at)?, thing))
            })
            .collect();
        let places: Vec<usize> = common.iter().map(|(at, ..)| *at).collect();
        let moved = moved(&places);
        for (place, (_, was, is)) in common.iter().enumerate() {
            if moved.contains(&place) {
                let change = Change::Moved {
                    before: follows(self.old, (self.id)(was), self.id),
                    after: follows(self.new, (self.id)(is), self.id),
                };
                self.noted(is, found).note(change);
            }
            each(was, is, &mut self.noted(is, found));
        }
    }

    fn noted<'d>(&self, thing: &T, found: &'d mut Vec<Difference>) -> Noted<'d> {
        Noted {
            part: self.part,
            id: (self.id)(thing).to_owned(),
            within: self.within.clone(),
            title: (self.title)(thing),
            found,
        }
    }
}

fn follows<T>(all: &[T], id: &str, id_of: fn(&T) -> &str) -> Place {
    let at = all.iter().position(|thing| id_of(thing) == id);
    let before = at.and_then(|at| all.get(at.checked_sub(1)?));
    Place {
        group: String::new(),
        follows: before.map(|thing| id_of(thing).to_owned()),
    }
}
