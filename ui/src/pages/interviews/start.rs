use super::FORM;
use super::consent::ConsentTicks;
use crate::components::{Choice, Fault, Frame, Icon, Loaded, Notice, Pick, Tick, Tone, audience_name};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::words::{language, right_to_left, say};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use shared::api::{Audience, Consent, FormView, GetForm, OpenAudit, StartInterview};
use shared::kinds::Kind;

const AUDIENCES: [Audience; 5] = [
    Audience::Worker,
    Audience::CrewLeader,
    Audience::Supervisor,
    Audience::Manager,
    Audience::Committee,
];

/// Who is heard, and consent: read aloud in the worker's language before the first question.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    let audit = audit_here();
    let plan = ask(&[Kind::Plan], move || OpenAudit { audit });
    let form = ask(&[Kind::Plan], move || GetForm {
        audit,
        form: FORM.into(),
    });
    let audience = RwSignal::new(Audience::Worker);
    let crew = RwSignal::new(String::new());
    let spoken = RwSignal::new(String::new());
    let (interpreter, supervisor, coworker) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let reading = RwSignal::new(false);
    let consent = RwSignal::new(Consent {
        notes: true,
        ..Consent::default()
    });
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());

    // The screen's language is the first guess for the worker's, where the form has it.
    Effect::new(move |_| {
        if let Some(form) = form.get().filter(|_| spoken.with_untracked(String::is_empty)) {
            let has = |code: &str| form.form.languages.iter().any(|language| language.code == code);
            spoken.set(if has(language()) {
                language().to_string()
            } else {
                form.form.default_language
            });
        }
    });
    let start = move || {
        let tag = spoken.get_untracked();
        let present = [
            ("interpreter", interpreter),
            ("supervisor", supervisor),
            ("coworker", coworker),
        ];
        let call = StartInterview {
            form: None,
            audit,
            audience: audience.get_untracked(),
            crew: crew.get_untracked(),
            language: tag.clone(),
            consent: Consent {
                language: tag,
                ..consent.get_untracked()
            },
            present: present
                .into_iter()
                .filter(|(_, there)| there.get_untracked())
                .map(|(word, _)| word.to_string())
                .collect(),
            form: None,
        };
        doing.run(call, move |view| {
            navigate.with_value(|go| {
                go(
                    &format!("{}/interviews/{}", audit_path(audit), view.line.interview),
                    Default::default(),
                )
            });
        });
    };
    let dock = move || {
        if reading.get() {
            view! {
                <button class="btn" type="button" aria-label=say::back() on:click=move |_| reading.set(false)><Icon of=icondata::LuArrowLeft turns=true/></button>
                <button class="btn is-main" type="button" aria-disabled=move || doing.busy.get().to_string() on:click=move |_| start()>
                    {say::they_agree()}
                </button>
            }.into_any()
        } else {
            view! {
                <button class="btn is-main" type="button" on:click=move |_| if !spoken.with_untracked(String::is_empty) { reading.set(true) }>
                    {say::to_consent()}<Icon of=icondata::LuArrowRight turns=true/>
                </button>
            }.into_any()
        }
    };
    let back = format!("{}/interviews", audit_path(audit));
    let leave = back.clone();
    view! {
        <Frame title=say::new_interview() sub=Signal::derive(move || Some(if reading.get() { say::consent() } else { say::who_is_heard() })) back
            dock=move || dock.into_any()>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <Loaded from=form let:form>
                {
                    let leave = leave.clone();
                    move || if reading.get() {
                        view! { <Reading form=form.get() spoken consent leave=leave.clone()/> }.into_any()
                    } else {
                        view! {
                            <div class="stack loose measure">
                                <fieldset class="stack tight">
                                    <legend class="head">{say::who_is_heard()}</legend>
                                    <div class="choices">
                                        {AUDIENCES.into_iter().map(|one| view! {
                                            <Choice name="audience" label=audience_name(one) chosen=Signal::derive(move || audience.get() == one)
                                                pick=Callback::new(move |_| audience.set(one))/>
                                        }).collect::<Vec<_>>()}
                                    </div>
                                </fieldset>
                                <Pick id="crew" label=say::crew() value=crew options=Signal::derive(move || {
                                    let crews = plan.get().map(|plan| plan.crews).unwrap_or_default();
                                    let first = (String::new(), say::crew_unknown());
                                    std::iter::once(first).chain(crews.into_iter().map(|crew| (crew.name.clone(), crew.name))).collect()
                                })/>
                                <Pick id="spoken" label=say::language_of_interview() value=spoken options=Signal::derive(move || {
                                    form.get().form.languages.into_iter().map(|language| (language.code, language.name)).collect()
                                })/>
                                <fieldset class="stack tight">
                                    <legend class="head">{say::within_earshot()}</legend>
                                    <Tick label=say::present_interpreter() on=interpreter/>
                                    <Tick label=say::present_coworker() on=coworker/>
                                    <Tick label=say::present_supervisor() on=supervisor/>
                                    {move || supervisor.get().then(|| view! {
                                        <Notice tone=Tone::Clay icon=icondata::LuTriangleAlert alert=true><span>{say::present_supervisor_note()}</span></Notice>
                                    })}
                                </fieldset>
                            </div>
                        }.into_any()
                    }
                }
            </Loaded>
        </Frame>
    }
}

/// The script large, in the worker's language; what they agree to below.
#[component]
fn Reading(form: FormView, spoken: RwSignal<String>, consent: RwSignal<Consent>, leave: String) -> impl IntoView {
    let theirs = spoken.get_untracked();
    let ours = language();
    let read = |tag: &str| {
        form.consent
            .script
            .iter()
            .map(|paragraph| paragraph.read(tag).to_string())
            .collect::<Vec<_>>()
    };
    let script = read(&theirs);
    let small = Some(read(ours)).filter(|mine| *mine != script);
    let refused = form.consent.refused.read(&theirs).to_string();
    let scopes = form
        .consent
        .scopes
        .iter()
        .map(|scope| (scope.id.clone(), scope.title.read(&theirs).to_string()))
        .collect::<Vec<_>>();
    let direction = if right_to_left(&theirs) { "rtl" } else { "ltr" };
    view! {
        <div class="stack loose measure">
            <p class="label">{say::read_aloud()}</p>
            <div class="ask script" lang=theirs.clone() dir=direction>{paragraphs(script)}</div>
            {small.map(|text| view! { <details class="small soft"><summary>{say::same_in_my_language()}</summary><div class="stack tight">{paragraphs(text)}</div></details> })}
            <ConsentTicks consent titles=scopes/>
            <A href=leave attr:class="btn is-wide">{say::they_do_not_agree()}</A>
            <p class="small soft">{say::they_do_not_agree_note()}" "<span lang=theirs dir="auto">{refused}</span></p>
        </div>
    }
}

fn paragraphs(all: Vec<String>) -> Vec<impl IntoView + use<>> {
    all.into_iter().map(|one| view! { <p>{one}</p> }).collect()
}
