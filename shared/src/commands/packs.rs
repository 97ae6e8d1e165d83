//! An audit goes on with a newer version of the program's pack: compared first, then adopted by its lead.

use super::access;
use super::audits;
use super::host::{Host, Row};
use crate::api::{AdoptPack, ApiError, AuditView, Code, ComparePack, PackNews, Phase};
use crate::domain::interview::answers;
use crate::domain::keys::{interview, plan as key, program};
use crate::form::pattern_of;
use crate::ids::Hash;
use crate::kinds::Kind;
use crate::pack::comparison::{PackComparison, compare};
use crate::permissions::{Role, may_write};
use crate::record::Edit;
use std::collections::{BTreeMap, BTreeSet};

pub fn compare_with_present(host: &mut impl Host, call: ComparePack) -> Result<PackNews, ApiError> {
    let role = access::role_in(host, call.audit)?;
    let (plan_row, plan) = access::plan(host, call.audit)?;
    let (pinned, present) = (pinned(&plan_row)?, present(host)?);
    let (old, new) = (host.pack(Some(pinned))?, host.pack(Some(present))?);
    let mut comparison = compare(&old, &new);
    let interviews = match comparison.no_longer_asked.is_empty() {
        true => Vec::new(),
        false => host.rows(call.audit, Kind::Interview)?,
    };
    let forms_in_use_gone = forms_in_use_gone(&comparison, &interviews);
    count_answers(&mut comparison, &interviews);
    let is_lead = role == Role::Lead && may_write(role, Kind::Plan);
    Ok(PackNews {
        audit: call.audit,
        pinned,
        present,
        is_same: pinned == present,
        may_adopt: is_lead && pinned != present && may_change(plan.phase) && forms_in_use_gone.is_empty(),
        forms_in_use_gone,
        comparison,
    })
}

pub fn adopt(host: &mut impl Host, call: AdoptPack) -> Result<AuditView, ApiError> {
    if access::need_write(host, call.audit, Kind::Plan)? != Role::Lead {
        return Err(ApiError::not_allowed("Only the lead goes on with another pack."));
    }
    let (plan_row, plan) = access::plan(host, call.audit)?;
    let (pinned, present) = (pinned(&plan_row)?, present(host)?);
    if pinned == call.pack {
        // Tapped twice, or adopted on the lead's other device: it is done.
        return audits::open(host, call.audit);
    }
    if pinned != call.instead_of {
        return Err(moved_on("The audit's plan has another pack by now."));
    }
    if present != call.pack {
        return Err(moved_on("The program has another pack by now."));
    }
    if !may_change(plan.phase) {
        return Err(ApiError::new(
            Code::WrongPhase,
            "The audit is in review or closed: its report rests on the pack that it has.",
            "Nothing was changed.",
            "Use the newer pack for the next audit.",
        ));
    }
    let (old, new) = (host.pack(Some(pinned))?, host.pack(Some(present))?);
    let comparison = compare(&old, &new);
    if comparison.forms_gone().next().is_some() {
        let interviews = host.rows(call.audit, Kind::Interview)?;
        if let Some(form) = forms_in_use_gone(&comparison, &interviews).first() {
            return Err(ApiError::new(
                Code::NotAllowed,
                format!("Interviews were begun with \"{form}\", which the newer pack does not have."),
                "Nothing was changed; they can be opened as before.",
                "Ask the program to keep that questionnaire in the pack, or finish this audit with the pack that it has.",
            )
            .at("pack"));
        }
    }
    access::change(host, &plan_row, vec![Edit::put(key::PACK, call.pack.to_string())])?;
    audits::open(host, call.audit)
}

/// While people still capture or reconcile; a report under review rests on one pack.
fn may_change(phase: Phase) -> bool {
    match phase {
        Phase::Planned | Phase::Fieldwork | Phase::Reconciling => true,
        Phase::Review | Phase::Closed => false,
    }
}

fn pinned(plan_row: &Row) -> Result<Hash, ApiError> {
    let text = plan_row.fields.text(key::PACK);
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| ApiError::not_found("audit's pack"))
}

/// The hash of the program's present pack, as its own record says.
fn present(host: &mut impl Host) -> Result<Hash, ApiError> {
    let room = host.program()?;
    let rows = host.rows(room, Kind::Program)?;
    let named = rows
        .first()
        .and_then(|row| row.fields.text(program::PACK)?.parse().ok());
    named.ok_or_else(|| ApiError::not_found("program's pack"))
}

/// Whether the program's present pack is another than the audit's. Two rows are read and no pack; `false` where either is not
/// known here.
pub(super) fn is_newer_there(host: &mut impl Host, plan_row: &Row) -> bool {
    match (pinned(plan_row), present(host)) {
        (Ok(pinned), Ok(present)) => pinned != present,
        (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
    }
}

fn forms_in_use_gone(comparison: &PackComparison, interviews: &[Row]) -> Vec<String> {
    let gone: BTreeSet<&str> = comparison.forms_gone().collect();
    let used = interviews.iter().filter_map(|row| row.fields.text(interview::FORM));
    let used: BTreeSet<&str> = used.filter(|form| gone.contains(form)).collect();
    used.into_iter().map(str::to_owned).collect()
}

/// In how many interviews of the audit each lost question is answered. What a worker took back is not counted.
fn count_answers(comparison: &mut PackComparison, interviews: &[Row]) {
    let mut answered: BTreeMap<(String, String), u32> = BTreeMap::new();
    let standing = interviews
        .iter()
        .filter(|row| row.fields.bool(interview::WITHDRAWN) != Some(true));
    for row in standing {
        let form = row.fields.text(interview::FORM).unwrap_or_default();
        let patterns: BTreeSet<String> = answers(&row.fields).keys().map(|key| pattern_of(key)).collect();
        for pattern in patterns {
            let count = answered.entry((form.to_owned(), pattern)).or_default();
            *count = count.saturating_add(1);
        }
    }
    for lost in &mut comparison.no_longer_asked {
        let count = answered.get(&(lost.form.clone(), lost.key.clone()));
        lost.answered = Some(count.copied().unwrap_or(0));
    }
    // Those that somebody has answered come first: that is what would be lost from sight.
    comparison
        .no_longer_asked
        .sort_by_key(|lost| std::cmp::Reverse(lost.answered));
}

fn moved_on(what: &str) -> ApiError {
    ApiError::new(
        Code::BadRequest,
        what,
        "Nothing was changed.",
        "Compare the packs again, then decide.",
    )
    .at("pack")
}
