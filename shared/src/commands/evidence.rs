//! Evidence: a capture gets its record, a caption, and the findings that it backs.

use super::access::{self, LINE_CHARS, NOTE_CHARS};
use super::evidence_links::Linked;
use super::host::{Capture, Host, Row};
use super::{answering, interviews};
use crate::api::{
    AddEvidence, ApiError, CaptionEvidence, Code, CustodyAt, DrawPreview, EvidenceList, EvidenceProof, EvidenceRef,
    EvidenceView, ListEvidence,
};
use crate::domain::interview::{InterviewSummary, consent};
use crate::domain::keys::evidence as key;
use crate::domain::slip::device_letters;
use crate::fields::Value;
use crate::ids::{BlobHash, Hash, RecordId};
use crate::kinds::Kind;
use crate::permissions::may_write;
use crate::record::Edit;
use crate::seal::stamp::SignedStamp;
use crate::sync::wire;
use data_encoding::{BASE64, HEXLOWER};
use std::collections::BTreeMap;

/// As long as the previews that devices make, and larger than any JPEG of that size.
const PREVIEW_EDGE_PX: u32 = 1600;
const PREVIEW_BYTES: u64 = 2 * 1024 * 1024;

pub fn add(host: &mut impl Host, call: AddEvidence) -> Result<EvidenceView, ApiError> {
    access::capture_in(host, call.audit, Kind::Evidence)?;
    let caption = access::within("caption", &call.caption, NOTE_CHARS)?.to_owned();
    let place = access::within("place", &call.place, LINE_CHARS)?.to_owned();
    if let Some(finding) = call.finding {
        access::record(host, finding, Kind::Finding)?;
    }
    let question = access::within("question", &call.question, LINE_CHARS)?.to_owned();
    let capture = host.capture(call.capture)?;
    if let Some(interview) = call.interview {
        consented(host, interview, &question, &capture.facts.media_type)?;
    }
    let number = host.next_number(call.audit, Kind::Evidence)?;
    let label = format!("E-{}{number}", device_letters(host.writer()?.device));
    let mut edits = capture_edits(&capture, label, caption, place);
    if let Some(finding) = call.finding {
        edits.push(Edit::put(format!("{}{finding}", key::LINKS), true));
    }
    if let Some(interview) = call.interview {
        edits.push(Edit::put(key::INTERVIEW, interview.to_string()));
        edits.push(Edit::put(key::QUESTION, question));
    }
    let id = access::create(host, call.audit, Kind::Evidence, edits)?;
    open(host, id)
}

/// What a record of evidence says of the file that it names.
pub(super) fn capture_edits(capture: &Capture, label: String, caption: String, place: String) -> Vec<Edit> {
    let as_int = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    let mut edits = vec![
        Edit::put(key::LABEL, label),
        Edit::put(key::CAPTION, caption),
        Edit::put(key::PLACE, place),
        Edit::put(key::MEDIA_TYPE, capture.facts.media_type.clone()),
        Edit::put(key::TAKEN_ON, capture.captured.date_naive().to_string()),
        Edit::put(key::ORIGINAL_HASH, capture.original.hash.to_string()),
        Edit::put(key::ORIGINAL_SIZE, as_int(capture.original.size_bytes)),
        Edit::put(key::ORIGINAL_KEY, capture.original.key.clone()),
        Edit::put(key::SALTED_HASH, capture.salted_hash.to_string()),
        Edit::put(key::SALT, HEXLOWER.encode(&capture.salt)),
        Edit::put(key::STAMP, BASE64.encode(&capture.stamp)),
    ];
    if let (Some(width), Some(height)) = (capture.facts.width_px, capture.facts.height_px) {
        edits.extend([
            Edit::put(key::WIDTH_PX, i64::from(width)),
            Edit::put(key::HEIGHT_PX, i64::from(height)),
        ]);
    }
    if let Some(preview) = &capture.preview {
        edits.extend([
            Edit::put(key::PREVIEW_HASH, preview.hash.to_string()),
            Edit::put(key::PREVIEW_SIZE, as_int(preview.size_bytes)),
            Edit::put(key::PREVIEW_KEY, preview.key.clone()),
        ]);
    }
    edits
}

pub fn list(host: &mut impl Host, call: ListEvidence) -> Result<EvidenceList, ApiError> {
    access::role_in(host, call.audit)?;
    let mut rows = host.rows(call.audit, Kind::Evidence)?;
    // Photos of one second stand as they were taken: their numbers say so, their ids do not.
    rows.sort_by_cached_key(|row| {
        let label = label(row);
        (row.created, label.len(), label)
    });
    let (mut linked, copies) = (Linked::default(), copies(&rows));
    let mut items = Vec::new();
    for row in rows.iter().rev() {
        if !is_taken_back(host, row)? {
            items.push(view(host, row, &mut linked, &copies)?);
        }
    }
    Ok(EvidenceList { items })
}

