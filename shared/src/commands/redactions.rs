//! Redaction: a copy of a picture without what shows or names a person. Only such copies can be published.

use super::access::{self, NOTE_CHARS};
use super::evidence::{self, capture_edits, is_taken_back};
use super::host::{Host, Row};
use crate::api::{ApiError, EvidenceView, RedactBox, RedactEvidence};
use crate::domain::keys::evidence as key;
use crate::domain::slip::device_letters;
use crate::kinds::Kind;
use crate::record::Edit;

/// More boxes than anybody draws; a bound on the work.
const MOST_BOXES: usize = 200;

/// The evidence that is to be redacted, after all that is refused without looking at the picture: a host may make the copy before
/// the call itself, while other calls go on.
pub fn picture_to_redact(host: &mut impl Host, call: &RedactEvidence) -> Result<Row, ApiError> {
    let row = access::record(host, call.evidence, Kind::Evidence)?;
    access::need_write(host, row.room, Kind::Evidence)?;
    if is_taken_back(host, &row)? {
        return Err(ApiError::not_found("evidence"));
    }
    check_boxes(&call.boxes, call.shows_nobody)?;
    if let Some(caption) = &call.caption {
        access::within("caption", caption, NOTE_CHARS)?;
    }
    Ok(row)
}

/// Not bound to fieldwork: leads redact when they prepare a report.
pub fn redact(host: &mut impl Host, call: RedactEvidence) -> Result<EvidenceView, ApiError> {
    let row = picture_to_redact(host, &call)?;
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    let caption = match &call.caption {
        Some(caption) => access::within("caption", caption, NOTE_CHARS)?.to_owned(),
        None => text(key::CAPTION),
    };
    let capture = host.redact(&row, &call.boxes)?;
    let number = host.next_number(row.room, Kind::Evidence)?;
    let label = format!("E-{}{number}", device_letters(host.writer()?.device));
    let mut edits = capture_edits(&capture, label, caption, text(key::PLACE));
    // The day on which the original was taken: the copy shows nothing later.
    edits.push(Edit::put(key::TAKEN_ON, taken_on(&row)));
    // Always the photo itself, also of a copy that is redacted once more: its stamp is what a report cites.
    let original = row
        .fields
        .text(key::REDACTS)
        .map_or_else(|| row.id.to_string(), str::to_owned);
    edits.push(Edit::put(key::REDACTS, original));
    if call.boxes.is_empty() {
        edits.push(Edit::put(key::SHOWS_NOBODY, true));
    }
    // With the interview, consent that is taken back takes the copy along.
    for key in [key::INTERVIEW, key::QUESTION] {
        edits.extend(row.fields.text(key).map(|text| Edit::put(key, text)));
    }
    for id in evidence::linked(&row) {
        edits.push(Edit::put(format!("{}{id}", key::LINKS), true));
    }
    let id = access::create(host, row.room, Kind::Evidence, edits)?;
    evidence::open(host, id)
}

fn taken_on(row: &Row) -> String {
    let written = row.fields.text(key::TAKEN_ON).map(str::to_owned);
    written.unwrap_or_else(|| row.created.date_naive().to_string())
}

fn check_boxes(boxes: &[RedactBox], shows_nobody: bool) -> Result<(), ApiError> {
    let bad = |sentence: &str| Err(ApiError::bad_request("boxes", sentence));
    if boxes.len() > MOST_BOXES {
        return bad("These are more boxes than a picture needs.");
    }
    let inside = |one: &RedactBox| {
        let fits = |from: u16, length: u16| length > 0 && u32::from(from) + u32::from(length) <= 1000;
        fits(one.x, one.w) && fits(one.y, one.h)
    };
    if !boxes.iter().all(inside) {
        return bad("A box lies outside the picture.");
    }
    if boxes.is_empty() && !shows_nobody {
        return bad("Cover faces, names and plates, or say that nothing here shows a person.");
    }
    Ok(())
}
