use crate::components::{Brand, Land};
use leptos::prelude::*;

/// The dark ground of every screen that stands before the pages: the mark, the land, nothing of content.
#[component]
pub(crate) fn Panel(children: Children) -> impl IntoView {
    view! {
        <main class="cover">
            <div class="panel">
                <div class="row"><Brand size=52/><h1 class="title" tabindex="-1">"Surco"</h1></div>
                {children()}
            </div>
            <Land/>
        </main>
    }
}

/// Until the host has said who is here.
#[component]
pub(crate) fn Blank() -> impl IntoView {
    view! { <Panel>""</Panel> }
}
