//! One node of the instance as a question: its bind, its control, its actions.

use super::data::NodeId;
use super::element::{Attribute, Element, Space};
use super::form::Form;
use super::kinds::{self, Clues};
use super::notes::At;
use super::words::{self, file_name};
use crate::form::{Kind, Metadata, Preset, Question};
use crate::xlsform::appearance_words;

/// Attributes of controls that only say where their answer belongs.
const PLACING: [&str; 4] = ["ref", "nodeset", "bind", "appearance"];

impl<'a> Form<'a> {
    pub(super) fn question(&mut self, id: NodeId) -> Question {
        let control = self.body.controls.get(&id).copied();
        let bind = self.binds.get(&id).copied();
        let name = self.data.name(id).to_owned();
        let told = kinds::kind(&Clues {
            control,
            bind,
            computed: bind.is_some_and(|bind| bind.plain("calculate").is_some()),
            preset: self.actions.presets.contains_key(&id) || !self.fixed(id).is_empty(),
            triggered: self.actions.triggers.contains_key(&id),
        });
        let kind = self.told_by_action(id).unwrap_or(told.kind);
        if let (Some(but), Some(element)) = (told.but, control.or(bind)) {
            self.notes
                .warn(At::of(element), "unsupported_type", format!("`{name}`: {but}"));
        }
        let mut question = Question::new(name, kind);
        if let Some(control) = control {
            self.control_words(control, id, &mut question);
            self.control_attributes(control, &mut question);
        }
        if let Some(bind) = bind {
            self.bind_attributes(bind, id, &mut question);
        }
        question.default = self.default(id);
        self.triggered(id, &mut question);
        self.action_parameters(id, &mut question);
        if let Some(control) = control {
            self.choices(control, id, &mut question);
        }
        if question.kind == Kind::Note {
            question.read_only = None;
        }
        question
    }

    /// Positions and recordings that an action takes.
    fn told_by_action(&self, id: NodeId) -> Option<Kind> {
        let told = if self.actions.positions_at_start.contains(&id) {
            Metadata::StartGeopoint
        } else if self.actions.positions.contains_key(&id) {
            Metadata::BackgroundGeopoint
        } else if self.actions.recordings.contains_key(&id) {
            Metadata::BackgroundAudio
        } else {
            return None;
        };
        Some(Kind::Metadata(told))
    }

    fn action_parameters(&mut self, id: NodeId, question: &mut Question) {
        if let Some(recording) = self.actions.recordings.get(&id).copied()
            && let Some(quality) = recording.attribute(Space::Odk, "quality")
        {
            question
                .parameters
                .insert("quality".to_owned(), quality.trim().to_owned());
        }
        for trigger in self.actions.positions.get(&id).cloned().unwrap_or_default() {
            if let Some(element) = self.body.controls.get(&trigger).copied() {
                self.add_trigger(trigger, element, question);
            }
        }
    }

    /// The text that stands in the instance.
    fn fixed(&self, id: NodeId) -> String {
        let text = self.data.node(id).map(|node| node.element.text()).unwrap_or_default();
        match text.trim().is_empty() {
            true => String::new(),
            false => file_name(&text).to_owned(),
        }
    }

    fn default(&mut self, id: NodeId) -> Option<Preset> {
        let text = self.fixed(id);
        self.preset(id)
            .or_else(|| (!text.is_empty()).then_some(Preset::Fixed(text)))
    }

    fn control_words(&mut self, control: &'a Element, id: NodeId, question: &mut Question) {
        for child in control.elements() {
            match (child.space, child.name.as_str()) {
                (Space::XForms, "label") => {
                    let mut texts = self.texts_of(child, Some(id));
                    question.media = words::media(&mut texts);
                    question.label = texts.remove("").unwrap_or_default();
                    self.left_over(texts, child);
                }
                (Space::XForms, "hint") => {
                    let mut texts = self.texts_of(child, Some(id));
                    question.hint = texts.remove("").unwrap_or_default();
                    question.guidance_hint = texts.remove("guidance").unwrap_or_default();
                    self.left_over(texts, child);
                }
                (Space::XForms, "item" | "itemset") => {}
                _ if super::body::is_action(child) => {}
                (_, name) => {
                    let reason = format!("`<{name}>` of a question is not read here; it is left aside");
                    self.notes.warn(At::of(child), "unread_element", reason);
                }
            }
        }
    }

    pub(super) fn appearance(&self, element: Option<&Element>) -> Vec<String> {
        let text = element.and_then(|element| element.plain("appearance"));
        text.map(appearance_words).unwrap_or_default()
    }

