use super::consent::ConsentButton;
use super::input::Input;
use super::notes::{FlagButton, NoteField, Protocol};
use super::writer::Writer;
use crate::components::{Fault, Icon, Notice, Tone};
use crate::words::{language, right_to_left, say};
use leptos::prelude::*;
use shared::api::{Audience, InterviewView};
use shared::questionnaire::{Question, QuestionKind};

/// One question: the worker's language large, the auditor's small.
#[component]
pub(super) fn AskOne(
    view: RwSignal<InterviewView>,
    writer: Writer,
    question: Question,
    lang: Signal<String>,
    crews: Signal<Vec<String>>,
) -> impl IntoView {
    let name = StoredValue::new(question.name.clone());
    let noting = RwSignal::new(view.with_untracked(|view| {
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
    let is_note = asked.with_value(|question| question.kind == QuestionKind::Note);
    let tools = name.get_value();
    let note_for = name.get_value();
    view! {
        <div class="stack tight-3">
            <div class="row">
                <ConsentButton view/>
                {(!is_note && may_write).then(|| view! {
                    <button class="btn" type="button" aria-expanded=move || noting.get().to_string() aria-label=say::note() on:click=move |_| noting.update(|on| *on = !*on)>
                        <Icon of=icondata::LuNotebookPen/><span class="only-desk">{say::note()}</span>
                    </button>
                    <FlagButton view writer question=tools/>
                })}
            </div>
            <Protocol writer/>
            {move || writer.fault.get().map(|fault| view! { <Fault of=fault/> })}
            {words}
            {move || conflicted.get().then(|| view! {
                <Notice tone=Tone::Clay icon=icondata::LuSplit><span>{say::answer_conflicted()}</span></Notice>
            })}
            {body}
            {move || (noting.get() && may_write).then(|| view! { <NoteField view writer question=note_for.clone()/> })}
        </div>
    }
}
