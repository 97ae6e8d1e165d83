//! The settings sheet: one row.

use super::fault::Notes;
use super::headers;
use super::names::{is_element_name, repaired, why_not, yes_or_no};
use super::table::{self, Row, Table};
use super::workbook::Workbook;
use crate::xpath::Expression;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(super) struct Settings {
    pub id: Option<String>,
    pub title: Option<String>,
    pub version: String,
    pub default_language: Option<String>,
    pub instance_name: Option<Expression>,
    pub style: Vec<String>,
    /// The name of the root element, `data` if the sheet names none.
    pub root: String,
    pub duplicates: bool,
    pub collapse_spaces: bool,
    /// Everything else, as it stands.
    pub rest: BTreeMap<String, String>,
}

/// The settings, and the table for checks of its references.
pub(super) fn read(workbook: &Workbook, notes: &mut Notes) -> (Settings, Option<Table>) {
    let mut settings = Settings {
        root: "data".to_owned(),
        collapse_spaces: true,
        ..Settings::default()
    };
    let Some(cells) = table::find(workbook, "settings") else {
        return (settings, None);
    };
    let table = Table::read(cells, &headers::SETTINGS, notes);
    if let Some(row) = table.rows().next() {
        // A row that is not the second is not read by other tools either, but nothing else is meant by it.
        fill(&mut settings, &row, notes);
    }
    (settings, Some(table))
}

fn fill(settings: &mut Settings, row: &Row<'_>, notes: &mut Notes) {
    for cell in row.cells() {
        let key = cell.column.path.join("::");
        let text = cell.text.to_owned();
        match key.as_str() {
            "id_string" => settings.id = Some(text),
            "title" => settings.title = Some(text),
            "version" => settings.version = text,
            "default_language" => settings.default_language = Some(text),
            "style" => settings.style = text.split_whitespace().map(str::to_owned).collect(),
            "instance_name" => match Expression::parse(&text) {
                Ok(expression) => settings.instance_name = Some(expression),
                Err(fault) => notes.fault(cell.place(), "expression", fault.to_string()),
            },
            "allow_choice_duplicates" => settings.duplicates = yes_or_no(&text) == Some(true),
            "clean_text_values" => settings.collapse_spaces = yes_or_no(&text) != Some(false),
            "name" if !is_element_name(&text) => {
                notes.misspelt(cell.place(), "bad_name", why_not(&text), "", repaired(&text).as_deref());
            }
            "name" => settings.root = text,
            "add_none_option" => {
                notes.warn(
                    cell.place(),
                    "unsupported_setting",
                    "`add_none_option` is left aside; write the choice `none`",
                );
            }
            _ => _ = settings.rest.insert(key, text),
        }
    }
    let omitted = settings
        .rest
        .get("omit_instanceID")
        .is_some_and(|text| yes_or_no(text) == Some(true));
    if omitted && settings.rest.contains_key("public_key") {
        let reason = "`omit_instanceID` cannot go with `public_key`: encryption needs the instance id";
        notes.fault(row.place_of("omit_instanceID"), "bad_setting", reason);
    }
}
