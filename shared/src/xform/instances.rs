//! Secondary instances: lists that stand in the form, and files beside it.

use super::data::local;
use super::element::{Element, Space};
use super::notes::{At, Notes};
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) enum Instance<'a> {
    /// A list: the names of its root and of its rows, and the rows.
    Inline {
        root: String,
        row: String,
        rows: Vec<&'a Element>,
    },
    /// A file; `stem` is its name in a definition's expressions.
    File { file: String, stem: String },
    /// The answers of the record before this one.
    LastSaved,
}

#[derive(Debug, Default)]
pub(super) struct Instances<'a> {
    by_id: BTreeMap<String, (Instance<'a>, At)>,
}

impl<'a> Instances<'a> {
    /// `secondary`: the instances of the model but the first.
    pub fn read(secondary: impl Iterator<Item = &'a Element>, notes: &mut Notes) -> Instances<'a> {
        let mut instances = Instances::default();
        for element in secondary {
            let at = At::of(element);
            let Some(id) = element.plain("id") else {
                notes.warn(
                    at,
                    "nameless_instance",
                    "this instance has no `id`, so that nothing can ask it; it is left aside",
                );
                continue;
            };
            if id.contains(['\'', '"']) {
                notes.fault(
                    at,
                    "bad_name",
                    format!("the id `{id}` has quotes in it, so that no expression can name it"),
                );
                continue;
            }
            if instances.by_id.contains_key(id) {
                notes.fault(
                    at,
                    "duplicate_name",
                    format!("two instances have the id `{id}`; rename one of them"),
                );
                continue;
            }
            let instance = match element.plain("src") {
                Some(source) => file(source, element, notes),
                None => inline(element, notes),
            };
            instances.by_id.insert(id.to_owned(), (instance, at));
        }
        instances.check_stems(notes);
        instances
    }

    /// Expressions name files by their names; two things under one name cannot be told apart.
    fn check_stems(&self, notes: &mut Notes) {
        let mut stems: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, (instance, at)) in &self.by_id {
            let Instance::File { file, stem } = instance else {
                continue;
            };
            let same = |id: &str| matches!(self.find(id), Some(Instance::File { file: other, .. }) if other == file);
            let taken = self.by_id.contains_key(stem) && id != stem && !same(stem);
            let twice = stems.insert(stem, file).is_some_and(|other| other != file);
            if taken || twice {
                let reason =
                    format!("`{stem}` would stand for the file `{file}` and for another list; rename one of them");
                notes.fault(at.clone(), "two_files_one_name", reason);
            }
        }
    }

    pub fn find(&self, id: &str) -> Option<&Instance<'a>> {
        self.by_id.get(id).map(|(instance, _)| instance)
    }

    pub fn all(&self) -> impl Iterator<Item = (&str, &Instance<'a>, &At)> {
        self.by_id
            .iter()
            .map(|(id, (instance, at))| (id.as_str(), instance, at))
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }
}

fn file<'a>(source: &str, element: &Element, notes: &mut Notes) -> Instance<'a> {
    if source == "jr://instance/last-saved" {
        return Instance::LastSaved;
    }
    let file = source.rsplit('/').next().unwrap_or_default().to_owned();
    if !source.starts_with("jr://file") {
        let reason = format!("`{source}` is never fetched; the file `{file}` is looked for beside the form");
        notes.warn(At::quoting(element, source), "foreign_source", reason);
    }
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned();
    if file.is_empty() || stem.is_empty() || file.contains(['\\', '\'']) {
        notes.fault(
            At::quoting(element, source),
            "bad_file",
            format!("`{source}` names no file"),
        );
    } else if ![".csv", ".geojson", ".xml"]
        .iter()
        .any(|ending| file.to_lowercase().ends_with(ending))
    {
        let reason =
            format!("only CSV, GeoJSON and XML files are read beside a form: the choices of `{file}` will be missing");
        notes.warn(At::quoting(element, source), "unread_file", reason);
    }
    Instance::File { file, stem }
}

fn inline<'a>(element: &'a Element, notes: &mut Notes) -> Instance<'a> {
    let root = element.elements().next();
    let rows: Vec<&Element> = root.into_iter().flat_map(Element::elements).collect();
    let row = rows.first().map_or("item", |row| local(&row.name)).to_owned();
    for other in &rows {
        if other.name != row {
            let reason = format!(
                "the rows of this list are named `{row}`; `{}` is read as one too",
                other.name
            );
            notes.warn(At::of(other), "mixed_rows", reason);
        }
        if let Some(deep) = other.elements().find(|cell| cell.elements().next().is_some()) {
            let reason = format!(
                "`{}` has elements of its own; of a row, only its texts are kept",
                deep.name
            );
            notes.warn(At::of(deep), "deep_row", reason);
        }
        if let Some(attribute) = other.attributes.iter().find(|a| a.space != Space::JavaRosa) {
            let reason = format!(
                "the attribute `{}` of a row is left aside: nothing can ask it",
                attribute.written
            );
            notes.warn(At::of(other), "unread_attribute", reason);
        }
    }
    Instance::Inline {
        root: root.map_or_else(|| "root".to_owned(), |root| root.name.clone()),
        row,
        rows,
    }
}
