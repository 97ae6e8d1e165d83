use super::consent::ConsentButton;
use super::input::Input;
use super::notes::{FlagButton, NoteField, Protocol};
use super::writer::Writer;
use crate::components::{Fault, Icon, Notice, Tone};
use crate::words::{language, right_to_left, say};
use leptos::prelude::*;
use shared::api::{Audience, InterviewView};
use shared::questionnaire::{Question, QuestionKind};

/// What stands above every question and stays when the next one comes: consent, note and flag, the protocol card.
#[component]
pub(super) fn AskTools(
    view: RwSignal<InterviewView>,
    writer: Writer,
    question: Memo<Option<Question>>,
    noting: RwSignal<bool>,
) -> impl IntoView {
    let name = Signal::derive(move || {
        question.with(|asked| asked.as_ref().map(|asked| asked.name.clone()).unwrap_or_default())
    });
    let writes = Memo::new(move |_| {
        let is_note = question.with(|asked| asked.as_ref().is_none_or(|asked| asked.kind == QuestionKind::Note));
        !is_note && view.with(|view| view.may_write && !view.line.withdrawn)
    });
    view! {
        <div class="row">
            <ConsentButton view/>
            {move || writes.get().then(|| view! {
                <button class="btn" type="button" aria-expanded=move || noting.get().to_string() aria-label=say::note() on:click=move |_| noting.update(|on| *on = !*on)>
                    <Icon of=icondata::LuNotebookPen/><span class="only-desk">{say::note()}</span>
                </button>
                <FlagButton view writer question=name/>
            })}
        </div>
        <Protocol writer/>
        {move || writer.fault.get().map(|fault| view! { <Fault of=fault/> })}
    }
}

/// One question: the worker's language large, the auditor's small.
#[component]
pub(super) fn AskOne(
    view: RwSignal<InterviewView>,
    writer: Writer,
    question: Question,
    lang: Signal<String>,
    crews: Signal<Vec<String>>,
    /// Whether its note is open: it is when something stands there.
    noting: RwSignal<bool>,
) -> impl IntoView {
    let name = StoredValue::new(question.name.clone());
    noting.set(view.with_untracked(|view| {
        name.with_value(|name| view.notes.contains_key(name) || view.drafts.contains_key(&format!("notes/{name}")))
    }));
    let conflicted = Memo::new(move |_| {
        view.with(|view| name.with_value(|name| view.conflicts.iter().any(|key| *key == format!("answers/{name}"))))
    });
    let group_interview = view.with_untracked(|view| view.line.audience == Audience::Committee);
    // A sensitive answer is hidden again as soon as another question was shown.
    let veiled = RwSignal::new(question.sensitive && untrack(|| writer.answer(&question.name)).is_some());
    let may_write = view.with_untracked(|view| view.may_write && !view.line.withdrawn);
    let held_back = question.individual && group_interview;
    let asked = StoredValue::new(question);
    let body = move || {
        let question = asked.get_value();
        let lang = lang.get();
        if held_back {
            return view! { <Notice icon=icondata::LuUsers><span>{say::not_in_group()}</span></Notice> }.into_any();
        }
        if veiled.get() {
            return view! {
                <div class="row"><span class="mark is-field"><Icon of=icondata::LuCheck/>{say::answered_and_hidden()}</span>
                    <button class="btn" type="button" on:click=move |_| veiled.set(false)><Icon of=icondata::LuEye/>{say::show()}</button></div>
            }.into_any();
        }
        let (record, draft) =
            view.with_untracked(|view| (view.line.interview, view.drafts.get(&question.name).cloned()));
        view! { <Input writer record question lang draft crews=crews.get() disabled=!may_write || conflicted.get()/> }
            .into_any()
    };
    let words = move || {
        let question = asked.get_value();
        let theirs = lang.get();
        let text = question.label.read(&theirs).to_string();
        let hint = question.hint.read(&theirs).to_string();
        let mine = question.label.read(language()).to_string();
        let direction = if right_to_left(&theirs) { "rtl" } else { "ltr" };
        view! {
            <div class="stack tight">
                <p class="ask" id="ask" lang=theirs.clone() dir=direction>{text.clone()}</p>
                {(!hint.is_empty()).then(|| view! { <p class="small" lang=theirs dir=direction>{hint}</p> })}
                {(mine != text).then(|| view! { <p class="small soft" dir="auto">{mine}</p> })}
            </div>
        }
    };
    let note_for = name.get_value();
    view! {
        <div class="stack tight-3">
            {words}
            {move || conflicted.get().then(|| view! {
                <Notice tone=Tone::Clay icon=icondata::LuSplit><span>{say::answer_conflicted()}</span></Notice>
            })}
            {body}
            {move || (noting.get() && may_write).then(|| view! { <NoteField view writer question=note_for.clone()/> })}
        </div>
    }
}
