use crate::components::{Area, Choice, Fault, Icon};
use crate::pages::audit_here;
use crate::state::{Doing, ask};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{JoinWorkers, ListInterviews, ReconcileView};
use shared::ids::RecordId;
use shared::kinds::Kind;

/// Two worker codes that are one person: counted once from then on.
#[component]
pub(super) fn JoinSheet(decided: Callback<ReconcileView>) -> impl IntoView {
    let audit = audit_here();
    let interviews = ask(&[Kind::Interview], move || ListInterviews {
        audit,
        offset: 0,
        limit: 500,
    });
    let doing = Doing::new();
    let chosen = RwSignal::new(Vec::<RecordId>::new());
    let reason = RwSignal::new(String::new());
    let join = move |_| {
        if chosen.with_untracked(|chosen| chosen.len() > 1) {
            let call = JoinWorkers {
                audit,
                interviews: chosen.get_untracked(),
                reason: reason.get_untracked(),
            };
            doing.run(call, move |reply| {
                chosen.set(Vec::new());
                reason.set(String::new());
                decided.run(reply);
            });
        }
    };
    let rows = move || {
        let lines = interviews.get().map(|page| page.lines).unwrap_or_default();
        lines
            .into_iter()
            .map(|line| {
                let id = line.interview;
                view! {
                    <Choice name="same" many=true label=line.worker_code note=line.crew chosen=Signal::derive(move || chosen.with(|chosen| chosen.contains(&id)))
                        pick=Callback::new(move |on: bool| chosen.update(|chosen| { chosen.retain(|other| *other != id); if on { chosen.push(id) } }))/>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <details class="sheet">
            <summary class="head"><Icon of=icondata::LuGitMerge/>{say::same_worker()}</summary>
            <div class="stack">
                <p class="small soft">{say::same_worker_note()}</p>
                <div class="choices scrolls">{rows}</div>
                <Area id="same-why" label=say::reason() value=reason/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=join aria-disabled=move || (chosen.with(|chosen| chosen.len() < 2)).to_string()>{say::join_workers()}</button>
            </div>
        </details>
    }
}
