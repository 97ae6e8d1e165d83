use crate::components::{Area, CustodyMark, DecidedApart, Fault, Icon, SeverityMark, severity_tone};
use crate::pages::audit_path;
use crate::pages::findings::rests_on;
use crate::pages::program::Pack;
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ConfirmFinding, FindingView, ReconcileView};

/// A draft finding: confirmed, or dismissed with a reason.
#[component]
pub(super) fn DraftSheet(of: FindingView, pack: Pack, decided: Callback<ReconcileView>) -> impl IntoView {
    let doing = Doing::new();
    let finding = of.finding;
    let reason = RwSignal::new(String::new());
    let says = rests_on(&of);
    let severity = of.severity.clone();
    let provision = of.provision.clone();
    let place = move || pack.severity(&severity);
    let tone = {
        let place = place.clone();
        move || format!("finding {}", severity_tone(place().0))
    };
    let decide = move |confirm: bool| {
        doing.run(
            ConfirmFinding {
                finding,
                confirm,
                reason: reason.get_untracked().trim().to_string(),
            },
            move |reply| decided.run(reply),
        )
    };
    let conflicted = !of.conflicts.is_empty();
    view! {
        <section class="sheet is-flush">
            <article class=tone>
                <div class="row spread"><span class="label num">{of.label}</span>{move || { let (place, word) = place(); view! { <SeverityMark place word/> } }}</div>
                <h2 class="head" dir="auto">{move || pack.provision(&provision)}</h2>
                <p dir="auto">{of.statement}</p>
                <div class="row spread"><span class="small soft">{says}</span><CustodyMark at=of.custody/></div>
                <DecidedApart of=of.decided_apart/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {conflicted.then(|| view! { <p class="mark is-ochre start"><Icon of=icondata::LuSplit/>{say::settle_values_first()}</p> })}
                <div class="row">
                    <button class="btn is-main grow" type="button" on:click=move |_| decide(true) aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::confirm_finding()}</button>
                    <A href=format!("{}/findings/{finding}", audit_path(of.audit)) attr:class="btn grow"><Icon of=icondata::LuPencilLine/>{say::open_finding()}</A>
                </div>
                <details><summary>{say::dismiss_finding()}</summary>
                    <div class="stack">
                        <Area id=format!("dismiss-{finding}") label=say::reason() note=say::reason_note() value=reason/>
                        <button class="btn is-wide is-destroy" type="button" on:click=move |_| decide(false)>{say::dismiss_finding()}</button>
                    </div>
                </details>
            </article>
        </section>
    }
}

/// What is confirmed already.
#[component]
pub(super) fn Confirmed(of: Vec<FindingView>, pack: Pack) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let rows: Vec<_> = of
            .into_iter()
            .map(|finding| {
                let (place, word) = pack.severity(&finding.severity);
                view! {
                    <li><A href=format!("{}/findings/{}", audit_path(finding.audit), finding.finding) attr:class="item">
                        <span class="grow"><strong><span class="num">{finding.label.clone()}</span>" "<span dir="auto">{pack.provision(&finding.provision)}</span></strong><span class="small soft">{rests_on(&finding)}</span></span>
                        <SeverityMark place word/><Icon of=icondata::LuChevronRight turns=true/>
                    </A></li>
                }
            })
            .collect();
        view! { <section class="stack tight"><h2 class="head">{say::confirmed_findings()}</h2><ul class="list sheet is-flush">{rows}</ul></section> }
    })
}
