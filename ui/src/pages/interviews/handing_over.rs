use crate::components::{Entry, Fault, Icon, Pick};
use crate::pages::audit_here;
use crate::state::{Doing, ask};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{HandOver, ListTasks};
use shared::ids::{DeviceNumber, RecordId};
use shared::kinds::Kind;

/// Asks a teammate to go on: they find it among their tasks, and stand where it was left.
#[component]
pub(super) fn HandingOver(interview: RecordId) -> impl IntoView {
    let audit = audit_here();
    let team = ask(&[Kind::Task], move || ListTasks { audit });
    let (to, words, done) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(false),
    );
    let doing = Doing::new();
    let people = Signal::derive(move || {
        let people = team.get().map(|tasks| tasks.people).unwrap_or_default();
        people
            .into_iter()
            .map(|one| (one.device.0.to_string(), one.person))
            .collect::<Vec<_>>()
    });
    // The first name is chosen from the start: what a list shows is what it means.
    Effect::new(move |_| {
        if let Some((first, _)) = people.get().first().filter(|_| to.with_untracked(String::is_empty)) {
            to.set(first.clone());
        }
    });
    let hand = move |_| {
        if let Ok(device) = to.get_untracked().parse() {
            let call = HandOver {
                interview,
                to: DeviceNumber(device),
                words: words.get_untracked(),
            };
            doing.run(call, move |_| done.set(true));
        }
    };
    view! {
        <details class="stack">
            <summary class="btn is-wide"><Icon of=icondata::LuHandHelping/>{say::hand_over()}</summary>
            <div class="stack tight-3">
                <Pick id="hand-to" label=say::hand_over_to() options=people value=to/>
                <Entry id="hand-words" label=say::hand_over_words() length=300 value=words/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=hand aria-disabled=move || doing.busy.get().to_string()>{say::hand_over()}</button>
                <p role="status" class="small">{move || done.get().then(say::handed_over)}</p>
            </div>
        </details>
    }
}
