//! Findings: gravest first, raised in the field, opened with what they rest on.

mod behind;
mod corroboration;
mod list;
mod merged;
mod new;
mod page;
mod suggested;

use super::desk::Desk;
use leptos::prelude::*;
use list::FindingList;
pub(crate) use new::NewFinding;
use page::FindingPage;

use crate::words::say;
use shared::api::{Basis, FindingView};

/// What a finding can rest on, in words.
fn basis_name(basis: Basis) -> String {
    match basis {
        Basis::Interviews => say::basis_interviews(),
        Basis::Records => say::basis_records(),
        Basis::Observation => say::basis_observation(),
    }
}

/// What a finding rests on, counted: stays with the team.
pub(crate) fn rests_on(finding: &FindingView) -> String {
    let mut words: Vec<_> = finding
        .basis
        .iter()
        .filter(|basis| **basis != Basis::Interviews)
        .copied()
        .map(basis_name)
        .collect();
    if finding.interviews > 0 {
        words.insert(0, say::interviews_count(finding.interviews));
    } else if finding.basis.contains(&Basis::Interviews) {
        words.insert(0, say::basis_interviews());
    }
    if finding.pay_slips > 0 {
        words.push(say::pay_slips_count(finding.pay_slips));
    }
    if !finding.evidence.is_empty() {
        words.push(say::evidence_count(finding.evidence.len()));
    }
    if words.is_empty() {
        say::rests_on_nothing()
    } else {
        words.join(" · ")
    }
}

/// The list, and what its rows open.
#[component]
pub(crate) fn FindingDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <FindingList/> }.into_any() detail=|| view! { <FindingPage/> }.into_any()/> }
}
