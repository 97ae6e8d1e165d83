use crate::components::{Area, Fault, Icon, phase_name};
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{AuditView, Code, MovePhase, Phase};

/// Moves the audit on, or back. Where the rule wants a reason, the host says so and the field opens.
#[component]
pub(super) fn PhaseMoves(of: AuditView, moved: Callback<AuditView>) -> impl IntoView {
    let doing = Doing::new();
    let reason = RwSignal::new(String::new());
    let audit = of.line.audit;
    let at = of.line.phase;
    let wants_reason = move || {
        doing
            .fault
            .get()
            .is_some_and(|fault| matches!(fault.code, Code::WrongPhase | Code::BadRequest))
    };
    let moves: Vec<_> = of
        .may
        .move_to
        .into_iter()
        .map(|phase| {
            let go = move |_| {
                let written = reason.get_untracked();
                let call = MovePhase { audit, phase, reason: (!written.trim().is_empty()).then_some(written) };
                doing.run(call, move |reply| moved.run(reply));
            };
            let word = match phase {
                Phase::Fieldwork if at == Phase::Planned => say::open_fieldwork(),
                Phase::Reconciling if at == Phase::Fieldwork => say::close_fieldwork(),
                Phase::Closed => say::close_audit(),
                other => say::move_to(phase_name(other)),
            };
            view! { <button class="btn grow" type="button" on:click=go>{word}<Icon of=icondata::LuArrowRight turns=true/></button> }
        })
        .collect();
    if moves.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="sheet stack" aria-labelledby="phase">
            <h2 class="head" id="phase">{say::phase()}</h2>
            <p class="small soft">{match at {
                Phase::Planned => say::phase_planned_note(),
                Phase::Fieldwork => say::phase_fieldwork_note(),
                Phase::Reconciling => say::phase_reconciling_note(),
                Phase::Review => say::phase_review_note(),
                Phase::Closed => say::phase_closed_note(),
            }}</p>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            {move || wants_reason().then(|| view! { <Area id="phase-reason" label=say::reason() note=say::reason_note() value=reason/> })}
            <div class="row">{moves}</div>
        </section>
    }
    .into_any()
}
