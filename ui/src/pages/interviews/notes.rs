use super::typed::Draft;
use super::writer::Writer;
use crate::components::{Icon, Notice, Tone};
use crate::pages::program;
use crate::words::{language, say};
use leptos::html;
use leptos::prelude::*;
use shared::api::InterviewView;

/// The note of one question: half-typed text is a draft, leaving the field saves it.
#[component]
pub(super) fn NoteField(view: RwSignal<InterviewView>, writer: Writer, question: String) -> impl IntoView {
    let key = format!("notes/{question}");
    let stored = view.with_untracked(|view| view.notes.get(&question).cloned().unwrap_or_default());
    let half = view.with_untracked(|view| view.drafts.get(&key).cloned());
    let text = RwSignal::new(half.unwrap_or(stored));
    let draft = Draft::new(view.with_untracked(|view| view.line.interview), key, text);
    let name = StoredValue::new(question);
    let commit = move || {
        draft.committed();
        let note = text.get_untracked().trim().to_string();
        name.with_value(|name| writer.note(name, note));
    };
    on_cleanup(move || {
        if text.try_get_untracked().is_some() {
            commit();
        }
    });
    let saved = Signal::derive(move || {
        let typed = text.get();
        !typed.trim().is_empty()
            && view.with(|view| name.with_value(|name| view.notes.get(name).is_some_and(|note| note == typed.trim())))
    });
    view! {
        <div class="entry">
            <label for="note">{say::note()}</label>
            <textarea id="note" dir="auto" maxlength="10000" prop:value=text
                on:input=move |event| { text.set(event_target_value(&event)); draft.typed() } on:blur=move |_| commit()></textarea>
            <p class="row spread small soft"><span>{say::note_note()}</span><crate::components::Saved when=saved/></p>
        </div>
    }
}

/// The protocol card of programs against violence: what to do when a person begins to tell.
const DISCLOSURE: &str = "disclosure";

/// Flags a question, or raises what cannot wait: a child at work, imminent danger.
#[component]
pub(super) fn FlagButton(
    view: RwSignal<InterviewView>,
    writer: Writer,
    question: Signal<String>,
    /// Whether the question may be marked to be asked about again.
    follow_up: Memo<bool>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let flagged = Memo::new(move |_| question.with(|name| view.with(|view| view.flags.contains(name))));
    // The card for somebody who begins to tell is only shown: that it was needed is written down nowhere.
    let program = program::program();
    let disclosure = Memo::new(move |_| {
        let cards = program.get().map(|program| program.protocol).unwrap_or_default();
        let card = cards.into_iter().find(|card| card.id == DISCLOSURE);
        card.map(|card| card.title.read(language()).to_string())
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let flag = move |on: bool, protocol: Option<&str>| {
        question.with_untracked(|name| writer.flag(name, on, protocol.map(str::to_string)));
        close();
    };
    view! {
        <button class="btn" type="button" aria-haspopup="dialog" aria-pressed=move || flagged.get().to_string() aria-label=say::flag()
            on:click=move |_| if let Some(dialog) = dialog.get_untracked() { let _ = dialog.show_modal(); }>
            <Icon of=icondata::LuFlag/><span class="only-desk">{move || if flagged.get() { say::flagged() } else { say::flag() }}</span>
        </button>
        <dialog class="sheet" node_ref=dialog aria-label=say::flag()>
            <div class="stack tight">
                <h2 class="head">{say::flag()}</h2>
                {move || if !follow_up.get() {
                    ().into_any()
                } else if flagged.get() {
                    view! { <button class="btn is-wide" type="button" on:click=move |_| flag(false, None)><Icon of=icondata::LuFlag/>{say::unflag()}</button> }.into_any()
                } else {
                    view! { <button class="btn is-wide" type="button" on:click=move |_| flag(true, None)><Icon of=icondata::LuFlag/>{say::flag_follow_up()}</button> }.into_any()
                }}
                <button class="btn is-wide is-destroy" type="button" on:click=move |_| flag(true, Some("child"))><Icon of=icondata::LuOctagonAlert/>{say::flag_child()}</button>
                <button class="btn is-wide is-destroy" type="button" on:click=move |_| flag(true, Some("imminent_danger"))><Icon of=icondata::LuOctagonAlert/>{say::flag_danger()}</button>
                {move || disclosure.get().map(|title| view! {
                    <button class="btn is-wide" type="button" on:click=move |_| { writer.protocol.set(Some(DISCLOSURE.into())); close() }>
                        <Icon of=icondata::LuHeartHandshake/><span dir="auto">{title}</span>
                    </button>
                    <p class="small soft">{say::disclosure_note()}</p>
                })}
                <p class="small soft">{say::flag_note()}</p>
                <button class="btn is-wide" type="button" on:click=move |_| close()>{say::no_back()}</button>
            </div>
        </dialog>
    }
}

/// The program's protocol card: opened at once by a flag of a child or of danger.
#[component]
pub(super) fn Protocol(writer: Writer) -> impl IntoView {
    let program = program::program();
    move || {
        writer.protocol.get().map(|id| {
            let card = program.get().and_then(|program| program.protocol.into_iter().find(|card| card.id == id));
            let title = card.as_ref().map(|card| card.title.read(language()).to_string()).unwrap_or_else(say::protocol_card);
            let (steps, never) = card.map(|card| (card.steps, card.never)).unwrap_or_default();
            let lines = |all: Vec<shared::words::Words>| {
                all.into_iter().map(|one| view! { <li>{one.read(language()).to_string()}</li> }).collect::<Vec<_>>()
            };
            let (steps, never) = (lines(steps), lines(never));
            view! {
                <Notice tone=Tone::Blood icon=icondata::LuOctagonAlert alert=true>
                    <h2 class="head" dir="auto">{title}</h2>
                    <ol class="steps stack tight">{steps}</ol>
                    {(!never.is_empty()).then(|| view! { <p><strong>{say::never()}</strong></p><ul class="bullets stack tight">{never}</ul> })}
                    <button class="btn" type="button" on:click=move |_| writer.protocol.set(None)>{say::close_card()}</button>
                </Notice>
            }
        })
    }
}
