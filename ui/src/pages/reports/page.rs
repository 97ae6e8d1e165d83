use super::content::Content;
use super::review::{Commenting, Reviews, Verdict};
use crate::components::{Door, Frame, Loaded, Notice, ReviewMark, Tone};
use crate::pages::program::{Pack, program};
use crate::pages::record_here;
use crate::state::ask;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{OpenReport, ReportView, ReviewState};
use shared::kinds::Kind;

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
    let view = ask(&[Kind::Report, Kind::Review, Kind::Reply], move || OpenReport {
        report: here.get(),
    });
    let pack = Pack(program());
    let title = Signal::derive(move || view.get().map(|view| view.line.site).unwrap_or_else(say::report));
    let sub = Signal::derive(move || {
        view.get()
            .map(|view| say::report_version(view.line.version, figures::moment(view.line.published)))
    });
    view! {
        <Frame title sub back="/reports">
            <Loaded from=view let:value>
                <div class="cols is-side">
                    <div class="stack loose">
                        {move || value.with(|view| view.line.state == ReviewState::Replaced).then(|| view! {
                            <Notice tone=Tone::Here icon=icondata::LuHistory><span>{say::replaced_note()}</span></Notice>
                        })}
                        {move || { let content = value.with(|view| view.content.clone()); view! { <Content of=content pack/> } }}
                    </div>
                    <aside class="stack" aria-label=say::review()>
                        <div class="stack stick">
                            <div class="row spread"><h2 class="head">{say::review()}</h2>{move || view! { <ReviewMark state=value.with(|view| view.line.state)/> }}</div>
                            <Reviews value/>
                            {
                                let open = Memo::new(move |_| value.with(|view| view.may_review && !matches!(view.line.state, ReviewState::Approved | ReviewState::Replaced)));
                                move || open.get().then(|| view! { <Commenting value/><Verdict value/> })
                            }
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
