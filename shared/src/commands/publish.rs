//! Publishing: the one act by which something crosses from the team room to the program room.
//!
//! The lead sees exactly what will leave and what is kept back; nothing leaves whose hash was not shown.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row, Target, Write};
use super::report_content::{Draft, draft};
use super::{audits, leaks, report_plates, report_text, reports};
use crate::api::{
    ActionState, ApiError, Code, Owing, Phase, PreviewReport, PublishReport, PublishedAction, ReportContent,
    ReportPreview, ReportView, Stop, TextLeak,
};
use crate::domain::audit::{phase_from, phase_word};
use crate::domain::keys::{action, finding as finding_key, plan as plan_key, published_finding, report as key};
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::record::Edit;

pub fn preview(host: &mut impl Host, call: PreviewReport) -> Result<ReportPreview, ApiError> {
    need_lead(host)?;
    access::within("summary", &call.text.summary, NOTE_CHARS)?;
    access::within("method", &call.text.method, NOTE_CHARS)?;
    let Draft {
        content,
        stops,
        leaks,
        kept_back,
        replaces_version,
        changes,
        ..
    } = draft(host, call.audit, &call.text)?;
    Ok(ReportPreview {
        content,
        kept_back,
        replaces_version,
        changes,
        late: host.late(call.audit)?,
        stops: Stop::sentences(&stops),
        stopped_by: stops,
        leaks,
    })
}

pub fn publish(host: &mut impl Host, call: PublishReport) -> Result<ReportView, ApiError> {
    need_lead(host)?;
    let text = call.text;
    access::within("summary", &text.summary, NOTE_CHARS)?;
    access::within("method", &text.method, NOTE_CHARS)?;
    let Draft {
        content,
        stops,
        leaks,
        released,
        ..
    } = draft(host, call.audit, &text)?;
    refuse_unless_ready(&content, &stops, &leaks, call.hash)?;
    // Before anything leaves: what is told as owed now bounds what a later report may tell.
    keep_released(host, call.audit, released)?;
    let header = to_review(host, call.audit)?;
    // Whoever publishes has said their last word on what is published.
    host.hand_in(call.audit)?;
    let report = cross_over(host, call.audit, &content, header)?;
    reports::open(host, report)
}

/// Report, findings, actions and the audit's phase in one commit, the last of publishing: whatever happens to the device, a
/// report never stands without what it asks for, and an error before it means that nothing has left.
fn cross_over(
    host: &mut impl Host,
    audit: RoomId,
    content: &ReportContent,
    header: Option<Write>,
) -> Result<RecordId, ApiError> {
    let room = host.program()?;
    let identity = access::identity(host, room, Kind::Report)?;
    let report = identity.id();
    let mut writes = vec![Write {
        target: Target::Identified(identity),
        edits: report_edits(host, audit, content)?,
    }];
    writes.extend(findings_and_actions(host, room, audit, report, content)?);
    writes.extend(header);
    host.commit(room, writes)?;
    Ok(report)
}

/// In the team room, with the finding: the amount, and how many workers share it, which never leaves.
fn keep_released(host: &mut impl Host, audit: RoomId, released: Vec<(RecordId, Owing)>) -> Result<(), ApiError> {
    let mut writes = Vec::new();
    for (finding, owing) in released {
        let json = json(&owing)?;
        let row = access::record(host, finding, Kind::Finding)?;
        if row.fields.text(finding_key::RELEASED) != Some(&json) {
            writes.push(Write {
                target: Target::Existing(finding),
                edits: vec![Edit::put(finding_key::RELEASED, json)],
            });
        }
    }
    match writes.is_empty() {
        true => Ok(()),
        false => host.commit(audit, writes).map(|_| ()),
    }
}

fn refuse_unless_ready(
    content: &ReportContent,
    stops: &[Stop],
    leaks: &[TextLeak],
    hash: crate::ids::Hash,
) -> Result<(), ApiError> {
    if let Some(first) = stops.first() {
        return Err(ApiError::new(
            Code::PublishStopped,
            format!(
                "{} things stop publishing. The first: {}",
                stops.len(),
                first.sentence()
            ),
            "Nothing has left the team.",
            "Settle them on the reconcile board.",
        ));
    }
    if let Some(leak) = leaks.first() {
        return Err(leaks::error(leak));
    }
    if content.hash != hash {
        return Err(ApiError::new(
            Code::ReportChanged,
            "The report is no longer what the preview showed.",
            "Nothing has left the team.",
            "Read the preview again, then publish.",
        ));
    }
    Ok(())
}

