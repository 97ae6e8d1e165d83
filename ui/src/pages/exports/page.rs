use super::given::Given;
use super::questions::Questions;
use crate::components::{Area, Choice, Confirm, Empty, Fault, Frame, Icon, Loaded};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::words::{language, say};
use leptos::prelude::*;
use shared::api::{ExportAnswers, ExportFormat, ExportedAnswers, OpenAudit, QuestionnaireLine};
use shared::ids::RoomId;
use shared::kinds::Kind;

/// How far the choosing has come.
#[derive(Clone, PartialEq)]
pub(super) enum Step {
    /// Nothing to choose from, or not yet.
    Waiting,
    NoQuestion,
    NoReason,
    /// What would be done, and what will have happened then.
    Ready {
        call: Box<ExportAnswers>,
        consequence: String,
    },
}

/// Which questions of which questionnaire leave the team, for whom; then the act itself, and the file.
#[component]
pub(crate) fn ExportPage() -> impl IntoView {
    let audit = audit_here();
    let plan = ask(&[Kind::Plan], move || OpenAudit { audit });
    let step = RwSignal::new(Step::Waiting);
    let given = RwSignal::new(None::<ExportedAnswers>);
    let giving = Doing::new();
    let give = Callback::new(move |()| {
        if let Step::Ready { call, .. } = step.get_untracked() {
            giving.run(*call, move |told| given.set(Some(told)));
        }
    });
    let locked = |words: String| {
        view! { <button class="btn is-main" type="button" aria-disabled="true"><Icon of=icondata::LuLock/>{words}</button> }
            .into_any()
    };
    // Not with every letter of the reason: a button that is drawn anew has lost the focus.
    let shown = Memo::new(move |_| match given.with(Option::is_some) {
        true => Step::Waiting,
        false => match step.get() {
            Step::Ready { consequence, call } => Step::Ready {
                consequence,
                call: Box::new(ExportAnswers {
                    reason: String::new(),
                    ..*call
                }),
            },
            other => other,
        },
    });
    let dock = move || match shown.get() {
        Step::Waiting => ().into_any(),
        Step::NoQuestion => locked(say::give_out_no_question()),
        Step::NoReason => locked(say::give_out_no_reason()),
        Step::Ready { consequence, .. } => {
            view! { <Confirm icon=icondata::LuUpload label=say::give_out() consequence class="btn is-main" go=give/> }
                .into_any()
        }
    };
    view! {
        <Frame title=say::give_answers_out() sub=say::for_other_tools() back=audit_path(audit) dock=move || dock.into_any()>
            <div class="stack loose">
                {move || giving.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <Loaded from=plan let:value>
                    {
                        // Drawn once: what is being chosen stays when the team's work goes on.
                        let (leads, asked) = value.with_untracked(|plan| (plan.may.lead, StoredValue::new(plan.questionnaires.clone())));
                        move || match given.get() {
                            _ if !leads => view! { <Empty icon=icondata::LuLock title=say::give_out_by_lead() text=say::give_out_by_lead_text()/> }.into_any(),
                            Some(told) => view! { <Given of=told asked=asked.get_value() audit again=Callback::new(move |()| given.set(None))/> }.into_any(),
                            None => view! { <Choosing audit asked=asked.get_value() step/> }.into_any(),
                        }
                    }
                </Loaded>
            </div>
        </Frame>
    }
}

/// Questionnaire, file, questions, reason.
#[component]
fn Choosing(audit: RoomId, asked: Vec<QuestionnaireLine>, step: RwSignal<Step>) -> impl IntoView {
    let Some(first) = asked.first().map(|one| one.form.clone()) else {
        return view! { <Empty icon=icondata::LuCircleDashed title=say::no_pack_here() text=say::comes_with_sync()/> }
            .into_any();
    };
    let form = RwSignal::new(first);
    let format = RwSignal::new(ExportFormat::Csv);
    let reason = RwSignal::new(String::new());
    let several = asked.len() > 1;
    let forms: Vec<_> = asked
        .into_iter()
        .map(|one| {
            let (mine, picked) = (one.form.clone(), one.form);
            view! {
                <Choice name="form" label=one.title.read(language()).to_string()
                    chosen=Signal::derive(move || form.with(|form| *form == mine))
                    pick=Callback::new(move |_| form.set(picked.clone()))/>
            }
        })
        .collect();
    let formats: Vec<_> = [
        (ExportFormat::Csv, say::format_tables(), say::format_tables_note()),
        (
            ExportFormat::Xforms,
            say::format_instances(),
            say::format_instances_note(),
        ),
    ]
    .into_iter()
    .map(|(one, label, note)| {
        view! {
            <Choice name="format" label note chosen=Signal::derive(move || format.get() == one)
                pick=Callback::new(move |_| format.set(one))/>
        }
    })
    .collect();
    view! {
        <div class="cols is-side">
            <div class="stack loose">
                {several.then(|| view! {
                    <fieldset class="stack tight"><legend class="head">{say::questionnaire()}</legend><div class="choices">{forms}</div></fieldset>
                })}
                // Each questionnaire begins anew: what was ticked in one is not ticked in another.
                {move || view! { <Questions audit form=form.get() format reason step/> }}
            </div>
            <aside class="stack loose">
                <fieldset class="stack tight"><legend class="head">{say::file_format()}</legend><div class="choices">{formats}</div></fieldset>
                <Area id="reason" label=say::who_gets_it() note=say::who_gets_it_note() required=true rows=4 value=reason/>
            </aside>
        </div>
    }
    .into_any()
}
