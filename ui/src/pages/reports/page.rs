use super::comparing::Comparing;
use super::content::Outlined;
use super::downloads::Downloads;
use super::followed::Followed;
use super::remarks::{Remarking, beside};
use super::review::{Commenting, Returning, Reviews};
use crate::components::{Confirm, Fault, Frame, Icon, Loaded, Notice, ReviewMark, Tone};
use crate::pages::record_here;
use crate::state::{Doing, ask};
use crate::words::{figures, language, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ApproveReport, DrawReport, OpenReport, ReportView, ReviewState};
use shared::ids::RecordId;
use shared::kinds::Kind;
use wasm_bindgen::JsCast;

/// A report: what it says, what was asked and answered, what became of it, and the verdict.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let record = leptos_router::hooks::use_params_map();
    // Another version is another address of the same page.
    let here = Memo::new(move |_| {
        record
            .with(|params| params.get("record").and_then(|id| id.parse().ok()))
            .unwrap_or_else(record_here)
    });
    let drawn = ask(&[Kind::Report, Kind::Action], move || DrawReport {
        report: here.get(),
        language: language().to_string(),
    });
    let view = ask(&[Kind::Report, Kind::Review, Kind::Reply], move || OpenReport {
        report: here.get(),
    });
    let title = Signal::derive(move || view.get().map(|view| view.line.site).unwrap_or_else(say::report));
    let sub = Signal::derive(move || {
        view.get()
            .map(|view| say::report_version(view.line.version, figures::moment(view.line.published)))
    });
    let open = Memo::new(move |_| {
        view.with(|view| view.may_review && view.line.state.is_open())
            .unwrap_or(false)
    });
    let doing = Doing::new();
    let approve = Callback::new(move |()| {
        if let Some(call) = view.get().map(|view| ApproveReport {
            report: view.line.report,
            hash: view.content.hash,
        }) {
            doing.run(call, move |reply| view.set(reply));
        }
    });
    let begins = move || {
        view.get()
            .map(|view| view.content.hash.to_string().chars().take(12).collect::<String>())
            .unwrap_or_default()
    };
    let to_question = move |_| {
        if let Some(field) = document()
            .get_element_by_id("question")
            .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
        {
            field.scroll_into_view();
            let _ = field.focus();
        }
    };
    let dock = move || {
        open.get().then(|| {
            view! {
                <button class="btn" type="button" on:click=to_question><Icon of=icondata::LuUndo2 turns=true/>{say::return_report()}</button>
                <Confirm icon=icondata::LuCheck label=say::approve() consequence=say::approve_consequence(begins()) class="btn is-main" go=approve/>
            }
        })
    };
    let compared = RwSignal::new(None::<RecordId>);
    Effect::new(move |_| {
        here.track();
        compared.set(None);
    });
    // Where comments on the parts are written; it outlives a drawing of the parts anew.
    let remarking = Remarking::new(view, open);
    view! {
        <Frame title sub back="/reports" dock=move || dock.into_any()>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            {move || view.with(|view| view.line.state == ReviewState::Replaced).unwrap_or(false).then(|| view! {
                <Notice tone=Tone::Here icon=icondata::LuHistory><span>{say::replaced_note()}</span></Notice>
            })}
            {move || match compared.get() {
                Some(from) => view! { <Comparing from to=here.get() close=Callback::new(move |()| compared.set(None))/> }.into_any(),
                None => view! {
                    <div class="report-page">
                        <Loaded from=drawn let:value>{move || view! { <Outlined of=value.get() report=Some(here.get()) beside=beside(remarking)/> }}</Loaded>
                        <Aside view open compared here/>
                    </div>
                }.into_any(),
            }}
        </Frame>
    }
}

/// What stands beside the report: files, review, other versions, and what has to be done.
#[component]
fn Aside(
    view: crate::state::Asked<ReportView>,
    open: Memo<bool>,
    compared: RwSignal<Option<RecordId>>,
    here: Memo<RecordId>,
) -> impl IntoView {
    view! {
        <aside class="stack only-screen" aria-label=say::review()>
            <Downloads report=here/>
            <Loaded from=view let:value>
                <div class="stack">
                    <div class="row spread"><h2 class="head">{say::review()}</h2>{move || view! { <ReviewMark state=value.with(|view| view.line.state)/> }}</div>
                    <Reviews value/>
                    {move || open.get().then(|| view! { <Commenting value/><Returning value/> })}
                    {move || view! { <Versions of=value.get() compared/> }}
                    {move || view! { <Followed audit=value.with(|view| view.line.audit)/> }}
                </div>
            </Loaded>
        </aside>
    }
}

/// Other versions: to open, or to lay beside this one.
#[component]
fn Versions(of: ReportView, compared: RwSignal<Option<RecordId>>) -> impl IntoView {
    let here = of.line.report;
    let rows: Vec<_> = of
        .versions
        .into_iter()
        .filter(|line| line.report != here)
        .map(|line| {
            let name = say::version_number(line.version);
            let label = say::compare_with(name.clone());
            view! {
                <li class="item">
                    <span class="grow"><A href=format!("/reports/{}", line.report)>{name}</A><span class="small soft block">{figures::moment(line.published)}</span></span>
                    <button class="btn" type="button" aria-label=label on:click=move |_| compared.set(Some(line.report))><Icon of=icondata::LuGitCompare/>{say::compare()}</button>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="stack tight"><h2 class="head">{say::other_versions()}</h2><ul class="list sheet is-flush">{rows}</ul></section> })
}
