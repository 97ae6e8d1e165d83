use super::asking::{AskOne, AskTools};
use super::consent::AskedScopes;
use super::erase::Withdrawn;
use super::form_media::FormMedia;
use super::handing_over::HandingOver;
use super::jump::Jump;
use super::place::{self, Place};
use super::roster::Roster;
use super::writer::Writer;
use crate::components::{CustodyMark, Frame, Icon, Loaded, Notice, Tone, to_top};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Asked, ask, session};
use crate::words::{own_name, say};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::{FormSheet, FormView, GetForm, InterviewView, OpenAudit, OpenInterview};
use shared::kinds::Kind;
use wasm_bindgen::JsCast;

/// An interview, one question at a time.
#[component]
pub(crate) fn InterviewPage() -> impl IntoView {
    let audit = audit_here();
    let interview = record_here();
    let view = ask(&[Kind::Interview, Kind::Checklist, Kind::Decision], move || {
        OpenInterview { interview }
    });
    let form = Memo::new(move |_| view.get().map(|view| view.form));
    // The form is asked once the interview says which; it is the same for all of them, so it is here at once.
    move || match form.get() {
        Some(form) => view! { <WithForm audit view form/> }.into_any(),
        None => view! {
            <Frame title=say::interview() back=list_address(audit)><Loaded from=view let:_value>""</Loaded></Frame>
        }
        .into_any(),
    }
}

#[component]
fn WithForm(audit: shared::ids::RoomId, view: Asked<InterviewView>, form: String) -> impl IntoView {
    let asked_form = ask(&[], move || GetForm {
        audit,
        form: form.clone(),
    });
    let back = list_address(audit);
    move || {
        match (asked_form.state.get(), view.state.get()) {
        (crate::state::Asking::Here(form), crate::state::Asking::Here(view)) => view! { <Open audit view form=form.get_untracked()/> }.into_any(),
        _ => view! { <Frame title=say::interview() back=back.clone()><Loaded from=asked_form let:_value>""</Loaded></Frame> }.into_any(),
    }
    }
}