/// Whether it was taken in an interview whose worker took consent back, or that was erased: then nobody is shown it. A copy that
/// a teammate made without contact comes in after the erasure.
pub(super) fn is_taken_back(host: &mut impl Host, row: &Row) -> Result<bool, ApiError> {
    let Some(id) = row.fields.text(key::INTERVIEW).and_then(|id| id.parse().ok()) else {
        return Ok(false);
    };
    let today = host.today();
    let interview = host.row(id)?;
    Ok(interview.is_none_or(|row| InterviewSummary::read(&row.fields).on(today).withdrawn))
}

/// How the team names an item: `E-04`.
pub(super) fn label(row: &Row) -> String {
    row.fields.text(key::LABEL).unwrap_or_default().to_owned()
}

/// A photo or a recording of a worker needs their agreement; a signature or drawing is given by their own hand.
fn consented(host: &mut impl Host, interview: RecordId, question: &str, media_type: &str) -> Result<(), ApiError> {
    let row = interviews::writable(host, interview)?;
    if row.kind == Kind::Checklist {
        return Ok(());
    }
    let pack = interviews::pack_of(host, &row)?;
    let form = answering::form_in(&pack, &row)?;
    let asked = form
        .question_of_key(question)
        .ok_or_else(|| ApiError::bad_request("question", "The questionnaire has no such question."))?;
    let drawn = ["signature", "draw"];
    let by_hand = asked.appearance.iter().any(|word| drawn.contains(&word.as_str()));
    let consent = consent(&row.fields);
    let may = match media_type.split('/').next() {
        Some("audio" | "video") => consent.audio,
        Some("image") => consent.photos || by_hand,
        _ => true,
    };
    if may {
        return Ok(());
    }
    Err(ApiError::new(
        Code::NoConsent,
        "This person has not agreed to photos or recordings.",
        "Nothing was kept.",
        "Ask again under Consent, or leave the question open.",
    )
    .at("question"))
}

pub fn open(host: &mut impl Host, id: RecordId) -> Result<EvidenceView, ApiError> {
    let row = access::record(host, id, Kind::Evidence)?;
    if is_taken_back(host, &row)? {
        return Err(ApiError::not_found("evidence"));
    }
    let rows = host.rows(row.room, Kind::Evidence)?;
    view(host, &row, &mut Linked::default(), &copies(&rows))
}

pub fn caption(host: &mut impl Host, call: CaptionEvidence) -> Result<EvidenceView, ApiError> {
    let row = access::record(host, call.evidence, Kind::Evidence)?;
    access::need_write(host, row.room, Kind::Evidence)?;
    let caption = access::within("caption", &call.caption, NOTE_CHARS)?;
    access::change(host, &row, vec![Edit::put(key::CAPTION, caption)])?;
    open(host, call.evidence)
}

/// A preview drawn by a screen: it shows the picture, and proves nothing.
pub fn draw_preview(host: &mut impl Host, call: DrawPreview) -> Result<EvidenceView, ApiError> {
    let row = access::record(host, call.evidence, Kind::Evidence)?;
    access::need_write(host, row.room, Kind::Evidence)?;
    if is_taken_back(host, &row)? {
        return Err(ApiError::not_found("evidence"));
    }
    let is_picture = row
        .fields
        .text(key::MEDIA_TYPE)
        .is_some_and(|kind| kind.starts_with("image/"));
    if !is_picture || row.fields.text(key::PREVIEW_HASH).is_some() {
        return open(host, call.evidence);
    }
    let drawn = host.capture(call.capture)?;
    let facts = &drawn.facts;
    let within = |px: Option<u32>| px.is_some_and(|px| px <= PREVIEW_EDGE_PX);
    let is_small = within(facts.width_px) && within(facts.height_px) && facts.size_bytes <= PREVIEW_BYTES;
    if facts.media_type != "image/jpeg" || !is_small || facts.had_position {
        let sentence = "A preview is a JPEG of at most 1600 pixels and 2 MB, without a position.";
        return Err(ApiError::bad_request("capture", sentence));
    }
    let as_int = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    let edits = vec![
        Edit::put(key::PREVIEW_HASH, drawn.original.hash.to_string()),
        Edit::put(key::PREVIEW_SIZE, as_int(drawn.original.size_bytes)),
        Edit::put(key::PREVIEW_KEY, drawn.original.key),
    ];
    access::change(host, &row, edits)?;
    open(host, call.evidence)
}

