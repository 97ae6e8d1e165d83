use crate::words::say;
use leptos::prelude::*;
use shared::api::Phase;

const ALL: [Phase; 5] = [
    Phase::Planned,
    Phase::Fieldwork,
    Phase::Reconciling,
    Phase::Review,
    Phase::Closed,
];

/// A phase in words.
pub(crate) fn phase_name(phase: Phase) -> String {
    match phase {
        Phase::Planned => say::phase_planned(),
        Phase::Fieldwork => say::phase_fieldwork(),
        Phase::Reconciling => say::phase_reconciling(),
        Phase::Review => say::phase_review(),
        Phase::Closed => say::phase_closed(),
    }
}

/// How far an audit has come.
#[component]
pub(crate) fn PhaseLine(at: Phase) -> impl IntoView {
    let steps: Vec<_> = ALL
        .into_iter()
        .map(|phase| {
            let done = (phase < at).then_some("done");
            let current = (phase == at).then_some("step");
            view! { <li data-is=done aria-current=current>{phase_name(phase)}</li> }
        })
        .collect();
    view! { <ol class="phases" aria-label=say::phase()>{steps}</ol> }
}
