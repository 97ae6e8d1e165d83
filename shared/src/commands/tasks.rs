//! Work handed to a teammate: it arrives offline with the next merge.

use super::access::{self, NOTE_CHARS};
use super::decisions;
use super::host::{Host, Row};
use crate::api::{ApiError, FinishTask, GiveTask, HandOver, ListTasks, TaskLine, TaskPerson, Tasks};
use crate::domain::keys::{interview, task as key};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::permissions::Role;
use crate::record::Edit;

/// Answered tasks about records that the board still shows: older ones stay in the list of tasks.
const MOST_ANSWERED: usize = 20;

pub fn give(host: &mut impl Host, call: GiveTask) -> Result<TaskLine, ApiError> {
    if access::need_write(host, call.audit, Kind::Task)? != Role::Lead {
        return Err(ApiError::not_allowed("Only the lead hands out tasks."));
    }
    if let Some(about) = call.about {
        let row = host
            .row(about)?
            .filter(|row| row.room == call.audit && is_handed_back(row.kind));
        let row = row.ok_or_else(|| {
            ApiError::bad_request("about", "A task is about something that this audit's team captured.")
        })?;
        return ask(host, &row, None, call.to, &call.text);
    }
    write(host, call.audit, call.to, &call.text, Vec::new())
}

/// What a lead may hand back to an auditor.
fn is_handed_back(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Interview | Kind::Checklist | Kind::Payroll | Kind::Evidence | Kind::Finding
    )
}

/// A task about a record, and about one key of it.
pub(super) fn ask(
    host: &mut impl Host,
    row: &Row,
    of_key: Option<String>,
    to: DeviceNumber,
    text: &str,
) -> Result<TaskLine, ApiError> {
    let mut about = vec![Edit::put(key::ABOUT, row.id.to_string())];
    about.extend(of_key.map(|name| Edit::put(key::KEY, name)));
    write(host, row.room, to, text, about)
}

fn write(
    host: &mut impl Host,
    audit: RoomId,
    to: DeviceNumber,
    text: &str,
    about: Vec<Edit>,
) -> Result<TaskLine, ApiError> {
    if !host.team(audit)?.iter().any(|member| member.device == to) {
        return Err(ApiError::bad_request("to", "This device is not in the audit's team."));
    }
    let mut edits = vec![
        Edit::put(key::TO, i64::from(to.0)),
        Edit::put(key::TEXT, access::required("text", text, NOTE_CHARS)?),
    ];
    edits.extend(about);
    let id = access::create(host, audit, Kind::Task, edits)?;
    let row = access::record(host, id, Kind::Task)?;
    line(host, &row)
}

/// What somebody has to do; what is done, or is for others, is not even read further.
pub(super) fn open_for(host: &mut impl Host, audit: RoomId, device: DeviceNumber) -> Result<Vec<TaskLine>, ApiError> {
    let rows = host.rows(audit, Kind::Task)?;
    let mine = rows.iter().filter(|row| {
        let done = row.fields.bool(key::DONE).unwrap_or(false);
        !done && row.fields.int(key::TO) == Some(i64::from(device.0))
    });
    mine.map(|row| line(host, row)).collect()
}

/// Tasks about a record, newest first.
pub(super) fn about(host: &mut impl Host, row: &Row) -> Result<Vec<TaskLine>, ApiError> {
    let rows = host.rows_about(row.room, Kind::Task, row.id)?;
    rows.iter().rev().map(|task| line(host, task)).collect()
}

/// Work that was handed back about a record: open first, then what was answered last.
pub(super) fn handed_back(host: &mut impl Host, audit: RoomId) -> Result<Vec<TaskLine>, ApiError> {
    let rows = host.rows(audit, Kind::Task)?;
    let about = rows.iter().rev().filter(|row| row.fields.text(key::ABOUT).is_some());
    let is_done = |row: &Row| row.fields.bool(key::DONE).unwrap_or(false);
    let open = about.clone().filter(|row| !is_done(row));
    let answered = about.filter(|row| is_done(row)).take(MOST_ANSWERED);
    open.chain(answered).map(|row| line(host, row)).collect()
}

/// To whom a task can be given.
pub(super) fn people(host: &mut impl Host, audit: RoomId) -> Result<Vec<TaskPerson>, ApiError> {
    let team = host.team(audit)?.into_iter();
    let people = team.map(|member| TaskPerson {
        device: member.device,
        person: member.person,
    });
    Ok(people.collect())
}

/// Whoever may write in an interview or checklist may ask a teammate to go on with it.
pub fn hand_over(host: &mut impl Host, call: HandOver) -> Result<TaskLine, ApiError> {
    let row = super::interviews::writable(host, call.interview)?;
    if !host.team(row.room)?.iter().any(|member| member.device == call.to) {
        return Err(ApiError::bad_request("to", "This device is not in the audit's team."));
    }
    let label = row.fields.text(interview::CODE).unwrap_or_default();
    let words = access::within("words", &call.words, NOTE_CHARS)?;
    let text = match words {
        "" => label.to_owned(),
        words => format!("{label}: {words}"),
    };
    let edits = vec![
        Edit::put(key::TO, i64::from(call.to.0)),
        Edit::put(key::TEXT, text),
        Edit::put(key::ABOUT, call.interview.to_string()),
    ];
    let id = access::create(host, row.room, Kind::Task, edits)?;
    let row = access::record(host, id, Kind::Task)?;
    line(host, &row)
}

pub fn list(host: &mut impl Host, call: ListTasks) -> Result<Tasks, ApiError> {
    access::role_in(host, call.audit)?;
    let rows = host.rows(call.audit, Kind::Task)?;
    let tasks = rows.iter().map(|row| line(host, row)).collect::<Result<Vec<_>, _>>()?;
    let people = people(host, call.audit)?;
    Ok(Tasks { tasks, people })
}

pub fn finish(host: &mut impl Host, call: FinishTask) -> Result<TaskLine, ApiError> {
    let row = access::record(host, call.task, Kind::Task)?;
    access::need_write(host, row.room, Kind::Task)?;
    let answer = access::within("answer", &call.answer, NOTE_CHARS)?;
    access::change(
        host,
        &row,
        vec![Edit::put(key::DONE, true), Edit::put(key::ANSWER, answer)],
    )?;
    let row = access::record(host, call.task, Kind::Task)?;
    line(host, &row)
}

pub(super) fn line(host: &mut impl Host, row: &Row) -> Result<TaskLine, ApiError> {
    let to = DeviceNumber(row.fields.int(key::TO).and_then(|n| u32::try_from(n).ok()).unwrap_or(0));
    let about: Option<RecordId> = row.fields.text(key::ABOUT).and_then(|id| id.parse().ok());
    let subject = match about {
        Some(id) => host.row(id)?.filter(|subject| subject.room == row.room),
        None => None,
    };
    Ok(TaskLine {
        audit: row.room,
        task: row.id,
        text: row.fields.text(key::TEXT).unwrap_or_default().to_owned(),
        from: host.person(row.room, row.creator),
        to: host.person(row.room, to),
        about,
        about_kind: subject.as_ref().map(|subject| subject.kind),
        about_label: subject.as_ref().map(decisions::label).unwrap_or_default(),
        key: row.fields.text(key::KEY).map(str::to_owned),
        at: row.created,
        done: row.fields.bool(key::DONE).unwrap_or(false),
        answer: row.fields.text(key::ANSWER).unwrap_or_default().to_owned(),
        mine: to == host.writer()?.device,
    })
}
