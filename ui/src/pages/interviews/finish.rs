use super::place;
use crate::components::{Entry, Fault, Frame, Icon, Loaded, Notice, Tone};
use crate::pages::handing_back::HandBackHere;
use crate::pages::history::HistoryDoor;
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::words::{language, say};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use shared::api::{
    FinishChecklist, FinishInterview, FormSheet, GetForm, InterviewView, OpenInterview, ReopenInterview, Slip,
    ViolationKind,
};
use shared::ids::RecordId;
use shared::kinds::Kind;

/// The end of an interview: what is still open, then the slip that the worker takes home.
#[component]
pub(crate) fn FinishPage() -> impl IntoView {
    let audit = audit_here();
    let interview = record_here();
    let view = ask(&[Kind::Interview, Kind::Checklist], move || OpenInterview { interview });
    let doing = Doing::new();
    let slip = RwSignal::new(None::<Slip>);
    let checklist = window()
        .location()
        .pathname()
        .is_ok_and(|here| here.contains("/checklists/"));
    let list = if checklist { "checklists" } else { "interviews" };
    let base = format!("{}/{list}/{interview}", audit_path(audit));
    let base_of = StoredValue::new(base.clone());
    let finished = Memo::new(move |_| view.get().is_some_and(|view| view.line.finished));
    let navigate = StoredValue::new_local(use_navigate());
    let finish = move |_| match checklist {
        false => doing.run(FinishInterview { interview }, move |reply| slip.set(Some(reply))),
        true => {
            let to = format!("{}/checklists", audit_path(audit));
            let done = move |_| navigate.with_value(|go| go(&to, Default::default()));
            doing.run(FinishChecklist { checklist: interview }, done);
        }
    };
    let dock = move || {
        if slip.with(Option::is_some) || finished.get() {
            view! { <A href=audit_path(audit) attr:class="btn is-main"><Icon of=icondata::LuCheck/>{say::back_to_audit()}</A> }.into_any()
        } else {
            view! {
                <button class="btn is-main" type="button" on:click=finish aria-disabled=move || doing.busy.get().to_string()>
                    <Icon of=icondata::LuCheck/>{if checklist { say::finish_checklist() } else { say::finish_interview() }}
                </button>
            }.into_any()
        }
    };
    let identity = StoredValue::new(format!("{base}/identity"));
    view! {
        <Frame title=if checklist { say::finish_checklist() } else { say::finish_interview() } sub=Signal::derive(move || view.get().map(|view| view.line.worker_code)) back=base.clone() dock=move || dock.into_any()>
            <div class="stack loose measure">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || match slip.get() {
                    Some(slip) => view! {
                        <SlipSheet slip/>
                        <A href=identity.get_value() attr:class="btn is-wide"><Icon of=icondata::LuLock/>{say::identity_apart()}</A>
                    }.into_any(),
                    None => view! { <Loaded from=view let:value>{move || view! { <Before of=value.get() base=base_of.get_value()/> }}</Loaded> }.into_any(),
                }}
            </div>
        </Frame>
    }
}

#[component]
fn Before(of: InterviewView, base: String) -> impl IntoView {
    let audit = audit_here();
    let (form, record) = (of.form.clone(), of.line.interview);
    let sheet = ask(&[], move || GetForm {
        audit,
        form: form.clone(),
    });
    let from = if of.checklist { "checklists" } else { "interviews" };
    if of.line.finished {
        return view! {
            <Notice tone=Tone::Field icon=icondata::LuCheck><span>{say::finished_already()}</span></Notice>
            {of.may_write.then(|| view! { <Reopening interview=record base/> })}
            <HandBackHere audit about=record/>
            <HistoryDoor audit record from/>
        }
        .into_any();
    }
    // What stands against a rule comes first: it is put right now or never.
    let against: Vec<String> = of
        .relevant
        .iter()
        .filter(|key| {
            let wrong = of.points.get(*key).and_then(|point| point.wrong.as_ref());
            of.answers.contains_key(*key) && wrong.is_some_and(|wrong| wrong.kind == ViolationKind::Constraint)
        })
        .cloned()
        .collect();
    let must: Vec<String> = of
        .relevant
        .iter()
        .filter(|key| {
            let wrong = of.points.get(*key).and_then(|point| point.wrong.as_ref());
            wrong.is_some_and(|wrong| wrong.kind == ViolationKind::Required)
        })
        .cloned()
        .collect();
    let list = move |title: String, keys: Vec<String>, base: String| {
        (!keys.is_empty()).then(|| {
            view! {
                <section class="sheet stack tight">
                    <h2 class="head">{title}</h2>
                    <ul class="list">{move || sheet.get().map(|form| links(&form.form, &keys, &base))}</ul>
                </section>
            }
        })
    };
    view! {
        <section class="sheet stack">
            <h2 class="head">{say::before_you_finish()}</h2>
            <ul class="stack tight">
                <li class="row spread"><span>{say::answered()}</span><strong class="num">{of.line.answered}</strong></li>
                <li class="row spread"><span>{say::left_open()}</span><strong class="num">{of.left_open}</strong></li>
                <li class="row spread"><span>{say::flagged_head()}</span><strong class="num">{of.line.flagged}</strong></li>
                {(of.hidden_answers > 0).then(|| view! { <li class="small soft">{say::hidden_answers(of.hidden_answers)}</li> })}
            </ul>
            {(!of.checklist).then(|| view! { <p class="small soft">{say::finish_note()}</p> })}
        </section>
        {list(say::against_a_rule_head(), against, base.clone())}
        {list(say::must_be_answered(), must, base)}
        <HistoryDoor audit record from/>
    }
    .into_any()
}

/// Questions by their words, each a way back to it.
fn links(form: &FormSheet, keys: &[String], base: &str) -> Vec<impl IntoView + use<>> {
    let link = |key: &String| {
        let label = form.question(key)?.label.read(language()).to_string();
        let to = format!("{base}?q={}", place::address(form, key));
        Some(
            view! { <li><A href=to attr:class="item"><span class="grow" dir="auto">{label}</span><Icon of=icondata::LuChevronRight turns=true/></A></li> },
        )
    };
    keys.iter().filter_map(link).collect()
}

/// Opens a finished one again, with the reason.
#[component]
fn Reopening(interview: RecordId, base: String) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());
    let base = StoredValue::new(base);
    let open = move |_| {
        let call = ReopenInterview {
            interview,
            reason: reason.get_untracked(),
        };
        doing.run(call, move |_| {
            navigate.with_value(|go| go(&base.get_value(), Default::default()))
        });
    };
    view! {
        <section class="sheet stack tight-3" aria-labelledby="reopen">
            <h2 class="head" id="reopen">{say::reopen()}</h2>
            <Entry id="reason" label=say::reopen_reason() length=300 value=reason/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-wide" type="button" on:click=open aria-disabled=move || doing.busy.get().to_string()>
                <Icon of=icondata::LuLockOpen/>{say::reopen()}
            </button>
        </section>
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
