use leptos::prelude::*;

/// Progress or a share, drawn as three furrows, with a line at the goal.
#[component]
pub(crate) fn Furrow(
    #[prop(into)] percent: Signal<u32>,
    #[prop(optional, into)] goal: MaybeProp<u32>,
    /// One sentence with the figures.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <span
            class="furrow"
            class:has-goal=move || goal.get().is_some()
            style=("--at", move || format!("{}%", percent.get().min(100)))
            style=("--goal", move || format!("{}%", goal.get().unwrap_or(0).min(100)))
            role="img"
            aria-label=label
        ></span>
    }
}
