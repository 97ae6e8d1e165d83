//! A questionnaire or checklist as screens draw it. What holds at the moment is told by the record's own view.

use crate::ids::{RecordId, RoomId};
use crate::words::{Language, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::form::{
    DECLINED, Kind as QuestionKind, Media, OfferNow, Point, Said, Splice, Turn, ViolationKind, Wrong, pattern_of,
};

/// A questionnaire of the audit's pinned pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetForm {
    pub audit: RoomId,
    /// Such as `worker-interview`.
    pub form: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormView {
    pub form: FormSheet,
    /// Read to the person before the first question, and what may be agreed to.
    pub consent: crate::pack::Consent,
}

/// Every question and note of a form in the order of asking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormSheet {
    /// XLSForm's `form_id`.
    pub id: String,
    pub version: String,
    pub title: Words,
    pub default_language: String,
    pub languages: Vec<Language>,
    /// In order; a group that goes on after another one within it comes twice.
    pub groups: Vec<FormGroup>,
}

impl FormSheet {
    /// Every question and note in the order of asking.
    pub fn questions(&self) -> impl Iterator<Item = &FormQuestion> {
        self.groups.iter().flat_map(|group| &group.questions)
    }

    /// The question of a key, whichever entry it names.
    pub fn question(&self, key: &str) -> Option<&FormQuestion> {
        let pattern = pattern_of(key);
        self.questions().find(|question| question.key == pattern)
    }

    /// How many questions take an answer.
    pub fn question_count(&self) -> usize {
        self.questions().filter(|question| question.number.is_some()).count()
    }
}

/// Questions that belong together under one heading. Questions outside any group stand in one without a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormGroup {
    pub name: String,
    pub label: Words,
    #[serde(default)]
    pub appearance: Vec<String>,
    /// The repeat that the questions stand in: `crews[]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<String>,
    pub questions: Vec<FormQuestion>,
}

/// One question, note or checklist item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormQuestion {
    pub name: String,
    /// What its answer is called, entries of repeats left open: `fee`, `crews[]/wage`.
    pub key: String,
    /// Place among the form's questions from 1; notes have none.
    pub number: Option<u32>,
    pub kind: QuestionKind,
    pub label: Words,
    pub hint: Words,
    #[serde(default)]
    pub guidance: Words,
    #[serde(default)]
    pub media: Media,
    /// In the order of the form. Where [`FormQuestion::choices_are`] says so, only some are offered now, or none stand here.
    pub choices: Vec<FormChoice>,
    #[serde(default)]
    pub choices_are: ChoicesAre,
    /// Must be answered, whatever else was answered.
    pub required: bool,
    /// As the form writes it; whether it applies now is told by the record's view.
    pub relevant: Option<String>,
    pub constraint: Option<String>,
    pub constraint_message: Words,
    pub appearance: Vec<String>,
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
    /// The provision of the code that the answer speaks to.
    pub provision: Option<String>,
    /// The screen hides the answer as soon as the next question is shown.
    pub sensitive: bool,
    /// Not to be opened in a group interview.
    pub individual: bool,
    /// Nothing is written down beside the answer.
    #[serde(default)]
    pub no_note: bool,
    /// The stratum of coverage that the answer gives: `crew`, `gender`, `language`, `pay_type`.
    pub stratum: Option<String>,
    /// Whether "prefers not to say" is an answer.
    #[serde(default)]
    pub may_decline: bool,
}

/// One way to answer a select.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormChoice {
    pub name: String,
    pub label: Words,
    #[serde(default)]
    pub media: Media,
    /// Drawn apart from the others: "prefers not to say".
    pub apart: bool,
    /// Cannot stand beside another choice: "none of these".
    pub exclusive: bool,
}

/// Where the choices of a select are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChoicesAre {
    /// All of them in the form.
    #[default]
    Here,
    /// They depend on other answers: in the place's [`Point`] if they are few, else looked up.
    OfTheMoment,
    /// Too many to send: looked up a page at a time.
    LookedUp,
}

/// A page of what a select of an interview or checklist offers now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LookUpChoices {
    pub record: RecordId,
    /// The question's key: `crew`, `workers[B1]/village`.
    pub question: String,
    /// Choices whose words hold this; empty: all.
    #[serde(default)]
    pub search: String,
    #[serde(default)]
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChoicePage {
    pub total: u32,
    pub offset: u32,
    pub choices: Vec<OfferNow>,
}
