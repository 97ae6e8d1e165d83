use super::drawn::{Head, Parts, Sections};
use crate::components::Loaded;
use crate::pages::program::Pack;
use crate::state::ask;
use crate::words::{language, say};
use leptos::prelude::*;
use shared::api::{DrawContent, Outline, ReportContent};
use shared::ids::RecordId;

/// A report as it would leave: the same drawing as of one that has left.
#[component]
pub(crate) fn Content(of: ReportContent, pack: Pack) -> impl IntoView {
    // The pack's words stand in the content itself.
    let _ = pack;
    let drawn = ask(&[], move || DrawContent {
        content: of.clone(),
        language: language().to_string(),
    });
    view! { <Loaded from=drawn let:value>{move || view! { <Outlined of=value.get() report=None/> }}</Loaded> }
}

/// Head, parts and sections of an outline.
#[component]
pub(crate) fn Outlined(
    of: Outline,
    /// Where the bytes of its plates are; `None`: not published yet.
    report: Option<RecordId>,
    #[prop(optional)] beside: Option<Callback<String, AnyView>>,
) -> impl IntoView {
    let hash = of.hash.to_string();
    view! {
        <div class="report">
            <Parts of=of.sections.clone()/>
            <div class="report-body stack loose">
                <Head lines=of.lines facts=of.facts/>
                <Sections of=of.sections report beside/>
                <p class="small soft">{say::report_hash()}" "<span class="code hash" id="report-hash">{hash}</span></p>
            </div>
        </div>
    }
}
