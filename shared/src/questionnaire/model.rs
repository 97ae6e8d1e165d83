//! A questionnaire as screens and checks see it: groups of questions, each with its words.

use super::expression::Expression;
use super::words::{Language, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of the choice "prefers not to say", and how that answer is stored for every other kind of question.
///
/// It is an answer, not a gap: screens draw it apart from the others.
pub const DECLINED: &str = "prefers_not_to_say";

/// A questionnaire or checklist, checked. Read from sheets by [`super::parse()`]; screens receive it as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Form {
    /// XLSForm's `form_id`.
    pub id: String,
    pub version: String,
    pub title: Words,
    pub default_language: String,
    pub languages: Vec<Language>,
    pub groups: Vec<Group>,
}

impl Form {
    /// Every question and note in the order of asking.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.groups.iter().flat_map(|group| &group.questions)
    }

    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().find(|question| question.name == name)
    }

    /// How many questions there are, notes not counted.
    pub fn question_count(&self) -> usize {
        self.questions()
            .filter(|question| question.kind != QuestionKind::Note)
            .count()
    }
}

/// Questions that belong together under one heading. Questions outside any group stand in one without a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    pub name: String,
    pub label: Words,
    /// When it does not hold, none of the questions is asked.
    pub relevant: Option<Expression>,
    pub questions: Vec<Question>,
}

/// One question, note or checklist item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Unique within the form; the key of its answer is `answers/<name>`.
    pub name: String,
    /// Place among the form's questions from 1; notes have none.
    pub number: Option<u32>,
    pub kind: QuestionKind,
    pub label: Words,
    pub hint: Words,
    /// For `select_one` and `select_multiple`, in the order of the sheet.
    pub choices: Vec<Choice>,
    pub required: bool,
    pub relevant: Option<Expression>,
    /// What an answer must satisfy; `.` is the answer itself.
    pub constraint: Option<Expression>,
    pub constraint_message: Words,
    pub appearance: Vec<String>,
    /// The provision of the code that the answer speaks to.
    pub provision: Option<String>,
    /// The screen hides the answer as soon as the next question is shown.
    pub sensitive: bool,
    /// Not to be opened in a group interview: one person's pay is nobody else's business.
    pub individual: bool,
    /// The stratum of coverage that the answer gives: `crew`, `gender`, `language`, `pay_type`.
    ///
    /// For `crew` the screen offers the crews of the audit's plan.
    pub stratum: Option<String>,
}

impl Question {
    pub fn choice(&self, name: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.name == name)
    }

    /// Whether "prefers not to say" may be answered: by choice list for selects, always for the other kinds.
    pub fn may_decline(&self) -> bool {
        match self.kind {
            QuestionKind::SelectOne | QuestionKind::SelectMultiple => self.choice(DECLINED).is_some(),
            QuestionKind::Text | QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Date => !self.required,
            QuestionKind::Note => false,
        }
    }
}

/// The types of XLSForm that are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Text,
    Integer,
    Decimal,
    Date,
    /// Words to read aloud; it takes no answer.
    Note,
    SelectOne,
    SelectMultiple,
}

/// One way to answer a select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    pub name: String,
    pub label: Words,
    /// Drawn apart from the others: "prefers not to say".
    pub apart: bool,
    /// Cannot stand beside another choice in a `select_multiple`: "none of these".
    pub exclusive: bool,
}
