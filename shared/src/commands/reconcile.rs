//! The lead's board: conflicts, findings to confirm, devices and parts that are missing, and what all that stops.

use super::access::{self, NOTE_CHARS};
use super::findings;
use super::host::{Host, Row};
use crate::api::{
    ApiError, Code, ConfirmFinding, DecideConflict, DecisionLine, FindingState, GoOnWithout, JoinWorkers, OpenConflict,
    ReconcileView, Stop,
};
use crate::domain::keys::{decision as key, evidence, finding, interview, payroll};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::permissions::{Role, may_write};
use crate::record::Edit;
use std::collections::BTreeMap;

/// Kinds in which people can disagree about one value.
const CONTESTED_KINDS: [Kind; 8] = [
    Kind::Plan,
    Kind::Finding,
    Kind::Interview,
    Kind::Identity,
    Kind::Payroll,
    Kind::Checklist,
    Kind::Evidence,
    Kind::Decision,
];

pub fn open(host: &mut impl Host, audit: RoomId) -> Result<ReconcileView, ApiError> {
    let role = access::role_in(host, audit)?;
    let decisions = host.rows(audit, Kind::Decision)?;
    let conflicts = open_conflicts(host, audit)?;
    let all = findings::views(host, audit)?;
    let (drafts, rest): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|finding| finding.state == FindingState::Draft);
    let confirmed = rest
        .into_iter()
        .filter(|finding| finding.state == FindingState::Confirmed)
        .collect::<Vec<_>>();
    let without = gone_on_without(&decisions);
    let mut holes = host.holes(audit)?;
    for hole in &mut holes {
        hole.accepted = without.contains_key(&hole.device);
    }
    let not_handed_in: Vec<_> = host
        .team(audit)?
        .into_iter()
        .filter(|member| !member.handed_in && !member.is_this_device && !without.contains_key(&member.device))
        .collect();
    let contested = conflicts.iter().filter(|conflict| conflict.material);
    let missing = holes.iter().filter(|hole| !hole.accepted);
    let stopped_by: Vec<Stop> = contested
        .map(|conflict| Stop::TwoValues {
            key: conflict.conflict.key.clone(),
            label: conflict.label.clone(),
        })
        .chain(missing.map(|hole| Stop::BatchesMissing {
            count: hole.missing_batches,
            person: hole.person.clone(),
        }))
        .chain(not_handed_in.iter().map(|member| Stop::NotHandedIn {
            person: member.person.clone(),
        }))
        .chain(drafts.iter().map(|draft| Stop::Undecided {
            label: draft.label.clone(),
        }))
        .collect();
    let decisions = decisions
        .iter()
        .map(|row| decision_line(host, row))
        .collect::<Result<_, _>>()?;
    Ok(ReconcileView {
        audit,
        conflicts,
        drafts,
        confirmed,
        holes,
        not_handed_in,
        decisions,
        stops: Stop::sentences(&stopped_by),
        stopped_by,
        may_decide: may_write(role, Kind::Decision),
    })
}

pub fn decide_conflict(host: &mut impl Host, call: DecideConflict) -> Result<ReconcileView, ApiError> {
    let row = host.row(call.record)?.ok_or_else(|| ApiError::not_found("record"))?;
    need_lead(host, row.room)?;
    let reason = access::required("reason", &call.reason, NOTE_CHARS)?.to_owned();
    let rivals = match row.fields.get(&call.key) {
        Some(field) if field.is_conflicted() => field.rivals.clone(),
        Some(_) | None => {
            return Err(ApiError::new(
                Code::NotFound,
                "Nobody disagrees about this value any more.",
                "Everything is kept.",
                "Open the board again.",
            )
            .at(call.key));
        }
    };
    let chosen = rivals
        .iter()
        .find(|held| findings::value_text(&held.value) == call.choice);
    let choice = match chosen {
        Some(held) => held.value.clone(),
        None => return Err(ApiError::bad_request("choice", "Choose one of the values that stand.")),
    };
    let heads = host.heads(row.id)?;
    let about = row.id.to_string();
    let settles: Vec<String> = host
        .rows(row.room, Kind::Decision)?
        .iter()
        .filter(|earlier| {
            earlier.fields.text(key::RECORD) == Some(&about) && earlier.fields.text(key::KEY) == Some(&call.key)
        })
        .map(|earlier| earlier.id.to_string())
        .collect();
    let join = |parts: Vec<String>| parts.join(" ");
    let edits = vec![
        Edit::put(key::MATTER, "conflict"),
        Edit::put(key::RECORD, about),
        Edit::put(key::KEY, call.key),
        Edit::put(key::HEADS, join(heads.iter().map(ToString::to_string).collect())),
        Edit::put(key::SETTLES, join(settles)),
        Edit::put(key::REASON, reason),
        Edit::Put {
            key: key::CHOICE.to_owned(),
            value: choice,
        },
    ];
    access::create(host, row.room, Kind::Decision, edits)?;
    open(host, row.room)
}

pub fn confirm_finding(host: &mut impl Host, call: ConfirmFinding) -> Result<ReconcileView, ApiError> {
    let row = access::record(host, call.finding, Kind::Finding)?;
    need_lead(host, row.room)?;
    let reason = match call.confirm {
        true => access::within("reason", &call.reason, NOTE_CHARS)?,
        false => access::required("reason", &call.reason, NOTE_CHARS)?,
    };
    let edits = vec![
        Edit::put(key::MATTER, "finding"),
        Edit::put(key::RECORD, row.id.to_string()),
        Edit::put(key::CHOICE, if call.confirm { "confirmed" } else { "dismissed" }),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, row.room, Kind::Decision, edits)?;
    open(host, row.room)
}

