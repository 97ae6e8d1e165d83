use crate::components::{Area, Fault, Icon, Pick};
use crate::pages::tasks::TaskState;
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{AskAuthor, ReconcileView, RivalView, TaskLine};
use shared::ids::{DeviceNumber, RecordId};

/// Asks one of those who set a value; the question reaches them without signal, with the next merge.
#[component]
pub(super) fn AskSheet(
    record: RecordId,
    of_key: String,
    values: Vec<RivalView>,
    asked: Vec<TaskLine>,
    decided: Callback<ReconcileView>,
) -> impl IntoView {
    let doing = Doing::new();
    let text = RwSignal::new(String::new());
    let mut people: Vec<(String, String)> = Vec::new();
    for rival in values {
        let device = rival.device.to_string();
        if !people.iter().any(|(known, _)| *known == device) {
            people.push((device, rival.person));
        }
    }
    let to = RwSignal::new(people.first().map(|(device, _)| device.clone()).unwrap_or_default());
    let field = format!("{record}-{}", of_key.replace(['/', '[', ']'], "-"));
    let ask = move |_| {
        if let Ok(number) = to.get_untracked().parse() {
            let call = AskAuthor {
                record,
                key: of_key.clone(),
                to: DeviceNumber(number),
                text: text.get_untracked().trim().to_string(),
            };
            doing.run(call, move |reply| decided.run(reply));
        }
    };
    let lines: Vec<_> = asked
        .into_iter()
        .map(|task| {
            let answer = (!task.answer.is_empty()).then(|| view! { <br/><strong dir="auto">{task.answer.clone()}</strong> });
            view! { <li class="row spread top"><span class="grow small"><span dir="auto">{say::asked_person(task.to)}</span>": "<span dir="auto">{task.text}</span>{answer}</span><TaskState done=task.done/></li> }
        })
        .collect();
    view! {
        {(!lines.is_empty()).then(|| view! { <ul class="stack tight">{lines}</ul> })}
        <details><summary>{say::ask_author()}</summary>
            <div class="stack">
                <Pick id=format!("ask-to-{field}") label=say::to_whom() options=people value=to/>
                <Area id=format!("ask-{field}") label=say::your_question() value=text/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=ask aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuMessageSquare/>{say::ask_author()}</button>
            </div>
        </details>
    }
}
