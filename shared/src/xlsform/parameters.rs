//! The `parameters` column: `key=value` pairs, and what each type of question takes.

use super::fault::Notes;
use super::names::yes_or_no;
use super::number;
use super::table::{Cell, Row};
use super::types::Family;
use crate::spelling::did_you_mean;
use std::collections::BTreeMap;

pub(super) type Parameters = BTreeMap<String, String>;

/// Reads the pairs; keys in lower case, values too unless they are names.
pub(super) fn read(row: &Row<'_>, notes: &mut Notes) -> Parameters {
    let Some(cell) = row.cell("parameters") else {
        return Parameters::new();
    };
    pairs(cell.text).unwrap_or_else(|| {
        let reason = "parameters are pairs such as `start=0 end=10`, separated by spaces";
        notes.fault(cell.place(), "malformed_parameters", reason);
        Parameters::new()
    })
}

fn pairs(text: &str) -> Option<Parameters> {
    let mut tokens: Vec<&str> = Vec::new();
    for piece in text.split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';') {
        for (at, token) in piece.split('=').enumerate() {
            if at > 0 {
                tokens.push("=");
            }
            if !token.is_empty() {
                tokens.push(token);
            }
        }
    }
    let mut parameters = Parameters::new();
    for pair in tokens.chunks(3) {
        match pair {
            [key, "=", value] if *key != "=" && *value != "=" => {
                let key = key.to_lowercase();
                // These name things of the form or of a file, where case matters.
                let keeps_case = key == "label" || key == "value" || value.starts_with("${");
                let value = if keeps_case {
                    (*value).to_owned()
                } else {
                    value.to_lowercase()
                };
                parameters.insert(key, value);
            }
            _ => return None,
        }
    }
    Some(parameters)
}

/// The keys that a type takes; `None` where the reference converter does not look.
fn accepted(family: Family) -> Option<&'static [&'static str]> {
    match family {
        Family::Plain | Family::Calculate | Family::StartGeopoint | Family::BackgroundGeopoint | Family::External => {
            None
        }
        Family::Text => Some(&["rows"]),
        Family::Image => Some(&["app", "max-pixels"]),
        Family::Audio | Family::BackgroundAudio => Some(&["quality"]),
        Family::Range => Some(&["end", "placeholder", "start", "step", "tick_interval", "tick_labelset"]),
        Family::Geopoint => Some(&[
            "allow-mock-accuracy",
            "capture-accuracy",
            "reference-geometry",
            "warning-accuracy",
        ]),
        Family::Geo => Some(&["allow-mock-accuracy", "incremental", "reference-geometry"]),
        Family::Audit => Some(&[
            "identify-user",
            "location-max-age",
            "location-min-interval",
            "location-priority",
            "track-changes",
            "track-changes-reasons",
        ]),
        Family::Select => Some(&["randomize", "seed"]),
        Family::SelectFromFile => Some(&["label", "randomize", "seed", "value"]),
    }
}

/// Notes keys that a type does not take and values that are out of place.
pub(super) fn check(family: Family, parameters: &Parameters, row: &Row<'_>, notes: &mut Notes) {
    let Some(cell) = row.cell("parameters") else {
        return;
    };
    let Some(accepted) = accepted(family) else {
        if !parameters.is_empty() {
            notes.warn(
                cell.place(),
                "unused_parameters",
                "questions of this type take no parameters; they are left aside",
            );
        }
        return;
    };
    for key in parameters.keys().filter(|key| !accepted.contains(&key.as_str())) {
        let known = accepted.join("`, `");
        let hint = did_you_mean(key, accepted.iter().copied());
        let reason = format!("the parameter `{key}` is not for questions of this type; they take `{known}`{hint}");
        notes.fault(cell.place(), "unknown_parameter", reason);
    }
    for (key, value) in parameters {
        if let Some(wanted) = unfit(family, key, value) {
            let reason = format!("the parameter `{key}` must be {wanted}, not `{value}`");
            notes.fault(cell.place(), "bad_parameter", reason);
        }
    }
    match family {
        Family::Audit => check_audit(parameters, &cell, notes),
        Family::Image => check_app(parameters, row, &cell, notes),
        Family::Select | Family::SelectFromFile
            if parameters.contains_key("seed") && !parameters.contains_key("randomize") =>
        {
            notes.fault(
                cell.place(),
                "bad_parameter",
                "a `seed` needs `randomize=true` beside it",
            );
        }
        _ => {}
    }
}

