use crate::components::{Area, Entry, Fault, Icon, Pick, Saved};
use crate::pages::program::Pack;
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{EditFinding, FindingView, Response};

/// What is behind a finding: why it came to be, and what management answers. Both leave with the report.
#[component]
pub(super) fn Behind(of: FindingView, pack: Pack, changed: Callback<FindingView>) -> impl IntoView {
    let cause = of.root_cause.clone();
    let cause = (!cause.is_empty()).then(|| {
        view! { <p class="label">{say::root_cause()}</p><p dir="auto">{move || { pack.track(); pack.root_cause(&cause) }}</p> }
    });
    let answer = of.response.clone().map(|response| {
        let who = [Some(response.by).filter(|by| !by.is_empty()), response.on.map(figures::day_of_year)];
        let who = who.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <p class="label">{say::response()}</p><p dir="auto">{response.text}</p><p class="small soft" dir="auto">{who}</p> }
    });
    let nothing = cause.is_none() && answer.is_none();
    (of.may_respond || !nothing).then(|| view! {
        <section class="sheet stack tight-3" aria-labelledby="behind">
            <h2 class="head" id="behind">{say::behind_it()}</h2>
            {nothing.then(|| view! { <p class="small soft">{say::nothing_behind_yet()}</p> })}
            {cause}
            {answer}
            {of.may_respond.then(|| view! { <details><summary>{say::write_behind()}</summary><EditBehind of=of.clone() pack changed/></details> })}
        </section>
    })
}

#[component]
fn EditBehind(of: FindingView, pack: Pack, changed: Callback<FindingView>) -> impl IntoView {
    let doing = Doing::new();
    let finding = of.finding;
    let own = RwSignal::new(of.root_cause.clone());
    let listed = RwSignal::new(of.root_cause);
    let before = of.response.unwrap_or_default();
    let text = RwSignal::new(before.text);
    let by = RwSignal::new(before.by);
    let on = RwSignal::new(before.on.map(|day| day.to_string()).unwrap_or_default());
    let saved = RwSignal::new(false);
    // The pack's list, where it has one; its last line is one's own words.
    let options = Signal::derive(move || {
        let mut all = pack.root_causes();
        if !all.is_empty() {
            all.insert(0, (String::new(), say::own_words()));
        }
        all
    });
    let is_listed = Memo::new(move |_| {
        let chosen = listed.get();
        !chosen.is_empty() && options.with(|all| all.iter().any(|(id, _)| *id == chosen))
    });
    let keep = move |_| {
        saved.set(false);
        let cause = if is_listed.get_untracked() { listed } else { own };
        let call = EditFinding {
            finding,
            severity: None,
            statement: None,
            basis: None,
            supports: None,
            root_cause: Some(cause.get_untracked().trim().to_string()),
            response: Some(Response {
                text: text.get_untracked().trim().to_string(),
                by: by.get_untracked().trim().to_string(),
                on: on.get_untracked().parse().ok(),
            }),
        };
        doing.run(call, move |reply| {
            saved.set(true);
            changed.run(reply);
        });
    };
    view! {
        <div class="stack">
            {move || (!options.with(Vec::is_empty)).then(|| view! { <Pick id="cause-listed" label=say::root_cause() options value=listed/> })}
            {move || (!is_listed.get()).then(|| view! { <Area id="cause-own" label=say::root_cause_own() note=say::no_names_note() value=own/> })}
            <Area id="response" label=say::response() note=say::no_names_note() value=text/>
            <Entry id="response-by" label=say::response_by() note=say::response_by_note() value=by/>
            <Entry id="response-on" label=say::response_on() kind="date" value=on/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <div class="row">
                <button class="btn is-main grow" type="button" on:click=keep aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::save_changes()}</button>
                <Saved when=saved/>
            </div>
        </div>
    }
}