/// One record, one change: no draft and no deleted text in its history.
fn report_edits(host: &mut impl Host, audit: RoomId, content: &ReportContent) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![
        Edit::put(key::AUDIT, audit.to_string()),
        Edit::put(key::HASH, content.hash.to_string()),
        Edit::put(key::VERSION, i64::from(content.version)),
        Edit::put(key::BY, host.writer()?.person),
    ];
    edits.extend(report_text::content_edits(content).ok_or_else(unwritten)?);
    if let Some(replaces) = content.replaces {
        edits.push(Edit::put(key::REPLACES, replaces.to_string()));
    }
    edits.extend(report_plates::publish(host, content)?);
    Ok(edits)
}

fn findings_and_actions(
    host: &mut impl Host,
    room: RoomId,
    audit: RoomId,
    report: RecordId,
    content: &ReportContent,
) -> Result<Vec<Write>, ApiError> {
    let audit_text = audit.to_string();
    let known = host.rows(room, Kind::Action)?.into_iter();
    let mut known: Vec<Row> = known
        .filter(|row| row.fields.text(action::AUDIT) == Some(&audit_text))
        .collect();
    let mut writes = Vec::new();
    for finding in &content.findings {
        writes.push(Write {
            target: Target::New(Kind::PublishedFinding),
            edits: vec![
                Edit::put(published_finding::REPORT, report.to_string()),
                Edit::put(published_finding::CONTENT, json(finding)?),
            ],
        });
        let Some(planned) = &finding.action else { continue };
        // A corrected report does not ask twice for the same correction: it keeps its state, dates and history.
        let asked = known
            .iter()
            .position(|row| row.fields.text(action::PROVISION) == Some(&finding.provision));
        if let Some(asked) = asked {
            let row = known.remove(asked);
            let edits = corrected(&row, planned)?;
            if !edits.is_empty() {
                writes.push(Write {
                    target: Target::Existing(row.id),
                    edits,
                });
            }
            continue;
        }
        let mut edits = vec![
            Edit::put(action::AUDIT, audit_text.clone()),
            Edit::put(action::SITE, content.site.clone()),
            Edit::put(action::REPORT, report.to_string()),
            Edit::put(action::WHAT, planned.what.clone()),
            Edit::put(action::PROVISION, finding.provision.clone()),
            Edit::put(action::STATE, super::actions::state_word(ActionState::InProgress)),
        ];
        if let Some(owed) = &planned.owed {
            edits.push(Edit::put(action::OWED, json(owed)?));
        }
        if let Some(due) = planned.due {
            edits.push(Edit::put(action::DUE, due.to_string()));
        }
        writes.push(Write {
            target: Target::New(Kind::Action),
            edits,
        });
    }
    Ok(writes)
}

/// What a corrected report changes of an action that stands. What is owed was chosen by `disclosure::owed`; an amount that is
/// no longer told stays as it was told.
fn corrected(row: &Row, planned: &PublishedAction) -> Result<Vec<Edit>, ApiError> {
    let mut edits = Vec::new();
    if row.fields.text(action::WHAT) != Some(&planned.what) {
        edits.push(Edit::put(action::WHAT, planned.what.clone()));
    }
    if let Some(owed) = &planned.owed {
        let json = json(owed)?;
        if row.fields.text(action::OWED) != Some(&json) {
            edits.push(Edit::put(action::OWED, json));
        }
    }
    Ok(edits)
}

/// A published audit is with the monitor: so says the team's plan now, and its public header once the write is made.
fn to_review(host: &mut impl Host, audit: RoomId) -> Result<Option<Write>, ApiError> {
    let (row, plan) = access::plan(host, audit)?;
    let edits = vec![Edit::put(plan_key::PHASE, phase_word(Phase::Review))];
    if plan.phase == Phase::Reconciling {
        access::change(host, &row, edits.clone())?;
    }
    let header = audits::header_of(host, &row)?;
    let phase = |row: &Row| phase_from(row.fields.text(plan_key::PHASE).unwrap_or_default());
    let header = header.filter(|header| phase(header) < Phase::Review);
    Ok(header.map(|header| Write {
        target: Target::Existing(header.id),
        edits,
    }))
}

fn need_lead(host: &mut impl Host) -> Result<(), ApiError> {
    let room = host.program()?;
    access::need_write(host, room, Kind::Report).map(|_| ())
}

fn json(value: &impl serde::Serialize) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(|_| unwritten())
}

fn unwritten() -> ApiError {
    ApiError::new(
        Code::Internal,
        "The report could not be written.",
        "Nothing has left the team.",
        "Try again.",
    )
}
