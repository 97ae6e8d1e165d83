//! The types of the survey sheet: names, other names, and what follows from them.

use crate::form::{Kind, Metadata};

/// Which parameters and checks a type has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Plain,
    Text,
    Calculate,
    Image,
    Audio,
    BackgroundAudio,
    Range,
    Geopoint,
    Geo,
    StartGeopoint,
    BackgroundGeopoint,
    Audit,
    Select,
    SelectFromFile,
    External,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub kind: Kind,
    pub family: Family,
    /// Whether something is drawn, so that words are needed.
    pub asks: bool,
    /// A constraint that comes with the type.
    pub constraint: Option<&'static str>,
    pub hint: Option<&'static str>,
}

const fn asked(kind: Kind) -> Type {
    Type {
        kind,
        family: Family::Plain,
        asks: true,
        constraint: None,
        hint: None,
    }
}

const fn unasked(kind: Kind) -> Type {
    Type {
        asks: false,
        ..asked(kind)
    }
}

const fn of_family(kind: Kind, family: Family) -> Type {
    Type { family, ..asked(kind) }
}

const fn bounded(constraint: &'static str, hint: Option<&'static str>) -> Type {
    Type {
        constraint: Some(constraint),
        hint,
        ..asked(Kind::Integer)
    }
}

/// What a type means; selects, groups and repeats are read by [`super::select`] and [`super::survey`].
///
/// Only the plain names have their parameters checked: the reference converter does not look at those of old names.
pub(super) fn named(name: &str) -> Option<Type> {
    let told = |what| Some(unasked(Kind::Metadata(what)));
    Some(match name {
        "text" => of_family(Kind::Text, Family::Text),
        "string" | "q string" | "add text prompt" => asked(Kind::Text),
        "integer" | "int" | "q int" | "add integer prompt" => asked(Kind::Integer),
        "decimal" | "q decimal" | "add decimal prompt" => asked(Kind::Decimal),
        "percentage" => bounded("0 <= . and . <= 100", None),
        "number of days in last month" => bounded("0 <= . and . <= 31", Some("Enter a number 0-31.")),
        "number of days in last six months" => bounded("0 <= . and . <= 183", Some("Enter a number 0-183.")),
        "number of days in last year" => bounded("0 <= . and . <= 365", Some("Enter a number 0-365.")),
        "phone number" => Type {
            kind: Kind::Text,
            ..bounded("regex(., '^\\d*$')", Some("Enter numbers only."))
        },
        "range" => of_family(Kind::Range, Family::Range),
        "note" | "q note" | "add note prompt" => asked(Kind::Note),
        "date" | "q date" | "add date prompt" => asked(Kind::Date),
        "time" => asked(Kind::Time),
        "dateTime"
        | "datetime"
        | "date time"
        | "q dateTime"
        | "q date time"
        | "add dateTime prompt"
        | "add date time prompt" => asked(Kind::DateTime),
        "acknowledge" | "trigger" | "q acknowledge" | "add acknowledge prompt" => asked(Kind::Acknowledge),
        "calculate" => Type {
            family: Family::Calculate,
            ..unasked(Kind::Calculate)
        },
        "q calculate" | "add calculate prompt" => unasked(Kind::Calculate),
        "hidden" => unasked(Kind::Hidden),
        "geopoint" => of_family(Kind::Geopoint, Family::Geopoint),
        "gps" | "location" | "q geopoint" | "q location" | "add location prompt" => asked(Kind::Geopoint),
        "geotrace" => of_family(Kind::Geotrace, Family::Geo),
        "q geotrace" => asked(Kind::Geotrace),
        "geoshape" => of_family(Kind::Geoshape, Family::Geo),
        "q geoshape" => asked(Kind::Geoshape),
        "image" | "photo" | "add image prompt" | "add photo prompt" => of_family(Kind::Image, Family::Image),
        "q image" | "q picture" => asked(Kind::Image),
        "audio" | "add audio prompt" => of_family(Kind::Audio, Family::Audio),
        "q audio" => asked(Kind::Audio),
        "video" | "q video" | "add video prompt" => asked(Kind::Video),
        "file" | "add file prompt" | "osm" => asked(Kind::File),
        "barcode" | "q barcode" | "add barcode prompt" => asked(Kind::Barcode),
        "csv-external" | "xml-external" => Type {
            family: Family::External,
            ..unasked(Kind::ExternalFile)
        },
        "start" | "start time" | "get start time" => return told(Metadata::Start),
        "end" | "end time" | "get end time" => return told(Metadata::End),
        "today" | "get today" => return told(Metadata::Today),
        "deviceid" | "imei" | "device id" | "get device id" | "uri:deviceid" => return told(Metadata::DeviceId),
        "username" | "uri:username" => return told(Metadata::Username),
        "phonenumber" | "get phone number" | "uri:phonenumber" => return told(Metadata::PhoneNumber),
        "email" | "uri:email" => return told(Metadata::Email),
        "subscriberid" | "subscriber id" | "get subscriber id" | "uri:subscriberid" => {
            return told(Metadata::SubscriberId);
        }
        "simserial" | "sim id" | "get sim id" | "uri:simserial" => return told(Metadata::SimSerial),
        "audit" => Type {
            family: Family::Audit,
            ..unasked(Kind::Metadata(Metadata::Audit))
        },
        "background-audio" => Type {
            family: Family::BackgroundAudio,
            ..unasked(Kind::Metadata(Metadata::BackgroundAudio))
        },
        "start-geopoint" => Type {
            family: Family::StartGeopoint,
            ..unasked(Kind::Metadata(Metadata::StartGeopoint))
        },
        "background-geopoint" => of_family(Kind::Metadata(Metadata::BackgroundGeopoint), Family::BackgroundGeopoint),
        _ => return None,
    })
}

/// Names to suggest for a mistyped one.
pub(super) const SUGGESTED: [&str; 45] = [
    "text",
    "integer",
    "decimal",
    "range",
    "note",
    "date",
    "time",
    "dateTime",
    "select_one",
    "select_multiple",
    "rank",
    "acknowledge",
    "calculate",
    "hidden",
    "geopoint",
    "geotrace",
    "geoshape",
    "image",
    "audio",
    "video",
    "file",
    "barcode",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "email",
    "audit",
    "background-audio",
    "start-geopoint",
    "background-geopoint",
    "csv-external",
    "xml-external",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
    "select_one_from_file",
    "select_multiple_from_file",
];

/// What to say of a type that other tools have and this one has not.
pub(super) fn foreign(name: &str) -> Option<&'static str> {
    let first = name.split_whitespace().next().unwrap_or_default();
    Some(match first {
        "begin_kobomatrix" | "end_kobomatrix" | "kobomatrix" => {
            "`kobomatrix` is a type of KoboToolbox only; write a group of questions instead"
        }
        "begin_score" | "end_score" | "score__row" => {
            "`score` is a type of KoboToolbox only; write a `select_one` for each row instead"
        }
        "begin_rank" | "end_rank" | "rank__level" => {
            "`begin_rank` is a type of KoboToolbox only; write `rank` and a list instead"
        }
        "include" => "`include` needs a form that is not in this workbook; copy its rows here",
        "cascading_select" | "cascading" => {
            "`cascading_select` is not in use any more; write `select_one` with a `choice_filter`"
        }
        _ if first.starts_with("kobo--") => "types that begin with `kobo--` are KoboToolbox's own",
        _ => return None,
    })
}
