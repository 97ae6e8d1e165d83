//! What a form says about itself: settings, its log, files that only expressions ask.

use super::element::{Element, Space};
use super::form::{Form, Parts, Settings};
use super::instances::Instance;
use super::notes::At;
use crate::form::{Definition, Item, Kind, Metadata, Question};
use std::collections::BTreeSet;

/// Versions of the entities' part of a form that are known.
const ENTITIES: [&str; 4] = ["2022.1.", "2023.1.", "2024.1.", "2025.1."];
/// Meta fields that every host fills in by itself.
const USUAL: [&str; 8] = [
    "instanceID",
    "instanceName",
    "deprecatedID",
    "audit",
    "entity",
    "rootUuid",
    "timeStart",
    "timeEnd",
];

impl<'a> Form<'a> {
    /// The log of an interview: the only part of `meta` that a definition holds as an item.
    pub(super) fn meta_items(&mut self) -> Vec<Item> {
        let Some(meta) = self.data.child(0, "meta") else {
            return Vec::new();
        };
        let children = self
            .data
            .node(meta)
            .map(|node| node.children.clone())
            .unwrap_or_default();
        for child in children {
            let (name, element) = match self.data.node(child) {
                Some(node) => (node.name.clone(), node.element),
                None => continue,
            };
            if !USUAL.contains(&name.as_str()) {
                let reason = format!("`meta/{name}` is not filled in here; it is left aside");
                self.notes.warn(At::of(element), "unread_element", reason);
            }
        }
        let Some(audit) = self.data.child(meta, "audit") else {
            return Vec::new();
        };
        let mut question = self.question(audit);
        question.kind = Kind::Metadata(Metadata::Audit);
        // Its attributes are parameters of the log, whatever kind the node seemed to be.
        for key in question.columns.keys().cloned().collect::<Vec<_>>() {
            if let (Some(name), Some(value)) = (key.strip_prefix("bind::odk:"), question.columns.get(&key).cloned()) {
                question.parameters.insert(name.to_owned(), value);
                question.columns.remove(&key);
            }
        }
        vec![Item::Question(Box::new(question))]
    }

    /// Files that no choice and no expression asks: rows of type `csv-external`, the way a workbook names them.
    pub(super) fn unasked_files(&self, definition: &Definition) -> Vec<Item> {
        let asked = definition.files();
        let stems = self.instances.all().filter_map(|(_, instance, _)| match instance {
            Instance::File { file, stem } if !asked.contains(file) => Some(stem),
            Instance::File { .. } | Instance::Inline { .. } | Instance::LastSaved => None,
        });
        let free: BTreeSet<&String> = stems
            .filter(|stem| !self.data.has_name(stem) && is_name(stem))
            .collect();
        let questions = free
            .into_iter()
            .map(|stem| Question::new(stem.clone(), Kind::ExternalFile));
        questions.map(|question| Item::Question(Box::new(question))).collect()
    }

    /// Settings and style.
    pub(super) fn settings(&mut self, parts: &Parts<'a>) -> (Settings, Vec<String>) {
        let mut settings = Settings::new();
        for submission in parts.model.children(Space::XForms, "submission") {
            for attribute in &submission.attributes {
                let key = match (attribute.space, attribute.name.as_str()) {
                    (Space::None, "action") => "submission_url",
                    (Space::None, "base64RsaPublicKey") => "public_key",
                    (Space::OpenRosa, "auto-send") => "auto_send",
                    (Space::OpenRosa, "auto-delete") => "auto_delete",
                    (Space::None, "method") if matches!(attribute.value.as_str(), "post" | "form-data-post") => {
                        continue;
                    }
                    _ => &attribute.written,
                };
                settings.insert(key.to_owned(), attribute.value.clone());
            }
        }
        for attribute in &parts.model.attributes {
            match (attribute.space, attribute.name.as_str()) {
                (Space::Odk, "xforms-version") => {}
                (Space::Entities, "entities-version") => {
                    let version = attribute.value.trim();
                    if !ENTITIES.iter().any(|known| version.starts_with(known)) {
                        let reason =
                            format!("entities of version {version} are newer than this app knows; update the app");
                        self.notes.fault(At::of(parts.model), "newer_entities", reason);
                    }
                }
                _ => _ = settings.insert(attribute.written.clone(), attribute.value.clone()),
            }
        }
        for attribute in &parts.instance.attributes {
            if attribute.space != Space::None || !matches!(attribute.name.as_str(), "id" | "version") {
                settings.insert(format!("attribute::{}", attribute.written), attribute.value.clone());
            }
        }
        for element in parts.model.elements() {
            let known = match element.space {
                Space::XForms => matches!(
                    element.name.as_str(),
                    "instance" | "bind" | "itext" | "submission" | "setvalue"
                ),
                Space::Odk => matches!(element.name.as_str(), "setgeopoint" | "recordaudio"),
                _ => false,
            };
            if !known {
                let reason = format!("`<{}>` of the model is not read here; it is left aside", element.name);
                self.notes.warn(At::of(element), "unread_element", reason);
            }
        }
        let style = parts.body.and_then(|body| body.plain("class")).unwrap_or_default();
        (settings, style.split_whitespace().map(str::to_owned).collect())
    }
}

/// Whether a file's name without its ending can be the name of a row.
fn is_name(stem: &str) -> bool {
    let mut letters = stem.chars();
    letters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'))
}

/// Helps other files to look at what a bind says of an element's attributes.
pub(super) fn calculate(bind: Option<&Element>) -> Option<&str> {
    bind.and_then(|bind| bind.plain("calculate"))
}