    fn control_attributes(&mut self, control: &'a Element, question: &mut Question) {
        question.appearance = self.appearance(Some(control));
        for attribute in &control.attributes {
            let name = attribute.name.as_str();
            if attribute.space == Space::None && PLACING.contains(&name) {
                continue;
            }
            let value = attribute.value.trim().to_owned();
            if value.is_empty() {
                continue;
            }
            let parameter = match (question.kind, attribute.space, name) {
                (_, Space::None, "rows") => "rows",
                (Kind::Range, Space::None, "start" | "end" | "step") => name,
                (Kind::Range, Space::Odk, "tick-interval") => "tick_interval",
                (Kind::Range, Space::Odk, "placeholder") => "placeholder",
                (_, Space::None, "accuracyThreshold") => "capture-accuracy",
                (_, Space::None, "unacceptableAccuracyThreshold") => "warning-accuracy",
                (_, Space::None, "incremental") => "incremental",
                (Kind::Image, Space::None, "intent") => "app",
                (Kind::Image | Kind::Audio | Kind::Video | Kind::File, Space::None, "mediatype")
                    if is_usual(&value) =>
                {
                    continue;
                }
                (_, Space::None, "query") => {
                    let reason =
                        format!("choices from `itemsets.csv` (`{value}`) are not read; the question takes a text");
                    self.notes.warn(At::of(control), "unread_choices", reason);
                    question.columns.insert("control::query".to_owned(), value);
                    continue;
                }
                _ => {
                    question
                        .columns
                        .insert(format!("control::{}", column(attribute)), value);
                    continue;
                }
            };
            question.parameters.insert(parameter.to_owned(), value);
        }
        if question.kind == Kind::Range {
            for (key, usual) in [("start", "1"), ("end", "10"), ("step", "1")] {
                question
                    .parameters
                    .entry(key.to_owned())
                    .or_insert_with(|| usual.to_owned());
            }
        }
    }

    fn bind_attributes(&mut self, bind: &'a Element, id: NodeId, question: &mut Question) {
        for attribute in &bind.attributes {
            let (name, text) = (attribute.name.as_str(), attribute.value.as_str());
            if text.trim().is_empty() {
                continue;
            }
            match (attribute.space, name) {
                (Space::None, "nodeset" | "ref" | "id" | "type") => {}
                (Space::None, "relevant") => question.relevant = self.expression(text, bind, id),
                (Space::None, "constraint") => question.constraint = self.expression(text, bind, id),
                (Space::None, "readonly") => question.read_only = self.expression(text, bind, id),
                (Space::None, "calculate") => question.calculation = self.expression(text, bind, id),
                (Space::None, "required") => {
                    let required = self.expression(text, bind, id);
                    question.required = required.filter(|required| required.text() != "false()");
                }
                (Space::JavaRosa, "constraintMsg") => question.constraint_message = self.message(text, bind, id),
                (Space::JavaRosa, "requiredMsg") => question.required_message = self.message(text, bind, id),
                (Space::JavaRosa, "preload" | "preloadParams") if matches!(question.kind, Kind::Metadata(_)) => {}
                (Space::Entities, "saveto") => question.save_to = Some(self.saved_to(text.trim(), id)),
                (Space::OpenRosa, "max-pixels") | (Space::Odk, "allow-mock-accuracy" | "quality" | "incremental") => {
                    question.parameters.insert(name.to_owned(), text.trim().to_owned());
                }
                (Space::Odk, _) if question.kind == Kind::Metadata(Metadata::Audit) => {
                    question.parameters.insert(name.to_owned(), text.trim().to_owned());
                }
                _ => {
                    let key = format!("bind::{}", column(attribute));
                    question.columns.insert(key, text.to_owned());
                }
            }
        }
    }

    /// Attributes of a group and its repeat that a definition has no place for.
    pub(super) fn group_attributes(&mut self, group: Option<&Element>, repeat: Option<&Element>) {
        for element in group.into_iter().chain(repeat) {
            for attribute in &element.attributes {
                let known = match attribute.space {
                    Space::None => PLACING.contains(&attribute.name.as_str()),
                    Space::JavaRosa => matches!(attribute.name.as_str(), "count" | "noAddRemove"),
                    _ => false,
                };
                if !known {
                    let reason = format!("`{}` of a group is not read here; it is left aside", attribute.written);
                    self.notes.warn(At::of(element), "unread_attribute", reason);
                }
            }
        }
    }
}

/// What a kind of upload says anyway.
fn is_usual(media: &str) -> bool {
    matches!(
        media,
        "image/*" | "audio/*" | "video/*" | "application/*" | "*/*" | "osm/*"
    )
}

/// The name of an attribute as XLSForm's columns write it.
fn column(attribute: &Attribute) -> String {
    match attribute.space {
        Space::Other => attribute.written.clone(),
        space => format!("{}{}", space.prefix(), attribute.name),
    }
}
