//! The controls of forms, each in several states. What they ask for is made up.

mod days;
mod made;
mod offered;
mod places;
mod scales;

use super::{Group, Shown};
use leptos::prelude::*;

/// What is stored for one control, and where its answers go.
#[derive(Clone, Copy)]
struct Held {
    value: Signal<String>,
    put: Callback<Option<String>>,
}

/// Holds `stored`, and takes what the person answers.
fn held(stored: &str) -> Held {
    let value = RwSignal::new(stored.to_owned());
    Held {
        value: value.into(),
        put: Callback::new(move |answer: Option<String>| value.set(answer.unwrap_or_default())),
    }
}

#[component]
pub(super) fn Controls() -> impl IntoView {
    view! {
        <Group id="controls" title="Controls of forms">
            <offered::Offered/>
            <scales::Scales/>
            <days::Days/>
            <places::Places/>
            <made::Made/>
        </Group>
    }
}
