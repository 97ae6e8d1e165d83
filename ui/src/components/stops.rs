use super::{Icon, Notice, Tone};
use crate::words::{engine, say};
use leptos::prelude::*;
use shared::api::Stop;

/// What stops publishing.
#[component]
pub(crate) fn Stops(of: Vec<Stop>) -> impl IntoView {
    if of.is_empty() {
        return view! { <Notice tone=Tone::Field icon=icondata::LuCheckCheck><span>{say::nothing_stops()}</span></Notice> }.into_any();
    }
    let rows: Vec<_> = of.iter().map(|stop| view! { <li class="item"><Icon of=icondata::LuLock/><span class="grow" dir="auto">{engine::stop(stop)}</span></li> }).collect();
    view! {
        <section class="sheet is-flush" aria-labelledby="stops">
            <h2 class="head padded" id="stops">{say::before_you_publish()}</h2>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}