#[component]
fn Open(audit: shared::ids::RoomId, view: RwSignal<InterviewView>, form: FormView) -> impl IntoView {
    let interview = view.with_untracked(|view| view.line.interview);
    let base = format!("{}/{interview}", list_address(audit));
    let checklist = view.with_untracked(|view| view.checklist);
    let plan = ask(&[Kind::Plan], move || OpenAudit { audit });
    let crews = Signal::derive(move || {
        plan.get()
            .map(|plan| plan.crews.into_iter().map(|crew| crew.name).collect())
            .unwrap_or_default()
    });
    let writer = Writer::new(view);
    let lang = RwSignal::new(view.with_untracked(|view| view.line.language.clone()));
    let languages: Vec<(String, String)> = form
        .form
        .languages
        .iter()
        .map(|language| (language.code.clone(), own_name(&language.code)))
        .collect();
    let theirs = lang.get_untracked();
    let scopes = form.consent.scopes.iter();
    let scopes = scopes.map(|scope| (scope.id.clone(), scope.title.read(&theirs).to_owned()));
    provide_context(AskedScopes(scopes.collect()));
    let form = StoredValue::new(form.form);
    let media = FormMedia::new(audit, view.with_untracked(|view| view.form.clone()));
    let jumping = RwSignal::new(false);
    // A worker looks at this screen too: who else was heard does not stand beside the question.
    let asking = Memo::new(move |_| view.with(|view| view.may_write && !view.line.finished));
    let withdrawn = Memo::new(move |_| view.with(|view| view.line.withdrawn));

    // The place stands in the address as a number, so that a change of language, the cover and a reload come back to it.
    let query = use_query_map();
    let first = view.with_untracked(|view| {
        let open = view
            .relevant
            .iter()
            .find(|key| !view.answers.contains_key(*key) && is_question(form, key));
        open.or(view.relevant.last()).cloned()
    });
    let named = Memo::new(move |_| {
        let asked = query.with(|query| query.get("q"));
        let named = asked.and_then(|address| form.with_value(|form| place::from_address(form, &address)));
        named.or_else(|| first.clone())
    });
    // Ahead of the address, which the browser takes its time to change.
    let at = RwSignal::new(named.get_untracked());
    Effect::new(move |_| {
        let named = named.get();
        if at.with_untracked(|at| *at != named) {
            at.set(named);
        }
    });
    let navigate = StoredValue::new_local(use_navigate());
    let path = base.clone();
    // The address follows where the person is by then: quick taps overtake it.
    let follow = move || {
        let Some(Some(here)) = at.try_get_untracked() else {
            return;
        };
        let place = form.with_value(|form| place::address(form, &here));
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate.with_value(|go| go(&format!("{path}?q={place}"), options));
    };
    let follow = StoredValue::new_local(follow);
    let go = Callback::new(move |key: String| {
        at.set(Some(key));
        jumping.set(false);
        to_top();
        after_paint(move || {
            let _ = follow.try_with_value(|follow| follow());
        });
    });
    let step = move |by: isize| {
        let relevant = view.with(|view| view.relevant.clone());
        let here = at.get()?;
        let place = relevant.iter().position(|key| *key == here)?;
        relevant.get(place.checked_add_signed(by)?).cloned()
    };
    let place = Memo::new(move |_| at.get().and_then(|key| form.with_value(|form| Place::at(form, &key))));
    let count = form.with_value(FormSheet::question_count) as u32;
    let progress = Signal::derive(move || Some(view.with(|view| view.line.answered) * 100 / count.max(1)));
    let sub = Signal::derive(move || {
        let asked = place.get();
        let number = asked.as_ref().and_then(|place| place.question.as_ref()?.number);
        let said = match number {
            Some(number) => say::question_of(number, count),
            None => view.with(|view| say::answered_of(view.line.answered, count)),
        };
        let entry = asked.and_then(|asked| view.with(|view| place::number_of(&view.relevant, &asked.key)));
        Some(match entry {
            Some((entry, entries)) => format!("{said} · {}", say::entry_of(entry as u32, entries as u32)),
            None => said,
        })
    });
    let noting = RwSignal::new(false);
    let next = Callback::new(move |()| untrack(|| step(1)).into_iter().for_each(|key| go.run(key)));
    let undo = move || {
        if let Some(name) = writer.undo() {
            go.run(name);
        }
    };
    let session = session();
    session.key("n", say::next(), move || {
        untrack(|| step(1)).into_iter().for_each(|name| go.run(name))
    });
    session.key("p", say::previous_question(), move || {
        untrack(|| step(-1)).into_iter().for_each(|name| go.run(name))
    });
    session.key("u", say::undo_answer(), undo);
    session.key("1", say::choose_by_number(), || choose(0));
    for (place, key) in ["2", "3", "4", "5", "6", "7", "8", "9"].into_iter().enumerate() {
        session.quiet_key(key, move || choose(place + 1));
    }
    let has_next = Memo::new(move |_| step(1).is_some());
    let finish = StoredValue::new(format!("{base}/finish"));
    let dock = move || {
        view! {
            <button class="btn" type="button" aria-label=say::previous_question() disabled=move || step(-1).is_none()
                on:click=move |_| if let Some(name) = untrack(|| step(-1)) { go.run(name) }><Icon of=icondata::LuArrowLeft turns=true/></button>
            {move || match has_next.get() {
                true => view! {
                    <button class="btn is-main" type="button" on:click=move |_| if let Some(name) = untrack(|| step(1)) { go.run(name) }>
                        {say::next()}<Icon of=icondata::LuArrowRight turns=true/>
                    </button>
                }.into_any(),
                false => view! { <A href=finish.get_value() attr:class="btn is-main">{say::to_finish()}<Icon of=icondata::LuCheck/></A> }.into_any(),
            }}
        }
    };
    let show_jump = move || {
        jumping.update(|on| *on = !*on);
        request_animation_frame(|| {
            if let Some(sheet) = document().get_element_by_id("jump-head") {
                sheet.scroll_into_view();
            }
        });
    };
    let tools = move || {
        view! {
            <label class="bar-pick"><Icon of=icondata::LuLanguages/><span class="unseen">{say::language_of_interview()}</span>
                <select on:change=move |event| lang.set(event_target_value(&event))>
                    {languages.iter().map(|(code, name)| view! {
                        <option value=code.clone() selected=lang.with_untracked(|lang| lang == code) lang=code.clone()>{name.clone()}</option>
                    }).collect::<Vec<_>>()}
                </select>
            </label>
            <button type="button" class="only-phone" aria-expanded=move || jumping.get().to_string() aria-controls="jump" aria-label=say::all_questions()
                on:click=move |_| show_jump()><Icon of=icondata::LuList turns=true/></button>
        }
    };
    let identity = StoredValue::new(format!("{base}/identity"));
    view! {
        <Frame title=Signal::derive(move || view.with(title)) sub progress back=list_address(audit)
            tools=move || tools().into_any() dock=move || (!withdrawn.get_untracked()).then(dock).into_any()>
            {move || if withdrawn.get() {
                view! { <Withdrawn view/> }.into_any()
            } else {
                view! {
                    <div class="cols is-side" class:asking=asking>
                        <div class="stack tight-3">
                            <AskTools view writer place noting/>
                            {move || place.get().map(|place| match place.question.clone() {
                                Some(question) => view! { <AskOne view writer key=place.key question lang=lang.into() media crews next noting/> }.into_any(),
                                None => view! { <Roster view writer form repeat=place.key lang=lang.into() go/> }.into_any(),
                            })}
                            {move || writer.last.get().is_some().then(|| view! {
                                <button class="btn start" type="button" on:click=move |_| undo()><Icon of=icondata::LuUndo2 turns=true/>{say::undo_answer()}</button>
                            })}
                        </div>
                        <aside class="stack" id="jump" class:only-desk=move || !jumping.get()>
                            <section class="sheet stack tight-3 stick" aria-labelledby="jump-head">
                                <h2 class="head" id="jump-head">{say::all_questions()}</h2>
                                <Jump form view writer lang=lang.into() at=at.into() go/>
                                {move || Some(view.with(|view| view.hidden_answers)).filter(|hidden| *hidden > 0).map(|hidden| view! {
                                    <Notice tone=Tone::Here icon=icondata::LuCircleHelp><span>{say::hidden_answers(hidden)}</span></Notice>
                                })}
                                <p class="row spread"><span class="small soft">{move || view.with(|view| own_name(&view.line.language))}</span>
                                    {move || view! { <CustodyMark at=view.with(|view| view.custody)/> }}</p>
                                <div class="row">
                                    {(!checklist).then(|| view! { <A href=identity.get_value() attr:class="btn grow"><Icon of=icondata::LuLock/>{say::identity_apart()}</A> })}
                                    <A href=finish.get_value() attr:class="btn grow"><Icon of=icondata::LuCheck/>{say::to_finish()}</A>
                                </div>
                                <A href=list_address(audit) attr:class="btn is-wide"><Icon of=icondata::LuPause/>{say::pause()}</A>
                                {move || asking.get().then(|| view! { <HandingOver interview/> })}
                            </section>
                        </aside>
                    </div>
                }.into_any()
            }}
        </Frame>
    }
}

/// A worker's code, or the place that is looked at.
fn title(view: &InterviewView) -> String {
    match view.checklist {
        true => view.place.clone(),
        false => view.line.worker_code.clone(),
    }
}

/// The list that the record stands in: interviews, or checklists.
fn list_address(audit: shared::ids::RoomId) -> String {
    let here = window().location().pathname().unwrap_or_default();
    let list = if here.contains("/checklists/") {
        "checklists"
    } else {
        "interviews"
    };
    format!("{}/{list}", audit_path(audit))
}

/// Does what can wait until the frame that a person waits for is on the screen.
fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, std::time::Duration::ZERO));
}

/// Takes the answer in this place, as a tap on it does.
fn choose(place: usize) {
    let all = document().query_selector_all("main .choices .choice input");
    let found = all.ok().and_then(|all| all.get(u32::try_from(place).ok()?));
    if let Some(input) = found.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
        input.click();
    }
}

fn is_question(form: StoredValue<FormSheet>, key: &str) -> bool {
    form.with_value(|form| form.question(key).is_some_and(|question| question.number.is_some()))
}
