use crate::components::{Fault, Frame, Icon, Loaded, Notice, Tone};
use crate::pages::history::HistoryDoor;
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{FinishInterview, InterviewView, OpenInterview, Slip};
use shared::kinds::Kind;

/// The end of an interview: what is still open, then the slip that the worker takes home.
#[component]
pub(crate) fn FinishPage() -> impl IntoView {
    let audit = audit_here();
    let interview = record_here();
    let view = ask(&[Kind::Interview], move || OpenInterview { interview });
    let doing = Doing::new();
    let slip = RwSignal::new(None::<Slip>);
    let base = format!("{}/interviews/{interview}", audit_path(audit));
    let finished = Memo::new(move |_| view.get().is_some_and(|view| view.line.finished));
    let finish = move |_| doing.run(FinishInterview { interview }, move |reply| slip.set(Some(reply)));
    let dock = move || {
        if slip.with(Option::is_some) || finished.get() {
            view! { <A href=audit_path(audit) attr:class="btn is-main"><Icon of=icondata::LuCheck/>{say::back_to_audit()}</A> }.into_any()
        } else {
            view! {
                <button class="btn is-main" type="button" on:click=finish aria-disabled=move || doing.busy.get().to_string()>
                    <Icon of=icondata::LuCheck/>{say::finish_interview()}
                </button>
            }.into_any()
        }
    };
    let identity = StoredValue::new(format!("{base}/identity"));
    view! {
        <Frame title=say::finish_interview() sub=Signal::derive(move || view.get().map(|view| view.line.worker_code)) back=base.clone() dock=move || dock.into_any()>
            <div class="stack loose measure">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || match slip.get() {
                    Some(slip) => view! {
                        <SlipSheet slip/>
                        <A href=identity.get_value() attr:class="btn is-wide"><Icon of=icondata::LuLock/>{say::identity_apart()}</A>
                    }.into_any(),
                    None => view! { <Loaded from=view let:value>{move || view! { <Before of=value.get()/> }}</Loaded> }.into_any(),
                }}
            </div>
        </Frame>
    }
}

#[component]
fn Before(of: InterviewView) -> impl IntoView {
    let open = of
        .relevant
        .iter()
        .filter(|name| !of.answers.contains_key(*name))
        .count();
    view! {
        {if of.line.finished {
            view! { <Notice tone=Tone::Field icon=icondata::LuCheck><span>{say::finished_already()}</span></Notice> }.into_any()
        } else {
            view! {
                <section class="sheet stack">
                    <h2 class="head">{say::before_you_finish()}</h2>
                    <ul class="stack tight">
                        <li class="row spread"><span>{say::answered()}</span><strong class="num">{of.line.answered}</strong></li>
                        <li class="row spread"><span>{say::left_open()}</span><strong class="num">{open}</strong></li>
                        <li class="row spread"><span>{say::flagged_head()}</span><strong class="num">{of.line.flagged}</strong></li>
                        {(of.hidden_answers > 0).then(|| view! { <li class="small soft">{say::hidden_answers(of.hidden_answers)}</li> })}
                    </ul>
                    <p class="small soft">{say::finish_note()}</p>
                </section>
                <HistoryDoor audit=audit_here() record=of.line.interview from="interviews"/>
            }.into_any()
        }}
    }
}

/// Phone, code and four words, large enough to copy by hand. The words are shown once.
#[component]
fn SlipSheet(slip: Slip) -> impl IntoView {
    let words: Vec<_> = slip
        .words
        .into_iter()
        .map(|word| view! { <span>{word}</span> })
        .collect();
    view! {
        <section class="sheet stack slip" aria-labelledby="slip">
            <h2 class="head" id="slip">{say::slip()}</h2>
            <p class="label">{say::program_phone()}</p>
            {match slip.program_phone {
                Some(phone) => view! { <p class="figure code" dir="ltr">{phone}</p> }.into_any(),
                None => view! { <p>{say::no_program_phone()}</p> }.into_any(),
            }}
            <p class="label">{say::code()}</p>
            <p class="figure code">{slip.worker_code}</p>
            <p class="label">{say::four_words()}</p>
            <p class="words">{words}</p>
            <p>{say::slip_note()}</p>
        </section>
        <Notice tone=Tone::Here icon=icondata::LuTriangleAlert><span>{say::slip_once()}</span></Notice>
    }
}
