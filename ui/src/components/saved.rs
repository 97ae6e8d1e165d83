use super::Icon;
use crate::state::{SAVED, session};
use crate::words::say;
use leptos::prelude::*;

/// "Saved", said aloud too: shown only when the host's reply to the commit is back.
#[component]
pub(crate) fn Saved(#[prop(into)] when: Signal<bool>) -> impl IntoView {
    let session = session();
    Effect::new(move |before: Option<bool>| {
        let now = when.get();
        if now && before == Some(false) {
            session.tick(SAVED);
        }
        now
    });
    view! {
        <span class="saved" role="status">
            {move || when.get().then(|| view! { <Icon of=icondata::LuCheck/>{say::saved()} })}
        </span>
    }
}
