use crate::components::{Area, Fault, Icon, Notice, Tone};
use crate::pages::audit_path;
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{FindingView, KeepFindingsApart};

/// That another finding stands for this one, or which ones this one stands for; a lead may take them apart again.
#[component]
pub(super) fn Merged(of: FindingView, leads: bool, again: Callback<()>) -> impl IntoView {
    let base = audit_path(of.audit);
    let finding = of.finding;
    let away = of.merged_into.map(|stands| {
        let to = format!("{base}/findings/{}", stands.finding);
        view! {
            <Notice tone=Tone::Indigo icon=icondata::LuGitMerge>
                <span>{say::merged_into()}" "<A href=to><strong class="code">{stands.label}</strong></A></span>
                {leads.then(|| view! { <Apart one=finding other=stands.finding again/> })}
            </Notice>
        }
    });
    let here: Vec<_> = of
        .merged
        .into_iter()
        .map(|moved| {
            let to = format!("{base}/findings/{}", moved.finding);
            view! {
                <li class="stack tight"><A href=to attr:class="item"><strong class="code grow">{moved.label}</strong><Icon of=icondata::LuChevronRight turns=true/></A>
                    {leads.then(|| view! { <Apart one=finding other=moved.finding again/> })}</li>
            }
        })
        .collect();
    view! {
        {away}
        {(!here.is_empty()).then(|| view! {
            <section class="sheet is-flush" aria-labelledby="merged-here">
                <h2 class="head padded" id="merged-here"><Icon of=icondata::LuGitMerge/>{say::stands_for()}</h2>
                <ul class="list">{here}</ul>
            </section>
        })}
    }
}

#[component]
fn Apart(one: shared::ids::RecordId, other: shared::ids::RecordId, again: Callback<()>) -> impl IntoView {
    let doing = Doing::new();
    let reason = RwSignal::new(String::new());
    let apart = move |_| {
        let call = KeepFindingsApart {
            one,
            other,
            reason: reason.get_untracked().trim().to_string(),
        };
        doing.run(call, move |_| again.run(()));
    };
    view! {
        <details><summary>{say::take_apart()}</summary>
            <div class="stack">
                <Area id=format!("apart-{other}") label=say::reason() value=reason/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=apart aria-disabled=move || doing.busy.get().to_string()>{say::take_apart()}</button>
            </div>
        </details>
    }
}
