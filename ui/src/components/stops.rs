use super::{Icon, Notice, Tone};
use crate::words::say;
use leptos::prelude::*;

/// What stops publishing, in the host's own sentences.
#[component]
pub(crate) fn Stops(of: Vec<String>) -> impl IntoView {
    if of.is_empty() {
        return view! { <Notice tone=Tone::Field icon=icondata::LuCheckCheck><span>{say::nothing_stops()}</span></Notice> }.into_any();
    }
    let rows: Vec<_> = of.into_iter().map(|stop| view! { <li class="item"><Icon of=icondata::LuLock/><span class="grow" dir="auto">{stop}</span></li> }).collect();
    view! {
        <section class="sheet is-flush" aria-labelledby="stops">
            <h2 class="head padded" id="stops">{say::before_you_publish()}</h2>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}
