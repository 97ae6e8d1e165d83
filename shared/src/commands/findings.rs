//! Findings: raised by auditors, confirmed by the lead, each resting on what the team has.

use super::access::{self, STATEMENT_CHARS};
use super::evidence::linked;
use super::host::{Host, Row};
use super::reconcile;
use super::sitenotes::rebase;
use crate::api::{
    ApiError, Basis, ConflictView, EditFinding, FindingRef, FindingState, FindingView, Findings, ListFindings, Owing,
    RaiseFinding, RivalView,
};
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{decision, finding as key};
use crate::domain::slip::device_letters;
use crate::fields::{Field, Value};
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::may_write;
use crate::record::Edit;
use std::collections::BTreeSet;

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
    let mut edits = vec![
        Edit::put(
            key::LABEL,
            format!("F-{}{number}", device_letters(host.writer()?.device)),
        ),
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
    let id = access::create(host, call.audit, Kind::Finding, edits)?;
    open(host, id)
}

pub fn list(host: &mut impl Host, call: ListFindings) -> Result<Findings, ApiError> {
    Ok(Findings {
        findings: views(host, call.audit)?,
    })
}

pub fn open(host: &mut impl Host, id: RecordId) -> Result<FindingView, ApiError> {
    let row = access::record(host, id, Kind::Finding)?;
    let team = Team::read(host, row.room)?;
    view(host, &row, &team)
}

pub fn edit(host: &mut impl Host, call: EditFinding) -> Result<FindingView, ApiError> {
    let row = access::record(host, call.finding, Kind::Finding)?;
    access::need_write(host, row.room, Kind::Finding)?;
    let (plan_row, _) = access::plan(host, row.room)?;
    let mut edits = Vec::new();
    if let Some(severity) = call.severity {
        known_severity(&*access::pinned_pack(host, &plan_row)?, &severity)?;
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
    access::change(host, &row, edits)?;
    open(host, call.finding)
}

/// All findings of an audit, gravest first.
pub(super) fn views(host: &mut impl Host, audit: RoomId) -> Result<Vec<FindingView>, ApiError> {
    let (plan_row, _) = access::plan(host, audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let team = Team::read(host, audit)?;
    let mut views = Vec::new();
    for row in host.rows(audit, Kind::Finding)? {
        views.push(view(host, &row, &team)?);
    }
    views.sort_by_key(|finding| {
        pack.severities
            .iter()
            .position(|severity| severity.id == finding.severity)
            .unwrap_or(usize::MAX)
    });
    Ok(views)
}

/// How evidence and tasks name a finding.
pub(super) fn reference(host: &mut impl Host, row: &Row) -> Result<FindingRef, ApiError> {
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let provision = row.fields.text(key::PROVISION).unwrap_or_default();
    let title = pack.provision(provision).map_or_else(
        || provision.to_owned(),
        |provision| provision.title.read("en").to_owned(),
    );
    Ok(FindingRef {
        finding: row.id,
        label: row.fields.text(key::LABEL).unwrap_or_default().to_owned(),
        title,
    })
}

/// Rivals with the names of those who set them.
pub(super) fn conflict_view(host: &mut impl Host, room: RoomId, key: &str, field: &Field) -> ConflictView {
    let values = field.rivals.iter().map(|held| RivalView {
        value: value_text(&held.value),
        person: host.person(room, held.device),
        device: held.device,
        at: held.at,
    });
    ConflictView {
        key: key.to_owned(),
        values: values.collect(),
    }
}

pub(super) fn value_text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
    }
}

/// What views of findings need from the rest of the room, read once.
pub(super) struct Team {
    pub decisions: Vec<Row>,
    pub evidence: Vec<Row>,
}

impl Team {
    pub fn read(host: &mut impl Host, room: RoomId) -> Result<Team, ApiError> {
        Ok(Team {
            decisions: host.rows(room, Kind::Decision)?,
            evidence: host.rows(room, Kind::Evidence)?,
        })
    }

    /// The lead's last word on a finding.
    fn verdict(&self, finding: RecordId) -> Option<&Row> {
        let about = finding.to_string();
        self.decisions.iter().rfind(|row| {
            row.fields.text(decision::MATTER) == Some("finding") && row.fields.text(decision::RECORD) == Some(&about)
        })
    }
}

fn view(host: &mut impl Host, row: &Row, team: &Team) -> Result<FindingView, ApiError> {
    let fields = &row.fields;
    let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
    let role = access::role_in(host, row.room)?;
    let verdict = team.verdict(row.id);
    let state = match verdict.and_then(|row| row.fields.text(decision::CHOICE)) {
        Some("confirmed") => FindingState::Confirmed,
        Some("dismissed") => FindingState::Dismissed,
        Some(_) | None => FindingState::Draft,
    };
    let supports = supports_of(row);
    let (interviews, pay_slips) = count_supports(host, row.room, &supports)?;
    let conflicts = fields
        .conflicts()
        .map(|(key, field)| conflict_view(host, row.room, key, field))
        .collect();
    Ok(FindingView {
        audit: row.room,
        finding: row.id,
        label: text(key::LABEL),
        provision: text(key::PROVISION),
        severity: text(key::SEVERITY),
        statement: text(key::STATEMENT),
        basis: fields.text(key::BASIS).map(basis_from).unwrap_or_default(),
        interviews,
        pay_slips,
        owed: fields.text(key::OWED).and_then(|json| serde_json::from_str(json).ok()),
        evidence: team
            .evidence
            .iter()
            .filter(|item| linked(item).contains(&row.id))
            .map(|item| item.id)
            .collect(),
        supports,
        state,
        reason: verdict
            .and_then(|row| row.fields.text(decision::REASON))
            .filter(|reason| !reason.is_empty())
            .map(str::to_owned),
        conflicts,
        author_name: access::author(host, row),
        custody: host.custody_of(row.id)?,
        may_write: may_write(role, Kind::Finding) && state == FindingState::Draft,
    })
}

/// Interviews (as persons, after joins and withdrawals) and pay slips among the supports.
fn count_supports(host: &mut impl Host, room: RoomId, supports: &[RecordId]) -> Result<(u32, u32), ApiError> {
    let joins = reconcile::joins(host, room)?;
    let (mut persons, mut slips) = (BTreeSet::new(), 0);
    for &id in supports {
        match host.row(id)? {
            Some(row) if row.kind == Kind::Interview => {
                if !InterviewSummary::read(&row.fields).on(host.today()).withdrawn {
                    persons.insert(joins.person_of(id));
                }
            }
            Some(row) if row.kind == Kind::Payroll => slips += 1,
            Some(_) | None => {}
        }
    }
    Ok((u32::try_from(persons.len()).unwrap_or(u32::MAX), slips))
}

fn supports_of(row: &Row) -> Vec<RecordId> {
    row.fields
        .under(key::SUPPORTS)
        .filter(|(_, field)| field.value == Value::Bool(true))
        .filter_map(|(id, _)| id.parse().ok())
        .collect()
}

/// Only interviews and pay slips of the same audit can support a finding.
fn support_ids(host: &mut impl Host, room: RoomId, ids: &[RecordId]) -> Result<Vec<RecordId>, ApiError> {
    for &id in ids {
        let fits = host
            .row(id)?
            .is_some_and(|row| row.room == room && matches!(row.kind, Kind::Interview | Kind::Payroll));
        if !fits {
            return Err(ApiError::bad_request(
                "supports",
                "Only interviews and pay slips of this audit can support a finding.",
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
