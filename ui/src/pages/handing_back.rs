//! Handing work back: a lead asks a teammate about a record, from wherever the record is open.

use super::tasks::people_to_pick;
use crate::components::{Area, Fault, Icon, Pick};
use crate::state::{Doing, ask, session};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{GiveTask, ListTasks, TaskPerson};
use shared::ids::{DeviceNumber, RecordId, RoomId};
use shared::kinds::Kind;
use shared::permissions::Role;

/// A task about a record, folded away until it is wanted. It arrives without signal, with the next merge.
#[component]
pub(crate) fn HandBack(
    audit: RoomId,
    about: RecordId,
    people: Vec<TaskPerson>,
    #[prop(optional, into)] given: Option<Callback<()>>,
) -> impl IntoView {
    let doing = Doing::new();
    let (first, options) = people_to_pick(people);
    let to = RwSignal::new(first);
    let text = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    let give = move |_| {
        if let Ok(number) = to.get_untracked().parse() {
            let call = GiveTask {
                audit,
                to: DeviceNumber(number),
                text: text.get_untracked().trim().to_string(),
                about: Some(about),
            };
            doing.run(call, move |_| {
                text.set(String::new());
                sent.set(true);
                if let Some(given) = given {
                    given.run(());
                }
            });
        }
    };
    view! {
        <details><summary>{say::hand_back()}</summary>
            <div class="stack">
                <Pick id=format!("back-to-{about}") label=say::to_whom() options value=to/>
                <Area id=format!("back-{about}") label=say::what_to_do() note=say::arrives_offline() value=text/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || sent.get().then(|| view! { <p class="mark is-field start" role="status"><Icon of=icondata::LuCheck/>{say::handed_back_done()}</p> })}
                <button class="btn is-wide" type="button" on:click=give aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuUndo2/>{say::hand_back()}</button>
            </div>
        </details>
    }
}

/// The same for a page of one record: for leads only, with the team asked for here.
#[component]
pub(crate) fn HandBackHere(audit: RoomId, about: RecordId) -> impl IntoView {
    let leads = session()
        .status()
        .and_then(|status| status.enrolled)
        .is_some_and(|who| who.role == Role::Lead);
    leads.then(|| {
        let tasks = ask(&[Kind::Task], move || ListTasks { audit });
        let people = Memo::new(move |_| tasks.get().map(|tasks| tasks.people).unwrap_or_default());
        move || {
            let people = people.get();
            (!people.is_empty()).then(|| view! { <section class="sheet"><HandBack audit about people/></section> })
        }
    })
}
