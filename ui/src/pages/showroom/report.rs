use super::Group;
use crate::pages::reports::Outlined;
use crate::words::language;
use leptos::prelude::*;
use shared::api::Outline;

/// A report with everything in it, as `shared/src/report/outline/tests.rs` wrote it.
#[component]
pub(super) fn Report() -> impl IntoView {
    let json = match language() {
        "ur" => include_str!("report-ur.json"),
        _ => include_str!("report-en.json"),
    };
    let drawn = serde_json::from_str::<Outline>(json).map(|outline| view! { <Outlined of=outline report=None/> });
    view! { <Group id="report" title="A report">{drawn.ok()}</Group> }
}
