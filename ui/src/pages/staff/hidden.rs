use crate::components::Icon;
use crate::pages::vault::Panel;
use crate::state::session;
use crate::words::say;
use leptos::prelude::*;

/// What a person walking up sees in a browser: the app at rest.
#[component]
pub(crate) fn Hidden() -> impl IntoView {
    let session = session();
    view! {
        <Panel><button class="btn is-wide" type="button" on:click=move |_| session.hidden.set(false)><Icon of=icondata::LuLockOpen/>{say::open()}</button></Panel>
    }
}
