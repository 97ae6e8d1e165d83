//! Findings: raised by auditors, confirmed by the lead, each resting on what the team has.

mod corroboration;
mod views;

use super::access::{self, LINE_CHARS, NOTE_CHARS, STATEMENT_CHARS};
use super::alerts;
use super::host::{Host, Row, Target, Write};
use super::sitenotes::rebase;
use crate::api::{
    ApiError, Basis, EditFinding, FindingRef, FindingView, Findings, ListFindings, Owing, RaiseFinding, Response,
};
use crate::domain::keys::finding as key;
use crate::domain::slip::device_letters;
use crate::fields::Value;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::record::Edit;
use std::collections::BTreeSet;
pub(super) use views::{Team, conflict_view};

pub fn raise(host: &mut impl Host, call: RaiseFinding) -> Result<FindingView, ApiError> {
    raise_owing(host, call, None)
}

/// A finding together with the money that it is about, in one change.
pub(super) fn raise_owing(
    host: &mut impl Host,
    call: RaiseFinding,
    owing: Option<Owing>,
) -> Result<FindingView, ApiError> {
    let (plan_row, _) = access::capture_in(host, call.audit, Kind::Finding)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    if pack.provision(&call.provision).is_none() {
        return Err(ApiError::bad_request(
            "provision",
            "The program's code has no such provision.",
        ));
    }
    known_severity(&pack, &call.severity)?;
    let statement = access::required("statement", &call.statement, STATEMENT_CHARS)?.to_owned();
    let number = host.next_number(call.audit, Kind::Finding)?;
    let label = format!("F-{}{number}", device_letters(host.writer()?.device));
    let alarm = alerts::raised(&pack, &label, &call.provision, &call.severity);
    let mut edits = vec![
        Edit::put(key::LABEL, label),
        Edit::put(key::PROVISION, call.provision),
        Edit::put(key::SEVERITY, call.severity),
        Edit::put(key::BASIS, basis_words(&call.basis)),
        Edit::text(key::STATEMENT, statement),
    ];
    for support in support_ids(host, call.audit, &call.supports)? {
        edits.push(Edit::put(format!("{}{support}", key::SUPPORTS), true));
    }
    let owing = owing.and_then(|owing| serde_json::to_string(&owing).ok());
    edits.extend(owing.map(|json| Edit::put(key::OWED, json)));
    // In one durable step: no breach of zero tolerance is written down without its alarm.
    let finding = Write {
        target: Target::New(Kind::Finding),
        edits,
    };
    let ids = host.commit(call.audit, std::iter::once(finding).chain(alarm).collect())?;
    match ids.first() {
        Some(id) => open(host, *id),
        None => Err(access::nothing_written()),
    }
}

pub fn list(host: &mut impl Host, call: ListFindings) -> Result<Findings, ApiError> {
    Ok(Findings {
        findings: views(host, call.audit)?,
    })
}

pub fn open(host: &mut impl Host, id: RecordId) -> Result<FindingView, ApiError> {
    let row = access::record(host, id, Kind::Finding)?;
    let team = Team::read(host, row.room)?;
    let mut view = views::view(host, &row, &team)?;
    view.corroboration = Some(corroboration::of(host, &view, &team)?);
    Ok(view)
}

