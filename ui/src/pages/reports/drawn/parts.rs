use crate::words::say;
use leptos::prelude::*;
use shared::api::Section;
use wasm_bindgen::JsCast;

/// The sections by name: above on a phone, beside on a desk.
#[component]
pub(in crate::pages::reports) fn Parts(of: Vec<Section>) -> impl IntoView {
    let rows: Vec<_> = of
        .into_iter()
        .map(|section| {
            let key = section.key.clone();
            let go = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                to_part(&key);
            };
            // The router follows links within the app; this one stays on the page.
            view! { <li><a href=format!("#part-{}", section.key) rel="external" on:click=go>{section.title}</a></li> }
        })
        .collect();
    view! { <nav class="parts" aria-label=say::report_parts()><ul class="scrolls">{rows}</ul></nav> }
}

/// Brings a part into view and moves the reader's place there.
pub(super) fn to_part(key: &str) {
    let Some(part) = document().get_element_by_id(&format!("part-{key}")) else {
        return;
    };
    part.scroll_into_view();
    if let Ok(Some(head)) = part.query_selector("h2, h3")
        && let Ok(head) = head.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = head.focus();
    }
}
