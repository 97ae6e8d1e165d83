//! Contradictions of what was captured: testimony against books, a checklist against a finding, a finding against what was said.
//!
//! Nobody is kept from capturing by one. Two kinds stop publishing until a lead settles them with a reason: hours told beyond
//! what the pack lets the books differ, and an item in order beside a confirmed finding (docs/reconciling.md).

use super::access::{self, NOTE_CHARS};
use super::answering::form_in;
use super::decisions;
use super::findings::Team;
use super::host::{Host, Row};
use super::{reconcile, registers, sittings};
use crate::api::{
    ApiError, Basis, Code, Contradiction, FindingState, FindingView, OpenContradiction, ReconcileView,
    SettleContradiction,
};
use crate::domain::keys::{decision as key, interview, payroll};
use crate::form::Form;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::payroll::Rule;
use crate::record::Edit;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

pub fn settle(host: &mut impl Host, call: SettleContradiction) -> Result<ReconcileView, ApiError> {
    decisions::need_lead(host, call.audit)?;
    let reason = access::required("reason", &call.reason, NOTE_CHARS)?.to_owned();
    let team = Team::read(host, call.audit)?;
    let views = super::findings::all_views(host, &team)?;
    let open = open_ones(host, call.audit, &team, &views)?;
    let Some(found) = open.into_iter().find(|one| one.id == call.id) else {
        return Err(ApiError::new(
            Code::NotFound,
            "Nothing contradicts here any more, or a side of it changed.",
            "Everything is kept.",
            "Open the board again.",
        )
        .at("id"));
    };
    let edits = vec![
        Edit::put(key::MATTER, "contradiction"),
        Edit::put(key::RECORD, found.what.record().to_string()),
        Edit::put(key::SUBJECT, call.id),
        Edit::put(key::CHOICE, "settled"),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, call.audit, Kind::Decision, edits)?;
    reconcile::open(host, call.audit)
}

/// What no lead has settled, as it stands now. Material ones first.
pub(super) fn open_ones(
    host: &mut impl Host,
    audit: RoomId,
    team: &Team,
    views: &[FindingView],
) -> Result<Vec<OpenContradiction>, ApiError> {
    let mut all = told(host, audit, team, views)?;
    all.extend(in_order_and_not(host, audit, team, views)?);
    all.extend(views.iter().filter_map(nobody_said).map(|what| (what, false)));
    let settled: BTreeSet<&str> = team
        .decisions
        .iter()
        .filter(|row| row.fields.text(key::MATTER) == Some("contradiction"))
        .filter_map(|row| row.fields.text(key::SUBJECT))
        .collect();
    let named = all.into_iter().map(|(what, material)| OpenContradiction {
        id: name_of(&what),
        what,
        material,
    });
    let mut open: Vec<OpenContradiction> = named.filter(|one| !settled.contains(one.id.as_str())).collect();
    open.sort_by_key(|one| !one.material);
    Ok(open)
}

/// How people call the first side.
pub(super) fn label(what: &Contradiction) -> String {
    match what {
        Contradiction::HoursTold { worker_code, .. } | Contradiction::PayTold { worker_code, .. } => {
            worker_code.clone()
        }
        Contradiction::ChecklistBesideFinding { checklist_label, .. } => checklist_label.clone(),
        Contradiction::NobodySaid { finding_label, .. } => finding_label.clone(),
    }
}

/// A print of both sides: what was settled is settled as it was, not as it may become.
fn name_of(what: &Contradiction) -> String {
    let json = serde_json::to_vec(what).unwrap_or_default();
    let print = Sha256::digest(json);
    HEXLOWER.encode(print.get(..16).unwrap_or_default())
}

