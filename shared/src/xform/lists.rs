//! Lists of choices, written out of instances and of items.

use super::element::{Element, Space};
use super::form::Form;
use super::instances::Instance;
use super::notes::At;
use super::words::{self, ByForm};
use crate::form::{Choice, ChoiceList};
use std::collections::{BTreeMap, BTreeSet};

/// The column of a row that names its translated texts.
const TEXT_ID: &str = "itextId";

#[derive(Debug, Default)]
pub(super) struct Lists {
    pub done: BTreeMap<String, ChoiceList>,
    /// How many lists of a name were begun.
    numbers: BTreeMap<String, usize>,
}

impl<'a> Form<'a> {
    /// Lists that no question asks are kept too: expressions look things up in them.
    pub(super) fn check_instances(&mut self) {
        let ids: Vec<(String, At)> = self
            .instances
            .all()
            .filter(|(_, instance, _)| matches!(instance, Instance::Inline { .. }))
            .map(|(id, _, at)| (id.to_owned(), at.clone()))
            .collect();
        for (id, _) in ids {
            self.write_list(&id, &id, "name", None);
        }
    }

    /// The name of the list that holds an instance's rows with these columns as value and label.
    pub(super) fn list(&mut self, id: &str, value: &str, label: Option<&str>, itemset: &'a Element) -> String {
        let label = label.filter(|label| *label != TEXT_ID && *label != "label");
        if value == "name" && label.is_none() {
            return id.to_owned();
        }
        let key = match label {
            Some(label) => format!("{id} ({value}, {label})"),
            None => format!("{id} ({value})"),
        };
        if !self.lists.done.contains_key(&key) && !self.is_spent() {
            if key.contains('\'') {
                self.notes.fault(
                    At::of(itemset),
                    "bad_itemset",
                    "the columns of choices cannot have quotes in their names",
                );
                return key;
            }
            self.write_list(&key, id, value, label);
        }
        key
    }

    fn write_list(&mut self, key: &str, id: &str, value: &str, label: Option<&str>) {
        let rows = match self.instances.find(id) {
            Some(Instance::Inline { rows, .. }) => rows.clone(),
            _ => return,
        };
        let mut list = ChoiceList::default();
        for row in rows {
            if self.is_spent() {
                break;
            }
            // An empty row costs memory, too.
            self.spend(64, row);
            let choice = self.choice(row, value, label);
            list.choices.push(choice);
        }
        self.lists.done.insert(key.to_owned(), list);
    }

    fn choice(&mut self, row: &'a Element, value: &str, label: Option<&str>) -> Choice {
        let mut choice = Choice::default();
        let mut texts = ByForm::new();
        let worded = label.unwrap_or("label");
        for cell in row.elements() {
            let name = cell.name.as_str();
            let text = cell.text();
            let text = text.trim();
            self.spend(text.len() + name.len(), cell);
            if name == value {
                choice.name = text.to_owned();
            } else if name == TEXT_ID && label.is_none() {
                texts.extend(self.texts_by_id(text, cell, None));
            } else if name == worded {
                let plain = self.texts_of(cell, None);
                for (form, words) in plain {
                    texts.entry(form).or_insert(words);
                }
            }
            if !text.is_empty() && !matches!(name, "name" | "label" | TEXT_ID) {
                let known = choice.columns.insert(name.to_owned(), text.to_owned());
                if known.is_some_and(|known| known != text) {
                    let reason = format!("this row has `{name}` twice; the later one is kept");
                    self.notes.warn(At::of(cell), "duplicate_column", reason);
                }
            }
        }
        choice.media = words::media(&mut texts);
        choice.label = texts.remove("").unwrap_or_default();
        self.left_over(texts, row);
        choice
    }

    /// The items of a control as a list of their own.
    pub(super) fn own_list(&mut self, control: &'a Element, name: &str) -> String {
        let free = |form: &Self, key: &str| !form.lists.done.contains_key(key) && form.instances.find(key).is_none();
        let next = self.lists.numbers.entry(name.to_owned()).or_insert(1);
        let from = *next + 1;
        *next = from;
        let key = std::iter::once(name.to_owned())
            .chain((from..).map(|number| format!("{name}_{number}")))
            .find(|key| free(self, key))
            .unwrap_or_default();
        let mut list = ChoiceList::default();
        let mut seen = BTreeSet::new();
        for item in control.children(Space::XForms, "item") {
            let value = item
                .child(Space::XForms, "value")
                .map(Element::text)
                .unwrap_or_default();
            let value = value.trim().to_owned();
            if value.is_empty() {
                self.notes.fault(
                    At::of(item),
                    "no_name",
                    "the choice has no value; write what its answer is stored as",
                );
                continue;
            }
            if !seen.insert(value.clone()) {
                let reason = format!("the choice `{value}` stands twice; nobody could tell the answers apart");
                self.notes.warn(At::of(item), "duplicate_choice", reason);
            }
            let label = item.child(Space::XForms, "label");
            let mut texts = label.map(|label| self.texts_of(label, None)).unwrap_or_default();
            self.spend(value.len(), item);
            list.choices.push(Choice {
                name: value,
                media: words::media(&mut texts),
                label: texts.remove("").unwrap_or_default(),
                columns: BTreeMap::new(),
            });
        }
        if list.choices.is_empty() {
            self.notes.warn(
                At::of(control),
                "no_choices",
                format!("`{name}` has no choices, so that nobody can answer it"),
            );
        }
        self.lists.done.insert(key.clone(), list);
        key
    }
}
