use super::Icon;
use icondata::Icon as Drawing;
use leptos::prelude::*;
use leptos_router::components::A;

/// A door of an audit.
#[component]
pub(crate) fn Tile(
    icon: Drawing,
    #[prop(into)] to: String,
    #[prop(into)] name: String,
    #[prop(into)] says: String,
) -> impl IntoView {
    view! {
        <A href=to attr:class="tile"><Icon of=icon/><span><strong>{name}</strong><span class="small soft">{says}</span></span></A>
    }
}

/// A row that opens something.
#[component]
pub(crate) fn Door(
    #[prop(optional, into)] icon: Option<Drawing>,
    #[prop(into)] to: String,
    #[prop(into)] name: String,
    #[prop(optional, into)] says: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <li><A href=to attr:class="item">
            {icon.map(|icon| view! { <Icon of=icon/> })}
            <span class="grow"><strong dir="auto">{name}</strong><span class="small soft" dir="auto">{says}</span></span>
            {children.map(|children| children())}
            <Icon of=icondata::LuChevronRight turns=true/>
        </A></li>
    }
}
