//! What a form asks: groups, repeats and questions in order, and the lists that its choices come from.

use crate::words::{Language, Words};
use crate::xpath::{Expression, Mention};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A form, checked: every name is known, every expression reads, nothing waits for itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Definition {
    /// XLSForm's `form_id`.
    pub id: String,
    pub version: String,
    pub title: String,
    /// The code of a language, or `default` where the sheet names none.
    pub default_language: String,
    pub languages: Vec<Language>,
    pub instance_name: Option<Expression>,
    pub style: Vec<String>,
    pub items: Vec<Item>,
    pub lists: BTreeMap<String, ChoiceList>,
    /// Settings that only other tools use, kept as they stand: `public_key`, `submission_url`, …
    pub settings: BTreeMap<String, String>,
    /// Rows of the `entities` sheet, kept as they stand.
    pub entities: Vec<BTreeMap<String, String>>,
}

impl Definition {
    /// Every question in the order of the form, those in groups and repeats included.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        let mut found = Vec::new();
        let mut open: Vec<&Item> = self.items.iter().rev().collect();
        while let Some(item) = open.pop() {
            match item {
                Item::Question(question) => found.push(question.as_ref()),
                Item::Group(group) => open.extend(group.items.iter().rev()),
            }
        }
        found.into_iter()
    }

    /// The names of the files that it asks: choices, `csv-external`, `pulldata`.
    pub fn files(&self) -> BTreeSet<String> {
        let mut files = BTreeSet::new();
        for question in self.questions() {
            if let Some(Source::File { file, .. }) = question.choices.as_ref().map(|choices| &choices.source) {
                files.insert(file.clone());
            }
            if question.kind == Kind::ExternalFile {
                files.insert(format!("{}.csv", question.name));
            }
            let filter = question.choices.as_ref().and_then(|choices| choices.filter.as_ref());
            let expressions = [&question.calculation, &question.relevant, &question.constraint];
            let mentions = expressions
                .into_iter()
                .flatten()
                .chain(filter)
                .flat_map(Expression::mentions);
            files.extend(mentions.filter_map(|mention| match mention {
                Mention::Instance(id) if !self.lists.contains_key(&id) => Some(format!("{id}.csv")),
                _ => None,
            }));
        }
        files
    }
}

/// What stands in a form at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Item {
    Question(Box<Question>),
    Group(Box<Group>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    pub name: String,
    pub label: Words,
    pub relevant: Option<Expression>,
    pub read_only: Option<Expression>,
    pub appearance: Vec<String>,
    pub media: Media,
    /// Whether it is asked once for each of several: household members, crews, machines.
    pub repeat: Option<Repeat>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Repeat {
    /// How many there are, where the form says so; else the person adds and removes.
    pub count: Option<Expression>,
}

/// One question, note or hidden calculation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Unique among its siblings.
    pub name: String,
    pub kind: Kind,
    pub label: Words,
    pub hint: Words,
    pub guidance_hint: Words,
    pub media: Media,
    pub required: Option<Expression>,
    pub required_message: Words,
    pub relevant: Option<Expression>,
    pub constraint: Option<Expression>,
    pub constraint_message: Words,
    pub read_only: Option<Expression>,
    pub default: Option<Preset>,
    pub calculation: Option<Expression>,
    /// Names of the questions whose change computes `calculation`; empty: whenever an input changes.
    pub trigger: Vec<String>,
    pub choices: Option<Choices>,
    pub appearance: Vec<String>,
    pub parameters: BTreeMap<String, String>,
    /// The property of an entity that the answer is saved to.
    pub save_to: Option<String>,
    /// Columns that other tools and packs use, as they stand: `bind::x`, `provision`, `sensitive`, …
    pub columns: BTreeMap<String, String>,
}

impl Question {
    /// A question that says and asks nothing yet.
    pub fn new(name: String, kind: Kind) -> Question {
        Question {
            name,
            kind,
            label: Words::default(),
            hint: Words::default(),
            guidance_hint: Words::default(),
            media: Media::default(),
            required: None,
            required_message: Words::default(),
            relevant: None,
            constraint: None,
            constraint_message: Words::default(),
            read_only: None,
            default: None,
            calculation: None,
            trigger: Vec::new(),
            choices: None,
            appearance: Vec::new(),
            parameters: BTreeMap::new(),
            save_to: None,
            columns: BTreeMap::new(),
        }
    }
}

/// Pictures and sounds of a question or choice by language: file names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Media {
    pub image: Words,
    pub big_image: Words,
    pub audio: Words,
    pub video: Words,
}

/// What stands in a question before anybody answers: the sheet's `default`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
pub enum Preset {
    Fixed(String),
    Computed(Expression),
}

/// Where a question's choices come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Choices {
    pub source: Source,
    pub filter: Option<Expression>,
    /// `randomize=true`, with the seed where the form gives one.
    pub randomize: bool,
    pub seed: Option<Expression>,
    /// `or_other`: another choice, with a text of its own in `<name>_other`.
    pub or_other: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Source {
    List {
        list: String,
    },
    /// A file beside the form; the columns that hold value and label.
    File {
        file: String,
        value: String,
        label: String,
    },
    /// The answers to a question in a repeat: `select_one ${name}`.
    Answers {
        question: String,
    },
}

/// A list of choices, in the order of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceList {
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    pub name: String,
    pub label: Words,
    pub media: Media,
    /// The other columns of its row, which filters ask about.
    pub columns: BTreeMap<String, String>,
}

/// The types of XLSForm, aliases resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Range,
    Note,
    Date,
    Time,
    DateTime,
    SelectOne,
    SelectMultiple,
    Rank,
    Acknowledge,
    Calculate,
    Hidden,
    Geopoint,
    Geotrace,
    Geoshape,
    Image,
    Audio,
    Video,
    File,
    Barcode,
    /// Filled in by the device: `start`, `end`, `today`, `deviceid`, `username`, `phonenumber`, `email`, `audit`, …
    Metadata(Metadata),
    /// `csv-external`, `xml-external`: a file that expressions ask, no question.
    ExternalFile,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Metadata {
    Start,
    End,
    Today,
    DeviceId,
    Username,
    PhoneNumber,
    Email,
    SubscriberId,
    SimSerial,
    Audit,
    BackgroundAudio,
    StartGeopoint,
    BackgroundGeopoint,
}
