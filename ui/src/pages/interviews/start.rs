use super::consent::{AskedScopes, ConsentTicks};
use crate::components::{Choice, Entry, Fault, Frame, Icon, Loaded, Notice, Pick, Tick, Tone, audience_name, to_top};
use crate::pages::{audit_here, audit_path};
use crate::state::{Asked, Doing, ask};
use crate::words::{language, right_to_left, say};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use shared::api::{Audience, AuditView, Consent, FormView, GetForm, OpenAudit, QuestionnaireLine, StartInterview};
use shared::kinds::Kind;

/// Who is heard, and consent: read aloud in the worker's language before the first question.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    let audit = audit_here();
    let plan = ask(&[Kind::Plan], move || OpenAudit { audit });
    let questionnaires = Memo::new(move |_| plan.get().map(|plan| plan.questionnaires));
    move || {
        match questionnaires.get() {
        Some(questionnaires) => view! { <Start plan questionnaires/> }.into_any(),
        None => view! {
            <Frame title=say::new_interview() back=format!("{}/interviews", audit_path(audit))><Loaded from=plan let:_plan>""</Loaded></Frame>
        }
        .into_any(),
    }
    }
}

#[component]
fn Start(plan: Asked<AuditView>, questionnaires: Vec<QuestionnaireLine>) -> impl IntoView {
    let audit = audit_here();
    // Workers first: they are heard most.
    let first = questionnaires.iter().find(|one| one.audience == Audience::Worker);
    let first = first.or(questionnaires.first()).map(|one| one.form.clone());
    let chosen = RwSignal::new(first.unwrap_or_default());
    let form = ask(&[Kind::Plan], move || GetForm {
        audit,
        form: chosen.get(),
    });
    let questionnaires = StoredValue::new(questionnaires);
    let crew = RwSignal::new(String::new());
    let spoken = RwSignal::new(String::new());
    let (interpreter, supervisor, coworker) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (together, people) = (RwSignal::new(false), RwSignal::new(String::new()));
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
    // What is read aloud begins at its beginning, however far down "To consent" was.
    Effect::new(move |before: Option<bool>| {
        let reads = reading.get();
        if before.is_some_and(|before| before != reads) {
            to_top();
        }
        reads
    });
    let start = move || {
        let tag = spoken.get_untracked();
        let present = [
            ("interpreter", interpreter),
            ("supervisor", supervisor),
            ("coworker", coworker),
        ];
        let call = StartInterview {
            audit,
            audience: audience_of(&questionnaires.get_value(), &chosen.get_untracked()),
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
            form: Some(chosen.get_untracked()),
            group: together
                .get_untracked()
                .then(|| people.with_untracked(|people| shared::digits::latin(people).trim().parse().unwrap_or(0))),
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
                                        {questionnaires.get_value().into_iter().map(|one| {
                                            let (mine, picked) = (one.form.clone(), one.form.clone());
                                            view! {
                                                <Choice name="audience" label=audience_name(one.audience) note=one.title.read(language()).to_string()
                                                    chosen=Signal::derive(move || chosen.with(|chosen| *chosen == mine))
                                                    pick=Callback::new(move |_| chosen.set(picked.clone()))/>
                                            }
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
                                <div class="stack tight">
                                    <Tick label=say::heard_together() on=together/>
                                    {move || together.get().then(|| view! {
                                        <Entry id="people" label=say::how_many_people() note=say::heard_together_note() pad="numeric" length=2 value=people/>
                                    })}
                                </div>
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
    provide_context(AskedScopes(scopes));
    view! {
        <div class="stack loose measure">
            <p class="label">{say::read_aloud()}</p>
            <div class="ask script" lang=theirs.clone() dir=direction>{paragraphs(script)}</div>
            {small.map(|text| view! { <details class="small soft"><summary>{say::same_in_my_language()}</summary><div class="stack tight">{paragraphs(text)}</div></details> })}
            <ConsentTicks consent/>
            <A href=leave attr:class="btn is-wide">{say::they_do_not_agree()}</A>
            <p class="small soft">{say::they_do_not_agree_note()}" "<span lang=theirs dir="auto">{refused}</span></p>
        </div>
    }
}

/// Whom a questionnaire is for.
fn audience_of(all: &[QuestionnaireLine], form: &str) -> Audience {
    let found = all.iter().find(|one| one.form == form);
    found.map_or(Audience::Worker, |one| one.audience)
}

fn paragraphs(all: Vec<String>) -> Vec<impl IntoView + use<>> {
    all.into_iter().map(|one| view! { <p>{one}</p> }).collect()
}
