//! A list and what its rows open: two pages on a phone, side by side at a desk.

use crate::components::Beside;
use crate::state::session;
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One address for both, `…/:record?`, so that the list stands while records come and go beside it.
#[component]
pub(super) fn Desk(list: fn() -> AnyView, detail: fn() -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let open = Memo::new(move |_| {
        params
            .with(|params| params.get("record"))
            .filter(|record| !record.is_empty())
    });
    let wide = session().wide();
    let alone = Memo::new(move |_| (!wide.get()).then(|| open.get()));
    move || match alone.get() {
        // For the list alone: in a window that is made narrow, what is open has no list beside it.
        None => {
            let beside = Beside {
                open,
                detail: StoredValue::new(Box::new(detail)),
            };
            view! { <Provider value=beside>{list()}</Provider> }.into_any()
        }
        Some(None) => list(),
        Some(Some(_)) => detail(),
    }
}
