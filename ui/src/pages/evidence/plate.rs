use crate::components::Fault;
use crate::transport::blobs::{self, Addresses};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::ApiError;

/// A picture from the blob door, by an address that is given back.
#[component]
pub(crate) fn Plate(
    /// `{evidence}/preview`, `{evidence}/original` or `plate.{report}/{number}`.
    #[prop(into)]
    path: Signal<String>,
    /// What the picture shows, for those who do not see it.
    #[prop(into)]
    words: String,
    held: Addresses,
) -> impl IntoView {
    let shown = RwSignal::new(None::<Result<String, ApiError>>);
    Effect::new(move |_| {
        let wanted = path.get();
        shown.set(None);
        spawn_local(async move {
            let found = blobs::address(&wanted).await;
            let still_wanted = path.try_get_untracked().as_ref() == Some(&wanted);
            if let Ok(address) = &found
                && !held.hold(address)
            {
                return;
            }
            if still_wanted {
                let _ = shown.try_set(Some(found));
            }
        });
    });
    move || match shown.get() {
        None => view! { <div class="waiting plate-waits" role="status" aria-label=say::opening()></div> }.into_any(),
        Some(Ok(address)) => view! { <img src=address alt=words.clone() decoding="async"/> }.into_any(),
        Some(Err(fault)) => view! { <Fault of=fault/> }.into_any(),
    }
}