pub fn edit(host: &mut impl Host, call: EditFinding) -> Result<FindingView, ApiError> {
    let row = access::record(host, call.finding, Kind::Finding)?;
    access::need_write(host, row.room, Kind::Finding)?;
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let mut edits = Vec::new();
    let mut alarm = None;
    if let Some(severity) = call.severity {
        known_severity(&pack, &severity)?;
        let label = row.fields.text(key::LABEL).unwrap_or_default();
        let provision = row.fields.text(key::PROVISION).unwrap_or_default();
        let findings = std::slice::from_ref(&row);
        if !alerts::by_label(host, row.room, findings)?.contains_key(label) {
            alarm = alerts::raised(&pack, label, provision, &severity);
        }
        edits.push(Edit::put(key::SEVERITY, severity));
    }
    if let Some(statement) = call.statement {
        let text = access::required("statement", &statement.text, STATEMENT_CHARS)?;
        let now = row.fields.text(key::STATEMENT).unwrap_or_default();
        edits.push(Edit::text(key::STATEMENT, rebase(&statement.seen, text, now)));
    }
    if let Some(basis) = call.basis {
        edits.push(Edit::put(key::BASIS, basis_words(&basis)));
    }
    if let Some(supports) = call.supports {
        let wanted: BTreeSet<RecordId> = support_ids(host, row.room, &supports)?.into_iter().collect();
        let present: BTreeSet<RecordId> = supports_of(&row).into_iter().collect();
        let at = |id: &RecordId| format!("{}{id}", key::SUPPORTS);
        edits.extend(wanted.difference(&present).map(|id| Edit::put(at(id), true)));
        edits.extend(present.difference(&wanted).map(|id| Edit::put(at(id), false)));
    }
    if let Some(cause) = call.root_cause {
        let cause = access::within("root_cause", &cause, NOTE_CHARS)?;
        edits.push(Edit::put(key::ROOT_CAUSE, cause));
    }
    if let Some(response) = call.response {
        edits.extend(response_edits(&response)?);
    }
    if edits.is_empty() {
        return open(host, call.finding);
    }
    let change = Write {
        target: Target::Existing(row.id),
        edits,
    };
    host.commit(row.room, std::iter::once(change).chain(alarm).collect())?;
    open(host, call.finding)
}

/// What management answered: text, who in role words, and the day. An empty text takes it back.
fn response_edits(response: &Response) -> Result<Vec<Edit>, ApiError> {
    let text = access::within("response", &response.text, NOTE_CHARS)?;
    let by = access::within("response/by", &response.by, LINE_CHARS)?;
    let on = response.on.map(|day| day.to_string()).unwrap_or_default();
    Ok(vec![
        Edit::put(key::RESPONSE, text),
        Edit::put(key::RESPONSE_BY, by),
        Edit::put(key::RESPONSE_ON, on),
    ])
}

/// All findings of an audit, gravest first.
pub(super) fn views(host: &mut impl Host, audit: RoomId) -> Result<Vec<FindingView>, ApiError> {
    let team = Team::read(host, audit)?;
    all_views(host, &team)
}

/// The same over a team that was read before.
pub(super) fn all_views(host: &mut impl Host, team: &Team) -> Result<Vec<FindingView>, ApiError> {
    let mut all = Vec::new();
    for row in &team.findings {
        all.push(views::view(host, row, team)?);
    }
    Ok(views::sorted(all, &team.pack))
}

/// How evidence and tasks name a finding.
pub(super) fn reference(host: &mut impl Host, row: &Row) -> Result<FindingRef, ApiError> {
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    Ok(views::reference(row, &pack))
}

pub(super) fn value_text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
    }
}

fn supports_of(row: &Row) -> Vec<RecordId> {
    row.fields
        .under(key::SUPPORTS)
        .filter(|(_, field)| field.value == Value::Bool(true))
        .filter_map(|(id, _)| id.parse().ok())
        .collect()
}

/// Only what the same audit captured can support a finding.
fn support_ids(host: &mut impl Host, room: RoomId, ids: &[RecordId]) -> Result<Vec<RecordId>, ApiError> {
    for &id in ids {
        let fits = host.row(id)?.is_some_and(|row| {
            row.room == room && matches!(row.kind, Kind::Interview | Kind::Payroll | Kind::Checklist)
        });
        if !fits {
            return Err(ApiError::bad_request(
                "supports",
                "Only interviews, checklists and payroll records of this audit can support a finding.",
            ));
        }
    }
    Ok(ids.to_vec())
}

fn known_severity(pack: &Pack, severity: &str) -> Result<(), ApiError> {
    match pack.severity(severity) {
        Some(_) => Ok(()),
        None => Err(ApiError::bad_request(
            "severity",
            "The program's pack has no such severity.",
        )),
    }
}

fn basis_words(basis: &[Basis]) -> String {
    let words: BTreeSet<Basis> = basis.iter().copied().collect();
    words
        .into_iter()
        .map(|basis| match basis {
            Basis::Interviews => "interviews",
            Basis::Records => "records",
            Basis::Observation => "observation",
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn basis_from(words: &str) -> Vec<Basis> {
    words
        .split_whitespace()
        .filter_map(|word| match word {
            "interviews" => Some(Basis::Interviews),
            "records" => Some(Basis::Records),
            "observation" => Some(Basis::Observation),
            _ => None,
        })
        .collect()
}
