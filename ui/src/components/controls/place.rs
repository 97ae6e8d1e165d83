use super::locating::{Accuracy, Locating, metres};
use crate::answers::Point;
use crate::components::Saved;
use crate::words::say;
use leptos::prelude::*;

/// One place on earth: found when the person asks for it, or typed.
#[component]
pub(crate) fn PlaceField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] accuracy: Accuracy,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let stored = move || value.with(|value| Point::read(value));
    let take = Callback::new(move |point: Point| put.run(Some(point.text())));
    let saved = Signal::derive(move || saved.get() && stored().is_some());
    view! {
        <div class="stack tight" role="group" aria-label=label id=id.clone()>
            {move || stored().map(|point| view! {
                <p class="sheet row spread"><span><strong class="code">{point.shown()}</strong><br/><span class="small">{exactness(point)}</span></span><Saved when=saved/></p>
            })}
            <Locating id=id.clone() find=say::place_find() accuracy take disabled/>
        </div>
    }
}

/// How exact a kept place is; a typed one has no measure.
pub(super) fn exactness(point: Point) -> String {
    match point.accuracy_m {
        0.0 => say::typed_by_hand(),
        accuracy_m => say::accurate_to(metres(accuracy_m)),
    }
}
