use crate::words::say;
use leptos::prelude::*;
use shared::disclosure::Released;

/// Coverage as it may leave.
#[component]
pub(super) fn CoverageTables(of: Vec<Released>, goal_percent: u32) -> impl IntoView {
    let _ = (of, goal_percent);
    view! { <section class="sheet stack" id="part-coverage"><h2 class="head">{say::coverage_by_group()}</h2></section> }
}