pub fn go_on_without(host: &mut impl Host, call: GoOnWithout) -> Result<ReconcileView, ApiError> {
    need_lead(host, call.audit)?;
    let reason = access::required("reason", &call.reason, NOTE_CHARS)?.to_owned();
    let edits = vec![
        Edit::put(key::MATTER, "without"),
        Edit::put(key::DEVICE, i64::from(call.device.0)),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, call.audit, Kind::Decision, edits)?;
    open(host, call.audit)
}

pub fn join_workers(host: &mut impl Host, call: JoinWorkers) -> Result<ReconcileView, ApiError> {
    need_lead(host, call.audit)?;
    let reason = access::required("reason", &call.reason, NOTE_CHARS)?.to_owned();
    if call.interviews.len() < 2 {
        return Err(ApiError::bad_request("interviews", "Name at least two interviews."));
    }
    let mut edits = vec![Edit::put(key::MATTER, "same_person"), Edit::put(key::REASON, reason)];
    for id in call.interviews {
        if access::record(host, id, Kind::Interview)?.room != call.audit {
            return Err(ApiError::bad_request(
                "interviews",
                "An interview belongs to another audit.",
            ));
        }
        edits.push(Edit::put(format!("{}{id}", key::SAME), true));
    }
    access::create(host, call.audit, Kind::Decision, edits)?;
    open(host, call.audit)
}

/// Which interviews are one person, by the lead's decisions.
pub(super) struct Joins(BTreeMap<RecordId, RecordId>);

impl Joins {
    /// The interview that stands for this person: the smallest id of the joined ones.
    pub fn person_of(&self, interview: RecordId) -> RecordId {
        self.0.get(&interview).copied().unwrap_or(interview)
    }
}

pub(super) fn joins(host: &mut impl Host, audit: RoomId) -> Result<Joins, ApiError> {
    let mut groups: Vec<Vec<RecordId>> = Vec::new();
    for row in host.rows(audit, Kind::Decision)? {
        if row.fields.text(key::MATTER) != Some("same_person") {
            continue;
        }
        let mut joined: Vec<RecordId> = row
            .fields
            .under(key::SAME)
            .filter_map(|(id, _)| id.parse().ok())
            .collect();
        groups.retain(|group| {
            let meets = group.iter().any(|id| joined.contains(id));
            if meets {
                joined.extend(group);
            }
            !meets
        });
        groups.push(joined);
    }
    let mut person = BTreeMap::new();
    for group in groups {
        if let Some(&first) = group.iter().min() {
            person.extend(group.into_iter().map(|id| (id, first)));
        }
    }
    Ok(Joins(person))
}

/// Devices that the lead goes on without, and why.
pub(super) fn gone_on_without(decisions: &[Row]) -> BTreeMap<DeviceNumber, String> {
    decisions
        .iter()
        .filter(|row| row.fields.text(key::MATTER) == Some("without"))
        .filter_map(|row| {
            let device = u32::try_from(row.fields.int(key::DEVICE)?).ok()?;
            Some((
                DeviceNumber(device),
                row.fields.text(key::REASON).unwrap_or_default().to_owned(),
            ))
        })
        .collect()
}

fn open_conflicts(host: &mut impl Host, audit: RoomId) -> Result<Vec<OpenConflict>, ApiError> {
    let mut open = Vec::new();
    for kind in CONTESTED_KINDS {
        for row in host.conflicted_rows(audit, kind)? {
            let label = label(&row);
            for (key, field) in row.fields.conflicts() {
                let conflict = findings::conflict_view(host, audit, key, field);
                open.push(OpenConflict {
                    record: row.id,
                    kind,
                    label: label.clone(),
                    conflict,
                    material: is_material(kind, key),
                });
            }
        }
    }
    Ok(open)
}

/// Publishing waits for disagreements that a report could repeat; a caption is not one.
fn is_material(kind: Kind, key: &str) -> bool {
    match kind {
        Kind::Evidence => false,
        Kind::Interview => !key.starts_with(interview::NOTES),
        _ => true,
    }
}

/// How people call a record.
fn label(row: &Row) -> String {
    let key = match row.kind {
        Kind::Interview => interview::CODE,
        Kind::Finding => finding::LABEL,
        Kind::Evidence => evidence::LABEL,
        Kind::Payroll => payroll::LABEL,
        other => return other.name().to_owned(),
    };
    row.fields.text(key).unwrap_or_default().to_owned()
}

fn decision_line(host: &mut impl Host, row: &Row) -> Result<DecisionLine, ApiError> {
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    let matter = text(key::MATTER);
    let (kind, called) = match row.fields.text(key::RECORD).and_then(|id| id.parse().ok()) {
        Some(id) => match host.row(id)? {
            Some(row) => (Some(row.kind), label(&row)),
            None => (None, String::new()),
        },
        None => match row.fields.int(key::DEVICE).and_then(|n| u32::try_from(n).ok()) {
            Some(device) => (None, host.person(row.room, DeviceNumber(device))),
            None => (None, matter.clone()),
        },
    };
    let of_key = text(key::KEY);
    let about = match of_key.as_str() {
        "" => called.clone(),
        key => format!("{called}: {key}"),
    };
    let choice = row
        .fields
        .value(key::CHOICE)
        .map(findings::value_text)
        .unwrap_or_else(|| matter.clone());
    Ok(DecisionLine {
        decision: row.id,
        matter,
        kind,
        label: called,
        key: of_key,
        about,
        choice,
        reason: text(key::REASON),
        by: access::author(host, row),
    })
}

fn need_lead(host: &mut impl Host, room: RoomId) -> Result<(), ApiError> {
    match access::role_in(host, room)? {
        Role::Lead => Ok(()),
        _ => Err(ApiError::not_allowed("Only the lead decides.")),
    }
}
