//! Corrective actions of the program: overdue first, how far each site is, and what was done about each.

mod planning;
mod rates;
mod reporting;
mod row;

use crate::components::{Empty, Frame, Loaded, Pick, Seg};
use crate::state::ask;
use crate::words::say;
use leptos::prelude::*;
use rates::Rates;
use row::Row;
use shared::api::{ActionLine, ActionState, Actions, ListActions};
use shared::kinds::Kind;

#[component]
pub(crate) fn ActionList() -> impl IntoView {
    let actions = ask(&[Kind::Action], || ListActions { audit: None });
    let done = Callback::new(move |reply: Actions| actions.set(reply));
    let shown = RwSignal::new("open".to_string());
    let site = RwSignal::new(String::new());
    let sub = Signal::derive(move || {
        let all = actions.get()?.actions;
        let fixed = all
            .iter()
            .filter(|one| matches!(one.state, ActionState::ReportedFixed | ActionState::Verified))
            .count();
        Some(say::corrected_of(fixed, all.len()))
    });
    view! {
        <Frame title=say::actions() sub back="/">
            <Loaded from=actions let:value>
                {move || value.with(|all| all.actions.is_empty()).then(|| view! { <Empty icon=icondata::LuClipboardCheck title=say::no_actions() text=say::no_actions_text()/> })}
                <div class="cols is-side">
                    <div class="stack">
                        {move || (!value.with(|all| all.actions.is_empty())).then(|| view! { <Filters of=value.get().actions shown site/> })}
                        <ul class="list sheet is-flush">
                            // Drawn again only where something of it changed: what is being typed into another stays.
                            <For each=move || wanted(value.get().actions, &shown.get(), &site.get()) key=|one| (one.action, one.progress.len(), one.planned.len()) let:action>
                                <Row of=action done/>
                            </For>
                        </ul>
                    </div>
                    <aside class="stack">
                        {move || { let rates = value.get().rates; (!rates.is_empty()).then(|| view! { <Rates of=rates/> }) }}
                    </aside>
                </div>
            </Loaded>
        </Frame>
    }
}

/// Overdue first, then by date; what is verified comes last.
fn wanted(mut all: Vec<ActionLine>, shown: &str, site: &str) -> Vec<ActionLine> {
    all.retain(|one| site.is_empty() || one.site == site);
    all.retain(|one| match shown {
        "open" => matches!(one.state, ActionState::InProgress | ActionState::Reopened),
        "fixed" => one.state == ActionState::ReportedFixed,
        "verified" => one.state == ActionState::Verified,
        _ => true,
    });
    all.sort_by_key(|one| {
        (
            one.state == ActionState::Verified,
            std::cmp::Reverse(one.overdue_days),
            one.due,
        )
    });
    all
}

#[component]
fn Filters(of: Vec<ActionLine>, shown: RwSignal<String>, site: RwSignal<String>) -> impl IntoView {
    let states = vec![
        ("open".to_string(), say::open_state()),
        ("fixed".to_string(), say::action_reported_fixed()),
        ("verified".to_string(), say::action_verified()),
        ("all".to_string(), say::all()),
    ];
    let mut names: Vec<String> = of.into_iter().map(|one| one.site).collect();
    names.sort();
    names.dedup();
    let several = names.len() > 1;
    let sites: Vec<_> = std::iter::once((String::new(), say::all_sites()))
        .chain(names.into_iter().map(|name| (name.clone(), name)))
        .collect();
    view! {
        <div class="row spread">
            <Seg label=say::show() options=states chosen=shown/>
            {several.then(|| view! { <Pick id="action-site" label=say::site() options=sites value=site/> })}
        </div>
    }
}
