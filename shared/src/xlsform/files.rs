//! Secondary instances: each id stands for one list or one file.

use super::choices::Lists;
use super::fault::{Notes, Place};
use std::collections::BTreeMap;

/// The files that a form asks, by the id that expressions use.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Id to file.
    by_id: BTreeMap<String, String>,
    external: BTreeMap<String, u32>,
}

impl Files {
    /// A file that a question names or an expression pulls.
    pub fn add(&mut self, id: &str, file: &str, place: Place, notes: &mut Notes) {
        let known = self.by_id.entry(id.to_owned()).or_insert_with(|| file.to_owned());
        if known != file {
            let reason = format!("`{id}` would stand for two files, `{known}` and `{file}`; rename one of them");
            notes.fault(place, "two_files_one_name", reason);
        }
    }

    /// A row of type `csv-external` or `xml-external`.
    pub fn add_external(&mut self, id: &str, file: &str, place: Place, notes: &mut Notes) {
        if let Some(row) = self.external.get(id) {
            let reason = format!("the file `{id}` is already named in row {row}; name each file once");
            notes.fault(place, "duplicate_file", reason);
            return;
        }
        self.external.insert(id.to_owned(), place.row);
        self.add(id, file, place, notes);
    }

    /// Lists and files share their ids.
    pub fn check_lists(&self, lists: &Lists, place: &Place, notes: &mut Notes) {
        for id in lists.keys() {
            if let Some(file) = self.by_id.get(id) {
                let reason =
                    format!("`{id}` would stand for a list of choices and for the file `{file}`; rename one of them");
                notes.fault(place.clone(), "two_files_one_name", reason);
            }
        }
    }

    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }
}

/// `cities.csv` as `cities` and `csv`; no extension for a plain name.
pub(super) fn split_extension(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((base, extension @ ("csv" | "xml" | "geojson"))) if !base.is_empty() => (base, Some(extension)),
        _ => (name, None),
    }
}
