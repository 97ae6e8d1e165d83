//! The choices sheet: lists by name.

use super::fault::Notes;
use super::table::{Cell, Row, Table};
use super::translations::Languages;
use crate::form::{Choice, ChoiceList};
use std::collections::{BTreeMap, BTreeSet};

pub(super) type Lists = BTreeMap<String, ChoiceList>;

/// Reads the lists of a table. `strict`: choices need names, and each only once unless `duplicates` are allowed.
pub(super) fn read(table: &Table, languages: &Languages, strict: bool, duplicates: bool, notes: &mut Notes) -> Lists {
    let mut lists = Lists::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    if strict {
        check_columns(table, notes);
    }
    for row in table.rows() {
        let Some(list) = row.text("list name") else {
            notes.warn(
                row.place(),
                "no_list",
                "the choice belongs to no list and is left aside; write its `list_name`",
            );
            continue;
        };
        let Some(name) = row.cell("name") else {
            if strict {
                notes.fault(
                    row.place(),
                    "no_name",
                    "the choice has no name; write what its answer is stored as",
                );
            }
            continue;
        };
        if strict && !row.has("label") {
            notes.warn(
                row.place(),
                "no_label",
                format!("the choice `{}` has no label", name.text),
            );
        }
        if strict && !duplicates && !seen.insert((list.to_owned(), name.text.to_owned())) {
            let reason = format!(
                "the list `{list}` has two choices named `{}`; rename one, or set `allow_choice_duplicates` to `yes`",
                name.text
            );
            notes.fault(name.place(), "duplicate_choice", reason);
        }
        let choice = Choice {
            name: name.text.to_owned(),
            label: languages.words(&row, "label"),
            media: languages.media(&row, notes),
            columns: columns(&row),
        };
        lists.entry(list.to_owned()).or_default().choices.push(choice);
    }
    lists
}

fn check_columns(table: &Table, notes: &mut Notes) {
    for column in &table.columns {
        let first = column.path.first().map(String::as_str).unwrap_or_default();
        if first != "list name" && first.contains(' ') {
            let reason =
                format!("the column `{first}` has a space in its name and is left aside; filters cannot ask for it");
            notes.warn(super::fault::Place::row(&table.sheet, 1), "column_with_space", reason);
        }
    }
}

/// What filters ask for.
fn columns(row: &Row<'_>) -> BTreeMap<String, String> {
    let other = |cell: &Cell<'_>| {
        let first = cell.column.path.first().map(String::as_str).unwrap_or_default();
        !matches!(first, "name" | "label" | "media" | "list name") && !first.contains(' ')
    };
    let cells = row.cells().filter(other);
    cells
        .map(|cell| (cell.column.path.join("::"), cell.text.to_owned()))
        .collect()
}
