use super::consent::ConsentButton;
use super::form_media::FormMedia;
use super::input::Input;
use super::notes::{FlagButton, NoteField, Protocol};
use super::photos::ItemPhotos;
use super::place::Place;
use super::writer::Writer;
use crate::components::controls::{Prompt, PromptMedia};
use crate::components::{Fault, Icon, Notice, Tone};
use crate::words::{language, right_to_left, say};
use leptos::prelude::*;
use shared::api::{Audience, FormQuestion, InterviewView, Point, QuestionKind, ViolationKind};

/// What stands above every question and stays when the next one comes: consent, note and flag, the protocol card.
#[component]
pub(super) fn AskTools(
    view: RwSignal<InterviewView>,
    writer: Writer,
    place: Memo<Option<Place>>,
    noting: RwSignal<bool>,
) -> impl IntoView {
    let name =
        Signal::derive(move || place.with(|place| place.as_ref().map(|place| place.key.clone()).unwrap_or_default()));
    let asks = move |what: fn(&FormQuestion) -> bool| {
        place.with(|place| {
            place
                .as_ref()
                .and_then(|place| place.question.as_ref())
                .is_some_and(what)
        })
    };
    let is_asked = move || asks(|question| question.kind != QuestionKind::Note);
    let takes_note = Memo::new(move |_| asks(|question| !question.no_note));
    let writes = Memo::new(move |_| is_asked() && view.with(|view| view.may_write && !view.line.withdrawn));
    view! {
        <div class="row">
            {(!view.with_untracked(|view| view.checklist)).then(|| view! { <ConsentButton view/> })}
            {move || writes.get().then(|| view! {
                {move || takes_note.get().then(|| view! {
                    <button class="btn" type="button" aria-expanded=move || noting.get().to_string() aria-label=say::note() on:click=move |_| noting.update(|on| *on = !*on)>
                        <Icon of=icondata::LuNotebookPen/><span class="only-desk">{say::note()}</span>
                    </button>
                })}
                <FlagButton view writer question=name follow_up=takes_note/>
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
    key: String,
    question: FormQuestion,
    lang: Signal<String>,
    media: FormMedia,
    crews: Signal<Vec<String>>,
    next: Callback<()>,
    /// Whether its note is open: it is when something stands there.
    noting: RwSignal<bool>,
) -> impl IntoView {
    let name = StoredValue::new(key);
    let point = Memo::new(move |_| {
        view.with(|view| name.with_value(|name| view.points.get(name).cloned()))
            .unwrap_or_default()
    });
    let (takes_note, is_asked) = (!question.no_note, question.kind != QuestionKind::Note);
    noting.set(view.with_untracked(|view| {
        takes_note
            && name
                .with_value(|name| view.notes.contains_key(name) || view.drafts.contains_key(&format!("notes/{name}")))
    }));
    let conflicted = Memo::new(move |_| {
        view.with(|view| name.with_value(|name| view.conflicts.iter().any(|key| *key == format!("answers/{name}"))))
    });
    let group_interview =
        view.with_untracked(|view| view.line.audience == Audience::Committee || view.line.group.is_some());
    // A sensitive answer is hidden again as soon as another question was shown.
    let veiled = RwSignal::new(question.sensitive && untrack(|| name.with_value(|name| writer.answer(name))).is_some());
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
        let draft = view.with_untracked(|view| name.with_value(|name| view.drafts.get(name).cloned()));
        let disabled = !may_write || conflicted.get();
        view! { <Input view writer key=name.get_value() question point lang draft media crews=crews.get() disabled next/> }
            .into_any()
    };
    let words = move || {
        let question = asked.get_value();
        let theirs = lang.get();
        let said = point.with(|point| point.said.clone());
        let (label, hint) = match &said {
            Some(said) => (&said.label, &said.hint),
            None => (&question.label, &question.hint),
        };
        let text = label.read(&theirs).to_string();
        let hint = hint.read(&theirs).to_string();
        let mine = label.read(language()).to_string();
        let direction = if right_to_left(&theirs) { "rtl" } else { "ltr" };
        let guidance = question.guidance.read(&theirs).to_string();
        let prompt = prompt(&question, &theirs, media, &text);
        view! {
            <div class="stack tight">
                <p class="ask" id="ask" lang=theirs.clone() dir=direction>{text.clone()}</p>
                {(!hint.is_empty()).then(|| view! { <p class="small" lang=theirs dir=direction>{hint}</p> })}
                {(!guidance.is_empty()).then(|| view! {
                    <details class="small"><summary>{say::guidance()}</summary><p dir="auto">{guidance}</p></details>
                })}
                {prompt.map(|prompt| view! { <PromptMedia prompt/> })}
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
            {move || wrong(&point.get(), name.with_value(|name| writer.has_answer(name)), &lang.get())}
            {(view.with_untracked(|view| view.checklist) && is_asked && may_write).then(|| view! { <ItemPhotos view writer key=name/> })}
            {move || (noting.get() && takes_note && may_write).then(|| view! { <NoteField view writer question=note_for.clone()/> })}
        </div>
    }
}

/// What is wrong with an answer: it stands, and is marked.
fn wrong(point: &Point, answered: bool, lang: &str) -> Option<impl IntoView + use<>> {
    let wrong = point
        .wrong
        .as_ref()
        .filter(|wrong| answered && wrong.kind == ViolationKind::Constraint)?;
    let text = match wrong.message.is_empty() {
        true => say::answer_out_of_bounds(),
        false => wrong.message.read(lang).to_string(),
    };
    Some(
        view! { <Notice tone=Tone::Clay icon=icondata::LuTriangleAlert alert=true><span dir="auto">{text}</span></Notice> },
    )
}

/// What a question shows and plays beside its words, as far as it is here.
fn prompt(question: &FormQuestion, lang: &str, media: FormMedia, alt: &str) -> Option<Prompt> {
    let of = &question.media;
    let address = |words: &shared::words::Words| {
        let file = words.read(lang);
        (!file.is_empty()).then(|| media.address(file)).flatten()
    };
    let prompt = Prompt {
        picture: address(&of.image),
        big_picture: address(&of.big_image),
        sound: address(&of.audio),
        video: address(&of.video),
        alt: alt.to_string(),
    };
    let has = prompt.picture.is_some() || prompt.sound.is_some() || prompt.video.is_some();
    has.then_some(prompt)
}
