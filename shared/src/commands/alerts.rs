//! Zero-tolerance alarms: raised in the step that writes the finding, acknowledged by leads, each with name and time.

use super::access::{self, NOTE_CHARS};
use super::decisions::need_lead;
use super::host::{Host, Row, Target, Write};
use crate::api::{AcknowledgeAlert, Acknowledged, AlertLine, ApiError, Code};
use crate::domain::audit::Plan;
use crate::domain::keys::{alert as key, finding};
use crate::fields::Value;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::Role;
use crate::record::Edit;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An acknowledgement as it is kept in the alert.
#[derive(Serialize, Deserialize)]
struct Seen {
    at: Timestamp,
    note: String,
}

/// The alarm that a finding of this severity raises. It names the finding by its label, which no other has.
pub(super) fn raised(pack: &Pack, label: &str, provision: &str, severity: &str) -> Option<Write> {
    let alarms = pack.severity(severity).is_some_and(|severity| severity.zero_tolerance);
    alarms.then(|| Write {
        target: Target::New(Kind::Alert),
        edits: vec![
            Edit::put(key::LABEL, label),
            Edit::put(key::PROVISION, provision),
            Edit::put(key::SEVERITY, severity),
        ],
    })
}

pub fn acknowledge(host: &mut impl Host, call: AcknowledgeAlert) -> Result<AlertLine, ApiError> {
    let row = access::record(host, call.alert, Kind::Alert)?;
    need_lead(host, row.room)?;
    let seen = Seen {
        at: host.now(),
        note: access::within("note", &call.note, NOTE_CHARS)?.to_owned(),
    };
    let json = serde_json::to_string(&seen).map_err(|_| {
        ApiError::new(
            Code::Internal,
            "The acknowledgement could not be written.",
            "Nothing was changed.",
            "Try again.",
        )
    })?;
    let own = format!("{}{}", key::ACKNOWLEDGED, host.writer()?.device);
    access::change(host, &row, vec![Edit::put(own, json)])?;
    let findings = host.rows(row.room, Kind::Finding)?;
    let lines = lines(host, row.room, &findings)?;
    let line = lines.into_iter().find(|line| line.alert == row.id);
    line.ok_or_else(|| ApiError::not_found("alert"))
}

/// Every alarm of an audit: those that wait for this person first, then newest first.
pub(super) fn lines(host: &mut impl Host, audit: RoomId, findings: &[Row]) -> Result<Vec<AlertLine>, ApiError> {
    let rows = host.rows(audit, Kind::Alert)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let leads = access::role_in(host, audit)? == Role::Lead;
    let own = host.writer()?.device.to_string();
    let plans = host.rows(audit, Kind::Plan)?;
    let site = plans.first().map(|row| Plan::read(&row.fields).site_name);
    let mut lines: Vec<AlertLine> = Vec::new();
    for row in rows {
        let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
        let label = text(key::LABEL);
        let named = findings
            .iter()
            .find(|row| row.fields.text(finding::LABEL) == Some(&label));
        let mut acknowledged = Vec::new();
        let mut waits_for_me = leads;
        for (device, field) in row.fields.under(key::ACKNOWLEDGED) {
            let Value::Text(json) = &field.value else { continue };
            let Ok(seen) = serde_json::from_str::<Seen>(json) else {
                continue;
            };
            waits_for_me &= device != own;
            acknowledged.push(Acknowledged {
                by: match device.parse() {
                    Ok(number) => host.person(audit, crate::ids::DeviceNumber(number)),
                    Err(_) => String::new(),
                },
                at: seen.at,
                note: seen.note,
            });
        }
        acknowledged.sort_by_key(|seen| seen.at);
        lines.push(AlertLine {
            audit,
            site: site.clone().unwrap_or_default(),
            alert: row.id,
            finding: named.map(|row| row.id),
            provision: text(key::PROVISION),
            severity: text(key::SEVERITY),
            raised_by: access::author(host, &row),
            at: row.created,
            label,
            acknowledged,
            waits_for_me,
        });
    }
    lines.sort_by_key(|line| (!line.waits_for_me, std::cmp::Reverse(line.at)));
    Ok(lines)
}

/// The first alarm of each finding, by its label.
pub(super) fn by_label(
    host: &mut impl Host,
    audit: RoomId,
    findings: &[Row],
) -> Result<BTreeMap<String, AlertLine>, ApiError> {
    let lines = lines(host, audit, findings)?;
    Ok(lines.into_iter().map(|line| (line.label.clone(), line)).collect())
}
