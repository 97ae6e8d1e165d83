use icondata::Icon as Drawing;
use leptos::prelude::*;

/// A line drawing beside its word. `turns`: arrows and chevrons, mirrored where text runs from right to left.
#[component]
pub(crate) fn Icon(#[prop(into)] of: Signal<Drawing>, #[prop(optional)] turns: bool) -> impl IntoView {
    view! { <leptos_icons::Icon icon=of attr:class=if turns { "icon turns" } else { "icon" } attr:aria-hidden="true" attr:role="presentation"/> }
}
