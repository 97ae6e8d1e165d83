//! What a picture says about itself, read once: orientation, time, and whether it holds a position.
//!
//! The position itself is not read: evidence keeps a place only if the person writes one.

use chrono::{NaiveDate, NaiveDateTime};
use exif::{DateTime, Exif, In, Tag, Value};
use std::io::Cursor;

/// What EXIF said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExifFacts {
    /// 1 to 8 as in EXIF; `None` where it is missing or senseless.
    pub orientation: Option<u8>,
    /// The camera's own clock, which has no time zone.
    pub taken_at: Option<NaiveDateTime>,
    pub has_position: bool,
}

impl ExifFacts {
    /// From a whole file. Anything unreadable counts as absent.
    pub fn read(file: &[u8]) -> ExifFacts {
        let Ok(exif) = exif::Reader::new().read_from_container(&mut Cursor::new(file)) else {
            return ExifFacts::default();
        };
        ExifFacts {
            orientation: orientation(&exif),
            taken_at: taken_at(&exif, Tag::DateTimeOriginal).or_else(|| taken_at(&exif, Tag::DateTime)),
            has_position: [
                Tag::GPSLatitude,
                Tag::GPSLongitude,
                Tag::GPSDestLatitude,
                Tag::GPSAreaInformation,
            ]
            .into_iter()
            .any(|tag| exif.get_field(tag, In::PRIMARY).is_some()),
        }
    }
}

fn orientation(exif: &Exif) -> Option<u8> {
    let value = exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
}

fn taken_at(exif: &Exif, tag: Tag) -> Option<NaiveDateTime> {
    let Value::Ascii(texts) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    let at = DateTime::from_ascii(texts.first()?).ok()?;
    NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into())?.and_hms_opt(
        at.hour.into(),
        at.minute.into(),
        at.second.into(),
    )
}
