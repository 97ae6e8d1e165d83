use crate::components::{Area, Entry, Fault, Icon};
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{ActionLine, Actions, PlanAction};

/// Who has to do it and by when: another date needs a reason.
#[component]
pub(super) fn Planning(of: ActionLine, done: Callback<Actions>) -> impl IntoView {
    let doing = Doing::new();
    let id = of.action;
    let before = StoredValue::new((of.who.clone(), of.due));
    let who = RwSignal::new(of.who);
    let due = RwSignal::new(of.due.map(|day| day.to_string()).unwrap_or_default());
    let reason = RwSignal::new(String::new());
    let keep = move |_| {
        let (who_before, due_before) = before.get_value();
        let who = who.get_untracked().trim().to_string();
        let due = due.get_untracked().parse().ok().filter(|day| Some(*day) != due_before);
        let call = PlanAction {
            action: id,
            who: (who != who_before).then_some(who),
            due,
            reason: reason.get_untracked().trim().to_string(),
        };
        doing.run(call, move |reply| done.run(reply));
    };
    view! {
        <details><summary>{say::change_plan()}</summary>
            <div class="stack">
                <Entry id=format!("who-{id}") label=say::responsible() note=say::responsible_note() value=who/>
                <Entry id=format!("due-{id}") label=say::due_by() kind="date" value=due/>
                <Area id=format!("plan-why-{id}") label=say::reason() note=say::reason_for_date() value=reason/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=keep aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::change_plan()}</button>
            </div>
        </details>
    }
}
