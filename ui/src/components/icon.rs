use icondata::Icon as Drawing;
use leptos::prelude::*;

/// A line drawing beside its word. `turns`: arrows and chevrons, mirrored where text runs from right to left.
///
/// The strokes come from the stylesheet. A list has a hundred of these: no signal, and nothing that is the same for all.
#[component]
pub(crate) fn Icon(of: Drawing, #[prop(optional)] turns: bool) -> impl IntoView {
    let class = if turns { "icon turns" } else { "icon" };
    view! { <svg class=class viewBox=of.view_box aria-hidden="true" inner_html=of.data></svg> }
}
