//! A lead's decisions as records: which of them hold, which a later one replaced, and how each reads in a list.

use super::access;
use super::findings::value_text;
use super::host::{Host, Row};
use crate::api::{ApiError, DecisionLine};
use crate::domain::keys::{alert, decision as key, evidence, finding, interview, payroll};
use crate::domain::verdicts::{Verdicts, Word};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::permissions::Role;
use std::collections::{BTreeMap, BTreeSet};

/// The word of a choice on a finding.
pub(super) const CONFIRMED: &str = "confirmed";
pub(super) const DISMISSED: &str = "dismissed";

/// Decisions on a matter that no later one replaced.
pub(super) fn standing<'r>(decisions: &'r [Row], matter: &'static str) -> impl Iterator<Item = &'r Row> {
    let replaced: BTreeSet<RecordId> = decisions.iter().flat_map(settles).collect();
    let of_matter = decisions
        .iter()
        .filter(move |row| row.fields.text(key::MATTER) == Some(matter));
    of_matter.filter(move |row| !replaced.contains(&row.id))
}

/// The earlier decisions that one replaces.
pub(super) fn settles(row: &Row) -> Vec<RecordId> {
    let ids = row.fields.text(key::SETTLES).unwrap_or_default().split(' ');
    ids.filter_map(|id| id.parse().ok()).collect()
}

/// What leads said on findings.
pub(super) fn verdicts(decisions: &[Row]) -> Verdicts {
    let words = decisions.iter().filter_map(|row| {
        Some(Word {
            id: row.id,
            finding: on_finding(row)?,
            confirmed: match row.fields.text(key::CHOICE)? {
                CONFIRMED => true,
                DISMISSED => false,
                _ => return None,
            },
            settles: row.fields.text(key::SETTLES).map(|_| settles(row)),
        })
    });
    Verdicts::of(&words.collect::<Vec<_>>())
}

/// The finding that a decision confirms or dismisses.
pub(super) fn on_finding(row: &Row) -> Option<RecordId> {
    let of_matter = row.fields.text(key::MATTER) == Some("finding");
    row.fields.text(key::RECORD).filter(|_| of_matter)?.parse().ok()
}

/// The ids of decisions, as `settles` keeps them.
pub(super) fn ids<'r>(decisions: impl Iterator<Item = &'r Row>) -> String {
    let ids: Vec<String> = decisions.map(|row| row.id.to_string()).collect();
    ids.join(" ")
}

pub(super) fn need_lead(host: &mut impl Host, room: RoomId) -> Result<(), ApiError> {
    match access::role_in(host, room)? {
        Role::Lead => Ok(()),
        _ => Err(ApiError::not_allowed("Only the lead decides.")),
    }
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

/// Why fewer were heard than the goal asks for. Leads who wrote apart from each other are both printed.
pub(super) fn below_goal(decisions: &[Row]) -> Option<String> {
    let mut rows: Vec<&Row> = standing(decisions, "below_goal").collect();
    rows.sort_by_key(|row| row.id);
    let reasons: Vec<&str> = rows.iter().filter_map(|row| row.fields.text(key::REASON)).collect();
    (!reasons.is_empty()).then(|| reasons.join(" "))
}

/// How people call a record.
pub(super) fn label(row: &Row) -> String {
    let key = match row.kind {
        Kind::Interview | Kind::Checklist => interview::CODE,
        Kind::Finding => finding::LABEL,
        Kind::Evidence => evidence::LABEL,
        Kind::Payroll => payroll::LABEL,
        Kind::Alert => alert::LABEL,
        other => return other.name().to_owned(),
    };
    row.fields.text(key).unwrap_or_default().to_owned()
}

pub(super) fn line(host: &mut impl Host, row: &Row) -> Result<DecisionLine, ApiError> {
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
    // A duplicate names the finding that stands where other decisions name a key.
    let stands = match row.fields.text(key::INTO).and_then(|id| id.parse().ok()) {
        Some(into) => host.row(into)?.map(|row| label(&row)),
        None => None,
    };
    let of_key = stands.unwrap_or_else(|| text(key::KEY));
    let about = match of_key.as_str() {
        "" => called.clone(),
        key => format!("{called}: {key}"),
    };
    let choice = row
        .fields
        .value(key::CHOICE)
        .map(value_text)
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
