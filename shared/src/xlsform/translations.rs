//! Languages: which a form has, and which texts are missing in one.

use super::fault::{Notes, Place};
use super::table::{Row, Table};
use crate::form::Media;
use crate::words::{Language, Words};
use std::collections::{BTreeMap, BTreeSet};

const SURVEY_WORDS: [(&str, &str); 9] = [
    ("label", "label"),
    ("hint", "hint"),
    ("guidance_hint", "guidance_hint"),
    ("media::image", "image"),
    ("media::big-image", "big-image"),
    ("media::audio", "audio"),
    ("media::video", "video"),
    ("bind::jr:constraintMsg", "constraint_message"),
    ("bind::jr:requiredMsg", "required_message"),
];
pub(super) const CHOICE_WORDS: [(&str, &str); 5] = [
    ("label", "label"),
    ("media::image", "image"),
    ("media::big-image", "big-image"),
    ("media::audio", "audio"),
    ("media::video", "video"),
];

/// The languages of a form, in the order of the columns.
#[derive(Debug, Default)]
pub(super) struct Languages {
    /// The code of texts whose column names no language.
    pub default: String,
    pub all: Vec<Language>,
}

/// `Español (es)` as code and name; a header without a code is both.
pub(crate) fn language(header: &str) -> Language {
    let header = header.trim();
    if let Some((name, code)) = header.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        let (name, code) = (name.trim(), code.trim());
        if !name.is_empty() && !code.is_empty() && !code.contains(' ') {
            return Language {
                code: code.to_owned(),
                name: name.to_owned(),
            };
        }
    }
    Language {
        code: header.to_owned(),
        name: header.to_owned(),
    }
}

/// The languages of a table's columns: which texts there are in each. `None` is the column without a language.
type Seen<'a> = BTreeMap<Option<&'a str>, BTreeSet<&'static str>>;

fn seen<'a>(table: &'a Table, worded: &[(&'static str, &'static str)]) -> Seen<'a> {
    let mut seen = Seen::new();
    for column in &table.columns {
        for (key, name) in worded {
            let depth = key.split("::").count();
            let path = &column.path;
            if !key.split("::").zip(path).all(|(token, other)| token == other) {
                continue;
            }
            match path.len().checked_sub(depth) {
                Some(0) => _ = seen.entry(None).or_default().insert(*name),
                Some(1) => _ = seen.entry(path.last().map(String::as_str)).or_default().insert(*name),
                _ => {}
            }
        }
    }
    seen
}

impl Languages {
    /// From the columns of both sheets and the default of the settings.
    pub fn of(survey: &Table, choices: Option<&Table>, default: Option<&str>) -> Languages {
        let default = language(default.unwrap_or("default"));
        let mut all: Vec<Language> = Vec::new();
        let mut plain = false;
        let tables = [(Some(survey), &SURVEY_WORDS[..]), (choices, &CHOICE_WORDS[..])];
        for (table, worded) in tables.iter().filter_map(|(table, worded)| Some(((*table)?, worded))) {
            for header in seen(table, worded).into_keys() {
                let found = match header {
                    Some(header) => language(header),
                    None => {
                        plain = true;
                        continue;
                    }
                };
                if !all.iter().any(|other| other.code == found.code) {
                    all.push(found);
                }
            }
        }
        if (plain || all.is_empty()) && !all.iter().any(|other| other.code == default.code) {
            all.insert(0, default.clone());
        }
        Languages {
            default: default.code,
            all,
        }
    }

    /// The texts of a column in every language. A column with a language goes before the one without.
    pub fn words(&self, row: &Row<'_>, key: &str) -> Words {
        let mut words = Words::default();
        for (header, cell) in row.worded(key) {
            match header {
                Some(header) => _ = words.0.insert(language(header).code, cell.text.to_owned()),
                None => {
                    _ = words
                        .0
                        .entry(self.default.clone())
                        .or_insert_with(|| cell.text.to_owned())
                }
            }
        }
        words
    }

    pub fn media(&self, row: &Row<'_>, notes: &mut Notes) -> Media {
        const KINDS: [&str; 4] = ["image", "big-image", "audio", "video"];
        for cell in row.cells() {
            let mut path = cell.column.path.iter().map(String::as_str);
            if path.next() == Some("media")
                && let Some(kind) = path.next().filter(|kind| !KINDS.contains(kind))
            {
                let reason =
                    format!("`{kind}` is no kind of media; there are `image`, `big-image`, `audio` and `video`");
                notes.fault(cell.place(), "unknown_media", reason);
            }
        }
        Media {
            image: self.words(row, "media::image"),
            big_image: self.words(row, "media::big-image"),
            audio: self.words(row, "media::audio"),
            video: self.words(row, "media::video"),
        }
    }
}

/// Warns of columns that one language has and another has not.
pub(super) fn check(survey: &Table, choices: Option<&Table>, or_other: bool, notes: &mut Notes) {
    let mut several = false;
    let tables = [(Some(survey), &SURVEY_WORDS[..]), (choices, &CHOICE_WORDS[..])];
    for (table, worded) in tables.iter().filter_map(|(table, worded)| Some(((*table)?, worded))) {
        let seen = seen(table, worded);
        if seen.keys().all(Option::is_none) {
            continue;
        }
        several = true;
        let every: BTreeSet<&str> = seen.values().flatten().copied().collect();
        for (header, columns) in &seen {
            let missing: Vec<&str> = every.difference(columns).copied().collect();
            if !missing.is_empty() {
                let (language, missing) = (header.unwrap_or("default"), missing.join("`, `"));
                let reason = format!("in the language `{language}` the column `{missing}` is missing");
                notes.warn(Place::row(&table.sheet, 1), "missing_translation", reason);
            }
        }
    }
    if several && or_other {
        let reason = "`or_other` adds words that are in no translation; write the choice and its question yourself";
        notes.warn(Place::sheet(&survey.sheet), "untranslated_other", reason);
    }
}
