use crate::components::{Area, Fault, Furrow, Icon};
use crate::state::Doing;
use crate::words::{language, say};
use leptos::prelude::*;
use shared::api::{CoverageView, ExplainCoverage, ReconcileView};
use shared::ids::RoomId;

/// Who was heard against the goal, the groups that are short of it, and why, where it is not reached.
#[component]
pub(super) fn CoverageSheet(
    audit: RoomId,
    of: CoverageView,
    reason_given: Option<String>,
    may_decide: bool,
    decided: Callback<ReconcileView>,
) -> impl IntoView {
    let doing = Doing::new();
    let reason = RwSignal::new(reason_given.clone().unwrap_or_default());
    let share = (of.heard * 100).checked_div(of.workers).unwrap_or(0);
    let goal = (of.goal_workers * 100)
        .checked_div(of.workers)
        .unwrap_or(of.goal_percent);
    let below = of.heard < of.goal_workers;
    let short: Vec<_> = of
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .filter(|row| row.reaches_goal == Some(false))
        .map(|row| {
            let name = match row.words.is_empty() {
                true => row.group.clone(),
                false => row.words.read(language()).to_owned(),
            };
            let of = row.goal.or(row.workers).unwrap_or(0);
            view! { <li class="row spread small"><span dir="auto">{name}</span><span class="num short">{say::heard_of(row.heard, of)}</span></li> }
        })
        .collect();
    let explain = move |_| {
        let call = ExplainCoverage {
            audit,
            reason: reason.get_untracked().trim().to_string(),
        };
        doing.run(call, move |reply| decided.run(reply));
    };
    let stops = below && reason_given.is_none();
    view! {
        <section class="sheet stack" aria-labelledby="coverage">
            <div class="row spread"><h2 class="head" id="coverage"><Icon of=icondata::LuUsers/>{say::heard()}</h2>
                {stops.then(|| view! { <span class="mark is-clay">{say::stops_publishing()}</span> })}</div>
            <p>{say::heard_of_goal(of.heard, of.goal_workers)}</p>
            <Furrow percent=share goal=goal label=say::heard_of_goal(of.heard, of.goal_workers)/>
            {(!short.is_empty()).then(|| view! { <p class="label">{say::short_of_goal()}</p><ul class="stack tight">{short}</ul> })}
            {(below && may_decide).then(|| view! {
                <Area id="below-goal" label=say::why_below_goal() note=say::reason_printed() value=reason/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=explain aria-disabled=move || doing.busy.get().to_string()>{say::keep_reason()}</button>
            })}
        </section>
    }
}
