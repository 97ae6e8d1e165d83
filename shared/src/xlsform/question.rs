//! The cells of a row as a question or group.

use super::appearance;
use super::defaults::is_dynamic;
use super::fault::Notes;
use super::frame::plain_group;
use super::names::yes_or_no;
use super::parameters::Parameters;
use super::table::Row;
use super::translations::Languages;
use super::types::Type;
use crate::form::{Group, Kind, Preset, Question};
use crate::words::Words;
use crate::xpath::Expression;
use std::collections::BTreeMap;

/// Columns that a question keeps in fields of its own.
const OWN: [&str; 16] = [
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "media",
    "default",
    "trigger",
    "choice_filter",
    "parameters",
    "bind::readonly",
    "bind::relevant",
    "bind::required",
    "bind::constraint",
    "bind::calculate",
    "control::appearance",
];
const OWN_WORDED: [&str; 2] = ["bind::jr:constraintMsg", "bind::jr:requiredMsg"];

/// The expression of a column; yes and no are `true()` and `false()`.
pub(super) fn expression(row: &Row<'_>, key: &str, notes: &mut Notes) -> Option<Expression> {
    let cell = row.cell(key)?;
    let text = match yes_or_no(cell.text) {
        Some(true) => "true()",
        Some(false) => "false()",
        None => cell.text,
    };
    match Expression::parse(text) {
        Ok(expression) => Some(expression),
        Err(fault) => {
            notes.fault(
                cell.place(),
                "expression",
                format!("the expression cannot be read: {fault}"),
            );
            None
        }
    }
}

pub(super) fn group(row: &Row<'_>, name: &str, languages: &Languages, notes: &mut Notes) -> Group {
    Group {
        label: languages.words(row, "label"),
        relevant: expression(row, "bind::relevant", notes),
        read_only: expression(row, "bind::readonly", notes),
        appearance: row
            .text("control::appearance")
            .map(appearance::words)
            .unwrap_or_default(),
        media: languages.media(row, notes),
        ..plain_group(name)
    }
}

/// What a default is: `None` without one.
pub(super) fn default(row: &Row<'_>, kind: Kind, notes: &mut Notes) -> Option<Preset> {
    let cell = row.cell("default")?;
    if !is_dynamic(cell.text, kind) {
        return Some(Preset::Fixed(cell.text.to_owned()));
    }
    match Expression::parse(cell.text) {
        Ok(expression) => Some(Preset::Computed(expression)),
        Err(fault) => {
            let reason = format!("the default is computed, but cannot be read: {fault}");
            notes.fault(cell.place(), "expression", reason);
            None
        }
    }
}

pub(super) fn question(
    row: &Row<'_>,
    name: &str,
    meant: &Type,
    parameters: Parameters,
    languages: &Languages,
    notes: &mut Notes,
) -> Question {
    let mut hint = languages.words(row, "hint");
    if let (true, Some(text)) = (hint.is_empty(), meant.hint) {
        hint = Words::from([(languages.default.as_str(), text)]);
    }
    let own = expression(row, "bind::constraint", notes);
    let constraint = match (own, row.cell("bind::constraint"), meant.constraint) {
        (None, None, Some(text)) => Expression::parse(text).ok(),
        (own, _, _) => own,
    };
    let question = Question {
        name: name.to_owned(),
        kind: meant.kind,
        label: languages.words(row, "label"),
        hint,
        guidance_hint: languages.words(row, "guidance_hint"),
        media: languages.media(row, notes),
        required: expression(row, "bind::required", notes).filter(|required| required.text() != "false()"),
        required_message: languages.words(row, "bind::jr:requiredMsg"),
        relevant: expression(row, "bind::relevant", notes),
        constraint,
        constraint_message: languages.words(row, "bind::jr:constraintMsg"),
        read_only: expression(row, "bind::readonly", notes),
        default: default(row, meant.kind, notes),
        calculation: expression(row, "bind::calculate", notes),
        trigger: Vec::new(),
        choices: None,
        appearance: row
            .text("control::appearance")
            .map(appearance::words)
            .unwrap_or_default(),
        parameters,
        save_to: None,
        columns: free_columns(row),
    };
    if meant.asks {
        check_words(row, &question, notes);
    }
    question
}

/// Whether nothing is drawn for a question: it is computed and has no words.
pub(super) fn is_unseen(row: &Row<'_>, kind: Kind) -> bool {
    let computed = row.has("bind::calculate") || row.has("trigger");
    kind == Kind::Calculate || (computed && !row.has("label") && !row.has("hint"))
}

fn has_media(question: &Question) -> bool {
    let media = &question.media;
    [&media.image, &media.big_image, &media.audio, &media.video]
        .iter()
        .any(|words| !words.is_empty())
}

fn check_words(row: &Row<'_>, question: &Question, notes: &mut Notes) {
    if is_unseen(row, question.kind) {
        return;
    }
    let blank_label = row.text("control::appearance") == Some("label");
    if question.label.is_empty() && question.hint.is_empty() && !has_media(question) && !blank_label {
        let reason = format!(
            "the question `{}` has no label and no hint; write what is asked",
            question.name
        );
        notes.fault(row.place(), "no_label", reason);
    }
    if question.media.image.is_empty() && !question.media.big_image.is_empty() {
        let reason = "`big-image` needs an `image` beside it, which is shown first";
        notes.fault(row.place_of("media::big-image"), "no_image", reason);
    }
}

fn free_columns(row: &Row<'_>) -> BTreeMap<String, String> {
    let mut columns = BTreeMap::new();
    for cell in row.cells() {
        let key = cell.column.path.join("::");
        let own = OWN.contains(&key.as_str())
            || ["label::", "hint::", "guidance_hint::", "media::"]
                .iter()
                .any(|base| key.starts_with(base))
            || OWN_WORDED.iter().any(|base| key.starts_with(base))
            || key == "bind::entities:saveto"
            || key == "disabled";
        if !own {
            columns.insert(key, cell.text.to_owned());
        }
    }
    columns
}
