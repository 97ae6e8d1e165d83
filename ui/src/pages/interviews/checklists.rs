use super::page::InterviewPage;
use crate::components::{Empty, Entry, Fault, Frame, Icon, Loaded};
use crate::pages::desk::Desk;
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::words::{language, say};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use shared::api::{ChecklistForm, ChecklistLine, ListChecklists, StartChecklist};
use shared::kinds::Kind;

/// Checklists of places, and what their rows open: asked like an interview, without a person.
#[component]
pub(crate) fn ChecklistDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <ChecklistList/> }.into_any() detail=|| view! { <InterviewPage/> }.into_any()/> }
}

#[component]
fn ChecklistList() -> impl IntoView {
    let audit = audit_here();
    let lists = ask(&[Kind::Checklist], move || ListChecklists { audit });
    let base = StoredValue::new(format!("{}/checklists", audit_path(audit)));
    view! {
        <Frame title=say::checklists() back=audit_path(audit)>
            <Loaded from=lists let:value>
                {move || {
                    let lists = value.get();
                    let rows: Vec<_> = lists.lines.into_iter().map(|line| view! { <Line base=base.get_value() line/> }).collect();
                    view! {
                        <div class="stack">
                            {match rows.is_empty() {
                                true => view! { <Empty icon=icondata::LuListChecks title=say::no_checklists() text=say::no_checklists_text()>""</Empty> }.into_any(),
                                false => view! { <ul class="list sheet is-flush">{rows}</ul> }.into_any(),
                            }}
                            <Begin forms=lists.forms/>
                        </div>
                    }
                }}
            </Loaded>
        </Frame>
    }
}

#[component]
fn Line(base: String, line: ChecklistLine) -> impl IntoView {
    let says = format!(
        "{} · {}",
        line.title.read(language()),
        say::answered_count(line.answered)
    );
    view! {
        <li><A href=format!("{base}/{}", line.checklist) attr:class="item">
            <span class="grow"><strong dir="auto">{line.place}</strong><span class="small soft" dir="auto">{says}</span></span>
            <span class="row tight">
                {(line.flagged > 0).then(|| view! { <span class="mark is-clay"><Icon of=icondata::LuFlag/>{say::flags(line.flagged)}</span> })}
                {match line.finished {
                    true => view! { <span class="mark is-field"><Icon of=icondata::LuCheck/>{say::finished()}</span> },
                    false => view! { <span class="mark is-ochre"><Icon of=icondata::LuPause/>{say::open_state()}</span> },
                }}
            </span>
            <Icon of=icondata::LuChevronRight turns=true/>
        </A></li>
    }
}

/// A place, and which checklist it is looked at by.
#[component]
fn Begin(forms: Vec<ChecklistForm>) -> impl IntoView {
    let audit = audit_here();
    let place = RwSignal::new(String::new());
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());
    let buttons: Vec<_> = forms
        .into_iter()
        .map(|form| {
            let folder = form.form;
            let start = move |_| {
                let call = StartChecklist {
                    audit,
                    form: folder.clone(),
                    place: place.get_untracked(),
                };
                doing.run(call, move |begun| {
                    let to = format!("{}/checklists/{}", audit_path(audit), begun.line.interview);
                    navigate.with_value(|go| go(&to, Default::default()));
                });
            };
            view! {
                <button class="btn is-wide" type="button" on:click=start aria-disabled=move || doing.busy.get().to_string()>
                    <Icon of=icondata::LuPlus/><span class="grow" dir="auto">{form.title.read(language()).to_string()}</span>
                    <span class="small soft num">{say::items(form.items)}</span>
                </button>
            }
        })
        .collect();
    view! {
        <section class="sheet stack tight-3" aria-labelledby="begin">
            <h2 class="head" id="begin">{say::new_checklist()}</h2>
            <Entry id="place" label=say::which_place() note=say::which_place_note() length=300 value=place/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            {buttons}
        </section>
    }
}
