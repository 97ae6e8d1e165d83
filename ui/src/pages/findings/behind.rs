use crate::components::{Area, Entry, Fault, Icon, Pick, Saved};
use crate::pages::program::Pack;
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{EditFinding, FindingView, Response};

/// What is behind a finding: why it came to be, and what management answers. Both leave with the report.
#[component]
pub(super) fn Behind(value: RwSignal<FindingView>, pack: Pack) -> impl IntoView {
    let told = Memo::new(move |_| value.with(|of| (of.root_cause.clone(), of.response.clone())));
    let may = Memo::new(move |_| value.with(|of| of.may_respond));
    let there = Memo::new(move |_| may.get() || told.with(|(cause, answer)| !cause.is_empty() || answer.is_some()));
    move || {
        there.get().then(|| view! {
            <section class="sheet stack tight-3" aria-labelledby="behind">
                <h2 class="head" id="behind">{say::behind_it()}</h2>
                {move || { let (cause, answer) = told.get(); view! { <Told cause answer pack/> } }}
                {move || may.get().then(|| view! { <details><summary>{say::write_behind()}</summary><EditBehind value pack/></details> })}
            </section>
        })
    }
}

#[component]
fn Told(cause: String, answer: Option<Response>, pack: Pack) -> impl IntoView {
    let nothing = cause.is_empty() && answer.is_none();
    let cause = (!cause.is_empty()).then(|| {
        view! { <p class="label">{say::root_cause()}</p><p dir="auto">{move || { pack.track(); pack.root_cause(&cause) }}</p> }
    });
    let answer = answer.map(|response| {
        let who = [Some(response.by).filter(|by| !by.is_empty()), response.on.map(figures::day_of_year)];
        let who = who.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <p class="label">{say::response()}</p><p dir="auto">{response.text}</p><p class="small soft" dir="auto">{who}</p> }
    });
    view! {
        {nothing.then(|| view! { <p class="small soft">{say::nothing_behind_yet()}</p> })}
        {cause}
        {answer}
    }
}

#[component]
fn EditBehind(value: RwSignal<FindingView>, pack: Pack) -> impl IntoView {
    let doing = Doing::new();
    let of = value.get_untracked();
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
            value.set(reply);
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
