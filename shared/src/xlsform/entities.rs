//! The entities sheet and the `save_to` column.

use super::fault::{Notes, Place};
use super::names::{is_element_name, why_not};
use super::table::{Row, Table};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(super) struct Entities {
    /// The rows, for the definition.
    pub rows: Vec<BTreeMap<String, String>>,
    lists: Vec<String>,
    /// Rows that already save to a property of a list.
    saved: BTreeMap<(String, String), u32>,
}

/// What is wrong with the name of a list or property, beyond being a name.
fn reserved(name: &str) -> Option<&'static str> {
    name.starts_with("__")
        .then_some("names of entities cannot begin with two underscores")
}

pub(super) fn read(table: Option<&Table>, notes: &mut Notes) -> Entities {
    let mut entities = Entities::default();
    for row in table.into_iter().flat_map(Table::rows) {
        check_columns(&row, notes);
        let Some(list) = row.cell("dataset") else {
            notes.fault(row.place(), "no_name", "the entity has no list; write its `list_name`");
            continue;
        };
        let name = list.text;
        if let Some(reason) = reserved(name) {
            notes.fault(list.place(), "reserved_name", reason);
        } else if name.contains('.') {
            notes.fault(
                list.place(),
                "bad_name",
                "the list of an entity cannot have a `.` in its name",
            );
        } else if !is_element_name(name) {
            notes.fault(list.place(), "bad_name", why_not(name));
        }
        if entities.lists.iter().any(|other| other == name) {
            let reason = format!("the list `{name}` stands twice; an entity list has one row");
            notes.fault(list.place(), "duplicate_name", reason);
        }
        check_actions(&row, notes);
        entities.lists.push(name.to_owned());
        let key = |key: &str| {
            if key == "dataset" {
                "list_name".to_owned()
            } else {
                key.to_owned()
            }
        };
        let cells = row
            .cells()
            .map(|cell| (key(&cell.column.path.join("::")), cell.text.to_owned()));
        entities.rows.push(cells.collect());
    }
    entities
}

fn check_columns(row: &Row<'_>, notes: &mut Notes) {
    const KNOWN: [&str; 6] = ["dataset", "entity_id", "create_if", "update_if", "repeat", "label"];
    for cell in row.cells() {
        let key = cell.column.path.join("::");
        if !KNOWN.contains(&key.as_str()) {
            let header = cell.column.header.as_str();
            let place = Place {
                row: 1,
                cell: header.to_owned(),
                ..cell.place()
            };
            notes.misspelt(
                place,
                "unknown_column",
                format!("the entities sheet has no column `{header}`"),
                header,
                KNOWN,
            );
        }
    }
}

/// Which of create and update a row means.
fn check_actions(row: &Row<'_>, notes: &mut Notes) {
    let [id, create, update, label] =
        ["entity_id", "create_if", "update_if", "label"].map(|key| row.text(key).is_some());
    if !id && update {
        notes.fault(
            row.place(),
            "bad_entity",
            "`update_if` needs an `entity_id`: which entity is updated",
        );
    }
    if id && create && !update {
        notes.fault(
            row.place(),
            "bad_entity",
            "`create_if` with an `entity_id` also needs an `update_if`",
        );
    }
    if !id && !label {
        notes.fault(row.place(), "bad_entity", "an entity that is created needs a `label`");
    }
}

impl Entities {
    pub fn has(&self, list: &str) -> bool {
        self.lists.iter().any(|other| other == list)
    }

    /// Notes what is wrong with the `save_to` of a row.
    pub fn save_to(&mut self, row: &Row<'_>, name: Option<&str>, container: bool, notes: &mut Notes) {
        let Some(cell) = row.cell("bind::entities:saveto") else {
            return;
        };
        let place = cell.place();
        let Some(only) = self.lists.first() else {
            notes.fault(
                place,
                "bad_save_to",
                "`save_to` needs the sheet `entities`, which says what is saved",
            );
            return;
        };
        let (list, property) = match cell.text.split_once('#') {
            Some((list, property)) => (list, property),
            None if self.lists.len() > 1 => {
                let reason = "with several entity lists a `save_to` says which: `list#property`";
                notes.fault(place, "bad_save_to", reason);
                return;
            }
            None => (only.as_str(), cell.text),
        };
        if property.contains('#') {
            notes.fault(
                place,
                "bad_save_to",
                "a `save_to` has one `#`, between the list and the property",
            );
        } else if !self.has(list) {
            let reason = format!("the entities sheet has no list `{list}`");
            notes.misspelt(
                place,
                "bad_save_to",
                reason,
                list,
                self.lists.iter().map(String::as_str),
            );
        } else if container || name.is_none() {
            notes.fault(
                place,
                "bad_save_to",
                "groups and repeats have no answer to save; clear the cell",
            );
        } else if matches!(property.to_lowercase().as_str(), "name" | "label") {
            notes.fault(
                place,
                "reserved_name",
                "the properties `name` and `label` are the entity's own; choose another",
            );
        } else if let Some(reason) = reserved(property) {
            notes.fault(place, "reserved_name", reason);
        } else if !is_element_name(property) {
            notes.fault(place, "bad_name", why_not(property));
        } else if let Some(other) = self.saved.insert((list.to_owned(), property.to_owned()), row.number) {
            let reason = format!("row {other} already saves to `{property}`; one question for each property");
            notes.fault(place, "duplicate_name", reason);
        }
    }

    /// The property of a row, with its list where several are written.
    pub fn property(&self, row: &Row<'_>) -> Option<String> {
        row.text("bind::entities:saveto").map(str::to_owned)
    }
}