/// A finding on the pack's rule of consistency that rests on the register says the same already.
fn told(
    host: &mut impl Host,
    audit: RoomId,
    team: &Team,
    views: &[FindingView],
) -> Result<Vec<(Contradiction, bool)>, ApiError> {
    let provision = team
        .pack
        .payroll
        .rule(Rule::P15.id())
        .map(|rule| rule.provision.clone());
    let said = |register: RecordId| {
        views.iter().any(|finding| {
            let stands = matches!(finding.state, FindingState::Draft | FindingState::Confirmed);
            stands && Some(&finding.provision) == provision.as_ref() && finding.supports.contains(&register)
        })
    };
    let mut found = Vec::new();
    for one in registers::contradicting(host, audit, &team.pack)? {
        if said(one.register.id) {
            continue;
        }
        let register_label = one.register.fields.text(payroll::LABEL).unwrap_or_default();
        if let Some((told, books)) = one.hours {
            let what = Contradiction::HoursTold {
                interview: one.line.interview,
                worker_code: one.line.code.clone(),
                register: one.register.id,
                register_label: register_label.to_owned(),
                told,
                books,
            };
            found.push((what, true));
        }
        if let Some((told, books)) = one.pay {
            let what = Contradiction::PayTold {
                interview: one.line.interview,
                worker_code: one.line.code,
                register: one.register.id,
                register_label: register_label.to_owned(),
                told,
                books,
                currency: one.currency,
            };
            found.push((what, false));
        }
    }
    Ok(found)
}

/// Items that somebody found in order, beside findings on the same provision and findings that show a photo of the item.
///
/// Only checklists that could contradict a finding are filled in again: those with an answer on its provision or such a photo.
fn in_order_and_not(
    host: &mut impl Host,
    audit: RoomId,
    team: &Team,
    views: &[FindingView],
) -> Result<Vec<(Contradiction, bool)>, ApiError> {
    let stands = |finding: &&FindingView| matches!(finding.state, FindingState::Draft | FindingState::Confirmed);
    let breaches: Vec<&FindingView> = views.iter().filter(stands).filter(|one| is_seen(one)).collect();
    if breaches.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for row in host.rows(audit, Kind::Checklist)? {
        let Ok(form) = form_in(&team.pack, &row) else { continue };
        let provisions = answered_provisions(&row, form);
        let could = |finding: &&FindingView| provisions.contains(finding.provision.as_str());
        let shown = team.item_photos.get(&row.id);
        if shown.is_none() && !breaches.iter().any(could) {
            continue;
        }
        let sitting = sittings::read(host, &row, form);
        // One item not in order on the same provision: then the checklist says breach, too.
        let broken: BTreeSet<&str> = sitting
            .suggested()
            .iter()
            .filter_map(|one| one.question.provision())
            .collect();
        let in_order = sitting.in_order();
        for finding in &breaches {
            let of_finding = |key: &str| {
                let shown = shown.and_then(|shown| shown.get(&(key.to_owned(), finding.finding)));
                shown.copied().unwrap_or(0)
            };
            let item = in_order
                .iter()
                .filter(|item| {
                    let provision = item.question.provision();
                    let same =
                        provision == Some(finding.provision.as_str()) && !broken.contains(finding.provision.as_str());
                    same || of_finding(&item.key) > 0
                })
                .max_by_key(|item| of_finding(&item.key));
            if let Some(item) = item {
                let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
                let what = Contradiction::ChecklistBesideFinding {
                    checklist: row.id,
                    checklist_label: text(interview::CODE),
                    place: text(interview::PLACE),
                    question: item.question.label.clone(),
                    finding: finding.finding,
                    finding_label: finding.label.clone(),
                    photos: of_finding(&item.key),
                };
                found.push((what, finding.state == FindingState::Confirmed));
            }
        }
    }
    Ok(found)
}

/// A finding about what the team saw: one on books or words alone is not contradicted by a look around.
fn is_seen(finding: &FindingView) -> bool {
    finding.basis.contains(&Basis::Observation) || !finding.evidence.is_empty()
}

fn answered_provisions<'f>(row: &Row, form: &'f Form) -> BTreeSet<&'f str> {
    let answered = row.fields.under(interview::ANSWERS);
    let questions = answered.filter_map(|(key, _)| form.question_of_key(key));
    questions.filter_map(|question| question.provision()).collect()
}

/// Confirmed on interviews, and none supports it.
fn nobody_said(finding: &FindingView) -> Option<Contradiction> {
    let claims = finding.state == FindingState::Confirmed && finding.basis.contains(&Basis::Interviews);
    (claims && finding.interviews == 0).then(|| Contradiction::NobodySaid {
        finding: finding.finding,
        finding_label: finding.label.clone(),
    })
}
