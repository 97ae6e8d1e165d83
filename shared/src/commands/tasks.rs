//! Work handed to a teammate: it arrives offline with the next merge.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row};
use crate::api::{ApiError, FinishTask, GiveTask, HandOver, ListTasks, TaskLine, TaskPerson, Tasks};
use crate::domain::keys::{interview, task as key};
use crate::ids::DeviceNumber;
use crate::kinds::Kind;
use crate::permissions::Role;
use crate::record::Edit;

pub fn give(host: &mut impl Host, call: GiveTask) -> Result<TaskLine, ApiError> {
    if access::need_write(host, call.audit, Kind::Task)? != Role::Lead {
        return Err(ApiError::not_allowed("Only the lead hands out tasks."));
    }
    if !host.team(call.audit)?.iter().any(|member| member.device == call.to) {
        return Err(ApiError::bad_request("to", "This device is not in the audit's team."));
    }
    let mut edits = vec![
        Edit::put(key::TO, i64::from(call.to.0)),
        Edit::put(key::TEXT, access::required("text", &call.text, NOTE_CHARS)?),
    ];
    if let Some(about) = call.about {
        edits.push(Edit::put(key::ABOUT, about.to_string()));
    }
    let id = access::create(host, call.audit, Kind::Task, edits)?;
    let row = access::record(host, id, Kind::Task)?;
    line(host, &row)
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
    let people = host
        .team(call.audit)?
        .into_iter()
        .map(|m| TaskPerson {
            device: m.device,
            person: m.person,
        })
        .collect();
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
    Ok(TaskLine {
        audit: row.room,
        task: row.id,
        text: row.fields.text(key::TEXT).unwrap_or_default().to_owned(),
        from: host.person(row.room, row.creator),
        to: host.person(row.room, to),
        about: row.fields.text(key::ABOUT).and_then(|id| id.parse().ok()),
        done: row.fields.bool(key::DONE).unwrap_or(false),
        answer: row.fields.text(key::ANSWER).unwrap_or_default().to_owned(),
        mine: to == host.writer()?.device,
    })
}
