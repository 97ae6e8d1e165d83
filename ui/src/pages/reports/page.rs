use super::content::Content;
use super::plates::OfReport;
use super::review::{Commenting, Returning, Reviews};
use crate::components::{Confirm, Door, Fault, Frame, Icon, Loaded, Notice, ReviewMark, Tone};
use crate::pages::program::{Pack, program};
use crate::pages::record_here;
use crate::state::{Doing, ask};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{ApproveReport, OpenReport, ReportView, ReviewState};
use shared::kinds::Kind;
use wasm_bindgen::JsCast;

/// A report: what it says, what was asked and answered, and the verdict.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let record = leptos_router::hooks::use_params_map();
    // Another version is another address of the same page.
    let here = Memo::new(move |_| {
        record
            .with(|params| params.get("record").and_then(|id| id.parse().ok()))
            .unwrap_or_else(record_here)
    });
    provide_context(OfReport(here.into()));
    let view = ask(&[Kind::Report, Kind::Review, Kind::Reply], move || OpenReport {
        report: here.get(),
    });
    let pack = Pack(program());
    let title = Signal::derive(move || view.get().map(|view| view.line.site).unwrap_or_else(say::report));
    let sub = Signal::derive(move || {
        view.get()
            .map(|view| say::report_version(view.line.version, figures::moment(view.line.published)))
    });
    let open = Memo::new(move |_| {
        let state = |view: &ReportView| {
            view.may_review && !matches!(view.line.state, ReviewState::Approved | ReviewState::Replaced)
        };
        view.with(state).unwrap_or(false)
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
    view! {
        <Frame title sub back="/reports" dock=move || dock.into_any()>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <Loaded from=view let:value>
                <div class="cols is-side">
                    <div class="stack loose">
                        {move || value.with(|view| view.line.state == ReviewState::Replaced).then(|| view! {
                            <Notice tone=Tone::Here icon=icondata::LuHistory><span>{say::replaced_note()}</span></Notice>
                        })}
                        {move || { let content = value.with(|view| view.content.clone()); view! { <Content of=content pack/> } }}
                    </div>
                    <aside class="stack" aria-label=say::review()>
                        <div class="stack">
                            <div class="row spread"><h2 class="head">{say::review()}</h2>{move || view! { <ReviewMark state=value.with(|view| view.line.state)/> }}</div>
                            <Reviews value/>
                            {move || open.get().then(|| view! { <Commenting value/><Returning value/> })}
                            {move || view! { <Versions of=value.get()/> }}
                        </div>
                    </aside>
                </div>
            </Loaded>
        </Frame>
    }
}

#[component]
fn Versions(of: ReportView) -> impl IntoView {
    let here = of.line.report;
    let rows: Vec<_> = of
        .versions
        .into_iter()
        .filter(|line| line.report != here)
        .map(|line| view! { <Door icon=icondata::LuHistory to=format!("/reports/{}", line.report) name=say::version_number(line.version) says=figures::moment(line.published)/> })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="stack tight"><h2 class="head">{say::other_versions()}</h2><ul class="list sheet is-flush">{rows}</ul></section> })
}