/// What whoever checks an original has to be given beside it.
pub fn prove(host: &mut impl Host, id: RecordId) -> Result<EvidenceProof, ApiError> {
    let row = access::record(host, id, Kind::Evidence)?;
    access::need_write(host, row.room, Kind::Evidence)?;
    if is_taken_back(host, &row)? {
        return Err(ApiError::not_found("evidence"));
    }
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    let device = host.signing_key(row.room, row.creator)?;
    let stamp = text(key::STAMP);
    let signed: Option<SignedStamp> = BASE64
        .decode(stamp.as_bytes())
        .ok()
        .and_then(|cbor| wire::decode(&cbor).ok());
    let verified = device.and_then(|device| signed?.verify(&device));
    Ok(EvidenceProof {
        evidence: id,
        label: label(&row),
        salt: text(key::SALT),
        salted_hash: text(key::SALTED_HASH).parse().unwrap_or(Hash::ZERO),
        day: verified.and_then(|stamp| stamp.day()),
        stamp,
        key: device.map(|key| BASE64.encode(key.as_bytes())).unwrap_or_default(),
        holds: verified.is_some(),
    })
}

/// Records that an item of evidence is linked to: findings, and others.
pub(super) fn linked(row: &Row) -> Vec<RecordId> {
    row.fields
        .under(key::LINKS)
        .filter(|(_, field)| field.value == Value::Bool(true))
        .filter_map(|(id, _)| id.parse().ok())
        .collect()
}

/// Redacted copies and what they were made of, both ways.
struct Copies {
    of: BTreeMap<RecordId, Vec<EvidenceRef>>,
    labels: BTreeMap<RecordId, String>,
}

fn copies(rows: &[Row]) -> Copies {
    let mut of: BTreeMap<RecordId, Vec<EvidenceRef>> = BTreeMap::new();
    let mut labels = BTreeMap::new();
    for row in rows {
        let original = row.fields.text(key::REDACTS).and_then(|id| id.parse().ok());
        let Some(original) = original else {
            labels.insert(row.id, label(row));
            continue;
        };
        of.entry(original).or_default().push(EvidenceRef {
            evidence: row.id,
            label: label(row),
        });
    }
    Copies { of, labels }
}

fn view(host: &mut impl Host, row: &Row, linked: &mut Linked, copies: &Copies) -> Result<EvidenceView, ApiError> {
    let fields = &row.fields;
    let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
    let pixels = |key: &str| fields.int(key).and_then(|n| u32::try_from(n).ok());
    let blob = |key: &str| fields.text(key).and_then(|text| text.parse::<BlobHash>().ok());
    let (original, preview) = (blob(key::ORIGINAL_HASH), blob(key::PREVIEW_HASH));
    let mut at = |blob: Option<BlobHash>| match blob {
        Some(blob) => host.custody_of_blob(blob),
        None => Ok(CustodyAt::Here),
    };
    let (original_custody, preview_custody) = (at(original)?, at(preview)?);
    let (backed, links) = linked.of(host, row)?;
    let redacts = fields.text(key::REDACTS).and_then(|id| id.parse().ok());
    let role = access::role_in(host, row.room)?;
    Ok(EvidenceView {
        audit: row.room,
        evidence: row.id,
        label: text(key::LABEL),
        caption: text(key::CAPTION),
        place: text(key::PLACE),
        media_type: text(key::MEDIA_TYPE),
        size_bytes: fields
            .int(key::ORIGINAL_SIZE)
            .and_then(|n| u64::try_from(n).ok())
            .unwrap_or(0),
        width_px: pixels(key::WIDTH_PX),
        height_px: pixels(key::HEIGHT_PX),
        taken_on: fields
            .text(key::TAKEN_ON)
            .and_then(|day| day.parse().ok())
            .unwrap_or_else(|| row.created.date_naive()),
        hash: original.map_or(Hash::ZERO, |blob| Hash(blob.0)),
        findings: backed,
        author_name: access::author(host, row),
        has_preview: preview.is_some(),
        record_custody: host.custody_of(row.id)?,
        preview_custody,
        original_custody,
        may_write: may_write(role, Kind::Evidence),
        redacts: redacts.map(|evidence| EvidenceRef {
            label: copies.labels.get(&evidence).cloned().unwrap_or_default(),
            evidence,
        }),
        copies: copies.of.get(&row.id).cloned().unwrap_or_default(),
        links,
    })
}
