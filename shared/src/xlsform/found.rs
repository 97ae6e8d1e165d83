//! What only all rows of the survey together show.

use super::choices::Lists;
use super::fault::Place;
use super::files::Files;
use super::references::{Names, only_reference};
use super::survey::Reader;
use crate::form::Item;
use std::collections::{BTreeMap, BTreeSet};

/// What reading the rows found out, for the checks that need all of them.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub items: Vec<Item>,
    pub names: Names,
    pub files: Files,
    pub or_other: bool,
    /// Form id and title where a row says them.
    pub id: Option<String>,
    pub title: Option<String>,
    /// Names of rows that are no groups.
    pub questions: BTreeSet<String>,
    /// Questions that are drawn nowhere.
    pub unseen: BTreeSet<String>,
    pub repeats: BTreeSet<String>,
    /// Question, its trigger, where, and whether it only takes a position.
    pub triggers: Vec<(String, String, Place, bool)>,
    pub geometries: Vec<(String, Place)>,
    /// Questions whose answers are choices.
    pub answers: Vec<(String, Place)>,
    /// Lists by whether `search()` replaces them, with a question that does.
    pub searched: BTreeMap<String, Place>,
    pub unsearched: BTreeSet<String>,
    /// Lists that a `select_multiple` uses, each looked through once.
    pub multiple: BTreeSet<String>,
}

impl Reader<'_> {
    /// What only all rows together show.
    pub(super) fn finish_checks(&mut self) {
        for (name, trigger, place, position) in std::mem::take(&mut self.found.triggers) {
            let known = self.found.questions.iter().map(String::as_str);
            if !self.found.questions.contains(&trigger) {
                let reason = format!("no question is named `{trigger}`");
                self.notes.misspelt(place, "unknown_reference", reason, &trigger, known);
            } else if self.found.unseen.contains(&trigger) && !position {
                let reason = format!("`{trigger}` is never shown, so that its change cannot trigger `{name}`");
                self.notes.fault(place, "unseen_trigger", reason);
            } else if self.found.names.counts.get(&name).is_some_and(|count| *count > 1) {
                let reason = format!("several questions are named `{name}`; a triggered one needs a name of its own");
                self.notes.fault(place, "ambiguous_reference", reason);
            }
        }
        for (name, place) in std::mem::take(&mut self.found.answers) {
            self.found.names.check_name(&name, place, self.notes);
        }
        for (target, place) in std::mem::take(&mut self.found.geometries) {
            let repeat = only_reference(&target).is_some_and(|name| self.found.repeats.contains(name));
            let list = self.lists.contains_key(&target) || self.entities.has(&target) || self.found.files.has(&target);
            if !repeat && !list {
                let reason = format!("`reference-geometry` must name a list, a file or a repeat; `{target}` is none");
                self.notes.fault(place, "bad_parameter", reason);
            }
        }
        for (list, place) in &self.found.searched {
            if self.found.unsearched.contains(list) {
                let reason =
                    format!("the list `{list}` is also used without `search()`; give this question a list of its own");
                self.notes.fault(place.clone(), "search_and_list", reason);
            }
        }
        let unsearched: Lists = self
            .lists
            .iter()
            .filter(|(name, _)| !self.found.searched.contains_key(*name))
            .map(|(name, _)| (name.clone(), crate::form::ChoiceList::default()))
            .collect();
        self.found
            .files
            .check_lists(&unsearched, &Place::sheet("choices"), self.notes);
    }
}
