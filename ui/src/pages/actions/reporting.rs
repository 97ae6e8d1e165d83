use crate::components::{Area, Entry, Fault, Icon, Pick};
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{ActionLine, ActionState, Actions, AskedWorkers, ReportProgress, Visit};
use shared::digits;

/// What was done: reported, verified on a visit, confirmed by workers, or reopened with a reason.
#[component]
pub(super) fn Reporting(of: ActionLine, done: Callback<Actions>) -> impl IntoView {
    let doing = Doing::new();
    let id = of.action;
    let currency = of.owed.as_ref().map(|owed| owed.owed.currency.clone());
    let owes = currency.is_some();
    let text = RwSignal::new(String::new());
    let paid = RwSignal::new(String::new());
    let state = RwSignal::new("reported_fixed".to_string());
    let day = RwSignal::new(figures::today_iso());
    let photos = RwSignal::new(String::new());
    let asked = RwSignal::new(String::new());
    let confirmed = RwSignal::new(String::new());
    let options = vec![
        ("in_progress".to_string(), say::action_in_progress()),
        ("reported_fixed".to_string(), say::action_reported_fixed()),
        ("verified".to_string(), say::action_verified()),
        ("reopened".to_string(), say::action_reopened()),
    ];
    let verifies = Memo::new(move |_| state.with(|state| state == "verified"));
    let count = |typed: RwSignal<String>| typed.with_untracked(|typed| digits::latin(typed).trim().parse::<u32>().ok());
    let report = move |_| {
        let state = state.with_untracked(|state| match state.as_str() {
            "in_progress" => ActionState::InProgress,
            "verified" => ActionState::Verified,
            "reopened" => ActionState::Reopened,
            _ => ActionState::ReportedFixed,
        });
        let seen = verifies.get_untracked();
        let visit = day.get_untracked().parse().ok().filter(|_| seen).map(|day| Visit {
            day,
            photos: count(photos).unwrap_or(0),
        });
        let workers = count(asked)
            .filter(|asked| seen && *asked > 0)
            .map(|asked| AskedWorkers {
                asked,
                confirmed: count(confirmed).unwrap_or(0),
            });
        let call = ReportProgress {
            action: id,
            state,
            text: text.get_untracked().trim().to_string(),
            paid_back: owes.then(|| paid.with_untracked(|paid| digits::figure(paid))).flatten(),
            visit,
            workers,
        };
        doing.run(call, move |reply| done.run(reply));
    };
    view! {
        <details><summary>{say::report_progress()}</summary>
            <div class="stack">
                <Pick id=format!("state-{id}") label=say::state() options value=state/>
                {move || verifies.get().then(|| view! {
                    <fieldset class="stack tight-3">
                        <legend class="label">{say::verified_by_visit()}</legend>
                        <Entry id=format!("visit-{id}") label=say::day_of_visit() kind="date" value=day/>
                        <Entry id=format!("photos-{id}") label=say::photos_of_visit() note=say::photos_stay() pad="numeric" value=photos/>
                        <div class="cols is-two">
                            <Entry id=format!("asked-{id}") label=say::workers_asked() pad="numeric" value=asked/>
                            <Entry id=format!("confirmed-{id}") label=say::workers_confirmed() pad="numeric" value=confirmed/>
                        </div>
                        <p class="small soft">{say::workers_note()}</p>
                    </fieldset>
                })}
                {currency.map(|currency| view! {
                    <Entry id=format!("paid-{id}") label=say::paid_back_now(currency) pad="decimal" value=paid/>
                })}
                <Area id=format!("progress-{id}") label=say::what_was_done() note=say::no_names_note() value=text/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=report aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::report_progress()}</button>
            </div>
        </details>
    }
}
