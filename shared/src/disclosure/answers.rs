//! Which answers of a form may leave the team, one by one: a person chooses, and what could name a person waits to be named.

use crate::api::{LeftOut, LeftOutWhy};
use crate::form::export::Leaving;
use crate::form::{Form, Kind, Preset, Question, Shape, Source};
use crate::spelling::did_you_mean;
use std::collections::{BTreeMap, BTreeSet};

/// In `with_text`: the worker codes of the interviews.
pub const WORKER_CODE: &str = "worker_code";

/// What somebody wants to give out of a form. Questions go by name, or by key where they stand in repeats: `crews[]/wage`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'w> {
    /// These alone; empty: every one that may.
    pub columns: &'w [String],
    pub leave_out: &'w [String],
    /// What could name a person and is given out all the same.
    pub with_text: &'w [String],
}

/// What leaves; no question where every one is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    pub questions: Leaving,
    /// The keys of the questions that leave, in the order of the form.
    pub columns: Vec<String>,
    pub left_out: Vec<LeftOut>,
    pub worker_codes: bool,
}

/// A wish that cannot be followed as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WishFault {
    #[error("The questionnaire has no question `{name}`{hint}")]
    Unknown {
        place: &'static str,
        name: String,
        hint: String,
    },
    #[error("`{0}` is wanted in `columns` and could name a person: name it in `with_text` too, or leave it out.")]
    NotNamed(String),
    #[error("Nothing is left to give out: every question is left out.")]
    Nothing,
}

impl WishFault {
    /// The field of the wish that is at fault.
    pub fn place(&self) -> &'static str {
        match self {
            WishFault::Unknown { place, .. } => place,
            WishFault::NotNamed(_) => "with_text",
            WishFault::Nothing => "leave_out",
        }
    }
}

/// Follows a wish, or says what is wrong with it.
///
/// Crew, free words, pictures, sounds and codes, places, what the form computes (it may repeat any of these) and what the device
/// notes of itself stay unless `with_text` names them one by one. Names and contacts are no part of a form and never leave.
pub fn choose(form: &Form, wish: Wish<'_>) -> Result<Leave, WishFault> {
    let wanted = named(form, "columns", wish.columns)?;
    let unwanted = named(form, "leave_out", wish.leave_out)?;
    let with_text: Vec<String> = wish.with_text.to_vec();
    let worker_codes = with_text.iter().any(|name| name == WORKER_CODE) && form.question(WORKER_CODE).is_none();
    let questions_of = with_text
        .into_iter()
        .filter(|name| !worker_codes || name != WORKER_CODE);
    let spoken = named(form, "with_text", &questions_of.collect::<Vec<_>>())?;

    let (mut leaves, mut columns, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (shape, node) in form.plan.nodes().iter().enumerate() {
        let Some(question) = node.question().filter(|question| answers_something(question)) else {
            continue;
        };
        let key = form.plan.pattern(shape);
        let guarded = needs_naming(question).filter(|_| !spoken.contains(&shape));
        let why = match guarded {
            _ if unwanted.contains(&shape) => Some(LeftOutWhy::Chosen),
            Some(_) if wanted.contains(&shape) => return Err(WishFault::NotNamed(key)),
            _ if !wanted.is_empty() && !wanted.contains(&shape) && !spoken.contains(&shape) => Some(LeftOutWhy::Chosen),
            guarded => guarded,
        };
        match why {
            Some(why) => left_out.push(LeftOut { key, why }),
            None => {
                leaves.push(shape);
                columns.push(key);
            }
        }
    }
    Ok(Leave {
        questions: Leaving::of(&form.plan, leaves),
        columns,
        left_out,
        worker_codes,
    })
}

/// The questions of a list of names or keys. A key means its own question and no namesake in a repeat, except in what is left
/// out: there the wider reading is the safer one.
fn named(form: &Form, place: &'static str, names: &[String]) -> Result<BTreeSet<Shape>, WishFault> {
    if names.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut keys: BTreeMap<String, Shape> = BTreeMap::new();
    let mut known: BTreeMap<String, BTreeSet<Shape>> = BTreeMap::new();
    let nodes = form.plan.nodes().iter().enumerate();
    for (shape, node) in nodes.filter(|(_, node)| node.question().is_some()) {
        keys.insert(form.plan.pattern(shape), shape);
        known.entry(form.plan.pattern(shape)).or_default().insert(shape);
        known.entry(node.name.clone()).or_default().insert(shape);
    }
    let mut found = BTreeSet::new();
    for name in names {
        let by_key = keys.get(name).filter(|_| place != "leave_out");
        if let Some(shape) = by_key {
            found.insert(*shape);
            continue;
        }
        let Some(shapes) = known.get(name) else {
            return Err(WishFault::Unknown {
                place,
                name: name.chars().take(64).collect(),
                hint: match did_you_mean(name, known.keys().map(String::as_str)) {
                    hint if hint.is_empty() => ".".to_owned(),
                    hint => hint,
                },
            });
        };
        found.extend(shapes);
    }
    Ok(found)
}

/// Whether anything is ever kept there: what is only read aloud and files of choices are no answers.
fn answers_something(question: &Question) -> bool {
    match question.kind {
        Kind::ExternalFile => false,
        Kind::Note => question.calculation.is_some(),
        _ => true,
    }
}

/// Why a question's answers stay unless somebody names it.
fn needs_naming(question: &Question) -> Option<LeftOutWhy> {
    let source = question.choices.as_ref().map(|choices| &choices.source);
    let computed = question.calculation.is_some()
        || !question.trigger.is_empty()
        || matches!(question.default, Some(Preset::Computed(_)))
        || matches!(source, Some(Source::Answers { .. }));
    match question.kind {
        _ if question.stratum() == Some("crew") => Some(LeftOutWhy::Crew),
        Kind::Text | Kind::Image | Kind::Audio | Kind::Video | Kind::File | Kind::Barcode => Some(LeftOutWhy::FreeText),
        Kind::Geopoint | Kind::Geotrace | Kind::Geoshape => Some(LeftOutWhy::Place),
        Kind::Metadata(_) => Some(LeftOutWhy::Device),
        Kind::Calculate | Kind::Hidden => Some(LeftOutWhy::Computed),
        _ => computed.then_some(LeftOutWhy::Computed),
    }
}
