use super::page::Step;
use super::wish::{Row, Turned, rows, stepped};
use crate::components::{Empty, Fault, Icon, Notice, Tick, Tone, Waiting};
use crate::state::{Asked, Asking, ask};
use crate::words::{figures, language, say};
use leptos::prelude::*;
use shared::api::{ApiError, ExportAnswers, ExportFormat, ExportedAnswers, GetForm};
use shared::ids::RoomId;
use shared::kinds::Kind;
use std::collections::BTreeSet;

/// The questions of one questionnaire, looked at without anything leaving; tells `step` how far it is.
#[component]
pub(super) fn Questions(
    audit: RoomId,
    form: String,
    format: RwSignal<ExportFormat>,
    reason: RwSignal<String>,
    step: RwSignal<Step>,
) -> impl IntoView {
    let with_few = RwSignal::new(false);
    let turned = Turned(RwSignal::new(BTreeSet::new()));
    let wish = StoredValue::new(ExportAnswers {
        audit,
        form: form.clone(),
        format: ExportFormat::Csv,
        columns: Vec::new(),
        leave_out: Vec::new(),
        with_text: Vec::new(),
        with_few: false,
        reason: String::new(),
        only_look: true,
    });
    let look = ask(&[Kind::Interview, Kind::Decision, Kind::Plan], move || ExportAnswers {
        with_few: with_few.get(),
        ..wish.get_value()
    });
    let sheet = ask(&[Kind::Plan], move || GetForm {
        audit,
        form: form.clone(),
    });
    // Nothing is drawn before both are here: which questions are sensitive is in the form alone.
    let rows = Memo::new(move |_| Some(rows(&look.get()?, &sheet.get()?)));
    Effect::new(move |_| {
        let next = rows.with(|rows| match (rows, look.get()) {
            (Some(rows), Some(seen)) => {
                let call = ExportAnswers {
                    format: format.get(),
                    with_few: with_few.get(),
                    reason: reason.get().trim().to_string(),
                    only_look: false,
                    ..wish.get_value()
                };
                stepped(call, rows, turned, seen.interviews)
            }
            (Some(_) | None, Some(_) | None) => Step::Waiting,
        });
        let _ = step.try_set(next);
    });
    on_cleanup(move || {
        let _ = step.try_set(Step::Waiting);
    });

    let refused = Memo::new(move |_| fault(look).or_else(|| fault(sheet)));
    let at =
        |fault: &Option<ApiError>, place: &str| fault.as_ref().is_some_and(|it| it.place.as_deref() == Some(place));
    let few = Memo::new(move |_| with_few.get() || refused.with(|fault| at(fault, "with_few")));
    view! {
        {move || few.get().then(|| view! { <Few refused on=with_few/> })}
        {move || match refused.get() {
            Some(fault) if at(&Some(fault.clone()), "with_few") => ().into_any(),
            Some(fault) if at(&Some(fault.clone()), "form") => {
                view! { <Empty icon=icondata::LuCircleDashed title=say::nothing_finished() text=say::nothing_finished_text()/> }.into_any()
            }
            Some(fault) => view! { <Fault of=fault retry=Callback::new(move |()| { look.again(); sheet.again(); })/> }.into_any(),
            None => match rows.get() {
                None => view! { <Waiting/> }.into_any(),
                Some(rows) => view! {
                    {move || look.get().map(|seen| view! { <Counts seen/> })}
                    <Lists rows turned/>
                }.into_any(),
            },
        }}
    }
}

fn fault<T: Clone + PartialEq + Send + Sync + 'static>(asked: Asked<T>) -> Option<ApiError> {
    match asked.state.get() {
        Asking::Failed(fault) => Some(fault),
        Asking::Waiting | Asking::Here(_) => None,
    }
}

/// Too few people: what that means, and the tick that lets them leave all the same.
#[component]
fn Few(refused: Memo<Option<ApiError>>, on: RwSignal<bool>) -> impl IntoView {
    // In English the engine says the figures too.
    let said = move || refused.get().filter(|_| language() == "en").map(|fault| fault.message);
    view! {
        <Notice tone=Tone::Clay icon=icondata::LuUsers>
            <h2 class="head">{say::too_few()}</h2>
            {move || said().map(|said| view! { <p>{said}</p> })}
            <p>{say::too_few_text()}</p>
            <Tick label=say::also_with_few() on/>
        </Notice>
    }
}

#[component]
fn Counts(seen: ExportedAnswers) -> impl IntoView {
    let figure = |label: String, count: u32| {
        view! { <div class="stack tight"><p class="label">{label}</p><p class="figure">{figures::number(count.into())}</p></div> }
    };
    view! {
        <section class="sheet figures" aria-label=say::leave_count()>
            {figure(say::leave_count(), seen.interviews)}
            {figure(say::unfinished_stay(), seen.unfinished)}
            {figure(say::taken_back_stay(), seen.withdrawn)}
        </section>
    }
}

/// What leaves by itself, and apart what could name a person.
#[component]
fn Lists(rows: Vec<Row>, turned: Turned) -> impl IntoView {
    let (stay, leave): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.why.is_some());
    let ticks = move |rows: Vec<Row>| {
        let ticks = rows.into_iter().map(|row| view! { <QuestionTick row turned/> });
        ticks.collect::<Vec<_>>()
    };
    view! {
        {(!leave.is_empty()).then(|| view! {
            <fieldset class="stack tight">
                <legend class="head">{say::questions_that_leave()}</legend>
                <p class="small soft">{say::questions_that_leave_note()}</p>
                <div class="choices">{ticks(leave)}</div>
            </fieldset>
        })}
        <fieldset class="stack tight">
            <legend class="head">{say::questions_that_stay()}</legend>
            <p class="small soft">{say::questions_that_stay_note()}</p>
            <div class="choices">{ticks(stay)}</div>
        </fieldset>
    }
}

#[component]
fn QuestionTick(row: Row, turned: Turned) -> impl IntoView {
    let (key, leaves) = (row.key.clone(), row.clone());
    let look = if row.why.is_some() { "choice is-apart" } else { "choice" };
    view! {
        <label class=look>
            <input type="checkbox" name=row.key prop:checked=move || turned.leaves(&leaves) on:change=move |_| turned.turn(&key)/>
            <span class="grow">
                <span dir="auto">{row.label}</span>
                {row.why.map(|why| view! { <small>{why}</small> })}
                {row.sensitive.then(|| view! { <small><span class="mark is-clay"><Icon of=icondata::LuTriangleAlert/>{say::sensitive_mark()}</span></small> })}
            </span>
        </label>
    }
}
