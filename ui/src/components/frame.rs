use super::pane::{Pane, Panes};
use super::{Beside, Brand, Icon, KeySheet, in_pane, to_top};
use crate::state::{Stage, session};
use crate::words::say;
use icondata::Icon as Drawing;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};
use shared::permissions::Role;

/// Bar, rail, page and dock; beside a list at the desk, a pane of its page. Opening a page moves the focus to its heading; Hide is first in every dock.
#[component]
pub(crate) fn Frame(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] sub: MaybeProp<String>,
    /// Where Back leads; the top pages have none.
    #[prop(optional, into)]
    back: MaybeProp<String>,
    /// In the bar, at its end.
    #[prop(optional, into)]
    tools: ViewFnOnce,
    /// In the dock, after Hide; the main action last.
    #[prop(optional, into)]
    dock: ViewFnOnce,
    /// Without the rail: for a device that is in no program yet.
    #[prop(optional)]
    alone: bool,
    /// How far something has come, in per cent: drawn as the bar's edge.
    #[prop(optional, into)]
    progress: MaybeProp<u32>,
    children: Children,
) -> impl IntoView {
    if in_pane() {
        return view! { <Pane title sub back tools dock progress children/> }.into_any();
    }
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
            to_top();
        }
    });
    let session = session();
    let page = match use_context::<Beside>() {
        Some(of) => view! { <Panes of list=children()/> }.into_any(),
        None => children().into_any(),
    };
    view! {
        <a class="skip" href="#page" rel="external" on:click=move |event| {
            event.prevent_default();
            if let Some(heading) = heading.get_untracked() { let _ = heading.focus(); }
        }>{say::skip()}</a>
        <div class="app" class:is-alone=alone>
            <header class="bar">
                {move || back.get().map(|back| view! {
                    <A href=back attr:aria-label=say::back()><Icon of=icondata::LuArrowLeft turns=true/></A>
                })}
                <div class="bar-title">
                    <h1 tabindex="-1" node_ref=heading dir="auto">{title}</h1>
                    {move || sub.get().filter(|sub| !sub.is_empty()).map(|sub| view! { <small dir="auto">{sub}</small> })}
                </div>
                {tools.run()}
                {move || progress.get().map(|at| view! {
                    <span class="furrow" style=("--at", format!("{}%", at.min(100))) role="progressbar" aria-label=say::answered_so_far()
                        aria-valuenow=at aria-valuemin="0" aria-valuemax="100"></span>
                })}
            </header>
            {(!alone).then(|| view! { <Rail/> })}
            <main class="page" id="page">{page}</main>
            <footer class="dock">
                <button class="hide" type="button" aria-keyshortcuts="Escape" on:click=move |_| session.hide()>
                    <Icon of=icondata::LuEyeOff/>{say::hide()}
                </button>
                {dock.run()}
            </footer>
        </div>
    }
    .into_any()
}

/// The doors of the desk. What stands there depends on who looks and whether an audit is open.
#[component]
fn Rail() -> impl IntoView {
    let session = session();
    let path = use_location().pathname;
    let navigate = StoredValue::new_local(use_navigate());
    if !session.is_staff() {
        session.key("t", say::today(), move || {
            navigate.with_value(|go| go("/", Default::default()))
        });
    }
    if let Some(audit) = path.with_untracked(|path| path.strip_prefix("/a/")?.split('/').next().map(String::from)) {
        let search = format!("/a/{audit}/search");
        session.key("/", say::search(), move || {
            navigate.with_value(|go| go(&search, Default::default()))
        });
    }
    let doors = move || {
        let path = path.get();
        let stage = session.stage.get();
        let mut doors: Vec<(String, Drawing, String)> = Vec::new();
        let (role, staff) = match &stage {
            Stage::Device(status) => (status.enrolled.as_ref().map(|enrolled| enrolled.role), false),
            Stage::Staff(person) => (person.role, true),
            Stage::Starting | Stage::Cut(_) => (None, false),
        };
        if !staff {
            doors.push(("/".into(), icondata::LuHouse, say::today()));
        }
        if let Some(audit) = path.strip_prefix("/a/").and_then(|rest| rest.split('/').next()) {
            let base = format!("/a/{audit}");
            doors.push((base.clone(), icondata::LuSprout, say::this_audit()));
            doors.push((format!("{base}/interviews"), icondata::LuUsers, say::interviews()));
            doors.push((
                format!("{base}/checklists"),
                icondata::LuClipboardList,
                say::checklists(),
            ));
            doors.push((format!("{base}/pay"), icondata::LuBanknote, say::payroll()));
            doors.push((format!("{base}/evidence"), icondata::LuCamera, say::evidence()));
            doors.push((format!("{base}/findings"), icondata::LuFlag, say::findings()));
            doors.push((format!("{base}/note"), icondata::LuNotebookPen, say::site_note()));
            doors.push((format!("{base}/tasks"), icondata::LuListChecks, say::tasks()));
            doors.push((format!("{base}/search"), icondata::LuSearch, say::search()));
            if role == Some(Role::Lead) {
                doors.push((format!("{base}/reconcile"), icondata::LuSplit, say::reconcile()));
            }
        }
        doors.push(("/reports".into(), icondata::LuFileText, say::reports()));
        doors.push(("/actions".into(), icondata::LuClipboardCheck, say::actions()));
        if !staff {
            doors.push(("/sync".into(), icondata::LuRefreshCw, say::sync()));
        }
        doors.push(("/settings".into(), icondata::LuSettings, say::settings()));
        let here = doors
            .iter()
            .map(|(to, _, _)| to)
            .filter(|to| path == **to || (*to != "/" && path.starts_with(&format!("{to}/"))))
            .max_by_key(|to| to.len())
            .cloned();
        doors
            .into_iter()
            .map(|(to, icon, word)| {
                let current = (Some(&to) == here.as_ref()).then_some("page");
                view! { <li><a href=to aria-current=current><Icon of=icon/>{word}</a></li> }
            })
            .collect::<Vec<_>>()
    };
    view! { <nav class="rail" aria-label=say::main_menu()><p class="brand"><Brand size=32/>"Surco"</p><ul>{doors}</ul><KeySheet/></nav> }
}
