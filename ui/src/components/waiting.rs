use crate::words::say;
use leptos::prelude::*;

/// The host was asked and has not answered: nothing for 300 ms, then a word and the shape of what comes.
#[component]
pub(crate) fn Waiting() -> impl IntoView {
    view! {
        <section class="state loading" aria-busy="true">
            <p class="soft" role="status">{say::opening()}</p>
            <div class="stack tight wide" aria-hidden="true">
                <div class="waiting"></div><div class="waiting"></div><div class="waiting"></div>
            </div>
        </section>
    }
}
