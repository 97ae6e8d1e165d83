//! The checks that most commands begin with: which room, which role, which record, how long a text.

use super::host::{Host, Row, Target, Write};
use crate::api::{ApiError, Code, Phase};
use crate::domain::audit::{Plan, may_capture};
use crate::domain::keys::{plan, through_server};
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::permissions::{Role, may_write};
use crate::record::{Edit, RecordIdentity};

/// Longest texts, in characters. Generous for people, small against a paste of ten megabytes.
pub const LINE_CHARS: usize = 300;
pub const NOTE_CHARS: usize = 10_000;
pub const STATEMENT_CHARS: usize = 20_000;
pub const SITENOTE_CHARS: usize = 100_000;

/// The text without surrounding space, or an error that names its place.
pub fn within<'a>(place: &str, text: &'a str, most_chars: usize) -> Result<&'a str, ApiError> {
    let text = text.trim();
    if text.len() > most_chars.saturating_mul(4) || text.chars().count() > most_chars {
        return Err(ApiError::new(
            Code::TooLarge,
            format!("This text is longer than {most_chars} characters."),
            "Everything saved before is kept. The text was not saved.",
            "Shorten it, or put a long document in as a file.",
        )
        .at(place));
    }
    Ok(text)
}

/// As [`within`], and not empty.
pub fn required<'a>(place: &str, text: &'a str, most_chars: usize) -> Result<&'a str, ApiError> {
    match within(place, text, most_chars)? {
        "" => Err(ApiError::bad_request(place, "This must not be empty.")),
        text => Ok(text),
    }
}

/// This writer's role in a room, or `not-found`: a room without membership is none of their business.
pub fn role_in(host: &mut impl Host, room: RoomId) -> Result<Role, ApiError> {
    host.role_in(room)?.ok_or_else(|| ApiError::not_found("audit"))
}

/// Refuses a writer whose role may not write this kind in this room.
pub fn need_write(host: &mut impl Host, room: RoomId, kind: Kind) -> Result<Role, ApiError> {
    let role = role_in(host, room)?;
    match may_write(role, kind) {
        true => Ok(role),
        false => Err(ApiError::not_allowed("Your role in this audit does not write this.")),
    }
}

/// A record of the expected kind.
pub fn record(host: &mut impl Host, id: RecordId, kind: Kind) -> Result<Row, ApiError> {
    match host.row(id)? {
        Some(row) if row.kind == kind => Ok(row),
        Some(_) | None => Err(ApiError::not_found(noun(kind))),
    }
}

/// An interview, or a checklist of a place: both are answered alike.
pub fn answered_record(host: &mut impl Host, id: RecordId) -> Result<Row, ApiError> {
    match host.row(id)? {
        Some(row) if matches!(row.kind, Kind::Interview | Kind::Checklist) => Ok(row),
        Some(_) | None => Err(ApiError::not_found(noun(Kind::Interview))),
    }
}

/// The plan of a team room.
pub fn plan(host: &mut impl Host, room: RoomId) -> Result<(Row, Plan), ApiError> {
    role_in(host, room)?;
    let row = host
        .rows(room, Kind::Plan)?
        .into_iter()
        .next()
        .ok_or_else(|| ApiError::not_found("audit's plan"))?;
    let plan = Plan::read(&row.fields);
    Ok((row, plan))
}

/// The pack that an audit has pinned.
pub fn pinned_pack(host: &mut impl Host, plan_row: &Row) -> Result<std::sync::Arc<crate::pack::Pack>, ApiError> {
    let hash = plan_row.fields.text(plan::PACK).and_then(|text| text.parse().ok());
    host.pack(hash)
}

/// The plan, if this writer may capture here and now.
pub fn capture_in(host: &mut impl Host, room: RoomId, kind: Kind) -> Result<(Row, Plan), ApiError> {
    need_write(host, room, kind)?;
    let (row, plan) = plan(host, room)?;
    if may_capture(plan.phase) || plan.practice {
        return Ok((row, plan));
    }
    let why = match plan.phase {
        Phase::Planned => "Fieldwork has not begun.",
        Phase::Fieldwork | Phase::Reconciling | Phase::Review | Phase::Closed => {
            "This audit is no longer in the field."
        }
    };
    Err(ApiError::new(
        Code::WrongPhase,
        why,
        "Nothing was changed.",
        "Ask the audit lead to open fieldwork.",
    ))
}

/// What a new record of this writer will be: its id can be named before it is written ([`Target::Identified`]).
pub fn identity(host: &mut impl Host, room: RoomId, kind: Kind) -> Result<RecordIdentity, ApiError> {
    let creator = host.writer()?.device;
    let mut chance = [0; 16];
    host.chance(&mut chance);
    Ok(RecordIdentity {
        room,
        kind,
        creator,
        chance,
    })
}

/// Writes one new record; in a browser the signed-in person is named in it.
pub fn create(host: &mut impl Host, room: RoomId, kind: Kind, mut edits: Vec<Edit>) -> Result<RecordId, ApiError> {
    let writer = host.writer()?;
    if writer.through_server {
        edits.push(Edit::put(through_server::PERSON, writer.person));
        edits.push(Edit::put(through_server::ROLE, role_word(writer.role)));
    }
    let ids = host.commit(
        room,
        vec![Write {
            target: Target::New(kind),
            edits,
        }],
    )?;
    ids.first().copied().ok_or_else(nothing_written)
}

pub fn nothing_written() -> ApiError {
    ApiError::new(
        Code::Internal,
        "Nothing was written.",
        "Everything saved before is kept.",
        "Try again.",
    )
}

/// Writes more of one record.
pub fn change(host: &mut impl Host, row: &Row, edits: Vec<Edit>) -> Result<(), ApiError> {
    if edits.is_empty() {
        return Ok(());
    }
    host.commit(
        row.room,
        vec![Write {
            target: Target::Existing(row.id),
            edits,
        }],
    )
    .map(|_| ())
}

/// Who made a record: the signed-in person if it came through the server, else the device's person.
pub fn author(host: &mut impl Host, row: &Row) -> String {
    match row.fields.text(through_server::PERSON) {
        Some(person) if row.through_server => person.to_owned(),
        Some(_) | None => host.person(row.room, row.creator),
    }
}

pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Administrator => "administrator",
        Role::Lead => "lead",
        Role::Auditor => "auditor",
        Role::Monitor => "monitor",
        Role::Investigator => "investigator",
        Role::Reader => "reader",
        Role::Scribe => "scribe",
    }
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::PublishedFinding => "published finding",
        Kind::Sitenote => "site note",
        Kind::Payroll => "pay slip",
        other => other.name(),
    }
}
