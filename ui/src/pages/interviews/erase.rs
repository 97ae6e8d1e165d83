use super::consent::ConsentButton;
use crate::components::{Area, Confirm, Empty, Entry, Fault};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, session};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::api::{EraseWorker, InterviewView};
use shared::permissions::Role;

/// An interview whose consent was taken back: its answers are not shown, and may be erased for good.
///
/// The worker's four words authorise it; a lead may do it with a reason instead.
#[component]
pub(super) fn Withdrawn(view: RwSignal<InterviewView>) -> impl IntoView {
    let interview = view.with_untracked(|view| view.line.interview);
    let ended = view.with_untracked(|view| view.line.ended);
    let audit = audit_here();
    let doing = Doing::new();
    let words = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let leads = session()
        .status()
        .and_then(|status| status.enrolled)
        .is_some_and(|who| who.role == Role::Lead);
    let navigate = StoredValue::new_local(use_navigate());
    let written =
        |text: RwSignal<String>| Some(text.get_untracked().trim().to_string()).filter(|text| !text.is_empty());
    let erase = Callback::new(move |()| {
        doing.run(
            EraseWorker {
                interview,
                words: written(words),
                reason: written(reason),
            },
            move |_| {
                navigate.with_value(|go| go(&format!("{}/interviews", audit_path(audit)), Default::default()));
            },
        );
    });
    view! {
        <div class="stack loose measure">
            {match ended {
                Some(day) => view! {
                    <Empty icon=icondata::LuHourglass title=say::consent_ended(figures::day(day)) text=say::consent_ended_note()/>
                    <ConsentButton view/>
                }.into_any(),
                None => view! { <Empty icon=icondata::LuUndo2 title=say::consent_taken_back() text=say::consent_taken_back_note()/> }.into_any(),
            }}
            <section class="sheet stack">
                <h2 class="head">{say::erase()}</h2>
                <p class="small soft">{say::erase_note()}</p>
                <Entry id="erase-words" label=say::four_words() note=say::four_words_note() value=words/>
                {leads.then(|| view! { <Area id="erase-reason" label=say::reason_instead() note=say::reason_note() value=reason/> })}
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <Confirm icon=icondata::LuTrash2 label=say::erase() consequence=say::erase_consequence() destroys=true go=erase/>
            </section>
        </div>
    }
}