/// What a value should have been, where it is not.
fn unfit(family: Family, key: &str, value: &str) -> Option<&'static str> {
    let (fits, wanted) = match (family, key) {
        (Family::Text, "rows") | (Family::Image, "max-pixels") => (number::whole(value).is_some(), "a whole number"),
        (Family::Audio, "quality") => (
            matches!(value, "voice-only" | "low" | "normal" | "external"),
            "`voice-only`, `low`, `normal` or `external`",
        ),
        (Family::BackgroundAudio, "quality") => (
            matches!(value, "voice-only" | "low" | "normal"),
            "`voice-only`, `low` or `normal`",
        ),
        (Family::Geopoint, "capture-accuracy" | "warning-accuracy") => (number::any(value).is_some(), "a number"),
        (Family::Geopoint | Family::Geo, "allow-mock-accuracy")
        | (Family::Audit, "track-changes" | "identify-user")
        | (Family::Select | Family::SelectFromFile, "randomize") => {
            (matches!(value, "true" | "false"), "`true` or `false`")
        }
        (Family::Geo, "incremental") => (yes_or_no(value) == Some(true), "`true`, or be left out"),
        (Family::Audit, "track-changes-reasons") => (value == "on-form-edit", "`on-form-edit`"),
        (Family::SelectFromFile, "value" | "label") => (super::names::is_element_name(value), "the name of a column"),
        (Family::Select | Family::SelectFromFile, "seed") => (
            super::references::only_reference(value).is_some() || number::any(value).is_some(),
            "a number or a question such as `${name}`",
        ),
        _ => (true, ""),
    };
    (!fits).then_some(wanted)
}

/// Positions in the log need all three of their settings.
fn check_audit(parameters: &Parameters, cell: &Cell<'_>, notes: &mut Notes) {
    const ALL: [&str; 3] = ["location-priority", "location-min-interval", "location-max-age"];
    let [priority, interval, age] = ALL.map(|key| parameters.get(key));
    if priority.is_none() && interval.is_none() && age.is_none() {
        return;
    }
    let (Some(priority), Some(interval), Some(age)) = (priority, interval, age) else {
        let reason = "positions in the log need `location-priority`, `location-min-interval` and `location-max-age`";
        notes.fault(cell.place(), "bad_parameter", reason);
        return;
    };
    if !matches!(
        priority.as_str(),
        "no-power" | "low-power" | "balanced" | "high-accuracy"
    ) {
        let reason = "`location-priority` must be `no-power`, `low-power`, `balanced` or `high-accuracy`";
        notes.fault(cell.place(), "bad_parameter", reason);
    }
    match (number::whole(interval), number::whole(age)) {
        (Some(interval), Some(age)) if interval >= 0 && age >= interval => {}
        _ => {
            let reason = "`location-min-interval` and `location-max-age` must be whole numbers of seconds, the second not \
                          below the first";
            notes.fault(cell.place(), "bad_parameter", reason);
        }
    }
}

/// The name of an Android package.
fn check_app(parameters: &Parameters, row: &Row<'_>, cell: &Cell<'_>, notes: &mut Notes) {
    let Some(app) = parameters.get("app") else {
        return;
    };
    if row
        .text("control::appearance")
        .is_some_and(|appearance| appearance != "annotate")
    {
        return;
    }
    let segment = |segment: &str| {
        segment.starts_with(|first: char| first.is_ascii_alphabetic())
            && segment
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    if !app.contains('.') || !app.split('.').all(segment) {
        let reason = format!("`{app}` is no Android package; write a name such as `org.example.camera`");
        notes.fault(cell.place(), "bad_parameter", reason);
    }
}
