//! Which kind of question a node is: by its control, the type of its bind and what fills it.

use super::element::{Element, Space};
use crate::form::{Kind, Metadata};

/// What is known of a node before its question is written.
pub(super) struct Clues<'e> {
    pub control: Option<&'e Element>,
    pub bind: Option<&'e Element>,
    pub computed: bool,
    pub preset: bool,
    pub triggered: bool,
}

/// The kind of a question, and what to say of it.
pub(super) struct Told {
    pub kind: Kind,
    /// What is not as it was meant.
    pub but: Option<String>,
}

fn plainly(kind: Kind) -> Told {
    Told { kind, but: None }
}

/// The type of a bind without the prefix of XML Schema.
fn data_type(bind: Option<&Element>) -> &str {
    let text = bind.and_then(|bind| bind.plain("type")).unwrap_or("string");
    if text == "odk:rank" {
        return text;
    }
    text.rsplit_once(':').map_or(text, |(_, local)| local)
}

pub(super) fn kind(clues: &Clues<'_>) -> Told {
    if let Some(told) = clues.bind.and_then(preloaded) {
        return told;
    }
    let typed = data_type(clues.bind);
    let Some(control) = clues.control else {
        return hidden(clues, typed);
    };
    match control.name.as_str() {
        "select1" => plainly(Kind::SelectOne),
        "select" => plainly(Kind::SelectMultiple),
        "rank" => plainly(Kind::Rank),
        "trigger" => plainly(Kind::Acknowledge),
        "range" => plainly(Kind::Range),
        "upload" => uploaded(control),
        "secret" => Told {
            kind: Kind::Text,
            but: Some("`<secret>` is asked as a text that can be seen".to_owned()),
        },
        _ => asked(clues, typed),
    }
}

/// Filled in by the device: `jr:preload`.
fn preloaded(bind: &Element) -> Option<Told> {
    let what = bind.attribute(Space::JavaRosa, "preload")?.trim();
    let which = bind
        .attribute(Space::JavaRosa, "preloadParams")
        .unwrap_or_default()
        .trim();
    let told = |what| plainly(Kind::Metadata(what));
    Some(match (what, which) {
        ("timestamp", "start") => told(Metadata::Start),
        ("timestamp", "end") => told(Metadata::End),
        ("date", "today" | "") => told(Metadata::Today),
        ("property", "deviceid" | "uri:deviceid") => told(Metadata::DeviceId),
        ("property", "username" | "uri:username") => told(Metadata::Username),
        ("property", "phonenumber" | "uri:phonenumber") => told(Metadata::PhoneNumber),
        ("property", "email" | "uri:email") => told(Metadata::Email),
        ("property", "subscriberid" | "uri:subscriberid") => told(Metadata::SubscriberId),
        ("property", "simserial" | "uri:simserial") => told(Metadata::SimSerial),
        _ => Told {
            kind: Kind::Hidden,
            but: Some(format!(
                "`jr:preload=\"{what}\"` with `{which}` is not filled in here; it stays empty"
            )),
        },
    })
}

fn uploaded(control: &Element) -> Told {
    let media = control.plain("mediatype").unwrap_or_default();
    match media.split('/').next().unwrap_or_default() {
        "image" => plainly(Kind::Image),
        "audio" => plainly(Kind::Audio),
        "video" => plainly(Kind::Video),
        "osm" => Told {
            kind: Kind::File,
            but: Some("there is no OpenStreetMap editor here; the question takes a file".to_owned()),
        },
        _ => plainly(Kind::File),
    }
}

fn asked(clues: &Clues<'_>, typed: &str) -> Told {
    plainly(match typed {
        "int" | "integer" | "long" | "short" => Kind::Integer,
        "decimal" | "double" | "float" => Kind::Decimal,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "dateTime" => Kind::DateTime,
        "geopoint" => Kind::Geopoint,
        "geotrace" => Kind::Geotrace,
        "geoshape" => Kind::Geoshape,
        "barcode" => Kind::Barcode,
        "string" | "text" | "select" | "select1" if is_note(clues) => Kind::Note,
        "string" | "text" | "select" | "select1" | "intent" => Kind::Text,
        other => {
            return Told {
                kind: Kind::Text,
                but: Some(format!("the type `{other}` is not known; the question takes a text")),
            };
        }
    })
}

/// XForms write a note as a text that nobody can answer and nothing computes.
fn is_note(clues: &Clues<'_>) -> bool {
    let locked = clues.bind.and_then(|bind| bind.plain("readonly"));
    locked.is_some_and(|text| text.replace(' ', "") == "true()") && !clues.computed && !clues.preset && !clues.triggered
}

/// Nothing asks it.
fn hidden(clues: &Clues<'_>, typed: &str) -> Told {
    let plain = matches!(typed, "string" | "text" | "select" | "select1");
    match (clues.computed || clues.triggered || clues.preset, plain) {
        (true, true) => plainly(if clues.computed || clues.triggered {
            Kind::Calculate
        } else {
            Kind::Hidden
        }),
        // Its type decides how a computed value is written.
        (true, false) => {
            let told = asked(clues, typed);
            match told.but {
                None => told,
                Some(_) => plainly(Kind::Calculate),
            }
        }
        (false, _) => plainly(Kind::Hidden),
    }
}
