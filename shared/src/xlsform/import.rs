//! From a workbook to a form: the sheets in the order in which they need each other.

use super::choices::{self, Lists};
use super::choosing::external_name;
use super::entities;
use super::fault::{Fault, Notes, Place, Warning};
use super::headers::{self, Vocabulary};
use super::settings;
use super::survey::Reader;
use super::table::{self, SHEETS, Table};
use super::translations::{self, CHOICE_WORDS, Languages};
use super::workbook::Workbook;
use crate::form::Definition;
use crate::spelling::did_you_mean;

/// A form, and what its author may want to know.
pub type Imported = (Definition, Vec<Warning>);

/// Reads the bytes of an `.xlsx`, `.xlsm` or `.xls`.
///
/// # Errors
/// One fault if it is no workbook, else as [`import`].
pub fn import_bytes(bytes: &[u8], fallback_id: &str) -> Result<Imported, Vec<Fault>> {
    let workbook = Workbook::read(bytes).map_err(|fault| vec![*fault])?;
    import(&workbook, fallback_id)
}

/// Reads a workbook. `fallback_id`: the form's id where the settings name none, usually the name of the file.
///
/// # Errors
/// Every fault that was found, in the order of sheets, rows and columns.
pub fn import(workbook: &Workbook, fallback_id: &str) -> Result<Imported, Vec<Fault>> {
    let sheets: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let mut notes = Notes::default();
    let definition = read(workbook, fallback_id, &mut notes);
    match definition {
        Some(definition) if notes.faults.is_empty() => Ok((definition, notes.sorted_warnings(&sheets))),
        _ => Err(notes.sorted_faults(&sheets)),
    }
}

fn read(workbook: &Workbook, fallback_id: &str, notes: &mut Notes) -> Option<Definition> {
    let mut survey = survey_table(workbook, notes)?;
    let (settings, settings_table) = settings::read(workbook, notes);
    if settings.collapse_spaces {
        survey.collapse_spaces();
    }
    let choices_table = optional(workbook, "choices", &headers::CHOICES, notes);
    let external_table = optional(workbook, "external_choices", &headers::CHOICES, notes);
    let entities_table = optional(workbook, "entities", &headers::ENTITIES, notes);
    for (name, table) in [("settings", &settings_table), ("entities", &entities_table)] {
        if let (None, Some(near)) = (table, table::misspelt(workbook, name)) {
            let reason = format!("the sheet `{near}` is not read; did you mean `{name}`? A leading `_` silences this");
            notes.warn(Place::sheet(near), "unknown_sheet", reason);
        }
    }
    let languages = Languages::of(&survey, choices_table.as_ref(), settings.default_language.as_deref());
    let lists = choices_table.as_ref().map(|table| {
        if table.rows().next().is_some() && !table.has_column("name") {
            notes.fault(
                Place::row(&table.sheet, 1),
                "missing_column",
                "the choices sheet has no column `name`",
            );
            return Lists::new();
        }
        choices::read(table, &languages, true, settings.duplicates, notes)
    });
    let mut lists = lists.unwrap_or_default();
    if lists.is_empty()
        && choices_table.is_none()
        && let Some(near) = table::misspelt(workbook, "choices")
    {
        let reason = format!("the sheet `{near}` is not read; did you mean `choices`?");
        notes.warn(Place::sheet(near), "unknown_sheet", reason);
    }
    let external = external_table
        .as_ref()
        .map(|table| choices::read(table, &languages, false, true, notes));
    let mut entities = entities::read(entities_table.as_ref(), notes);
    let reader = Reader::new(&lists, external.as_ref(), &languages, &settings, &mut entities, notes);
    // Without types every row would be one more fault of the same cause.
    let rows = survey.has_column("type").then(|| survey.rows());
    let mut found = reader.read(rows.into_iter().flatten());
    translations::check(&survey, choices_table.as_ref(), found.or_other, notes);

    found.names.add("instanceID");
    let names = &found.names;
    names.check(&survey, notes, |cell| {
        survey.has_column("type")
            && !matches!(
                cell.column.path.first().map(String::as_str),
                Some("type" | "name" | "trigger")
            )
    });
    names_in(choices_table.as_ref(), names, notes, |path| {
        CHOICE_WORDS
            .iter()
            .any(|(key, _)| key.split("::").zip(path).all(|(token, other)| token == other))
    });
    names_in(settings_table.as_ref(), names, notes, |_| true);
    names_in(entities_table.as_ref(), names, notes, |path| {
        !matches!(path.first().map(String::as_str), Some("dataset" | "repeat"))
    });

    for (name, list) in external.unwrap_or_default() {
        lists.insert(external_name(&name, &lists), list);
    }
    let id = found.id.or(settings.id).unwrap_or_else(|| fallback_id.to_owned());
    Some(Definition {
        version: settings.version,
        title: found.title.or(settings.title).unwrap_or_else(|| id.clone()),
        id,
        default_language: languages.default,
        languages: languages.all,
        instance_name: settings.instance_name,
        style: settings.style,
        items: found.items,
        lists,
        settings: settings.rest,
        entities: entities.rows,
    })
}

fn names_in(
    table: Option<&Table>,
    names: &super::references::Names,
    notes: &mut Notes,
    checked: impl Fn(&[String]) -> bool,
) {
    if let Some(table) = table {
        names.check(table, notes, |cell| checked(&cell.column.path));
    }
}

fn optional(workbook: &Workbook, name: &str, vocabulary: &Vocabulary, notes: &mut Notes) -> Option<Table> {
    table::find(workbook, name).map(|cells| Table::read(cells, vocabulary, notes))
}

/// The survey: the sheet of that name, or the only sheet there is.
fn survey_table(workbook: &Workbook, notes: &mut Notes) -> Option<Table> {
    let only = match workbook.sheets.as_slice() {
        [only] if !SHEETS.contains(&only.name.to_lowercase().as_str()) => Some(only),
        _ => None,
    };
    let cells = table::find(workbook, "survey")
        .or(only)
        .filter(|cells| !cells.rows.is_empty());
    let Some(cells) = cells else {
        let names = workbook.sheets.iter().map(|sheet| sheet.name.as_str());
        let hint = did_you_mean(
            "survey",
            names.filter(|name| !name.starts_with('_') && !SHEETS.contains(name)),
        );
        let reason = format!("the workbook has no sheet `survey` with questions in it{hint}");
        notes.fault(Place::default(), "no_survey", reason);
        return None;
    };
    let table = Table::read(cells, &headers::SURVEY, notes);
    if !table.has_column("type") {
        let headers = table.columns.iter().map(|column| column.header.as_str());
        let hint = did_you_mean("type", headers);
        let reason = format!("the survey sheet has no column `type`{hint}");
        notes.fault(Place::row(&table.sheet, 1), "missing_column", reason);
    }
    Some(table)
}
