use super::Icon;
use crate::words::say;
use leptos::prelude::*;

/// "Saved", said aloud too: shown only when the host's reply to the commit is back.
#[component]
pub(crate) fn Saved(#[prop(into)] when: Signal<bool>) -> impl IntoView {
    view! {
        <span class="saved" role="status">
            {move || when.get().then(|| view! { <Icon of=icondata::LuCheck/>{say::saved()} })}
        </span>
    }
}
