use super::Icon;
use icondata::Icon as Drawing;
use leptos::prelude::*;

/// Nothing here yet: what that means, and the one thing to do about it.
#[component]
pub(crate) fn Empty(
    icon: Drawing,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="sheet state">
            <Icon of=icon/>
            <h2 class="head">{title}</h2>
            <p>{text}</p>
            {children.map(|children| children())}
        </section>
    }
}
